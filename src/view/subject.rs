//! Which view belongs to which subject.

use super::here::Here;
use super::{
    Parts, area, awards, home, news, place, plain, plan, progress, search, unit, work, works,
};
use crate::address::Subject;

/// The view of a subject; `number` is the page of a list. None for a subject that is not there.
pub(super) fn of_subject<'a>(
    here: &Here<'a>,
    subject: Subject,
    number: usize,
) -> Option<Parts<'a>> {
    Some(match subject {
        Subject::Home => home::home(here),
        Subject::Works => works::works(here, number),
        Subject::Work(place) => work::work(here, place)?,
        Subject::Units => unit::units(here, number),
        Subject::Unit(place) => unit::unit(here, place)?,
        Subject::News => news::news(here, number),
        Subject::NewsItem(place) => news::news_item(here, place)?,
        Subject::Page(place) => plain::plain(here, place)?,
        Subject::Districts => place::districts(here),
        Subject::District(place) => place::district(here, place, number)?,
        Subject::Commune(district, commune) => place::commune(here, (district, commune), number)?,
        Subject::Areas => area::areas(here),
        Subject::Area(place) => area::area(here, place, number)?,
        Subject::Crossing(area, district) => area::crossing(here, (area, district), number)?,
        Subject::Plan => plan::plan(here),
        Subject::Progress => progress::progress(here),
        Subject::Awards => awards::awards(here),
        Subject::Search => search::search(here),
    })
}
