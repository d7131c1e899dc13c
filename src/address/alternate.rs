//! The same subject in another language, or the nearest index that exists there.
//!
//! No fallback copy of a page is ever made: the switcher leads to an index, and says so.

use super::{Addresses, Subject};
use crate::catalogue::Catalogue;
use crate::language::Language;

/// Where the language switcher leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Alternate {
    /// What is read there.
    pub subject: Subject,
    /// Whether it is the same subject.
    pub exact: bool,
}

/// Finds a subject in another language.
pub fn alternate(
    catalogue: &Catalogue,
    addresses: &Addresses,
    subject: Subject,
    language: Language,
) -> Alternate {
    let mut at = subject;
    while addresses.of(at, language).is_none() && at != Subject::Home {
        at = index_above(catalogue, at);
    }
    Alternate { subject: at, exact: at == subject }
}

/// The index that a subject stands in.
pub fn index_above(catalogue: &Catalogue, subject: Subject) -> Subject {
    match subject {
        Subject::Work(work) => {
            let named = catalogue.relations.works.get(work);
            let district = named.and_then(|named| named.district);
            district.map_or(Subject::Works, Subject::District)
        }
        Subject::Unit(_) => Subject::Units,
        Subject::NewsItem(_) => Subject::News,
        Subject::District(_) => Subject::Districts,
        Subject::Commune(district, _) => Subject::District(district),
        Subject::Area(_) => Subject::Areas,
        Subject::Crossing(area, _) => Subject::Area(area),
        Subject::Home
        | Subject::Works
        | Subject::Units
        | Subject::News
        | Subject::Page(_)
        | Subject::Districts
        | Subject::Areas
        | Subject::Plan
        | Subject::Progress
        | Subject::Awards
        | Subject::Search => Subject::Home,
    }
}
