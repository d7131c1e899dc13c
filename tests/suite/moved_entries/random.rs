//! Random moves on the site of the campaign itself: whatever was read before is read afterwards, and
//! every address that there ever was leads to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::laid_out::LaidOut;
use crate::own_site::{files, root};
use crate::program::lantoa;
use crate::site::read;

/// The campaign's site on a disk of its own.
fn own() -> LaidOut {
    let parts = ["content", "themes", "site.toml", "glossary.toml"].map(|part| root().join(part));
    let all =
        parts.into_iter().flat_map(|part| if part.is_dir() { files(&part) } else { vec![part] });
    let file = |path: PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        (name, fs::read(path).unwrap())
    };
    LaidOut::of(&all.map(file).collect())
}

/// The pages of a build by address: what leads on, and the titles of what is read.
#[derive(Debug, Default)]
struct Built {
    leads: BTreeMap<String, String>,
    titles: BTreeMap<String, String>,
}

fn built(folder: &LaidOut) -> Built {
    let said = lantoa(folder.path(), &["build", "--today=2024-10-01", "--lang=en"]).with(0);
    assert!(!said.err.contains("error"), "{}", said.err);
    let public = folder.path().join("public");
    let mut made = Built::default();
    for file in files(&public).into_iter().filter(|file| file.ends_with("index.html")) {
        let page = fs::read_to_string(&file).unwrap();
        let inside = file.parent().unwrap().strip_prefix(&public).unwrap();
        let address =
            format!("/{}/", inside.to_string_lossy().replace('\\', "/")).replace("//", "/");
        match page.split_once("content=\"0; url=") {
            Some((_, rest)) => {
                made.leads.insert(address, rest[..rest.find('"').unwrap()].to_owned());
            }
            None => {
                let title = page.split("<title>").nth(1).unwrap_or_default();
                let title = title.split("</title>").next().unwrap().to_owned();
                made.titles.insert(address, title);
            }
        }
    }
    made
}

/// The ids of everything that can move.
fn ids(folder: &LaidOut) -> Vec<String> {
    let sources = read(folder.path());
    let mut ids = BTreeSet::new();
    for file in sources.below("content/") {
        let parts: Vec<&str> = file.path.split('/').collect();
        if let [_, kind, name, ..] = parts.as_slice() {
            ids.insert(format!("{kind}/{}", name.split('.').next().unwrap()));
        }
    }
    ids.into_iter().collect()
}

#[test]
fn nothing_is_lost_by_random_moves() {
    hold_moves(&own());
}

#[test]
fn all_that_is_approved_stays_public_through_random_moves() {
    let folder = own();
    let settings = folder.text("site.toml");
    let required = settings.replace("[approval]\nrequired = false", "[approval]\nrequired = true");
    assert_ne!(settings, required);
    folder.write("site.toml", required);
    let none = built(&folder).titles.len();
    let bound = ["works/", "units/", "news/"];
    for id in ids(&folder).iter().filter(|id| bound.iter().any(|kind| id.starts_with(kind))) {
        crate::approval::approve(folder.path(), &[id, crate::approval::ROLE, "--yes"]);
    }
    assert!(built(&folder).titles.len() > none + 20);
    hold_moves(&folder);
}

/// Moves entries about; after each move every page is there, and every former address leads to it.
fn hold_moves(folder: &LaidOut) {
    let steps = std::env::var("MOVE_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(12);
    let config = Config { failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let first = built(folder);
    let mut ever: BTreeMap<String, String> = first.titles.clone();
    let mut back: Option<(String, String)> = None;
    for step in 0..steps {
        let all = ids(folder);
        let place = (0..all.len()).new_tree(&mut runner).unwrap().current();
        let (old, new) = match back.take().filter(|_| step % 4 == 3) {
            Some((old, new)) => (new, old.split_once('/').unwrap().1.to_owned()),
            None => (all[place].clone(), format!("ten-moi-{step}")),
        };
        let said = lantoa(folder.path(), &["move", &old, &new, "--yes", "--today=2024-10-01"]);
        said.with(0);
        back = Some((old.clone(), format!("{}/{new}", old.split_once('/').unwrap().0)));
        let now = built(folder);
        let mut before: Vec<&String> = first.titles.values().collect();
        let mut after: Vec<&String> = now.titles.values().collect();
        before.sort();
        after.sort();
        assert_eq!(before, after, "{old} → {new}: the same pages up to addresses");
        for (address, title) in &ever {
            let target = now.leads.get(address).unwrap_or(address);
            assert_eq!(now.titles.get(target), Some(title), "{old} → {new}: {address}");
        }
        ever.extend(now.titles);
    }
}
