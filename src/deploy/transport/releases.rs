//! A target where each deploy is a folder of its own, and the link `current` leads to the one that is
//! shown. The old site is shown, whole, until the new one is there, whole; turning the link is one
//! step. The web server must be told to read `current`.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::in_place::{make_folders, stage, sweep};
use super::tree::{Links, Tree, each};
use super::{Done, Fault, Remote, STAGE};

/// The link that the web server reads.
const CURRENT: &str = "current";

/// The folder of the releases.
const FOLDER: &str = "releases";

/// A tree that holds releases.
pub(super) struct Releases<T> {
    tree: T,
    kept: usize,
    made: Mutex<BTreeSet<String>>,
    /// The release that is being made.
    coming: Mutex<Option<String>>,
}

impl<T: Tree> Releases<T> {
    /// A target on this tree, where so many releases stay: the one that is shown, the one before it,
    /// and older ones.
    pub(super) fn new(tree: T, kept: usize) -> Releases<T> {
        Releases { tree, kept, made: Mutex::default(), coming: Mutex::default() }
    }

    fn links(&self) -> Done<&dyn Links> {
        self.tree.links().ok_or_else(|| Fault::Unable("links".to_owned()))
    }

    fn coming(&self) -> MutexGuard<'_, Option<String>> {
        self.coming.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder that is shown, such as `releases/20241001-…`.
    fn shown(&self) -> Done<Option<String>> {
        self.links()?.pointed(CURRENT)
    }

    /// Gives a file of one release to another, if an earlier attempt has not.
    fn keep(&self, from: &str, to: &str) -> Done<()> {
        if self.tree.size(to)?.is_some() {
            return Ok(());
        }
        make_folders(&self.tree, &self.made, to)?;
        if !self.links()?.share(from, to)?
            && let Some(bytes) = self.tree.read(from)?
        {
            make_folders(&self.tree, &self.made, &format!("{STAGE}/"))?;
            stage(&self.tree, to, &bytes)?;
        }
        Ok(())
    }

    /// Where a file lies: ours beside the releases, the site's in the release that is being made,
    /// and before one is begun in the one that is shown.
    fn place(&self, path: &str) -> Done<Option<String>> {
        if path.starts_with(".lantoa-") {
            return Ok(Some(path.to_owned()));
        }
        let coming = self.coming().clone();
        let folder = match coming {
            Some(coming) => Some(coming),
            None => self.shown()?,
        };
        Ok(folder.map(|folder| format!("{folder}/{path}")))
    }
}

impl<T: Tree> Remote for Releases<T> {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        self.place(path)?.map_or(Ok(None), |place| self.tree.read(&place))
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        self.place(path)?.map_or(Ok(None), |place| self.tree.size(&place))
    }

    /// Whatever stands beside the releases is in nobody's way.
    fn names(&self) -> Done<Vec<String>> {
        Ok(Vec::new())
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Done<()> {
        let place = self.place(path)?;
        let Some(place) = place else { return Err(Fault::Refused(format!("{path}: {FOLDER}"))) };
        make_folders(&self.tree, &self.made, &format!("{STAGE}/"))?;
        make_folders(&self.tree, &self.made, &place)?;
        stage(&self.tree, &place, bytes)
    }

    fn claim(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        self.tree.create(path, bytes)
    }

    /// The site's files go with their release; a release that is shown stays as it is.
    fn remove(&self, path: &str) -> Done<()> {
        if path.starts_with(".lantoa-") {
            return self.tree.remove(path);
        }
        let coming = self.coming().clone();
        coming.map_or(Ok(()), |coming| self.tree.remove(&format!("{coming}/{path}")))
    }

    fn sweep(&self) -> Done<()> {
        sweep(&self.tree, &self.made)
    }

    fn lanes(&self) -> usize {
        self.tree.lanes()
    }

    /// Begins a release with what stays the same, by second names or, where the target has none, by
    /// copies through this machine.
    fn begin(&self, id: &str, same: &[&str]) -> Done<()> {
        let shown = self.shown()?;
        let coming = format!("{FOLDER}/{id}");
        make_folders(&self.tree, &self.made, &format!("{coming}/"))?;
        if let Some(shown) = &shown {
            each(self.tree.lanes(), same, |path| {
                self.keep(&format!("{shown}/{path}"), &format!("{coming}/{path}"))
            })?;
        }
        *self.coming() = Some(coming);
        Ok(())
    }

    /// Turns the link, and takes away the releases that are too old to go back to.
    fn finish(&self) -> Done<()> {
        let Some(coming) = self.coming().clone() else { return Ok(()) };
        let shown = self.shown()?;
        self.links()?.point(CURRENT, &coming)?;
        sweep(&self.tree, &self.made)?;
        let mut all = self.tree.names(FOLDER)?;
        all.sort();
        let spared = |name: &String| {
            let folder = format!("{FOLDER}/{name}");
            folder == coming || Some(&folder) == shown.as_ref()
        };
        let old: Vec<String> = all.into_iter().filter(|name| !spared(name)).collect();
        let others = self.kept.saturating_sub(2);
        for name in old.iter().take(old.len().saturating_sub(others)) {
            clear(&self.tree, &format!("{FOLDER}/{name}"))?;
        }
        Ok(())
    }
}

/// Removes a folder with all that is in it, level by level: a release has thousands of folders.
fn clear(tree: &impl Tree, folder: &str) -> Done<()> {
    let mut levels = Vec::new();
    let mut level = vec![folder.to_owned()];
    while !level.is_empty() {
        let below = Mutex::new(Vec::new());
        each(tree.lanes(), &level, |folder| {
            for name in tree.names(folder)? {
                let path = format!("{folder}/{name}");
                match tree.size(&path)? {
                    Some(_) => tree.remove(&path)?,
                    None => below.lock().unwrap_or_else(PoisonError::into_inner).push(path),
                }
            }
            Ok(())
        })?;
        levels.push(level);
        level = below.into_inner().unwrap_or_else(PoisonError::into_inner);
    }
    let removed = |folder: &String| tree.remove_folder(folder).map(drop);
    levels.iter().rev().try_for_each(|level| each(tree.lanes(), level, removed))
}
