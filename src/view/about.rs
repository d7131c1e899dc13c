//! What a page says of itself, for its head and for search engines.

use super::link::Link;
use super::photo::Shared;
use crate::catalogue::hidden::Reason;
use crate::language::date::Date;

/// What a page says of itself for its head.
pub struct About<'a> {
    /// Its title, without the site's.
    pub title: String,
    /// One sentence on it.
    pub description: String,
    /// Set for a story.
    pub article: Option<Article>,
    /// Why it is not public, when it is shown all the same.
    pub band: Option<Reason>,
    /// The photo for those who are sent a link.
    pub image: Option<Shared>,
    /// Its title in the breadcrumbs, when it is another one.
    pub crumb: Option<Link<'a>>,
}

/// The days of a story.
#[derive(Clone, Copy, Debug)]
pub struct Article {
    /// The day it tells of.
    pub published: Option<Date>,
    /// The day of its last change.
    pub modified: Option<Date>,
}

impl About<'_> {
    /// A page that is no story.
    pub fn page(title: impl Into<String>, description: impl Into<String>) -> Self {
        About {
            title: title.into(),
            description: description.into(),
            article: None,
            band: None,
            image: None,
            crumb: None,
        }
    }
}
