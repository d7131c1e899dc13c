//! Going back: the site that was shown before the last deploy, as the plan of another deploy, but
//! never back to what was withdrawn on purpose.
//!
//! Withdrawn are the addresses of `[[gone]]`, and the photos that the site has no more: a page that
//! shows one stays as it is now.

use std::collections::{BTreeMap, BTreeSet};

use crate::manifest::{Deployed, Entry, Manifest, Role};

/// The manifest to go back to, from the one before and the one now. `page` gives the text of a page
/// of the former site by its digest; one that is not at hand stays as it is now, and so is named in
/// the second value, with those that show what was withdrawn.
pub fn back(
    before: &Manifest,
    now: &Manifest,
    gone: &BTreeSet<String>,
    page: &dyn Fn(&Entry) -> Option<Vec<u8>>,
) -> (Manifest, Vec<String>) {
    let is_photo = |entry: &Entry| entry.role == Role::Photo;
    let withdrawn: Vec<&String> = before
        .files
        .iter()
        .filter(|(path, entry)| is_photo(entry) && !now.files.contains_key(*path))
        .map(|(path, _)| path)
        .collect();
    let mut files = BTreeMap::new();
    let mut left = Vec::new();
    for (path, entry) in &before.files {
        let is_gone = entry.address.as_ref().is_some_and(|address| gone.contains(address));
        let is_back = !is_gone
            && match entry.role {
                Role::Photo => now.files.contains_key(path),
                _ if now.files.get(path) == Some(entry) => true,
                _ => page(entry).is_some_and(|text| !names_any(&text, &withdrawn)),
            };
        match now.files.get(path) {
            _ if is_back => {
                files.insert(path.clone(), entry.clone());
            }
            Some(entry) => {
                left.push(path.clone());
                files.insert(path.clone(), entry.clone());
            }
            None => left.push(path.clone()),
        }
    }
    keep_parts(&mut files, now);
    let deployed = now.deployed.clone().map(|deployed| Deployed {
        day: before.deployed.as_ref().map_or(deployed.day.clone(), |before| before.day.clone()),
        ..deployed
    });
    let redirects = before.redirects.clone();
    let manifest = Manifest { version: now.version, complete: true, files, redirects, deployed };
    (manifest, left)
}

/// Pages that stay as they are now need their styles and photos; they cost nothing, since they lie
/// there already.
fn keep_parts(files: &mut BTreeMap<String, Entry>, now: &Manifest) {
    let parts =
        now.files.iter().filter(|(_, entry)| matches!(entry.role, Role::Asset | Role::Photo));
    for (path, entry) in parts {
        files.entry(path.clone()).or_insert_with(|| entry.clone());
    }
}

/// Whether a page names any of these files: their names hold a digest, so chance does not come in.
fn names_any(text: &[u8], paths: &[&String]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    paths.iter().any(|path| path.rsplit('/').next().is_some_and(|name| text.contains(name)))
}
