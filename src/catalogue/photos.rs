//! The photos that entries name: do they lie beside them, and can they be read? And the photos that
//! lie there and are named by nobody.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::Vector;

use super::Catalogue;
use super::entry::Entry;
use crate::entry::Parsed;
use crate::problem::nearest::nearest;
use crate::problem::{EntryProblem, Kind, PhotoProblem, Place, Problem};
use crate::source::{Content, Sources};

/// Warns of photos in `content/` that no entry names, hidden ones included: a photo that somebody sent
/// and nobody sees. Beside a file that could not be read none is said to be unused.
pub(super) fn unused(parsed: &Vector<Arc<Parsed>>, sources: &Sources) -> Vec<Problem> {
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut read: BTreeSet<&str> = BTreeSet::new();
    for document in parsed.iter().filter_map(|one| one.value.as_deref()) {
        let folder = folder_of(&document.path);
        let Some((_, shared)) = &document.facts else { continue };
        read.insert(folder);
        named.extend(shared.photos.iter().map(|photo| format!("{folder}{}", photo.file.value)));
    }
    let photos = sources.below("content/").filter(|file| matches!(file.content, Content::Photo(_)));
    let unused =
        photos.filter(|file| read.contains(folder_of(&file.path)) && !named.contains(&*file.path));
    unused.map(|file| Problem::warning(Place::top(&file.path), EntryProblem::PhotoUnused)).collect()
}

/// A path's folder, with the `/` at its end.
fn folder_of(path: &str) -> &str {
    let end = path.rfind('/').map_or(0, |slash| slash + 1);
    path.get(..end).unwrap_or_default()
}

/// Reports the photos that are missing or unreadable. Entries that are not public only warn.
pub(super) fn check(catalogue: &Catalogue, sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    catalogue.works.iter().for_each(|entry| of_entry(entry, sources, &mut problems));
    catalogue.units.iter().for_each(|entry| of_entry(entry, sources, &mut problems));
    catalogue.news.iter().for_each(|entry| of_entry(entry, sources, &mut problems));
    catalogue.pages.iter().for_each(|entry| of_entry(entry, sources, &mut problems));
    problems
}

fn of_entry<F>(entry: &Entry<F>, sources: &Sources, problems: &mut Vec<Problem>) {
    // An entry without a folder was told so when its file was read.
    let Some(folder) = entry.texts.original.path.strip_suffix("index.md") else { return };
    for photo in &entry.shared.photos {
        let file = &photo.file.value;
        let is_plain = !file.contains(['/', '\\']);
        let path = format!("{folder}{file}");
        let kind: Kind = match sources.photo(&path).filter(|_| is_plain) {
            Some(found) => match &found.header {
                Ok(_) => continue,
                Err(problem) => problem.clone().into(),
            },
            None if is_plain && sources.get(&path).is_some() => {
                PhotoProblem::PhotoUnknownFormat.into()
            }
            None => {
                let beside =
                    sources.below(folder).filter_map(|file| file.path.strip_prefix(folder));
                let nearest = nearest(file, beside.filter(|name| !name.ends_with(".md")));
                EntryProblem::PhotoNotFound { file: file.clone(), nearest }.into()
            }
        };
        let place = entry.place(photo.file.span);
        problems.push(match entry.band {
            None => Problem::error(place, kind),
            Some(_) => Problem::warning(place, kind),
        });
    }
}
