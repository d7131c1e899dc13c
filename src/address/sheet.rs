//! A page of HTML, named: what is to be shown, in which language, which page of a list.

use super::Subject;
use super::moved::{Moved, Withdrawn};
use crate::language::Language;

/// What a page of HTML shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sheet {
    /// A subject in a language; the number is the page of a list, from 1.
    Subject(Subject, Language, usize),
    /// The page for addresses that are not there.
    NotFound,
    /// A former address.
    Moved(Moved),
    /// An address withdrawn on purpose.
    Withdrawn(Withdrawn),
}
