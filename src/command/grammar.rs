//! The command line as clap knows it: the commands and their flags, explained in the reader's
//! language. What was typed is read in `arguments`.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};
use clap_complete::Shell;

use super::approve_words::{self, ApproveHelp};
use super::author::{self, AuthorHelp};
use super::deploy_help::{self, DeployHelp};
use super::help::{Help, help};
use super::manual_words::{self, ManualHelp};
use super::move_words::{self, MoveHelp};
use super::starter_words::{self, StarterHelp};
use super::theme_words::{self, ThemeHelp};
use crate::config::BaseUrl;
use crate::deploy::limit::Limit;
use crate::language::Language;
use crate::language::date::Date;
use crate::scaffold::offer::Kind;

/// The command line as clap knows it.
pub(super) fn command(language: Language) -> Command {
    let help = help(language);
    let program = named(Command::new("lantoa"), help)
        .version(env!("LANTOA_VERSION"))
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
        .subcommand(new_command(help, author::help(language), starter_words::help(language)))
        .subcommand(translate_command(help, author::help(language)))
        .subcommand(deploy_command(help, deploy_help::help(language)))
        .subcommand(approve_command(help, approve_words::help(language)))
        .subcommand(move_command(help, move_words::help(language)))
        .subcommand(theme_command(help, theme_words::help(language)))
        .subcommand(help_command(help, manual_words::help(language)))
        .subcommand(completions_command(help, manual_words::help(language)))
        .subcommand(man_command(help, manual_words::help(language)))
}

fn deploy_command(help: &'static Help, deploy: &'static DeployHelp) -> Command {
    common("deploy", help)
        .about(deploy.deploy)
        .override_usage(format!("lantoa deploy [{}] [{}]", deploy.target, help.options))
        .arg(Arg::new("target").hide(true))
        .arg(output_dir(help))
        .arg(flag("dry-run", deploy.dry_run))
        .arg(flag("yes", deploy.yes))
        .arg(
            Arg::new("max-delete")
                .long("max-delete")
                .value_name(help.number)
                .value_parser(|text: &str| Limit::parse(text).ok_or_else(|| text.to_owned()))
                .help(deploy.max_delete),
        )
        .arg(flag("force", deploy.force))
        .arg(flag("rollback", deploy.rollback))
        .arg(flag("due", deploy.due))
        .arg(flag("withdraw", deploy.withdraw))
        .arg(flag("allow-illustrative", deploy.allow_illustrative))
        .arg(Arg::new("role").long("role").value_name(deploy.role_name).help(deploy.role))
}

/// The folder that receives the site.
fn output_dir(help: &'static Help) -> Arg {
    Arg::new("output-dir")
        .long("output-dir")
        .short('o')
        .value_name(help.folder)
        .value_parser(value_parser!(PathBuf))
        .help(help.output_dir)
}

/// Where the site is read.
fn base_url(help: &'static Help) -> Arg {
    Arg::new("base-url")
        .long("base-url")
        .short('u')
        .value_name(help.address)
        .value_parser(|text: &str| BaseUrl::parse(text).map_err(|_| text.to_owned()))
        .help(help.base_url)
}

fn build_command(help: &'static Help) -> Command {
    common("build", help)
        .about(help.build)
        .arg(output_dir(help))
        .arg(base_url(help))
        .arg(flag("drafts", help.drafts))
        .arg(flag("relative", help.relative))
        .arg(flag("explain", help.explain))
        .arg(flag("timings", help.timings))
        .arg(flag("strict", help.strict))
        .arg(flag("no-cache", help.no_cache))
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
        .arg(flag("external", help.external))
        .arg(flag("strict", help.strict))
}

fn report_command(help: &'static Help) -> Command {
    common("report", help).about(help.report).arg(format(help, "text|csv|json"))
}

fn new_command(
    help: &'static Help,
    author: &'static AuthorHelp,
    starter: &'static StarterHelp,
) -> Command {
    let kinds = Kind::ALL.map(|(_, word)| word).join("|");
    let usage = format!(
        "lantoa new <{kinds}> <{}> [{options}]\n          lantoa new site <{}> [{options}]",
        author.title,
        help.folder,
        options = help.options
    );
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
        .arg(
            Arg::new("site-title").long("title").value_name(starter.title_name).help(starter.title),
        )
        .arg(base_url(help))
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

fn approve_command(help: &'static Help, words: &'static ApproveHelp) -> Command {
    common("approve", help)
        .about(words.approve)
        .override_usage(format!(
            "lantoa approve <{}> --role <{}> [{}]",
            words.entry, words.role_name, help.options
        ))
        .arg(Arg::new("entry").hide(true))
        .arg(Arg::new("role").long("role").value_name(words.role_name).help(words.role))
        .arg(
            Arg::new("in")
                .long("in")
                .value_name(help.language)
                .value_parser(["vi", "en"])
                .hide_possible_values(true)
                .help(words.only),
        )
        .arg(flag("yes", words.yes).short('y'))
}

fn move_command(help: &'static Help, words: &'static MoveHelp) -> Command {
    common("move", help)
        .about(words.about)
        .override_usage(format!("{} [{}]", words.usage, help.options))
        .arg(Arg::new("old").hide(true))
        .arg(Arg::new("new").hide(true))
        .arg(flag("yes", words.yes).short('y'))
        .arg(flag("dry-run", words.dry_run))
}

fn theme_command(help: &'static Help, words: &'static ThemeHelp) -> Command {
    common("theme", help)
        .about(words.about)
        .override_usage(format!("lantoa theme eject [{}]", help.options))
        .arg(Arg::new("what").value_parser(["eject"]).hide(true))
        .arg(flag("yes", words.yes).short('y'))
}

fn help_command(help: &'static Help, words: &'static ManualHelp) -> Command {
    common("help", help)
        .about(words.help)
        .override_usage(format!("lantoa help [{}]", words.topic))
        .arg(Arg::new("topic").num_args(0..=2).hide(true))
}

/// For those who install the program rather than use it: not in the list of commands.
fn completions_command(help: &'static Help, words: &'static ManualHelp) -> Command {
    common("completions", help)
        .about(words.completions)
        .hide(true)
        .override_usage("lantoa completions <bash|elvish|fish|powershell|zsh>")
        .arg(Arg::new("shell").value_parser(value_parser!(Shell)).required(true).hide(true))
}

fn man_command(help: &'static Help, words: &'static ManualHelp) -> Command {
    common("man", help)
        .about(words.man)
        .hide(true)
        .override_usage(format!("lantoa man [{}]", help.command))
        .arg(Arg::new("command").hide(true))
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
