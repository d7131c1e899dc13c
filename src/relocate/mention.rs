//! Where a file names the entry that moves, and what must stand there: facts, and links in the body.

use super::edit::Edit;
use super::moving::Moving;
use super::target::targets;
use crate::config::Config;
use crate::entry::id::Folder;
use crate::entry::{Document, Facts};
use crate::problem::Spanned;

/// A link that means the entry and whose target could not be found in the file's bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Unclear {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The target as it is read.
    pub target: String,
}

/// The edits of an entry's file; `text` is the file's without byte order mark, and the document was
/// read from it. The error is what must be mended by hand.
pub(super) fn in_document(
    moving: &Moving<'_>,
    document: &Document,
    text: &str,
) -> Result<Vec<Edit>, Vec<Unclear>> {
    let mut edits = in_facts(moving, document, text);
    let links = &document.text.body.links;
    if !links.iter().any(|link| moving.mended(&link.value, document).is_some()) {
        return Ok(edits);
    }
    let body = document.text.body.span.range();
    let start = body.start;
    let mut unclear = Vec::new();
    for target in targets(text.get(body).unwrap_or_default()) {
        let Some(mended) = moving.mended(&target.text, document) else { continue };
        match target.at {
            Some(at) => edits.push(Edit { at: start + at.start..start + at.end, to: mended }),
            None => {
                let before = text.get(..start + target.whole.start).unwrap_or_default();
                unclear.push(Unclear {
                    path: document.path.to_string(),
                    line: before.matches('\n').count() + 1,
                    target: target.text,
                });
            }
        }
    }
    if unclear.is_empty() { Ok(edits) } else { Err(unclear) }
}

/// The edits of `site.toml`, read from this text.
pub(super) fn in_settings(moving: &Moving<'_>, config: &Config, text: &str) -> Vec<Edit> {
    let pages = &config.pages;
    let named = [Some(&pages.about), Some(&pages.contact), pages.register.as_ref()];
    match moving.folder {
        Folder::Pages => edits(moving, named.into_iter().flatten(), text),
        _ => Vec::new(),
    }
}

/// Whether a file, read once more, links to what it should and is otherwise as it was.
pub(super) fn is_mended(moving: &Moving<'_>, before: &Document, after: &Document) -> bool {
    let (was, is) = (&before.text.body, &after.text.body);
    let expected = was
        .links
        .iter()
        .map(|link| moving.mended(&link.value, before).unwrap_or_else(|| link.value.clone()));
    expected.eq(is.links.iter().map(|link| link.value.clone()))
        && (was.words, &was.anchors) == (is.words, &is.anchors)
        && was.blocks.len() == is.blocks.len()
}

fn in_facts(moving: &Moving<'_>, document: &Document, text: &str) -> Vec<Edit> {
    let Some((facts, _)) = &document.facts else { return Vec::new() };
    match (facts, moving.folder) {
        (Facts::Work(work), Folder::Districts) => edits(moving, &work.district, text),
        (Facts::Work(work), Folder::Areas) => edits(moving, &work.areas, text),
        (Facts::Work(work), Folder::Units) => edits(moving, &work.unit, text),
        (Facts::Unit(unit), Folder::Districts) => edits(moving, &unit.district, text),
        _ => Vec::new(),
    }
}

/// The edits of those values that name the entry, each within its own quotation marks.
fn edits<'a>(
    moving: &Moving<'_>,
    values: impl IntoIterator<Item = &'a Spanned<String>>,
    text: &str,
) -> Vec<Edit> {
    let name = |name: &str| match moving.folder {
        Folder::Districts | Folder::Areas => name.to_owned(),
        _ => moving.id(name),
    };
    let (old, new) = (name(moving.old), name(moving.new));
    let named = values.into_iter().filter(|value| value.value == old);
    let edits = named.map(|value| {
        let whole = value.span.range();
        let written = text.get(whole.clone()).unwrap_or_default();
        match written.find(&old) {
            Some(at) => {
                Edit { at: whole.start + at..whole.start + at + old.len(), to: new.clone() }
            }
            // Spelled with escapes.
            None => Edit { at: whole, to: format!("\"{new}\"") },
        }
    });
    edits.collect()
}
