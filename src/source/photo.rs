//! A photo of the snapshot: what its header says, and where its bytes are.
//!
//! Photos are large, so their bytes are not held: they are read again when one is developed, which
//! happens once. A photo that has not changed since the last run is not even opened where its stamp
//! (size, times, and the system's number for the file) says so; on Windows bytes decide (`stamp`).

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use borsh::{BorshDeserialize, BorshSerialize};

use super::limited;
use super::stamp::Stamp;
use crate::digest::Digest;
use crate::photo::{Header, header};
use crate::problem::PhotoProblem;

/// A photo in a larger file than this is not read, in bytes.
const LIMIT: u64 = 64 * 1024 * 1024;

/// A photo.
#[derive(Clone, Debug)]
pub struct Photo {
    /// The digest of its bytes.
    pub digest: Digest,
    /// What its header says.
    pub header: Result<Header, PhotoProblem>,
    bytes: Bytes,
}

#[derive(Clone, Debug)]
enum Bytes {
    Here(Arc<[u8]>),
    /// Where they are; and how they lay there, where that tells enough to know them again.
    OnDisk(PathBuf, Option<Stamp>),
}

/// What is remembered of a photo, while its stamp holds.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Stamped {
    stamp: Stamp,
    digest: Digest,
    header: Result<Header, PhotoProblem>,
}

/// What is remembered of all photos, by path.
pub type Stamps = BTreeMap<String, Stamped>;

impl Photo {
    /// A photo whose bytes are at hand.
    pub(super) fn here(bytes: Vec<u8>) -> Photo {
        Photo {
            digest: Digest::of(&bytes),
            header: header(&bytes),
            bytes: Bytes::Here(bytes.into()),
        }
    }

    /// A photo on disk at this moment, read unless it is known.
    pub(super) fn on_disk(
        disk: &Path,
        known: Option<&Stamped>,
        now: SystemTime,
    ) -> io::Result<Photo> {
        let stamp = Stamp::of(&fs::metadata(disk)?);
        let settled = Some(stamp).filter(|stamp| stamp.is_settled(now));
        let bytes = Bytes::OnDisk(disk.to_path_buf(), settled);
        if let Some(known) = known.filter(|known| known.stamp == stamp) {
            return Ok(Photo { digest: known.digest, header: known.header.clone(), bytes });
        }
        let (digest, header) = match limited::read(disk, LIMIT)? {
            limited::Bytes::Whole(content) => (Digest::of(&content), header(&content)),
            limited::Bytes::TooMany(bytes) => {
                (Digest::default(), Err(PhotoProblem::PhotoFileTooLarge { bytes, limit: LIMIT }))
            }
        };
        Ok(Photo { digest, header, bytes })
    }

    /// Its bytes. A file that has changed since it was read for the snapshot is an error.
    pub fn bytes(&self) -> io::Result<Arc<[u8]>> {
        let bytes: Arc<[u8]> = match &self.bytes {
            Bytes::Here(bytes) => return Ok(bytes.clone()),
            Bytes::OnDisk(path, _) => match limited::read(path, LIMIT)? {
                limited::Bytes::Whole(bytes) => bytes.into(),
                limited::Bytes::TooMany(_) => Arc::default(),
            },
        };
        match Digest::of(&bytes) == self.digest {
            true => Ok(bytes),
            false => Err(io::Error::other("changed while the site was being built")),
        }
    }

    /// What to remember of it; nothing while its file is so new that it could change unseen.
    pub(super) fn stamped(&self) -> Option<Stamped> {
        let Bytes::OnDisk(_, Some(stamp)) = self.bytes else { return None };
        Some(Stamped { stamp, digest: self.digest, header: self.header.clone() })
    }
}
