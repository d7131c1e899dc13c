//! The folders of a site on disk: which files belong to it, and their bytes.
//!
//! It follows no links, goes into no folder but the site's own, and leaves out what editors and
//! systems drop beside the files. Nothing here knows what a file means.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::photo::{Photo, Stamps};
use super::{Content, File, Kind, file, kind};
use crate::language::normal::nfc;
use crate::problem::{Checked, Place, Problem, SourceProblem};

/// The folders of a site that are read; everything else beside them is none of the site's.
const FOLDERS: [&str; 5] = ["assets", "content", "strings", "templates", "themes"];

/// The files at the root that are read.
const ROOT_FILES: [&str; 2] = ["glossary.toml", "site.toml"];

/// A file that was found: its path in the site, and on this disk.
pub(super) struct Found {
    /// NFC, with `/`.
    path: String,
    /// As the system names it, which may be NFD.
    disk: PathBuf,
}

/// Every file of the site, sorted by path.
pub(super) fn walk(root: &Path) -> io::Result<Checked<Vec<Found>>> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in ROOT_FILES {
        let disk = root.join(name);
        if disk.is_file() {
            found.push(Found { path: name.to_owned(), disk });
        }
    }
    for folder in FOLDERS {
        let start = root.join(folder);
        if !start.is_dir() {
            continue;
        }
        for entry in WalkDir::new(&start).sort_by_file_name().into_iter().filter_entry(is_wanted) {
            let entry = entry?;
            let path = site_path(root, entry.path());
            if entry.path_is_symlink() {
                problems.push(Problem::warning(Place::top(&path), SourceProblem::LinkNotFollowed));
            } else if entry.file_type().is_file() {
                found.push(Found { path, disk: entry.into_path() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    name_clashes(&found, &mut problems);
    Ok(Checked { value: found, problems })
}

/// The contents of the files, read side by side.
pub(super) fn contents(found: &[Found], known: &Stamps) -> io::Result<Vec<Checked<File>>> {
    found.par_iter().map(|one| content(one, known).map_err(|error| named(one, &error))).collect()
}

fn content(one: &Found, known: &Stamps) -> io::Result<Checked<File>> {
    match kind(&one.path) {
        Kind::Unread => Ok(file(&one.path, Vec::new())),
        Kind::Text | Kind::Bytes => Ok(file(&one.path, fs::read(&one.disk)?)),
        Kind::Photo => {
            let photo = Photo::on_disk(&one.disk, known.get(&one.path))?;
            let path = one.path.as_str().into();
            let value = File { path, digest: photo.digest, content: Content::Photo(photo) };
            Ok(Checked { value, problems: Vec::new() })
        }
    }
}

/// The error with the file that it is about.
fn named(one: &Found, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", one.disk.display()))
}

/// The path in the site: relative, NFC, `/` on Windows too.
fn site_path(root: &Path, disk: &Path) -> String {
    let relative = disk.strip_prefix(root).unwrap_or(disk);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    nfc(&parts.join("/")).into_owned()
}

/// Leaves out hidden files and what editors and systems write beside the real ones.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let lower = name.to_ascii_lowercase();
    let dropped = name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name == "4913"
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini");
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    !dropped && !matches!(ending, "swp" | "swx" | "bck" | "bak" | "tmp")
}

/// Two names that one system keeps apart and another does not: `A.md` beside `a.md`, NFC beside NFD.
fn name_clashes(found: &[Found], problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for one in found {
        if let Some(other) = seen.insert(one.path.to_lowercase(), &one.path) {
            let kind = SourceProblem::NameClash { other: other.to_owned() };
            problems.push(Problem::error(Place::top(&one.path), kind));
        }
    }
}
