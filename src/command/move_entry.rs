//! `lantoa move`: an entry under another name, with all that names it and its former address.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::sync::Arc;

use super::End;
use super::arguments::{Common, MoveOptions};
use super::ask::Asker;
use super::move_words::{self, Refused};
use super::named_entry::{bare, original};
use super::out::{say, tell};
use super::progress::Progress;
use super::site::show;
use super::whole::{Whole, whole};
use crate::config;
use crate::entry::Document;
use crate::entry::id::Folder;
use crate::pipeline::{self, Inputs, Memory, Understood};
use crate::relocate::name::new_name;
use crate::relocate::{self, Move, Obstacle, Plan};
use crate::scaffold::file;
use crate::scaffold::relocation::{self, Failure};

/// Moves an entry, or says what would be done.
pub(super) fn move_entry(common: &Common, options: &MoveOptions) -> io::Result<End> {
    let Whole { inputs, memory, site, documents } = match whole(common)? {
        Ok(whole) => whole,
        Err(end) => return Ok(end),
    };
    let mut moving = Moving { common, options, inputs, site, memory, documents };
    match moving.planned()? {
        Ok(plan) => moving.go(&plan),
        Err(why) => Ok(refuse(common, &why)),
    }
}

struct Moving<'a> {
    common: &'a Common,
    options: &'a MoveOptions,
    inputs: Inputs,
    site: Understood,
    memory: Memory,
    documents: Vec<Arc<Document>>,
}

impl Moving<'_> {
    /// What would be done, when it can be.
    fn planned(&mut self) -> io::Result<Result<Plan, Refused>> {
        let (Some(old), Some(new)) = (&self.options.old, &self.options.new) else {
            return Ok(Err(Refused::NoNames));
        };
        if let Some(path) = self.commune(&bare(old)) {
            return Ok(Err(Refused::Commune { path }));
        }
        let document = match original(old, &self.documents, &self.inputs.sources) {
            Ok(document) => document,
            Err(why) => return Ok(Err(Refused::Entry(why))),
        };
        if matches!(document.id.folder(), Folder::Campaign | Folder::Home) {
            return Ok(Err(Refused::Single { path: document.path.to_string() }));
        }
        let name = match new_name(&document.id, &bare(new)) {
            Ok(name) => name,
            Err(why) => return Ok(Err(Refused::Name(why))),
        };
        let folder = <&str>::from(document.id.folder());
        let names = file::names(&self.common.site.join("content").join(folder))?;
        let texts = match self.texts()? {
            Ok(texts) => texts,
            Err(unreadable) => return Ok(Err(Refused::Obstacle(unreadable))),
        };
        let (id, sources) = (&document.id, &self.inputs.sources);
        let asked = Move { id, name: &name, names: &names, texts: &texts, sources };
        let plan = match relocate::plan(&asked, &self.site) {
            Ok(plan) => plan,
            Err(Obstacle::NotMovable) => {
                return Ok(Err(Refused::Single { path: document.path.to_string() }));
            }
            Err(obstacle) => return Ok(Err(Refused::Obstacle(obstacle))),
        };
        Ok(match self.harm(&plan) {
            true => Err(Refused::Harm),
            false => Ok(plan),
        })
    }

    /// The file of the district whose commune was typed, if one was.
    fn commune(&self, typed: &str) -> Option<String> {
        let (district, _) = typed.rsplit_once('/').filter(|(above, _)| above.contains('/'))?;
        self.site.addresses.subject(typed)?;
        let district = self.documents.iter().find(|one| one.id.to_string() == district)?;
        Some(district.path.to_string())
    }

    /// The files that can name an entry, as they lie on the disk.
    fn texts(&self) -> io::Result<Result<BTreeMap<String, String>, Obstacle>> {
        let entries = self.inputs.sources.below("content/").map(|file| &*file.path);
        let entries = entries.filter(|path| path.to_ascii_lowercase().ends_with(".md"));
        let mut texts = BTreeMap::new();
        let mut unreadable = Vec::new();
        for path in entries.chain([config::PATH]) {
            match file::read(&self.common.site.join(path)) {
                Ok(text) => {
                    texts.insert(path.to_owned(), text);
                }
                // No text at all.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    unreadable.push(path.to_owned());
                }
                Err(error) => return Err(error),
            }
        }
        let is_all = unreadable.is_empty();
        Ok(if is_all { Ok(texts) } else { Err(Obstacle::Unreadable(unreadable)) })
    }

    /// Whether something would be wrong with the site that is not wrong now; then it is shown.
    fn harm(&mut self, plan: &Plan) -> bool {
        let sources = relocate::sources_after(&self.inputs.sources, plan);
        let after = Inputs { sources, ..self.inputs.clone() };
        let mut progress = Progress::silent(self.common.language);
        let understood = pipeline::understand(&after, &mut self.memory, &mut progress);
        let problems = match understood {
            Ok(site) => site.problems,
            Err(problems) => problems,
        };
        let new = relocate::new_problems(plan, &self.site.problems, &problems);
        show(&new, &after.sources, self.common.language);
        !new.is_empty()
    }

    /// Shows the plan, asks, and carries it out.
    fn go(&self, plan: &Plan) -> io::Result<End> {
        let language = self.common.language;
        if !self.common.quiet || self.options.dry_run {
            say!("{}", move_words::plan(language, plan));
        }
        if self.options.dry_run {
            say!("\n{}", move_words::only_shown(language));
            return Ok(End::Good);
        }
        let stdin = io::stdin();
        if !self.options.yes {
            if !stdin.is_terminal() {
                return Ok(refuse(self.common, &Refused::NobodyToAsk));
            }
            let mut input = stdin.lock();
            let answer = Asker { input: &mut input, language }
                .text(&format!("\n{}", move_words::question(language)))?;
            if !answer.is_some_and(|answer| move_words::is_yes(&answer)) {
                tell!("{}", move_words::left(language));
                return Ok(End::Good);
            }
        }
        match relocation::carry_out(&self.common.site, plan) {
            Ok(()) => {
                if !self.common.quiet {
                    say!("\n{}", move_words::done(language, plan));
                }
                Ok(End::Good)
            }
            Err(Failure::Changed(path)) => Ok(refuse(self.common, &Refused::Changed { path })),
            Err(Failure::Undone(error)) => {
                tell!("{}", move_words::undone(language, &error));
                Ok(End::Machine)
            }
            Err(Failure::Half(error, left)) => {
                tell!("{}", move_words::half(language, &error, &left));
                Ok(End::Machine)
            }
        }
    }
}

fn refuse(common: &Common, why: &Refused) -> End {
    tell!("{}", move_words::refused(common.language, why));
    match why {
        Refused::Harm | Refused::Obstacle(Obstacle::Unreadable(_)) => End::Problems,
        _ => End::Usage,
    }
}
