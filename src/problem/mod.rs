//! Mistakes as values: what is wrong, where, and how grave; never how to say it.
//!
//! A stage does not fail. It returns `Checked<T>`: what it could make, and the problems it met.
//! Problems travel with the values they belong to, so that what is served from memory repeats its
//! problems. The words come last (`vietnamese`, `english`), and the drawing last of all (`report`).

mod cursor;
pub mod english;
pub mod kind;
mod look_alikes;
pub mod named;
pub mod nearest;
pub mod overlay;
pub mod report;
pub mod span;
pub mod vietnamese;
pub mod words;

use borsh::{BorshDeserialize, BorshSerialize};

pub use kind::{
    AddressProblem, CatalogueProblem, ConfigProblem, EntryProblem, ExternalProblem, Kind,
    PhotoProblem, SourceProblem, TableProblem, TextProblem, ThemeProblem,
};
pub use named::{LegacyEncoding, Moment, Personal, Reference, Repeated, ValueType};
pub use span::{Place, Span, Spanned};
pub use words::Words;

use crate::language::Language;

/// Whether a problem stops the output.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum Severity {
    /// Nothing is put out while this stands.
    Error,
    /// Worth mending; the output is made all the same.
    Warning,
}

/// One thing that is wrong. Problems sort by file, then by where they stand in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub struct Problem {
    /// The file and the bytes meant.
    pub place: Place,
    /// Whether it stops the output.
    pub severity: Severity,
    /// What is wrong, as data.
    pub kind: Kind,
}

impl Problem {
    /// A problem of this gravity.
    pub fn new(severity: Severity, place: Place, kind: impl Into<Kind>) -> Problem {
        Problem { place, severity, kind: kind.into() }
    }

    /// A problem that stops the output.
    pub fn error(place: Place, kind: impl Into<Kind>) -> Problem {
        Problem { place, severity: Severity::Error, kind: kind.into() }
    }

    /// A problem that does not.
    pub fn warning(place: Place, kind: impl Into<Kind>) -> Problem {
        Problem { place, severity: Severity::Warning, kind: kind.into() }
    }
}

/// Any value and the problems met while making it.
#[derive(Clone, PartialEq, Eq, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Checked<T> {
    /// What could be made; with errors it may have holes.
    pub value: T,
    /// Everything that was wrong, in any order.
    pub problems: Vec<Problem>,
}

impl<T> Checked<T> {
    /// The value, its problems added to those of a run.
    pub fn take(self, all: &mut Vec<Problem>) -> T {
        all.extend(self.problems);
        self.value
    }
}

/// Whether any of these stops the output.
pub fn has_errors(problems: &[Problem]) -> bool {
    has_as_grave(problems, Severity::Error)
}

/// Whether any of these is as grave as that, or graver.
pub fn has_as_grave(problems: &[Problem], least: Severity) -> bool {
    // What is graver sorts first.
    problems.iter().any(|problem| problem.severity <= least)
}

/// The words for a problem in the reader's language.
pub fn in_words(language: Language, kind: &Kind) -> Words {
    let words = match language {
        Language::Vietnamese => vietnamese::words(kind),
        Language::English => english::words(kind),
    };
    look_alikes::named(language, kind, words)
}

macro_rules! kinds_from {
    ($($variant:ident($problem:ident)),*) => {
        $(impl From<$problem> for Kind {
            fn from(problem: $problem) -> Kind {
                Kind::$variant(problem)
            }
        })*
    };
}
kinds_from!(
    Source(SourceProblem),
    Table(TableProblem),
    Config(ConfigProblem),
    Entry(EntryProblem),
    Text(TextProblem),
    Catalogue(CatalogueProblem),
    Address(AddressProblem),
    Theme(ThemeProblem),
    Photo(PhotoProblem),
    External(ExternalProblem)
);
