//! A target that always shows one folder: each file is staged and then renamed over the old one.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::tree::{Tree, above};
use super::{Done, Fault, Remote, STAGE};
use crate::digest::Digest;

/// A tree whose files are replaced one by one.
pub(super) struct InPlace<T> {
    tree: T,
    /// Folders that are known to be there.
    made: Mutex<BTreeSet<String>>,
}

impl<T: Tree> InPlace<T> {
    /// A target on this tree.
    pub(super) fn new(tree: T) -> InPlace<T> {
        InPlace { tree, made: Mutex::default() }
    }
}

impl<T: Tree> Remote for InPlace<T> {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        self.tree.read(path)
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        self.tree.size(path)
    }

    fn names(&self) -> Done<Vec<String>> {
        self.tree.names("")
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Done<()> {
        make_folders(&self.tree, &self.made, &format!("{STAGE}/"))?;
        make_folders(&self.tree, &self.made, path)?;
        stage(&self.tree, path, bytes)
    }

    fn claim(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        make_folders(&self.tree, &self.made, path)?;
        self.tree.create(path, bytes)
    }

    fn remove(&self, path: &str) -> Done<()> {
        self.tree.remove(path)?;
        for folder in above(path).collect::<Vec<_>>().into_iter().rev() {
            self.made.lock().unwrap_or_else(PoisonError::into_inner).remove(folder);
            if !self.tree.remove_folder(folder)? {
                break;
            }
        }
        Ok(())
    }

    fn sweep(&self) -> Done<()> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).remove(STAGE);
        sweep(&self.tree)
    }

    fn finish(&self) -> Done<()> {
        self.sweep()
    }

    fn lanes(&self) -> usize {
        self.tree.lanes()
    }
}

/// Makes the folders above a path that are not known to be there.
pub(super) fn make_folders(
    tree: &impl Tree,
    made: &Mutex<BTreeSet<String>>,
    path: &str,
) -> Done<()> {
    for folder in above(path) {
        let is_made = made.lock().unwrap_or_else(PoisonError::into_inner).contains(folder);
        if !is_made {
            tree.make_folder(folder)?;
            made.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        }
    }
    Ok(())
}

/// Writes a file under another name and renames it once all of it is there.
pub(super) fn stage(tree: &impl Tree, path: &str, bytes: &[u8]) -> Done<()> {
    let waiting = format!("{STAGE}/{}", Digest::of(path.as_bytes()));
    tree.write(&waiting, bytes)?;
    let arrived = tree.size(&waiting)?;
    let sent = bytes.len() as u64;
    if arrived != Some(sent) {
        let arrived = arrived.map_or("0".to_owned(), |size| size.to_string());
        return Err(Fault::Lost(format!("{path}: {arrived}/{sent} B")));
    }
    tree.rename(&waiting, path)
}

/// Removes what an earlier attempt left waiting.
pub(super) fn sweep(tree: &impl Tree) -> Done<()> {
    for name in tree.names(STAGE)? {
        tree.remove(&format!("{STAGE}/{name}"))?;
    }
    tree.remove_folder(STAGE)?;
    Ok(())
}
