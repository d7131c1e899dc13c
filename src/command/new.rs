//! `lantoa new`: the file of a new story, with every field explained and what is known filled in.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use super::End;
use super::arguments::{Common, NewOptions};
use super::ask::{Asker, Takes};
use super::author::{Refused, refused};
use super::out::{say, tell};
use super::progress::Progress;
use super::site::address_of;
use super::told::{Begun, begun, first_questions, question};
use super::whole::{Whole, whole};
use crate::catalogue::Catalogue;
use crate::catalogue::approved::needs_approval;
use crate::entry::id::Folder;
use crate::language::Language;
use crate::language::normal::nfc;
use crate::language::slug::{is_slug, slug};
use crate::pipeline::{self, Inputs, Memory, Understood};
use crate::problem::{AddressProblem, Kind as ProblemKind, Problem};
use crate::scaffold::choice::{Choice, Chosen, choose};
use crate::scaffold::file;
use crate::scaffold::offer::{Kind, Slot, choices, kinds};
use crate::scaffold::story::{Answers, is_required, write};
use crate::source::Sources;

/// File names are cut at this many letters, at the end of a word: Windows takes no path beyond 260.
const LONGEST_NAME: usize = 80;

/// Begins a story.
pub(super) fn new(common: &Common, options: &NewOptions) -> io::Result<End> {
    let Whole { inputs, mut memory, site, .. } = match whole(common)? {
        Ok(whole) => whole,
        Err(end) => return Ok(end),
    };
    let stdin = io::stdin();
    let mut input = stdin.lock();
    let asker =
        stdin.is_terminal().then_some(Asker { input: &mut input, language: common.language });
    let mut beginning =
        Beginning { options, site: &site.catalogue, language: common.language, asker };
    let story = match beginning.story(&inputs.sources)? {
        Ok(story) => story,
        Err(why) => return Ok(refuse(common, &why)),
    };
    let text = write(story.kind, &story.answers, &site.catalogue, common.language);
    let address = match address(&inputs, &mut memory, (&story, &text)) {
        Ok(address) => address,
        Err(why) => return Ok(refuse(common, &why)),
    };
    let path = common.site.join(&story.path);
    if !file::create(&path, &text)? {
        let free = free_name(&inputs.sources, story.kind.folder(), &story.name);
        return Ok(refuse(common, &Refused::Exists { path: story.path, free }));
    }
    if !common.quiet {
        let missing = missing(&story);
        let file = common.shown(&story.path);
        let needs_approval = needs_approval(&site.config, story.kind.folder());
        let site = common.elsewhere();
        let id = format!("{}/{}", <&str>::from(story.kind.folder()), story.name);
        let approve = needs_approval.then_some(id.as_str());
        let address = address.as_deref();
        let told = Begun { file: &file, site, address, missing: &missing, approve };
        say!("{}", begun(common.language, &told));
    }
    Ok(End::Good)
}

fn understood(
    inputs: &Inputs,
    memory: &mut Memory,
    language: Language,
) -> Result<Understood, Vec<Problem>> {
    pipeline::understand(inputs, memory, &mut Progress::silent(language))
}

fn refuse(common: &Common, why: &Refused) -> End {
    tell!("{}", refused(common.language, why));
    End::Usage
}

/// A story that can be begun.
struct Story {
    kind: Kind,
    name: String,
    path: String,
    answers: Answers,
}

struct Beginning<'a> {
    options: &'a NewOptions,
    site: &'a Catalogue,
    language: Language,
    asker: Option<Asker<'a>>,
}

impl Beginning<'_> {
    fn story(&mut self, sources: &Sources) -> io::Result<Result<Story, Refused>> {
        let [which, what] = first_questions(self.language);
        let kind = match self.kind(which)? {
            Ok(kind) => kind,
            Err(why) => return Ok(Err(why)),
        };
        if let Some(option) = self.options.of_a_site {
            return Ok(Err(Refused::NotForKind { option, kind: kind.word() }));
        }
        let typed = match (&self.options.title, &mut self.asker) {
            (Some(title), _) => Some(title.clone()),
            (None, Some(asker)) => asker.text(what)?,
            (None, None) => None,
        };
        let Some(title) = typed.map(|title| one_line(&title)).filter(|title| !title.is_empty())
        else {
            return Ok(Err(Refused::NoTitle));
        };
        let name = match self.name(&title) {
            Ok(name) => name,
            Err(why) => return Ok(Err(why)),
        };
        if let Some(path) = taken(sources, kind.folder(), &name) {
            let free = free_name(sources, kind.folder(), &name);
            return Ok(Err(Refused::Exists { path, free }));
        }
        let date = self.options.date.unwrap_or(self.site.today);
        let mut answers = Answers { title, date, chosen: BTreeMap::new() };
        if let Err(why) = self.given(kind, &mut answers) {
            return Ok(Err(why));
        }
        self.asked(kind, &mut answers)?;
        let folder = <&str>::from(kind.folder());
        let path = match self.options.with_photos {
            true => format!("content/{folder}/{name}/index.md"),
            false => format!("content/{folder}/{name}.md"),
        };
        Ok(Ok(Story { kind, name, path, answers }))
    }

    fn kind(&mut self, question: &str) -> io::Result<Result<Kind, Refused>> {
        let all = kinds();
        let word = match (&self.options.kind, &mut self.asker) {
            (Some(typed), _) => match found("lantoa new", typed, &all) {
                Ok(word) => Some(word),
                Err(why) => return Ok(Err(why)),
            },
            (None, Some(asker)) => asker.choice(question, &all, Takes::One)?.into_iter().next(),
            (None, None) => None,
        };
        let kind = Kind::ALL.into_iter().find(|(_, name)| Some(*name) == word.as_deref());
        Ok(kind.map(|(kind, _)| kind).ok_or(Refused::NoKind))
    }

    /// The name of the file: as asked for, or from the title.
    fn name(&self, title: &str) -> Result<String, Refused> {
        match &self.options.slug {
            Some(asked) if is_slug(asked) => Ok(asked.clone()),
            Some(asked) => Err(Refused::BadSlug { slug: asked.clone(), suggestion: slug(asked) }),
            None => {
                let name = shortened(&slug(title));
                match name.is_empty() {
                    true => Err(Refused::NoSlug { title: title.to_owned() }),
                    false => Ok(name),
                }
            }
        }
    }

    /// The answers that stand on the command line.
    fn given(&self, kind: Kind, answers: &mut Answers) -> Result<(), Refused> {
        let word = kind.word();
        if self.options.date.is_some() && matches!(kind, Kind::Unit | Kind::Page) {
            return Err(Refused::NotForKind { option: "date", kind: word });
        }
        for (slot, typed) in &self.options.given {
            if !Slot::of(kind).contains(slot) {
                return Err(Refused::NotForKind { option: slot.option(), kind: word });
            }
            let offered =
                choices(self.site, (kind, *slot), answers.one(Slot::District), self.language);
            let what = format!("--{}", slot.option());
            let mut values = Vec::new();
            for one in typed {
                values.push(found(&what, one, &offered)?);
            }
            values.dedup();
            choose_values(answers, *slot, values);
        }
        Ok(())
    }

    /// Asks for the rest, when somebody is there and something is missing without which the story
    /// cannot be public.
    fn asked(&mut self, kind: Kind, answers: &mut Answers) -> io::Result<()> {
        let Some(asker) = &mut self.asker else { return Ok(()) };
        let is_missing = |slot: &&Slot| {
            is_required(kind, **slot, answers) && !answers.chosen.contains_key(*slot)
        };
        if !Slot::of(kind).iter().any(|slot| is_missing(&slot)) {
            return Ok(());
        }
        for slot in Slot::of(kind) {
            let is_province_wide = *slot == Slot::Commune && answers.one(Slot::District).is_none();
            if answers.chosen.contains_key(slot) || is_province_wide {
                continue;
            }
            let offered =
                choices(self.site, (kind, *slot), answers.one(Slot::District), self.language);
            let takes = if slot.takes_several() { Takes::Several } else { Takes::One };
            let values = asker.choice(question(self.language, *slot), &offered, takes)?;
            choose_values(answers, *slot, values);
        }
        Ok(())
    }
}

/// Notes what was chosen. A commune that was found without its district brings it along.
fn choose_values(answers: &mut Answers, slot: Slot, values: Vec<String>) {
    if values.is_empty() {
        return;
    }
    let both = values.first().and_then(|value| value.split_once('/'));
    match (slot, both) {
        (Slot::Commune, Some((district, commune))) => {
            answers.chosen.insert(Slot::District, vec![district.to_owned()]);
            answers.chosen.insert(Slot::Commune, vec![commune.to_owned()]);
        }
        _ => {
            answers.chosen.insert(slot, values);
        }
    }
}

/// The value that was meant.
fn found(what: &str, typed: &str, all: &[Choice]) -> Result<String, Refused> {
    let (what, typed) = (what.to_owned(), typed.to_owned());
    match choose(&typed, all) {
        Chosen::One(choice) => Ok(choice.value.clone()),
        Chosen::Several(found) => {
            Err(Refused::Several { what, typed, found: found.into_iter().cloned().collect() })
        }
        Chosen::Unknown(nearest) => Err(Refused::Unknown {
            what,
            typed,
            nearest: nearest.cloned().map(Box::new),
            all: all.to_vec(),
        }),
    }
}

/// A title as it may stand in a file: composed, on one line.
pub(super) fn one_line(title: &str) -> String {
    let visible: String =
        nfc(title).chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name cut at the end of a word.
fn shortened(name: &str) -> String {
    let Some(head) = name.get(..LONGEST_NAME) else { return name.to_owned() };
    head.rsplit_once('-').map_or(head, |(words, _)| words).to_owned()
}

/// The file that has a name already, in whatever form.
fn taken(sources: &Sources, folder: Folder, name: &str) -> Option<String> {
    let folder = format!("content/{}/", <&str>::from(folder));
    let is_so = |path: &str| {
        let inner = path.strip_prefix(&folder).unwrap_or(path).to_lowercase();
        let end = inner.strip_prefix(name);
        end.is_some_and(|end| {
            end.ends_with(".md") && (end.starts_with('.') || end.starts_with("/index."))
        })
    };
    sources.below(&folder).map(|file| file.path.to_string()).find(|path| is_so(path))
}

/// The next name that is free.
fn free_name(sources: &Sources, folder: Folder, name: &str) -> String {
    let mut numbered = (2..).map(|number: u32| format!("{name}-{number}"));
    numbered.find(|name| taken(sources, folder, name).is_none()).unwrap_or_default()
}

/// The address that the story will have; its file is laid into the site to see.
fn address(
    inputs: &Inputs,
    memory: &mut Memory,
    (story, text): (&Story, &str),
) -> Result<Option<String>, Refused> {
    let inputs = Inputs { sources: inputs.sources.with(&story.path, text), ..inputs.clone() };
    let Ok(site) = understood(&inputs, memory, Language::Vietnamese) else { return Ok(None) };
    for problem in &site.problems {
        let here = *problem.place.path == *story.path;
        match &problem.kind {
            ProblemKind::Address(AddressProblem::ReservedSlug { slug }) if here => {
                return Err(Refused::Reserved { slug: slug.clone() });
            }
            ProblemKind::Address(AddressProblem::AddressTaken { address, other })
                if here || *other == story.path =>
            {
                let other = if here { other.clone() } else { problem.place.path.to_string() };
                return Err(Refused::AddressTaken { address: address.clone(), other });
            }
            _ => {}
        }
    }
    let id = format!("{}/{}", <&str>::from(story.kind.folder()), story.name);
    Ok(address_of(&site, &id, site.catalogue.default_language))
}

/// The fields that are empty in the file and must not stay so.
fn missing(story: &Story) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if story.kind != Kind::Page {
        keys.push("summary");
    }
    for slot in Slot::of(story.kind) {
        let is_open = !story.answers.chosen.contains_key(slot);
        if is_open && is_required(story.kind, *slot, &story.answers) {
            keys.push(slot.key());
        }
    }
    keys
}
