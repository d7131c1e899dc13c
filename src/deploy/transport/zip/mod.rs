//! A hand-over: a folder that receives a ZIP for each deploy, for an office that copies it to its
//! server by hand.
//!
//! Nothing is shown anywhere before the ZIP is there, whole: what is put waits in a spool, and the
//! folder stays as it was. Beside the ZIPs lie the manifest of what was handed over last, and the
//! name of its ZIP. What the server really shows is not known here.

mod letter;
mod name;
mod package;
mod spool;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ::zip::ZipArchive;
use ::zip::result::ZipError;
use sha2::{Digest, Sha256};
use tempfile::{Builder, NamedTempFile};

use self::letter::{Before, Facts};
use self::package::Notes;
use self::spool::{Part, Spool};
use super::folder::{self, Folder};
use super::in_place::{stage, sweep};
use super::tree::Tree;
use super::{Done, Fault, Remote, STAGE, Sender, Wanted};
use crate::config::target::{Target, Transport};
use crate::language::date::Date;
use crate::manifest::{self, Entry, Manifest};

/// Beside the ZIPs: the name of the one that was handed over last.
const LAST: &str = ".lantoa-last";

/// What the manifest of a ZIP ends in while it waits: it counts as soon as its ZIP is there.
const WAITING: &str = ".json";

/// The folders that pages need: they are copied first.
const FIRST: [&str; 2] = ["assets", "photos"];

/// A folder for hand-overs.
pub(super) struct HandOver {
    root: PathBuf,
    tree: Folder,
    name: String,
    wanted: Wanted,
    state: Mutex<State>,
}

/// What has come so far.
struct State {
    sender: Sender,
    id: String,
    parts: BTreeMap<String, Part>,
    removed: BTreeSet<String>,
    manifest: Option<Vec<u8>>,
    spool: Spool,
    /// The ZIP, once it is there.
    zip: Option<String>,
}

/// Takes a folder for hand-overs. What is put waits on the disk of `scratch`.
pub(super) fn open(target: &Target, root: &Path, scratch: &Path) -> Done<HandOver> {
    let full = matches!(&target.transport, Some(Transport::Zip { full: true, .. }));
    let state = State {
        sender: Sender::default(),
        id: String::new(),
        parts: BTreeMap::new(),
        removed: BTreeSet::new(),
        manifest: None,
        spool: Spool::new(scratch.to_path_buf()),
        zip: None,
    };
    Ok(HandOver {
        root: root.to_path_buf(),
        tree: folder::open(root)?,
        name: target.name.value.clone(),
        wanted: if full { Wanted::All } else { Wanted::Changed },
        state: Mutex::new(state),
    })
}

impl Remote for HandOver {
    /// The manifest is that of the last hand-over that was finished. Of the site's files, those of
    /// the present hand-over can be read, and of its ZIP once there is one.
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        if path == manifest::NAME {
            return self.handed_over();
        }
        if is_own(path) {
            return self.tree.read(path);
        }
        let mut state = self.state();
        match (state.zip.clone(), state.parts.get(path).cloned()) {
            (_, None) => Ok(None),
            (Some(zip), _) => unpacked(&self.root.join(&zip), path).map_err(|e| of_zip(&zip, e)),
            (None, Some(part)) => {
                let mut bytes = Vec::new();
                let copied = state.spool.copy(&part, &mut bytes);
                copied.map_err(|error| Fault::of_disk(path, &error))?;
                Ok(Some(bytes))
            }
        }
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        match path == manifest::NAME || is_own(path) {
            true => Ok(self.read(path)?.map(|bytes| bytes.len() as u64)),
            false => Ok(self.state().parts.get(path).map(|part| part.size)),
        }
    }

    /// Whatever stands beside the ZIPs is in nobody's way.
    fn names(&self) -> Done<Vec<String>> {
        Ok(Vec::new())
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Done<()> {
        if path == manifest::NAME {
            self.state().manifest = Some(bytes.to_vec());
            return Ok(());
        }
        if is_own(path) {
            self.tree.make_folder(STAGE)?;
            return stage(&self.tree, path, bytes);
        }
        if !name::is_fit(path) {
            return Err(Fault::Refused(format!("{path}: Windows")));
        }
        let sum = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let mut state = self.state();
        let part = state.spool.keep(bytes, sum).map_err(|error| Fault::of_disk(path, &error))?;
        state.removed.remove(path);
        state.parts.insert(path.to_owned(), part);
        Ok(())
    }

    fn claim(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        self.tree.create(path, bytes)
    }

    /// A file of the site comes onto the list of those to delete.
    fn remove(&self, path: &str) -> Done<()> {
        if is_own(path) {
            return self.tree.remove(path);
        }
        let mut state = self.state();
        state.parts.remove(path);
        state.removed.insert(path.to_owned());
        Ok(())
    }

    fn sweep(&self) -> Done<()> {
        self.settle()?;
        sweep(&self.tree, &Mutex::default())
    }

    fn lanes(&self) -> usize {
        4
    }

    fn wanted(&self) -> Wanted {
        self.wanted
    }

    fn sent_by(&self, sender: Sender) {
        self.state().sender = sender;
    }

    fn begin(&self, id: &str, _same: &[&str]) -> Done<()> {
        self.settle()?;
        let mut state = self.state();
        id.clone_into(&mut state.id);
        state.parts.clear();
        state.removed.clear();
        state.spool.clear();
        (state.manifest, state.zip) = (None, None);
        Ok(())
    }

    /// Writes the ZIP, unless an attempt before came so far, and then the manifest.
    fn finish(&self) -> Done<()> {
        let mut state = self.state();
        if state.zip.is_none() {
            if state.parts.is_empty() && state.removed.is_empty() {
                return Ok(());
            }
            let coming = self.coming(&state)?;
            // A full disk, say: what was half written would only stand in the way.
            let packed = self
                .pack(&mut state, &coming)
                .inspect_err(|_| drop(sweep(&self.tree, &Mutex::default())));
            state.zip = Some(packed?);
        }
        drop(state);
        self.settle()?;
        sweep(&self.tree, &Mutex::default())
    }
}

/// A hand-over that is complete.
struct Coming {
    stem: String,
    facts: Facts,
}

impl HandOver {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The ZIP that is there while its manifest still waits: a program that was ended between the
    /// two leaves one.
    fn unsettled(&self) -> Done<Option<String>> {
        for name in self.tree.names(STAGE)? {
            if let Some(zip) = name.strip_suffix(WAITING)
                && self.tree.size(zip)?.is_some()
            {
                return Ok(Some(zip.to_owned()));
            }
        }
        Ok(None)
    }

    /// The manifest of what was handed over last.
    fn handed_over(&self) -> Done<Option<Vec<u8>>> {
        match self.unsettled()? {
            Some(zip) => self.tree.read(&format!("{STAGE}/{zip}{WAITING}")),
            None => self.tree.read(manifest::NAME),
        }
    }

    /// Gives a ZIP that is there its manifest.
    fn settle(&self) -> Done<()> {
        let Some(zip) = self.unsettled()? else { return Ok(()) };
        stage(&self.tree, LAST, zip.as_bytes())?;
        self.tree.rename(&format!("{STAGE}/{zip}{WAITING}"), manifest::NAME)
    }

    /// The name of the ZIP that was handed over last.
    fn last(&self) -> Done<Option<String>> {
        let text = self.tree.read(LAST)?.and_then(|bytes| String::from_utf8(bytes).ok());
        Ok(text.filter(|name| name.starts_with(&self.name) && !name.contains(['\r', '\n'])))
    }

    /// What the ZIP will be, once nothing is lacking.
    fn coming(&self, state: &State) -> Done<Coming> {
        let read = |bytes: &Vec<u8>| Manifest::parse(bytes).filter(|manifest| manifest.complete);
        let site = state.manifest.as_ref().and_then(read);
        let Some(site) = site else { return Err(Fault::Refused(manifest::NAME.to_owned())) };
        let before = self.handed_over()?.as_ref().and_then(|bytes| Manifest::parse(bytes));
        let mut same = 0;
        for (path, entry) in &site.files {
            match state.parts.get(path) {
                Some(part) if part.size == entry.size => {}
                None if self.wanted != Wanted::All && lies_there(before.as_ref(), path, entry) => {
                    same += 1;
                }
                // An officer would put a site on the server that lacks something.
                _ => return Err(Fault::Refused(path.clone())),
            }
        }
        let day = day(Some(&site));
        let day_or_id = day.map_or_else(|| name::plain(&state.id), Date::iso);
        let zip = self.last()?;
        let before = (same > 0).then(|| Before { zip, day: self::day(before.as_ref()), same });
        let has = |folder: &&str| state.parts.keys().any(|path| is_below(path, folder));
        let facts = Facts {
            sender: state.sender.clone(),
            day,
            before,
            files: state.parts.len(),
            bytes: state.parts.values().map(|part| part.size).sum(),
            first: FIRST.into_iter().filter(has).collect(),
            deletions: state.removed.len(),
        };
        Ok(Coming { stem: format!("{}-{day_or_id}", self.name), facts })
    }

    /// Writes the ZIP under a name that no other has: `NAME-DAY.zip`, `NAME-DAY-2.zip`…
    fn pack(&self, state: &mut State, coming: &Coming) -> Done<String> {
        let about = |error: &io::Error| Fault::of_disk(&self.root.display().to_string(), error);
        self.tree.make_folder(STAGE)?;
        let mut file = waiting(&self.root.join(STAGE)).map_err(|error| about(&error))?;
        let notes = notes(state, &coming.facts);
        package::write(file.as_file_mut(), &notes, &state.parts, &mut state.spool)
            .map_err(|error| of_zip(&coming.stem, error))?;
        let manifest = state.manifest.as_deref().unwrap_or_default();
        let last = self.last()?;
        let mut number = last.as_deref().map_or(1, |last| name::after(&coming.stem, last));
        loop {
            let zip = name::numbered(&coming.stem, number);
            number += 1;
            if self.tree.size(&zip)?.is_some() {
                continue;
            }
            let manifest_waits = format!("{STAGE}/{zip}{WAITING}");
            self.tree.write(&manifest_waits, manifest)?;
            match file.persist_noclobber(self.root.join(&zip)) {
                Ok(_) => return Ok(zip),
                Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
                    self.tree.remove(&manifest_waits)?;
                    file = refused.file;
                }
                Err(refused) => return Err(about(&refused.error)),
            }
        }
    }
}

/// A file for the ZIP, readable for whoever may read the folder.
fn waiting(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.suffix(".zip");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// The words that go with the site.
fn notes(state: &State, facts: &Facts) -> Notes {
    let sum = |(path, part): (&String, &Part)| format!("{}  {}{path}\n", part.sum, package::FOLDER);
    let mut notes = Notes::from([(letter::NAME, letter::letter(facts))]);
    if !state.parts.is_empty() {
        notes.insert(letter::SUMS, state.parts.iter().map(sum).collect());
    }
    if !state.removed.is_empty() {
        let lines = state.removed.iter().map(|path| format!("{path}\r\n"));
        notes.insert(letter::DELETIONS, lines.collect());
    }
    notes
}

/// A file of the site, read back from its ZIP.
fn unpacked(zip: &Path, path: &str) -> Result<Option<Vec<u8>>, ZipError> {
    let mut archive = ZipArchive::new(File::open(zip)?)?;
    let mut bytes = Vec::new();
    archive.by_name(&format!("{}{path}", package::FOLDER))?.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Whether a file was handed over before as it is.
fn lies_there(before: Option<&Manifest>, path: &str, entry: &Entry) -> bool {
    let Some(before) = before else { return false };
    let kept = before.deployed.as_ref().and_then(|deployed| deployed.kept.get(path));
    before.files.get(path).or(kept).is_some_and(|there| there.digest == entry.digest)
}

fn day(manifest: Option<&Manifest>) -> Option<Date> {
    manifest?.deployed.as_ref().and_then(|deployed| Date::parse(&deployed.day))
}

fn is_own(path: &str) -> bool {
    path.starts_with(".lantoa-")
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn of_zip(about: &str, error: ZipError) -> Fault {
    match error {
        ZipError::Io(error) => Fault::of_disk(about, &error),
        other => Fault::Refused(format!("{about}: {other}")),
    }
}
