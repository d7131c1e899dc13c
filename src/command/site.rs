//! A site on disk as the pipeline's inputs, and the problems of a run as text.

use std::io;

use jiff::Timestamp;

use super::arguments::Common;
use super::out::tell;
use super::theme_words::lies_within;
use crate::catalogue::Drafts;
use crate::config::BaseUrl;
use crate::language::Language;
use crate::language::date::Date;
use crate::pipeline::{Inputs, Today, Understood};
use crate::problem::report::{Colour, terminal};
use crate::problem::{Checked, Problem};
use crate::source::remembered::Remembered;
use crate::source::{self, Sources, built_in};
use crate::view::{Finish, Links};
use crate::write::cache;

/// How the site is to be made.
#[derive(Clone)]
pub(super) struct Manner {
    pub(super) base_url: Option<BaseUrl>,
    pub(super) links: Links,
    pub(super) drafts: Drafts,
    pub(super) finish: Finish,
}

/// Reads the site, and the clock once.
pub(super) fn inputs(common: &Common, manner: Manner) -> io::Result<Inputs> {
    inputs_with(common, manner, &cache::files(&common.site))
}

/// The same, with this remembered of its files.
pub(super) fn inputs_with(
    common: &Common,
    manner: Manner,
    known: &Remembered,
) -> io::Result<Inputs> {
    let read = source::read(&common.site, known)?;
    Ok(of_reading(common.today, manner, read))
}

/// What was read as inputs, made in this manner on a given day, or else today.
pub(super) fn of_reading(today: Option<Date>, manner: Manner, read: Checked<Sources>) -> Inputs {
    Inputs {
        sources: read.value,
        problems: read.problems,
        today: match today {
            Some(date) => Today::Given(date),
            None => Today::Clock(now()),
        },
        base_url: manner.base_url,
        links: manner.links,
        drafts: manner.drafts,
        finish: manner.finish,
    }
}

/// This moment.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub(super) fn now() -> Timestamp {
    Timestamp::now()
}

/// Draws the problems of a run, with the lines of text that they are about.
pub(super) fn show(problems: &[Problem], sources: &Sources, language: Language) {
    if !problems.is_empty() {
        let text_of = |path: &str| sources.shown(path);
        tell!("{}", terminal(problems, &text_of, language, Colour::Styled));
        let is_within = |path: &str| sources.get(path).is_some_and(built_in::is);
        if problems.iter().any(|problem| is_within(&problem.place.path)) {
            tell!("{}", lies_within(language));
        }
    }
}

/// Where the preview shows an entry: a path from the host's root, in a language that it has.
pub(super) fn address_of(site: &Understood, id: &str, language: Language) -> Option<String> {
    let path = site.addresses.of(site.addresses.subject(id)?, language)?;
    Some(format!("{}{}", site.config.base_url.path(), path.trim_start_matches('/')))
}
