//! What a move changes: the entry's id, and the addresses of its pages and of those below it.

use std::collections::BTreeMap;

use crate::address::Subject;
use crate::address::link::{Link, resolve};
use crate::catalogue::entry::{Entry, Texts};
use crate::entry::Document;
use crate::entry::id::{Folder, Id};
use crate::language::Language;
use crate::language::slug::is_slug;
use crate::pipeline::Understood;

/// An entry on its way to another name.
pub(super) struct Moving<'a> {
    pub(super) site: &'a Understood,
    pub(super) folder: Folder,
    /// The name that it has.
    pub(super) old: &'a str,
    /// The name that it gets.
    pub(super) new: &'a str,
    /// What is read at its pages.
    pub(super) subject: Subject,
    /// Its files.
    pub(super) texts: &'a Texts,
    /// Every address that changes, its own and those of what lies below it, and the new one.
    pub(super) paths: BTreeMap<String, String>,
    /// The languages in which its own page is public.
    public: Vec<Language>,
}

impl<'a> Moving<'a> {
    /// The entry of this id under a new name; none for an entry that the site does not know.
    pub(super) fn new(site: &'a Understood, id: &'a Id, new: &'a str) -> Option<Moving<'a>> {
        let catalogue = &site.catalogue;
        let subject = site.addresses.subject(&id.to_string())?;
        let languages = &catalogue.languages;
        let (texts, public) = match subject {
            Subject::Work(place) => seen(catalogue.works.get(place)?, languages),
            Subject::Unit(place) => seen(catalogue.units.get(place)?, languages),
            Subject::NewsItem(place) => seen(catalogue.news.get(place)?, languages),
            Subject::Page(place) => seen(catalogue.pages.get(place)?, languages),
            Subject::District(place) => seen(catalogue.districts.get(place)?, languages),
            Subject::Area(place) => seen(catalogue.areas.get(place)?, languages),
            _ => return None,
        };
        let (folder, old) = (id.folder(), id.name());
        let paths = BTreeMap::new();
        let mut moving = Moving { site, folder, old, new, subject, texts, paths, public };
        moving.paths = moving.changed();
        Some(moving)
    }

    /// The id in either form.
    pub(super) fn id(&self, name: &str) -> String {
        format!("{}/{name}", <&str>::from(self.folder))
    }

    /// The former addresses of its own page where it is public, in each language, and the new one.
    pub(super) fn own(&self) -> Vec<(Language, String, String)> {
        let own = self.public.iter().filter_map(|language| {
            let path = self.site.addresses.of(self.subject, *language)?;
            Some((*language, path.to_owned(), self.paths.get(path)?.clone()))
        });
        own.collect()
    }

    /// A link's target as it must be when the entry has moved; none if the target stays right.
    pub(super) fn mended(&self, target: &str, document: &Document) -> Option<String> {
        let languages = (document.language, self.site.catalogue.default_language);
        let meant = resolve(&self.site.addresses, target, languages);
        let Link::Subject(..) = meant else { return None };
        let end = target.find('#').unwrap_or(target.len());
        let (path, heading) = (target.get(..end)?, target.get(end..)?);
        if !path.starts_with('/') {
            return Some(format!("{}{heading}", self.mended_id(path)?));
        }
        let whole = if path.ends_with('/') { path.to_owned() } else { format!("{path}/") };
        let now = self.paths.get(&whole)?;
        let now = if path.ends_with('/') { now } else { now.trim_end_matches('/') };
        Some(format!("{now}{heading}"))
    }

    /// An id, in whatever spelling, under the new name.
    fn mended_id(&self, path: &str) -> Option<String> {
        let mut id = path;
        while let Some(rest) = id.strip_prefix("../").or_else(|| id.strip_prefix("./")) {
            id = rest;
        }
        let id = id.strip_prefix("content/").unwrap_or(id);
        let before = path.strip_suffix(id)?;
        let after = id.strip_prefix(&self.id(self.old))?;
        let is_whole = after.is_empty() || after.starts_with(['/', '.']);
        is_whole.then(|| format!("{before}{}{after}", self.id(self.new)))
    }

    fn changed(&self) -> BTreeMap<String, String> {
        let pages = self.site.addresses.all().iter();
        let changed = pages.filter_map(|page| {
            let now = match (page.subject, self.subject) {
                (subject, own) if subject == own => self.own_path(page.language)?,
                (Subject::Commune(district, _), Subject::District(own)) if district == own => {
                    self.below(&page.path, page.language)?
                }
                (Subject::Crossing(area, _), Subject::Area(own)) if area == own => {
                    self.below(&page.path, page.language)?
                }
                (Subject::Crossing(_, district), Subject::District(own)) if district == own => {
                    let (area, _) = page.path.trim_end_matches('/').rsplit_once('/')?;
                    let own = self.own_path(page.language)?;
                    let (_, last) = own.trim_end_matches('/').rsplit_once('/')?;
                    format!("{area}/{last}/")
                }
                _ => return None,
            };
            (*now != *page.path).then(|| (page.path.to_string(), now))
        });
        changed.collect()
    }

    /// The new address of its own page: a file that chooses its slug keeps it.
    fn own_path(&self, language: Language) -> Option<String> {
        let path = self.site.addresses.of(self.subject, language)?;
        let chosen = self.texts.get(language).and_then(|text| text.slug.as_ref());
        if chosen.is_some_and(|slug| is_slug(&slug.value)) {
            return Some(path.to_owned());
        }
        let (above, _) = path.trim_end_matches('/').rsplit_once('/')?;
        Some(format!("{above}/{}/", self.new))
    }

    /// The new address of a page below its own.
    fn below(&self, path: &str, language: Language) -> Option<String> {
        let rest = path.strip_prefix(self.site.addresses.of(self.subject, language)?)?;
        Some(format!("{}{rest}", self.own_path(language)?))
    }
}

/// An entry's files, and the languages in which it is public.
fn seen<'a, F>(entry: &'a Entry<F>, languages: &[Language]) -> (&'a Texts, Vec<Language>) {
    let public = languages.iter().filter(|language| entry.band_in(**language).is_none());
    (&entry.texts, public.copied().collect())
}
