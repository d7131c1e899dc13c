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
        write_parsed(&parsed_path(site), &memory.parsed.memo.entries())?;
    }
    if memory.made != *before {
        write(&made_path(site, out), &memory.made)?;
    }
    Ok(())
}

/// What was parsed, read side by side.
fn parsed(path: &Path) -> Option<Portion> {
    let bytes = bytes(path)?;
    let mut rest = bytes.strip_prefix(BUILD.as_bytes())?;
    let count = number(&mut rest)?;
    let mut portions = Vec::new();
    while !rest.is_empty() {
        let length = usize::try_from(number(&mut rest)?).ok()?;
        let (portion, after) = rest.split_at_checked(length)?;
        portions.push(portion);
        rest = after;
    }
    let each = portions.par_iter().map(|portion| borsh::from_slice(opened(portion)?).ok());
    let each: Vec<Portion> = each.collect::<Option<_>>()?;
    (each.len() as u64 == count).then(|| each.into_iter().flatten().collect())
}

/// Writes what was parsed, some portions at a time: all of it is as much as the site again.
fn write_parsed(path: &Path, all: &[(Digest, Arc<Parsed>)]) -> io::Result<()> {
    put(path, |file| {
        file.write_all(&(all.len().div_ceil(PORTION) as u64).to_le_bytes())?;
        for some in all.chunks(PORTION * AT_ONCE) {
            let portions = some.par_chunks(PORTION).map(|portion| sealed(&portion));
            for portion in portions.collect::<io::Result<Vec<_>>>()? {
                file.write_all(&(portion.len() as u64).to_le_bytes())?;
                file.write_all(&portion)?;
            }
        }
        Ok(())
    })
}

/// The number at the beginning, taken off.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(u64::from_le_bytes(*bytes))
}

/// Files as they were parsed, by the digest of all that this depends on.
type Portion = Vec<(Digest, Arc<Parsed>)>;

/// So many files are a portion.
const PORTION: usize = 256;

/// So many portions are held before they are written.
const AT_ONCE: usize = 16;

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
    let bytes = bytes(path)?;
    borsh::from_slice(opened(bytes.strip_prefix(BUILD.as_bytes())?)?).ok()
}

/// A file, if it is one.
fn bytes(path: &Path) -> Option<Vec<u8>> {
    // A pipe in its place would be waited for without end.
    let is_file = fs::metadata(path).ok()?.is_file();
    is_file.then(|| fs::read(path).ok())?
}

fn write<T: BorshSerialize>(path: &Path, value: &T) -> io::Result<()> {
    put(path, |file| file.write_all(&sealed(value)?))
}

/// A file, whole or not at all.
fn put(path: &Path, fill: impl FnOnce(&mut fs::File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".write-").tempfile_in(folder)?;
    file.write_all(BUILD.as_bytes())?;
    fill(file.as_file_mut())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// How long a digest is, in bytes.
const SEAL: usize = 16;

/// A value with the digest of its bytes before them.
fn sealed<T: BorshSerialize>(value: &T) -> io::Result<Vec<u8>> {
    let mut made = vec![0; SEAL];
    borsh::to_writer(&mut made, value)?;
    let (seal, content) = made.split_at_mut(SEAL);
    seal.copy_from_slice(Digest::of(content).bytes());
    Ok(made)
}

/// What was sealed, if it is as it was.
fn opened(sealed: &[u8]) -> Option<&[u8]> {
    let (seal, content) = sealed.split_at_checked(SEAL)?;
    (Digest::of(content).bytes() == seal).then_some(content)
}
