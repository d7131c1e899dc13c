//! Files that only one of two may write, where the protocol cannot write a file only where none is.
//!
//! FTP renames one file over another on most servers; WebDAV servers look first and write then, or do
//! not look at all. But a folder that holds something is renamed over nothing, on any file system: so
//! such a file is a folder of its name, with the bytes in it. It is filled where nobody looks and then
//! renamed. Whoever comes second is refused, and at no moment is there a claim without its bytes.

use std::hash::{BuildHasher, RandomState};

use super::tree::{Links, Tree};
use super::{Done, STAGE};

/// The file that holds the bytes.
const CLAIM: &str = "claim";

/// A tree where folders can be renamed.
pub(super) trait Movable: Tree {
    /// Renames a folder that holds something, if nothing has the new name; whether it was renamed.
    /// Of two that try at once, one is told no.
    fn settle(&self, from: &str, to: &str) -> Done<bool>;
}

/// A tree where files can be claimed.
pub(super) struct Claims<T>(pub(super) T);

impl<T: Movable> Claims<T> {
    /// Where the bytes of a claimed file lie; none where a plain file has the name: what servers say
    /// of a path below a file is anything, with Apache even that the question is wrong.
    fn inside(&self, path: &str) -> Done<Option<String>> {
        match claimed(path) {
            Some(inner) if self.0.size(path)?.is_none() => Ok(Some(inner)),
            _ => Ok(None),
        }
    }
}

impl<T: Movable> Tree for Claims<T> {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        let inner = self.inside(path)?;
        self.0.read(inner.as_deref().unwrap_or(path))
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        match (self.0.size(path)?, claimed(path)) {
            (None, Some(inner)) => self.0.size(&inner),
            (size, _) => Ok(size),
        }
    }

    fn names(&self, folder: &str) -> Done<Vec<String>> {
        self.0.names(folder)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Done<()> {
        self.0.write(path, bytes)
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        let waiting = format!("{STAGE}/{:016x}", RandomState::new().hash_one(path));
        self.0.make_folder(STAGE)?;
        self.0.make_folder(&waiting)?;
        self.0.write(&format!("{waiting}/{CLAIM}"), bytes)?;
        let is_settled = self.0.settle(&waiting, path)?;
        if !is_settled {
            self.remove(&waiting)?;
        }
        Ok(is_settled)
    }

    fn make_folder(&self, path: &str) -> Done<()> {
        self.0.make_folder(path)
    }

    fn rename(&self, from: &str, to: &str) -> Done<()> {
        match self.inside(to)? {
            Some(inner) if self.0.size(&inner)?.is_some() => self.0.rename(from, &inner),
            _ => self.0.rename(from, to),
        }
    }

    fn remove(&self, path: &str) -> Done<()> {
        if let Some(inner) = self.inside(path)? {
            self.0.remove(&inner)?;
            self.0.remove_folder(path)?;
        }
        self.0.remove(path)
    }

    fn remove_folder(&self, path: &str) -> Done<bool> {
        self.0.remove_folder(path)
    }

    fn lanes(&self) -> usize {
        self.0.lanes()
    }

    fn links(&self) -> Option<&dyn Links> {
        self.0.links()
    }
}

/// Where the bytes of a claimed file lie. Only files of ours are ever claimed.
fn claimed(path: &str) -> Option<String> {
    path.starts_with(".lantoa-").then(|| format!("{path}/{CLAIM}"))
}
