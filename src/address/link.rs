//! What a link in a body means: an entry's id, a path of the site, a heading, another site.

use imbl::Vector;
use rayon::prelude::*;

use super::{Addresses, Subject};
use crate::catalogue::Catalogue;
use crate::catalogue::entry::Entry;
use crate::digest::Digest;
use crate::entry::Document;
use crate::entry::body::is_safe;
use crate::language::Language;
use crate::problem::nearest::nearest;
use crate::problem::{CatalogueProblem, Place, Problem, Spanned};

/// A link's meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link<'a> {
    /// Another site, an e-mail, a telephone: as it stands.
    Elsewhere(&'a str),
    /// A heading of the same page.
    Heading(&'a str),
    /// A subject of this site, in the language in which it can be read, and perhaps a heading.
    Subject(Subject, Language, Option<&'a str>),
    /// A file of the site that is no page: a feed, the sitemap.
    File(&'a str),
    /// Nothing that exists.
    Dead,
}

/// Resolves a link target as it stands in a body written in `language`.
pub fn resolve<'a>(
    addresses: &Addresses,
    target: &'a str,
    language: (Language, Language),
) -> Link<'a> {
    let (language, default) = language;
    if !is_safe(target) {
        return Link::Dead;
    }
    if has_scheme(target) {
        return Link::Elsewhere(target);
    }
    let (path, heading) = match target.split_once('#') {
        Some((path, heading)) => (path, Some(heading)),
        None => (target, None),
    };
    if path.is_empty() {
        return heading.map_or(Link::Dead, Link::Heading);
    }
    if path.starts_with('/') {
        if is_linkable_file(path) {
            return Link::File(path);
        }
        let whole = if path.ends_with('/') { path.to_owned() } else { format!("{path}/") };
        return match addresses.at(&whole) {
            Some((subject, language)) => Link::Subject(subject, language, heading),
            None => Link::Dead,
        };
    }
    let Some(subject) = addresses.subject(entry_id(path)) else { return Link::Dead };
    let read_in = match addresses.of(subject, language) {
        Some(_) => language,
        None => default,
    };
    Link::Subject(subject, read_in, heading)
}

/// Reports the links of all bodies that lead nowhere. `key` is the digest of the addresses
/// (`address::key`): a document that was found sound with it is not looked at again.
pub fn check(catalogue: &Catalogue, addresses: &Addresses, key: Digest) -> Vec<Problem> {
    let checking = Checking { catalogue, addresses, key };
    let mut problems = checking.entry(&catalogue.campaign);
    problems.extend(checking.entry(&catalogue.home));
    problems.extend(checking.entries(&catalogue.areas));
    problems.extend(checking.entries(&catalogue.districts));
    problems.extend(checking.entries(&catalogue.units));
    problems.extend(checking.entries(&catalogue.works));
    problems.extend(checking.entries(&catalogue.news));
    problems.extend(checking.entries(&catalogue.pages));
    problems
}

#[derive(Clone, Copy)]
struct Checking<'a> {
    catalogue: &'a Catalogue,
    addresses: &'a Addresses,
    key: Digest,
}

impl Checking<'_> {
    fn entries<F: Clone + Send + Sync>(&self, entries: &Vector<Entry<F>>) -> Vec<Problem> {
        entries.par_iter().flat_map_iter(|entry| self.entry(entry)).collect()
    }

    fn entry<F>(&self, entry: &Entry<F>) -> Vec<Problem> {
        let texts = &entry.texts;
        let mut problems = Vec::new();
        for document in std::iter::once(&texts.original).chain(&texts.translations) {
            if document.is_sound_with(self.key) {
                continue;
            }
            let severity = entry.severity_in(document.language);
            let wrong = self.wrong(document);
            if wrong.is_empty() && !names_other_headings(document) {
                document.found_sound_with(self.key);
            }
            problems.extend(wrong.into_iter().map(|(link, kind)| {
                Problem::new(severity, Place::new(&document.path, link.span), kind)
            }));
        }
        problems
    }

    /// The links of a document that lead nowhere.
    fn wrong<'d>(&self, document: &'d Document) -> Vec<(&'d Spanned<String>, CatalogueProblem)> {
        let languages = (document.language, self.catalogue.default_language);
        let body = &document.text.body;
        let wrong = body.links.iter().filter_map(|link| {
            let wrong = match resolve(self.addresses, &link.value, languages) {
                Link::Elsewhere(_) | Link::File(_) | Link::Subject(_, _, None) => None,
                // An unsafe target was reported when the file was read.
                Link::Dead if !is_safe(&link.value) => None,
                Link::Dead => Some(self.dead_link(link)),
                Link::Heading(heading) => dead_anchor(&link.value, heading, &body.anchors),
                Link::Subject(subject, language, Some(heading)) => {
                    dead_anchor(&link.value, heading, self.anchors(subject, language))
                }
            };
            Some((link, wrong?))
        });
        wrong.collect()
    }

    fn dead_link(&self, link: &Spanned<String>) -> CatalogueProblem {
        let path = link.value.split('#').next().unwrap_or_default();
        let nearest = match path.starts_with('/') {
            true => nearest(path, self.addresses.subjects.keys().map(|path| &**path)),
            false => nearest(entry_id(path), self.addresses.ids()),
        };
        CatalogueProblem::DeadLink { target: link.value.clone(), nearest }
    }

    fn anchors(&self, subject: Subject, language: Language) -> &[String] {
        let catalogue = self.catalogue;
        let texts = match subject {
            Subject::Work(place) => catalogue.works.get(place).map(|entry| &entry.texts),
            Subject::Unit(place) => catalogue.units.get(place).map(|entry| &entry.texts),
            Subject::NewsItem(place) => catalogue.news.get(place).map(|entry| &entry.texts),
            Subject::Page(place) => catalogue.pages.get(place).map(|entry| &entry.texts),
            Subject::Area(place) => catalogue.areas.get(place).map(|entry| &entry.texts),
            Subject::District(place) => catalogue.districts.get(place).map(|entry| &entry.texts),
            Subject::Plan => Some(&catalogue.campaign.texts),
            Subject::Home => Some(&catalogue.home.texts),
            _ => None,
        };
        let text = texts.and_then(|texts| texts.get(language));
        text.map_or(&[], |text| text.body.anchors.as_slice())
    }
}

fn dead_anchor(target: &str, heading: &str, anchors: &[String]) -> Option<CatalogueProblem> {
    let is_there = anchors.iter().any(|anchor| anchor == heading);
    (!is_there).then(|| CatalogueProblem::DeadAnchor {
        target: target.to_owned(),
        nearest: nearest(heading, anchors.iter().map(String::as_str)),
    })
}

/// Whether a document names headings of other pages, which may change while no address does.
fn names_other_headings(document: &Document) -> bool {
    let mut targets = document.text.body.links.iter().map(|link| &link.value);
    targets.any(|target| !target.starts_with('#') && !has_scheme(target) && target.contains('#'))
}

/// The id that a target names: authors may write it as the editor shows the file.
fn entry_id(path: &str) -> &str {
    let mut id = path;
    while let Some(rest) = id.strip_prefix("../").or_else(|| id.strip_prefix("./")) {
        id = rest;
    }
    let id = id.strip_prefix("content/").unwrap_or(id);
    let id = id.strip_suffix(".md").unwrap_or(id);
    id.strip_suffix("/index").unwrap_or(id).trim_end_matches('/')
}

fn is_linkable_file(path: &str) -> bool {
    let is_feed = |language: &Language| path == format!("/{language}/feed.xml");
    matches!(path, "/feed.xml" | "/sitemap.xml") || Language::ALL.iter().any(is_feed)
}

fn has_scheme(target: &str) -> bool {
    let head = target.split(['/', '?', '#']).next().unwrap_or_default();
    head.contains(':')
}
