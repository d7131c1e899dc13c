//! The plain pages: about, contact, whatever else a site needs.

use serde::Serialize;

use super::about::About;
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::part::{Day, SourceLine, extra, sources};
use super::photo::{Photo, cover, gallery, shared};
use super::{Page, Parts};
use crate::address::Subject;

/// A plain page.
#[derive(Debug, Serialize)]
pub struct Plain<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its summary, or "".
    pub summary: &'a str,
    /// The photo at the top.
    pub cover: Option<Photo<'a>>,
    /// The photos that stand neither at the top nor in the text.
    pub photos: Vec<Photo<'a>>,
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

/// Makes a plain page.
pub fn plain<'a>(here: &Here<'a>, place: usize) -> Option<Parts<'a>> {
    let entry = here.site.catalogue.pages.get(place)?;
    let text = entry.texts.get(here.language)?;
    let summary = text.summary.as_deref().unwrap_or_default();
    let description = match summary {
        "" => here.site.config.languages.get(&here.language).map_or("", |site| &site.description),
        summary => summary,
    };
    let about = About {
        band: entry.band_in(here.language),
        image: shared(here, entry),
        ..About::page(&*text.title.value, description)
    };
    let (sources, sources_lang) = sources(here, entry);
    let page = Plain {
        title: &text.title.value,
        summary,
        cover: cover(here, entry),
        photos: gallery(here, entry),
        body: Html::default(),
        updated: entry.shared.updated.map(|date| Day::new(here, date)),
        sources,
        sources_lang,
        extra: extra(entry),
    };
    let head = head(here, Subject::Page(place), 1, about);
    Some(Parts { head, page: Page::Plain(page), body: body(here, entry) })
}
