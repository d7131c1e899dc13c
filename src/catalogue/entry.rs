//! An entry: one subject in all its languages; and the shelves on which entries stand by kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::hidden::Reason;
use crate::entry::Facts;
use crate::entry::area::Area;
use crate::entry::campaign::Campaign;
use crate::entry::district::District;
use crate::entry::id::{Folder, Id};
use crate::entry::shared::Shared;
use crate::entry::text::Text;
use crate::entry::unit::Unit;
use crate::entry::work::Work;
use crate::entry::{Document, id};
use crate::language::Language;
use crate::language::date::Date;
use crate::problem::{Place, Severity, Span};

/// One subject: facts once, texts in one language or more.
#[derive(Clone, Debug)]
pub struct Entry<F> {
    /// Its id.
    pub id: Id,
    /// The facts of its kind.
    pub facts: Arc<F>,
    /// The facts of every kind.
    pub shared: Arc<Shared>,
    /// What people read.
    pub texts: Texts,
    /// Why it is not public, when it is shown all the same.
    pub band: Option<Reason>,
}

/// An entry's texts: the original, and the translations there are.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The original's file.
    pub original: Arc<Document>,
    /// The other languages' files.
    pub translations: Vec<Arc<Document>>,
    /// Why translations are not public by themselves, while their original may be.
    pub held: BTreeMap<Language, Reason>,
}

impl Texts {
    /// The file in a language.
    pub fn document(&self, language: Language) -> Option<&Arc<Document>> {
        std::iter::once(&self.original)
            .chain(&self.translations)
            .find(|document| document.language == language)
    }

    /// The text in a language.
    pub fn get(&self, language: Language) -> Option<&Text> {
        self.document(language).map(|document| &document.text)
    }

    /// The original's text.
    pub fn original(&self) -> &Text {
        &self.original.text
    }

    /// The text in a language, or else the original, and which language it is.
    pub fn best(&self, language: Language) -> (&Text, Language) {
        match self.get(language) {
            Some(text) => (text, language),
            None => (&self.original.text, self.original.language),
        }
    }

    /// The lines of a list item's text, in this language or else in the original's.
    pub fn item(&self, language: Language, item: (&str, &str, &str)) -> &[String] {
        let (list, id, field) = item;
        self.get(language)
            .and_then(|text| text.items.get(list, id, field))
            .or_else(|| self.original().items.get(list, id, field))
            .unwrap_or_default()
    }

    /// A list item's text of one line.
    pub fn item_line(&self, language: Language, item: (&str, &str, &str)) -> &str {
        self.item(language, item).first().map_or("", String::as_str)
    }
}

impl<F> Entry<F> {
    /// The place of a span in the original's file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.texts.original.path, span)
    }

    /// How grave a mistake in this entry is: while it is not public, nobody is stopped by it.
    pub fn severity(&self) -> Severity {
        match self.band {
            None => Severity::Error,
            Some(_) => Severity::Warning,
        }
    }

    /// Why the page in a language is not public: the whole entry is not, or its translation is not.
    pub fn band_in(&self, language: Language) -> Option<Reason> {
        self.band.as_ref().or_else(|| self.texts.held.get(&language)).cloned()
    }

    /// How grave a mistake is in the file of a language.
    pub fn severity_in(&self, language: Language) -> Severity {
        match self.band_in(language) {
            None => Severity::Error,
            Some(_) => Severity::Warning,
        }
    }

    /// A stand-in for an entry that is missing, so that the other mistakes can be found as well.
    fn missing(folder: Folder, facts: F, language: Language) -> Entry<F> {
        let id = id::single(folder);
        let path = format!("content/{id}.md").into();
        let document = Document::empty(path, id.clone(), language);
        let texts =
            Texts { original: Arc::new(document), translations: Vec::new(), held: BTreeMap::new() };
        Entry { id, facts: facts.into(), shared: Arc::default(), texts, band: None }
    }

    /// Whether this is only the stand-in for a missing entry.
    pub fn is_missing(&self) -> bool {
        self.texts.original.facts.is_none()
    }
}

/// All entries, by kind.
#[derive(Clone, Debug)]
pub(super) struct Shelves {
    pub(super) campaign: Entry<Campaign>,
    pub(super) home: Entry<()>,
    pub(super) areas: Vec<Entry<Area>>,
    pub(super) districts: Vec<Entry<District>>,
    pub(super) units: Vec<Entry<Unit>>,
    pub(super) works: Vec<Entry<Work>>,
    pub(super) news: Vec<Entry<Option<Date>>>,
    pub(super) pages: Vec<Entry<()>>,
}

/// Puts each entry on the shelf of its kind.
pub(super) fn shelve(entries: Vec<Entry<Facts>>, default: Language) -> Shelves {
    let mut shelves = Shelves {
        campaign: Entry::missing(Folder::Campaign, Campaign::default(), default),
        home: Entry::missing(Folder::Home, (), default),
        areas: Vec::new(),
        districts: Vec::new(),
        units: Vec::new(),
        works: Vec::new(),
        news: Vec::new(),
        pages: Vec::new(),
    };
    for Entry { id, facts, shared, texts, band } in entries {
        match Facts::clone(&facts) {
            Facts::Campaign(facts) => {
                shelves.campaign = Entry { id, facts, shared, texts, band };
            }
            Facts::Home => shelves.home = Entry { id, facts: Arc::default(), shared, texts, band },
            Facts::Area(facts) => shelves.areas.push(Entry { id, facts, shared, texts, band }),
            Facts::District(facts) => {
                shelves.districts.push(Entry { id, facts, shared, texts, band });
            }
            Facts::Unit(facts) => shelves.units.push(Entry { id, facts, shared, texts, band }),
            Facts::Work(facts) => shelves.works.push(Entry { id, facts, shared, texts, band }),
            Facts::News(date) => {
                let facts = date.into();
                shelves.news.push(Entry { id, facts, shared, texts, band });
            }
            Facts::Page => {
                shelves.pages.push(Entry { id, facts: Arc::default(), shared, texts, band })
            }
        }
    }
    shelves
}
