//! A work, a news item or a unit in a list.

use serde::Serialize;

use super::here::Here;
use super::part::Day;
use super::photo::{Photo, cover};
use crate::address::Subject;
use crate::catalogue::resolve::Named;

/// A work or a news item in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Card<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub href: String,
    /// The language of the title, when it is not the page's.
    pub lang: Option<&'static str>,
    /// Its summary.
    pub summary: &'a str,
    /// Its day.
    pub day: Option<Day>,
    /// Where, or "".
    pub place: String,
    /// Work, project or task; "" for news.
    pub kind: &'static str,
    /// How far it is; "" for news.
    pub status: &'static str,
    /// Short titles of its areas.
    pub areas: Vec<&'a str>,
    /// A demonstration.
    pub illustrative: bool,
    /// It has an award.
    pub awarded: bool,
    /// Its cover.
    pub photo: Option<Photo<'a>>,
}

/// A work where room is short: it says less, so that fewer edits of the work reach its neighbours.
#[derive(Clone, Debug, Serialize)]
pub struct Brief<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub href: String,
    /// The language of the title, when it is not the page's.
    pub lang: Option<&'static str>,
    /// Its day.
    pub day: Option<Day>,
    /// Where, or "".
    pub place: String,
    /// Work, project or task.
    pub kind: &'static str,
    /// A demonstration.
    pub illustrative: bool,
    /// Its cover.
    pub photo: Option<Photo<'a>>,
}

/// A unit in a list.
#[derive(Clone, Debug, Serialize)]
pub struct UnitCard<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub href: String,
    /// The language of the title, when it is not the page's.
    pub lang: Option<&'static str>,
    /// Its summary.
    pub summary: &'a str,
    /// Its kind.
    pub kind: &'static str,
    /// Where, or "".
    pub place: String,
    /// How many works it has.
    pub works: usize,
    /// A demonstration.
    pub illustrative: bool,
}

/// The card of a work.
pub fn work<'a>(here: &Here<'a>, place: usize) -> Option<Card<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.works.get(place)?;
    let named = catalogue.relations.works.get(place)?;
    let (text, written_in) = entry.texts.best(here.language);
    let areas = named.areas.iter().filter_map(|area| area_title(here, *area));
    Some(Card {
        title: &text.title.value,
        href: here.to(Subject::Work(place)).0,
        lang: here.foreign(written_in),
        summary: text.summary.as_deref().unwrap_or_default(),
        day: entry.facts.date.map(|date| Day::new(here, date)),
        place: where_it_is(here, named),
        kind: entry.facts.kind.into(),
        status: entry.facts.status.into(),
        areas: areas.collect(),
        illustrative: entry.shared.illustrative,
        awarded: !entry.facts.awards.is_empty(),
        photo: cover(here, entry),
    })
}

/// The short card of a work.
pub fn brief<'a>(here: &Here<'a>, place: usize) -> Option<Brief<'a>> {
    let Card { title, href, lang, day, place, kind, illustrative, photo, .. } = work(here, place)?;
    Some(Brief { title, href, lang, day, place, kind, illustrative, photo })
}

/// The card of a news item.
pub fn news<'a>(here: &Here<'a>, place: usize) -> Option<Card<'a>> {
    let entry = here.site.catalogue.news.get(place)?;
    let (text, written_in) = entry.texts.best(here.language);
    Some(Card {
        title: &text.title.value,
        href: here.to(Subject::NewsItem(place)).0,
        lang: here.foreign(written_in),
        summary: text.summary.as_deref().unwrap_or_default(),
        day: entry.facts.map(|date| Day::new(here, date)),
        place: String::new(),
        kind: "",
        status: "",
        areas: Vec::new(),
        illustrative: entry.shared.illustrative,
        awarded: false,
        photo: cover(here, entry),
    })
}

/// The card of a unit.
pub fn unit<'a>(here: &Here<'a>, place: usize) -> Option<UnitCard<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.units.get(place)?;
    let named = catalogue.relations.units.get(place)?;
    let (text, written_in) = entry.texts.best(here.language);
    Some(UnitCard {
        title: &text.title.value,
        href: here.to(Subject::Unit(place)).0,
        lang: here.foreign(written_in),
        summary: text.summary.as_deref().unwrap_or_default(),
        kind: entry.facts.kind.into(),
        place: where_it_is(here, named),
        works: catalogue.index.unit(place).all().len(),
        illustrative: entry.shared.illustrative,
    })
}

/// The units of a district, or of one of its communes, that have a text in the page's language.
pub fn units_of<'a>(here: &Here<'a>, district: usize, commune: Option<usize>) -> Vec<UnitCard<'a>> {
    let catalogue = here.site.catalogue;
    let order = catalogue.order.units.get(&here.language);
    let places = order.into_iter().flatten().copied().filter(|place| {
        let named = catalogue.relations.units.get(*place);
        let is_here = named.is_some_and(|named| {
            named.district == Some(district) && (commune.is_none() || named.commune == commune)
        });
        is_here && here.site.addresses.of(Subject::Unit(*place), here.language).is_some()
    });
    places.filter_map(|place| unit(here, place)).collect()
}

/// The short title of an area.
pub fn area_title<'a>(here: &Here<'a>, area: usize) -> Option<&'a str> {
    let entry = here.site.catalogue.areas.get(area)?;
    let (text, _) = entry.texts.best(here.language);
    Some(text.short.as_deref().unwrap_or(&text.title.value))
}

/// "Mộc Châu · xã Chiềng Hắc"; "" for the whole province.
fn where_it_is(here: &Here<'_>, named: &Named) -> String {
    let Some(district) = named.district else { return String::new() };
    match named.commune {
        None => here.district_full_name(district).unwrap_or_default(),
        Some(commune) => {
            let district_name = here.district_name(district).unwrap_or_default();
            let commune_name = here.commune_full_name(district, commune).unwrap_or_default();
            format!("{district_name} · {commune_name}")
        }
    }
}
