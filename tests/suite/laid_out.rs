//! A site laid out on a disk, for tests that need real files: the program runs on it, and they are
//! read, edited and looked for afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::program::tree;
use crate::site::Site;

/// Two works, so that one can go and the other stay.
pub(crate) const TWO_WORKS: &str = r#"
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

Đường đã xong.
"#;

/// A folder `site` with a site in it, and room beside it.
pub(crate) struct LaidOut {
    folder: TempDir,
    site: PathBuf,
}

/// Lays a site out.
pub(crate) fn laid_out(site: &Site) -> LaidOut {
    LaidOut::of(site.files())
}

impl LaidOut {
    /// Lays out files.
    pub(crate) fn of(files: &BTreeMap<String, Vec<u8>>) -> LaidOut {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        lay(files, &site);
        LaidOut { folder, site }
    }

    /// The site's own folder.
    pub(crate) fn path(&self) -> &Path {
        &self.site
    }

    /// The folder around the site.
    pub(crate) fn around(&self) -> &Path {
        self.folder.path()
    }

    /// What lies beside the site.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where a file of the site lies.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.site.join(path)
    }

    /// Whether there is such a file or folder.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.at(path).exists()
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        let text = fs::read_to_string(self.at(path));
        text.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Writes a file, and whatever folders it needs.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        write(&self.at(path), bytes.as_ref());
    }

    /// Replaces a piece of a file's text; it must be there.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not contain {from:?}");
        self.write(path, text.replace(from, to));
    }

    /// What a build has put into `public`.
    pub(crate) fn public(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.at("public"))
    }
}

/// Lays files, and folders that hold nothing (ending in `/`), into a folder.
pub(crate) fn lay(files: &BTreeMap<String, Vec<u8>>, folder: &Path) {
    for (path, bytes) in files {
        match path.ends_with('/') {
            true => fs::create_dir_all(folder.join(path)).unwrap(),
            false => write(&folder.join(path), bytes),
        }
    }
}

fn write(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}
