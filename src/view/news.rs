//! The page of a news item.

use serde::Serialize;

use super::Page;
use super::head::{About, Article, head};
use super::here::Here;
use super::html::Html;
use super::page::{Parts, body};
use super::part::{Day, Link, SourceLine, extra, sources};
use crate::address::Subject;

/// The page of a news item.
#[derive(Debug, Serialize)]
pub struct NewsItem<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Its day.
    pub day: Option<Day>,
    /// The day of the last change.
    pub updated: Option<Day>,
    /// The text.
    pub body: Html,
    /// Where it was taken from.
    pub sources: Vec<SourceLine<'a>>,
    /// The sources' language, when it is not the page's.
    pub sources_lang: Option<&'static str>,
    /// A demonstration.
    pub illustrative: bool,
    /// The older item.
    pub previous: Option<Link<'a>>,
    /// The newer item.
    pub next: Option<Link<'a>>,
    /// The entry's `[extra]` table.
    pub extra: Option<serde_json::Value>,
}

/// Makes the page of a news item.
pub fn news_item<'a>(here: &Here<'a>, place: usize) -> Option<Parts<'a>> {
    let news = &here.site.catalogue.news;
    let entry = news.get(place)?;
    let text = entry.texts.get(here.language)?;
    let (sources, sources_lang) = sources(here, entry);
    let updated = entry.shared.updated.or(entry.facts);
    let page = NewsItem {
        title: &text.title.value,
        summary: text.summary.as_deref().unwrap_or_default(),
        day: entry.facts.map(|date| Day::new(here, date)),
        updated: updated.map(|date| Day::new(here, date)),
        body: Html::default(),
        sources,
        sources_lang,
        illustrative: entry.shared.illustrative,
        previous: neighbour(here, place + 1..news.len()),
        next: neighbour(here, (0..place).rev()),
        extra: extra(entry),
    };
    let about = About {
        article: Some(Article { published: entry.facts, modified: updated }),
        band: entry.band,
        ..About::page(page.title, page.summary)
    };
    let head = head(here, Subject::NewsItem(place), 1, about);
    Some((head, Page::NewsItem(page), body(here, &entry.texts)))
}

/// The first of these items that has a text in the page's language.
fn neighbour<'a>(here: &Here<'a>, mut places: impl Iterator<Item = usize>) -> Option<Link<'a>> {
    let site = here.site;
    let found =
        places.find(|item| site.addresses.of(Subject::NewsItem(*item), here.language).is_some())?;
    site.catalogue.news.get(found).map(|entry| here.link(Subject::NewsItem(found), entry))
}
