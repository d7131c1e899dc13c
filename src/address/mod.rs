//! Where each subject is read, in each language: design section 3, the contract with every link
//! that was ever sent.
//!
//! A path here begins at the site's root (`/cong-trinh/cau-ban-x/`); the host and the sub-path are
//! added by `view`, and what a page shows is not known here.

pub mod alternate;
mod below;
pub mod dataset;
pub mod key;
pub mod link;
pub mod lost;
pub mod moved;
pub mod segment;
pub mod sheet;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::catalogue::Catalogue;
use crate::catalogue::entry::Entry;
use crate::config::Config;
use crate::language::Language;
use crate::language::slug::{is_slug, slug};
use crate::problem::{AddressProblem, Checked, Place, Problem, Severity, Span, TableProblem};

use moved::{Moved, Withdrawn};
use segment::Segments;

/// Anything that has a page of its own. Numbers are places in the catalogue's lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// The home page.
    Home,
    /// All works.
    Works,
    /// One work.
    Work(usize),
    /// All units.
    Units,
    /// One unit.
    Unit(usize),
    /// All news.
    News,
    /// One news item.
    NewsItem(usize),
    /// A plain page.
    Page(usize),
    /// All districts.
    Districts,
    /// One district.
    District(usize),
    /// A commune: the district, and the commune's place in its file.
    Commune(usize, usize),
    /// All areas.
    Areas,
    /// One area.
    Area(usize),
    /// An area in a district.
    Crossing(usize, usize),
    /// The plan.
    Plan,
    /// How far the campaign is.
    Progress,
    /// The awards.
    Awards,
    /// Search.
    Search,
}

/// A page of a subject in a language, and where it is read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Page {
    /// Its path.
    pub path: Arc<str>,
    /// Its file below the output folder; of a list, that of the first page.
    pub file: Arc<str>,
    /// What is read there.
    pub subject: Subject,
    /// In which language.
    pub language: Language,
}

/// The address of every subject in every language, and what led elsewhere before.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    paths: FxHashMap<(Subject, Language), Arc<str>>,
    subjects: FxHashMap<Arc<str>, (Subject, Language)>,
    ids: FxHashMap<String, Subject>,
    sorted: Vec<Page>,
    /// Former addresses and where they lead now.
    pub moved: Vec<Moved>,
    /// Addresses withdrawn on purpose.
    pub withdrawn: Vec<Withdrawn>,
}

impl Addresses {
    /// The path of a subject in a language; none where there is no translation.
    pub fn of(&self, subject: Subject, language: Language) -> Option<&str> {
        self.paths.get(&(subject, language)).map(|path| &**path)
    }

    /// What is read at a path.
    pub fn at(&self, path: &str) -> Option<(Subject, Language)> {
        self.subjects.get(path).copied()
    }

    /// The subject of an entry's id, such as `works/cau-ban-x`, or of a commune's
    /// (`districts/moc-chau/chieng-hac`).
    pub fn subject(&self, id: &str) -> Option<Subject> {
        self.ids.get(id).copied()
    }

    /// Every id that a link may name, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// Every page, in the order of the paths.
    pub fn all(&self) -> &[Page] {
        &self.sorted
    }
}

/// The file below the output folder of the page at a path.
pub fn file_of(path: &str) -> String {
    format!("{}index.html", path.trim_start_matches('/'))
}

/// Assigns the addresses.
pub fn assign(catalogue: &Catalogue, config: &Config) -> Checked<Addresses> {
    let mut made = Assigning {
        catalogue,
        addresses: Addresses::default(),
        owners: FxHashMap::default(),
        problems: Vec::new(),
        severity: Severity::Error,
    };
    for language in &catalogue.languages {
        made.sections(*language);
        made.stories(*language);
        made.places(*language);
        made.areas(*language);
    }
    let Assigning { mut addresses, mut owners, mut problems, .. } = made;
    moved::aliases(catalogue, &mut addresses, &mut owners, &mut problems);
    moved::withdrawn(config, &mut addresses, &owners, &mut problems);
    below::add(catalogue, &mut addresses);
    let all = addresses.subjects.iter();
    let pages = all.map(|(path, (subject, language))| Page {
        path: path.clone(),
        file: file_of(path).into(),
        subject: *subject,
        language: *language,
    });
    addresses.sorted = pages.collect();
    addresses.sorted.par_sort_unstable();
    Checked { value: addresses, problems }
}

/// The file that stands at each path.
type Owners = FxHashMap<Arc<str>, Arc<str>>;

/// Addresses while they are being assigned.
struct Assigning<'a> {
    catalogue: &'a Catalogue,
    addresses: Addresses,
    /// Which file stands at a path, for naming it in a collision.
    owners: Owners,
    problems: Vec<Problem>,
    /// How grave a mistake is in the entry whose address is being assigned.
    severity: Severity,
}

impl Assigning<'_> {
    fn root(&self, language: Language) -> String {
        match language == self.catalogue.default_language {
            true => "/".to_owned(),
            false => format!("/{language}/"),
        }
    }

    fn sections(&mut self, language: Language) {
        let root = self.root(language);
        let segments = Segments::of(language);
        let own = [
            (Subject::Home, None),
            (Subject::Works, Some(segments.works)),
            (Subject::Units, Some(segments.units)),
            (Subject::News, Some(segments.news)),
            (Subject::Districts, Some(segments.districts)),
            (Subject::Areas, Some(segments.areas)),
            (Subject::Plan, Some(segments.plan)),
            (Subject::Progress, Some(segments.progress)),
            (Subject::Awards, Some(segments.awards)),
            (Subject::Search, Some(segments.search)),
        ];
        for (subject, segment) in own {
            let path = segment.map_or(root.clone(), |segment| format!("{root}{segment}/"));
            self.put(subject, language, path, &Place::top("site.toml"));
        }
        self.addresses.ids.insert("home".to_owned(), Subject::Home);
        self.addresses.ids.insert("campaign".to_owned(), Subject::Plan);
    }

    fn stories(&mut self, language: Language) {
        let root = self.root(language);
        let segments = Segments::of(language);
        let catalogue = self.catalogue;
        for (place, entry) in catalogue.works.iter().enumerate() {
            self.entry(
                Subject::Work(place),
                entry,
                language,
                &format!("{root}{}/", segments.works),
            );
        }
        for (place, entry) in catalogue.units.iter().enumerate() {
            self.entry(
                Subject::Unit(place),
                entry,
                language,
                &format!("{root}{}/", segments.units),
            );
        }
        for (place, entry) in catalogue.news.iter().enumerate() {
            let folder = format!("{root}{}/", segments.news);
            self.entry(Subject::NewsItem(place), entry, language, &folder);
        }
        for (place, entry) in catalogue.pages.iter().enumerate() {
            self.entry(Subject::Page(place), entry, language, &root);
        }
    }

    fn places(&mut self, language: Language) {
        let folder = format!("{}{}/", self.root(language), Segments::of(language).districts);
        let catalogue = self.catalogue;
        for (place, district) in catalogue.districts.iter().enumerate() {
            let slug = self.slug(district, language);
            let path = format!("{folder}{slug}/");
            let own = district.place(Span::default());
            self.severity = district.severity();
            self.refuse_reserved(&slug, &own);
            self.put(Subject::District(place), language, path.clone(), &own);
            self.addresses.ids.insert(district.id.to_string(), Subject::District(place));
            for (commune, facts) in district.facts.communes.iter().enumerate() {
                let subject = Subject::Commune(place, commune);
                let at = district.place(facts.slug.span);
                self.refuse_reserved(&facts.slug.value, &at);
                self.put(subject, language, format!("{path}{}/", facts.slug.value), &at);
                let id = format!("{}/{}", district.id, facts.slug.value);
                self.addresses.ids.insert(id, subject);
            }
        }
    }

    fn areas(&mut self, language: Language) {
        let folder = format!("{}{}/", self.root(language), Segments::of(language).areas);
        let catalogue = self.catalogue;
        for (place, area) in catalogue.areas.iter().enumerate() {
            let slug = self.slug(area, language);
            let path = format!("{folder}{slug}/");
            let at = area.place(Span::default());
            self.severity = area.severity();
            self.refuse_reserved(&slug, &at);
            self.put(Subject::Area(place), language, path.clone(), &at);
            self.addresses.ids.insert(area.id.to_string(), Subject::Area(place));
            for (district, entry) in catalogue.districts.iter().enumerate() {
                let crossing = format!("{path}{}/", self.slug(entry, language));
                self.put(Subject::Crossing(place, district), language, crossing, &at);
            }
        }
    }

    /// A story's own address, where it has a text in the language.
    fn entry<F>(&mut self, subject: Subject, entry: &Entry<F>, language: Language, folder: &str) {
        self.severity = entry.severity_in(language);
        if language == self.catalogue.default_language {
            self.addresses.ids.insert(entry.id.to_string(), subject);
        }
        let Some(document) = entry.texts.document(language) else { return };
        let at = document.text.slug.as_ref().map(|slug| slug.span).unwrap_or_default();
        let place = Place::new(&document.path, at);
        let slug = self.slug(entry, language);
        let at_root = matches!(subject, Subject::Page(_));
        if segment::is_page_number(&slug) || (at_root && segment::is_reserved_at_root(&slug)) {
            let kind = AddressProblem::ReservedSlug { slug };
            self.problems.push(Problem::new(self.severity, place, kind));
            return;
        }
        self.put(subject, language, format!("{folder}{slug}/"), &place);
    }

    /// The slug of an entry in a language: its own choice, or the file name.
    fn slug<F>(&mut self, entry: &Entry<F>, language: Language) -> String {
        let document = entry.texts.document(language);
        let chosen = document.and_then(|document| Some((document, document.text.slug.as_ref()?)));
        let Some((document, chosen)) = chosen else { return entry.id.name().to_owned() };
        if is_slug(&chosen.value) {
            return chosen.value.clone();
        }
        let suggestion = slug(&chosen.value);
        let kind = TableProblem::BadSlug { value: chosen.value.clone(), suggestion };
        let place = Place::new(&document.path, chosen.span);
        let problem = Problem::new(entry.severity_in(language), place, kind);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
        entry.id.name().to_owned()
    }

    /// A place or area whose slug is that of a list's further page.
    fn refuse_reserved(&mut self, slug: &str, at: &Place) {
        if segment::is_page_number(slug) {
            let kind = AddressProblem::ReservedSlug { slug: slug.to_owned() };
            let problem = Problem::new(self.severity, at.clone(), kind);
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    fn put(&mut self, subject: Subject, language: Language, path: String, at: &Place) {
        if let Some(other) = self.owners.get(path.as_str()) {
            let kind = AddressProblem::AddressTaken { address: path, other: other.to_string() };
            self.problems.push(Problem::new(self.severity, at.clone(), kind));
            return;
        }
        let path: Arc<str> = path.into();
        self.owners.insert(path.clone(), at.path.clone());
        self.addresses.subjects.insert(path.clone(), (subject, language));
        self.addresses.paths.insert((subject, language), path);
    }
}
