//! What an output stands on: a digest that says, without its view being made, that nothing which it
//! could show has changed.
//!
//! It takes in more than a page shows, so that another ground means little; but the same ground means
//! the same key. Between two builds most pages stand where they stood, and a view takes a hundred
//! times as long as this.

use imbl::Vector;

use super::{Finish, Links, Site};
use crate::address::Subject;
use crate::address::sheet::Sheet;
use crate::catalogue::Catalogue;
use crate::catalogue::entry::{Entry, Texts};
use crate::config::BaseUrl;
use crate::digest::Digest;
use crate::entry::Document;
use crate::entry::readings::is_entry;
use crate::source::Sources;

/// The ground of a whole site but for the bodies of its entries, as they stand in the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ground(Digest);

/// The common ground of a site, wherever it will be read: settings, theme, photos, the day, and of
/// every entry on it all but the body.
pub fn common(sources: &Sources, catalogue: &Catalogue) -> Ground {
    let mut parts = Parts(Vec::with_capacity(200 * catalogue.works.len()));
    for file in sources.files().filter(|file| !is_entry(file)) {
        parts.text(&file.path);
        parts.digest(file.digest);
    }
    parts.text(&catalogue.today.iso());
    parts.entry(&catalogue.campaign);
    parts.entry(&catalogue.home);
    parts.entries(&catalogue.areas);
    parts.entries(&catalogue.districts);
    parts.entries(&catalogue.units);
    parts.entries(&catalogue.works);
    parts.entries(&catalogue.news);
    parts.entries(&catalogue.pages);
    Ground(Digest::of(&parts.0))
}

impl Ground {
    /// The ground where the site is read at this address, with links of this kind, finished so.
    pub fn at(self, base: &BaseUrl, links: Links, finish: Finish) -> Ground {
        let manner = format!("{links:?} {finish:?} {base:?}");
        Ground(Digest::of_parts(&[self.0.bytes(), manner.as_bytes()]))
    }

    /// The ground of an output that shows no body.
    pub fn bare(self) -> Digest {
        self.0
    }

    /// The ground of a page: the bodies of its own entry, and no other.
    pub fn of(self, site: &Site<'_>, sheet: &Sheet) -> Digest {
        match shown(site.catalogue, sheet) {
            None => self.0,
            Some(texts) => {
                let mut parts = self.0.bytes().to_vec();
                files(texts).for_each(|one| parts.extend_from_slice(one.text.body.digest.bytes()));
                Digest::of(&parts)
            }
        }
    }

    /// The ground of an output that hangs on every body.
    pub fn of_all(self, catalogue: &Catalogue) -> Digest {
        let mut parts = Parts(self.0.bytes().to_vec());
        parts.bodies(std::iter::once(&catalogue.campaign.texts));
        parts.bodies(catalogue.areas.iter().map(|entry| &entry.texts));
        parts.bodies(catalogue.districts.iter().map(|entry| &entry.texts));
        parts.bodies(catalogue.units.iter().map(|entry| &entry.texts));
        parts.bodies(catalogue.works.iter().map(|entry| &entry.texts));
        parts.bodies(catalogue.news.iter().map(|entry| &entry.texts));
        parts.bodies(catalogue.pages.iter().map(|entry| &entry.texts));
        Digest::of(&parts.0)
    }
}

/// The entry whose bodies a page may show.
fn shown<'a>(catalogue: &'a Catalogue, sheet: &Sheet) -> Option<&'a Texts> {
    let Sheet::Subject(subject, ..) = sheet else { return None };
    match *subject {
        Subject::Home => Some(&catalogue.home.texts),
        Subject::Plan => Some(&catalogue.campaign.texts),
        Subject::Work(place) => catalogue.works.get(place).map(|entry| &entry.texts),
        Subject::Unit(place) => catalogue.units.get(place).map(|entry| &entry.texts),
        Subject::NewsItem(place) => catalogue.news.get(place).map(|entry| &entry.texts),
        Subject::Page(place) => catalogue.pages.get(place).map(|entry| &entry.texts),
        Subject::District(place) => catalogue.districts.get(place).map(|entry| &entry.texts),
        Subject::Area(place) => catalogue.areas.get(place).map(|entry| &entry.texts),
        Subject::Works
        | Subject::Units
        | Subject::News
        | Subject::Districts
        | Subject::Commune(..)
        | Subject::Areas
        | Subject::Crossing(..)
        | Subject::Progress
        | Subject::Awards
        | Subject::Search => None,
    }
}

/// The files of an entry that the catalogue has.
fn files(texts: &Texts) -> impl Iterator<Item = &Document> {
    std::iter::once(&texts.original).chain(&texts.translations).map(|document| &**document)
}

/// What a ground is the digest of, piece by piece, each with its end marked.
struct Parts(Vec<u8>);

impl Parts {
    fn text(&mut self, text: &str) {
        self.0.extend_from_slice(&(text.len() as u64).to_le_bytes());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn digest(&mut self, digest: Digest) {
        self.0.extend_from_slice(digest.bytes());
    }

    fn entries<F: Clone>(&mut self, entries: &Vector<Entry<F>>) {
        self.0.extend_from_slice(&(entries.len() as u64).to_le_bytes());
        entries.iter().for_each(|entry| self.entry(entry));
    }

    /// All of an entry but its bodies. Whether it and its translations are public may hang on a body,
    /// when that was changed after somebody approved it.
    fn entry<F>(&mut self, entry: &Entry<F>) {
        self.text(&format!("{:?} {:?}", entry.band, entry.texts.held));
        self.0.extend_from_slice(&(entry.texts.translations.len() as u64).to_le_bytes());
        for document in files(&entry.texts) {
            self.text(&document.path);
            self.digest(document.front);
        }
    }

    fn bodies<'a>(&mut self, all: impl Iterator<Item = &'a Texts>) {
        all.flat_map(files).for_each(|document| self.digest(document.text.body.digest));
    }
}
