//! The campaign itself, from `campaign.md`: what the plan fixes, as data.
//!
//! The plan's words are in the texts and the body; here are its numbers, dates and ids.

use borsh::{BorshDeserialize, BorshSerialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use super::id::Folder;
use super::text::{Text, item_lists};
use super::unit::UnitKind;
use crate::language::date::{Date, Month};
use crate::language::look_alike::look_alike;
use crate::problem::{EntryProblem, Spanned, TableProblem, TextProblem};
use crate::source::table::Table;

/// The facts of the campaign.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Campaign {
    /// The plan's number, such as `364/KH-MTTQ-BTT`.
    pub number: String,
    /// The day on which the plan was signed.
    pub issued: Option<Date>,
    /// First and last month; the plan names no days.
    pub period: Option<(Month, Month)>,
    /// By when something is due.
    pub deadlines: Vec<Deadline>,
    /// What is to be reached (plan 364, section IV).
    pub targets: Vec<Target>,
    /// What can be awarded (section V).
    pub awards: Vec<AwardForm>,
    /// Who takes part (section II.2).
    pub participants: Vec<Participant>,
    /// By what an award is given (section VI).
    pub criteria: Vec<Criterion>,
}

/// How a deadline is worded, and so which day is its last.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    BorshSerialize,
    BorshDeserialize,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Rule {
    /// *trước ngày*: the day before is the last.
    Before,
    /// *chậm nhất ngày*: the day itself is the last.
    NoLaterThan,
}

/// A deadline.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Deadline {
    /// Its id.
    pub id: String,
    /// How it is worded.
    pub rule: Rule,
    /// The date that the plan names.
    pub date: Option<Date>,
    /// Whom it binds.
    pub who: Vec<UnitKind>,
}

impl Deadline {
    /// The last day on which one is in time.
    pub fn last_day(&self) -> Option<Date> {
        match self.rule {
            Rule::Before => self.date.map(|date| date.day_before()),
            Rule::NoLaterThan => self.date,
        }
    }
}

/// How a target is measured.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    BorshSerialize,
    BorshDeserialize,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Measure {
    /// A share of the units, in percent.
    PercentOfUnits,
    /// At least so many works for each unit.
    MinPerUnit,
    /// In words only.
    Qualitative,
}

/// A target.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Target {
    /// Its id, which works name.
    pub id: String,
    /// Its number in the plan.
    pub number: u32,
    /// Whom it is set for.
    pub applies_to: Vec<UnitKind>,
    /// How it is measured, and the value to reach.
    pub measure: Option<(Measure, Option<u64>)>,
}

/// The three forms of award that the plan knows.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    BorshSerialize,
    BorshDeserialize,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Form {
    /// *bằng khen*: certificate of merit.
    BangKhen,
    /// *giấy khen*: certificate of commendation.
    GiayKhen,
    /// *cờ thi đua*: emulation flag.
    CoThiDua,
}

/// An award that can be given.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct AwardForm {
    /// Its id, which works and units name.
    pub id: String,
    /// Which of the plan's lines it stands on.
    pub line: Option<u64>,
    /// Its form.
    pub form: Form,
    /// Its place among the awards; the lowest is the highest honour.
    pub rank: u32,
}

/// A group of those who take part.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Participant {
    /// Its id.
    pub id: String,
    /// The kinds of unit in it.
    pub unit_kinds: Vec<UnitKind>,
}

/// What an award asks of one kind of unit, or of all.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// The kind of unit; none means everybody.
    pub unit_kind: Option<UnitKind>,
}

/// Reads the facts of the campaign; the texts of list items go into `text`.
pub fn read(table: &Table<'_, '_>, text: &mut Text) -> Campaign {
    let campaign = Campaign {
        number: table.required_text("number"),
        issued: table.required_date("issued"),
        period: period(table),
        deadlines: items(table, text, "deadlines", |item, id| Deadline {
            id,
            rule: item.required_choice("rule").unwrap_or(Rule::NoLaterThan),
            date: item.required_date("date"),
            who: item.choices("who"),
        }),
        targets: items(table, text, "targets", |item, id| Target {
            id,
            number: item.required_count("number"),
            applies_to: item.choices("applies_to"),
            measure: item.required_table("measure", |measure| {
                let kind = measure.required_choice("kind").unwrap_or(Measure::Qualitative);
                (kind, measure.count("value"))
            }),
        }),
        awards: items(table, text, "awards", |item, id| AwardForm {
            id,
            line: item.count("line"),
            form: item.required_choice("form").unwrap_or(Form::BangKhen),
            rank: item.required_count("rank"),
        }),
        participants: items(table, text, "participants", |item, id| Participant {
            id,
            unit_kinds: item.choices("unit_kinds"),
        }),
        criteria: items(table, text, "criteria", |item, id| Criterion {
            id,
            unit_kind: item.choice("unit_kind"),
        }),
    };
    if text.summary.is_none() {
        table.required_text("summary");
    }
    campaign
}

fn period(table: &Table<'_, '_>) -> Option<(Month, Month)> {
    let months = table.required_table("period", |period| {
        (period.required_month("from"), period.required_month("to"))
    });
    match months {
        Some((Some(from), Some(to))) if from > to => {
            table.document().report(table.span_of("period"), EntryProblem::PeriodReversed);
            None
        }
        Some((Some(from), Some(to))) => Some((from, to)),
        _ => None,
    }
}

/// Reports letters of an id that only look Latin: whoever names it would type others.
fn look_alikes(item: &Table<'_, '_>, id: &Spanned<String>) {
    if id.value.chars().any(|letter| look_alike(letter).is_some()) {
        let kind = TextProblem::LookAlikeLetter { text: id.value.clone() };
        item.document().report(id.span, kind);
    }
}

/// Reads a list whose items have an id and texts; the texts are kept by that id.
fn items<T>(
    table: &Table<'_, '_>,
    text: &mut Text,
    list: &'static str,
    read: impl Fn(&Table<'_, '_>, String) -> T,
) -> Vec<T> {
    let Some(shape) = item_lists(Folder::Campaign).iter().find(|shape| shape.list == list) else {
        return Vec::new();
    };
    let read_items = table.tables(list, |item| {
        let id = item.required_spot(shape.id);
        look_alikes(item, &id);
        let texts = shape.texts.iter().map(|field| (*field, vec![item.required_text(field)]));
        let lines = shape.lines.iter().map(|field| {
            let lines = item.required_texts(field).into_iter().map(|line| line.value);
            (*field, lines.collect())
        });
        let fields: Vec<(&str, Vec<String>)> = texts.chain(lines).collect();
        (read(item, id.value.clone()), id, fields)
    });
    let mut seen = Vec::new();
    let mut made = Vec::new();
    for (item, id, fields) in read_items {
        if seen.contains(&id.value) {
            table.document().report(id.span, TableProblem::DuplicateId { id: id.value.clone() });
        }
        for (field, lines) in fields {
            text.items.insert((list, &id.value, field), lines);
        }
        seen.push(id.value);
        made.push(item);
    }
    made
}
