//! The arguments as they were meant: the commands and flags, in the reader's language.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::author::{self, AuthorHelp};
use super::words::{Help, help};
use crate::config::BaseUrl;
use crate::language::Language;
use crate::language::date::Date;
use crate::scaffold::offer::{Kind, Slot};

/// A command and its options.
#[derive(Clone, Debug)]
pub(super) enum Arguments {
    Build(Common, BuildOptions),
    Check(Common, CheckOptions),
    Report(Common, ReportOptions),
    Serve(Common, ServeOptions),
    New(Common, NewOptions),
    Translate(Common, TranslateOptions),
}

/// What every command takes.
#[derive(Clone, Debug)]
pub(super) struct Common {
    pub(super) site: PathBuf,
    pub(super) language: Language,
    pub(super) quiet: bool,
    pub(super) today: Option<Date>,
}

impl Common {
    /// A file of the site as whoever stands here names it.
    pub(super) fn shown(&self, path: &str) -> PathBuf {
        match self.elsewhere() {
            Some(site) => site.join(path),
            None => PathBuf::from(path),
        }
    }

    /// The site, when it is not where one stands.
    pub(super) fn elsewhere(&self) -> Option<&Path> {
        Some(self.site.as_path()).filter(|site| *site != Path::new("."))
    }
}

/// What `new` takes, as it was typed.
#[derive(Clone, Debug)]
pub(super) struct NewOptions {
    pub(super) kind: Option<String>,
    pub(super) title: Option<String>,
    pub(super) slug: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) with_photos: bool,
    pub(super) given: BTreeMap<Slot, Vec<String>>,
}

/// What `translate` takes.
#[derive(Clone, Debug)]
pub(super) struct TranslateOptions {
    pub(super) entry: Option<String>,
    pub(super) to: Option<Language>,
    pub(super) still_good: bool,
}

/// What `build` takes.
#[derive(Clone, Debug)]
pub(super) struct BuildOptions {
    pub(super) output_dir: Option<PathBuf>,
    pub(super) base_url: Option<BaseUrl>,
    pub(super) drafts: bool,
    pub(super) relative: bool,
    pub(super) explain: bool,
}

/// What `check` takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct CheckOptions {
    pub(super) json: bool,
    pub(super) drafts: bool,
}

/// What `report` takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReportOptions {
    pub(super) format: Format,
}

/// The port of a preview, when nobody asks for another.
pub(super) const PORT: u16 = 1111;

/// What `serve` takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct ServeOptions {
    pub(super) port: u16,
    pub(super) interface: Option<IpAddr>,
    pub(super) open: bool,
    pub(super) drafts: bool,
}

/// How a report is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    Text,
    Csv,
    Json,
}

/// Reads what was typed.
pub(super) fn parse(typed: &[OsString], language: Language) -> Result<Arguments, clap::Error> {
    let matches = command(language).try_get_matches_from(typed)?;
    let (name, matches) = matches.subcommand().unwrap_or(("build", &matches));
    let common = Common {
        site: matches.get_one("site").cloned().unwrap_or_else(|| PathBuf::from(".")),
        language,
        quiet: matches.get_flag("quiet"),
        today: matches.get_one("today").copied(),
    };
    Ok(match name {
        "check" => {
            let json = text(matches, "format") == Some("json");
            Arguments::Check(common, CheckOptions { json, drafts: matches.get_flag("drafts") })
        }
        "report" => {
            let format = match text(matches, "format") {
                Some("csv") => Format::Csv,
                Some("json") => Format::Json,
                _ => Format::Text,
            };
            Arguments::Report(common, ReportOptions { format })
        }
        "serve" => {
            let options = ServeOptions {
                port: matches.get_one("port").copied().unwrap_or(PORT),
                interface: matches.get_one("interface").copied(),
                open: matches.get_flag("open"),
                drafts: matches.get_flag("drafts"),
            };
            Arguments::Serve(common, options)
        }
        "new" => Arguments::New(common, new_options(matches)),
        "translate" => {
            let options = TranslateOptions {
                entry: text(matches, "entry").map(str::to_owned),
                to: text(matches, "to").and_then(Language::from_code),
                still_good: matches.get_flag("still-good"),
            };
            Arguments::Translate(common, options)
        }
        _ => Arguments::Build(common, build_options(matches)),
    })
}

fn build_options(matches: &ArgMatches) -> BuildOptions {
    BuildOptions {
        output_dir: matches.get_one("output-dir").cloned(),
        base_url: matches.get_one("base-url").cloned(),
        drafts: matches.get_flag("drafts"),
        relative: matches.get_flag("relative"),
        explain: matches.get_flag("explain"),
    }
}

fn new_options(matches: &ArgMatches) -> NewOptions {
    let all = |name: &str| -> Vec<String> {
        matches.get_many::<String>(name).into_iter().flatten().cloned().collect()
    };
    let given = Slot::ALL.into_iter().map(|(slot, name)| (slot, all(name)));
    NewOptions {
        kind: text(matches, "what").map(str::to_owned),
        title: Some(all("title").join(" ")).filter(|title| !title.is_empty()),
        slug: text(matches, "slug").map(str::to_owned),
        date: matches.get_one("date").copied(),
        with_photos: matches.get_flag("with-photos"),
        given: given.filter(|(_, typed)| !typed.is_empty()).collect(),
    }
}

fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// The command line as clap knows it.
pub(super) fn command(language: Language) -> Command {
    let help = help(language);
    let program = named(Command::new("lantoa"), help)
        .version(env!("CARGO_PKG_VERSION"))
        .about(help.about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_version_flag(true)
        .arg(flag("version", help.version).short('V').action(ArgAction::Version))
        .subcommand_value_name(help.command);
    program
        .subcommand(build_command(help))
        .subcommand(serve_command(help))
        .subcommand(check_command(help))
        .subcommand(report_command(help))
        .subcommand(new_command(help, author::help(language)))
        .subcommand(translate_command(help, author::help(language)))
}

fn build_command(help: &'static Help) -> Command {
    common("build", help)
        .about(help.build)
        .arg(
            Arg::new("output-dir")
                .long("output-dir")
                .short('o')
                .value_name(help.folder)
                .value_parser(value_parser!(PathBuf))
                .help(help.output_dir),
        )
        .arg(
            Arg::new("base-url")
                .long("base-url")
                .short('u')
                .value_name(help.address)
                .value_parser(|text: &str| BaseUrl::parse(text).map_err(|_| text.to_owned()))
                .help(help.base_url),
        )
        .arg(flag("drafts", help.drafts))
        .arg(flag("relative", help.relative))
        .arg(flag("explain", help.explain))
}

fn serve_command(help: &'static Help) -> Command {
    common("serve", help)
        .about(help.serve)
        .arg(
            Arg::new("port")
                .long("port")
                .short('p')
                .value_name(help.number)
                .value_parser(value_parser!(u16))
                .help(help.port),
        )
        .arg(
            Arg::new("interface")
                .long("interface")
                .value_name(help.host)
                .value_parser(|text: &str| text.parse::<IpAddr>().map_err(|_| text.to_owned()))
                .help(help.interface),
        )
        .arg(flag("open", help.open))
        .arg(flag("drafts", help.drafts))
}

fn check_command(help: &'static Help) -> Command {
    common("check", help)
        .about(help.check)
        .arg(format(help, "text|json"))
        .arg(flag("drafts", help.drafts))
}

fn report_command(help: &'static Help) -> Command {
    common("report", help).about(help.report).arg(format(help, "text|csv|json"))
}

fn new_command(help: &'static Help, author: &'static AuthorHelp) -> Command {
    let kinds = Kind::ALL.map(|(_, word)| word).join("|");
    let usage = format!("lantoa new <{kinds}> <{}> [{}]", author.title, help.options);
    let command = common("new", help)
        .about(author.new)
        .override_usage(usage)
        .arg(Arg::new("what").hide(true))
        .arg(Arg::new("title").num_args(1..).hide(true));
    let options = author.slots.iter().map(|(slot, value, about)| {
        let action = if slot.takes_several() { ArgAction::Append } else { ArgAction::Set };
        Arg::new(slot.option()).long(slot.option()).value_name(*value).action(action).help(*about)
    });
    command
        .args(options)
        .arg(day("date", help).help(author.date))
        .arg(Arg::new("slug").long("slug").value_name(author.name).help(author.slug))
        .arg(flag("with-photos", author.with_photos))
}

fn translate_command(help: &'static Help, author: &'static AuthorHelp) -> Command {
    common("translate", help)
        .about(author.translate)
        .override_usage(format!("lantoa translate <{}> [{}]", author.entry, help.options))
        .arg(Arg::new("entry").hide(true))
        .arg(
            Arg::new("to")
                .long("to")
                .value_name(help.language)
                .value_parser(["vi", "en"])
                .hide_possible_values(true)
                .help(author.to),
        )
        .arg(flag("still-good", author.still_good))
}

/// An option whose value is a day.
fn day(name: &'static str, help: &'static Help) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(help.day)
        .value_parser(|text: &str| Date::parse(text).ok_or_else(|| text.to_owned()))
}

/// A command with what every command takes.
fn common(name: &'static str, help: &'static Help) -> Command {
    named(Command::new(name), help)
        .arg(
            Arg::new("site")
                .long("site")
                .value_name(help.folder)
                .value_parser(value_parser!(PathBuf))
                .help(help.site),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name(help.language)
                .value_parser(["vi", "en"])
                .hide_possible_values(true)
                .help(help.lang),
        )
        .arg(day("today", help).help(help.today))
        .arg(flag("quiet", help.quiet).short('q'))
}

/// clap's own words in the reader's language.
fn named(command: Command, help: &'static Help) -> Command {
    let commands = match command.get_name() {
        "lantoa" => format!("{}:\n{{subcommands}}\n\n", help.commands),
        _ => String::new(),
    };
    let template = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{commands}{}:\n{{options}}\n",
        help.usage, help.options
    );
    let usage = match command.get_name() {
        "lantoa" => format!("lantoa <{}> [{}]", help.command, help.options),
        name => format!("lantoa {name} [{}]", help.options),
    };
    command
        .override_usage(usage)
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", help.help).short('h').action(ArgAction::Help))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn format(help: &'static Help, names: &'static str) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name(names)
        .value_parser(names.split('|').collect::<Vec<&str>>())
        .hide_possible_values(true)
        .help(help.format)
}
