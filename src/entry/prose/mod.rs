//! What a file's words must not hold, whoever reads them: personal data, somebody's origin, characters
//! that nobody sees, links and headings that say nothing, two styles of spelling.
//!
//! One file a finding. Each looks at the same words (`plain`), gathered once, and says what it found
//! and where. What a field means is not known here, nor what an office lets appear.

pub(super) mod alt;
pub mod digit_forms;
mod digits;
mod ethnicity;
mod headings;
mod invisible;
mod link_text;
mod mailbox;
pub mod personal;
mod plain;
mod plate;
mod run;
mod tone;

use std::ops::Range;
use std::sync::Arc;

use super::events::Marked;
use crate::language::Language;
use crate::language::tone::ToneStyle;
use crate::problem::{Place, Problem, Span, TextProblem};
use crate::source::table::Table;
use plain::{Plain, Sort};

/// The words of a file while they are gathered.
#[derive(Debug, Default)]
pub struct Prose {
    plain: Plain,
}

impl Prose {
    /// Begins with the values of the front matter.
    pub fn of_front_matter(table: &Table<'_, '_>) -> Prose {
        let mut prose = Prose::default();
        prose.plain.values(table);
        prose
    }

    /// Adds the body, which begins `base` bytes into the file.
    pub fn with_body(mut self, events: &[Marked<'_>], base: usize) -> Prose {
        self.plain.body(events, base);
        self
    }

    /// Adds the entry's name: what stands in its address, unless it has a slug.
    pub fn with_name(mut self, name: &str) -> Prose {
        self.plain.name(Sort::File, name, 0..0);
        self
    }
}

/// A file whose words are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Its path.
    pub path: &'a Arc<str>,
    /// In which language it is.
    pub language: Language,
    /// How the site places tones.
    pub tones: ToneStyle,
}

/// What is wrong with the words of a file. `body` is its Markdown, with where that begins.
pub fn check(given: &Given<'_>, prose: &Prose, body: (&[Marked<'_>], usize)) -> Vec<Problem> {
    let plain = &prose.plain;
    let mut found = personal::find(plain);
    let hidden = invisible::find(&plain.text).into_iter();
    found.extend(hidden.map(|(range, kind)| (plain.in_file(range), kind)));
    let origins = ethnicity::find(given.language, &plain.text).into_iter();
    found.extend(
        origins.map(|(range, group)| (plain.in_file(range), TextProblem::EthnicityNamed { group })),
    );
    if given.language == Language::Vietnamese {
        let tone = tone::find(&plain.text, given.tones);
        found.extend(tone.map(|(range, kind)| (plain.in_file(range), kind)));
    }
    let (events, base) = body;
    let of_body = headings::find(events).into_iter().chain(link_text::find(events));
    found.extend(of_body.map(|(range, kind)| (range.start + base..range.end + base, kind)));
    found.into_iter().map(|(range, kind)| problem(given.path, range, kind)).collect()
}

fn problem(path: &Arc<str>, range: Range<usize>, kind: TextProblem) -> Problem {
    let place = Place::new(path, Span::new(range, 0));
    match kind {
        TextProblem::PersonalData { .. } | TextProblem::BidiControl { .. } => {
            Problem::error(place, kind)
        }
        _ => Problem::warning(place, kind),
    }
}
