//! Letters that only look Latin, named where a name was not found: nobody can see what is wrong with
//! "mоc-chau" with a Cyrillic о.

use super::kind::{CatalogueProblem, ConfigProblem, EntryProblem, Kind, TableProblem, TextProblem};
use super::words::Words;
use crate::language::Language;
use crate::language::look_alike::{Alphabet, look_alike};

/// The words of a problem, with the letters that only look Latin in the name that it is about.
pub(super) fn named(language: Language, kind: &Kind, words: Words) -> Words {
    let Some(said) = given(kind).and_then(|name| said(language, name)) else { return words };
    let help = format!("{said} {}", words.help).trim().to_owned();
    Words { help, ..words }
}

/// The name that was not found, or may not be so.
fn given(kind: &Kind) -> Option<&str> {
    Some(match kind {
        Kind::Table(TableProblem::UnknownKey { key, .. }) => key,
        Kind::Table(
            TableProblem::UnknownValue { value, .. } | TableProblem::BadSlug { value, .. },
        ) => value,
        Kind::Config(ConfigProblem::ThemeNotFound { name, .. }) => name,
        Kind::Entry(
            EntryProblem::UnknownFolder { folder: name, .. }
            | EntryProblem::BadFileName { name, .. }
            | EntryProblem::UnknownItem { id: name, .. }
            | EntryProblem::ImageNotAPhoto { file: name, .. }
            | EntryProblem::PhotoNotFound { file: name, .. },
        ) => name,
        Kind::Text(TextProblem::LookAlikeLetter { text }) => text,
        Kind::Catalogue(
            CatalogueProblem::UnknownReference { value: name, .. }
            | CatalogueProblem::DeadLink { target: name, .. }
            | CatalogueProblem::DeadAnchor { target: name, .. },
        ) => name,
        _ => return None,
    })
}

/// One sentence on the letters of a name that only look Latin; none when it has none.
fn said(language: Language, name: &str) -> Option<String> {
    let mut found: Vec<(char, char, Alphabet)> = Vec::new();
    for letter in name.chars() {
        if let Some((latin, alphabet)) = look_alike(letter) {
            found.push((letter, latin, alphabet));
        }
    }
    found.sort_unstable_by_key(|(letter, ..)| *letter);
    found.dedup();
    let (_, _, alphabet) = *found.first()?;
    let pairs: Vec<String> =
        found.iter().map(|(letter, latin, _)| format!("“{letter}” (≠ {latin})")).collect();
    let pairs = pairs.join(", ");
    Some(match (language, alphabet) {
        (Language::Vietnamese, Alphabet::Cyrillic) => {
            format!("Có chữ cái Nga (Cyrillic) trông giống chữ Latinh: {pairs}; hãy xóa và gõ lại.")
        }
        (Language::Vietnamese, Alphabet::FullWidth) => {
            format!("Có chữ rộng (full-width) trông giống chữ thường: {pairs}; hãy xóa và gõ lại.")
        }
        (Language::English, Alphabet::Cyrillic) => {
            format!("Cyrillic letters look like Latin ones here: {pairs}; type them again.")
        }
        (Language::English, Alphabet::FullWidth) => {
            format!("Full-width letters look like plain ones here: {pairs}; type them again.")
        }
    })
}
