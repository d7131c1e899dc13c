//! Which folder a site may be written into: one that is empty or ours, apart from the sources.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::manifest::{self, Manifest};

/// A folder that may be written into.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The folder; it may not exist yet.
    pub path: PathBuf,
    /// What it holds, when it holds a site of ours.
    pub manifest: Option<Manifest>,
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

/// Looks at a folder before anything is written into it.
pub fn open(path: &Path, site: &Path) -> io::Result<Result<Folder, Refusal>> {
    let (out, site) = (settled(path)?, settled(site)?);
    let inside = |folder: &str| out.starts_with(site.join(folder));
    if site.starts_with(&out) || SOURCES.into_iter().any(inside) {
        return Ok(Err(Refusal::TouchesSources));
    }
    if !out.exists() {
        return Ok(Ok(Folder { path: out, manifest: None }));
    }
    let Ok(entries) = fs::read_dir(&out) else { return Ok(Err(Refusal::NotAFolder)) };
    if let Ok(text) = fs::read(out.join(manifest::NAME))
        && let Some(manifest) = Manifest::parse(&text)
    {
        return Ok(Ok(Folder { path: out, manifest: Some(manifest) }));
    }
    match entries.into_iter().next() {
        Some(entry) => {
            let name = entry?.file_name().to_string_lossy().into_owned();
            Ok(Err(Refusal::HoldsOtherFiles(name)))
        }
        None => Ok(Ok(Folder { path: out, manifest: None })),
    }
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
