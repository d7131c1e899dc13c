//! What tells, without reading it, that a file on disk has not changed: size, times, and the
//! system's number for the file.
//!
//! What a file holds is not known here.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use borsh::{BorshDeserialize, BorshSerialize};

/// How a file lies on the disk. The change time cannot be set back by a copying program, as the
/// time of modification can.
#[derive(Clone, Copy, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub(super) struct Stamp {
    size: u64,
    modified: u128,
    changed: i128,
    number: u64,
}

/// Disks count time in steps, the coarsest (FAT) of two seconds: within one, a file can be written
/// twice and look the same.
const STEP: Duration = Duration::from_secs(3);

/// Whether a stamp alone tells from run to run that a file is what it was. Where the system keeps no time
/// of change, a program can write other bytes and set the time of modification back, and bytes decide.
pub(super) const TELLS: bool = cfg!(unix);

impl Stamp {
    /// The stamp of a file.
    pub(super) fn of(found: &Metadata) -> Stamp {
        let modified = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let (changed, number) = system(found);
        Stamp {
            size: found.len(),
            modified: modified.map(|time| time.as_nanos()).unwrap_or_default(),
            changed,
            number,
        }
    }

    /// Whether it tells enough: at `now` the file had not changed for longer than a disk's step.
    pub(super) fn is_settled(&self, now: SystemTime) -> bool {
        let settled = now.checked_sub(STEP).and_then(|then| then.duration_since(UNIX_EPOCH).ok());
        let settled = settled.map_or(0, |time| time.as_nanos());
        self.modified < settled && self.changed < i128::try_from(settled).unwrap_or_default()
    }
}

/// The present moment, for comparing with the times of files; no output depends on it.
#[expect(clippy::disallowed_methods, reason = "it decides what is read again, never what is made")]
pub(super) fn now() -> SystemTime {
    SystemTime::now()
}

#[cfg(unix)]
fn system(found: &Metadata) -> (i128, u64) {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds = i128::from(found.ctime()) * 1_000_000_000 + i128::from(found.ctime_nsec());
    (nanoseconds, found.ino())
}

#[cfg(not(unix))]
fn system(found: &Metadata) -> (i128, u64) {
    let created = found.created().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let nanoseconds = created.map(|time| time.as_nanos()).unwrap_or_default();
    (i128::try_from(nanoseconds).unwrap_or_default(), 0)
}
