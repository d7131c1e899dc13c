//! An approval: by which role, on which day, and of which text.
//!
//! It is bound to what its file says, not to how it is written: the front matter's values and the
//! body. So line ends, blank lines, comments, or another place for `[approval]` void nothing, and
//! one changed word does. Not bound are the keys that say nothing to a reader: whether it is still a
//! draft, the marks of a translation, the address. The bytes of photos come in where files are
//! known beside each other (`catalogue::approved`); whether anything is hidden is decided in
//! `catalogue::visible`.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::digest::Digest;
use crate::language::date::Date;
use crate::problem::Span;
use crate::source::table::Table;

/// The key of its table.
pub const KEY: &str = "approval";

/// An approval as it stands in a file.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Approval {
    /// The role, never a name.
    pub by_role: String,
    /// The day.
    pub on: Option<Date>,
    /// The digest of what was approved, as `approve` wrote it; none when it was typed by hand.
    pub of: Option<String>,
    /// Where it stands in its file.
    pub span: Span,
}

/// Reads `[approval]`.
pub fn read(table: &Table<'_, '_>) -> Option<Approval> {
    table.table(KEY, |approval| Approval {
        by_role: approval.required_text("by_role"),
        on: approval.required_date("on"),
        of: approval.text("of"),
        span: approval.span(),
    })
}

/// The keys that may change after an approval.
const NOT_BOUND: [&str; 5] = [KEY, "draft", "of", "slug", "aliases"];

/// The digest of what a file says: its front matter, and the text of its body.
pub fn said(front_matter: &Table<'_, '_>, body: &str) -> Digest {
    let facts = front_matter.said_besides(&NOT_BOUND);
    let body = body.replace('\r', "");
    Digest::of_parts(&[&facts, body.trim_start_matches('\n').trim_end().as_bytes()])
}

/// How a text stands to the approval in its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// There is no approval.
    None,
    /// There is one that does not say of which text.
    Unbound,
    /// The text is another than the one that was approved.
    Void,
    /// It is approved as it is.
    Good,
}
