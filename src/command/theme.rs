//! `lantoa theme eject`: the theme that the program carries, written out to be changed.

use std::io::{self, IsTerminal};

use super::End;
use super::arguments::{Common, ThemeOptions};
use super::ask::Asker;
use super::move_words::is_yes;
use super::out::{say, tell};
use super::site::show;
use super::theme_words::{self as words, Refused};
use crate::config;
use crate::problem::{Place, Problem, SourceProblem};
use crate::scaffold::file;
use crate::source::{Sources, built_in};
use crate::write::obstacle;

/// Writes the theme into the site. What is there and says something else is replaced only after a yes.
pub(super) fn theme(common: &Common, options: &ThemeOptions) -> io::Result<End> {
    let language = common.language;
    if options.eject.is_none() {
        tell!("{}", words::refused(language, &Refused::NothingToDo));
        return Ok(End::Usage);
    }
    if !common.site.join(config::PATH).is_file() {
        let problem = Problem::error(Place::top(config::PATH), SourceProblem::SiteFileMissing);
        show(&[problem], &Sources::default(), language);
        return Ok(End::Problems);
    }
    let Standing { missing, changed } = standing(common)?;
    if !changed.is_empty() && !options.yes {
        tell!("{}", words::would_replace(language, &changed));
        let stdin = io::stdin();
        if !stdin.is_terminal() {
            tell!("{}", words::refused(language, &Refused::NobodyToAsk));
            return Ok(End::Usage);
        }
        let mut input = stdin.lock();
        let answer = Asker { input: &mut input, language }.text(words::question(language))?;
        if !answer.is_some_and(|answer| is_yes(&answer)) {
            tell!("{}", words::left(language));
            return Ok(End::Good);
        }
    }
    for (path, bytes) in built_in::FILES {
        let (name, disk) = (built_in::in_site(path), common.site.join(built_in::in_site(path)));
        if missing.contains(&name) {
            file::create(&disk, bytes)?;
        } else if changed.contains(&name) {
            file::replace(&disk, bytes)?;
        }
    }
    if !common.quiet {
        let folder = common.shown(&built_in::in_site(""));
        say!("{}", words::written(language, &folder, missing.len() + changed.len()));
    }
    Ok(End::Good)
}

/// How the theme's files lie in the site.
struct Standing {
    /// Those that are not there.
    missing: Vec<String>,
    /// Those that say something else.
    changed: Vec<String>,
}

fn standing(common: &Common) -> io::Result<Standing> {
    let paths: Vec<String> =
        built_in::FILES.iter().map(|(path, _)| built_in::in_site(path)).collect();
    if let Some((path, kind)) = obstacle::find(&common.site, paths.iter().map(String::as_str)) {
        return Err(io::Error::new(kind, path.display().to_string()));
    }
    let mut standing = Standing { missing: Vec::new(), changed: Vec::new() };
    for (path, (_, bytes)) in paths.into_iter().zip(built_in::FILES) {
        match file::holds(&common.site.join(&path), bytes)? {
            None => standing.missing.push(path),
            Some(false) => standing.changed.push(path),
            Some(true) => {}
        }
    }
    Ok(standing)
}
