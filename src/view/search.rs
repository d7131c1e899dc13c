//! The search page: the form's choices, where its index is, and where to look without a script.
//!
//! What is searched is not here: the index is an output of its own (`output::search`), so that a
//! new story does not make this page new.

use serde::Serialize;

use super::about::About;
use super::card::area_title;
use super::head::head;
use super::here::Here;
use super::link::Link;
use super::{Page, Parts};
use crate::address::Subject;
use crate::address::segment::search_index_path;
use crate::entry::work::Status;

/// The search page.
#[derive(Debug, Serialize)]
pub struct Search<'a> {
    /// The address of the script with the entries.
    pub index: String,
    /// The districts, in the language's alphabet.
    pub districts: Vec<Choice>,
    /// The areas.
    pub areas: Vec<Choice>,
    /// The statuses of works.
    pub statuses: Vec<&'static str>,
    /// The lists, for readers without a script and for those who find nothing.
    pub lists: Vec<Link<'a>>,
}

/// A district or area to choose.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// What stands in the address and in the index: the entry's file name.
    pub value: String,
    /// Its name.
    pub name: String,
}

/// Makes the search page.
pub fn search<'a>(here: &Here<'a>) -> Parts<'a> {
    let about = About::page(here.text("title.search"), here.text("describe.search"));
    let catalogue = here.site.catalogue;
    let order = catalogue.order.districts.get(&here.language);
    let districts = order.into_iter().flatten().filter_map(|place| {
        let value = catalogue.districts.get(*place)?.id.name().to_owned();
        Some(Choice { value, name: here.district_name(*place)? })
    });
    let areas = catalogue.areas.iter().enumerate().filter_map(|(place, area)| {
        let name = area_title(here, place)?.to_owned();
        Some(Choice { value: area.id.name().to_owned(), name })
    });
    let page = Search {
        index: here.href(&search_index_path(&here.path)),
        districts: districts.collect(),
        areas: areas.collect(),
        statuses: [Status::Registered, Status::UnderWay, Status::Completed].map(Into::into).into(),
        lists: lists(here),
    };
    Parts { head: head(here, Subject::Search, 1, about), page: Page::Search(page), body: None }
}

fn lists<'a>(here: &Here<'a>) -> Vec<Link<'a>> {
    let all = [
        ("title.works", Subject::Works),
        ("title.units", Subject::Units),
        ("title.districts", Subject::Districts),
        ("title.areas", Subject::Areas),
        ("title.news", Subject::News),
    ];
    let link = |(key, subject)| Link {
        title: here.text(key).into(),
        href: here.to(subject).0,
        lang: None,
    };
    all.into_iter().map(link).collect()
}
