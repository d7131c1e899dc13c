//! A whole site to begin with: settings, the campaign and its places as the repository's own site has
//! them, and one sample of each kind of story. It needs no theme, since the program carries one.

use std::borrow::Cow;

use super::sheet::quoted;
use crate::config;
use crate::config::BaseUrl;

/// The files by their paths, as they are carried within the program.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// The lines of site.toml that are not the same for everybody, up to their values.
const TITLE: &str = "title = ";
const BASE_URL: &str = "base_url = ";

/// What is known of a site when it is begun.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Its title in Vietnamese.
    pub title: Option<String>,
    /// Where it will be read.
    pub base_url: Option<BaseUrl>,
}

/// The files of a new site, in the order of their paths.
pub fn starter(wishes: &Wishes) -> Vec<(&'static str, Cow<'static, [u8]>)> {
    let written = |(path, bytes): &(&'static str, &'static [u8])| match (*path, *bytes) {
        // What is hidden is passed over when the program is built.
        ("gitignore", bytes) => (".gitignore", Cow::Borrowed(bytes)),
        (config::PATH, bytes) => (config::PATH, Cow::Owned(settings(bytes, wishes).into_bytes())),
        (path, bytes) => (path, Cow::Borrowed(bytes)),
    };
    FILES.iter().map(written).collect()
}

/// site.toml with what is known; the first title in it is the Vietnamese one.
fn settings(bytes: &[u8], wishes: &Wishes) -> String {
    let base_url = wishes.base_url.as_ref().map(|base| base.absolute(""));
    let mut open = [(TITLE, wishes.title.as_deref()), (BASE_URL, base_url.as_deref())];
    let mut text = String::with_capacity(bytes.len());
    for line in String::from_utf8_lossy(bytes).split_inclusive('\n') {
        let wish = open.iter_mut().find(|(key, value)| line.starts_with(*key) && value.is_some());
        match wish.and_then(|(key, value)| Some((*key, value.take()?))) {
            Some((key, value)) => text.push_str(&format!("{key}{}\n", quoted(value))),
            None => text.push_str(line),
        }
    }
    text
}
