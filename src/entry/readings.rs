//! The files as they were read before: by digest, and the last snapshot's in their order.
//!
//! When a few files were edited since, those are read and take the places of the old ones; all
//! others are not even looked at. What a file says is not known here.

use std::sync::Arc;

use imbl::Vector;

use super::{Parsed, is_markdown};
use crate::digest::Digest;
use crate::language::Language;
use crate::language::tone::ToneStyle;
use crate::memo::Memo;
use crate::source::{Change, File, Sources};

/// More edits than these are taken in side by side, like a site that was never read.
pub const FEW: usize = 64;

/// What was read before.
#[derive(Debug, Default)]
pub struct Readings {
    /// Every file that the last run asked for, by the digest of all that its reading depends on.
    pub memo: Memo<Parsed>,
    last: Option<Last>,
}

/// The last snapshot, and what its files said.
#[derive(Debug)]
struct Last {
    sources: Sources,
    terms: Terms,
    /// The entries' files, in the order of their paths, and what each said.
    paths: Vec<Arc<str>>,
    documents: Vector<Arc<Parsed>>,
}

/// What of the settings the reading of a file depends on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Terms {
    /// The language of the originals.
    pub(super) default_language: Language,
    /// How texts place tones.
    pub(super) tones: ToneStyle,
}

/// All that a file's reading depends on: its name, its bytes, and the settings.
pub(super) fn key(file: &File, terms: Terms) -> Digest {
    let (default, tones) = (terms.default_language.code(), <&str>::from(terms.tones));
    let parts = [file.path.as_bytes(), file.digest.bytes(), default.as_bytes(), tones.as_bytes()];
    Digest::of_parts(&parts)
}

impl Readings {
    /// What the files say, when only the contents of a few have changed since the last time; `read`
    /// reads one that is new.
    pub(super) fn edited(
        &mut self,
        (sources, terms): (&Sources, Terms),
        read: impl Fn(&File) -> Parsed,
    ) -> Option<Vector<Arc<Parsed>>> {
        let last = self.last.as_mut().filter(|last| last.terms == terms)?;
        for (old, new) in edits(sources, &last.sources)? {
            let place = last.paths.binary_search_by(|path| (**path).cmp(&new.path)).ok()?;
            let (old, key) = (key(old, terms), key(new, terms));
            let parsed = self.memo.get(&key).unwrap_or_else(|| Arc::new(read(new)));
            self.memo.replace(&old, key, parsed.clone());
            last.documents.set(place, parsed);
        }
        last.sources = sources.clone();
        Some(last.documents.clone())
    }

    /// Keeps what a snapshot's files said, in the order of their paths, and nothing else.
    pub(super) fn keep(
        &mut self,
        (sources, terms): (&Sources, Terms),
        files: &[&File],
        parsed: Vec<(Digest, Arc<Parsed>)>,
    ) -> Vector<Arc<Parsed>> {
        let documents: Vector<Arc<Parsed>> = parsed.iter().map(|(_, one)| one.clone()).collect();
        let paths = files.iter().map(|file| file.path.clone()).collect();
        let (sources, documents_kept) = (sources.clone(), documents.clone());
        self.last = Some(Last { sources, terms, paths, documents: documents_kept });
        self.memo.keep_only(parsed);
        documents
    }
}

/// The edited files of entries, old and new; none if one came or went, or if they are many.
fn edits<'a>(sources: &'a Sources, before: &'a Sources) -> Option<Vec<(&'a File, &'a File)>> {
    let mut edits = Vec::new();
    for change in sources.changes(before) {
        match change {
            Change::Edited { old, new } if is_entry(new) => edits.push((old, new)),
            Change::Added(file) | Change::Removed(file) if is_entry(file) => return None,
            _ => {}
        }
        if edits.len() > FEW {
            return None;
        }
    }
    Some(edits)
}

/// Whether a file is one of an entry.
pub fn is_entry(file: &File) -> bool {
    file.path.starts_with("content/") && is_markdown(&file.path)
}
