//! What a deploy has to do: from what a site is and what lies at the target, every file to send or
//! to remove, with the reason. Only digests are compared, never times. Nothing is sent here.

use std::collections::{BTreeMap, BTreeSet};

use crate::manifest::{Entry, Manifest, Role};

/// What is known to lie at a target.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct There {
    /// The manifest of the site that is shown; none where there is no site of ours.
    pub manifest: Option<Manifest>,
    /// Files that a deploy which was cut short was about to send or to remove: they may lie there in
    /// either state.
    pub doubtful: BTreeSet<String>,
    /// Of these, the digests of those that are known to have arrived.
    pub arrived: BTreeMap<String, String>,
}

/// Why a file is sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// There is none there.
    New,
    /// It has other bytes.
    Changed,
    /// A deploy that was cut short may have left it old or new.
    Doubtful,
    /// It is there as it is, but the target takes a site only whole.
    Along,
}

/// A file to send.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Upload {
    /// Its path.
    pub path: String,
    /// What it is.
    pub entry: Entry,
    /// Why it is sent.
    pub why: Why,
}

/// A file to remove.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removal {
    /// Its path.
    pub path: String,
    /// Whether it is only what the site before the last left for browsers' sake.
    pub is_leftover: bool,
}

/// What a deploy has to do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// Files to send, in the order in which they go.
    pub uploads: Vec<Upload>,
    /// Files to remove once everything else is done.
    pub removals: Vec<Removal>,
    /// Files that lie there as they are.
    pub same: Vec<String>,
    /// Assets and photos of the site that is there now: they stay until the next deploy.
    pub kept: BTreeMap<String, Entry>,
    /// Former addresses that are new among those that lead elsewhere, and where they lead.
    pub moved: BTreeMap<String, String>,
    /// Files that may lie there old or new since an earlier deploy was cut short. They stay doubtful
    /// until one has come to its end: what arrived in the first try is not sent in the second, and
    /// the third must not take it for what the manifest says.
    pub doubtful: BTreeSet<String>,
}

impl Changes {
    /// Whether the target shows this site already.
    pub fn is_nothing(&self) -> bool {
        self.uploads.is_empty() && self.removals.is_empty()
    }

    /// The same, with what the former site left for browsers' sake removed at once: a photo that was
    /// withdrawn must not stay for anybody's sake.
    pub fn withdrawn(mut self) -> Changes {
        let kept = std::mem::take(&mut self.kept).into_keys();
        self.removals.extend(kept.map(|path| Removal { path, is_leftover: true }));
        self
    }

    /// The same for a target that takes a site only whole (`transport::Wanted::All`): files that are
    /// there as they are go along.
    pub fn whole(mut self, site: &Manifest) -> Changes {
        let same = std::mem::take(&mut self.same).into_iter();
        self.uploads.extend(same.filter_map(|path| {
            let entry = site.files.get(&path)?.clone();
            Some(Upload { path, entry, why: Why::Along })
        }));
        self.uploads.sort_by_key(turn);
        self
    }

    /// How many bytes are sent.
    pub fn bytes(&self) -> u64 {
        self.uploads.iter().map(|upload| upload.entry.size).sum()
    }

    /// How many files vanish that were part of the site.
    pub fn vanishing(&self) -> usize {
        self.removals.iter().filter(|removal| !removal.is_leftover).count()
    }
}

/// Compares a site with what lies at a target.
pub fn changes(site: &Manifest, there: &There) -> Changes {
    let doubtful = there.doubtful.iter().chain(there.arrived.keys()).cloned().collect();
    let mut changes = Changes { doubtful, ..Changes::default() };
    for (path, entry) in &site.files {
        match why(there, path, entry) {
            Some(why) => {
                changes.uploads.push(Upload { path: path.clone(), entry: entry.clone(), why });
            }
            None => changes.same.push(path.clone()),
        }
    }
    changes.uploads.sort_by_key(turn);
    let shown = there.manifest.iter().flat_map(|manifest| &manifest.files);
    for (path, entry) in shown.filter(|(path, _)| !site.files.contains_key(*path)) {
        match entry.role {
            Role::Asset | Role::Photo => {
                changes.kept.insert(path.clone(), entry.clone());
            }
            _ => changes.removals.push(Removal { path: path.clone(), is_leftover: false }),
        }
    }
    leftovers(site, there, &mut changes);
    let led = there.manifest.as_ref().map(|manifest| &manifest.redirects);
    let moved = site.redirects.iter();
    changes.moved = moved
        .filter(|(from, _)| led.is_none_or(|led| !led.contains_key(*from)))
        .map(|(from, to)| (from.clone(), to.clone()))
        .collect();
    changes
}

/// What the site before the last left for browsers' sake goes with the next change; so does what a
/// deploy that was cut short may have brought and nobody wants any more.
fn leftovers(site: &Manifest, there: &There, changes: &mut Changes) {
    let deployed = there.manifest.as_ref().and_then(|manifest| manifest.deployed.as_ref());
    let kept = deployed.map(|deployed| &deployed.kept);
    let is_ours = |path: &String| site.files.contains_key(path);
    let named = |path: &String| {
        there.manifest.as_ref().is_some_and(|manifest| manifest.files.contains_key(path))
    };
    let is_kept = |path: &String| kept.is_some_and(|kept| kept.contains_key(path));
    let strays = there.doubtful.iter().filter(|path| !is_ours(path) && !named(path));
    let strays: Vec<&String> = strays.filter(|path| !is_kept(path)).collect();
    let leftover = |path: &String| Removal { path: path.clone(), is_leftover: true };
    changes.removals.extend(strays.into_iter().map(leftover));
    let kept = kept.into_iter().flatten().filter(|(path, _)| !is_ours(path));
    if changes.is_nothing() && changes.kept.is_empty() {
        changes.kept = kept.map(|(path, entry)| (path.clone(), entry.clone())).collect();
    } else {
        changes.removals.extend(kept.map(|(path, _)| leftover(path)));
    }
}

/// Why a file must be sent, if it must.
fn why(there: &There, path: &str, entry: &Entry) -> Option<Why> {
    if there.arrived.get(path) == Some(&entry.digest) {
        return None;
    }
    let manifest = there.manifest.as_ref();
    let kept = manifest.and_then(|manifest| manifest.deployed.as_ref()?.kept.get(path));
    let found = manifest.and_then(|manifest| manifest.files.get(path)).or(kept);
    match found {
        None => Some(Why::New),
        Some(_) if there.doubtful.contains(path) || there.arrived.contains_key(path) => {
            Some(Why::Doubtful)
        }
        Some(found) if found.digest == entry.digest && found.size == entry.size => None,
        Some(_) => Some(Why::Changed),
    }
}

/// The turns in which files go. What a page needs precedes it; new pages precede those that lead to
/// them; programs are told last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Turn {
    /// Styles, scripts, fonts, photos.
    Parts,
    /// Pages and lists that were not there.
    NewPages,
    /// Pages that were there.
    Pages,
    /// Lists that were there.
    Indexes,
    /// Feeds, the sitemap, data.
    Rest,
}

/// When a file goes.
pub fn turn(upload: &Upload) -> Turn {
    match (upload.entry.role, upload.why) {
        (Role::Asset | Role::Photo, _) => Turn::Parts,
        (Role::Page | Role::Index, Why::New) => Turn::NewPages,
        (Role::Page, _) => Turn::Pages,
        (Role::Index, _) => Turn::Indexes,
        (Role::Other, _) => Turn::Rest,
    }
}
