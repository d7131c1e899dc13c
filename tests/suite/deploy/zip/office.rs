//! An office that hands over, for the tests of hand-overs: it does what a deploy does.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lantoa::deploy::changes::{Changes, There, Upload, changes};
use lantoa::deploy::transport::{self, Remote, Sender, Wanted};
use lantoa::digest::Digest;
use lantoa::language::Language;
use lantoa::manifest::{Deployed, Entry, Manifest, NAME, Role};
use tempfile::{TempDir, tempdir};

use crate::deploy::contract::Given;
use crate::deploy::folder::target;

pub(super) type Files<'a> = &'a [(&'a str, &'a str)];

pub(super) const SITE: Files<'static> = &[
    ("index.html", "<h1>Trang chủ</h1>"),
    ("assets/chu.0f0f0f0f.css", "body { line-height: 1.6 }"),
    ("photos/anh-640.webp", "RIFF, gói sẵn rồi"),
    ("tài liệu/kế hoạch 364.txt", "Kế hoạch\r\n"),
    ("cong-trinh/cau/index.html", "<h1>Cây cầu</h1>"),
    ("rong.txt", ""),
];

/// An office that hands over.
pub(super) struct Office {
    pub(super) site: TempDir,
    settings: &'static str,
}

pub(super) fn office(settings: &'static str) -> Office {
    Office { site: tempdir().unwrap(), settings }
}

pub(super) const CHANGED: &str = "kind = \"zip\"\npath = \"ban-giao\"";
pub(super) const FULL: &str = "kind = \"zip\"\npath = \"ban-giao\"\nfull = true";

impl Office {
    pub(super) fn folder(&self) -> PathBuf {
        self.site.path().join("ban-giao")
    }

    pub(super) fn open(&self) -> Box<dyn Remote> {
        let remote =
            transport::open(&target(self.settings), self.site.path(), &Given(&[])).unwrap();
        remote.sent_by(Sender {
            body: BTreeMap::from([(Language::Vietnamese, "Ủy ban Mặt trận tỉnh".to_owned())]),
            address: "https://thi-dua.example/".to_owned(),
        });
        remote
    }

    /// What is to be handed over, as a deploy finds it out.
    pub(super) fn plan(&self, remote: &dyn Remote, site: &Manifest) -> Changes {
        let there = remote.read(NAME).unwrap().map(|bytes| Manifest::parse(&bytes).unwrap());
        let changes = changes(site, &There { manifest: there, ..There::default() });
        if remote.wanted() == Wanted::All { changes.whole(site) } else { changes }
    }

    /// All of a hand-over but its last step.
    pub(super) fn collected(&self, day: &str, files: Files<'_>) -> Box<dyn Remote> {
        let site = manifest(day, files);
        let remote = self.open();
        let plan = self.plan(&*remote, &site);
        remote.begin("20261126-1", &[]).unwrap();
        side_by_side(&*remote, &plan.uploads, files);
        remote.put(NAME, &site.json()).unwrap();
        plan.removals.iter().for_each(|removal| remote.remove(&removal.path).unwrap());
        remote
    }

    /// Hands over, and says what the folder holds then.
    pub(super) fn hand_over(&self, day: &str, files: Files<'_>) -> Vec<String> {
        self.collected(day, files).finish().unwrap();
        self.names()
    }

    pub(super) fn names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.folder()) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub(super) fn zip(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        unpacked(&self.folder().join(name))
    }

    pub(super) fn text(&self, zip: &str, name: &str) -> String {
        String::from_utf8(self.zip(zip)[name].clone()).unwrap()
    }
}

/// Several threads put the files, the last first.
pub(super) fn side_by_side(remote: &dyn Remote, uploads: &[Upload], files: Files<'_>) {
    let bytes: BTreeMap<&str, &str> = files.iter().copied().collect();
    std::thread::scope(|scope| {
        for lane in 0..remote.lanes() {
            let bytes = &bytes;
            let own = uploads.iter().rev().skip(lane).step_by(remote.lanes());
            scope.spawn(move || {
                own.for_each(|one| {
                    remote.put(&one.path, bytes[one.path.as_str()].as_bytes()).unwrap();
                });
            });
        }
    });
}

pub(super) fn manifest(day: &str, files: Files<'_>) -> Manifest {
    let entry = |text: &str| Entry {
        digest: Digest::of(text.as_bytes()).to_string(),
        size: text.len() as u64,
        role: Role::Page,
        language: None,
        address: None,
    };
    let deployed = Deployed { id: format!("{day}-1"), day: day.to_owned(), ..Deployed::default() };
    Manifest {
        version: 1,
        complete: true,
        files: files.iter().map(|(path, text)| ((*path).to_owned(), entry(text))).collect(),
        redirects: BTreeMap::new(),
        deployed: Some(deployed),
    }
}

/// A ZIP, read by the crate that wrote it.
pub(super) fn unpacked(zip: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    let count = archive.len();
    let read = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

pub(super) fn with(
    files: Files<'static>,
    others: Files<'static>,
) -> Vec<(&'static str, &'static str)> {
    let kept = files.iter().filter(|(path, _)| others.iter().all(|(other, _)| other != path));
    kept.chain(others).copied().collect()
}
