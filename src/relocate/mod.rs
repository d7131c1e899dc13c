//! An entry under another name: what must be renamed and changed so that nothing is lost by it.
//!
//! It is worked out as a plan, from the files as they lie on the disk, and the site is understood
//! once more as it will be; nothing is changed here. Carrying the plan out is the business of
//! `scaffold::relocation`, and asking for it that of `command`.

mod alias;
mod approval;
mod edit;
mod following;
mod mention;
mod moving;
pub mod name;
mod target;

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::Vector;

use crate::config;
use crate::entry::body::Mark;
use crate::entry::id::Id;
use crate::entry::readings::Readings;
use crate::entry::{self, Document, Parsed};
use crate::pipeline::Understood;
use crate::problem::{Kind, Problem};
use crate::source::Sources;

use edit::{Edit, edited, unmarked};
use moving::Moving;

pub use mention::Unclear;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// The entry.
    pub id: &'a Id,
    /// Its new name, as `name::new_name` gives it.
    pub name: &'a str,
    /// What lies in the folder of its kind, as the disk names it.
    pub names: &'a [String],
    /// The texts of `site.toml` and of every entry's file, byte for byte.
    pub texts: &'a BTreeMap<String, String>,
    /// The site's photos, to which approvals are bound, among its other files.
    pub sources: &'a Sources,
}

/// What a move does.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// The id that the entry gets.
    pub id: String,
    /// Files to be changed, each under its old name.
    pub rewrites: Vec<Rewrite>,
    /// Files and folders to be renamed after that, the original last.
    pub renames: Vec<Rename>,
    /// The addresses of the entry's own page that lead on to the new ones.
    pub addresses: Vec<(String, String)>,
    /// Files whose approval goes on holding though what it is bound to changes with the move.
    pub approvals: Vec<String>,
}

/// A file whose text changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rewrite {
    /// The file.
    pub path: String,
    /// Its text as it is.
    pub before: String,
    /// Its text as it shall be.
    pub after: String,
    /// How often it names the entry.
    pub mentions: usize,
}

/// A file or folder that gets another name, both as paths from the site's root.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rename {
    /// The name that it has.
    pub from: String,
    /// The name that it gets.
    pub to: String,
}

/// Why there is no plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// This entry is none that can be moved.
    NotMovable,
    /// Something of that name is there.
    Taken(String),
    /// Files that cannot be read whole, so that what they name is not known.
    Unreadable(Vec<String>),
    /// Links that must be written plainly first.
    Unclear(Vec<Unclear>),
}

/// Plans a move. `site` is the whole of it, drafts included.
pub fn plan(asked: &Move<'_>, site: &Understood) -> Result<Plan, Obstacle> {
    let moving = Moving::new(site, asked.id, asked.name).ok_or(Obstacle::NotMovable)?;
    if let Some(taken) = asked.names.iter().find(|one| stem(one).to_lowercase() == asked.name) {
        return Err(Obstacle::Taken(format!("content/{}/{taken}", folder(asked.id))));
    }
    let unmarked_texts = asked.texts.iter().map(|(path, raw)| (path.as_str(), unmarked(raw)));
    let sources = Sources::verbatim(unmarked_texts);
    let parsed = entry::parse(&sources, &site.config, &mut Readings::default());
    let unreadable = unreadable(&parsed);
    if !unreadable.is_empty() {
        return Err(Obstacle::Unreadable(unreadable));
    }
    let documents: Vec<Arc<Document>> = parsed.iter().filter_map(|one| one.value.clone()).collect();
    let mut writing = Writing { moving: &moving, texts: asked.texts, rewrites: BTreeMap::new() };
    writing.settings(&sources);
    let mut unclear = Vec::new();
    for document in &documents {
        unclear.extend(writing.document(document, site).err().into_iter().flatten());
    }
    if !unclear.is_empty() {
        return Err(Obstacle::Unclear(unclear));
    }
    writing.follow(&documents);
    writing.aliases();
    let approvals = writing.approvals(asked);
    let own = moving.own();
    Ok(Plan {
        id: moving.id(asked.name),
        rewrites: writing.in_order(asked.id, &documents),
        renames: renames(asked),
        addresses: own.into_iter().map(|(_, from, to)| (from, to)).collect(),
        approvals,
    })
}

/// The site's files as they will be.
pub fn sources_after(sources: &Sources, plan: &Plan) -> Sources {
    let texts = plan.rewrites.iter().map(|one| (one.path.as_str(), one.after.as_str()));
    sources.with_all(texts).renamed(|path| plan.new_path(path))
}

/// What would be wrong with the site only because of the move.
pub fn new_problems(plan: &Plan, before: &[Problem], after: &[Problem]) -> Vec<Problem> {
    let mut known: BTreeMap<(String, &'static str), usize> = BTreeMap::new();
    for problem in before {
        let path = plan.new_path(&problem.place.path);
        let path = path.unwrap_or_else(|| problem.place.path.to_string());
        *known.entry((path, problem.kind.code())).or_default() += 1;
    }
    let is_new = |problem: &&Problem| {
        let left = known.get_mut(&(problem.place.path.to_string(), problem.kind.code()));
        match left {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        }
    };
    after.iter().filter(is_new).cloned().collect()
}

impl Plan {
    /// Where a file of the site lies when the plan is carried out; none if it stays.
    pub fn new_path(&self, path: &str) -> Option<String> {
        self.renames.iter().find_map(|rename| {
            let rest = path.strip_prefix(&rename.from)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{}{rest}", rename.to))
        })
    }
}

/// The files that are being changed.
struct Writing<'a> {
    moving: &'a Moving<'a>,
    texts: &'a BTreeMap<String, String>,
    rewrites: BTreeMap<String, (String, usize)>,
}

impl Writing<'_> {
    fn text(&self, path: &str) -> &str {
        let changed = self.rewrites.get(path).map(|(text, _)| text);
        changed.or_else(|| self.texts.get(path)).map_or("", String::as_str)
    }

    /// Makes edits in a file; none when they do not fit it.
    fn change(&mut self, path: &str, edits: Vec<Edit>, mentions: usize) -> Option<()> {
        let text = edited(self.text(path), edits)?;
        self.rewritten(path, text, mentions);
        Some(())
    }

    fn rewritten(&mut self, path: &str, text: String, mentions: usize) {
        if text != self.text(path) {
            let before = self.rewrites.get(path).map_or(0, |(_, mentions)| *mentions);
            self.rewrites.insert(path.to_owned(), (text, before + mentions));
        }
    }

    fn settings(&mut self, sources: &Sources) {
        let text = unmarked(self.text(config::PATH)).to_owned();
        let Some(config) = config::parse(sources).value else { return };
        let edits = mention::in_settings(self.moving, &config, &text);
        let mentions = edits.len();
        self.change(config::PATH, edits, mentions);
    }

    /// Mends what a file names, and reads it once more to see that it names what it should.
    fn document(&mut self, document: &Document, site: &Understood) -> Result<(), Vec<Unclear>> {
        let path = &*document.path;
        let raw = self.text(path);
        let edits = mention::in_document(self.moving, document, unmarked(raw))?;
        if edits.is_empty() {
            return Ok(());
        }
        let mentions = edits.len();
        let after = edited(raw, edits).filter(|after| {
            let again = Sources::verbatim([(path, unmarked(after))]);
            let again = entry::parse(&again, &site.config, &mut Readings::default());
            let again = again.front().and_then(|one| one.value.as_ref());
            again.is_some_and(|again| mention::is_mended(self.moving, document, again))
        });
        let Some(after) = after else {
            let (path, target) = (path.to_owned(), self.moving.id(self.moving.old));
            return Err(vec![Unclear { path, line: 1, target }]);
        };
        self.rewritten(path, after, mentions);
        Ok(())
    }

    /// Lets the translations follow the originals in which a link was mended.
    fn follow(&mut self, documents: &[Arc<Document>]) {
        let originals = documents.iter().filter(|document| document.facts.is_some());
        let changed = originals.filter_map(|original| {
            let (after, _) = self.rewrites.get(&*original.path)?;
            let before = self.texts.get(&*original.path)?;
            let marks = following::changed_marks(before, after);
            (!marks.is_empty()).then(|| (original.id.clone(), marks))
        });
        let changed: BTreeMap<Id, Vec<(Mark, Mark)>> = changed.collect();
        for translation in documents.iter().filter(|document| document.facts.is_none()) {
            let Some(marks) = changed.get(&translation.id) else { continue };
            if let Some(text) = following::followed(self.text(&translation.path), marks) {
                self.rewritten(&translation.path, text, 0);
            }
        }
    }

    /// Notes the former addresses in the entry's files, and takes out those that are its own again.
    fn aliases(&mut self) {
        let texts = self.moving.texts;
        let mut changes: BTreeMap<String, alias::Change> = BTreeMap::new();
        for (language, from, _) in self.moving.own() {
            // A place has pages in languages in which it has no file: the original holds their
            // former addresses.
            let document = texts.document(language).unwrap_or(&texts.original);
            changes.entry(document.path.to_string()).or_default().into.push(from);
        }
        for document in std::iter::once(&texts.original).chain(&texts.translations) {
            let change = changes.entry(document.path.to_string()).or_default();
            change.out.extend(self.moving.paths.values().cloned());
        }
        for (path, change) in changes {
            if let Some(edits) = alias::edits(unmarked(self.text(&path)), &change) {
                self.change(&path, edits, 0);
            }
        }
    }

    /// Lets the approvals of changed files go on holding, and tells of which.
    fn approvals(&mut self, asked: &Move<'_>) -> Vec<String> {
        let config = &self.moving.site.config;
        let held = self.rewrites.iter().filter_map(|(path, (after, _))| {
            Some((path.clone(), approval::held(path, after, asked, config)?))
        });
        let held: Vec<(String, String)> = held.collect();
        for (path, text) in &held {
            self.rewritten(path, text.clone(), 0);
        }
        held.into_iter().map(|(path, _)| path).collect()
    }

    /// The changed files: those of the entry itself last.
    fn in_order(self, id: &Id, documents: &[Arc<Document>]) -> Vec<Rewrite> {
        let own: Vec<&str> =
            documents.iter().filter(|one| one.id == *id).map(|one| &*one.path).collect();
        let mut made: Vec<Rewrite> = self
            .rewrites
            .into_iter()
            .map(|(path, (after, mentions))| {
                let before = self.texts.get(&path).cloned().unwrap_or_default();
                Rewrite { path, before, after, mentions }
            })
            .collect();
        made.sort_by_key(|rewrite| own.contains(&rewrite.path.as_str()));
        made
    }
}

/// Files of which not all is known that they name: links and facts in them would be lost.
fn unreadable(parsed: &Vector<Arc<Parsed>>) -> Vec<String> {
    let is_broken = |problem: &&Problem| matches!(problem.kind, Kind::Source(_));
    let broken = parsed.iter().filter_map(|one| {
        let first = one.problems.first().filter(|_| one.value.is_none());
        first.or_else(|| one.problems.iter().find(is_broken))
    });
    broken.map(|problem| problem.place.path.to_string()).collect()
}

/// The names of the entry's files and folder, the original's last: while it stands under its old
/// name, so does the entry.
fn renames(asked: &Move<'_>) -> Vec<Rename> {
    let (folder, old) = (folder(asked.id), asked.id.name());
    let mut own: Vec<&String> = asked.names.iter().filter(|name| stem(name) == old).collect();
    own.sort_by_key(|name| (std::cmp::Reverse(name.matches('.').count()), name.as_str()));
    let renames = own.into_iter().map(|name| Rename {
        from: format!("content/{folder}/{name}"),
        to: format!("content/{folder}/{}{}", asked.name, name.get(old.len()..).unwrap_or_default()),
    });
    renames.collect()
}

fn folder(id: &Id) -> &'static str {
    id.folder().into()
}

/// A name without its language and endings: `cau` of `cau.en.md`.
fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}
