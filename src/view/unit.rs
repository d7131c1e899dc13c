//! The units: all of them, and the page of one with its works.

use serde::Serialize;

use super::about::{About, Article};
use super::card::{self, Card, UnitCard};
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::link::Link;
use super::listing::{Elsewhere, Pager, elsewhere, page_of, pager, shown_units};
use super::part::{AwardLine, Day, SourceLine, award_lines, extra, sources};
use super::photo::{Photo, cover, gallery, shared};
use super::{Page, Parts};
use crate::address::Subject;

/// All units.
#[derive(Debug, Serialize)]
pub struct Units<'a> {
    /// The units of this page.
    pub units: Vec<UnitCard<'a>>,
    /// Those that this language lacks.
    pub elsewhere: Option<Elsewhere>,
    /// How many there are, in any language.
    pub total: usize,
    /// How to turn the page.
    pub pager: Option<Pager>,
}

/// The page of a unit.
#[derive(Debug, Serialize)]
pub struct Unit<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Its kind.
    pub kind: &'static str,
    /// The district.
    pub district: Option<Link<'a>>,
    /// The commune.
    pub commune: Option<Link<'a>>,
    /// The photo at the top.
    pub cover: Option<Photo<'a>>,
    /// The photos that stand neither at the top nor in the text.
    pub photos: Vec<Photo<'a>>,
    /// The text.
    pub body: Html,
    /// The day of the last change.
    pub updated: Option<Day>,
    /// Awards.
    pub awards: Vec<AwardLine<'a>>,
    /// Where it was taken from.
    pub sources: Vec<SourceLine<'a>>,
    /// The sources' language, when it is not the page's.
    pub sources_lang: Option<&'static str>,
    /// Its works.
    pub works: Vec<Card<'a>>,
    /// Those of its works that this language lacks.
    pub elsewhere: Option<Elsewhere>,
    /// A demonstration.
    pub illustrative: bool,
    /// The entry's `[extra]` table.
    pub extra: Option<serde_json::Value>,
}

/// The page of all units.
pub fn units<'a>(here: &Here<'a>, number: usize) -> Parts<'a> {
    let total = here.site.catalogue.units.len();
    let shown = shown_units(here.site, here.language);
    let page = Units {
        units: page_of(&shown, number).iter().filter_map(|unit| card::unit(here, *unit)).collect(),
        elsewhere: elsewhere(here, Subject::Units, (total, shown.len())),
        total,
        pager: pager(here, Subject::Units, number),
    };
    let about = About::page(here.text("title.units"), here.text("describe.units"));
    Parts { head: head(here, Subject::Units, number, about), page: Page::Units(page), body: None }
}

/// The page of one unit.
pub fn unit<'a>(here: &Here<'a>, place: usize) -> Option<Parts<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.units.get(place)?;
    let named = catalogue.relations.units.get(place)?;
    let text = entry.texts.get(here.language)?;
    let list = catalogue.index.unit(place);
    let shown = list.shown(here.language);
    let (sources, sources_lang) = sources(here, entry);
    let page = Unit {
        title: &text.title.value,
        summary: text.summary.as_deref().unwrap_or_default(),
        kind: entry.facts.kind.into(),
        district: named.district.and_then(|district| here.place_link(district, None)),
        commune: named.district.and_then(|district| {
            named.commune.and_then(|commune| here.place_link(district, Some(commune)))
        }),
        cover: cover(here, entry),
        photos: gallery(here, entry),
        body: Html::default(),
        updated: entry.shared.updated.map(|date| Day::new(here, date)),
        awards: award_lines(here, &entry.facts.awards, &named.awards),
        sources,
        sources_lang,
        works: shown.iter().filter_map(|work| card::work(here, *work)).collect(),
        elsewhere: elsewhere(here, Subject::Unit(place), (list.all().len(), shown.len())),
        illustrative: entry.shared.illustrative,
        extra: extra(entry),
    };
    let updated = entry.shared.updated;
    let about = About {
        article: Some(Article { published: updated, modified: updated }),
        band: entry.band_in(here.language),
        image: shared(here, entry),
        ..About::page(page.title, page.summary)
    };
    let head = head(here, Subject::Unit(place), 1, about);
    Some(Parts { head, page: Page::Unit(page), body: body(here, entry) })
}
