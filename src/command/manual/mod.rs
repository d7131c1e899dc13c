//! `lantoa help`: the handbook without a network, from the same sources as `docs/`; the help of a
//! command; what a problem's code means.

mod bilingual;
mod codes;
mod page;
mod table;
mod topics;

use std::io;

use super::End;
use super::arguments::Common;
use super::grammar;
use super::manual_words::{self as words, Subject};
use super::out::{say, tell};
use crate::language::Language;
use crate::language::slug::slug;
use crate::problem::Kind;
use crate::problem::nearest::nearest;

use topics::Topic;

/// Prints what was asked for: a topic before a command of the same name, whose options its `--help`
/// has.
pub(super) fn help(common: &Common, asked: &[String]) -> io::Result<End> {
    let language = common.language;
    let mut grammar = grammar::command(language);
    let asked = match asked {
        // `help problems unknown-key` is `help unknown-key`.
        [first, code] if Topic::named(&slug(first)) == Some(Topic::Problems) => code,
        [first, ..] => first,
        [] => {
            say!("{}\n{}", grammar.render_help().ansi(), overview(language));
            return Ok(End::Good);
        }
    };
    let plain = slug(asked);
    if let Some(topic) = Topic::named(&plain) {
        say!("{}", page::rendered(&topic.text(language)));
    } else if let Some(entry) = codes::entry(&plain, language) {
        say!("{}", page::rendered(&entry));
    } else if let Some(command) = grammar.find_subcommand_mut(asked.as_str()) {
        say!("{}", command.render_help().ansi());
    } else {
        let commands = grammar.get_subcommands().map(clap::Command::get_name);
        let known: Vec<&str> =
            Topic::ALL.iter().map(|topic| topic.name(language)).chain(commands).collect();
        let near = nearest(&plain, known.into_iter().chain(Kind::codes()));
        tell!("{}\n\n{}", words::unknown(language, asked, near.as_deref()), overview(language));
        return Ok(End::Usage);
    }
    Ok(End::Good)
}

/// The topics, each with what it tells.
fn overview(language: Language) -> String {
    let topics = Topic::ALL.map(|topic| {
        let about = words::about(language, topic.subject());
        format!("  {:<15} {about}", topic.name(language))
    });
    words::overview(language, &topics.join("\n"))
}

/// What a topic is about, for its line of the overview.
impl Topic {
    fn subject(self) -> Subject {
        match self {
            Topic::Guide => Subject::Guide,
            Topic::FrontMatter => Subject::FrontMatter,
            Topic::Addresses => Subject::Addresses,
            Topic::Deploy => Subject::Deploy,
            Topic::Problems => Subject::Problems,
        }
    }
}
