//! One run at a time: two that write one folder, or one memory, would take away each other's files.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use super::cache::FOLDER;
use crate::config;

/// The turn of a run; it ends when this is dropped, or the program does, however it ends.
#[derive(Debug)]
pub struct Turn {
    /// Locked as long as it is open.
    _lock: Option<File>,
}

/// Waits for the turn at a site. `busy` is called once if another run has it now. Where no lock can
/// be had, as on a disk that cannot be written, nobody waits: the lock guards against haste alone.
pub fn take(site: &Path, busy: impl FnOnce()) -> Turn {
    let Ok(file) = open(site) else { return Turn { _lock: None } };
    match file.try_lock() {
        Ok(()) => Turn { _lock: Some(file) },
        Err(TryLockError::WouldBlock) => {
            busy();
            let locked = file.lock();
            Turn { _lock: locked.is_ok().then_some(file) }
        }
        Err(TryLockError::Error(_)) => Turn { _lock: None },
    }
}

fn open(site: &Path) -> io::Result<File> {
    // In a folder that is no site nothing is left behind.
    fs::symlink_metadata(site.join(config::PATH))?;
    fs::create_dir_all(site.join(FOLDER))?;
    let path = site.join(FOLDER).join("turn.lock");
    if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    File::options().create(true).truncate(false).write(true).open(path)
}
