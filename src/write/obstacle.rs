//! What would lead a write out of the output folder, or stop it half-way: looked for before the first
//! file is touched.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Finds what is on the way of one of these paths and is no folder, or stands at its end and is one,
/// which no file can replace. A link is no folder: what it leads to belongs to somebody else.
pub fn find<'a>(
    folder: &Path,
    paths: impl Iterator<Item = &'a str>,
) -> Option<(PathBuf, ErrorKind)> {
    let mut sound: BTreeSet<&str> = BTreeSet::new();
    for path in paths {
        for above in path.match_indices('/').filter_map(|(at, _)| path.get(..at)) {
            if !sound.insert(above) {
                continue;
            }
            let found = fs::symlink_metadata(folder.join(above));
            if found.is_ok_and(|found| !found.is_dir()) {
                return Some((folder.join(above), ErrorKind::NotADirectory));
            }
        }
        if fs::symlink_metadata(folder.join(path)).is_ok_and(|found| found.is_dir()) {
            return Some((folder.join(path), ErrorKind::IsADirectory));
        }
    }
    None
}
