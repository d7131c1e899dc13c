//! The home page: the newest stories, the map, the areas, the news, the plan in a paragraph.

use serde::Serialize;

use super::about::About;
use super::card::{self, Card};
use super::head::head;
use super::here::Here;
use super::html::{Html, body};
use super::line::{AreaLine, area_lines};
use super::part::Share;
use super::tile::{Tile, map};
use super::{Page, Parts};
use crate::address::Subject;

/// How many stories stand in the list under the leading one.
const LATEST: usize = 4;

/// How many news items.
const NEWS: usize = 3;

/// The home page.
#[derive(Debug, Serialize)]
pub struct Home<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its summary, or "".
    pub summary: &'a str,
    /// The text.
    pub body: Html,
    /// The newest story that has a photo, or else the newest.
    pub lead: Option<Card<'a>>,
    /// The other newest stories.
    pub latest: Vec<Card<'a>>,
    /// The areas.
    pub areas: Vec<AreaLine<'a>>,
    /// The map.
    pub tiles: Vec<Tile>,
    /// Width of the map.
    pub map_width: u32,
    /// Height of the map.
    pub map_height: u32,
    /// Communes with a work.
    pub communes: Share,
    /// Districts with a work, their own or a commune's.
    pub districts: Share,
    /// How many works there are, in any language.
    pub works: usize,
    /// The newest news.
    pub news: Vec<Card<'a>>,
    /// The plan's title.
    pub plan_title: &'a str,
    /// The plan in a paragraph.
    pub plan_summary: &'a str,
    /// While any story is a demonstration.
    pub illustrative: bool,
}

/// Makes the home page.
pub fn home<'a>(here: &Here<'a>) -> Parts<'a> {
    let site = here.site;
    let catalogue = site.catalogue;
    let (text, _) = catalogue.home.texts.best(here.language);
    let (plan, _) = catalogue.campaign.texts.best(here.language);
    let summary = text.summary.as_deref().unwrap_or_default();
    let shown = catalogue.index.all.shown(here.language);
    let mut stories: Vec<Card<'a>> =
        shown.iter().take(LATEST + 1).filter_map(|work| card::work(here, *work)).collect();
    // The leading story is the newest that has a photo: it is shown wide.
    let lead = stories.iter().position(|card| card.photo.is_some()).unwrap_or_default();
    let lead = (lead < stories.len()).then(|| stories.remove(lead));
    let news = (0..catalogue.news.len())
        .filter(|item| site.addresses.of(Subject::NewsItem(*item), here.language).is_some());
    let map = map(here);
    let description = match summary {
        "" => site.config.languages.get(&here.language).map_or("", |site| &site.description),
        summary => summary,
    };
    let about = About::page(&*text.title.value, description);
    let page = Home {
        title: &text.title.value,
        summary,
        body: Html::default(),
        lead,
        latest: stories,
        areas: area_lines(here),
        tiles: map.tiles,
        map_width: map.width,
        map_height: map.height,
        communes: catalogue.coverage.communes().into(),
        districts: catalogue.coverage.districts().into(),
        works: catalogue.works.len(),
        news: news.take(NEWS).filter_map(|item| card::news(here, item)).collect(),
        plan_title: &plan.title.value,
        plan_summary: plan.summary.as_deref().unwrap_or_default(),
        illustrative: catalogue.works.iter().any(|work| work.shared.illustrative),
    };
    Parts {
        head: head(here, Subject::Home, 1, about),
        page: Page::Home(page),
        body: body(here, &catalogue.home),
    }
}
