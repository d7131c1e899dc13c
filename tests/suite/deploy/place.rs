//! A site on the disk and a folder that the public reads, for deploys by the real program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::program::{Ended, lantoa, tree};
use crate::site::{Site, on_disk};

/// The settings of a target that is a folder beside the site.
pub(super) const WEB: &str = "[deploy.web]\nkind = \"folder\"\npath = \"../web\"\n";

/// Where the site is read, as its settings say: nobody answers there.
pub(super) const NOWHERE: &str = "http://127.0.0.1:1/";

/// The day of the first deploy.
pub(super) const DAY: &str = "2024-10-01";

/// Two works; the second names the first.
pub(super) const STORIES: &str = r#"
//- content/works/cau.md
+++
title = "Cây cầu"
summary = "Một cây cầu."
kind = "work"
status = "completed"
date = 2024-03-15
areas = ["dai-hoi"]
+++

Cầu đã xong.
//- content/works/duong.md
+++
title = "Con đường"
summary = "Một con đường."
kind = "work"
status = "completed"
date = 2024-03-16
areas = ["dai-hoi"]
+++

Đường dẫn đến [cây cầu](works/cau).
"#;

/// A folder with `site/`, and `web/` once it was deployed.
pub(super) struct Place(TempDir);

impl Place {
    /// A site with these files laid over the two works, and this target.
    pub(super) fn new(files: &str, target: &str) -> Place {
        let mut site = Site::new(&format!("{STORIES}{files}"));
        let settings = site.text("site.toml").replace("https://example.org/", NOWHERE);
        let settings = format!("{settings}\n{target}");
        site.write("site.toml", settings);
        let folder = tempfile::tempdir().unwrap();
        // Another disk may hold the folder of the test: it is made in its place.
        let made = on_disk(&site);
        copy(made.path(), &folder.path().join("site"));
        Place(folder)
    }

    /// The same, deployed once.
    pub(super) fn deployed(files: &str) -> Place {
        let place = Place::new(files, WEB);
        place.deploy(&["--yes"]).with(0);
        place
    }

    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(super) fn deploy(&self, options: &[&str]) -> Ended {
        self.deploy_from("site", options)
    }

    /// Deploys from another copy of the site.
    pub(super) fn deploy_from(&self, site: &str, options: &[&str]) -> Ended {
        let usual = ["deploy", "--site", site, "--today", DAY, "--lang", "vi"];
        lantoa(self.0.path(), &[&usual, options].concat())
    }

    /// Deploys on another day.
    pub(super) fn deploy_on(&self, day: &str, options: &[&str]) -> Ended {
        let usual = ["deploy", "--site", "site", "--today", day, "--lang", "vi"];
        lantoa(self.0.path(), &[&usual, options].concat())
    }

    /// What the public reads.
    pub(super) fn web(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.at("web"))
    }

    pub(super) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    /// Replaces a text that stands in a file.
    pub(super) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replace(from, to));
    }

    /// Copies the site as it lies, memory and all, as a second officer's.
    pub(super) fn copy_site(&self, to: &str) {
        copy(&self.at("site"), &self.at(to));
    }
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    copy_tree(&tree(from), to);
}

/// Lays files and empty folders into a folder.
pub(super) fn copy_tree(files: &BTreeMap<String, Vec<u8>>, to: &Path) {
    for (path, bytes) in files {
        let file = to.join(path);
        if path.ends_with('/') {
            fs::create_dir_all(file).unwrap();
        } else {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
    }
}
