//! The page of a work: the story, its facts, and where to read on.

use serde::Serialize;

use super::about::{About, Article};
use super::card::{self, Brief, area_title};
use super::figure::{FigureLine, figure_lines};
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::link::Link;
use super::part::{AwardLine, Day, SourceLine, award_lines, extra, sources};
use super::photo::{Photo, cover, gallery, shared};
use super::{Page, Parts};
use crate::address::Subject;
use crate::catalogue::index::WorkList;
use crate::catalogue::resolve::Named;

/// How many more stories of the district and of the area a page names.
const MORE: usize = 3;

/// The page of a work.
#[derive(Debug, Serialize)]
pub struct Work<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Work, project or task.
    pub kind: &'static str,
    /// How far it is.
    pub status: &'static str,
    /// Its day.
    pub day: Option<Day>,
    /// The day of the last change.
    pub updated: Option<Day>,
    /// The district.
    pub district: Option<Link<'a>>,
    /// The commune.
    pub commune: Option<Link<'a>>,
    /// The hamlet or quarter.
    pub residential_area: Option<&'a str>,
    /// Its language, when it is not the page's.
    pub residential_lang: Option<&'static str>,
    /// The areas.
    pub areas: Vec<Link<'a>>,
    /// Short titles of the targets.
    pub targets: Vec<&'a str>,
    /// Whose work it is.
    pub unit: Option<Link<'a>>,
    /// What was achieved.
    pub figures: Vec<FigureLine>,
    /// The photo at the top.
    pub cover: Option<Photo<'a>>,
    /// The photos that stand neither at the top nor in the text.
    pub photos: Vec<Photo<'a>>,
    /// The story.
    pub body: Html,
    /// Awards.
    pub awards: Vec<AwardLine<'a>>,
    /// Where it was taken from.
    pub sources: Vec<SourceLine<'a>>,
    /// The sources' language, when it is not the page's.
    pub sources_lang: Option<&'static str>,
    /// A demonstration.
    pub illustrative: bool,
    /// The older work of the district.
    pub previous: Option<Link<'a>>,
    /// The newer one.
    pub next: Option<Link<'a>>,
    /// More from the district.
    pub more_district: Vec<Brief<'a>>,
    /// More from the area.
    pub more_area: Vec<Brief<'a>>,
    /// The entry's `[extra]` table.
    pub extra: Option<serde_json::Value>,
}

/// Makes the page of a work.
pub fn work<'a>(here: &Here<'a>, place: usize) -> Option<Parts<'a>> {
    let catalogue = here.site.catalogue;
    let entry = catalogue.works.get(place)?;
    let named = catalogue.relations.works.get(place)?;
    let text = entry.texts.get(here.language)?;
    let facts = &entry.facts;
    let around = Around::of(here, place, named);
    let (sources, sources_lang) = sources(here, entry);
    let residential_area = facts.residential_area.as_deref();
    let updated = entry.shared.updated.or(facts.date);
    let page = Work {
        title: &text.title.value,
        summary: text.summary.as_deref().unwrap_or_default(),
        kind: facts.kind.into(),
        status: facts.status.into(),
        day: facts.date.map(|date| Day::new(here, date)),
        updated: updated.map(|date| Day::new(here, date)),
        district: named.district.and_then(|district| here.place_link(district, None)),
        commune: named.district.and_then(|district| {
            named.commune.and_then(|commune| here.place_link(district, Some(commune)))
        }),
        residential_area,
        residential_lang: residential_area
            .and_then(|_| here.foreign(entry.texts.original.language)),
        areas: named.areas.iter().filter_map(|area| area_link(here, *area)).collect(),
        targets: targets(here, named),
        unit: named.unit.and_then(|unit| {
            catalogue.units.get(unit).map(|entry| here.link(Subject::Unit(unit), entry))
        }),
        figures: figure_lines(here, facts.figures.iter().copied()),
        cover: cover(here, entry),
        photos: gallery(here, entry),
        body: Html::default(),
        awards: award_lines(here, &facts.awards, &named.awards),
        sources,
        sources_lang,
        illustrative: entry.shared.illustrative,
        previous: around.older.and_then(|work| work_link(here, work)),
        next: around.newer.and_then(|work| work_link(here, work)),
        more_district: briefs(here, &around.district),
        more_area: briefs(here, &around.area),
        extra: extra(entry),
    };
    let about = About {
        article: Some(Article { published: facts.date, modified: updated }),
        band: entry.band_in(here.language),
        image: shared(here, entry),
        ..About::page(page.title, page.summary)
    };
    let head = head(here, Subject::Work(place), 1, about);
    Some(Parts { head, page: Page::Work(page), body: body(here, entry) })
}

/// Where to read on, as places in the catalogue's list of works.
#[derive(Debug, Default)]
struct Around {
    older: Option<usize>,
    newer: Option<usize>,
    district: Vec<usize>,
    area: Vec<usize>,
}

impl Around {
    /// The neighbours of a work. "More" are the works that follow in the list, and from the list's
    /// end its beginning: so a new story changes the pages around it and not every page of its
    /// district.
    fn of(here: &Here<'_>, work: usize, named: &Named) -> Around {
        let index = &here.site.catalogue.index;
        let list = match named.district {
            Some(district) => index.district(district),
            None => &index.province,
        };
        let shown = list.shown(here.language);
        let Ok(at) = shown.binary_search(&work) else { return Around::default() };
        let district = following(here, list, work, &[]);
        let area =
            named.areas.first().map(|area| following(here, index.area(*area), work, &district));
        Around {
            older: shown.get(at + 1).copied(),
            newer: at.checked_sub(1).and_then(|before| shown.get(before).copied()),
            area: area.unwrap_or_default(),
            district,
        }
    }
}

/// The works after this one in a list, round its end, without those already named.
fn following(here: &Here<'_>, list: &WorkList, work: usize, without: &[usize]) -> Vec<usize> {
    let shown = list.shown(here.language);
    let Ok(at) = shown.binary_search(&work) else { return Vec::new() };
    let (before, after) = shown.split_at(at);
    let others = after.iter().skip(1).chain(before).copied();
    others.filter(|other| !without.contains(other)).take(MORE).collect()
}

fn briefs<'a>(here: &Here<'a>, works: &[usize]) -> Vec<Brief<'a>> {
    works.iter().filter_map(|work| card::brief(here, *work)).collect()
}

fn work_link<'a>(here: &Here<'a>, work: usize) -> Option<Link<'a>> {
    here.site.catalogue.works.get(work).map(|entry| here.link(Subject::Work(work), entry))
}

fn area_link<'a>(here: &Here<'a>, area: usize) -> Option<Link<'a>> {
    let title = area_title(here, area)?;
    Some(Link { title: title.into(), href: here.to(Subject::Area(area)).0, lang: None })
}

fn targets<'a>(here: &Here<'a>, named: &Named) -> Vec<&'a str> {
    let campaign = &here.site.catalogue.campaign;
    let named = named.targets.iter().filter_map(|target| campaign.facts.targets.get(*target));
    named
        .map(|target| campaign.texts.item_line(here.language, ("targets", &target.id, "short")))
        .collect()
}
