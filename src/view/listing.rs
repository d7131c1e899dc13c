//! Lists in pages of twenty: which works a page of a list shows, and how to turn the page.
//!
//! A list in a language shows what that language has, and then says how many more there are in
//! the default one; counts are the same in every language.

use serde::Serialize;

use super::Site;
use super::card::{self, Card};
use super::here::Here;
use crate::address::Subject;
use crate::address::segment::numbered;
use crate::catalogue::index::WorkList;
use crate::language::Language;

/// How many cards a page of a list shows.
pub const PAGE: usize = 20;

/// One page of a list.
#[derive(Debug, Serialize)]
pub struct Listing<'a> {
    /// The cards of this page.
    pub cards: Vec<Card<'a>>,
    /// How many there are, in any language.
    pub total: usize,
    /// Those that this language lacks.
    pub elsewhere: Option<Elsewhere>,
    /// How to turn the page.
    pub pager: Option<Pager>,
}

/// What a language lacks.
#[derive(Clone, Debug, Serialize)]
pub struct Elsewhere {
    /// How many.
    pub count: usize,
    /// Whether they are more than this language has itself, or all there are.
    pub more: bool,
    /// The language that has them.
    pub language: &'static str,
    /// Where they are listed.
    pub href: String,
}

/// The pages of a list.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// This page.
    pub number: usize,
    /// How many pages.
    pub count: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Pages to go to: the first, the last, and those around this one.
    pub pages: Vec<PagerLink>,
}

/// A page to go to.
#[derive(Debug, Serialize)]
pub struct PagerLink {
    /// Its number.
    pub number: usize,
    /// Its address.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// One page of the works of a subject.
pub fn listing<'a>(
    here: &Here<'a>,
    subject: Subject,
    list: &WorkList,
    number: usize,
) -> Listing<'a> {
    let shown = list.shown(here.language);
    Listing {
        cards: page_of(shown, number).iter().filter_map(|work| card::work(here, *work)).collect(),
        total: list.all().len(),
        elsewhere: elsewhere(here, subject, (list.all().len(), shown.len())),
        pager: pager(here, subject, number),
    }
}

/// What this language lacks of a list, of which it shows so many; none when it lacks nothing.
pub fn elsewhere(
    here: &Here<'_>,
    subject: Subject,
    (all, shown): (usize, usize),
) -> Option<Elsewhere> {
    let default = here.site.catalogue.default_language;
    let href = here.href(here.site.addresses.of(subject, default)?);
    let count = all.checked_sub(shown).filter(|count| *count > 0)?;
    Some(Elsewhere { count, more: shown > 0, language: default.code(), href })
}

/// The places on one page of a list.
pub fn page_of(shown: &[usize], number: usize) -> &[usize] {
    let pages = shown.chunks(PAGE);
    pages.into_iter().nth(number.saturating_sub(1)).unwrap_or_default()
}

/// How many pages a subject has in a language; 1 for all that is no list.
pub fn pages_of(site: &Site<'_>, subject: Subject, language: Language) -> usize {
    let index = &site.catalogue.index;
    let count = match subject {
        Subject::Works => index.all.shown(language).len(),
        Subject::District(district) => index.district(district).shown(language).len(),
        Subject::Commune(district, commune) => {
            index.commune(district, commune).shown(language).len()
        }
        Subject::Area(area) => index.area(area).shown(language).len(),
        Subject::Crossing(area, district) => index.crossing(area, district).shown(language).len(),
        Subject::News => shown_news(site, language).len(),
        Subject::Units => shown_units(site, language).len(),
        _ => 1,
    };
    count.div_ceil(PAGE).max(1)
}

/// The news items that have a text in a language.
pub fn shown_news(site: &Site<'_>, language: Language) -> Vec<usize> {
    let has_text = |item: &usize| site.addresses.of(Subject::NewsItem(*item), language).is_some();
    (0..site.catalogue.news.len()).filter(has_text).collect()
}

/// The units that have a text in a language, in its alphabet.
pub fn shown_units(site: &Site<'_>, language: Language) -> Vec<usize> {
    let order = site.catalogue.order.units.get(&language);
    let has_text = |unit: &usize| site.addresses.of(Subject::Unit(*unit), language).is_some();
    order.into_iter().flatten().copied().filter(has_text).collect()
}

/// How to turn the page; none when there is only one.
pub fn pager(here: &Here<'_>, subject: Subject, number: usize) -> Option<Pager> {
    let count = pages_of(here.site, subject, here.language);
    if count < 2 {
        return None;
    }
    let path = here.site.addresses.of(subject, here.language)?;
    let href = |number: usize| here.href(&numbered(path, here.language, number));
    let is_near = |page: &usize| *page == 1 || *page == count || page.abs_diff(number) <= 2;
    Some(Pager {
        number,
        count,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < count).then(|| href(number + 1)),
        pages: (1..=count)
            .filter(is_near)
            .map(|page| PagerLink { number: page, href: href(page), current: page == number })
            .collect(),
    })
}
