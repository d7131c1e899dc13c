//! The arguments as they were meant: the commands and flags, in the reader's language.

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::words::{Help, help};
use crate::config::BaseUrl;
use crate::language::Language;
use crate::language::date::Date;

/// A command and its options.
#[derive(Clone, Debug)]
pub(super) enum Arguments {
    Build(Common, BuildOptions),
    Check(Common, CheckOptions),
    Report(Common, ReportOptions),
    Serve(Common, ServeOptions),
}

/// What every command takes.
#[derive(Clone, Debug)]
pub(super) struct Common {
    pub(super) site: PathBuf,
    pub(super) language: Language,
    pub(super) quiet: bool,
    pub(super) today: Option<Date>,
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
const PORT: u16 = 1111;

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
        .arg(
            Arg::new("today")
                .long("today")
                .value_name(help.day)
                .value_parser(|text: &str| Date::parse(text).ok_or_else(|| text.to_owned()))
                .help(help.today),
        )
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
