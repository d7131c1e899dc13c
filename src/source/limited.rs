//! The bytes of a file, unless they are more than anybody should read: a file may hold more than
//! there is memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What was read.
pub(super) enum Bytes {
    /// All of it.
    Whole(Vec<u8>),
    /// Nothing: there are more than the limit, so many.
    TooMany(u64),
}

/// Reads a file of at most `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<Bytes> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(Bytes::TooMany(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // It may grow while it is read.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    Ok(if read > limit { Bytes::TooMany(read) } else { Bytes::Whole(bytes) })
}
