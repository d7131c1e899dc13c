//! A photo of the snapshot: what its header says, and where its bytes are.
//!
//! Photos are large, so their bytes are not held: they are read again when one is developed, which
//! happens once. A photo that has not changed since the last run is not even opened: its stamp
//! (size, times, and the system's number for the file) says so.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};

use super::stamp::Stamp;
use crate::digest::Digest;
use crate::photo::{Header, header};
use crate::problem::PhotoProblem;

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
    OnDisk(PathBuf, Stamp),
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

    /// A photo on disk, read unless it is known.
    pub(super) fn on_disk(disk: &Path, known: Option<&Stamped>) -> io::Result<Photo> {
        let stamp = Stamp::of(&fs::metadata(disk)?);
        let bytes = Bytes::OnDisk(disk.to_path_buf(), stamp);
        if let Some(known) = known.filter(|known| known.stamp == stamp) {
            return Ok(Photo { digest: known.digest, header: known.header.clone(), bytes });
        }
        let content = fs::read(disk)?;
        Ok(Photo { digest: Digest::of(&content), header: header(&content), bytes })
    }

    /// Its bytes. A file that has changed since it was read for the snapshot is an error.
    pub fn bytes(&self) -> io::Result<Arc<[u8]>> {
        let bytes: Arc<[u8]> = match &self.bytes {
            Bytes::Here(bytes) => return Ok(bytes.clone()),
            Bytes::OnDisk(path, _) => fs::read(path)?.into(),
        };
        match Digest::of(&bytes) == self.digest {
            true => Ok(bytes),
            false => Err(io::Error::other("changed while the site was being built")),
        }
    }

    /// What to remember of it.
    pub(super) fn stamped(&self) -> Option<Stamped> {
        match self.bytes {
            Bytes::Here(_) => None,
            Bytes::OnDisk(_, stamp) => {
                Some(Stamped { stamp, digest: self.digest, header: self.header.clone() })
            }
        }
    }
}
