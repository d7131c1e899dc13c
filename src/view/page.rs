//! Which view belongs to which subject, and the plain pages.

use serde::Serialize;

use super::head::{About, Head, head};
use super::here::Here;
use super::html::{Html, Source};
use super::part::{Day, SourceLine, extra, sources};
use super::{Page, area, awards, home, listing, news, place, plan, progress, unit, work};
use crate::address::Subject;
use crate::catalogue::entry::Texts;

/// A head, a page without its body, and where the body is.
pub type Parts<'a> = (Head<'a>, Page<'a>, Option<Source<'a>>);

/// The view of a subject; `number` is the page of a list. None for a subject that is not there.
pub fn of_subject<'a>(here: &Here<'a>, subject: Subject, number: usize) -> Option<Parts<'a>> {
    Some(match subject {
        Subject::Home => home::home(here),
        Subject::Works => {
            let (head, page) = listing::works(here, number);
            (head, Page::Works(page), None)
        }
        Subject::Work(place) => work::work(here, place)?,
        Subject::Units => unit::units(here, number),
        Subject::Unit(place) => unit::unit(here, place)?,
        Subject::News => {
            let (head, page) = listing::news(here, number);
            (head, Page::NewsList(page), None)
        }
        Subject::NewsItem(place) => news::news_item(here, place)?,
        Subject::Page(place) => plain(here, place)?,
        Subject::Districts => place::districts(here),
        Subject::District(place) => place::district(here, place, number)?,
        Subject::Commune(district, commune) => place::commune(here, (district, commune), number)?,
        Subject::Areas => area::areas(here),
        Subject::Area(place) => area::area(here, place, number)?,
        Subject::Crossing(area, district) => area::crossing(here, (area, district), number)?,
        Subject::Plan => plan::plan(here),
        Subject::Progress => progress::progress(here),
        Subject::Awards => awards::awards(here),
    })
}

/// A plain page.
#[derive(Debug, Serialize)]
pub struct Plain<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its summary, or "".
    pub summary: &'a str,
    /// The text.
    pub body: Html,
    /// The day of the last change.
    pub updated: Option<Day>,
    /// Where it was taken from.
    pub sources: Vec<SourceLine<'a>>,
    /// The sources' language, when it is not the page's.
    pub sources_lang: Option<&'static str>,
    /// The entry's `[extra]` table.
    pub extra: Option<serde_json::Value>,
}

fn plain<'a>(here: &Here<'a>, place: usize) -> Option<Parts<'a>> {
    let entry = here.site.catalogue.pages.get(place)?;
    let text = entry.texts.get(here.language)?;
    let summary = text.summary.as_deref().unwrap_or_default();
    let description = match summary {
        "" => here.site.config.languages.get(&here.language).map_or("", |site| &site.description),
        summary => summary,
    };
    let about = About { band: entry.band, ..About::page(&*text.title.value, description) };
    let (sources, sources_lang) = sources(here, entry);
    let page = Plain {
        title: &text.title.value,
        summary,
        body: Html::default(),
        updated: entry.shared.updated.map(|date| Day::new(here, date)),
        sources,
        sources_lang,
        extra: extra(entry),
    };
    let head = head(here, Subject::Page(place), 1, about);
    Some((head, Page::Plain(page), body(here, &entry.texts)))
}

/// Where the body in the page's language is; none if it is empty.
pub fn body<'a>(here: &Here<'a>, texts: &'a Texts) -> Option<Source<'a>> {
    let document = texts.document(here.language)?;
    Some(Source { document })
}
