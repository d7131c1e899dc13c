//! The glossary of a site, `glossary.toml`: the terms whose translation is agreed upon.
//!
//! It helps translators and reaches no page, so what is wrong in it is only warned of. Where a term
//! occurs in a text is found here; what is done with it is the business of `scaffold`.
//!
//! ```toml
//! [[terms]]
//! vi = "công trình"
//! en = "work"
//! note = "Never “project”, which is dự án."   # may stay out
//! ```

use std::ops::Range;

use crate::language::Language;
use crate::problem::{Checked, Problem, Severity};
use crate::source::Sources;
use crate::source::table::Document;

/// Where the glossary stands.
pub const PATH: &str = "glossary.toml";

/// A term.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
    /// What a translator should know.
    pub note: Option<String>,
}

impl Term {
    /// The term in a language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }

    /// The term in the other language.
    pub fn other_than(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.en,
            Language::English => &self.vi,
        }
    }
}

/// Reads the glossary; a site need not have one.
pub fn parse(sources: &Sources) -> Checked<Vec<Term>> {
    let Some(text) = sources.text(PATH) else { return Checked::default() };
    let toml = Document::new(&PATH.into(), 0);
    let terms = toml.read(&text, |table| {
        table.tables("terms", |term| Term {
            vi: term.required_text("vi"),
            en: term.required_text("en"),
            note: term.text("note"),
        })
    });
    let whole = |term: &Term| !term.vi.is_empty() && !term.en.is_empty();
    let soften = |problem: Problem| Problem { severity: Severity::Warning, ..problem };
    Checked {
        value: terms.into_iter().filter(whole).collect(),
        problems: toml.into_problems().into_iter().map(soften).collect(),
    }
}

/// The terms that occur in a text of this language, in the order in which they first do. Within a
/// longer term a shorter one is not meant: "Ủy ban" in "Ủy ban nhân dân".
pub fn occurring<'a>(terms: &'a [Term], text: &str, language: Language) -> Vec<&'a Term> {
    let text = text.to_lowercase();
    let mut longest_first: Vec<&Term> = terms.iter().collect();
    longest_first.sort_by_key(|term| std::cmp::Reverse(term.of(language).len()));
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut found: Vec<(usize, &Term)> = Vec::new();
    for term in longest_first {
        let wanted = term.of(language).to_lowercase();
        let free: Vec<Range<usize>> = text
            .match_indices(&wanted)
            .map(|(at, _)| at..at + wanted.len())
            .filter(|range| is_whole_word(&text, range))
            .filter(|range| !taken.iter().any(|t| t.start < range.end && range.start < t.end))
            .collect();
        found.extend(free.first().map(|range| (range.start, term)));
        taken.extend(free);
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, term)| term).collect()
}

fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}
