//! Why an output was made: what `--explain` says.

use crate::view::Key;

/// The first thing that differs from when the output was made before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// It was not there before, or its file was lost or changed by somebody else.
    New,
    /// A template, string or asset of the theme.
    Theme,
    /// Header, menu or footer: site.toml, the campaign's name.
    Frame,
    /// Its facts, or the cards and addresses on it.
    Facts,
    /// The text of its body, or where its links lead.
    Text,
}

/// Compares two keys.
pub fn reason(before: Option<&Key>, now: &Key) -> Reason {
    match before {
        None => Reason::New,
        Some(before) if before.theme != now.theme => Reason::Theme,
        Some(before) if before.frame != now.frame => Reason::Frame,
        Some(before) if before.view != now.view => Reason::Facts,
        Some(_) => Reason::Text,
    }
}
