//! The small parts that several views are put together from.

use serde::Serialize;

use super::here::Here;
use crate::address::Subject;
use crate::catalogue::entry::Entry;
use crate::catalogue::index;
use crate::entry::body::is_safe;
use crate::entry::campaign::Form;
use crate::entry::shared::Award;
use crate::language::date::{Date, long, short};

/// A day, written in the three ways that pages need.
#[derive(Clone, Debug, Serialize)]
pub struct Day {
    /// For `<time datetime>`.
    pub iso: String,
    /// For tables and cards.
    pub short: String,
    /// For running text.
    pub long: String,
}

impl Day {
    /// A date as the page's language writes it.
    pub fn new(here: &Here<'_>, date: Date) -> Day {
        Day { iso: date.iso(), short: short(here.language, date), long: long(here.language, date) }
    }
}

/// Works by status.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Counts {
    /// Registered, not begun.
    pub registered: usize,
    /// Under way.
    pub under_way: usize,
    /// Completed.
    pub completed: usize,
}

impl From<index::Counts> for Counts {
    fn from(counts: index::Counts) -> Counts {
        let index::Counts { registered, under_way, completed } = counts;
        Counts { registered, under_way, completed }
    }
}

/// How many of all have at least one work that counts.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Share {
    /// How many have.
    pub have: usize,
    /// How many there are.
    pub all: usize,
    /// Whole percent, rounded down, so that "100 %" is never said too early.
    pub percent: usize,
}

impl From<(usize, usize)> for Share {
    fn from((have, all): (usize, usize)) -> Share {
        Share { have, all, percent: (have * 100).checked_div(all).unwrap_or_default() }
    }
}

/// An award on the page of a work or unit.
#[derive(Clone, Debug, Serialize)]
pub struct AwardLine<'a> {
    /// The award.
    pub title: &'a str,
    /// The awards page.
    pub href: String,
    /// Its form.
    pub form: &'static str,
    /// The decision.
    pub decision: Option<&'a str>,
    /// Its language, when it is not the page's.
    pub decision_lang: Option<&'static str>,
    /// The day of the decision.
    pub day: Option<Day>,
}

/// The awards of an entry; `places` are their places in the campaign's list.
pub fn award_lines<'a>(
    here: &Here<'a>,
    awards: &'a [Award],
    places: &[Option<usize>],
) -> Vec<AwardLine<'a>> {
    let campaign = &here.site.catalogue.campaign;
    let given = awards.iter().zip(places);
    given
        .filter_map(|(award, place)| {
            let form = campaign.facts.awards.get((*place)?)?;
            Some(AwardLine {
                title: campaign.texts.item_line(here.language, ("awards", &form.id, "title")),
                href: here.to(Subject::Awards).0,
                form: form_code(form.form),
                decision: award.decision.as_deref(),
                decision_lang: here.foreign_facts().filter(|_| award.decision.is_some()),
                day: award.date.map(|date| Day::new(here, date)),
            })
        })
        .collect()
}

/// The code of a form of award.
pub fn form_code(form: Form) -> &'static str {
    form.into()
}

/// A source under a text.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLine<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Where it can be read.
    pub url: Option<&'a str>,
    /// When it appeared.
    pub day: Option<Day>,
}

/// The sources of an entry, and their language when it is not the page's.
pub fn sources<'a, F>(
    here: &Here<'a>,
    entry: &'a Entry<F>,
) -> (Vec<SourceLine<'a>>, Option<&'static str>) {
    let lines: Vec<SourceLine<'a>> = entry
        .shared
        .sources
        .iter()
        .map(|source| SourceLine {
            name: &source.name,
            url: source.url.as_ref().map(|url| url.value.as_str()).filter(|url| is_safe(url)),
            day: source.date.map(|date| Day::new(here, date)),
        })
        .collect();
    let lang = here.foreign(entry.texts.original.language).filter(|_| !lines.is_empty());
    (lines, lang)
}

/// The entry's `[extra]` table as data.
pub fn extra<F>(entry: &Entry<F>) -> Option<serde_json::Value> {
    entry.shared.extra.as_deref().and_then(|text| serde_json::from_str(text).ok())
}
