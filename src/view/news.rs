//! The news: all of them, and the page of one.

use serde::Serialize;

use super::about::{About, Article};
use super::card;
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::link::Link;
use super::listing::{Listing, elsewhere, page_of, pager, shown_news};
use super::part::{Day, SourceLine, extra, sources};
use super::photo::{Photo, cover, gallery, shared};
use super::{Page, Parts};
use crate::address::Subject;

/// All news.
#[derive(Debug, Serialize)]
pub struct NewsList<'a> {
    /// The list.
    pub listing: Listing<'a>,
}

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
    /// The photo at the top.
    pub cover: Option<Photo<'a>>,
    /// The photos that stand neither at the top nor in the text.
    pub photos: Vec<Photo<'a>>,
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

/// Makes a page of the list of all news.
pub fn news<'a>(here: &Here<'a>, number: usize) -> Parts<'a> {
    let total = here.site.catalogue.news.len();
    let shown = shown_news(here.site, here.language);
    let listing = Listing {
        cards: page_of(&shown, number).iter().filter_map(|item| card::news(here, *item)).collect(),
        total,
        elsewhere: elsewhere(here, Subject::News, (total, shown.len())),
        pager: pager(here, Subject::News, number),
    };
    let about = About::page(here.text("title.news"), here.text("describe.news"));
    let head = head(here, Subject::News, number, about);
    Parts { head, page: Page::NewsList(NewsList { listing }), body: None }
}

/// Makes the page of a news item.
pub fn news_item<'a>(here: &Here<'a>, place: usize) -> Option<Parts<'a>> {
    let news = &here.site.catalogue.news;
    let entry = news.get(place)?;
    let text = entry.texts.get(here.language)?;
    let (sources, sources_lang) = sources(here, entry);
    let updated = entry.shared.updated.or(*entry.facts);
    let page = NewsItem {
        title: &text.title.value,
        summary: text.summary.as_deref().unwrap_or_default(),
        day: entry.facts.map(|date| Day::new(here, date)),
        updated: updated.map(|date| Day::new(here, date)),
        cover: cover(here, entry),
        photos: gallery(here, entry),
        body: Html::default(),
        sources,
        sources_lang,
        illustrative: entry.shared.illustrative,
        previous: neighbour(here, place + 1..news.len()),
        next: neighbour(here, (0..place).rev()),
        extra: extra(entry),
    };
    let about = About {
        article: Some(Article { published: *entry.facts, modified: updated }),
        band: entry.band_in(here.language),
        image: shared(here, entry),
        ..About::page(page.title, page.summary)
    };
    let head = head(here, Subject::NewsItem(place), 1, about);
    Some(Parts { head, page: Page::NewsItem(page), body: body(here, entry) })
}

/// The first of these items that has a text in the page's language.
fn neighbour<'a>(here: &Here<'a>, mut places: impl Iterator<Item = usize>) -> Option<Link<'a>> {
    let site = here.site;
    let found =
        places.find(|item| site.addresses.of(Subject::NewsItem(*item), here.language).is_some())?;
    site.catalogue.news.get(found).map(|entry| here.link(Subject::NewsItem(found), entry))
}
