//! Which folder a site may be written into: one that is empty or ours, apart from the sources.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use crate::digest::Digest;
use crate::manifest::{self, Manifest};

/// A folder that may be written into.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The folder; it may not exist yet.
    pub path: PathBuf,
    /// What it holds, when it holds a site of ours.
    pub manifest: Option<Manifest>,
    /// The digest of the manifest's file.
    read: Digest,
}

impl Folder {
    /// The same folder, of whose files only the names are believed.
    pub fn distrusted(mut self) -> Folder {
        if let Some(manifest) = &mut self.manifest {
            manifest.complete = false;
        }
        self
    }
}

/// Why a folder may not be written into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It holds files and no manifest of ours; one of them is named.
    HoldsOtherFiles(String),
    /// It is, contains, or lies inside the site's sources.
    TouchesSources,
    /// It is a file, or cannot be looked into.
    NotAFolder,
}

/// The folders of a site in which no output may lie.
const SOURCES: [&str; 6] = [".lantoa", "assets", "content", "strings", "templates", "themes"];

/// Where files wait for their renaming, within the output folder.
pub(super) const STAGE: &str = ".lantoa-stage";

/// The new manifest, until all else is in its place.
pub(super) const DONE: &str = ".lantoa-done";

/// Looks at a folder before anything is written into it.
pub fn open(path: &Path, site: &Path) -> io::Result<Result<Folder, Refusal>> {
    let (out, site) = (settled(path)?, settled(site)?);
    let inside = |folder: &str| out.starts_with(site.join(folder));
    if site.starts_with(&out) || SOURCES.into_iter().any(inside) {
        return Ok(Err(Refusal::TouchesSources));
    }
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", out.display()));
    let entries = match fs::read_dir(&out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound && !out.is_symlink() => {
            return Ok(Ok(Folder { path: out, manifest: None, read: Digest::default() }));
        }
        // Below a file there is no folder either, but that says the system in its own words.
        Err(error) if fs::symlink_metadata(&out).is_err() => return Err(named(error)),
        // Windows looks for files below a file, and says that their name is wrong.
        Err(error) if out.is_symlink() || out.is_file() || is_about_what_is_there(error.kind()) => {
            return Ok(Err(Refusal::NotAFolder));
        }
        Err(error) => return Err(named(error)),
    };
    match fs::read(out.join(manifest::NAME)) {
        Ok(text) => {
            if let Some(manifest) = Manifest::parse(&text) {
                let read = Digest::of(&text);
                return Ok(Ok(Folder { path: out, manifest: Some(manifest), read }));
            }
        }
        // A disk that fails must not make our own folder look like somebody else's.
        Err(error) if is_about_what_is_there(error.kind()) => {}
        Err(error) => return Err(named(error)),
    }
    for entry in entries {
        let name = entry.map_err(named)?.file_name().to_string_lossy().into_owned();
        // What a first run that was cut short had not yet renamed.
        if ![STAGE, DONE].contains(&name.as_str()) {
            return Ok(Err(Refusal::HoldsOtherFiles(name)));
        }
    }
    Ok(Ok(Folder { path: out, manifest: None, read: Digest::default() }))
}

/// Looks once more at a folder that may be written into: another run may have written it in the
/// meantime. A manifest that is the same is not taken apart again.
pub fn again(before: Folder, (path, site): (&Path, &Path)) -> io::Result<Result<Folder, Refusal>> {
    match fs::read(before.path.join(manifest::NAME)) {
        Ok(text) if Digest::of(&text) == before.read => Ok(Ok(before)),
        _ => open(path, site),
    }
}

/// Whether an error says that something is not there, or is something else, or belongs to others: not
/// that the disk has failed.
fn is_about_what_is_there(kind: ErrorKind) -> bool {
    use ErrorKind::*;
    matches!(kind, NotFound | NotADirectory | IsADirectory | PermissionDenied)
}

/// Whether a folder into which a site is copied is apart from the site's sources and from the folder
/// where it is built: neither the same, nor around them, nor inside.
pub fn is_apart(copy: &Path, site: &Path, out: &Path) -> io::Result<bool> {
    let (copy, site, out) = (settled(copy)?, settled(site)?, settled(out)?);
    let inside = |folder: &str| copy.starts_with(site.join(folder));
    let is_near_sources = site.starts_with(&copy) || SOURCES.into_iter().any(inside);
    Ok(!is_near_sources && !copy.starts_with(&out) && !out.starts_with(&copy))
}

/// The path without links and `..`, as far as it exists: two names of one folder become one.
fn settled(path: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(path)?;
    let mut settled = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                settled.pop();
            }
            Component::CurDir => {}
            part => settled.push(part),
        }
        if let Ok(real) = fs::canonicalize(&settled) {
            settled = real;
        }
    }
    Ok(settled)
}
