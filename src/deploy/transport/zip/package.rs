//! The bytes of the ZIP, the same for the same site on every machine and every day: entries in the
//! order of their paths, one fixed time, the marks of one system.
//!
//! It knows nothing of sites, and touches no other file than the two that it is given.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Seek, Write};

use ::zip::result::ZipResult;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::spool::{Part, Spool};

/// The folder of the ZIP in which the site lies.
pub(super) const FOLDER: &str = "trang-web/";

/// What is packed already: another pass costs time and gains nothing.
const PACKED: [&str; 14] = [
    "7z", "avif", "gif", "gz", "heic", "jpeg", "jpg", "mp3", "mp4", "png", "webp", "woff", "woff2",
    "zip",
];

/// Files of this size and above need the longer numbers of ZIP64.
const LARGE: u64 = u32::MAX as u64;

/// The words that go with a site, by their names.
pub(super) type Notes = BTreeMap<&'static str, String>;

/// Writes the ZIP, and waits until the disk has it. The names of notes sort before the folder's.
pub(super) fn write(
    file: &mut File,
    notes: &Notes,
    parts: &BTreeMap<String, Part>,
    spool: &mut Spool,
) -> ZipResult<()> {
    let mut zip = ZipWriter::new(BufWriter::new(&mut *file));
    if let Err(error) = fill(&mut zip, notes, parts, spool) {
        // Left alone it would try to write its end, and print what it thinks of a full disk.
        std::mem::forget(zip);
        return Err(error);
    }
    zip.finish()?.flush()?;
    file.sync_all()?;
    Ok(())
}

fn fill(
    zip: &mut ZipWriter<impl Write + Seek>,
    notes: &Notes,
    parts: &BTreeMap<String, Part>,
    spool: &mut Spool,
) -> ZipResult<()> {
    for (name, text) in notes {
        zip.start_file(*name, options(name, text.len() as u64))?;
        zip.write_all(text.as_bytes())?;
    }
    for (path, part) in parts {
        zip.start_file(format!("{FOLDER}{path}"), options(path, part.size))?;
        spool.copy(part, zip)?;
    }
    Ok(())
}

/// The time is fixed, and so is the system: the ZIP of a Windows machine is that of any other.
fn options(path: &str, size: u64) -> SimpleFileOptions {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let (method, level) = match PACKED.contains(&ending.as_str()) || size == 0 {
        true => (CompressionMethod::Stored, None),
        false => (CompressionMethod::Deflated, Some(6)),
    };
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level(level)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644)
        .large_file(size >= LARGE)
}
