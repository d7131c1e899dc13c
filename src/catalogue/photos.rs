//! The photos that entries name: do they lie beside them, and can they be read?

use super::Catalogue;
use super::entry::Entry;
use crate::problem::nearest::nearest;
use crate::problem::{EntryProblem, Kind, PhotoProblem, Problem};
use crate::source::Sources;

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
