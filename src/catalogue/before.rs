//! The last catalogue, for the next one: while nothing but the bodies of a few entries has changed,
//! only these entries are new in it.
//!
//! Places, orders, counts and references come from front matter. As long as no file came or went,
//! no front matter changed, and nothing became visible or hidden by the change, they are what they
//! were; whatever else happens, everything is related anew. What a clean run would give, this gives
//! too: it is the same in less time.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::Vector;

use super::allowed::Allowed;
use super::entry::Entry;
use super::gather::gathered;
use super::{Catalogue, Drafts, Given};
use crate::entry::id::Id;
use crate::entry::readings::{FEW, is_entry};
use crate::entry::{Document, Facts, Parsed};
use crate::language::date::Date;
use crate::problem::{Checked, Problem};
use crate::source::{Change, Sources};

/// The last catalogue, what it was made of, and what was wrong.
#[derive(Debug)]
pub struct Before {
    pub(super) sources: Sources,
    pub(super) today: Date,
    pub(super) drafts: Drafts,
    pub(super) parsed: Vector<Arc<Parsed>>,
    pub(super) catalogue: Catalogue,
    /// What was wrong with the files of each entry.
    pub(super) of_entries: BTreeMap<Id, Vec<Problem>>,
    /// What was wrong beyond these.
    pub(super) others: Vec<Problem>,
}

impl Before {
    /// The catalogue and all that was wrong.
    pub(super) fn checked(&self) -> Checked<Catalogue> {
        let mut problems = self.others.clone();
        problems.extend(self.of_entries.values().flatten().cloned());
        Checked { value: self.catalogue.clone(), problems }
    }

    /// Takes in what has changed since, if it is only the bodies of a few entries. None if it is
    /// more; then this is worth nothing any more.
    pub(super) fn edited(
        mut self,
        parsed: &Vector<Arc<Parsed>>,
        given: &Given<'_>,
    ) -> Option<Before> {
        let same_terms = self.today == given.today && self.drafts == given.drafts;
        if !same_terms || parsed.len() != self.parsed.len() || !only_edits(&self.sources, given) {
            return None;
        }
        let pairs = self.parsed.iter().zip(parsed).enumerate();
        let edited: Vec<usize> = pairs
            .filter(|(_, (old, new))| !Arc::ptr_eq(old, new))
            .map(|(place, _)| place)
            .take(FEW + 1)
            .collect();
        if edited.len() > FEW {
            return None;
        }
        let allowed = Allowed::of(given.config);
        for place in edited {
            let old = self.parsed.get(place)?.value.as_ref()?;
            let new = parsed.get(place)?.value.as_ref()?;
            if old.path != new.path || old.front != new.front {
                return None;
            }
            self.exchange(&files_of(&new.id, place, parsed), given, &allowed)?;
        }
        self.sources = given.sources.clone();
        self.parsed = parsed.clone();
        Some(self)
    }

    /// Puts an entry in the place of what it was.
    fn exchange(&mut self, files: &[&Parsed], given: &Given<'_>, allowed: &Allowed) -> Option<()> {
        let files: Vec<(&Arc<Document>, &Vec<Problem>)> =
            files.iter().filter_map(|one| Some((one.value.as_ref()?, &one.problems))).collect();
        let Checked { value, problems } = gathered(&files, given, allowed);
        let Entry { id, facts, shared, texts, band } = value?;
        match problems.is_empty() {
            true => self.of_entries.remove(&id),
            false => self.of_entries.insert(id.clone(), problems),
        };
        let catalogue = &mut self.catalogue;
        match Facts::clone(&facts) {
            Facts::Campaign(_) | Facts::Home => None,
            Facts::Area(facts) => {
                put(&mut catalogue.areas, Entry { id, facts, shared, texts, band })
            }
            Facts::District(facts) => {
                put(&mut catalogue.districts, Entry { id, facts, shared, texts, band })
            }
            Facts::Unit(facts) => {
                put(&mut catalogue.units, Entry { id, facts, shared, texts, band })
            }
            Facts::Work(facts) => {
                put(&mut catalogue.works, Entry { id, facts, shared, texts, band })
            }
            Facts::News(date) => {
                let facts = date.into();
                put(&mut catalogue.news, Entry { id, facts, shared, texts, band })
            }
            Facts::Page => {
                let facts = Arc::default();
                put(&mut catalogue.pages, Entry { id, facts, shared, texts, band })
            }
        }
    }
}

/// Puts an entry in its place, unless it is not there, or is now seen by others than before.
fn put<F: Clone>(shelf: &mut Vector<Entry<F>>, entry: Entry<F>) -> Option<()> {
    let place = shelf.iter().position(|one| one.id == entry.id)?;
    let old = shelf.get(place)?;
    let languages = |entry: &Entry<F>| -> Vec<_> {
        entry.texts.translations.iter().map(|document| document.language).collect()
    };
    let is_seen_alike = old.band == entry.band
        && old.texts.held == entry.texts.held
        && languages(old) == languages(&entry);
    is_seen_alike.then(|| shelf.set(place, entry)).map(|_| ())
}

/// Whether nothing but the contents of entries' files differs from those of before: no settings, no
/// photos, and none came or went.
fn only_edits(before: &Sources, given: &Given<'_>) -> bool {
    given.sources.changes(before).all(|change| match change {
        Change::Edited { new, .. } => is_entry(new),
        Change::Added(_) | Change::Removed(_) => false,
    })
}

/// All files of an entry, of which one is at `place`. In the order of the paths they stand together:
/// `x.en.md`, `x.md`, `x/index.md`.
fn files_of<'a>(id: &Id, place: usize, parsed: &'a Vector<Arc<Parsed>>) -> Vec<&'a Parsed> {
    let (file, folder) = (format!("content/{id}."), format!("content/{id}/"));
    let is_near = |one: &Parsed| {
        let document = one.value.as_ref();
        document.is_none_or(|one| one.path.starts_with(&file) || one.path.starts_with(&folder))
    };
    let first = (0..place).rev().take_while(|at| parsed.get(*at).is_some_and(|one| is_near(one)));
    let first = first.last().unwrap_or(place);
    let near = parsed.iter().skip(first).take_while(|one| is_near(one)).map(|one| &**one);
    near.filter(|one| one.value.as_ref().is_some_and(|document| document.id == *id)).collect()
}
