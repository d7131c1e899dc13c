//! The content areas: all of them, one with its works, and an area in a district.

use serde::Serialize;

use super::about::About;
use super::figure::{FigureLine, figure_lines};
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::line::{AreaLine, PlaceLine, area_lines, place_lines};
use super::link::Link;
use super::listing::{Listing, listing};
use super::part::Counts;
use super::{Page, Parts};
use crate::address::Subject;
use crate::theme::strings::Filling;

/// All areas.
#[derive(Debug, Serialize)]
pub struct Areas<'a> {
    /// The areas.
    pub areas: Vec<AreaLine<'a>>,
}

/// The page of an area.
#[derive(Debug, Serialize)]
pub struct Area<'a> {
    /// Its number in the plan.
    pub number: u32,
    /// Its title.
    pub title: &'a str,
    /// Its short title.
    pub short: &'a str,
    /// The plan's wording, or "".
    pub long: &'a str,
    /// The text.
    pub body: Html,
    /// Its works.
    pub listing: Listing<'a>,
    /// Its works by status.
    pub counts: Counts,
    /// What its works that count have achieved, summed.
    pub figures: Vec<FigureLine>,
    /// The districts, each leading to the crossing.
    pub districts: Vec<PlaceLine>,
}

/// The page of an area in a district.
#[derive(Debug, Serialize)]
pub struct Crossing<'a> {
    /// The area.
    pub area: Link<'a>,
    /// Its number.
    pub number: u32,
    /// The district.
    pub district: Link<'a>,
    /// The works.
    pub listing: Listing<'a>,
    /// The works by status.
    pub counts: Counts,
}

/// The page of all areas.
pub fn areas<'a>(here: &Here<'a>) -> Parts<'a> {
    let about = About::page(here.text("title.areas"), here.text("describe.areas"));
    let page = Areas { areas: area_lines(here) };
    Parts { head: head(here, Subject::Areas, 1, about), page: Page::Areas(page), body: None }
}

/// The page of an area.
pub fn area<'a>(here: &Here<'a>, place: usize, number: usize) -> Option<Parts<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.areas.get(place)?;
    let (text, _) = entry.texts.best(here.language);
    let subject = Subject::Area(place);
    let list = catalogue.index.area(place);
    let name = &*text.title.value;
    let description = here.say("describe.area", &[("name", Filling::Text(name))]);
    let about = About { band: entry.band_in(here.language), ..About::page(name, description) };
    let page = Area {
        number: entry.facts.number.value,
        title: name,
        short: text.short.as_deref().unwrap_or(name),
        long: text.long.as_deref().unwrap_or_default(),
        body: Html::default(),
        listing: listing(here, subject, list, number),
        counts: list.counts.into(),
        figures: figure_lines(here, list.figures.iter().map(|(key, n)| (*key, *n))),
        districts: place_lines(here, Some(place)),
    };
    Some(Parts {
        head: head(here, subject, number, about),
        page: Page::Area(page),
        body: body(here, entry),
    })
}

/// The page of an area in a district.
pub fn crossing<'a>(
    here: &Here<'a>,
    (area, district): (usize, usize),
    number: usize,
) -> Option<Parts<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.areas.get(area)?;
    let (text, _) = entry.texts.best(here.language);
    let short = text.short.as_deref().unwrap_or(&text.title.value);
    let subject = Subject::Crossing(area, district);
    let list = catalogue.index.crossing(area, district);
    let district_link = here.place_link(district, None)?;
    let fillings =
        [("area", Filling::Text(short)), ("district", Filling::Text(&district_link.title))];
    let mut about = About::page(
        here.say("title.crossing", &fillings),
        here.say("describe.crossing", &fillings),
    );
    let own = Link { title: district_link.title.clone(), href: here.href(&here.path), lang: None };
    about.crumb = Some(own);
    let district_band =
        catalogue.districts.get(district).and_then(|entry| entry.band_in(here.language));
    about.band = entry.band_in(here.language).or(district_band);
    let page = Crossing {
        area: Link { title: short.into(), href: here.to(Subject::Area(area)).0, lang: None },
        number: entry.facts.number.value,
        district: district_link,
        listing: listing(here, subject, list, number),
        counts: list.counts.into(),
    };
    Some(Parts { head: head(here, subject, number, about), page: Page::Crossing(page), body: None })
}
