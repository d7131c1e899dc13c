//! What readers of Vietnamese and of English may rely on: order, addresses, numbers, dates.

mod date;

use std::borrow::Cow;

use lantoa::language::Language::{self, English, Vietnamese};
use lantoa::language::collate::sort_key;
use lantoa::language::normal::nfc;
use lantoa::language::number::{decimal, integer, money_vnd};
use lantoa::language::plural::category;
use lantoa::language::slug::{fold, is_slug, slug};
use proptest::prelude::*;

/// "Đường Mộc Châu" as macOS hands it over: every mark a character of its own.
const DECOMPOSED: &str = "Đu\u{31b}o\u{31b}\u{300}ng Mo\u{323}\u{302}c Cha\u{302}u";

/// The strings of this module do not break inside; the tests read better with plain spaces.
fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn sorted<'a>(language: Language, names: &[&'a str]) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.iter().rev().copied().collect();
    names.sort_by_key(|name| sort_key(language, name));
    names
}

// Languages

#[test]
fn each_language_is_found_again_by_its_code() {
    for language in Language::ALL {
        assert_eq!(Language::from_code(language.code()), Some(language));
        assert_eq!(language.to_string(), language.code());
    }
}

#[test]
fn a_code_with_a_territory_or_in_capitals_is_no_language() {
    for code in ["vi-VN", "VI", "", "fr"] {
        assert_eq!(Language::from_code(code), None, "{code}");
    }
}

#[test]
fn a_language_names_itself_as_its_readers_do() {
    assert_eq!(Language::ALL.map(Language::own_name), ["Tiếng Việt", "English"]);
    assert_eq!(Language::ALL.map(Language::open_graph_locale), ["vi_VN", "en_GB"]);
}

// Order

#[test]
fn son_la_comes_after_sop_cop() {
    let names = ["Sông Mã", "Sốp Cộp", "Sơn La"];
    assert_eq!(sorted(Vietnamese, &names), names);
}

#[test]
fn the_twelve_districts_stand_in_the_order_of_vietnamese() {
    let names = [
        "Bắc Yên",
        "Mai Sơn",
        "Mộc Châu",
        "Mường La",
        "Phù Yên",
        "Quỳnh Nhai",
        "Sông Mã",
        "Sốp Cộp",
        "Sơn La",
        "Thuận Châu",
        "Vân Hồ",
        "Yên Châu",
    ];
    assert_eq!(sorted(Vietnamese, &names), names);
}

#[test]
fn the_letters_of_the_alphabet_stand_in_its_order() {
    let letters: Vec<&str> =
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y".split(' ').collect();
    assert_eq!(sorted(Vietnamese, &letters), letters);
}

#[test]
fn tones_stand_as_ngang_huyen_hoi_nga_sac_nang() {
    for tones in ["a à ả ã á ạ", "ă ằ ẳ ẵ ắ ặ", "ơ ờ ở ỡ ớ ợ", "ma mà mả mã má mạ"]
    {
        let tones: Vec<&str> = tones.split(' ').collect();
        assert_eq!(sorted(Vietnamese, &tones), tones);
    }
}

#[test]
fn tones_decide_only_after_all_letters() {
    let names = ["Lễ An", "Lệ An", "Lê Bá"];
    assert_eq!(sorted(Vietnamese, &names), names);
}

#[test]
fn two_letter_consonants_are_two_letters() {
    let names = ["Cao", "Chi", "Co", "Na", "Ngọc", "Nhai", "Noong"];
    assert_eq!(sorted(Vietnamese, &names), names);
}

#[test]
fn small_letters_stand_before_capitals() {
    let names = ["an", "An", "ăn", "Ăn"];
    assert_eq!(sorted(Vietnamese, &names), names);
}

#[test]
fn ban_2_comes_before_ban_10() {
    for language in Language::ALL {
        let names = ["bản 1", "bản 2", "bản 10", "bản 100"];
        assert_eq!(sorted(language, &names), names);
    }
}

#[test]
fn english_does_not_hold_marked_letters_apart() {
    let names = ["Da Nang", "Đà Nẵng", "Dalat", "Moc Chau", "Mộc Châu", "Muong La"];
    assert_eq!(sorted(English, &names), names);
}

#[test]
fn different_texts_have_different_keys() {
    for language in Language::ALL {
        assert_ne!(sort_key(language, "bản 2"), sort_key(language, "bản 02"));
    }
}

#[test]
fn the_form_of_the_letters_does_not_change_the_order() {
    for language in Language::ALL {
        assert_eq!(sort_key(language, DECOMPOSED), sort_key(language, "Đường Mộc Châu"));
    }
}

// One form for the same letters

#[test]
fn decomposed_letters_are_put_together() {
    assert_eq!(nfc(DECOMPOSED), "Đường Mộc Châu");
}

#[test]
fn text_in_good_form_is_not_copied() {
    for text in ["", "plain", "Đường Mộc Châu – Sơn La: 98 %, ₫", "Ủy ban Mặt trận Tổ quốc"]
    {
        assert!(matches!(nfc(text), Cow::Borrowed(same) if same == text), "{text}");
    }
}

// Addresses and folding

#[test]
fn a_slug_is_plain_letters_and_hyphens() {
    assert_eq!(slug("Cầu bản Xà — Đại đoàn kết"), "cau-ban-xa-dai-doan-ket");
    assert_eq!(slug("Quốc lộ 6, km 1/2"), "quoc-lo-6-km-1-2");
}

#[test]
fn decomposed_text_has_the_same_slug() {
    assert_eq!(slug(DECOMPOSED), "duong-moc-chau");
    assert_eq!(slug("Đường Mộc Châu"), "duong-moc-chau");
}

#[test]
fn d_with_a_stroke_is_d_and_so_is_eth() {
    for text in ["đồng", "Đồng", "ðồng", "Ðồng"] {
        assert_eq!(slug(text), "dong", "{text}");
        assert_eq!(fold(text).to_lowercase(), "dong", "{text}");
    }
}

#[test]
fn both_ways_of_placing_a_tone_have_one_slug() {
    for (one, other, expected) in
        [("hòa", "hoà", "hoa"), ("Ủy ban", "Uỷ ban", "uy-ban"), ("khỏe", "khoẻ", "khoe")]
    {
        assert_eq!(slug(one), expected);
        assert_eq!(slug(other), expected);
        assert_eq!(fold(one), fold(other));
    }
}

#[test]
fn what_nobody_sees_does_not_cut_a_word() {
    assert_eq!(slug("đo\u{ad}àn\u{200b} kết\u{feff}"), "doan-ket");
    assert_eq!(slug("TP\u{a0}Sơn\u{a0}La"), "tp-son-la");
}

#[test]
fn a_text_without_letters_has_no_slug() {
    for text in ["", "   ", "— … !", "\u{301}"] {
        assert_eq!(slug(text), "", "{text:?}");
    }
}

#[test]
fn folding_keeps_capitals_and_spaces() {
    assert_eq!(fold("Chiềng Hắc"), "Chieng Hac");
    assert_eq!(fold("Đường"), "Duong");
    assert_eq!(fold(DECOMPOSED), "Duong Moc Chau");
    assert_eq!(fold("  Bản 5, xã Ngọk – 10 km² "), "  Ban 5, xa Ngok – 10 km² ");
}

#[test]
fn folding_leaves_other_scripts_whole() {
    assert_eq!(fold("한국 Sơn La ꪼꪕ"), "한국 Son La ꪼꪕ");
}

#[test]
fn every_vietnamese_letter_folds_to_ascii() {
    let vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
    assert!(fold(vowels).is_ascii());
    assert!(fold(&vowels.to_uppercase()).is_ascii());
}

#[test]
fn a_slug_has_no_capitals_marks_or_stray_hyphens() {
    for text in ["moc-chau", "6", "cau-ban-xa-2"] {
        assert!(is_slug(text), "{text}");
    }
    for text in ["", "-", "-a", "a-", "a--b", "Moc", "mộc", "a b", "a_b", "a/b", "a.b"] {
        assert!(!is_slug(text), "{text}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_its_slug_can_stand_in_an_address(text in any::<String>()) {
        let made = slug(&text);
        prop_assert!(made.is_empty() || is_slug(&made), "{made:?}");
    }

    #[test]
    fn a_slug_is_its_own_slug(text in any::<String>()) {
        let made = slug(&text);
        prop_assert_eq!(slug(&made), made);
    }

    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn money_is_never_rounded(value in 0u64..10_000_000_000_000) {
        let text = spaced(&money_vnd(English, value));
        let (amount, unit) = text.split_once(' ').unwrap();
        let zeros = match unit {
            "billion VND" => 9,
            "million VND" => 6,
            _ => 0,
        };
        let amount = amount.replace(',', "");
        let (whole, part) = amount.split_once('.').unwrap_or((&amount, ""));
        let read: u64 = format!("{whole}{part:0<zeros$}").parse().unwrap();
        prop_assert_eq!(read, value);
    }
}

// Numbers and money

#[test]
fn thousands_are_set_apart_as_each_language_does() {
    assert_eq!(integer(Vietnamese, 1_234_567), "1.234.567");
    assert_eq!(integer(English, 1_234_567), "1,234,567");
    assert_eq!(integer(Vietnamese, 1_234), "1.234");
    assert_eq!(integer(English, 1_234), "1,234");
    assert_eq!(integer(Vietnamese, -1_234), "-1.234");
    assert_eq!(integer(Vietnamese, 0), "0");
    assert_eq!(integer(English, i64::MIN), "-9,223,372,036,854,775,808");
}

#[test]
fn fractions_stand_after_a_comma_in_vietnamese_and_a_point_in_english() {
    assert_eq!(decimal(Vietnamese, 1234.5, 2), "1.234,5");
    assert_eq!(decimal(English, 1234.5, 2), "1,234.5");
}

#[test]
fn zeros_at_the_end_of_a_fraction_are_left_out() {
    assert_eq!(decimal(Vietnamese, 98.0, 1), "98");
    assert_eq!(decimal(Vietnamese, 1200.0, 2), "1.200");
    assert_eq!(decimal(English, 2.30, 3), "2.3");
}

#[test]
fn fractions_are_rounded_as_by_hand() {
    assert_eq!(decimal(English, 1.005, 2), "1.01");
    assert_eq!(decimal(English, 2.5, 0), "3");
    assert_eq!(decimal(English, -2.5, 0), "-3");
    assert_eq!(decimal(Vietnamese, 99.96, 1), "100");
    assert_eq!(decimal(Vietnamese, -0.04, 1), "0");
    assert_eq!(decimal(Vietnamese, 1e-300, 2), "0");
}

#[test]
fn what_is_no_number_does_no_harm() {
    assert_eq!(decimal(Vietnamese, f64::NAN, 1), "NaN");
    assert_eq!(decimal(Vietnamese, f64::INFINITY, 1), "inf");
    assert!(decimal(English, f64::MAX, 255).starts_with("179,769,313,486,231,570,"));
}

#[test]
fn money_is_told_in_the_largest_unit_that_says_it() {
    for (value, vietnamese, english) in [
        (0, "0 đồng", "0 VND"),
        (500_000, "500.000 đồng", "500,000 VND"),
        (999_999, "999.999 đồng", "999,999 VND"),
        (1_000_000, "1 triệu đồng", "1 million VND"),
        (640_000_000, "640 triệu đồng", "640 million VND"),
        (1_000_000_000, "1 tỷ đồng", "1 billion VND"),
        (1_200_000_000, "1,2 tỷ đồng", "1.2 billion VND"),
        (1_250_000_000, "1,25 tỷ đồng", "1.25 billion VND"),
        (1_500_000_000_000, "1.500 tỷ đồng", "1,500 billion VND"),
    ] {
        assert_eq!(spaced(&money_vnd(Vietnamese, value)), vietnamese);
        assert_eq!(spaced(&money_vnd(English, value)), english);
    }
}

#[test]
fn money_falls_to_a_smaller_unit_rather_than_lose_a_dong() {
    assert_eq!(spaced(&money_vnd(Vietnamese, 1_234_500_000)), "1.234,5 triệu đồng");
    assert_eq!(spaced(&money_vnd(English, 1_234_560_000)), "1,234.56 million VND");
    assert_eq!(spaced(&money_vnd(Vietnamese, 1_234_567_000)), "1.234.567.000 đồng");
    assert_eq!(spaced(&money_vnd(English, 1_000_000_001)), "1,000,000,001 VND");
    assert_eq!(spaced(&money_vnd(English, u64::MAX)), "18,446,744,073,709,551,615 VND");
}

#[test]
fn money_does_not_break_at_the_end_of_a_line() {
    assert_eq!(money_vnd(Vietnamese, 1_200_000_000), "1,2\u{a0}tỷ\u{a0}đồng");
    assert_eq!(money_vnd(Vietnamese, 500_000), "500.000\u{a0}đồng");
    assert_eq!(money_vnd(English, 640_000_000), "640\u{a0}million\u{a0}VND");
}

// Plurals

#[test]
fn only_one_in_english_is_singular() {
    assert_eq!(category(English, 1), "one");
    for n in [0, 2, 11, 21, 101, u64::MAX] {
        assert_eq!(category(English, n), "other", "{n}");
    }
}

#[test]
fn vietnamese_has_one_form_for_every_number() {
    for n in [0, 1, 2, 21, u64::MAX] {
        assert_eq!(category(Vietnamese, n), "other", "{n}");
    }
}

#[test]
fn a_word_that_windows_keeps_for_a_device_is_no_slug() {
    assert_eq!(slug("Con"), "con-1");
    assert!(!is_slug("con") && !is_slug("com1") && !is_slug("nul"));
    assert!(is_slug("con-duong") && is_slug("com") && is_slug("com10"));
}
