//! The words of every problem in English, for officers who never programmed.
//!
//! British spelling, as on the site. What the words are about is in `kind`; a parser's own words
//! stand in parentheses.

mod content;
mod external;
mod settings;
mod texts;

use super::kind::Kind;
use super::words::{Words, quoted};
use crate::language::Language;

/// What is said about one problem.
pub fn words(kind: &Kind) -> Words {
    match kind {
        Kind::Source(kind) => content::source(kind),
        Kind::Table(kind) => settings::table(kind),
        Kind::Config(kind) => settings::config(kind),
        Kind::Entry(kind) => content::entry(kind),
        Kind::Text(kind) => texts::text(kind),
        Kind::Catalogue(kind) => content::catalogue(kind),
        Kind::Address(kind) => content::address(kind),
        Kind::Theme(kind) => settings::theme(kind),
        Kind::Photo(kind) => content::photo(kind),
        Kind::External(kind) => external::external(kind),
    }
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_deref().map(|text| format!("Did you mean {}? ", quoted(text))).unwrap_or_default()
}

fn instead(suggestion: &str) -> String {
    if suggestion.is_empty() {
        String::new()
    } else {
        format!("You could use {}.", quoted(suggestion))
    }
}

fn name(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "Vietnamese",
        Language::English => "English",
    }
}
