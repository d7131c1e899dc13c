//! The bytes of a text file as text: UTF-8, normalised. What is in another encoding is named, with
//! as much of it as can be shown beside the mistake; nothing is converted, since a guess that is
//! wrong in one letter would be put out unseen.

use crate::language::normal::nfc;
use crate::problem::{LegacyEncoding, SourceProblem, Span};

/// What is wrong with the bytes, the text as an editor shows it, and the part of it to underline.
pub(super) struct Illegible {
    pub(super) kind: SourceProblem,
    pub(super) shown: String,
    pub(super) span: Span,
}

/// The text in form C, without a byte order mark. A lone CR, as old programs end their lines, becomes
/// LF: as long, so that a place in one is a place in the other.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Illegible> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(utf16());
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(with_nul(&text)),
        Ok(text) => {
            Ok(with_line_ends(&nfc(text.strip_prefix('\u{feff}').unwrap_or(&text))).into_owned())
        }
        Err(error) => Err(no_utf8(error.as_bytes())),
    }
}

/// The text with LF for each CR that no LF follows.
pub(super) fn with_line_ends(text: &str) -> std::borrow::Cow<'_, str> {
    let lone = text.match_indices('\r').any(|(at, _)| text.as_bytes().get(at + 1) != Some(&b'\n'));
    if !lone {
        return text.into();
    }
    let mut made = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match line.strip_suffix("\r\n") {
            Some(line) => made.extend([&line.replace('\r', "\n"), "\r\n"]),
            None => made.push_str(&line.replace('\r', "\n")),
        }
    }
    made.into()
}

fn utf16() -> Illegible {
    let (shown, span) = (String::new(), Span::default());
    Illegible { kind: SourceProblem::SavedAsUtf16, shown, span }
}

fn with_nul(text: &str) -> Illegible {
    if is_utf16(text.as_bytes()) {
        return utf16();
    }
    let at = text.find('\0').unwrap_or_default();
    Illegible {
        kind: SourceProblem::NulInText,
        // A letter that can be seen, and underlined.
        shown: text.replacen('\0', "\u{fffd}", 1),
        span: Span::new(at..at + '\u{fffd}'.len_utf8(), 0),
    }
}

fn no_utf8(bytes: &[u8]) -> Illegible {
    if is_utf16(bytes) {
        return utf16();
    }
    match legacy(bytes) {
        Some(encoding) => {
            // As an editor shows it that knows nothing of these encodings: the author knows the sight.
            let as_shown = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
            let sound = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
            let shown = as_shown(bytes);
            let span = word_at(&shown, as_shown(sound.as_bytes()).len());
            Illegible { kind: SourceProblem::LegacyEncoding { encoding }, shown, span }
        }
        None => {
            let shown = String::from_utf8_lossy(bytes).into_owned();
            let at = shown.find('\u{fffd}').unwrap_or_default();
            let span = Span::new(at..at + '\u{fffd}'.len_utf8(), 0);
            Illegible { kind: SourceProblem::NotUtf8, shown, span }
        }
    }
}

/// The word in which the letter at a byte stands.
fn word_at(text: &str, at: usize) -> Span {
    let (before, after) = text.split_at(text.floor_char_boundary(at));
    let start = before.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let end = after.find(char::is_whitespace).unwrap_or(after.len());
    Span::new(text.ceil_char_boundary(start)..before.len() + end, 0)
}

/// Whether every other byte is mostly nothing, as in UTF-16: Vietnamese has plain letters, blanks and
/// line ends throughout.
fn is_utf16(bytes: &[u8]) -> bool {
    let nuls_from = |start: usize| bytes.iter().skip(start).step_by(2).filter(|byte| **byte == 0);
    let (even, odd) = (nuls_from(0).count(), nuls_from(1).count());
    let units = bytes.len() / 2;
    even.max(odd) * 4 > units && even.min(odd) * 20 < units
}

/// Which of the two encodings of old Vietnamese fonts these bytes are in, when that is clear.
fn legacy(bytes: &[u8]) -> Option<LegacyEncoding> {
    // Old letters may have been pasted into a sound file: only their lines tell.
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let bytes = &lines.filter(|line| str::from_utf8(line).is_err()).collect::<Vec<_>>().concat();
    let chunks: Vec<_> = bytes.utf8_chunks().collect();
    let whole: usize = chunks
        .iter()
        .map(|chunk| chunk.valid().chars().filter(|one| !one.is_ascii()).count())
        .sum();
    // UTF-8 with some bytes lost.
    if whole > chunks.len() {
        return None;
    }
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    // TCVN3 has ă â ê ô ơ ư đ and the first toned letters here, where VNI has nothing.
    let low = bytes.iter().filter(|byte| matches!(byte, 0xa1..=0xbe)).count();
    let before = std::iter::once(&b' ').chain(bytes);
    let (pairs, singles) =
        before.zip(bytes).fold((0, 0), |(pairs, singles), (letter, mark)| {
            match (is_vni_vowel(*letter) && is_vni_mark(*mark), is_vni_letter(*mark)) {
                (true, _) => (pairs + 1, singles),
                (false, true) => (pairs, singles + 1),
                (false, false) => (pairs, singles),
            }
        });
    if low >= 2 && low * 4 >= high {
        return Some(LegacyEncoding::Tcvn3);
    }
    (pairs >= 2 && (pairs + singles) * 10 >= high * 9).then_some(LegacyEncoding::Vni)
}

/// A letter of VNI that a mark may follow: the plain vowels, and ơ ư.
fn is_vni_vowel(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
        || matches!(byte | 0x20, 0xf4 | 0xf6)
}

/// A mark of VNI: â ă and tones, and both in one.
fn is_vni_mark(byte: u8) -> bool {
    const MARKS: [u8; 18] = [
        0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe8, 0xe9, 0xea, 0xeb, 0xef, 0xf5, 0xf8, 0xf9, 0xfa,
        0xfb, 0xfc, 0xff,
    ];
    byte >= 0xc0 && MARKS.contains(&(byte | 0x20))
}

/// A letter of VNI that is one byte: đ ơ ư, and i y with some tones.
fn is_vni_letter(byte: u8) -> bool {
    byte >= 0xc0 && matches!(byte | 0x20, 0xe6 | 0xec | 0xed | 0xee | 0xf1..=0xf4 | 0xf6)
}
