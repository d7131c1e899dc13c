//! A text of the snapshot: at hand, or known from an earlier run and read only when somebody wants to
//! see it.
//!
//! Most texts of a site are parsed and made into pages already, and nobody asks for their bytes: a
//! build after a small change would spend most of its time on reading them. What a text means is not
//! known here.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use borsh::{BorshDeserialize, BorshSerialize};

use super::encoding::decode;
use super::limited::{self, Bytes};
use super::stamp::Stamp;
use crate::digest::Digest;

/// A text in UTF-8, normalised to NFC, without a byte order mark.
#[derive(Clone, Debug)]
pub struct Text {
    held: Held,
    /// How its file lay on the disk, where that tells enough to know it again.
    stamp: Option<Stamp>,
}

#[derive(Clone, Debug)]
enum Held {
    Here(Arc<str>),
    OnDisk(Arc<OnDisk>),
}

#[derive(Debug)]
struct OnDisk {
    path: PathBuf,
    limit: u64,
    digest: Digest,
    read: OnceLock<Option<Arc<str>>>,
}

/// What is remembered of a text, while its stamp holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Stamped {
    stamp: Stamp,
    digest: Digest,
}

/// What is remembered of all texts, by path.
pub type Stamps = BTreeMap<String, Stamped>;

impl Stamped {
    /// The digest of a text whose file lies as it lay.
    pub(super) fn digest(&self, stamp: Stamp) -> Option<Digest> {
        (self.stamp == stamp).then_some(self.digest)
    }
}

impl Text {
    /// A text at hand.
    pub(super) fn here(text: Arc<str>) -> Text {
        Text { held: Held::Here(text), stamp: None }
    }

    /// The same text, its file known again by this stamp.
    pub(super) fn lying(self, stamp: Stamp) -> Text {
        Text { stamp: Some(stamp), ..self }
    }

    /// A text of this digest in a file of at most `limit` bytes that is not read yet.
    pub(super) fn on_disk((path, limit): (PathBuf, u64), digest: Digest, stamp: Stamp) -> Text {
        let on_disk = OnDisk { path, limit, digest, read: OnceLock::new() };
        Text { held: Held::OnDisk(on_disk.into()), stamp: Some(stamp) }
    }

    /// The text; none if its file is gone by now, or is a text no more.
    pub fn get(&self) -> Option<Arc<str>> {
        match &self.held {
            Held::Here(text) => Some(text.clone()),
            Held::OnDisk(on_disk) => on_disk.get().clone(),
        }
    }

    /// Whether it was read later than the snapshot was taken, and had changed by then.
    pub(super) fn is_torn(&self) -> bool {
        let Held::OnDisk(on_disk) = &self.held else { return false };
        let digest = |text: &Arc<str>| Digest::of(text.as_bytes());
        on_disk.read.get().is_some_and(|read| read.as_ref().map(digest) != Some(on_disk.digest))
    }

    /// What to remember of it; nothing while its file is so new that it could change unseen.
    pub(super) fn stamped(&self, digest: Digest) -> Option<Stamped> {
        Some(Stamped { stamp: self.stamp?, digest })
    }
}

impl OnDisk {
    fn get(&self) -> &Option<Arc<str>> {
        self.read.get_or_init(|| match limited::read(&self.path, self.limit) {
            Ok(Bytes::Whole(bytes)) => decode(bytes).ok().map(Arc::from),
            Ok(Bytes::TooMany(_)) | Err(_) => None,
        })
    }
}
