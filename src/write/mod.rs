//! A site into a folder: only what differs, every file whole, and nothing that is not ours touched.
//!
//! All is staged beside the old site and then renamed into place, so that a reader of the folder
//! finds each file old or new and never half. The manifest is finished last.

pub mod cache;
pub mod deploys;
pub mod folder;
pub mod obstacle;
pub mod turn;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use crate::manifest::{self, Manifest};
use crate::output::{Output, Records};
use crate::source::windows::held;

use folder::{DONE, Folder, STAGE};

/// What was done to a folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Files that were not there.
    pub new: usize,
    /// Files whose bytes differ.
    pub changed: usize,
    /// Files left as they are.
    pub unchanged: usize,
    /// Files removed, since the site has them no more.
    pub removed: usize,
}

/// Takes out of the records what does not lie in the folder as it was left: lost files, and files
/// that somebody else has changed in size.
pub fn survey(folder: &Folder, records: &mut Records) {
    let Some(manifest) = folder.manifest.as_ref().filter(|manifest| manifest.complete) else {
        records.clear();
        return;
    };
    let lost: Vec<String> = records
        .par_iter()
        .filter(|(path, record)| {
            let known = manifest.file(path) == Some((record.digest, record.size));
            !known || size(&folder.path, path) != Some(record.size)
        })
        .map(|(path, _)| path.clone())
        .collect();
    for path in lost {
        records.remove(&path);
    }
}

/// Writes the outputs into the folder.
pub fn write(folder: &Folder, outputs: &[Output], manifest: &Manifest) -> io::Result<Written> {
    let before = folder.manifest.as_ref();
    // What a run that was cut short announced may not lie there yet: only its names are believed.
    let believed = before.filter(|before| before.complete);
    let differs = |output: &Output| {
        let there = believed.and_then(|before| before.file(&output.path));
        there != Some((output.record.digest, output.record.size))
            || size(&folder.path, &output.path) != Some(output.record.size)
    };
    let fresh: Vec<&Output> =
        outputs.par_iter().filter(|output| output.made.is_some() && differs(output)).collect();
    let stale: Vec<&String> = before
        .iter()
        .flat_map(|before| before.files.keys())
        .filter(|path| !manifest.files.contains_key(*path))
        .collect();
    let is_new =
        |output: &&&Output| before.is_none_or(|before| !before.files.contains_key(&output.path));
    let new = fresh.iter().filter(is_new).count();
    let written = Written {
        new,
        changed: fresh.len() - new,
        unchanged: outputs.len() - fresh.len(),
        removed: stale.len(),
    };
    if fresh.is_empty() && stale.is_empty() && before == Some(manifest) {
        return clear(folder).map(|()| written);
    }
    let touched = fresh.iter().map(|output| output.path.as_str());
    let touched = touched.chain(stale.iter().map(|path| path.as_str()));
    if let Some((path, kind)) = obstacle::find(&folder.path, touched) {
        return Err(named(&path, &kind.into()));
    }
    fs::create_dir_all(&folder.path).map_err(|error| named(&folder.path, &error))?;
    let done = stage(folder, &fresh, (&manifest.while_writing(before), manifest));
    let done = done.and_then(|staged| {
        rename(&staged.begun, &folder.path.join(manifest::NAME))?;
        match before {
            None => move_top(&staged.files, folder, &fresh)?,
            Some(_) => move_each(&staged.files, folder, &fresh)?,
        }
        remove(folder, &stale)?;
        let stage = &staged.files;
        gone(stage, retried(|| fs::remove_dir_all(stage)))?;
        rename(&staged.done, &folder.path.join(manifest::NAME))
    });
    if done.is_err() {
        // What cannot be cleared away now, the next run clears.
        let _ = clear(folder);
    }
    done.map(|()| written)
}

/// What waits in an output folder for its renaming.
struct Staged {
    files: PathBuf,
    /// The manifest that names what is there and what is coming.
    begun: PathBuf,
    /// The manifest of the new site.
    done: PathBuf,
}

/// Writes all that is new where nobody reads it yet. When this fails, as on a full disk, the old
/// site stands as it stood; after it, there are only names to be changed.
fn stage(
    folder: &Folder,
    fresh: &[&Output],
    (begun, done): (&Manifest, &Manifest),
) -> io::Result<Staged> {
    clear(folder)?;
    let files = folder.path.join(STAGE);
    fs::create_dir_all(&files).map_err(|error| named(&files, &error))?;
    let staged = Staged {
        begun: files.join(manifest::NAME),
        done: folder.path.join(DONE),
        files: files.clone(),
    };
    stage_files(&files, fresh)?;
    for (path, manifest) in [(&staged.begun, begun), (&staged.done, done)] {
        fs::write(path, manifest.json()).map_err(|error| named(path, &error))?;
    }
    Ok(staged)
}

fn size(folder: &Path, path: &str) -> Option<u64> {
    let found = fs::symlink_metadata(folder.join(path)).ok()?;
    found.is_file().then_some(found.len())
}

/// Writes the files, folders as in the site, where nobody reads them yet.
fn stage_files(stage: &Path, fresh: &[&Output]) -> io::Result<()> {
    let folders: BTreeSet<PathBuf> = fresh
        .iter()
        .filter_map(|output| stage.join(&output.path).parent().map(Path::to_path_buf))
        .collect();
    for folder in &folders {
        fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
    }
    fresh.par_iter().try_for_each(|output| {
        let path = stage.join(&output.path);
        let bytes = output.made.as_ref().map_or(&[][..], |(bytes, _)| bytes);
        fs::write(&path, bytes).map_err(|error| named(&path, &error))
    })
}

/// Into a folder that held no site: whole folders can be renamed at once.
fn move_top(stage: &Path, folder: &Folder, fresh: &[&Output]) -> io::Result<()> {
    let tops: BTreeSet<&str> =
        fresh.iter().filter_map(|output| output.path.split('/').next()).collect();
    for top in tops {
        rename(&stage.join(top), &folder.path.join(top))?;
    }
    Ok(())
}

/// Into a folder that holds a site: file by file.
fn move_each(stage: &Path, folder: &Folder, fresh: &[&Output]) -> io::Result<()> {
    fresh.par_iter().try_for_each(|output| {
        let to = folder.path.join(&output.path);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(|error| named(parent, &error))?;
        }
        rename(&stage.join(&output.path), &to)
    })
}

/// Removes files that the site has no more, and the folders that this leaves empty.
fn remove(folder: &Folder, stale: &[&String]) -> io::Result<()> {
    for path in stale {
        let file = folder.path.join(path);
        gone(&file, retried(|| fs::remove_file(&file)))?;
        let mut above = file.parent();
        while let Some(empty) = above.filter(|above| *above != folder.path) {
            if fs::remove_dir(empty).is_err() {
                break;
            }
            above = empty.parent();
        }
    }
    Ok(())
}

/// Takes away all that waits, of this run or of one that was cut short.
fn clear(folder: &Folder) -> io::Result<()> {
    let (stage, done) = (folder.path.join(STAGE), folder.path.join(DONE));
    gone(&stage, retried(|| fs::remove_dir_all(&stage)))?;
    gone(&done, retried(|| fs::remove_file(&done)))
}

/// Whether a path is no more; it need not have been there.
fn gone(path: &Path, removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(path, &error)),
        _ => Ok(()),
    }
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    retried(|| fs::rename(from, to)).map_err(|error| named(to, &error))
}

/// Does something to a file, some times over on Windows: a virus scanner or an editor may hold it
/// there for a moment.
pub fn retried<T>(action: impl Fn() -> io::Result<T>) -> io::Result<T> {
    let mut left = if cfg!(windows) { 5 } else { 0 };
    loop {
        match action().map_err(held) {
            Err(error) if left > 0 && error.kind() == io::ErrorKind::PermissionDenied => {
                left -= 1;
                thread::sleep(Duration::from_millis(100));
            }
            result => return result,
        }
    }
}

/// The error with the path that it is about.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
