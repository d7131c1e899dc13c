//! `lantoa new site`: a whole site in a folder that is empty.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::End;
use super::arguments::{Common, NewSiteOptions};
use super::ask::Asker;
use super::new::one_line;
use super::out::{say, tell};
use super::starter_words::{self as words, Refused};
use crate::config::BaseUrl;
use crate::scaffold::file;
use crate::scaffold::starter::{Wishes, starter};

/// Begins a site. What a folder holds already is never touched: one that holds anything is refused.
pub(super) fn new_site(common: &Common, options: &NewSiteOptions) -> io::Result<End> {
    let language = common.language;
    if let Some(option) = options.of_a_story {
        return Ok(refuse(common, &Refused::NotForSite { option }));
    }
    let stdin = io::stdin();
    let mut input = stdin.lock();
    let mut asker = stdin.is_terminal().then_some(Asker { input: &mut input, language });
    let folder = match (&options.folder, &mut asker) {
        (Some(folder), _) => Some(folder.clone()),
        (None, Some(asker)) => asker.text(words::which_folder(language))?.map(PathBuf::from),
        (None, None) => None,
    };
    let Some(folder) = folder else { return Ok(refuse(common, &Refused::NoFolder)) };
    if let Some(names) = in_the_way(&folder)? {
        return Ok(refuse(common, &Refused::NotEmpty { folder, names }));
    }
    let mut wishes = Wishes { title: options.title.clone(), base_url: options.base_url.clone() };
    if let Some(asker) = &mut asker {
        ask(asker, &mut wishes)?;
    }
    wishes.title = wishes.title.map(|title| one_line(&title)).filter(|title| !title.is_empty());
    write(&folder, &wishes)?;
    if !common.quiet {
        say!("{}", words::written(language, &folder));
    }
    Ok(End::Good)
}

fn refuse(common: &Common, why: &Refused) -> End {
    tell!("{}", words::refused(common.language, why));
    End::Usage
}

/// Asks for what was not given; an address is asked for until it is one.
pub(super) fn ask(asker: &mut Asker<'_>, wishes: &mut Wishes) -> io::Result<()> {
    let language = asker.language;
    if wishes.title.is_none() {
        wishes.title = asker.text(words::which_title(language))?;
    }
    while wishes.base_url.is_none() {
        let Some(typed) = asker.text(words::which_address(language))? else { break };
        match BaseUrl::parse(&typed) {
            Ok(base) => wishes.base_url = Some(base),
            Err(_) => tell!("{}", words::no_address(language, &typed)),
        }
    }
    Ok(())
}

/// Writes the files of a new site. One that came meanwhile stays as it is.
pub(super) fn write(folder: &Path, wishes: &Wishes) -> io::Result<()> {
    for (path, bytes) in starter(wishes) {
        file::create(&folder.join(path), bytes)?;
    }
    Ok(())
}

/// What a folder holds besides the program and its papers; none if nothing, or if it is not there.
pub(super) fn in_the_way(folder: &Path) -> io::Result<Option<Vec<String>>> {
    if !folder.exists() {
        return Ok(None);
    }
    let mut names = file::names(folder)?;
    let program = env::current_exe().ok();
    let program = program.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy());
    names.retain(|name| program.as_deref() != Some(name.as_str()) && !is_companion(name));
    Ok((!names.is_empty()).then_some(names))
}

/// How the names begin of what comes along with the program, and of what systems leave anywhere.
const COMPANIONS: [&str; 9] = [
    ".ds_store",
    "desktop.ini",
    "doc-truoc",
    "lantoa",
    "license",
    "readme",
    "sha256sums",
    "third-party",
    "thumbs.db",
];

fn is_companion(name: &str) -> bool {
    let name = name.to_lowercase();
    COMPANIONS.iter().any(|one| name.starts_with(one))
}
