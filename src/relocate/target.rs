//! The targets of a body's links, at their bytes: those that stand in the link itself, and those of
//! definitions (`[1]: works/cau`) which a link only names.
//!
//! The Markdown parser tells where a link stands, and not where its target does; so the target is
//! looked for within it. Whether the right bytes were found is known when the changed body is read
//! again, which the caller does.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::entry::events::{events, options};

/// A link's target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Target {
    /// As the parser reads it.
    pub(super) text: String,
    /// The link or definition, in the body.
    pub(super) whole: Range<usize>,
    /// Its own bytes in the body; none if it is spelled with escapes, or cannot be found.
    pub(super) at: Option<Range<usize>>,
}

/// Finds the targets of a body, in the order of their places.
pub(super) fn targets(body: &str) -> Vec<Target> {
    let mut found = Vec::new();
    for (event, whole) in events(body) {
        let Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) = event else {
            continue;
        };
        let at =
            places(body, &whole, &dest_url).filter(|at| follows(body, &whole, at, "](")).last();
        found.push(Target { text: dest_url.to_string(), whole, at });
    }
    for (_, definition) in Parser::new_ext(body, options()).reference_definitions().iter() {
        let (text, whole) = (definition.dest.to_string(), definition.span.clone());
        let at = places(body, &whole, &text).find(|at| follows(body, &whole, at, "]:"));
        found.push(Target { text, whole, at });
    }
    found.sort_by_key(|target| target.whole.start);
    found
}

/// Where a target's letters stand within a link.
fn places<'a>(
    body: &'a str,
    whole: &Range<usize>,
    target: &'a str,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let start = whole.start;
    let text = body.get(whole.clone()).unwrap_or_default();
    let found = text.match_indices(target).map(move |(at, found)| (at, at + found.len()));
    found.map(move |(from, to)| start + from..start + to)
}

/// Whether a target's letters come right after the brackets that a target comes after.
fn follows(body: &str, whole: &Range<usize>, at: &Range<usize>, brackets: &str) -> bool {
    let before = body.get(whole.start..at.start).unwrap_or_default().trim_end();
    before.strip_suffix('<').unwrap_or(before).trim_end().ends_with(brackets)
}
