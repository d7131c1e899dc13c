//! One subject in one language, as its file says it: typed facts, texts, and what the body holds.
//!
//! Each file is read by itself, in parallel, and remembered by its digest; so nothing here may
//! look at another file. Whether a reference names something that exists is the business of
//! `catalogue`; HTML is made much later, in `view`.

pub mod approval;
pub mod area;
pub mod body;
pub mod campaign;
pub mod district;
pub mod events;
pub mod follow;
pub mod id;
pub mod prose;
pub mod readings;
pub mod shared;
pub mod text;
pub mod translation;
pub mod unit;
pub mod work;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use borsh::{BorshDeserialize, BorshSerialize};
use imbl::Vector;
use rayon::prelude::*;

use crate::config::Config;
use crate::digest::Digest;
use crate::language::Language;
use crate::language::collate::sort_key;
use crate::language::date::Date;
use crate::problem::{Checked, Place, Problem, SourceProblem};
use crate::source::front_matter;
use crate::source::table::{Document as Toml, Table};
use crate::source::{Content, File, Sources};

use approval::Approval;
use area::Area;
use campaign::Campaign;
use district::District;
use events::Marked;
use id::{Folder, Id, Name};
use prose::Prose;
use readings::{Readings, Terms, key};
use shared::Shared;
use text::Text;
use translation::Translation;
use unit::Unit;
use work::Work;

/// One file of `content/`, read.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Document {
    /// Its path from the site's root.
    pub path: Arc<str>,
    /// The entry that it belongs to.
    pub id: Id,
    /// The language that it is written in.
    pub language: Language,
    /// What people read.
    pub text: Text,
    /// The facts; `None` in a translation, where none may stand.
    pub facts: Option<(Facts, Arc<Shared>)>,
    /// What a translation says of itself; `None` in an original.
    pub translation: Option<Translation>,
    /// The digest of its front matter as it is written. While that is the same, nothing but the body
    /// can have changed.
    pub front: Digest,
    /// The digest of what it says, to which an approval is bound.
    pub said: Digest,
    /// The key of its title, once it was asked for.
    #[borsh(skip)]
    title_key: OnceLock<Vec<u8>>,
    /// The addresses with which all its links were found to lead somewhere.
    #[borsh(skip)]
    sound_with: Arc<Mutex<Option<Digest>>>,
}

impl Document {
    /// A file that says nothing: what stands in for one that is missing.
    pub fn empty(path: Arc<str>, id: Id, language: Language) -> Document {
        Document {
            path,
            id,
            language,
            text: Text::default(),
            facts: None,
            translation: None,
            front: Digest::default(),
            said: Digest::default(),
            title_key: OnceLock::new(),
            sound_with: Arc::default(),
        }
    }

    /// The key by which its language orders its title. It takes as long as all else in a list's
    /// order, and is kept as long as the file stays as it is.
    pub fn title_key(&self) -> &[u8] {
        self.title_key.get_or_init(|| sort_key(self.language, &self.text.title.value))
    }

    /// Whether all its links were found to lead somewhere with the addresses of this digest. A file
    /// that stays as it is need not be asked twice.
    pub fn is_sound_with(&self, addresses: Digest) -> bool {
        *self.sound_with.lock().unwrap_or_else(PoisonError::into_inner) == Some(addresses)
    }

    /// Remembers that all its links lead somewhere with the addresses of this digest.
    pub fn found_sound_with(&self, addresses: Digest) {
        *self.sound_with.lock().unwrap_or_else(PoisonError::into_inner) = Some(addresses);
    }

    /// The approval that stands in this file.
    pub fn approval(&self) -> Option<&Approval> {
        match (&self.facts, &self.translation) {
            (Some((_, shared)), _) => shared.approval.as_ref(),
            (None, translation) => translation.as_ref()?.approval.as_ref(),
        }
    }

    /// Whether this file by itself is a draft: a translation may be one while its original is not.
    pub fn is_draft(&self) -> bool {
        let original = self.facts.as_ref().is_some_and(|(_, shared)| shared.draft);
        original || self.translation.as_ref().is_some_and(|translation| translation.draft)
    }
}

/// The facts of an entry, by its kind.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub enum Facts {
    /// `campaign.md`
    Campaign(Arc<Campaign>),
    /// `home.md`
    Home,
    /// `areas/`
    Area(Arc<Area>),
    /// `districts/`
    District(Arc<District>),
    /// `units/`
    Unit(Arc<Unit>),
    /// `works/`
    Work(Arc<Work>),
    /// `news/`, with its date
    News(Option<Date>),
    /// `pages/`
    Page,
}

/// What parsing a file gave: nothing for a file that is no entry.
pub type Parsed = Checked<Option<Arc<Document>>>;

/// Reads every Markdown file of `content/`, each unchanged one from memory, in the order of the
/// paths.
pub fn parse(sources: &Sources, config: &Config, memory: &mut Readings) -> Vector<Arc<Parsed>> {
    let terms = Terms { default_language: config.default_language, tones: config.tone_style };
    let of = (sources, terms);
    if let Some(documents) = memory.edited(of, |file| document(file, config)) {
        return documents;
    }
    let files: Vec<&File> =
        sources.below("content/").filter(|file| is_markdown(&file.path)).collect();
    let remembered = &memory.memo;
    let parsed = files.par_iter().map(|file| {
        let key = key(file, terms);
        let parsed = remembered.get(&key).unwrap_or_else(|| Arc::new(document(file, config)));
        (key, parsed)
    });
    let parsed = parsed.collect();
    memory.keep(of, &files, parsed)
}

/// Warns of files among the entries that nothing reads: a story saved as `.txt` would otherwise be
/// missing without a word.
pub fn not_read(sources: &Sources) -> Vec<Problem> {
    let files = sources.below("content/").filter(|file| !is_markdown(&file.path));
    let strange = files.filter(|file| !matches!(file.content, Content::Photo(_)));
    strange
        .map(|file| Problem::warning(Place::top(&file.path), SourceProblem::FileNotRead))
        .collect()
}

/// Whether a file is one of an entry. Windows' programs may write `.MD`.
pub fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

fn document(file: &File, config: &Config) -> Parsed {
    let Content::Text(text) = &file.content else { return Checked::default() };
    let Some(text) = &text.get() else { return Checked::default() };
    let name = match id::name(&file.path, config.default_language) {
        Ok(name) => name,
        Err(kind) => {
            let problem = Problem::error(Place::top(&file.path), kind);
            return Checked { value: None, problems: vec![problem] };
        }
    };
    let parts = match front_matter::split(text) {
        Ok(parts) => parts,
        Err((kind, span)) => {
            let problem = Problem::error(Place::new(&file.path, span), kind);
            return Checked { value: None, problems: vec![problem] };
        }
    };
    let toml = Toml::new(&file.path, parts.front_matter.range().start);
    let source = text.get(parts.front_matter.range()).unwrap_or_default();
    let body_text = text.get(parts.body.range()).unwrap_or_default();
    let begin = parts.body.range().start;
    let mut events: Vec<Marked<'_>> = Vec::with_capacity(body_text.len() / BYTES_OF_AN_EVENT);
    let mut reading = events::events(body_text);
    events.extend(reading.by_ref());
    let body = body::read(&file.path, body_text, parts.body, &events);
    let mut problems = body.problems;
    problems.extend(body::excesses(&file.path, body_text, parts.body, &reading));
    let is_original = name.language == config.default_language;
    let (prose, said, (mut words, facts, translation)) = toml.read(source, |table| {
        let read = match is_original {
            true => {
                let (text, facts) = original(table, name.id.folder());
                (text, facts, None)
            }
            false => {
                let (text, translation) = translation::read(table, &name);
                (text, None, Some(translation))
            }
        };
        (Prose::of_front_matter(table), approval::said(table, body_text), read)
    });
    let prose = prose.with_body(&events, begin).with_name(name.id.name());
    let tones = config.tone_style;
    let given = prose::Given { path: &file.path, language: name.language, tones };
    problems.extend(prose::check(&given, &prose, (&events, begin)));
    words.body = body.value;
    problems.extend(toml.into_problems());
    let Name { id, language } = name;
    let path = file.path.clone();
    let empty = Document::empty(path, id, language);
    let start = parts.front_matter.range().start;
    let front = Digest::of_parts(&[&start.to_le_bytes(), source.as_bytes()]);
    let document = Document { text: words, facts, translation, front, said, ..empty };
    problems.extend(shared::photo_problems(&document));
    Checked { value: Some(Arc::new(document)), problems }
}

/// About so many bytes of Markdown give an event.
const BYTES_OF_AN_EVENT: usize = 16;

/// The texts and facts of an original.
fn original(table: &Table<'_, '_>, folder: Folder) -> (Text, Option<(Facts, Arc<Shared>)>) {
    let mut text = text::original(table, folder);
    let facts = match folder {
        Folder::Campaign => Facts::Campaign(campaign::read(table, &mut text).into()),
        Folder::Home => Facts::Home,
        Folder::Areas => Facts::Area(area::read(table).into()),
        Folder::Districts => Facts::District(district::read(table).into()),
        Folder::Units => Facts::Unit(unit::read(table).into()),
        Folder::Works => Facts::Work(work::read(table).into()),
        Folder::News => Facts::News(table.required_date("date")),
        Folder::Pages => Facts::Page,
    };
    let shared = shared::read(table, &mut text);
    (text, Some((facts, shared.into())))
}
