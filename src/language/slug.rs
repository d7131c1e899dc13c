//! Texts without their marks: the words of addresses, and the letters that search compares.
//!
//! Both ways of writing a tone ("hòa", "hoà") and both Unicode forms meet in one result. Different
//! names may meet too, so neither a slug nor a folded text identifies anything by itself.

use icu_normalizer::{DecomposingNormalizer, DecomposingNormalizerBorrowed};

use super::normal::nfc;

/// The address form of a text: "Cầu bản Xà — Đại đoàn kết" gives "cau-ban-xa-dai-doan-ket".
/// Empty when no letter or digit is left; otherwise `is_slug` holds.
pub fn slug(text: &str) -> String {
    // A soft hyphen or zero-width character shows nothing, so it must not cut a word in two.
    let visible: String = nfc(text).chars().filter(|letter| !is_invisible(*letter)).collect();
    let mut slug = slug::slugify(visible);
    if is_device(&slug) {
        slug.push_str("-1");
    }
    slug
}

/// The names that Windows keeps for devices: no file or folder can be called so there, and `con` is
/// a common word of Vietnamese.
fn is_device(text: &str) -> bool {
    let port = text.strip_prefix("com").or_else(|| text.strip_prefix("lpt"));
    let is_port =
        port.is_some_and(|number| number.len() == 1 && number.parse::<u8>().is_ok_and(|n| n > 0));
    is_port || matches!(text, "con" | "prn" | "aux" | "nul")
}

/// The text without tones and letter marks, case and spaces kept: "Chiềng Hắc" gives "Chieng Hac".
///
/// Search compares by it (`search::search_key`), and the theme's search script folds by the same
/// rule; a change here is a change there.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let bare: String = DECOMPOSER
        .normalize(text)
        .chars()
        .filter(|letter| !is_latin_mark(*letter))
        .map(without_stroke)
        .collect();
    // Letters of other scripts were taken apart on the way.
    nfc(&bare).into_owned()
}

/// Whether a text may stand in an address as it is: lowercase ASCII letters and digits in groups
/// joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    !is_device(text)
        && text.split('-').all(|group| {
            !group.is_empty()
                && group.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

static DECOMPOSER: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizer::new_nfd();

/// The one block that holds every mark of Vietnamese; the marks of other scripts stay, being
/// letters to their readers.
fn is_latin_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// The stroke of đ is no mark to Unicode, so decomposing leaves it. Ð (eth) is another letter that
/// looks the same and is often typed for Đ.
fn without_stroke(letter: char) -> char {
    match letter {
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        other => other,
    }
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
