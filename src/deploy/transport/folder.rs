//! A folder as a target: on this machine, or on a share of the office's network.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::tree::{Links, Tree};
use super::{Done, Fault};
use crate::write::retried;

/// A folder.
pub(super) struct Folder {
    root: PathBuf,
}

/// Takes a folder for a target. It is made when the first file comes, but not the folder around it:
/// a drive that is not there, a share that is not mounted must not be mistaken for an empty target.
pub(super) fn open(root: &Path) -> Done<Folder> {
    let around = root.parent().unwrap_or(root);
    match fs::metadata(root).or_else(|_| fs::metadata(around)) {
        Ok(found) if found.is_dir() => Ok(Folder { root: root.to_path_buf() }),
        Ok(_) => Err(fault(root, &io::ErrorKind::NotADirectory.into())),
        Err(error) => Err(fault(around, &error)),
    }
}

impl Folder {
    fn at(&self, path: &str) -> PathBuf {
        path.split('/')
            .filter(|name| !name.is_empty())
            .fold(self.root.clone(), |at, name| at.join(name))
    }
}

impl Tree for Folder {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        let file = self.at(path);
        present(fs::read(&file), &file)
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        let file = self.at(path);
        let found = present(fs::symlink_metadata(&file), &file)?;
        Ok(found.filter(|found| !found.is_dir()).map(|found| found.len()))
    }

    fn names(&self, folder: &str) -> Done<Vec<String>> {
        let folder = self.at(folder);
        let Some(entries) = present(fs::read_dir(&folder), &folder)? else { return Ok(Vec::new()) };
        let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        names.collect::<io::Result<_>>().map_err(|error| fault(&folder, &error))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Done<()> {
        let file = self.at(path);
        retried(|| fs::write(&file, bytes)).map_err(|error| fault(&file, &error))
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        let file = self.at(path);
        fs::create_dir_all(&self.root).map_err(|error| fault(&self.root, &error))?;
        match fs::File::create_new(&file) {
            Ok(mut made) => {
                made.write_all(bytes).map_err(|error| fault(&file, &error))?;
                Ok(true)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(fault(&file, &error)),
        }
    }

    fn make_folder(&self, path: &str) -> Done<()> {
        let folder = self.at(path);
        fs::create_dir_all(&folder).map_err(|error| fault(&folder, &error))
    }

    fn rename(&self, from: &str, to: &str) -> Done<()> {
        let (from, to) = (self.at(from), self.at(to));
        retried(|| fs::rename(&from, &to)).map_err(|error| fault(&to, &error))
    }

    fn remove(&self, path: &str) -> Done<()> {
        let file = self.at(path);
        present(retried(|| fs::remove_file(&file)), &file)?;
        Ok(())
    }

    fn remove_folder(&self, path: &str) -> Done<bool> {
        Ok(fs::remove_dir(self.at(path)).is_ok())
    }

    fn lanes(&self) -> usize {
        4
    }

    fn links(&self) -> Option<&dyn Links> {
        Some(self)
    }
}

impl Links for Folder {
    fn share(&self, from: &str, to: &str) -> Done<bool> {
        let (from, to) = (self.at(from), self.at(to));
        Ok(fs::hard_link(&from, &to).is_ok())
    }

    fn point(&self, name: &str, folder: &str) -> Done<()> {
        let (link, turned) = (self.at(name), self.at(&format!("{name}.new")));
        let _ = fs::remove_file(&turned);
        link_to(Path::new(folder), &turned).map_err(|error| not_linked(&turned, &error))?;
        retried(|| fs::rename(&turned, &link)).map_err(|error| fault(&link, &error))
    }

    fn pointed(&self, name: &str) -> Done<Option<String>> {
        let link = self.at(name);
        let found = present(fs::read_link(&link), &link)?;
        Ok(found.map(|found| found.to_string_lossy().replace('\\', "/")))
    }
}

#[cfg(unix)]
fn link_to(folder: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(folder, link)
}

#[cfg(windows)]
fn link_to(folder: &Path, link: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(folder, link)
}

/// Windows lets not everybody make links, and not every disk can hold them.
fn not_linked(link: &Path, error: &io::Error) -> Fault {
    match error.raw_os_error() {
        Some(1 | 50 | 1314) if cfg!(windows) => {
            Fault::Unable(format!("{}: {error}", link.display()))
        }
        _ => fault(link, error),
    }
}

/// What was found; none if nothing is there.
fn present<T>(result: io::Result<T>, path: &Path) -> Done<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(path, &error)),
    }
}

fn fault(path: &Path, error: &io::Error) -> Fault {
    Fault::of_disk(&path.display().to_string(), error)
}
