//! The command line: what was typed becomes calls of the pipeline, and its values become words.
//!
//! Only here and in the modules of the world outside is there a clock, an environment, a terminal.
//! Nothing here knows how a site is made.

mod approve;
mod approve_words;
mod arguments;
mod ask;
mod author;
mod bare;
mod bare_words;
mod build;
mod check;
mod completions;
mod deploy;
mod deploy_help;
mod grammar;
mod help;
mod manual;
mod manual_words;
mod mistake;
mod move_entry;
mod move_words;
mod named_entry;
mod new;
mod new_site;
mod out;
mod preview_words;
mod progress;
mod report;
mod report_words;
mod serve;
mod site;
mod starter_words;
mod theme;
mod theme_words;
mod timings;
mod told;
mod translate;
mod usage;
mod whole;
mod words;

use std::env;
use std::io;
use std::process::ExitCode;

use crate::language::Language;
use crate::problem::{Kind, PhotoProblem, Problem, Severity, has_as_grave};

use arguments::Arguments;
use out::tell;

/// How a command ends, as an exit code (design 6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    /// All is well.
    Good,
    /// There are problems in the content.
    Problems,
    /// The command was used wrongly.
    Usage,
    /// The machine failed us: disk, network.
    Machine,
}

/// How a run ends that has found these problems, when those as grave as `stops` stop it.
fn end_of(problems: &[Problem], stops: Severity) -> End {
    let is_machine_s = |problem: &Problem| {
        matches!(&problem.kind, Kind::Photo(PhotoProblem::PhotoUnreadable { .. }))
    };
    let mut grave = problems.iter().filter(|problem| problem.severity <= stops);
    match has_as_grave(problems, stops) {
        false => End::Good,
        true if grave.all(is_machine_s) => End::Machine,
        true => End::Problems,
    }
}

impl From<End> for ExitCode {
    fn from(end: End) -> ExitCode {
        ExitCode::from(match end {
            End::Good => 0,
            End::Problems => 1,
            End::Usage => 2,
            End::Machine => 3,
        })
    }
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let typed: Vec<_> = env::args_os().collect();
    let language = spoken(&typed);
    if typed.len() == 1 && bare::is_at_a_terminal() {
        let end = told(bare::bare(language), language);
        bare::keep_open(end, language);
        return end.into();
    }
    let end = match arguments::parse(&typed, language) {
        Err(error) => usage::explain(&error, language),
        Ok(arguments) => told(dispatch(&arguments), language),
    };
    end.into()
}

/// How a command ended; where the machine failed, that is said.
fn told(ended: io::Result<End>, language: Language) -> End {
    match ended {
        Ok(end) => end,
        // Whoever reads our output has closed it: nothing is left to be said.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => End::Good,
        Err(error) => {
            tell!("{}", words::machine_failed(language, &error));
            End::Machine
        }
    }
}

fn dispatch(arguments: &Arguments) -> io::Result<End> {
    match arguments {
        Arguments::Build(common, options) => build::build(common, options),
        Arguments::Check(common, options) => check::check(common, options),
        Arguments::Report(common, options) => report::report(common, options),
        Arguments::Serve(common, options) => serve::serve(common, options),
        Arguments::New(common, options) => new::new(common, options),
        Arguments::NewSite(common, options) => new_site::new_site(common, options),
        Arguments::Approve(common, options) => approve::approve(common, options),
        Arguments::Translate(common, options) => translate::translate(common, options),
        Arguments::Deploy(common, options) => deploy::deploy(common, options),
        Arguments::Help(common, asked) => manual::help(common, asked),
        Arguments::Completions(common, shell) => completions::completions(common, *shell),
        Arguments::Man(common, command) => completions::man(common, command.as_deref()),
        Arguments::Theme(common, options) => theme::theme(common, options),
        Arguments::Move(common, options) => move_entry::move_entry(common, options),
    }
}

/// The language in which the program speaks: `--lang`, else the environment's, else Vietnamese.
/// It is looked for before anything is parsed, since mistakes in the arguments need words as well.
fn spoken(typed: &[std::ffi::OsString]) -> Language {
    let texts: Vec<_> = typed.iter().map(|argument| argument.to_string_lossy()).collect();
    let after = texts.iter().zip(texts.iter().skip(1)).find(|(flag, _)| *flag == "--lang");
    let joined = texts.iter().find_map(|argument| argument.strip_prefix("--lang="));
    let asked = after.map(|(_, value)| value.as_ref()).or(joined);
    if let Some(language) = asked.and_then(Language::from_code) {
        return language;
    }
    let of_environment = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty());
    match of_environment {
        Some(value) if value.starts_with("en") => Language::English,
        _ => Language::Vietnamese,
    }
}
