//! The page of the plan: its number, period, deadlines, targets, awards, criteria, participants.

use serde::Serialize;

use super::about::{About, Article};
use super::awards::{AwardKind, Criterion, award_kinds, criteria};
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::line::{AreaLine, area_lines};
use super::part::{Day, Share};
use super::{Page, Parts};
use crate::address::Subject;
use crate::entry::campaign::{Measure, Target};
use crate::entry::unit::UnitKind;

/// The page of the plan.
#[derive(Debug, Serialize)]
pub struct Plan<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its summary, or "".
    pub summary: &'a str,
    /// Its number.
    pub number: &'a str,
    /// Who issued it, or "".
    pub issuer: &'a str,
    /// When it was issued.
    pub issued: Option<Day>,
    /// The plan in plain words.
    pub body: Html,
    /// The day of the last change.
    pub updated: Option<Day>,
    /// By when something is due.
    pub deadlines: Vec<DeadlineLine<'a>>,
    /// What is to be reached.
    pub targets: Vec<TargetLine<'a>>,
    /// What can be awarded.
    pub awards: Vec<AwardKind<'a>>,
    /// Who takes part.
    pub participants: Vec<&'a str>,
    /// By what an award is given.
    pub criteria: Vec<Criterion<'a>>,
    /// The areas.
    pub areas: Vec<AreaLine<'a>>,
}

/// A deadline.
#[derive(Debug, Serialize)]
pub struct DeadlineLine<'a> {
    /// What is due.
    pub what: &'a str,
    /// How it is worded.
    pub rule: &'static str,
    /// The day that the plan names.
    pub day: Option<Day>,
    /// The last day that is in time.
    pub last_day: Option<Day>,
    /// Whom it binds.
    pub who: Vec<&'static str>,
}

/// A target.
#[derive(Debug, Serialize)]
pub struct TargetLine<'a> {
    /// Its number in the plan.
    pub number: u32,
    /// Its short title.
    pub short: &'a str,
    /// Its full wording.
    pub text: &'a str,
    /// Whom it is set for.
    pub applies_to: Vec<&'static str>,
    /// Those who have reached it, where works can be counted for it.
    pub share: Option<Share>,
}

/// Makes the page of the plan.
pub fn plan<'a>(here: &Here<'a>) -> Parts<'a> {
    let campaign = &here.site.catalogue.campaign;
    let (text, _) = campaign.texts.best(here.language);
    let facts = &campaign.facts;
    let line = |list, id: &str, field| campaign.texts.item_line(here.language, (list, id, field));
    let deadlines = facts.deadlines.iter().map(|deadline| DeadlineLine {
        what: line("deadlines", &deadline.id, "what"),
        rule: deadline.rule.into(),
        day: deadline.date.map(|date| Day::new(here, date)),
        last_day: deadline.last_day().map(|date| Day::new(here, date)),
        who: deadline.who.iter().map(|kind| (*kind).into()).collect(),
    });
    let participants = facts.participants.iter();
    let page = Plan {
        title: &text.title.value,
        summary: text.summary.as_deref().unwrap_or_default(),
        number: &facts.number,
        issuer: line("campaign", "issuer", "text"),
        issued: facts.issued.map(|date| Day::new(here, date)),
        body: Html::default(),
        updated: campaign.shared.updated.map(|date| Day::new(here, date)),
        deadlines: deadlines.collect(),
        targets: target_lines(here),
        awards: award_kinds(here),
        participants: participants.map(|one| line("participants", &one.id, "title")).collect(),
        criteria: criteria(here),
        areas: area_lines(here),
    };
    let modified = campaign.shared.updated.or(facts.issued);
    let about = About {
        article: Some(Article { published: facts.issued, modified }),
        ..About::page(page.title, page.summary)
    };
    Parts {
        head: head(here, Subject::Plan, 1, about),
        page: Page::Plan(page),
        body: body(here, campaign),
    }
}

/// The targets, in the order of the plan.
pub fn target_lines<'a>(here: &Here<'a>) -> Vec<TargetLine<'a>> {
    let campaign = &here.site.catalogue.campaign;
    let line = |id: &str, field| campaign.texts.item_line(here.language, ("targets", id, field));
    let mut targets: Vec<&Target> = campaign.facts.targets.iter().collect();
    targets.sort_by_key(|target| target.number);
    targets
        .into_iter()
        .map(|target| TargetLine {
            number: target.number,
            short: line(&target.id, "short"),
            text: line(&target.id, "text"),
            applies_to: target.applies_to.iter().map(|kind| (*kind).into()).collect(),
            share: share(here, target),
        })
        .collect()
}

/// How many have reached a target that counts works; none for targets that only people can judge.
fn share(here: &Here<'_>, target: &Target) -> Option<Share> {
    let (Measure::MinPerUnit, _) = target.measure? else { return None };
    let coverage = &here.site.catalogue.coverage;
    let have = coverage.organisations.iter().filter(|(_, has)| *has).count();
    let counted = target.applies_to.iter().filter_map(|kind| match kind {
        UnitKind::DistrictCommittee => Some(coverage.committees()),
        UnitKind::CommuneCommittee => Some(coverage.communes()),
        UnitKind::MemberOrganisation => Some((have, coverage.organisations.len())),
        _ => None,
    });
    counted.reduce(|a, b| (a.0 + b.0, a.1 + b.1)).map(Share::from)
}
