//! Which form of a counted noun a number takes.
//!
//! Only the choice: the forms themselves are in the theme's strings, under these names.

use icu_locale_core::locale;
use icu_plurals::{PluralCategory, PluralRules};

use super::Language;

/// The plural category of a count: always "other" in Vietnamese, "one" or "other" in English.
///
/// English follows CLDR. Vietnamese does not: since CLDR 49 (CLDR-14273) it has "one" for 0 and 1,
/// for the sake of pronouns in a sentence ("nó", "chúng"). A counted noun never changes, and asking
/// every theme for the same string twice would help nobody.
pub fn category(language: Language, n: u64) -> &'static str {
    match language {
        Language::Vietnamese => "other",
        Language::English if is_one_in_english(n) => "one",
        Language::English => "other",
    }
}

thread_local! {
    // One for each thread: the rules' data cannot be shared between threads.
    static ENGLISH: Option<PluralRules> =
        PluralRules::try_new(locale!("en-GB").into(), Default::default()).ok();
}

fn is_one_in_english(n: u64) -> bool {
    ENGLISH.with(|rules| match rules {
        Some(rules) => rules.category_for(n) == PluralCategory::One,
        None => n == 1,
    })
}
