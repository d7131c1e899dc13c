//! Districts, communes and areas as lines of a list, each with its counts.

use serde::Serialize;

use super::here::Here;
use super::part::{Counts, Share};
use crate::address::Subject;

/// A district in a list.
#[derive(Debug, Serialize)]
pub struct PlaceLine {
    /// Its name.
    pub name: String,
    /// Its name with its type.
    pub full_name: String,
    /// Its page, or the crossing.
    pub href: String,
    /// How many works.
    pub works: usize,
    /// Its communes with a work.
    pub communes: Share,
    /// Its works by status.
    pub counts: Counts,
}

/// A commune in a list.
#[derive(Debug, Serialize)]
pub struct CommuneLine {
    /// Its name.
    pub name: String,
    /// Its name with its type.
    pub full_name: String,
    /// Its page.
    pub href: String,
    /// Its works by status.
    pub counts: Counts,
}

/// An area in a list.
#[derive(Debug, Serialize)]
pub struct AreaLine<'a> {
    /// Its number in the plan.
    pub number: u32,
    /// Its title.
    pub title: &'a str,
    /// Its short title.
    pub short: &'a str,
    /// The plan's wording, or "".
    pub long: &'a str,
    /// Its page, or the crossing.
    pub href: String,
    /// How many works.
    pub works: usize,
}

/// The districts in the language's alphabet; with an area, each leads to the crossing and counts
/// only its works.
pub fn place_lines(here: &Here<'_>, area: Option<usize>) -> Vec<PlaceLine> {
    let catalogue = here.site.catalogue;
    let order = catalogue.order.districts.get(&here.language);
    let lines = order.into_iter().flatten().filter_map(|place| {
        let (subject, list) = match area {
            None => (Subject::District(*place), catalogue.index.district(*place)),
            Some(area) => (Subject::Crossing(area, *place), catalogue.index.crossing(area, *place)),
        };
        Some(PlaceLine {
            name: here.district_name(*place)?,
            full_name: here.district_full_name(*place)?,
            href: here.to(subject).0,
            works: list.all().len(),
            communes: catalogue.coverage.districts.get(*place)?.share().into(),
            counts: list.counts.into(),
        })
    });
    lines.collect()
}

/// A commune in a list.
pub fn commune_line(here: &Here<'_>, district: usize, commune: usize) -> Option<CommuneLine> {
    Some(CommuneLine {
        name: here.commune_name(district, commune)?,
        full_name: here.commune_full_name(district, commune)?,
        href: here.to(Subject::Commune(district, commune)).0,
        counts: here.site.catalogue.index.commune(district, commune).counts.into(),
    })
}

/// All areas, each leading to its page.
pub fn area_lines<'a>(here: &Here<'a>) -> Vec<AreaLine<'a>> {
    (0..here.site.catalogue.areas.len()).filter_map(|area| area_line(here, area, None)).collect()
}

/// An area in a list; with a district it leads to the crossing and counts only its works.
pub fn area_line<'a>(
    here: &Here<'a>,
    area: usize,
    district: Option<usize>,
) -> Option<AreaLine<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.areas.get(area)?;
    let (text, _) = entry.texts.best(here.language);
    let (subject, list) = match district {
        None => (Subject::Area(area), catalogue.index.area(area)),
        Some(district) => {
            (Subject::Crossing(area, district), catalogue.index.crossing(area, district))
        }
    };
    Some(AreaLine {
        number: entry.facts.number.value,
        title: &text.title.value,
        short: text.short.as_deref().unwrap_or(&text.title.value),
        long: text.long.as_deref().unwrap_or_default(),
        href: here.to(subject).0,
        works: list.all().len(),
    })
}
