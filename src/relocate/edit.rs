//! A text changed at known places, and nowhere else.

use std::ops::Range;

/// The mark that some Windows programs write before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A piece of a text, and what shall stand there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Edit {
    /// The bytes replaced, counted in the text without its byte order mark.
    pub(super) at: Range<usize>,
    /// What stands there afterwards.
    pub(super) to: String,
}

/// A file's text without the mark that may stand before it.
pub(super) fn unmarked(raw: &str) -> &str {
    raw.strip_prefix(BYTE_ORDER_MARK).unwrap_or(raw)
}

/// A file's text with these edits, its byte order mark kept; none if two of them touch.
pub(super) fn edited(raw: &str, mut edits: Vec<Edit>) -> Option<String> {
    let text = unmarked(raw);
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let mut made = raw.get(..raw.len() - text.len())?.to_owned();
    let mut done = 0;
    for edit in &edits {
        made.push_str(text.get(done..edit.at.start)?);
        made.push_str(&edit.to);
        done = edit.at.end;
    }
    made.push_str(text.get(done..)?);
    Some(made)
}
