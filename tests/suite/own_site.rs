//! The repository's own site, the campaign of plan 364, built once for all tests that look at it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use lantoa::language::date::Date;
use scraper::Html;

use crate::site::{Run, Site};

/// The site as built once all that it tells of has happened.
pub(crate) static RUN: LazyLock<Run> = LazyLock::new(|| site().build().good());

/// The repository's root, which is itself a site.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The theme with the repository's own content and settings.
pub(crate) fn site() -> Site {
    let mut site = Site::bare();
    // After the last day that its stories tell of.
    site.today = Date::new(2024, 10, 31).unwrap();
    site.write("site.toml", std::fs::read(root().join("site.toml")).unwrap());
    for file in files(&root().join("content")) {
        let path = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        site.write(&path, std::fs::read(&file).unwrap());
    }
    site
}

/// Every page of the site: its path, its HTML, and the HTML as a browser understands it.
pub(crate) fn pages() -> impl Iterator<Item = (&'static str, &'static str, Html)> {
    RUN.files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| {
        let html = std::str::from_utf8(bytes).unwrap();
        (path.as_str(), html, Html::parse_document(html))
    })
}

/// All files below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}
