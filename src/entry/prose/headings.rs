//! Headings that jump a level: whoever listens to a page finds the way by them.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::entry::events::Marked;
use crate::problem::TextProblem;

/// The headings of a body that stand more than one level below the one before. The title is the
/// first level.
pub(super) fn find(events: &[Marked<'_>]) -> Vec<(Range<usize>, TextProblem)> {
    let mut before = 1;
    let mut found = Vec::new();
    for (event, range) in events {
        let Event::Start(Tag::Heading { level, .. }) = event else { continue };
        // A first level in a body is shown as a second one.
        let level = (*level as u32).max(2);
        if level > before + 1 {
            let kind = TextProblem::HeadingSkipped { level, expected: before + 1 };
            found.push((range.clone(), kind));
        }
        before = level;
    }
    found
}
