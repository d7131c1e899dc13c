//! The districts: all of them, one with its communes, and a commune.
//!
//! Every one has its page even when it has no work yet: the empty page is the point.

use serde::Serialize;

use super::about::About;
use super::card::{UnitCard, units_of};
use super::figure::{FigureLine, figure_lines};
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::line::{AreaLine, CommuneLine, PlaceLine, area_line, commune_line, place_lines};
use super::link::Link;
use super::listing::{Listing, listing};
use super::part::{Counts, Share};
use super::tile::{Tile, map};
use super::{Page, Parts};
use crate::address::Subject;
use crate::theme::strings::Filling;

/// All districts.
#[derive(Debug, Serialize)]
pub struct Districts {
    /// The districts.
    pub districts: Vec<PlaceLine>,
    /// Communes with a work.
    pub communes: Share,
    /// Districts with a work, their own or a commune's.
    pub covered: Share,
}

/// The page of a district.
#[derive(Debug, Serialize)]
pub struct District<'a> {
    /// Its name.
    pub name: String,
    /// Its name with its type.
    pub full_name: String,
    /// The district's own text.
    pub intro: Html,
    /// Its works.
    pub listing: Listing<'a>,
    /// Its works by status.
    pub counts: Counts,
    /// What its works that count have achieved, summed.
    pub figures: Vec<FigureLine>,
    /// Its communes with a work.
    pub share: Share,
    /// The communes that have a work that counts.
    pub communes: Vec<CommuneLine>,
    /// The communes that have none.
    pub without: Vec<CommuneLine>,
    /// The areas, each leading to the crossing.
    pub areas: Vec<AreaLine<'a>>,
    /// Its units.
    pub units: Vec<UnitCard<'a>>,
    /// The map.
    pub tiles: Vec<Tile>,
    /// Which tile is its own.
    pub tile: Option<usize>,
    /// Width of the map.
    pub map_width: u32,
    /// Height of the map.
    pub map_height: u32,
}

/// The page of a commune.
#[derive(Debug, Serialize)]
pub struct Commune<'a> {
    /// Its name.
    pub name: String,
    /// Its name with its type.
    pub full_name: String,
    /// Its district.
    pub district: Option<Link<'a>>,
    /// Its works.
    pub listing: Listing<'a>,
    /// Its works by status.
    pub counts: Counts,
    /// The commune that it became part of.
    pub merged_into: Option<Link<'a>>,
    /// Its units.
    pub units: Vec<UnitCard<'a>>,
    /// The district's other communes.
    pub others: Vec<CommuneLine>,
}

/// The page of all districts.
pub fn districts<'a>(here: &Here<'a>) -> Parts<'a> {
    let catalogue = here.site.catalogue;
    let page = Districts {
        districts: place_lines(here, None),
        communes: catalogue.coverage.communes().into(),
        covered: catalogue.coverage.districts().into(),
    };
    let about = About::page(here.text("title.districts"), here.text("describe.districts"));
    Parts {
        head: head(here, Subject::Districts, 1, about),
        page: Page::Districts(page),
        body: None,
    }
}

/// The page of a district.
pub fn district<'a>(here: &Here<'a>, place: usize, number: usize) -> Option<Parts<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.districts.get(place)?;
    let coverage = catalogue.coverage.districts.get(place)?;
    let subject = Subject::District(place);
    let full_name = here.district_full_name(place)?;
    let list = catalogue.index.district(place);
    let map = map(here);
    let (communes, without) = communes(here, place);
    let description = here.say("describe.district", &[("name", Filling::Text(&full_name))]);
    let about = About {
        band: entry.band_in(here.language),
        ..About::page(capitalised(&full_name), description)
    };
    let page = District {
        name: here.district_name(place)?,
        full_name,
        intro: Html::default(),
        listing: listing(here, subject, list, number),
        counts: list.counts.into(),
        figures: figure_lines(here, list.figures.iter().map(|(key, n)| (*key, *n))),
        share: coverage.share().into(),
        communes,
        without,
        areas: (0..catalogue.areas.len())
            .filter_map(|area| area_line(here, area, Some(place)))
            .collect(),
        units: units_of(here, place, None),
        tile: map.districts.iter().position(|district| *district == place),
        tiles: map.tiles,
        map_width: map.width,
        map_height: map.height,
    };
    let own_text = entry.texts.get(here.language).filter(|text| text.body.words > 0);
    let intro = own_text.and_then(|_| body(here, entry));
    Some(Parts {
        head: head(here, subject, number, about),
        page: Page::District(page),
        body: intro,
    })
}

/// The communes of a district with a work that counts, and those without, in the alphabet.
fn communes(here: &Here<'_>, district: usize) -> (Vec<CommuneLine>, Vec<CommuneLine>) {
    let catalogue = here.site.catalogue;
    let coverage = catalogue.coverage.districts.get(district);
    let order = catalogue.order.communes.get(district).and_then(|by| by.get(&here.language));
    let is_active = |commune: &&usize| {
        let one = coverage.and_then(|coverage| coverage.communes.get(**commune));
        one.is_some_and(|one| one.active)
    };
    let active = order.into_iter().flatten().filter(is_active);
    let lines: Vec<CommuneLine> =
        active.filter_map(|commune| commune_line(here, district, *commune)).collect();
    lines.into_iter().partition(|line| line.counts.under_way + line.counts.completed > 0)
}

/// The page of a commune.
pub fn commune<'a>(
    here: &Here<'a>,
    (district, commune): (usize, usize),
    number: usize,
) -> Option<Parts<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.districts.get(district)?;
    let facts = entry.facts.communes.get(commune)?;
    let subject = Subject::Commune(district, commune);
    let full_name = here.commune_full_name(district, commune)?;
    let district_link = here.place_link(district, None);
    let list = catalogue.index.commune(district, commune);
    let merged = facts.merged_into.as_ref().and_then(|into| {
        entry.facts.communes.iter().position(|other| other.slug.value == into.value)
    });
    let order = catalogue.order.communes.get(district).and_then(|by| by.get(&here.language));
    let others = order.into_iter().flatten().filter(|other| **other != commune);
    let district_name = here.district_full_name(district)?;
    let fillings =
        [("name", Filling::Text(&full_name)), ("district", Filling::Text(&district_name))];
    let description = here.say("describe.commune", &fillings);
    let about = About {
        band: entry.band_in(here.language),
        ..About::page(capitalised(&full_name), description)
    };
    let page = Commune {
        name: here.commune_name(district, commune)?,
        district: district_link,
        listing: listing(here, subject, list, number),
        counts: list.counts.into(),
        merged_into: merged.and_then(|commune| here.place_link(district, Some(commune))),
        units: units_of(here, district, Some(commune)),
        others: others.filter_map(|other| commune_line(here, district, *other)).collect(),
        full_name,
    };
    Some(Parts { head: head(here, subject, number, about), page: Page::Commune(page), body: None })
}

/// "huyện Mộc Châu" at the beginning of a title: "Huyện Mộc Châu".
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
