//! The pages that are no subject: not found, moved, withdrawn.

use serde::Serialize;

use super::head::bare;
use super::here::Here;
use super::link::Link;
use super::part::Day;
use super::{Page, Parts};
use crate::address::Subject;
use crate::address::moved::{Moved, Withdrawn};

/// The page for an address that is not there, in all languages at once: nobody knows which one its
/// reader wanted.
#[derive(Debug, Serialize)]
pub struct NotFound {
    /// One for each language.
    pub blocks: Vec<NotFoundBlock>,
}

/// "Not found" in one language.
#[derive(Debug, Serialize)]
pub struct NotFoundBlock {
    /// The language's code.
    pub language: &'static str,
    /// The title.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Where to go.
    pub links: Vec<Link<'static>>,
}

/// The page at a former address.
#[derive(Debug, Serialize)]
pub struct Redirect {
    /// Where the subject is now.
    pub href: String,
    /// Its title.
    pub title: String,
}

/// The page at an address withdrawn on purpose.
#[derive(Debug, Serialize)]
pub struct Gone {
    /// The day of the withdrawal.
    pub day: Option<Day>,
}

/// Makes the page for an address that is not there.
pub fn not_found<'a>(here: &Here<'a>) -> Parts<'a> {
    let blocks = here.site.catalogue.languages.iter().map(|language| {
        let there = here.in_language(*language);
        let link = |subject, key| Link {
            title: there.text(key).to_owned().into(),
            href: there.to(subject).0,
            lang: None,
        };
        NotFoundBlock {
            language: language.code(),
            title: there.text("not_found.title").to_owned(),
            text: there.text("not_found.text").to_owned(),
            links: vec![
                link(Subject::Home, "title.home"),
                link(Subject::Works, "title.works"),
                link(Subject::Districts, "title.districts"),
            ],
        }
    });
    let page = NotFound { blocks: blocks.collect() };
    Parts {
        head: bare(here, here.text("title.not_found"), None),
        page: Page::NotFound(page),
        body: None,
    }
}

/// Makes the page at a former address.
pub fn redirect<'a>(here: &Here<'a>, moved: &Moved) -> Option<Parts<'a>> {
    let path = here.site.addresses.of(moved.subject, moved.language)?;
    let title = title(here, moved.subject);
    let head = bare(here, &title, Some(here.absolute(path)));
    let page = Redirect { href: here.href(path), title };
    Some(Parts { head, page: Page::Redirect(page), body: None })
}

/// Makes the page at an address withdrawn on purpose.
pub fn gone<'a>(here: &Here<'a>, withdrawn: &Withdrawn) -> Parts<'a> {
    let page = Gone { day: withdrawn.on.map(|date| Day::new(here, date)) };
    Parts { head: bare(here, here.text("title.gone"), None), page: Page::Gone(page), body: None }
}

fn title(here: &Here<'_>, subject: Subject) -> String {
    let catalogue = here.site.catalogue;
    let texts = match subject {
        Subject::Work(place) => catalogue.works.get(place).map(|entry| &entry.texts),
        Subject::Unit(place) => catalogue.units.get(place).map(|entry| &entry.texts),
        Subject::NewsItem(place) => catalogue.news.get(place).map(|entry| &entry.texts),
        Subject::Page(place) => catalogue.pages.get(place).map(|entry| &entry.texts),
        Subject::Area(place) => catalogue.areas.get(place).map(|entry| &entry.texts),
        Subject::District(place) => return here.district_full_name(place).unwrap_or_default(),
        Subject::Commune(district, commune) => {
            return here.commune_full_name(district, commune).unwrap_or_default();
        }
        _ => None,
    };
    texts.map(|texts| texts.best(here.language).0.title.value.clone()).unwrap_or_default()
}
