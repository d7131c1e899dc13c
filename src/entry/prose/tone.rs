//! Words in the other style of placing tones than that of the site: "hoà" in a text of "hòa".

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::tone::{ToneStyle, in_another_style};
use crate::problem::TextProblem;

/// The first such word of a text, with all the others: one warning, since whole texts may be so.
pub(super) fn find(text: &str, wanted: ToneStyle) -> Option<(Range<usize>, TextProblem)> {
    let found = in_another_style(text, wanted);
    let ((first, meant), rest) = found.split_first()?;
    let word = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().to_owned();
    let written = word(first);
    let others: BTreeSet<(String, String)> = rest
        .iter()
        .map(|(range, meant)| (word(range), meant.clone()))
        .filter(|(other, _)| *other != written)
        .collect();
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let others = others.into_iter().collect();
    Some((first.clone(), TextProblem::ToneStyle { written, meant: meant.clone(), count, others }))
}
