//! `lantoa approve`: notes in the files of a story that they are approved as they are.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::sync::Arc;

use super::End;
use super::approve_words::{self as words, LeftOut, Line, Refused};
use super::arguments::{ApproveOptions, Common, PORT};
use super::ask::Asker;
use super::author;
use super::named_entry;
use super::out::{say, tell};
use super::progress::Progress;
use super::site::{address_of, show};
use super::whole::{Whole, whole};
use crate::catalogue::Drafts;
use crate::catalogue::approved::{bound, standing};
use crate::config;
use crate::entry::approval::Standing;
use crate::entry::follow::changes;
use crate::entry::{self, Document};
use crate::language::Language;
use crate::language::date::Date;
use crate::language::normal::nfc;
use crate::pipeline::{self, Inputs, Memory, Today, Understood};
use crate::problem::{Problem, Severity};
use crate::scaffold::approve::{Approved, role, with_approval};
use crate::scaffold::file;
use crate::source::Sources;
use crate::source::table::Document as Toml;

/// Approves the texts of a story.
pub(super) fn approve(common: &Common, options: &ApproveOptions) -> io::Result<End> {
    let stdin = io::stdin();
    let mut input = stdin.lock();
    let mut asker =
        stdin.is_terminal().then_some(Asker { input: &mut input, language: common.language });
    let Some(typed) = options.entry.as_deref() else {
        return Ok(refuse(common, &Refused::NoEntry));
    };
    let said = match (&options.role, &mut asker) {
        (Some(role), _) => role.clone(),
        (None, Some(asker)) => asker.text(words::which_role(common.language))?.unwrap_or_default(),
        (None, None) => String::new(),
    };
    let role = match role(&nfc(&said)) {
        Ok(role) => role,
        Err(why) => return Ok(refuse(common, &Refused::Role(why))),
    };
    let Whole { inputs, memory, site, documents } = match whole(common)? {
        Ok(whole) => whole,
        Err(end) => return Ok(end),
    };
    let mut approving = Approving { common, role, inputs, site, memory, documents };
    let sources = &approving.inputs.sources;
    let original = match named_entry::original(typed, &approving.documents, sources) {
        Ok(original) => original,
        Err(why) => {
            tell!("{}", author::refused(common.language, &why));
            return Ok(End::Usage);
        }
    };
    let ended = match approving.chosen(&original, options.only) {
        Ok(texts) => approving.go(&original, &texts, (options, asker))?,
        Err(why) => Err(why),
    };
    Ok(ended.unwrap_or_else(|why| refuse(common, &why)))
}

fn refuse(common: &Common, why: &Refused) -> End {
    tell!("{}", words::refused(common.language, why));
    match why {
        Refused::Draft { .. } | Refused::Mistakes { .. } | Refused::Changed { .. } => End::Problems,
        Refused::NoEntry | Refused::Role(_) | Refused::NoText { .. } | Refused::NeedsYes => {
            End::Usage
        }
    }
}

struct Approving<'a> {
    common: &'a Common,
    role: String,
    inputs: Inputs,
    site: Understood,
    memory: Memory,
    documents: Vec<Arc<Document>>,
}

impl Approving<'_> {
    /// The texts that are meant: those of one language, or the original with its translations. A
    /// translation that is not finished, or does not follow its original, is approved only by name.
    fn chosen(
        &self,
        original: &Arc<Document>,
        only: Option<Language>,
    ) -> Result<Vec<Arc<Document>>, Refused> {
        let of_entry = || self.documents.iter().filter(|document| document.id == original.id);
        let mut texts: Vec<Arc<Document>> = match only {
            Some(language) => {
                of_entry().filter(|document| document.language == language).cloned().collect()
            }
            None => {
                let wanted = of_entry().filter(|document| {
                    document.facts.is_some() || self.left_out(original, document).is_none()
                });
                wanted.cloned().collect()
            }
        };
        texts.sort_by_key(|document| document.facts.is_none());
        let drafts = std::iter::once(original).chain(&texts);
        if let Some(draft) = drafts.into_iter().find(|document| document.is_draft()) {
            return Err(Refused::Draft { path: draft.path.to_string() });
        }
        match (texts.is_empty(), only) {
            (true, Some(language)) => {
                Err(Refused::NoText { id: original.id.to_string(), language })
            }
            _ => Ok(texts),
        }
    }

    fn left_out(&self, original: &Document, document: &Document) -> Option<LeftOut> {
        let of = &document.translation.as_ref()?.of;
        match document.is_draft() {
            true => Some(LeftOut::Draft),
            false => (!changes(of, &original.text).is_none()).then_some(LeftOut::Behind),
        }
    }

    fn go(
        &mut self,
        original: &Document,
        texts: &[Arc<Document>],
        (options, asker): (&ApproveOptions, Option<Asker<'_>>),
    ) -> io::Result<Result<End, Refused>> {
        let language = self.common.language;
        let problems = self.mistakes(original, texts);
        if let Some(first) = problems.first() {
            show(&problems, &self.inputs.sources, language);
            return Ok(Err(Refused::Mistakes { path: first.place.path.to_string() }));
        }
        let (good, open): (Vec<_>, Vec<_>) = texts.iter().partition(|text| self.is_good(text));
        for text in good {
            let on = text.approval().and_then(|approval| approval.on);
            self.say(&words::unchanged(language, &text.path, on));
        }
        if options.only.is_none() {
            for document in self.documents.iter().filter(|document| document.id == original.id) {
                if let Some(why) = self.left_out(original, document) {
                    self.say(&words::left_out(language, &document.path, &why));
                }
            }
        }
        if open.is_empty() {
            return Ok(Ok(End::Good));
        }
        match (options.yes, asker) {
            (true, _) if self.common.quiet => {}
            (true, _) => self.list(&open),
            (false, None) => return Ok(Err(Refused::NeedsYes)),
            (false, Some(mut asker)) => {
                self.list(&open);
                say!("{}", words::look(language));
                let answer = asker.text(words::sure(language))?.unwrap_or_default();
                if !words::is_yes(&answer) {
                    self.say(words::nothing_written(language));
                    return Ok(Ok(End::Good));
                }
            }
        }
        for text in &open {
            if let Err(why) = self.write(text)? {
                return Ok(Err(why));
            }
            self.say(&words::approved(language, &text.path));
        }
        self.tell_what_still_stops(&open);
        Ok(Ok(End::Good))
    }

    fn say(&self, words: &str) {
        if !self.common.quiet {
            say!("{words}");
        }
    }

    /// Whether a text is approved already, as it is and by this role.
    fn is_good(&self, text: &Document) -> bool {
        let is_by = text.approval().is_some_and(|approval| approval.by_role == self.role);
        is_by && standing(text, &self.inputs.sources) == Standing::Good
    }

    fn today(&self) -> Date {
        self.site.catalogue.today
    }

    /// The errors that these texts would have if the public saw them: while they are hidden, theirs
    /// are only warnings. So it is looked at as if no approval were required and the day had come.
    /// What a text names may be hidden still, or two that name each other could never be approved.
    fn mistakes(&mut self, original: &Document, texts: &[Arc<Document>]) -> Vec<Problem> {
        let sources = match self.site.config.approval_required {
            true => requiring_none(&self.inputs.sources),
            false => self.inputs.sources.clone(),
        };
        let due = original.facts.as_ref().and_then(|(_, shared)| shared.publish_on);
        let day = due.map_or(self.today(), |due| due.max(self.today()));
        let inputs = Inputs { sources, today: Today::Given(day), ..self.inputs.clone() };
        self.errors(&inputs, texts)
    }

    /// The errors of a site that stand in these texts.
    fn errors(&mut self, inputs: &Inputs, texts: &[Arc<Document>]) -> Vec<Problem> {
        let paths: BTreeSet<&str> = texts.iter().map(|text| &*text.path).collect();
        let mut progress = Progress::silent(self.common.language);
        let problems = match pipeline::understand(inputs, &mut self.memory, &mut progress) {
            Ok(site) => site.problems,
            Err(problems) => problems,
        };
        let is_here = |problem: &Problem| paths.contains(&*problem.place.path);
        let errors = problems.into_iter().filter(|problem| problem.severity == Severity::Error);
        errors.filter(is_here).collect()
    }

    /// A file's text with the approval of what the snapshot has of it.
    fn approved_text(&self, document: &Document, text: &str) -> Option<String> {
        let of = bound(document, &self.inputs.sources).to_string();
        with_approval(text, &Approved { by_role: &self.role, on: self.today(), of: &of })
    }

    /// Shows what is to be approved: nobody agrees to what was not shown.
    fn list(&self, texts: &[&Arc<Document>]) {
        let language = self.common.language;
        say!("{}", words::heading(language, &self.role, self.today()));
        for text in texts {
            let photos = text.facts.as_ref().map(|(_, shared)| shared.photos.len());
            let path = address_of(&self.site, &text.id.to_string(), text.language);
            let line = Line {
                path: &text.path,
                language: text.language,
                title: &text.text.title.value,
                words: text.text.body.words,
                photos,
                address: path.map(|path| format!("http://localhost:{PORT}{path}")),
            };
            say!("{}", words::line(language, &line));
        }
    }

    /// Writes the approval into a file, unless it has become another since it was read.
    fn write(&mut self, document: &Document) -> io::Result<Result<(), Refused>> {
        let path = self.common.site.join(&*document.path);
        let raw = file::read(&path)?;
        let written = self.approved_text(document, &raw);
        let written = written.map(|text| (self.inputs.sources.with(&document.path, &text), text));
        match written {
            Some((sources, text)) if self.reads_as_approved(&sources, document) => {
                file::replace(&path, &text)?;
                self.inputs.sources = sources;
                Ok(Ok(()))
            }
            _ => Ok(Err(Refused::Changed { path: document.path.to_string() })),
        }
    }

    fn reads_as_approved(&mut self, sources: &Sources, document: &Document) -> bool {
        let parsed = entry::parse(sources, &self.site.config, &mut self.memory.parsed);
        let mut read = parsed.iter().filter_map(|one| one.value.as_ref());
        let read = read.find(|one| one.path == document.path);
        read.is_some_and(|read| standing(read, sources) == Standing::Good)
    }

    /// What is approved may name what is hidden: that stops the build, and is better said at once.
    fn tell_what_still_stops(&mut self, texts: &[&Arc<Document>]) {
        let inputs = Inputs { drafts: Drafts::Hidden, ..self.inputs.clone() };
        let texts: Vec<Arc<Document>> = texts.iter().map(|text| Arc::clone(text)).collect();
        let problems = self.errors(&inputs, &texts);
        if !problems.is_empty() {
            show(&problems, &self.inputs.sources, self.common.language);
            self.say(words::still_stops(self.common.language));
        }
    }
}

/// The site as if its site.toml did not require approval.
fn requiring_none(sources: &Sources) -> Sources {
    let mut text = sources.text(config::PATH).unwrap_or_default().to_string();
    let toml = Toml::new(&config::PATH.into(), 0);
    let place = toml.read(&text, |site| {
        site.allow_all();
        site.table("approval", |approval| {
            approval.allow_all();
            approval.span_of("required").range()
        })
    });
    if let Some(place) = place.filter(|place| text.get(place.clone()) == Some("true")) {
        text.replace_range(place, "false");
    }
    sources.with(config::PATH, &text)
}
