//! The bytes of a hand-over until all of it is there: one file without a name, which the system
//! takes away with the program, however that ends.
//!
//! A site's photos may be larger than the machine's memory, and its files too many for a folder on
//! a share. Nothing here knows what the bytes are.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// A file of a hand-over, kept in the spool.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Part {
    at: u64,
    /// How many bytes.
    pub(super) size: u64,
    /// Their SHA-256, in hexadecimal digits.
    pub(super) sum: String,
}

/// The spool.
pub(super) struct Spool {
    folder: PathBuf,
    file: Option<File>,
    end: u64,
}

impl Spool {
    /// An empty spool, on the disk of this folder once something comes.
    pub(super) fn new(folder: PathBuf) -> Spool {
        Spool { folder, file: None, end: 0 }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        (self.file, self.end) = (None, 0);
    }

    /// Keeps some bytes, whose sum the caller knows.
    pub(super) fn keep(&mut self, bytes: &[u8], sum: String) -> io::Result<Part> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => nameless(&self.folder)?,
        };
        let kept = file.seek(SeekFrom::Start(self.end)).and_then(|_| file.write_all(bytes));
        self.file = Some(file);
        kept?;
        let part = Part { at: self.end, size: bytes.len() as u64, sum };
        self.end += part.size;
        Ok(part)
    }

    /// Copies the bytes of a part.
    pub(super) fn copy(&mut self, part: &Part, to: &mut impl Write) -> io::Result<()> {
        let Some(file) = &mut self.file else { return Err(io::ErrorKind::UnexpectedEof.into()) };
        file.seek(SeekFrom::Start(part.at))?;
        let copied = io::copy(&mut file.take(part.size), to)?;
        match copied == part.size {
            true => Ok(()),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

/// The system's own folder is often kept in memory; it serves when there is no other.
fn nameless(folder: &PathBuf) -> io::Result<File> {
    fs::create_dir_all(folder)
        .and_then(|()| tempfile::tempfile_in(folder))
        .or_else(|_| tempfile::tempfile())
}
