//! Former addresses: aliases, which lead to where their subject is now, and addresses withdrawn.

use super::segment::{is_file_of_the_site, is_page_number};
use super::{Addresses, Owners, Subject};
use crate::catalogue::Catalogue;
use crate::catalogue::entry::Entry;
use crate::config::{self, Config};
use crate::language::Language;
use crate::language::date::Date;
use crate::problem::{AddressProblem, Place, Problem, Severity, Spanned};

/// A former address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The former path.
    pub from: String,
    /// What is meant.
    pub subject: Subject,
    /// In which language.
    pub language: Language,
}

/// An address withdrawn on purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawn {
    /// The path.
    pub path: String,
    /// The day of the withdrawal.
    pub on: Option<Date>,
}

/// Collects the aliases of all entries.
pub(super) fn aliases(
    catalogue: &Catalogue,
    addresses: &mut Addresses,
    owners: &mut Owners,
    problems: &mut Vec<Problem>,
) {
    let severity = Severity::Error;
    let mut found = Collecting { addresses, owners, moved: Vec::new(), problems, severity };
    found.entry(Subject::Plan, &catalogue.campaign);
    found.entry(Subject::Home, &catalogue.home);
    for (place, entry) in catalogue.works.iter().enumerate() {
        found.entry(Subject::Work(place), entry);
    }
    for (place, entry) in catalogue.units.iter().enumerate() {
        found.entry(Subject::Unit(place), entry);
    }
    for (place, entry) in catalogue.news.iter().enumerate() {
        found.entry(Subject::NewsItem(place), entry);
    }
    for (place, entry) in catalogue.pages.iter().enumerate() {
        found.entry(Subject::Page(place), entry);
    }
    for (place, entry) in catalogue.areas.iter().enumerate() {
        found.entry(Subject::Area(place), entry);
    }
    for (place, entry) in catalogue.districts.iter().enumerate() {
        found.entry(Subject::District(place), entry);
        for (commune, facts) in entry.facts.communes.iter().enumerate() {
            let subject = Subject::Commune(place, commune);
            for alias in &facts.aliases {
                found.severity = entry.severity();
                let language = found.without_a_file(subject, &alias.value);
                let to = (subject, language.unwrap_or(catalogue.default_language));
                found.alias(to, alias, entry.place(alias.span));
            }
        }
    }
    addresses.moved = found.moved;
    addresses.moved.retain(|moved| addresses.paths.contains_key(&(moved.subject, moved.language)));
}

/// Collects the `[[gone]]` addresses of site.toml.
pub(super) fn withdrawn(
    config: &Config,
    addresses: &mut Addresses,
    owners: &Owners,
    problems: &mut Vec<Problem>,
) {
    for gone in &config.gone {
        let place = Place { path: config::PATH.into(), span: gone.address.span };
        let Some(path) = plain_path(&gone.address.value) else {
            let kind = AddressProblem::BadAlias { alias: gone.address.value.clone() };
            problems.push(Problem::error(place, kind));
            continue;
        };
        let moved = addresses.moved.iter().any(|moved| moved.from == path);
        match owner(owners, &path) {
            _ if moved => {
                let kind = AddressProblem::AddressTaken { address: path, other: "aliases".into() };
                problems.push(Problem::error(place, kind));
            }
            Some(other) => {
                let kind = AddressProblem::GoneButThere { address: path, other };
                problems.push(Problem::error(place, kind));
            }
            None => addresses.withdrawn.push(Withdrawn { path, on: gone.on }),
        }
    }
}

struct Collecting<'a> {
    addresses: &'a Addresses,
    owners: &'a mut Owners,
    moved: Vec<Moved>,
    problems: &'a mut Vec<Problem>,
    /// How grave a mistake is in the entry whose aliases are being collected.
    severity: Severity,
}

impl Collecting<'_> {
    fn entry<F>(&mut self, subject: Subject, entry: &Entry<F>) {
        let texts = &entry.texts;
        for document in std::iter::once(&texts.original).chain(&texts.translations) {
            self.severity = entry.severity_in(document.language);
            for alias in &document.text.aliases {
                let place = Place::new(&document.path, alias.span);
                let other = self.without_a_file(subject, &alias.value);
                let other = other.filter(|other| texts.document(*other).is_none());
                self.alias((subject, other.unwrap_or(document.language)), alias, place);
            }
        }
    }

    /// The language of an alias such as `/en/districts/ten-cu/`, where the subject has a page in it.
    /// A place has its pages in languages in which it has no file: their former addresses stand in
    /// the original's.
    fn without_a_file(&self, subject: Subject, alias: &str) -> Option<Language> {
        let (code, _) = alias.strip_prefix('/')?.split_once('/')?;
        let language = Language::from_code(code)?;
        self.addresses.of(subject, language).map(|_| language)
    }

    fn alias(&mut self, to: (Subject, Language), alias: &Spanned<String>, place: Place) {
        let Some(path) = plain_path(&alias.value) else {
            let kind = AddressProblem::BadAlias { alias: alias.value.clone() };
            self.problems.push(Problem::new(self.severity, place, kind));
            return;
        };
        if self.addresses.of(to.0, to.1) == Some(path.as_str()) {
            let kind = AddressProblem::AliasToItself { alias: path };
            self.problems.push(Problem::new(self.severity, place, kind));
            return;
        }
        if let Some(other) = owner(self.owners, &path) {
            let kind = AddressProblem::AddressTaken { address: path, other };
            self.problems.push(Problem::new(self.severity, place, kind));
            return;
        }
        self.owners.insert(path.as_str().into(), place.path);
        self.moved.push(Moved { from: path, subject: to.0, language: to.1 });
    }
}

/// Which file stands at a path, or in the list whose further page the path is.
fn owner(owners: &Owners, path: &str) -> Option<String> {
    let inner = path.trim_end_matches('/');
    let list = inner.rsplit_once('/').filter(|(_, last)| is_page_number(last));
    let list = list.and_then(|(list, _)| owners.get(format!("{list}/").as_str()));
    owners.get(path).or(list).map(|owner| owner.to_string())
}

/// A path of plain segments that cannot leave the site, with `/` at both ends; none otherwise.
fn plain_path(text: &str) -> Option<String> {
    let inner = text.strip_prefix('/')?;
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let is_plain = |segment: &str| {
        !segment.is_empty()
            && !segment.starts_with('.')
            && !segment.ends_with('.')
            && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    let path = format!("/{inner}/");
    (inner.split('/').all(is_plain) && !is_file_of_the_site(&path)).then_some(path)
}
