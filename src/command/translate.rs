//! `lantoa translate`: the file of a translation, and what has changed in its original since.

use std::io;
use std::sync::Arc;

use super::End;
use super::arguments::{Common, TranslateOptions};
use super::author::{Refused, refused};
use super::named_entry::original;
use super::out::{say, tell};
use super::progress::Progress;
use super::site::{address_of, show};
use super::told::{self, Begun, Change, Standing};
use super::whole::{Whole, whole};
use crate::catalogue::approved::needs_approval;
use crate::entry::Document;
use crate::entry::follow::{Changes, changes, marks};
use crate::glossary;
use crate::language::Language;
use crate::pipeline::{self, Inputs, Memory, Understood};
use crate::scaffold::translation::{self, Original};
use crate::scaffold::{confirm, file};

/// Begins a translation, or tells how it stands to its original.
pub(super) fn translate(common: &Common, options: &TranslateOptions) -> io::Result<End> {
    let Whole { inputs, memory, site, documents } = match whole(common)? {
        Ok(whole) => whole,
        Err(end) => return Ok(end),
    };
    let mut translating = Translating { common, inputs, site, memory, documents };
    let ended = match translating.subject(options) {
        Ok((original, to)) => translating.go(options, &original, to)?,
        Err(why) => Err(why),
    };
    Ok(ended.unwrap_or_else(|why| {
        tell!("{}", refused(common.language, &why));
        End::Usage
    }))
}

struct Translating<'a> {
    common: &'a Common,
    inputs: Inputs,
    site: Understood,
    memory: Memory,
    documents: Vec<Arc<Document>>,
}

impl Translating<'_> {
    /// The original that is meant, and the language to translate it into.
    fn subject(&self, options: &TranslateOptions) -> Result<(Arc<Document>, Language), Refused> {
        let typed = options.entry.as_deref().ok_or(Refused::NoEntry)?;
        let original = original(typed, &self.documents, &self.inputs.sources)?;
        let others = self.site.catalogue.languages.iter().skip(1).copied();
        let to = match options.to {
            Some(asked) => others.into_iter().find(|language| *language == asked),
            None => others.into_iter().next(),
        };
        Ok((original, to.ok_or(Refused::NotALanguage)?))
    }

    fn go(
        &mut self,
        options: &TranslateOptions,
        original: &Document,
        to: Language,
    ) -> io::Result<Result<End, Refused>> {
        let is_it =
            |document: &&Arc<Document>| document.id == original.id && document.language == to;
        let there = self.documents.iter().find(is_it).cloned();
        match there {
            Some(there) if options.still_good => self.confirm(original, &there),
            Some(there) => {
                self.compare(original, &there);
                Ok(Ok(End::Good))
            }
            None if options.still_good => {
                Ok(Err(Refused::NoTranslation { id: original.id.to_string() }))
            }
            None => self.begin(original, to),
        }
    }

    /// Writes the file of the translation.
    fn begin(&mut self, original: &Document, to: Language) -> io::Result<Result<End, Refused>> {
        let path = translation::path(original, to);
        let source = self.inputs.sources.text(&original.path).unwrap_or_default();
        let glossary = glossary::parse(&self.inputs.sources);
        show(&glossary.problems, &self.inputs.sources, self.common.language);
        let whole = Original { document: original, source: &source };
        let words = translation::words(whole);
        let terms = glossary::occurring(&glossary.value, &words, original.language);
        let text = translation::write(whole, &terms, to, self.common.language);
        if !file::create(&self.common.site.join(&path), &text)? {
            return Ok(Err(Refused::Unreadable { path }));
        }
        self.inputs.sources = self.inputs.sources.with(&path, &text);
        let mut progress = Progress::silent(self.common.language);
        let again = pipeline::understand(&self.inputs, &mut self.memory, &mut progress);
        if let Ok(site) = again {
            self.site = site;
        }
        if !self.common.quiet {
            let file = self.common.shown(&path);
            let (site, address) = (self.common.elsewhere(), self.address(original, to));
            let address = address.as_deref();
            let id = original.id.to_string();
            let needed = needs_approval(&self.site.config, original.id.folder());
            let approve = needed.then_some(id.as_str());
            let begun = Begun { file: &file, site, address, missing: &[], approve };
            say!("{}", told::translation_begun(self.common.language, &begun));
        }
        Ok(Ok(End::Good))
    }

    fn address(&self, original: &Document, language: Language) -> Option<String> {
        address_of(&self.site, &original.id.to_string(), language)
    }

    /// Tells what has changed in the original since it was translated.
    fn compare(&self, original: &Document, there: &Document) {
        let language = self.common.language;
        let of = there.translation.as_ref().map(|one| one.of.as_slice()).unwrap_or_default();
        let changes = changes(of, &original.text);
        let source = self.inputs.sources.text(&original.path).unwrap_or_default();
        for change in listed(&changes, original, &source) {
            say!("{}\n", told::change(language, &change));
        }
        let standing = match (of.is_empty(), changes.is_none(), there.is_draft()) {
            (true, _, _) => Standing::Unknown,
            (false, false, _) => Standing::Behind,
            (false, true, true) => Standing::Draft,
            (false, true, false) => Standing::Follows,
        };
        self.tell(&standing, original, there);
    }

    /// Notes that the translation is good for the original as it is.
    fn confirm(&self, original: &Document, there: &Document) -> io::Result<Result<End, Refused>> {
        let path = self.common.site.join(&*there.path);
        let raw = file::read(&path)?;
        let Some(text) = confirm::with_marks(&raw, &marks(&original.text)) else {
            return Ok(Err(Refused::Unreadable { path: there.path.to_string() }));
        };
        if text != raw {
            file::replace(&path, &text)?;
        }
        self.tell(&Standing::Confirmed, original, there);
        Ok(Ok(End::Good))
    }

    fn tell(&self, standing: &Standing, original: &Document, there: &Document) {
        let language = self.common.language;
        if self.common.quiet {
            return;
        }
        let id = original.id.to_string();
        let files = (&*there.path, &*original.path, id.as_str());
        say!("{}", told::standing(language, standing, files));
        let file = self.common.shown(&there.path);
        let (site, address) = (self.common.elsewhere(), self.address(original, there.language));
        let address = address.as_deref();
        let begun = Begun { file: &file, site, address, missing: &[], approve: None };
        if let Some(preview) = told::preview(language, &begun) {
            say!("{preview}");
        }
    }
}

/// The changes with the original's words as they are now.
fn listed<'a>(changes: &Changes, original: &'a Document, source: &'a str) -> Vec<Change<'a>> {
    let mut found = Vec::new();
    if changes.title {
        found.push(Change::Title(&original.text.title.value));
    }
    if changes.summary {
        found.push(Change::Summary(original.text.summary.as_deref().unwrap_or_default()));
    }
    let blocks = original.text.body.blocks.iter().enumerate();
    for (at, block) in blocks {
        let range = block.span.range();
        let before = source.get(..range.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let text = source.get(range).unwrap_or_default().trim_end();
        if changes.changed.contains(&at) {
            found.push(Change::Changed(at + 1, line, text));
        } else if changes.added.contains(&at) {
            found.push(Change::Added(at + 1, line, text));
        }
    }
    if changes.removed > 0 {
        found.push(Change::Removed(changes.removed));
    }
    found
}
