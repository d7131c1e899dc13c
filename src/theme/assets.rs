//! Styles, scripts, fonts and pictures of the theme, each at an address that names its content.
//!
//! `style.css` is read at `/assets/style.0a1b2c3d.css`: it may be kept by a browser for ever, and
//! a page from a cache finds the style that it was made with.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{css, layered};
use crate::digest::Digest;
use crate::problem::Checked;
use crate::source::{Content, File, Sources};

/// Where assets are read.
const FOLDER: &str = "/assets/";

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
    /// Its path in the site, such as `/assets/style.0a1b2c3d.css`.
    pub path: String,
    /// The digest of its content.
    pub digest: Digest,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// Loads the assets: first what style sheets name, then the sheets, which then name it by its address.
pub fn load(sources: &Sources, theme: &str) -> Checked<Assets> {
    let mut problems = Vec::new();
    let all = layered(sources, theme, "assets");
    let (sheets, plain): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(name, _)| name.ends_with(".css"));
    let mut files: BTreeMap<String, Asset> =
        plain.into_iter().map(|(name, file)| asset(name, file.digest, bytes(file))).collect();
    let addresses: BTreeMap<&str, &str> = files
        .iter()
        .map(|(name, asset)| (name.as_str(), asset.path.trim_start_matches(FOLDER)))
        .collect();
    let mut resolved = Vec::new();
    for (name, file) in sheets {
        let Content::Text(text) = &file.content else { continue };
        let text = text.get().unwrap_or_default();
        let text = css::resolve((&name, file), &text, &addresses).take(&mut problems);
        resolved.push(asset(name, Digest::of(text.as_bytes()), text.into_bytes().into()));
    }
    files.extend(resolved);
    let whole: Vec<Digest> =
        files.values().map(|asset| Digest::of_parts(&[asset.path.as_bytes()])).collect();
    let parts: Vec<&[u8]> = whole.iter().map(Digest::bytes).collect();
    Checked { value: Assets { digest: Digest::of_parts(&parts), files }, problems }
}

fn asset(name: String, digest: Digest, bytes: Arc<[u8]>) -> (String, Asset) {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "bin"));
    let path = format!("{FOLDER}{stem}.{}.{ending}", digest.short());
    (name, Asset { path, digest, bytes })
}

fn bytes(file: &File) -> Arc<[u8]> {
    match &file.content {
        Content::Text(text) => text.get().map(|text| text.as_bytes().into()).unwrap_or_default(),
        Content::Bytes(bytes) => bytes.clone(),
        Content::Photo(_) | Content::Illegible(_) | Content::Unread => Arc::default(),
    }
}
