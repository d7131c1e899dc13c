//! Files into entries: each original with its translations, and the problems of both.
//!
//! Problems found while parsing come out here, because only here it is known whether an entry is
//! visible: one half-written draft must stop nobody, so its errors become warnings.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::Vector;
use rayon::prelude::*;

use super::allowed::Allowed;
use super::entry::{Entry, Texts};
use super::visible::{held, hidden_because};
use super::{Given, approved};
use crate::entry::follow::changes;
use crate::entry::id::Id;
use crate::entry::shared::image_problems;
use crate::entry::text::item_lists;
use crate::entry::{Document, Facts, Parsed};
use crate::problem::nearest::nearest;
use crate::problem::{Checked, EntryProblem, Place, Problem, Severity};

/// The entries, and what is wrong with their files.
pub(super) struct Gathered {
    /// In the order of their ids.
    pub(super) entries: Vec<Entry<Facts>>,
    /// What is wrong with the files of each, where something is.
    pub(super) of_entries: BTreeMap<Id, Vec<Problem>>,
    /// What is wrong with files of no entry.
    pub(super) others: Vec<Problem>,
}

/// Gathers the files of each entry.
pub(super) fn gather(parsed: &Vector<Arc<Parsed>>, given: &Given<'_>) -> Gathered {
    let mut others = Vec::new();
    let mut files = Vec::with_capacity(parsed.len());
    for one in parsed {
        match &one.value {
            Some(document) => files.push((document, &one.problems)),
            None => others.extend(one.problems.iter().cloned()),
        }
    }
    // They come in the order of the paths, which is nearly that of the ids.
    files.sort_by(|(one, _), (other, _)| one.id.cmp(&other.id));
    let entries: Vec<&[File<'_>]> =
        files.chunk_by(|(one, _), (other, _)| one.id == other.id).collect();
    let allowed = Allowed::of(given.config);
    let gathered: Vec<Checked<Option<Entry<Facts>>>> =
        entries.par_iter().map(|files| gathered(files, given, &allowed)).collect();
    let mut of_entries = BTreeMap::new();
    let mut all = Vec::with_capacity(gathered.len());
    for (files, Checked { value, problems }) in entries.iter().zip(gathered) {
        if let Some((document, _)) = files.first().filter(|_| !problems.is_empty()) {
            of_entries.insert(document.id.clone(), problems);
        }
        all.extend(value);
    }
    Gathered { entries: all, of_entries, others }
}

/// A file and what was wrong with it.
type File<'a> = (&'a Arc<Document>, &'a Vec<Problem>);

/// One entry as it stands on the given day, and all that is wrong with its files.
pub(super) fn gathered(
    files: &[File<'_>],
    given: &Given<'_>,
    allowed: &Allowed,
) -> Checked<Option<Entry<Facts>>> {
    let found = files.iter().flat_map(|(_, problems)| problems.iter());
    let mut problems: Vec<Problem> =
        found.filter(|problem| allowed.is_wrong(problem)).cloned().collect();
    let documents: Vec<&Arc<Document>> = files.iter().map(|(document, _)| *document).collect();
    let mut value = entry(&documents, &mut problems);
    if let Some(entry) = &mut value {
        entry.band = hidden_because(entry, given);
        entry.texts.held = held(entry, given);
        let translations = entry.texts.translations.iter();
        let held: Vec<&Arc<str>> = translations
            .filter(|document| entry.texts.held.contains_key(&document.language))
            .map(|document| &document.path)
            .collect();
        for problem in &mut problems {
            if entry.band.is_some() || held.contains(&&problem.place.path) {
                problem.severity = Severity::Warning;
            }
        }
        problems.extend(approved::voided(entry, given));
    }
    Checked { value, problems }
}

/// One entry from its files.
fn entry(documents: &[&Arc<Document>], problems: &mut Vec<Problem>) -> Option<Entry<Facts>> {
    let originals: Vec<_> = documents.iter().filter(|document| document.facts.is_some()).collect();
    let translations: Vec<Arc<Document>> = documents
        .iter()
        .filter(|document| document.facts.is_none())
        .map(|document| Arc::clone(document))
        .collect();
    let Some(original) = originals.first() else {
        for document in documents {
            let kind = EntryProblem::TranslationWithoutOriginal {
                original: format!("content/{}.md", document.id),
            };
            problems.push(Problem::error(Place::top(&document.path), kind));
        }
        return None;
    };
    if let Some(second) = originals.get(1) {
        let kind = crate::problem::SourceProblem::NameClash { other: original.path.to_string() };
        problems.push(Problem::error(Place::top(&second.path), kind));
    }
    for translation in &translations {
        unknown_items(original, translation, problems);
        problems.extend(image_problems(translation, original));
        problems.extend(stale(original, translation));
    }
    let (facts, shared) = original.facts.clone()?;
    let texts = Texts { original: Arc::clone(original), translations, held: BTreeMap::new() };
    Some(Entry { id: original.id.clone(), facts: facts.into(), shared, texts, band: None })
}

/// Warns of a translation whose original has changed since; it points at the first change.
fn stale(original: &Document, translation: &Document) -> Option<Problem> {
    let of = &translation.translation.as_ref()?.of;
    let changes = changes(of, &original.text);
    if changes.is_none() {
        return None;
    }
    let numbers = |places: &[usize]| -> Vec<u32> {
        places.iter().filter_map(|place| u32::try_from(place + 1).ok()).collect()
    };
    let blocks = &original.text.body.blocks;
    let first = changes.changed.iter().chain(&changes.added).min().and_then(|at| blocks.get(*at));
    let span = match (changes.title, first) {
        (true, _) => original.text.title.span,
        (false, block) => block.map(|block| block.span).unwrap_or_default(),
    };
    let kind = EntryProblem::TranslationStale {
        translation: translation.path.to_string(),
        id: original.id.to_string(),
        title: changes.title,
        summary: changes.summary,
        changed: numbers(&changes.changed),
        added: numbers(&changes.added),
        removed: u32::try_from(changes.removed).unwrap_or(u32::MAX),
    };
    Some(Problem::warning(Place::new(&original.path, span), kind))
}

/// Translated list items whose id the original does not have.
fn unknown_items(original: &Document, translation: &Document, problems: &mut Vec<Problem>) {
    for list in item_lists(original.id.folder()) {
        let translated = translation.text.items.ids(list.list);
        if translated.is_empty() {
            continue;
        }
        let known = item_ids(original, list.list);
        for id in translated {
            if !known.contains(&id) {
                let kind = EntryProblem::UnknownItem {
                    list: list.list.to_owned(),
                    id: id.to_owned(),
                    nearest: nearest(id, known.iter().copied()),
                };
                problems.push(Problem::error(Place::top(&translation.path), kind));
            }
        }
    }
}

/// The ids of the items of a list, as the original has them.
fn item_ids<'a>(original: &'a Document, list: &str) -> Vec<&'a str> {
    match &original.facts {
        Some((Facts::District(district), _)) if list == "communes" => {
            district.communes.iter().map(|commune| commune.slug.value.as_str()).collect()
        }
        _ => original.text.items.ids(list),
    }
}
