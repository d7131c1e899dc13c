//! A site that was built into a folder, carried to a target as the program does it once nobody has
//! to be asked.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use lantoa::deploy::carry::{Escort, Load, Stop, attempt, carry};
use lantoa::deploy::changes::{Changes, Upload, changes};
use lantoa::deploy::survey::survey;
use lantoa::deploy::transport::{Fault, Remote};
use lantoa::manifest::{Entry, Manifest};
use lantoa::write::deploys::Deploys;

/// Goes along, and keeps the faults after which it was tried again. It never pauses.
#[derive(Default)]
pub(crate) struct Witness(pub(crate) Mutex<Vec<Fault>>);

impl Escort for Witness {
    fn is_called_off(&self) -> bool {
        false
    }

    fn arrived(&self, _: &str, _: &Entry) {}

    fn faltered(&self, fault: &Fault, _: Duration) {
        self.0.lock().unwrap().push(fault.clone());
    }

    fn lock(&self) -> Option<Vec<u8>> {
        None
    }
}

/// The manifest of the site in a folder.
pub(crate) fn manifest(folder: &Path) -> Manifest {
    Manifest::parse(&fs::read(folder.join("lantoa-manifest.json")).unwrap()).unwrap()
}

/// Carries the site in a folder to a target; what there was to do.
pub(crate) fn carried(
    remote: &dyn Remote,
    folder: &Path,
    escort: &dyn Escort,
) -> Result<Changes, Stop> {
    let bytes = |upload: &Upload| -> io::Result<Vec<u8>> { fs::read(folder.join(&upload.path)) };
    let id = folder.file_name().unwrap().to_string_lossy();
    carried_as(remote, (&id, &manifest(folder)), escort, &bytes)
}

/// The same with a site whose bytes are at hand.
pub(crate) fn carried_as(
    remote: &dyn Remote,
    (id, manifest): (&str, &Manifest),
    escort: &dyn Escort,
    bytes: &(dyn Fn(&Upload) -> io::Result<Vec<u8>> + Sync),
) -> Result<Changes, Stop> {
    // This machine remembers nothing.
    let nowhere = tempfile::tempdir().unwrap();
    let remembered = Deploys::of(nowhere.path(), "web");
    let there = attempt(escort, || survey(remote, None, &remembered))?;
    let changes = changes(manifest, &there.there);
    if !changes.is_nothing() {
        let load = Load { id, changes: &changes, manifest: &manifest.json(), bytes };
        carry(remote, &load, escort)?;
    }
    Ok(changes)
}
