//! `lantoa` and nothing behind it, at a terminal: what a double click means. In a site's folder it is the
//! preview, in an empty folder a new site; elsewhere, and wherever nobody sits at a terminal, the help.
//!
//! It is one rule on every system: officers have Windows and Linux, and a rule that only Windows has
//! could not be tried elsewhere.

use std::env;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use super::End;
use super::arguments::{Common, PORT, ServeOptions};
use super::ask::Asker;
use super::bare_words as words;
use super::grammar;
use super::move_words::is_yes;
use super::new_site::{ask, in_the_way, write};
use super::out::{say, tell};
use super::serve::serve;
use crate::config;
use crate::language::Language;
use crate::scaffold::starter::Wishes;

/// Whether somebody sits there who can read and answer; `lantoa | less` wants the help.
pub(super) fn is_at_a_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal()
}

/// Does what is meant.
pub(super) fn bare(language: Language) -> io::Result<End> {
    let here = PathBuf::from(".");
    let program = env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    if let Some(site) =
        [Some(here.clone()), beside].into_iter().flatten().find(|folder| is_site(folder))
    {
        return preview(site, language);
    }
    if in_the_way(&here)?.is_none() && offered(&here, language)? {
        return preview(here, language);
    }
    tell!("{}", grammar::command(language).render_help().ansi());
    Ok(End::Usage)
}

fn is_site(folder: &Path) -> bool {
    folder.join(config::PATH).is_file()
}

/// With drafts: whoever opens it so is writing.
fn preview(site: PathBuf, language: Language) -> io::Result<End> {
    say!("{}", words::more(language));
    let common = Common { site, language, quiet: false, today: None };
    serve(&common, &ServeOptions { port: PORT, interface: None, open: true, drafts: true })
}

/// Offers to make a site; whether one was made.
fn offered(folder: &Path, language: Language) -> io::Result<bool> {
    let mut input = io::stdin().lock();
    let mut asker = Asker { input: &mut input, language };
    if !asker.text(words::question(language))?.is_some_and(|answer| is_yes(&answer)) {
        return Ok(false);
    }
    let mut wishes = Wishes::default();
    ask(&mut asker, &mut wishes)?;
    write(folder, &wishes)?;
    say!("{}", words::made(language));
    Ok(true)
}

/// On Windows the window of a double click goes with the program, and with it what was said: there it
/// waits. Whoever typed the command presses Enter once more.
pub(super) fn keep_open(end: End, language: Language) {
    if cfg!(windows) && end != End::Good {
        tell!("\n{}", words::press_enter(language));
        let _ = io::stdin().lock().read_line(&mut String::new());
    }
}
