//! The memory of a run on disk, in `.lantoa/`: what was parsed, and what was made for each output
//! folder. It may be deleted at any moment, and whatever is wrong with it, it is as if it were not
//! there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use rayon::prelude::*;

use crate::digest::Digest;
use crate::entry::Parsed;
use crate::output::Records;
use crate::pipeline::Memory;
use crate::source::remembered::Remembered;

/// The folder below the site's root.
pub const FOLDER: &str = ".lantoa";

/// Changes whenever the program does: what another build of it remembers may mean something else.
const BUILD: &str = env!("LANTOA_BUILD");

/// Loads what is remembered of a site and of what was made in an output folder.
pub fn load(site: &Path, out: &Path) -> Memory {
    let mut memory = Memory::default();
    memory.parsed.memo.keep_only(parsed(&parsed_path(site)).unwrap_or_default());
    memory.parsed.memo.settle();
    memory.made = read(&made_path(site, out)).unwrap_or_default();
    memory
}

/// Loads what is remembered of the site's files.
pub fn files(site: &Path) -> Remembered {
    read(&files_path(site)).unwrap_or_default()
}

/// Saves what is remembered of the site's files, if it is news.
pub fn save_files(site: &Path, files: &Remembered) -> io::Result<()> {
    if *files == self::files(site) {
        return Ok(());
    }
    fs::create_dir_all(site.join(FOLDER))?;
    write(&files_path(site), files)
}

/// Loads what a command remembers of a site under a name of its own; the default when there is
/// nothing, or nothing that can be believed.
pub fn recall<T: BorshDeserialize + Default>(site: &Path, name: &str) -> T {
    read(&named_path(site, name)).unwrap_or_default()
}

/// Saves what a command remembers of a site under a name of its own.
pub fn remember<T: BorshSerialize>(site: &Path, name: &str, value: &T) -> io::Result<()> {
    fs::create_dir_all(site.join(FOLDER))?;
    write(&named_path(site, name), value)
}

/// Saves it; `before` is what was known of the output folder when the run began.
pub fn save(site: &Path, out: &Path, memory: &Memory, before: &Records) -> io::Result<()> {
    fs::create_dir_all(site.join(FOLDER))?;
    if memory.parsed.memo.is_changed() {
        write(&parsed_path(site), &in_portions(memory.parsed.memo.entries())?)?;
    }
    if memory.made != *before {
        write(&made_path(site, out), &memory.made)?;
    }
    Ok(())
}

/// What was parsed; it is written in portions, so that they can be read side by side.
fn parsed(path: &Path) -> Option<Portion> {
    let portions: Vec<Vec<u8>> = read(path)?;
    let each = portions.par_iter().map(|portion| borsh::from_slice(portion).ok());
    let each: Vec<Portion> = each.collect::<Option<_>>()?;
    Some(each.into_iter().flatten().collect())
}

fn in_portions(all: Portion) -> io::Result<Vec<Vec<u8>>> {
    all.par_chunks(PORTION).map(borsh::to_vec).collect()
}

/// Files as they were parsed, by the digest of all that this depends on.
type Portion = Vec<(Digest, Arc<Parsed>)>;

/// So many files are a portion.
const PORTION: usize = 256;

fn parsed_path(site: &Path) -> PathBuf {
    site.join(FOLDER).join("parsed.bin")
}

fn files_path(site: &Path) -> PathBuf {
    site.join(FOLDER).join("files.bin")
}

fn named_path(site: &Path, name: &str) -> PathBuf {
    site.join(FOLDER).join(format!("{name}.bin"))
}

fn made_path(site: &Path, out: &Path) -> PathBuf {
    let name = Digest::of(out.to_string_lossy().as_bytes()).short();
    site.join(FOLDER).join(format!("made-{name}.bin"))
}

fn read<T: BorshDeserialize>(path: &Path) -> Option<T> {
    // A pipe in its place would be waited for without end.
    let is_file = fs::metadata(path).ok()?.is_file();
    let bytes = is_file.then(|| fs::read(path).ok())??;
    let rest = bytes.strip_prefix(BUILD.as_bytes())?;
    let (digest, content) = rest.split_at_checked(16)?;
    if Digest::of(content).bytes() != digest {
        return None;
    }
    borsh::from_slice(content).ok()
}

fn write<T: BorshSerialize>(path: &Path, value: &T) -> io::Result<()> {
    let content = borsh::to_vec(value)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".write-").tempfile_in(folder)?;
    file.write_all(BUILD.as_bytes())?;
    file.write_all(Digest::of(&content).bytes())?;
    file.write_all(&content)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
