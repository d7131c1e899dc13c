//! Files of an author on the disk: a new one whole or not at all, and never over another; an old
//! one replaced whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempPath};

use crate::write::retried;

/// Writes a new file, and the folders that it needs. `false`: there is one already, and it was left
/// as it is.
pub fn create(path: &Path, bytes: impl AsRef<[u8]>) -> io::Result<bool> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
    let file = staged(path, bytes.as_ref())?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(refused) => Err(named(path, &refused.error)),
    }
}

/// Reads an author's file byte for byte, as the snapshot does not keep it.
pub fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|error| named(path, &error))
}

/// Whether a file holds these bytes and no others; none if there is no such file.
pub fn holds(path: &Path, bytes: &[u8]) -> io::Result<Option<bool>> {
    match fs::read(path) {
        Ok(found) => Ok(Some(found == bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(named(path, &error)),
    }
}

/// Replaces what a file holds; whoever reads it meanwhile finds the old or the new.
pub fn replace(path: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    staged_over(path, bytes.as_ref())?.put()
}

/// A file's next text, written and not yet in its place; dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Staged {
    path: PathBuf,
    file: TempPath,
}

/// Writes the next text of a file that is there, beside it.
pub fn stage(path: &Path, text: &str) -> io::Result<Staged> {
    staged_over(path, text.as_bytes())
}

fn staged_over(path: &Path, bytes: &[u8]) -> io::Result<Staged> {
    let permissions = fs::metadata(path).map_err(|error| named(path, &error))?.permissions();
    let file = staged(path, bytes)?;
    fs::set_permissions(file.path(), permissions).map_err(|error| named(path, &error))?;
    Ok(Staged { path: path.to_owned(), file: file.into_temp_path() })
}

impl Staged {
    /// Puts the text in its place.
    pub fn put(self) -> io::Result<()> {
        retried(|| fs::rename(&self.file, &self.path)).map_err(|error| named(&self.path, &error))
    }
}

/// Renames a file or a folder, unless something of the new name is there.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(named(to, &io::ErrorKind::AlreadyExists.into()));
    }
    retried(|| fs::rename(from, to)).map_err(|error| named(from, &error))
}

/// Whether a file may be written, without writing it.
pub fn open_to_write(path: &Path) -> io::Result<()> {
    let opened = retried(|| fs::OpenOptions::new().write(true).open(path));
    opened.map(drop).map_err(|error| named(path, &error))
}

/// The names of what lies in a folder, in their order.
pub fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| named(folder, &error))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Writes a file of the program's own, whether it is there or not; whoever reads it meanwhile finds
/// the old one or the new one.
pub fn put(path: &Path, text: &str) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(_) => replace(path, text),
        Err(_) => {
            staged(path, text.as_bytes())?
                .persist(path)
                .map_err(|refused| named(path, &refused.error))?;
            Ok(())
        }
    }
}

/// The bytes in a hidden file beside the one that they become: on the same disk, and passed over by
/// whoever reads the site.
fn staged(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = Builder::new();
    builder.prefix(".lantoa-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any editor makes it: for the whole team, where the system's mask lets them.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let made = builder.tempfile_in(folder.unwrap_or(Path::new(".")));
    let mut file = made.map_err(|error| named(path, &error))?;
    file.write_all(bytes).map_err(|error| named(path, &error))?;
    Ok(file)
}

/// The error with the file that it is about.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
