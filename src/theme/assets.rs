//! Styles, scripts, fonts and pictures of the theme, each at an address that names its content.
//!
//! `style.css` is read at `/assets/style.0a1b2c3d.css`: it may be kept by a browser for ever, and
//! a page from a cache finds the style that it was made with.

use std::collections::BTreeMap;

use super::layered;
use crate::digest::Digest;
use crate::source::Sources;

/// The assets by file name.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// File name to asset.
    pub files: BTreeMap<String, Asset>,
    /// The digest of all names and contents.
    pub digest: Digest,
}

/// One asset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its file in the snapshot.
    pub source: String,
    /// Its path in the site, such as `/assets/style.0a1b2c3d.css`.
    pub path: String,
    /// The digest of its content.
    pub digest: Digest,
}

/// Loads the assets.
pub fn load(sources: &Sources, theme: &str) -> Assets {
    let mut files = BTreeMap::new();
    let mut whole = Vec::new();
    for (name, file) in layered(sources, theme, "assets") {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "bin"));
        let path = format!("/assets/{stem}.{}.{ending}", file.digest.short());
        whole.push(Digest::of_parts(&[path.as_bytes()]));
        let asset = Asset { source: file.path.to_string(), path, digest: file.digest };
        files.insert(name, asset);
    }
    let bytes: Vec<&[u8]> = whole.iter().map(Digest::bytes).collect();
    Assets { files, digest: Digest::of_parts(&bytes) }
}
