//! On the way: the bytes from the output folder, the journal, the bar, and Ctrl-C.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use super::alone::Alone;
use super::escort::Guide;
use super::refusal::Refusal;
use crate::command::arguments::Common;
use crate::deploy::carry::{Load, Stop, carry};
use crate::deploy::changes::{Changes, Upload};
use crate::deploy::transport::Remote;
use crate::digest::Digest;
use crate::manifest::Manifest;
use crate::write::deploys::{Deploys, Site};

/// All that carrying a plan out takes.
pub(super) struct Going<'a> {
    pub(super) common: &'a Common,
    pub(super) out: &'a Path,
    pub(super) remote: &'a dyn Remote,
    pub(super) memory: &'a Deploys,
    pub(super) alone: &'a Alone<'a>,
    /// The site to which it goes back, whose bytes are remembered rather than in the output folder.
    pub(super) back: Option<Site>,
}

impl Going<'_> {
    /// Carries the changes out and remembers how fast the line was.
    pub(super) fn go(&self, changes: &Changes, site: &Manifest) -> Result<(), Refusal> {
        let lock = &self.alone.lock;
        let journal = self.alone.journal.try_clone().map_err(Refusal::Disk)?;
        let began = Instant::now();
        let guide = Guide::new(self.common, lock, (journal, changes.bytes()));
        let guide = guide.map_err(Refusal::Disk)?;
        let bytes = |upload: &Upload| self.bytes(upload);
        let load = Load { id: &lock.id, changes, manifest: &site.json(), bytes: &bytes };
        let carried = carry(self.remote, &load, &guide);
        guide.finish();
        if let Err(Stop::Unreadable(error)) = carried {
            return Err(Refusal::Disk(error));
        }
        carried.map_err(Refusal::Stopped)?;
        let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        let rate = changes.bytes().saturating_mul(1000) / milliseconds;
        // A handful of bytes says nothing about the line.
        if changes.bytes() > 100_000 {
            self.memory.set_rate(rate.max(1)).map_err(Refusal::Disk)?;
        }
        Ok(())
    }

    /// A file's bytes, which must be those that the plan was made of.
    fn bytes(&self, upload: &Upload) -> io::Result<Vec<u8>> {
        let built = self.out.join(&upload.path);
        let bytes = match self.back {
            Some(_) => self.memory.kept(&upload.entry).ok_or(io::ErrorKind::NotFound)?,
            None => fs::read(&built)?,
        };
        if Digest::of(&bytes).to_string() != upload.entry.digest {
            return Err(io::Error::other(format!("{}: digest", upload.path)));
        }
        if self.back.is_none() {
            self.memory.keep(&upload.entry, &built, &bytes)?;
        }
        Ok(bytes)
    }
}
