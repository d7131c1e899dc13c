//! The page of all works.

use serde::Serialize;

use super::about::About;
use super::head::head;
use super::here::Here;
use super::listing::{Listing, listing};
use super::part::Counts;
use super::{Page, Parts};
use crate::address::Subject;

/// All works.
#[derive(Debug, Serialize)]
pub struct Works<'a> {
    /// The list.
    pub listing: Listing<'a>,
    /// By status.
    pub counts: Counts,
}

/// Makes a page of the list of all works.
pub fn works<'a>(here: &Here<'a>, number: usize) -> Parts<'a> {
    let list = &here.site.catalogue.index.all;
    let about = About::page(here.text("title.works"), here.text("describe.works"));
    let page =
        Works { listing: listing(here, Subject::Works, list, number), counts: list.counts.into() };
    Parts { head: head(here, Subject::Works, number, about), page: Page::Works(page), body: None }
}
