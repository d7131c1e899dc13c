//! The awards: what can be given, who received it, and by what it is given.

use std::cmp::Reverse;

use serde::Serialize;

use super::about::About;
use super::head::head;
use super::here::Here;
use super::part::{Day, form_code};
use super::{Page, Parts};
use crate::address::Subject;
use crate::catalogue::entry::Entry;
use crate::entry::shared::Award;
use crate::language::date::Date;

/// The page of the awards.
#[derive(Debug, Serialize)]
pub struct Awards<'a> {
    /// The awards, the highest first.
    pub awards: Vec<AwardKind<'a>>,
    /// By what they are given.
    pub criteria: Vec<Criterion<'a>>,
}

/// An award that can be given.
#[derive(Debug, Serialize)]
pub struct AwardKind<'a> {
    /// The award.
    pub title: &'a str,
    /// Its form.
    pub form: &'static str,
    /// Who received it, newest first.
    pub received: Vec<Received<'a>>,
}

/// A work or unit that received an award.
#[derive(Debug, Serialize)]
pub struct Received<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its page.
    pub href: String,
    /// The language of the title, when it is not the page's.
    pub lang: Option<&'static str>,
    /// The decision.
    pub decision: Option<&'a str>,
    /// Its language, when it is not the page's.
    pub decision_lang: Option<&'static str>,
    /// The day of the decision.
    pub day: Option<Day>,
    /// A demonstration.
    pub illustrative: bool,
}

/// What an award asks for.
#[derive(Debug, Serialize)]
pub struct Criterion<'a> {
    /// Of which kind of unit; none means everybody.
    pub unit_kind: Option<&'static str>,
    /// What.
    pub points: &'a [String],
}

/// Makes the page of the awards.
pub fn awards<'a>(here: &Here<'a>) -> Parts<'a> {
    let about = About::page(here.text("title.awards"), here.text("describe.awards"));
    let page = Awards { awards: award_kinds(here), criteria: criteria(here) };
    Parts { head: head(here, Subject::Awards, 1, about), page: Page::Awards(page), body: None }
}

/// The awards by rank, with those who received them.
pub fn award_kinds<'a>(here: &Here<'a>) -> Vec<AwardKind<'a>> {
    let catalogue = here.site.catalogue;
    let campaign = &catalogue.campaign;
    let mut received: Vec<Vec<(Option<Date>, Received<'a>)>> = Vec::new();
    received.resize_with(campaign.facts.awards.len(), Vec::new);
    let mut add = |place: Option<usize>, given: (Option<Date>, Received<'a>)| {
        if let Some(list) = place.and_then(|place| received.get_mut(place)) {
            list.push(given);
        }
    };
    for (place, (work, named)) in catalogue.works.iter().zip(&catalogue.relations.works).enumerate()
    {
        for (award, kind) in work.facts.awards.iter().zip(&named.awards) {
            add(*kind, (award.date, one(here, Subject::Work(place), work, award)));
        }
    }
    for (place, (unit, named)) in catalogue.units.iter().zip(&catalogue.relations.units).enumerate()
    {
        for (award, kind) in unit.facts.awards.iter().zip(&named.awards) {
            add(*kind, (award.date, one(here, Subject::Unit(place), unit, award)));
        }
    }
    let mut kinds: Vec<_> = campaign.facts.awards.iter().zip(received).collect();
    kinds.sort_by_key(|(form, _)| form.rank);
    kinds
        .into_iter()
        .map(|(form, mut received)| {
            received.sort_by_key(|(date, _)| Reverse(*date));
            AwardKind {
                title: campaign.texts.item_line(here.language, ("awards", &form.id, "title")),
                form: form_code(form.form),
                received: received.into_iter().map(|(_, one)| one).collect(),
            }
        })
        .collect()
}

fn one<'a, F>(
    here: &Here<'a>,
    subject: Subject,
    entry: &'a Entry<F>,
    award: &'a Award,
) -> Received<'a> {
    let (text, written_in) = entry.texts.best(here.language);
    Received {
        title: &text.title.value,
        href: here.to(subject).0,
        lang: here.foreign(written_in),
        decision: award.decision.as_deref(),
        decision_lang: here.foreign_facts().filter(|_| award.decision.is_some()),
        day: award.date.map(|date| Day::new(here, date)),
        illustrative: entry.shared.illustrative,
    }
}

/// By what awards are given, in the order of the plan.
pub fn criteria<'a>(here: &Here<'a>) -> Vec<Criterion<'a>> {
    let campaign = &here.site.catalogue.campaign;
    let all = campaign.facts.criteria.iter();
    all.map(|criterion| Criterion {
        unit_kind: criterion.unit_kind.map(Into::into),
        points: campaign.texts.item(here.language, ("criteria", &criterion.id, "points")),
    })
    .collect()
}
