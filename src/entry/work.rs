//! An exemplary work, project or task (*công trình, dự án, phần việc*): its facts.

use borsh::{BorshDeserialize, BorshSerialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use super::shared::{Award, awards};
use crate::language::date::Date;
use crate::problem::{EntryProblem, Spanned};
use crate::source::table::Table;

/// The three kinds of target 4: *công trình, dự án, phần việc*.
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
pub enum WorkKind {
    /// *công trình*
    Work,
    /// *dự án*
    Project,
    /// *phần việc*
    Task,
}

/// How far a work is.
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
pub enum Status {
    /// *đã đăng ký*: shown, but it does not count for a target.
    Registered,
    /// *đang thực hiện*
    UnderWay,
    /// *đã hoàn thành*
    Completed,
}

/// The facts of a work.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Work {
    /// Work, project or task.
    pub kind: WorkKind,
    /// How far it is.
    pub status: Status,
    /// When it was completed; else begun; else registered.
    pub date: Option<Date>,
    /// The district's file name; none means province-wide.
    pub district: Option<Spanned<String>>,
    /// The commune's slug within the district.
    pub commune: Option<Spanned<String>>,
    /// File names of the content areas, at least one.
    pub areas: Vec<Spanned<String>>,
    /// Ids of the campaign's targets.
    pub targets: Vec<Spanned<String>>,
    /// The id of the unit whose work it is.
    pub unit: Option<Spanned<String>>,
    /// The hamlet or quarter, as people call it.
    pub residential_area: Option<String>,
    /// What was achieved, counted.
    pub figures: Vec<(Figure, u64)>,
    /// Awards received for it.
    pub awards: Vec<Award>,
}

/// What can be counted of a work; the order is that of the page.
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
    IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum Figure {
    /// Households that benefit.
    Households,
    /// People that benefit.
    People,
    /// Days of one person's labour given.
    LabourDays,
    /// Money, in đồng.
    FundsVnd,
    /// Road built, in metres.
    RoadM,
    /// Land given, in square metres.
    LandM2,
    /// Houses built or mended.
    Houses,
}

impl Figure {
    /// Every figure, in the order of the page.
    pub const ALL: [Figure; 7] = [
        Figure::Households,
        Figure::People,
        Figure::LabourDays,
        Figure::FundsVnd,
        Figure::RoadM,
        Figure::LandM2,
        Figure::Houses,
    ];
}

/// Reads the facts of a work.
pub fn read(table: &Table<'_, '_>) -> Work {
    let district = table.spot("district");
    let commune = table.spot("commune");
    if let (None, Some(commune)) = (&district, &commune) {
        let kind = EntryProblem::CommuneWithoutDistrict { commune: commune.value.clone() };
        table.document().report(commune.span, kind);
    }
    Work {
        kind: table.required_choice("kind").unwrap_or(WorkKind::Work),
        status: table.required_choice("status").unwrap_or(Status::Registered),
        date: table.required_date("date"),
        district,
        commune,
        areas: table.required_texts("areas"),
        targets: table.texts("targets"),
        unit: table.spot("unit"),
        residential_area: table.text("residential_area"),
        figures: table.table("figures", figures).unwrap_or_default(),
        awards: awards(table),
    }
}

fn figures(table: &Table<'_, '_>) -> Vec<(Figure, u64)> {
    Figure::ALL
        .into_iter()
        .filter_map(|figure| table.count(figure.into()).map(|value| (figure, value)))
        .collect()
}
