//! What lies at a target before anything is changed there: the site, whether it is the one that we
//! left, a deploy that was cut short, files that are not ours.

use std::collections::BTreeSet;

use super::carry::COMING;
use super::changes::{Changes, There, Why};
use super::transport::{Done, Remote, Wanted};
use crate::digest::Digest;
use crate::manifest::{Manifest, NAME, is_inside};
use crate::write::deploys::{Deploys, Journal, Site};

/// What was found at a target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Survey {
    /// What lies there.
    pub there: There,
    /// Whose it is.
    pub standing: Standing,
    /// The name of a deploy that was cut short, perhaps another machine's.
    pub cut: Option<String>,
    /// How far it came, if it was this machine's.
    pub own: Option<Journal>,
}

impl Survey {
    /// Whether a deploy of this machine that was cut short had already put its manifest there.
    pub fn is_named_there(&self) -> bool {
        let deployed = self.there.manifest.as_ref().and_then(|there| there.deployed.as_ref());
        self.own.as_ref().is_some_and(|own| deployed.is_some_and(|there| there.id == own.id))
    }
}

/// Whose the site is that lies at a target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Nobody's: there is none, and we left none.
    Empty,
    /// Ours, as we left it.
    Ours,
    /// Somebody else has deployed since, or before us. These files are others than we left, or, when
    /// nobody knows what we left, the day of that deploy is all there is to say.
    Others {
        /// The day of their deploy.
        day: String,
        /// The files.
        files: Vec<String>,
    },
    /// We left a site there, and it has vanished.
    Vanished,
}

/// Looks at a target. `left` is the digest of the manifest that the last deploy is known to have
/// left there, `memory` what this machine remembers.
pub fn survey(remote: &dyn Remote, left: Option<&str>, memory: &Deploys) -> Done<Survey> {
    let bytes = remote.read(NAME)?;
    let manifest = bytes.as_deref().and_then(Manifest::parse);
    let known = memory.manifest(Site::Left);
    let note = remote.read(COMING)?;
    let note = note.as_deref().map(String::from_utf8_lossy);
    let mut lines = note.as_deref().unwrap_or_default().lines();
    let noted = lines.next().map(str::to_owned);
    let deployed = manifest.as_ref().and_then(|manifest| manifest.deployed.as_ref());
    // The manifest goes after the files that it names: once it is there, so are they.
    let has_come = noted.is_some() && deployed.map(|deployed| &deployed.id) == noted.as_ref();
    let is_there = |path: &str| {
        has_come && manifest.as_ref().is_some_and(|manifest| manifest.files.contains_key(path))
    };
    let doubtful: BTreeSet<String> =
        lines.filter(|path| is_inside(path) && !is_there(path)).map(str::to_owned).collect();
    let is_of = |journal: &Journal, id: Option<&String>| Some(&journal.id) == id;
    let is_named = |journal: &Journal| is_of(journal, deployed.map(|deployed| &deployed.id));
    let journal = memory.journal();
    let own = journal.filter(|journal| is_of(journal, noted.as_ref()) || is_named(journal));
    let standing = match (&bytes, &manifest) {
        (None, _) if left.is_none() => Standing::Empty,
        (None, _) => Standing::Vanished,
        (Some(bytes), Some(manifest)) => {
            let is_left = left == Some(Digest::of(bytes).to_string().as_str());
            let is_own = own.as_ref().is_some_and(is_named);
            match is_left || is_own || known.as_ref() == Some(manifest) {
                true => Standing::Ours,
                false => others(manifest, known.as_ref()),
            }
        }
        (Some(_), None) => Standing::Others { day: String::new(), files: vec![NAME.to_owned()] },
    };
    let arrived = own.as_ref().filter(|own| is_of(own, noted.as_ref()));
    let arrived = arrived.map(|own| own.arrived.clone()).unwrap_or_default();
    let cut = noted.or_else(|| own.as_ref().map(|own| own.id.clone()));
    if remote.wanted() != Wanted::Missing {
        // Nothing stays there of a deploy that was cut short.
        let own = own.filter(is_named);
        let there = There { manifest, ..There::default() };
        return Ok(Survey { there, standing, cut: None, own });
    }
    Ok(Survey { there: There { manifest, doubtful, arrived }, standing, cut, own })
}

fn others(manifest: &Manifest, known: Option<&Manifest>) -> Standing {
    let deployed = manifest.deployed.as_ref();
    let day = deployed.map(|deployed| deployed.day.clone()).unwrap_or_default();
    let differs = |path: &&String| {
        known.is_some_and(|known| known.files.get(*path) != manifest.files.get(*path))
    };
    let all = manifest.files.keys().chain(known.iter().flat_map(|known| known.files.keys()));
    let files: BTreeSet<&String> = all.filter(differs).collect();
    Standing::Others { day, files: files.into_iter().cloned().collect() }
}

/// The files that would be written over though nobody of us put them there.
pub fn strangers(remote: &dyn Remote, changes: &Changes, there: &There) -> Done<Vec<String>> {
    let names = remote.names()?;
    let new = changes.uploads.iter().filter(|upload| upload.why == Why::New);
    let unsure = new.map(|upload| upload.path.as_str()).filter(|path| {
        let top = path.split('/').next().unwrap_or_default();
        !there.doubtful.contains(*path) && names.iter().any(|name| name == top)
    });
    let mut found = Vec::new();
    for path in unsure {
        if remote.size(path)?.is_some() {
            found.push(path.to_owned());
        }
    }
    Ok(found)
}
