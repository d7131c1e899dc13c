//! The folders of a site on disk: which files belong to it, and their bytes.
//!
//! It follows no links, goes into no folder but the site's own, and leaves out what editors and
//! systems drop beside the files. Nothing here knows what a file means.

use std::collections::BTreeSet;
use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use walkdir::{DirEntry, WalkDir};

use super::built_in;
use super::limited::{self, Bytes};
use super::photo::Photo;
use super::remembered::Remembered;
use super::stamp::{self, Stamp};
use super::text::Text;
use super::windows::{held, literal, shown};
use super::{Content, File, Kind, Reading, file, kind, limit, too_large};
use crate::language::normal::nfc;
use crate::problem::{Checked, Place, Problem, SourceProblem};

/// The folders of a site that are read; everything else beside them is none of the site's.
pub const FOLDERS: [&str; 5] = ["assets", "content", "strings", "templates", "themes"];

/// The files at the root that are read.
const ROOT_FILES: [&str; 3] = ["glossary.toml", "published.toml", "site.toml"];

/// A file that was found: its path in the site, and on this disk.
#[derive(Clone)]
pub(super) struct Found {
    /// NFC, with `/`.
    path: String,
    /// As the system names it, which may be NFD.
    disk: PathBuf,
}

/// Every file of the site, sorted by path.
pub(super) fn walk(root: &Path) -> io::Result<Checked<Vec<Found>>> {
    let root = literal(root);
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in ROOT_FILES {
        let disk = root.join(name);
        let Some(about) = about(&disk)? else { continue };
        match passed_over(about.file_type()) {
            None if about.is_file() => found.push(Found { path: name.to_owned(), disk }),
            None => {}
            Some(kind) => problems.push(Problem::warning(Place::top(name), kind)),
        }
    }
    for folder in FOLDERS {
        let start = root.join(folder);
        if about(&start)?.is_none() {
            continue;
        }
        for entry in folder_of(&start).filter_entry(is_wanted) {
            let entry = entry.map_err(|error| not_listed(&start, error))?;
            let path = site_path(&root, entry.path());
            match passed_over(entry.file_type()) {
                None if entry.file_type().is_file() && entry.depth() > 0 => {
                    found.push(Found { path, disk: entry.into_path() });
                }
                None => {}
                Some(kind) => problems.push(Problem::warning(Place::top(&path), kind)),
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    name_clashes(&found, &mut problems);
    Ok(Checked { value: found, problems })
}

/// The error with the folder that could not be listed; the library does not always say which, and then
/// it is below `start`.
fn not_listed(start: &Path, error: walkdir::Error) -> io::Error {
    let at = error.path().unwrap_or(start).to_path_buf();
    let words = error.to_string();
    named(&at, error.into_io_error().unwrap_or_else(|| io::Error::other(words)))
}

/// What the disk says of a path; none if nothing is there. Anything else that goes wrong is no
/// reason to go on without a file.
fn about(disk: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(disk) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(named(disk, error)),
    }
}

/// Everything in a folder; if it is a link itself, that link alone.
fn folder_of(start: &Path) -> walkdir::IntoIter {
    WalkDir::new(start).follow_root_links(false).into_iter()
}

/// Why nothing is read here: a link may leave the site, and a pipe or a device may never end.
fn passed_over(found: FileType) -> Option<SourceProblem> {
    match found {
        found if found.is_symlink() => Some(SourceProblem::LinkNotFollowed),
        found if found.is_file() || found.is_dir() => None,
        _ => Some(SourceProblem::NoOrdinaryFile),
    }
}

/// A file that was there before and may have changed.
pub(super) enum Touched {
    There(Found),
    Gone(String),
}

impl Touched {
    /// Its path in the site.
    pub(super) fn path(&self) -> &str {
        match self {
            Touched::There(found) => &found.path,
            Touched::Gone(path) => path,
        }
    }

    /// The file, where it is still there.
    pub(super) fn there(&self) -> Option<&Found> {
        match self {
            Touched::There(found) => Some(found),
            Touched::Gone(_) => None,
        }
    }
}

/// The files at these paths on the disk, those left out that are none of the site's. None if one of
/// them is new, a folder or a link: then it takes a look at the whole site to tell what that means.
pub(super) fn touched(
    root: &Path,
    before: &Reading,
    paths: &BTreeSet<PathBuf>,
) -> Option<Vec<Touched>> {
    let (literal, mut touched) = (literal(root), Vec::new());
    for disk in paths {
        let inside = disk.strip_prefix(root).ok()?;
        if !inside.iter().all(|part| is_wanted_name(&part.to_string_lossy())) {
            continue;
        }
        let path = site_path(root, disk);
        before.sources.get(&path).filter(|file| !built_in::is(file))?;
        let disk = literal.join(inside);
        touched.push(match fs::symlink_metadata(&disk) {
            Ok(found) if found.is_file() => Touched::There(Found { path, disk }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Touched::Gone(path),
            _ => return None,
        });
    }
    Some(touched)
}

/// What is known of the files from before.
pub(super) enum Known<'a> {
    /// The photos and texts of an earlier run.
    Remembered(&'a Remembered),
    /// Everything, from a moment ago.
    Reading(&'a Reading),
}

/// A file of the snapshot.
pub(super) struct Taken {
    pub(super) file: Checked<File>,
    /// How it lay on the disk, where that is asked for and tells enough.
    pub(super) stamp: Option<Stamp>,
}

/// The contents of the files, read side by side.
pub(super) fn contents(found: &[Found], known: &Known<'_>) -> io::Result<Vec<Taken>> {
    let now = stamp::now();
    let each = found.par_iter();
    each.map(|one| content(one, known, now).map_err(|error| named(&one.disk, error))).collect()
}

fn content(one: &Found, known: &Known<'_>, now: SystemTime) -> io::Result<Taken> {
    let file = match (kind(&one.path), known) {
        (Kind::Unread, _) => file(&one.path, Vec::new()),
        (Kind::Text, Known::Remembered(known))
            if stamp::TELLS && one.path.starts_with("content/") =>
        {
            text(one, known, now)?
        }
        (Kind::Text | Kind::Bytes, Known::Remembered(_)) => read(one)?,
        (Kind::Text | Kind::Bytes, Known::Reading(before)) => {
            // The stamp first: a file that changes in between is then read once too often.
            let stamp = Stamp::of(&fs::metadata(&one.disk)?);
            if let Some(file) = before.unchanged(&one.path, stamp) {
                return Ok(Taken { file, stamp: Some(stamp) });
            }
            let file = read(one)?;
            return Ok(Taken { file, stamp: stamp.is_settled(now).then_some(stamp) });
        }
        (Kind::Photo, known) => {
            let known = match known {
                Known::Remembered(known) if stamp::TELLS => known.photos.get(&one.path).cloned(),
                // What an older lantoa remembered.
                Known::Remembered(_) => None,
                Known::Reading(before) => before.sources.photo(&one.path).and_then(Photo::stamped),
            };
            let photo = Photo::on_disk(&one.disk, known.as_ref(), now)?;
            let path = one.path.as_str().into();
            let value = File { path, digest: photo.digest, content: Content::Photo(photo) };
            Checked { value, problems: Vec::new() }
        }
    };
    Ok(Taken { file, stamp: None })
}

/// An entry's text, read unless it is known.
fn text(one: &Found, known: &Remembered, now: SystemTime) -> io::Result<Checked<File>> {
    // The stamp first: a file that changes in between is then read once too often.
    let stamp = Stamp::of(&fs::metadata(&one.disk)?);
    let known = known.texts.get(&one.path).and_then(|known| known.digest(stamp));
    if let Some(digest) = known {
        let text = Text::on_disk((one.disk.clone(), limit(Kind::Text)), digest, stamp);
        let file = File { path: one.path.as_str().into(), digest, content: Content::Text(text) };
        return Ok(Checked { value: file, problems: Vec::new() });
    }
    let mut read = read(one)?;
    if let Content::Text(text) = &mut read.value.content
        && stamp.is_settled(now)
    {
        *text = text.clone().lying(stamp);
    }
    Ok(read)
}

fn read(one: &Found) -> io::Result<Checked<File>> {
    Ok(match limited::read(&one.disk, limit(kind(&one.path)))? {
        Bytes::Whole(bytes) => file(&one.path, bytes),
        Bytes::TooMany(bytes) => too_large(&one.path, bytes),
    })
}

/// The error with the file that it is about.
fn named(at: &Path, error: io::Error) -> io::Error {
    let error = held(error);
    io::Error::new(error.kind(), format!("{}: {error}", shown(&at.to_string_lossy())))
}

/// The path in the site: relative, NFC, `/` on Windows too.
fn site_path(root: &Path, disk: &Path) -> String {
    // On most disks it is the end of the path, as it stands.
    let ends = disk.to_str().zip(root.to_str()).and_then(|(disk, root)| disk.strip_prefix(root));
    if let Some(path) = ends.and_then(|end| end.strip_prefix('/'))
        && cfg!(unix)
    {
        return nfc(path).into_owned();
    }
    let relative = disk.strip_prefix(root).unwrap_or(disk);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    nfc(&parts.join("/")).into_owned()
}

/// Leaves out hidden files and what editors and systems write beside the real ones.
fn is_wanted(entry: &DirEntry) -> bool {
    is_wanted_name(&entry.file_name().to_string_lossy())
}

fn is_wanted_name(name: &str) -> bool {
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
    let mut seen: FxHashMap<String, &str> = FxHashMap::default();
    seen.reserve(found.len());
    for one in found {
        let lower = match one.path.is_ascii() {
            true => one.path.to_ascii_lowercase(),
            false => one.path.to_lowercase(),
        };
        if let Some(other) = seen.insert(lower, &one.path) {
            let kind = SourceProblem::NameClash { other: other.to_owned() };
            problems.push(Problem::error(Place::top(&one.path), kind));
        }
    }
}
