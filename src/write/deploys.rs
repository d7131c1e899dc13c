//! What this machine remembers of a target, in `.lantoa/deploy/NAME/`: how far a deploy came that was
//! cut short, the manifests of the last two sites, the bytes to go back to, and how fast the line was.
//!
//! It may be deleted at any moment: then more is sent than need be, and there is no way back.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::cache::FOLDER;
use crate::manifest::{Entry, Manifest, Role};

/// The memory of one target.
#[derive(Debug)]
pub struct Deploys {
    folder: PathBuf,
}

/// A deploy that was cut short, as far as it is known to have come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Journal {
    /// Its name.
    pub id: String,
    /// The files that have arrived, by path, with their digests.
    pub arrived: BTreeMap<String, String>,
    /// The site to which it was going back, if it was.
    pub back: Option<Site>,
}

/// Which of the last two sites.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Site {
    /// The one that was left there.
    Left,
    /// The one before.
    Former,
}

impl Deploys {
    /// The memory of a target of a site.
    pub fn of(site: &Path, target: &str) -> Deploys {
        Deploys { folder: site.join(FOLDER).join("deploy").join(target) }
    }

    /// Keeps every other deploy of this machine away from the target, as long as the file is open;
    /// none if one is on its way. When this program dies, however it dies, the way is free again.
    pub fn hold(&self) -> io::Result<Option<File>> {
        fs::create_dir_all(&self.folder)?;
        let file = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.folder.join("busy"))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            // Some network folders know no such locks; the one at the target must do there.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(file)),
        }
    }

    /// The deploy that was cut short, if one was.
    pub fn journal(&self) -> Option<Journal> {
        let text = fs::read_to_string(self.folder.join("journal")).ok()?;
        let mut lines = text.lines();
        let id = lines.next()?.to_owned();
        // The last line may have been cut in the middle; then its digest is too short.
        let arrived = lines
            .filter_map(|line| line.split_once(' '))
            .filter(|(digest, _)| digest.len() == 32)
            .map(|(digest, path)| (path.to_owned(), digest.to_owned()));
        let back = [Site::Left, Site::Former]
            .into_iter()
            .find(|site| text.lines().nth(1) == Some(&*format!("back {}", name(*site))));
        Some(Journal { id, arrived: arrived.collect(), back })
    }

    /// Begins or goes on with a journal; a line is added to it for each file that arrives.
    pub fn open_journal(&self, journal: &Journal) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        let mut text = format!("{}\n", journal.id);
        if let Some(back) = journal.back {
            text.push_str(&format!("back {}\n", name(back)));
        }
        for (path, digest) in &journal.arrived {
            text.push_str(&line(path, digest));
        }
        let path = self.folder.join("journal");
        fs::write(&path, text)?;
        fs::OpenOptions::new().append(true).open(path)
    }

    /// One of the last two sites.
    pub fn manifest(&self, which: Site) -> Option<Manifest> {
        Manifest::parse(&fs::read(self.folder.join(name(which))).ok()?)
    }

    /// The deploy has come to its end: the site that it left is remembered, and the one before.
    pub fn done(&self, former: Option<&Manifest>, left: &Manifest) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        match former {
            Some(former) => self.put(name(Site::Former), &former.json())?,
            None => remove(&self.folder.join(name(Site::Former)))?,
        }
        self.put(name(Site::Left), &left.json())?;
        self.forget_bytes(&[former, Some(left)])?;
        remove(&self.folder.join("journal"))
    }

    /// Keeps the bytes of a file to go back to. Photos are not kept: the former site's stay at the
    /// target until the next deploy. Where the disk can, the file at `built` gets a second name: a
    /// build replaces files and writes into none, so its bytes stay what they are.
    pub fn keep(&self, entry: &Entry, built: &Path, bytes: &[u8]) -> io::Result<()> {
        if entry.role == Role::Photo {
            return Ok(());
        }
        let folder = self.folder.join("bytes");
        let path = folder.join(&entry.digest);
        match fs::hard_link(built, &path) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
            Err(_) => fs::create_dir_all(&folder)?,
        }
        match fs::hard_link(built, &path) {
            Err(_) if !path.exists() => self.put(&format!("bytes/{}", entry.digest), bytes),
            _ => Ok(()),
        }
    }

    /// The bytes of a file, if they were kept.
    pub fn kept(&self, entry: &Entry) -> Option<Vec<u8>> {
        fs::read(self.folder.join("bytes").join(&entry.digest)).ok()
    }

    /// How many bytes went over the line in a second, the last time.
    pub fn rate(&self) -> Option<u64> {
        fs::read_to_string(self.folder.join("rate")).ok()?.trim().parse().ok()
    }

    /// Remembers how fast the line was.
    pub fn set_rate(&self, bytes_per_second: u64) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        self.put("rate", bytes_per_second.to_string().as_bytes())
    }

    fn forget_bytes(&self, manifests: &[Option<&Manifest>]) -> io::Result<()> {
        let Ok(entries) = fs::read_dir(self.folder.join("bytes")) else { return Ok(()) };
        let wanted: std::collections::BTreeSet<&str> = manifests
            .iter()
            .flatten()
            .flat_map(|manifest| manifest.files.values().map(|entry| entry.digest.as_str()))
            .collect();
        for entry in entries {
            let entry = entry?;
            if !wanted.contains(entry.file_name().to_string_lossy().as_ref()) {
                remove(&entry.path())?;
            }
        }
        Ok(())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".write-").tempfile_in(&self.folder)?;
        file.write_all(bytes)?;
        file.persist(self.folder.join(name)).map_err(|error| error.error)?;
        Ok(())
    }
}

/// The line of a file that has arrived.
pub fn line(path: &str, digest: &str) -> String {
    format!("{digest} {path}\n")
}

fn name(which: Site) -> &'static str {
    match which {
        Site::Left => "left.json",
        Site::Former => "former.json",
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
