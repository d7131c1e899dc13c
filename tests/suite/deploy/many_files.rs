//! Ten thousand files: a deploy sends each once, and knows all of them again.

use std::collections::BTreeMap;

use lantoa::deploy::changes::{Changes, Upload};
use lantoa::deploy::transport::{self, Remote};
use lantoa::digest::Digest;
use lantoa::manifest::{Entry, Manifest, NAME, Role};
use tempfile::TempDir;

use super::carried::{Witness, carried_as};
use super::contract::Given;
use super::folder::target;
use crate::program::tree;

/// A folder in memory where the system has such: some disks take a minute to forget so many files.
fn light() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Files of a site that nobody had to build.
fn files() -> BTreeMap<String, Vec<u8>> {
    let file = |number: usize| {
        let path = format!("cong-trinh/{}/{number}/index.html", number % 100);
        (path, format!("<p>Công trình {number}</p>").into_bytes())
    };
    (0..10_000).map(file).collect()
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> Manifest {
    let entry = |bytes: &Vec<u8>| Entry {
        digest: Digest::of(bytes).to_string(),
        size: bytes.len() as u64,
        role: Role::Page,
        language: None,
        address: None,
    };
    let files = files.iter().map(|(path, bytes)| (path.clone(), entry(bytes))).collect();
    Manifest { version: 1, complete: true, files, ..Manifest::default() }
}

/// Carries these files; how many were sent, and how many removed.
fn sent(remote: &dyn Remote, files: &BTreeMap<String, Vec<u8>>) -> (usize, usize) {
    let manifest = manifest(files);
    let bytes = |upload: &Upload| Ok(files[&upload.path].clone());
    let done = carried_as(remote, ("nhieu", &manifest), &Witness::default(), &bytes);
    let Changes { uploads, removals, .. } = done.unwrap();
    (uploads.len(), removals.len())
}

#[test]
fn ten_thousand_files_are_sent_once_and_then_only_what_differs() {
    let folder = light();
    let web = target("kind = \"folder\"\npath = \"web\"");
    let remote = transport::open(&web, folder.path(), &Given(&[])).unwrap();
    let mut files = files();
    assert_eq!(sent(&*remote, &files), (10_000, 0));
    let mut shown = tree(&folder.path().join("web"));
    assert_eq!(shown.remove(NAME), Some(manifest(&files).json()));
    assert!(shown == files, "{} of {}", shown.len(), files.len());
    assert_eq!(sent(&*remote, &files), (0, 0));
    files.insert("cong-trinh/0/0/index.html".to_owned(), b"x".to_vec());
    files.remove("cong-trinh/99/9999/index.html");
    assert_eq!(sent(&*remote, &files), (1, 1));
}
