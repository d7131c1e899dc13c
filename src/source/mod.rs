//! The site as it lies on disk, read once: one snapshot of every file that can matter.
//!
//! This is the only reader. Everything after it is pure: a stage that needs a file finds it here
//! by its path. What the files mean is not known here.

pub mod front_matter;
pub mod table;
mod walk;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::digest::Digest;
use crate::language::normal::nfc;
use crate::problem::{Checked, Place, Problem, SourceProblem};

/// A text longer than this is no text that somebody wrote, in bytes.
const TEXT_LIMIT: u64 = 4 * 1024 * 1024;

/// What a file holds, as far as the site needs it.
#[derive(Clone, Debug)]
pub enum Content {
    /// UTF-8 text, normalised to NFC, without a byte order mark.
    Text(Arc<str>),
    /// Anything else that is copied: fonts, pictures of the theme.
    Bytes(Arc<[u8]>),
    /// A photo or another file beside an entry: known to be there, and not read.
    Unread,
}

/// One file of the snapshot.
#[derive(Clone, Debug)]
pub struct File {
    /// The path from the site's root, NFC, with `/` between folders on every system.
    pub path: Arc<str>,
    /// The digest of the content.
    pub digest: Digest,
    /// The content itself.
    pub content: Content,
}

/// The snapshot: every file of the site by its path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, File>,
}

/// Reads the site in `root`: site.toml, content, themes and their overrides.
///
/// Files that are not text where text is wanted, names that clash and links are problems; what the
/// disk refuses is an `io::Error`.
pub fn read(root: &Path) -> io::Result<Checked<Sources>> {
    let found = walk::walk(root)?;
    let mut problems = found.problems;
    let mut files = BTreeMap::new();
    for file in walk::contents(&found.value)? {
        files.insert(file.value.path.clone(), file.take(&mut problems));
    }
    Ok(Checked { value: Sources { files }, problems })
}

impl Sources {
    /// A snapshot from paths and bytes, without a disk.
    pub fn from_files<'a>(
        given: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Checked<Sources> {
        let mut problems = Vec::new();
        let files = given
            .into_iter()
            .map(|(path, bytes)| file(&nfc(path), bytes.to_vec()).take(&mut problems))
            .map(|file| (file.path.clone(), file))
            .collect();
        Checked { value: Sources { files }, problems }
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// The text at a path, if it is there and is text.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        match &self.files.get(path)?.content {
            Content::Text(text) => Some(text.clone()),
            Content::Bytes(_) | Content::Unread => None,
        }
    }

    /// All files below a folder (`content/`), in the order of their paths.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> + 'a {
        self.files
            .range::<str, _>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded))
            .map(|(_, file)| file)
            .take_while(move |file| file.path.starts_with(folder))
    }
}

/// Endings of files that are read as text.
const TEXT_ENDINGS: [&str; 8] = ["toml", "md", "html", "css", "js", "svg", "txt", "xml"];

/// Whether a file is only noted: whatever lies beside the entries and is no text. Photos are large,
/// and nothing looks into them yet.
fn is_unread(path: &str) -> bool {
    path.starts_with("content/") && !is_text(path)
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXT_ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}

/// One file from its bytes: text where its name says text, and its problems.
fn file(path: &str, bytes: Vec<u8>) -> Checked<File> {
    let is_text = is_text(path);
    let path: Arc<str> = path.into();
    if is_unread(&path) {
        let file = File { path, digest: Digest::default(), content: Content::Unread };
        return Checked { value: file, problems: Vec::new() };
    }
    if !is_text {
        let digest = Digest::of(&bytes);
        let content = Content::Bytes(bytes.into());
        return Checked { value: File { path, digest, content }, problems: Vec::new() };
    }
    let mut problems = Vec::new();
    let text = text(&path, bytes, &mut problems);
    let digest = Digest::of(text.as_bytes());
    let content = Content::Text(text);
    Checked { value: File { path, digest, content }, problems }
}

/// The bytes as NFC text without a byte order mark; what is no UTF-8 is a problem, and empty.
fn text(path: &Arc<str>, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> Arc<str> {
    let size = bytes.len() as u64;
    if size > TEXT_LIMIT {
        let kind = SourceProblem::FileTooLarge { bytes: size, limit: TEXT_LIMIT };
        problems.push(Problem::error(Place::top(path), kind));
        return "".into();
    }
    match String::from_utf8(bytes) {
        Ok(text) => nfc(text.strip_prefix('\u{feff}').unwrap_or(&text)).into(),
        Err(_) => {
            problems.push(Problem::error(Place::top(path), SourceProblem::NotUtf8));
            "".into()
        }
    }
}
