//! What a target must be able to do with its files and folders, one step at a time.
//!
//! A kind of target that can do this much is made whole by `in_place` or by `releases`, which know
//! in which order the steps go so that a reader never finds half a file.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::{Done, Fault};

/// Files and folders below a root. Paths have `/` between folders; the empty path is the root.
pub(super) trait Tree: Send + Sync {
    /// A file's bytes; none if there is no such file.
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>>;

    /// A file's size in bytes; none if there is no such file.
    fn size(&self, path: &str) -> Done<Option<u64>>;

    /// The names in a folder; none if there is no such folder.
    fn names(&self, folder: &str) -> Done<Vec<String>>;

    /// Writes a file, whatever stood there. Its folder is there.
    fn write(&self, path: &str, bytes: &[u8]) -> Done<()>;

    /// Writes a file if none is there: whether it was written. Its folder is there.
    fn create(&self, path: &str, bytes: &[u8]) -> Done<bool>;

    /// Makes a folder; its parent is there. One that is there already is no fault.
    fn make_folder(&self, path: &str) -> Done<()>;

    /// Renames a file over whatever file has the new name, in one step where the target can.
    fn rename(&self, from: &str, to: &str) -> Done<()>;

    /// Brings a file to its place: it is written under a name where it waits, and renamed once all
    /// of it is there. Both folders are there. A target where each step is a turn of the line may
    /// need fewer turns than these steps.
    fn bring(&self, waiting: &str, path: &str, bytes: &[u8]) -> Done<()> {
        self.write(waiting, bytes)?;
        arrived(path, self.size(waiting)?, bytes)?;
        self.rename(waiting, path)
    }

    /// Removes a file. One that is not there is gone.
    fn remove(&self, path: &str) -> Done<()>;

    /// Removes an empty folder; whether it was. One that is not empty stays.
    fn remove_folder(&self, path: &str) -> Done<bool>;

    /// How many steps may be on the way at once.
    fn lanes(&self) -> usize;

    /// Links, where the target has them.
    fn links(&self) -> Option<&dyn Links> {
        None
    }
}

/// What releases need besides: two names for one file, and a name that can be turned to another
/// folder.
pub(super) trait Links {
    /// Gives a file a second name; whether the target could. Its bytes are not copied over the line.
    fn share(&self, from: &str, to: &str) -> Done<bool>;

    /// Makes a name lead to a folder beside it, in one step also when it led to another.
    fn point(&self, name: &str, folder: &str) -> Done<()>;

    /// The folder beside it to which a name leads; none if there is no such name.
    fn pointed(&self, name: &str) -> Done<Option<String>>;
}

/// The folders above a path, the outermost first.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(move |(at, _)| path.get(..at))
}

/// Whether as many bytes arrived as were sent.
pub(super) fn arrived(path: &str, size: Option<u64>, bytes: &[u8]) -> Done<()> {
    let (size, sent) = (size.unwrap_or(0), bytes.len() as u64);
    if size == sent { Ok(()) } else { Err(Fault::Lost(format!("{path}: {size}/{sent} B"))) }
}

/// Does something with each of many things, as many at once as there are lanes. After a fault
/// nothing new is begun.
pub(super) fn each<T: Sync>(
    lanes: usize,
    things: &[T],
    action: impl Fn(&T) -> Done<()> + Sync,
) -> Done<()> {
    let (next, fault) = (AtomicUsize::new(0), Mutex::new(None));
    let lock = || fault.lock().unwrap_or_else(PoisonError::into_inner);
    let work = || {
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            if lock().is_some() {
                break;
            }
            if let Err(wrong) = action(thing) {
                lock().get_or_insert(wrong);
            }
        }
    };
    thread::scope(|scope| {
        (0..lanes.min(things.len())).for_each(|_| drop(scope.spawn(work)));
    });
    lock().take().map_or(Ok(()), Err)
}
