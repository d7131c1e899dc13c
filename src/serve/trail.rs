//! Where pages went: a browser that shows a page follows it to its new address.
//!
//! Only pages that somebody has looked at are remembered. An entry is known by its id; when its
//! file was renamed, by what the file says.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::place::{Place, place};
use crate::address::Subject;
use crate::address::sheet::Sheet;
use crate::catalogue::entry::Entry;
use crate::digest::Digest;
use crate::language::Language;
use crate::pipeline::Prepared;
use crate::plan::recipe::Recipe;

/// Files that were renamed are looked for among this many that vanished.
const LOST: usize = 2000;

/// The trail.
#[derive(Debug, Default)]
pub(super) struct Trail(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// What was seen at a path.
    seen: HashMap<String, (Name, Language)>,
    /// Ids that became others.
    renamed: HashMap<String, String>,
    /// Ids that vanished, and what they were.
    lost: BTreeMap<String, Mark>,
}

/// A subject under a name that outlives a change of the catalogue.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Name {
    /// An entry's or commune's id.
    Id(String),
    /// An area and a district.
    Crossing(String, String),
    /// A section, which is always there.
    Section(Subject),
}

/// By what an entry is known again: its file's content, its title; a commune by its code.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Mark {
    content: Option<Digest>,
    title: String,
}

impl Trail {
    /// Somebody looks at a path.
    pub(super) fn remember(&self, site: &Prepared, path: &str) {
        let Place::Output(file) = place(site, path) else { return };
        let Some(Recipe::Page(Sheet::Subject(subject, language, _))) =
            site.plan.recipes.get(file.as_str())
        else {
            return;
        };
        if let Some(name) = name(site, *subject) {
            self.known().seen.insert(path.to_owned(), (name, *language));
        }
    }

    /// The new address of what stood at a path, if it stands there no more.
    pub(super) fn moved(&self, site: &Prepared, path: &str) -> Option<String> {
        let base = site.site().base.path();
        let absolute = |to: &str| format!("{base}{}", to.trim_start_matches('/'));
        if let Place::Output(file) = place(site, path) {
            return match site.plan.recipes.get(file.as_str()) {
                Some(Recipe::Page(Sheet::Moved(moved))) => {
                    site.addresses.of(moved.subject, moved.language).map(absolute)
                }
                _ => None,
            };
        }
        let (name, language) = self.known().seen.get(path).cloned()?;
        let subject = self.subject(site, &name)?;
        site.addresses.of(subject, language).map(absolute)
    }

    /// Finds out which entries were renamed between two sites.
    pub(super) fn follow(&self, old: &Prepared, new: &Prepared) {
        let is_in = |site: &Prepared, id: &str| site.addresses.subject(id).is_some();
        let mut known = self.known();
        for id in only_in(old, new) {
            if known.lost.len() < LOST
                && let Some(mark) = mark(old, id)
            {
                known.lost.insert(id.to_owned(), mark);
            }
        }
        known.lost.retain(|id, _| !is_in(new, id));
        if known.lost.is_empty() {
            return;
        }
        for id in only_in(new, old) {
            let Some(mark) = mark(new, id) else { continue };
            let folder = |id: &str| id.split('/').next().map(str::to_owned);
            let same = known
                .lost
                .iter()
                .find(|(_, lost)| lost.content.is_some() && lost.content == mark.content);
            let alike = || {
                known
                    .lost
                    .iter()
                    .find(|(was, lost)| lost.title == mark.title && folder(was) == folder(id))
            };
            let was = same.or_else(alike).map(|(was, _)| was.clone());
            if let Some(was) = was {
                known.lost.remove(&was);
                known.renamed.remove(id);
                known.renamed.insert(was, id.to_owned());
            }
        }
    }

    fn subject(&self, site: &Prepared, name: &Name) -> Option<Subject> {
        match name {
            Name::Section(subject) => Some(*subject),
            Name::Id(id) => site.addresses.subject(&self.now(site, id)),
            Name::Crossing(area, district) => {
                let area = site.addresses.subject(&self.now(site, area))?;
                let district = site.addresses.subject(&self.now(site, district))?;
                match (area, district) {
                    (Subject::Area(area), Subject::District(district)) => {
                        Some(Subject::Crossing(area, district))
                    }
                    _ => None,
                }
            }
        }
    }

    /// The id that an entry has now.
    fn now(&self, site: &Prepared, id: &str) -> String {
        let known = self.known();
        let mut now = id.to_owned();
        // It may have been renamed several times, and back.
        for _ in 0..known.renamed.len() {
            if site.addresses.subject(&now).is_some() {
                break;
            }
            let Some(next) = known.renamed.get(&now) else { break };
            now.clone_from(next);
        }
        now
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The ids that one site has and the other has not.
fn only_in<'a>(one: &'a Prepared, other: &Prepared) -> BTreeSet<&'a str> {
    one.addresses.ids().filter(|id| other.addresses.subject(id).is_none()).collect()
}

fn name(site: &Prepared, subject: Subject) -> Option<Name> {
    let catalogue = &site.catalogue;
    let district = |at: usize| Some(catalogue.districts.get(at)?.id.to_string());
    let area = |at: usize| Some(catalogue.areas.get(at)?.id.to_string());
    Some(match subject {
        Subject::Work(at) => Name::Id(catalogue.works.get(at)?.id.to_string()),
        Subject::Unit(at) => Name::Id(catalogue.units.get(at)?.id.to_string()),
        Subject::NewsItem(at) => Name::Id(catalogue.news.get(at)?.id.to_string()),
        Subject::Page(at) => Name::Id(catalogue.pages.get(at)?.id.to_string()),
        Subject::District(at) => Name::Id(district(at)?),
        Subject::Area(at) => Name::Id(area(at)?),
        Subject::Commune(at, commune) => {
            let slug = &catalogue.districts.get(at)?.facts.communes.get(commune)?.slug.value;
            Name::Id(format!("{}/{slug}", district(at)?))
        }
        Subject::Crossing(first, second) => Name::Crossing(area(first)?, district(second)?),
        section => Name::Section(section),
    })
}

fn mark(site: &Prepared, id: &str) -> Option<Mark> {
    let catalogue = &site.catalogue;
    match site.addresses.subject(id)? {
        Subject::Work(at) => catalogue.works.get(at).map(|entry| mark_of(site, entry)),
        Subject::Unit(at) => catalogue.units.get(at).map(|entry| mark_of(site, entry)),
        Subject::NewsItem(at) => catalogue.news.get(at).map(|entry| mark_of(site, entry)),
        Subject::Page(at) => catalogue.pages.get(at).map(|entry| mark_of(site, entry)),
        Subject::District(at) => catalogue.districts.get(at).map(|entry| mark_of(site, entry)),
        Subject::Area(at) => catalogue.areas.get(at).map(|entry| mark_of(site, entry)),
        Subject::Commune(at, commune) => {
            let facts = catalogue.districts.get(at)?.facts.communes.get(commune)?;
            Some(Mark { content: None, title: facts.code.value.clone() })
        }
        _ => None,
    }
}

fn mark_of<F>(site: &Prepared, entry: &Entry<F>) -> Mark {
    let original = &entry.texts.original;
    let file = site.site().sources.get(&original.path);
    Mark { content: file.map(|file| file.digest), title: original.text.title.value.clone() }
}
