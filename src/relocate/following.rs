//! A translation goes on following its original when only a link in it was mended: the marks in its
//! `of` become those of the mended blocks.
//!
//! Without this each move would warn of translations that nobody needs to look at.

use super::edit::{Edit, edited, unmarked};
use crate::entry::body::{Block, Mark, read};
use crate::entry::events::{Marked, events};
use crate::language::normal::nfc;
use crate::source::front_matter;
use crate::source::table::Document;

/// The blocks' marks that changed between two states of an original, before and after.
pub(super) fn changed_marks(before: &str, after: &str) -> Vec<(Mark, Mark)> {
    let (before, after) = (blocks(before), blocks(after));
    if before.len() != after.len() {
        return Vec::new();
    }
    let pairs = before.iter().zip(&after).map(|(before, after)| (before.mark, after.mark));
    pairs.filter(|(before, after)| before != after).collect()
}

/// A translation's file with these marks in its `of`.
pub(super) fn followed(raw: &str, marks: &[(Mark, Mark)]) -> Option<String> {
    let text = unmarked(raw);
    let front = front_matter::split(text).ok()?.front_matter.range();
    let toml = Document::new(&"".into(), front.start);
    let of = toml.read(text.get(front)?, |table| {
        table.allow_all();
        table.texts("of")
    });
    let edits = of.iter().filter_map(|mark| {
        let old = Mark::from_hex(&mark.value)?;
        let (_, new) = marks.iter().find(|(before, _)| *before == old)?;
        Some(Edit { at: mark.span.range(), to: format!("\"{new}\"") })
    });
    edited(raw, edits.collect())
}

/// The blocks of a file as the site reads them, in form C.
fn blocks(raw: &str) -> Vec<Block> {
    let text = nfc(unmarked(raw));
    let Ok(parts) = front_matter::split(&text) else { return Vec::new() };
    let body = text.get(parts.body.range()).unwrap_or_default();
    let events: Vec<Marked<'_>> = events(body).collect();
    read(&"".into(), body, parts.body, &events).value.blocks
}
