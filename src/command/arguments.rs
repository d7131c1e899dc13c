//! What was typed as values: the command that was meant, and its options. The commands and flags
//! themselves are in `grammar`.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use clap_complete::Shell;

use super::grammar;
use crate::config::BaseUrl;
use crate::deploy::limit::Limit;
use crate::language::Language;
use crate::language::date::Date;
use crate::problem::Severity;
use crate::scaffold::offer::Slot;

/// A command and its options.
#[derive(Clone, Debug)]
pub(super) enum Arguments {
    Build(Common, BuildOptions),
    Check(Common, CheckOptions),
    Report(Common, ReportOptions),
    Serve(Common, ServeOptions),
    New(Common, NewOptions),
    NewSite(Common, NewSiteOptions),
    Translate(Common, TranslateOptions),
    Deploy(Common, DeployOptions),
    Approve(Common, ApproveOptions),
    Move(Common, MoveOptions),
    Theme(Common, ThemeOptions),
    Help(Common, Vec<String>),
    Completions(Common, Shell),
    Man(Common, Option<String>),
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
    /// An option that is for a whole site alone.
    pub(super) of_a_site: Option<&'static str>,
}

/// What `new site` takes.
#[derive(Clone, Debug)]
pub(super) struct NewSiteOptions {
    /// The folder that receives it.
    pub(super) folder: Option<PathBuf>,
    pub(super) title: Option<String>,
    pub(super) base_url: Option<BaseUrl>,
    /// An option that is for a story alone.
    pub(super) of_a_story: Option<&'static str>,
}

/// What `translate` takes.
#[derive(Clone, Debug)]
pub(super) struct TranslateOptions {
    pub(super) entry: Option<String>,
    pub(super) to: Option<Language>,
    pub(super) still_good: bool,
}

/// What `approve` takes.
#[derive(Clone, Debug)]
pub(super) struct ApproveOptions {
    pub(super) entry: Option<String>,
    pub(super) role: Option<String>,
    pub(super) only: Option<Language>,
    pub(super) yes: bool,
}

/// What `move` takes.
#[derive(Clone, Debug)]
pub(super) struct MoveOptions {
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) yes: bool,
    pub(super) dry_run: bool,
}

/// What `theme` takes.
#[derive(Clone, Debug)]
pub(super) struct ThemeOptions {
    /// What is to be done; there is one thing only.
    pub(super) eject: Option<String>,
    pub(super) yes: bool,
}

/// What `build` takes.
#[derive(Clone, Debug)]
pub(super) struct BuildOptions {
    pub(super) output_dir: Option<PathBuf>,
    pub(super) base_url: Option<BaseUrl>,
    pub(super) drafts: bool,
    pub(super) relative: bool,
    pub(super) explain: bool,
    pub(super) timings: bool,
    /// The least grave problem that stops the output.
    pub(super) stops: Severity,
    pub(super) cache: Cache,
}

/// Whether what the last run remembered is believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cache {
    Believed,
    PassedOver,
}

/// What `check` takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct CheckOptions {
    pub(super) json: bool,
    pub(super) drafts: bool,
    pub(super) external: bool,
    /// The least grave problem for which it ends with exit code 1.
    pub(super) stops: Severity,
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

/// What `deploy` takes.
#[derive(Clone, Debug)]
pub(super) struct DeployOptions {
    pub(super) target: Option<String>,
    pub(super) output_dir: Option<PathBuf>,
    pub(super) yes: bool,
    pub(super) dry_run: bool,
    pub(super) max_delete: Option<Limit>,
    pub(super) force: bool,
    pub(super) rollback: bool,
    pub(super) due: bool,
    pub(super) allow_illustrative: bool,
    pub(super) withdraw: bool,
    pub(super) role: Option<String>,
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
    let matches = grammar::command(language).try_get_matches_from(typed)?;
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
            let (drafts, external) = (matches.get_flag("drafts"), matches.get_flag("external"));
            let stops = stops(matches);
            Arguments::Check(common, CheckOptions { json, drafts, external, stops })
        }
        "report" => {
            let format = match text(matches, "format") {
                Some("csv") => Format::Csv,
                Some("json") => Format::Json,
                _ => Format::Text,
            };
            Arguments::Report(common, ReportOptions { format })
        }
        "serve" => Arguments::Serve(common, serve_options(matches)),
        "deploy" => Arguments::Deploy(common, deploy_options(matches)),
        "new" if text(matches, "what") == Some("site") => {
            Arguments::NewSite(common, new_site_options(matches))
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
        "approve" => Arguments::Approve(common, approve_options(matches)),
        "move" => Arguments::Move(common, move_options(matches)),
        "help" => {
            let asked = matches.get_many("topic").into_iter().flatten().cloned().collect();
            Arguments::Help(common, asked)
        }
        "completions" => {
            let shell = matches.get_one("shell").copied().unwrap_or(Shell::Bash);
            Arguments::Completions(common, shell)
        }
        "man" => Arguments::Man(common, text(matches, "command").map(str::to_owned)),
        "theme" => {
            let eject = text(matches, "what").map(str::to_owned);
            Arguments::Theme(common, ThemeOptions { eject, yes: matches.get_flag("yes") })
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
        timings: matches.get_flag("timings"),
        stops: stops(matches),
        cache: match matches.get_flag("no-cache") {
            true => Cache::PassedOver,
            false => Cache::Believed,
        },
    }
}

fn serve_options(matches: &ArgMatches) -> ServeOptions {
    ServeOptions {
        port: matches.get_one("port").copied().unwrap_or(PORT),
        interface: matches.get_one("interface").copied(),
        open: matches.get_flag("open"),
        drafts: matches.get_flag("drafts"),
    }
}

fn approve_options(matches: &ArgMatches) -> ApproveOptions {
    ApproveOptions {
        entry: text(matches, "entry").map(str::to_owned),
        role: text(matches, "role").map(str::to_owned),
        only: text(matches, "in").and_then(Language::from_code),
        yes: matches.get_flag("yes"),
    }
}

fn move_options(matches: &ArgMatches) -> MoveOptions {
    MoveOptions {
        old: text(matches, "old").map(str::to_owned),
        new: text(matches, "new").map(str::to_owned),
        yes: matches.get_flag("yes"),
        dry_run: matches.get_flag("dry-run"),
    }
}

/// With `--strict` a warning is as bad as an error.
fn stops(matches: &ArgMatches) -> Severity {
    if matches.get_flag("strict") { Severity::Warning } else { Severity::Error }
}

fn deploy_options(matches: &ArgMatches) -> DeployOptions {
    DeployOptions {
        target: text(matches, "target").map(str::to_owned),
        output_dir: matches.get_one("output-dir").cloned(),
        yes: matches.get_flag("yes"),
        dry_run: matches.get_flag("dry-run"),
        max_delete: matches.get_one("max-delete").copied(),
        force: matches.get_flag("force"),
        rollback: matches.get_flag("rollback"),
        due: matches.get_flag("due"),
        allow_illustrative: matches.get_flag("allow-illustrative"),
        withdraw: matches.get_flag("withdraw"),
        role: text(matches, "role").map(str::to_owned),
    }
}

/// A folder's name may have blanks that nobody put into quotation marks.
fn new_site_options(matches: &ArgMatches) -> NewSiteOptions {
    let words: Vec<String> = matches.get_many("title").into_iter().flatten().cloned().collect();
    let folder = Some(words.join(" ")).filter(|name| !name.is_empty()).map(PathBuf::from);
    NewSiteOptions {
        folder: folder.or_else(|| matches.get_one("site").cloned()),
        title: text(matches, "site-title").map(str::to_owned),
        base_url: matches.get_one("base-url").cloned(),
        of_a_story: Slot::ALL
            .into_iter()
            .map(|(slot, _)| slot.option())
            .chain(["date", "slug", "with-photos"])
            .find(|name| was_typed(matches, name)),
    }
}

/// Whether an option stands on the command line.
fn was_typed(matches: &ArgMatches, name: &str) -> bool {
    matches.value_source(name) == Some(ValueSource::CommandLine)
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
        of_a_site: [("site-title", "title"), ("base-url", "base-url")]
            .into_iter()
            .find_map(|(name, option)| was_typed(matches, name).then_some(option)),
    }
}

fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}
