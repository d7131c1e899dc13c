//! An approval goes on holding when nothing but the move has changed what it is bound to: its `of`
//! becomes the digest of the mended file.
//!
//! Without this each move would take stories off the site that nobody has touched. One that was void
//! stays void, and one without `of` stays so.

use std::sync::Arc;

use super::Move;
use super::edit::{Edit, edited, unmarked};
use crate::catalogue::approved::{bound, standing};
use crate::config::Config;
use crate::digest::Digest;
use crate::entry::approval::{KEY, Standing};
use crate::entry::readings::Readings;
use crate::entry::{self, Document};
use crate::language::normal::nfc;
use crate::source::Sources;
use crate::source::front_matter;
use crate::source::table::Document as Toml;

/// The mended text of a file with its approval bound to it; none where there is no approval that
/// held before, or where it holds as it is.
pub(super) fn held(path: &str, after: &str, asked: &Move<'_>, config: &Config) -> Option<String> {
    let before = read(path, asked.texts.get(path)?, config)?;
    // The file and its photos are where they were, and so they are looked for there.
    if standing(&before, asked.sources) != Standing::Good {
        return None;
    }
    let now = bound(&*read(path, after, config)?, asked.sources);
    (now != bound(&before, asked.sources)).then(|| rebound(after, now))?
}

/// A file as the site reads it, in form C: approvals are bound to that.
fn read(path: &str, raw: &str, config: &Config) -> Option<Arc<Document>> {
    let text = nfc(unmarked(raw));
    let alone = Sources::verbatim([(path, &*text)]);
    let parsed = entry::parse(&alone, config, &mut Readings::default());
    parsed.front()?.value.clone()
}

/// A file's text with another digest in its approval.
fn rebound(raw: &str, digest: Digest) -> Option<String> {
    let text = unmarked(raw);
    let front = front_matter::split(text).ok()?.front_matter.range();
    let toml = Toml::new(&"".into(), front.start);
    let at = toml.read(text.get(front)?, |table| {
        table.allow_all();
        table.table(KEY, |approval| {
            approval.allow_all();
            approval.spot("of").map(|of| of.span.range())
        })
    });
    edited(raw, vec![Edit { at: at??, to: format!("\"{digest}\"") }])
}
