//! A link with its text, as templates see it.

use std::borrow::Cow;

use serde::Serialize;

/// A link with its text.
#[derive(Clone, Debug, Serialize)]
pub struct Link<'a> {
    /// The text.
    pub title: Cow<'a, str>,
    /// The address.
    pub href: String,
    /// The language of the text, when it is not the page's.
    pub lang: Option<&'static str>,
}
