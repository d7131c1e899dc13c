//! The entry that somebody means, from an id, a path, or the name of its file.

use std::sync::Arc;

use super::author::Refused;
use crate::entry::Document;
use crate::language::Language;
use crate::language::normal::nfc;
use crate::language::slug::slug;
use crate::problem::nearest::nearest;
use crate::scaffold::choice::is_part;
use crate::source::Sources;

/// Finds the original that is meant among all files of the site.
pub(super) fn original(
    typed: &str,
    documents: &[Arc<Document>],
    sources: &Sources,
) -> Result<Arc<Document>, Refused> {
    let wanted = bare(typed);
    let originals: Vec<&Arc<Document>> =
        documents.iter().filter(|document| document.facts.is_some()).collect();
    if let Some(exact) = originals.iter().find(|one| one.id.to_string() == wanted) {
        return Ok(Arc::clone(exact));
    }
    let shape = slug(&wanted);
    let is_called = |document: &&&Arc<Document>| {
        let title = slug(&document.text.title.value);
        !shape.is_empty() && (document.id.name() == shape || title == shape)
    };
    let found: Vec<&&Arc<Document>> = originals.iter().filter(is_called).collect();
    match found.as_slice() {
        [one] => return Ok(Arc::clone(one)),
        [] => {}
        _ => {
            let ids = found.iter().map(|document| document.id.to_string()).collect();
            return Err(Refused::SeveralEntries { typed: typed.to_owned(), ids });
        }
    }
    let paths = [format!("content/{wanted}.md"), format!("content/{wanted}/index.md")];
    if let Some(path) = paths.into_iter().find(|path| sources.get(path).is_some()) {
        return Err(Refused::Unreadable { path });
    }
    let ids: Vec<String> = originals.iter().map(|document| document.id.to_string()).collect();
    let nearest = nearest(&wanted, ids.iter().map(String::as_str))
        .or_else(|| part_of_one(&wanted, &originals));
    Err(Refused::UnknownEntry { typed: typed.to_owned(), nearest })
}

/// What was typed without what a path has around an entry's id.
pub(super) fn bare(typed: &str) -> String {
    let typed = nfc(typed.trim()).replace('\\', "/");
    let inner = typed.rsplit_once("content/").map_or(typed.as_str(), |(_, inner)| inner);
    let inner = inner.trim_start_matches("./").trim_matches('/');
    let stem = inner.strip_suffix(".md").or_else(|| inner.strip_suffix(".MD")).unwrap_or(inner);
    let stem = match stem.rsplit_once('.') {
        Some((stem, code)) if Language::from_code(code).is_some() => stem,
        _ => stem,
    };
    stem.strip_suffix("/index").unwrap_or(stem).to_owned()
}

/// The only entry in whose name or title these words stand; its folder may be wrong.
fn part_of_one(wanted: &str, originals: &[&Arc<Document>]) -> Option<String> {
    let words = slug(wanted.rsplit_once('/').map_or(wanted, |(_, name)| name));
    let has_part = |document: &&&Arc<Document>| {
        is_part(&words, document.id.name()) || is_part(&words, &slug(&document.text.title.value))
    };
    let mut found = originals.iter().filter(has_part);
    found.next().filter(|_| found.next().is_none()).map(|document| document.id.to_string())
}
