//! The site as it lies on disk, read once: one snapshot of every file that can matter.
//!
//! This is the only reader. Everything after it is pure: a stage that needs a file finds it here
//! by its path. What the files mean is not known here.

pub mod built_in;
mod encoding;
pub mod front_matter;
mod limited;
pub mod photo;
pub mod remembered;
mod stamp;
pub mod table;
pub mod text;
mod walk;
pub mod windows;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use crate::digest::Digest;
use crate::language::normal::nfc;
use crate::problem::{Checked, Place, Problem, SourceProblem};

use encoding::{Illegible, decode, with_line_ends};
use photo::Photo;
use remembered::Remembered;
use stamp::Stamp;
use text::Text;
use walk::{Found, Known, Touched};

pub use walk::FOLDERS;

/// A text longer than this is no text that somebody wrote, in bytes.
const TEXT_LIMIT: u64 = 4 * 1024 * 1024;

/// A font or a picture of a theme is held in memory as long as the program runs, in bytes.
const BYTES_LIMIT: u64 = 32 * 1024 * 1024;

/// What a file holds, as far as the site needs it.
#[derive(Clone, Debug)]
pub enum Content {
    /// UTF-8 text, normalised to NFC, without a byte order mark.
    Text(Text),
    /// Anything else that is copied: fonts, pictures of the theme.
    Bytes(Arc<[u8]>),
    /// A photo beside an entry: what its header says; its bytes are read when it is developed.
    Photo(Photo),
    /// Bytes that should be text and are none that can be used; as much of it as can be shown.
    Illegible(Arc<str>),
    /// A file that is known to be there, and not read.
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

/// Two files are the same when path and digest are; where a photo's bytes lie is no part of it.
impl PartialEq for File {
    fn eq(&self, other: &File) -> bool {
        self.path == other.path && self.digest == other.digest
    }
}

/// The snapshot: every file of the site by its path. The next one shares with it all that did not
/// change.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: OrdMap<Arc<str>, File>,
}

/// How a file differs from one snapshot to the next.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// It was not there.
    Added(&'a File),
    /// Its content is another.
    Edited {
        /// As it was.
        old: &'a File,
        /// As it is.
        new: &'a File,
    },
    /// It is gone.
    Removed(&'a File),
}

/// Reads the site in `root`: site.toml, content, themes and their overrides. A theme that the program
/// carries is there as well, if the site has no folder for it.
///
/// A photo or an entry's text whose stamp is known is not read again. Files that are not text where text is wanted,
/// names that clash and links are problems; what the disk refuses is an `io::Error`.
pub fn read(root: &Path, known: &Remembered) -> io::Result<Checked<Sources>> {
    let found = walk::walk(root)?;
    let mut problems = found.problems;
    let mut files = OrdMap::new();
    for taken in walk::contents(&found.value, &Known::Remembered(known))? {
        let file = taken.file.take(&mut problems);
        files.insert(file.path.clone(), file);
    }
    built_in::complete(&mut files);
    Ok(Checked { value: Sources { files }, problems })
}

/// A snapshot, and how its files lay on the disk, so that the next one costs little.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The snapshot.
    pub sources: Sources,
    /// What was wrong while reading.
    pub problems: Vec<Problem>,
    /// The files whose stamps tell enough, and what was wrong with each.
    settled: BTreeMap<Arc<str>, (Stamp, Vec<Problem>)>,
}

/// Reads the site in `root` once more: a file that lies there as it did before is not opened.
pub fn again(root: &Path, before: &Reading) -> io::Result<Reading> {
    let found = walk::walk(root)?;
    let mut reading = Reading { problems: found.problems, ..Reading::default() };
    let mut files = OrdMap::new();
    for taken in walk::contents(&found.value, &Known::Reading(before))? {
        let file = taken.file.value;
        if let Some(stamp) = taken.stamp {
            reading.settled.insert(file.path.clone(), (stamp, taken.file.problems.clone()));
        }
        reading.problems.extend(taken.file.problems);
        files.insert(file.path.clone(), file);
    }
    built_in::complete(&mut files);
    reading.sources = Sources { files };
    Ok(reading)
}

/// Reads these files once more and no others: when each of them was there before, so that nothing
/// else can have changed with it. Otherwise the reading stays as it is, the answer is `false`, and
/// the whole site is to be read `again`.
pub fn touched(root: &Path, reading: &mut Reading, paths: &BTreeSet<PathBuf>) -> io::Result<bool> {
    let Some(touched) = walk::touched(root, reading, paths) else { return Ok(false) };
    let is_about = |problem: &Problem| touched.iter().any(|one| one.path() == &*problem.place.path);
    if reading.problems.iter().any(is_about) {
        return Ok(false);
    }
    let there: Vec<Found> = touched.iter().filter_map(Touched::there).cloned().collect();
    let contents = walk::contents(&there, &Known::Reading(reading))?;
    let files = &mut reading.sources.files;
    for one in &touched {
        reading.settled.remove(one.path());
        files.remove(one.path());
    }
    for taken in contents {
        let file = taken.file.value;
        if let Some(stamp) = taken.stamp {
            reading.settled.insert(file.path.clone(), (stamp, taken.file.problems.clone()));
        }
        reading.problems.extend(taken.file.problems);
        files.insert(file.path.clone(), file);
    }
    built_in::complete(files);
    Ok(true)
}

impl Reading {
    /// The file at a path, if it lies there as it did.
    fn unchanged(&self, path: &str, stamp: Stamp) -> Option<Checked<File>> {
        let (known, problems) = self.settled.get(path)?;
        let file = self.sources.get(path).filter(|_| *known == stamp)?;
        Some(Checked { value: file.clone(), problems: problems.clone() })
    }
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

    /// Texts as they lie on the disk, neither normalised nor without a byte order mark: for whoever
    /// wants to change a file, and so needs the places in it.
    pub fn verbatim<'a>(given: impl IntoIterator<Item = (&'a str, &'a str)>) -> Sources {
        let files = given.into_iter().map(|(path, text)| {
            let (path, digest) = (Arc::<str>::from(path), Digest::of(text.as_bytes()));
            let content = Content::Text(Text::here((&*with_line_ends(text)).into()));
            (path.clone(), File { path, digest, content })
        });
        Sources { files: files.collect() }
    }

    /// The same snapshot with one text more, as if it lay on the disk.
    pub fn with(&self, path: &str, text: &str) -> Sources {
        self.with_all([(path, text)])
    }

    /// The same snapshot with these texts, as if they lay on the disk.
    pub fn with_all<'a>(&self, texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Sources {
        let mut files = self.files.clone();
        for (path, text) in texts {
            let file = file(&nfc(path), text.as_bytes().to_vec()).value;
            files.insert(file.path.clone(), file);
        }
        Sources { files }
    }

    /// The same snapshot with files called otherwise: those for whose path there is another.
    pub fn renamed(&self, name: impl Fn(&str) -> Option<String>) -> Sources {
        let files = self.files.values().map(|file| {
            let path = name(&file.path).map_or_else(|| file.path.clone(), Arc::from);
            (path.clone(), File { path, ..file.clone() })
        });
        Sources { files: files.collect() }
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// The text at a path, if it is there and is text.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        match &self.files.get(path)?.content {
            Content::Text(text) => text.get(),
            _ => None,
        }
    }

    /// Whether a text that was read late turned out to be another by then: what was made of this
    /// snapshot is to be made again from a new one.
    pub fn is_torn(&self) -> bool {
        let mut all = self.files.values();
        all.any(|file| matches!(&file.content, Content::Text(text) if text.is_torn()))
    }

    /// What can be shown of the file at a path beside a mistake: its text, even if it cannot be used.
    pub fn shown(&self, path: &str) -> Option<Arc<str>> {
        match &self.files.get(path)?.content {
            Content::Text(text) => text.get(),
            Content::Illegible(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// The photo at a path.
    pub fn photo(&self, path: &str) -> Option<&Photo> {
        match &self.files.get(path)?.content {
            Content::Photo(photo) => Some(photo),
            _ => None,
        }
    }

    /// The digest of all names and contents: two equal snapshots have the same.
    pub fn digest(&self) -> Digest {
        let mut whole = Vec::with_capacity(self.files.len() * 80);
        for file in self.files.values() {
            whole.extend_from_slice(&(file.path.len() as u64).to_le_bytes());
            whole.extend_from_slice(file.path.as_bytes());
            whole.extend_from_slice(file.digest.bytes());
        }
        Digest::of(&whole)
    }

    /// What is different since an earlier snapshot, in the order of the paths. What both share takes
    /// no time.
    pub fn changes<'a>(&'a self, before: &'a Sources) -> impl Iterator<Item = Change<'a>> {
        before.files.diff(&self.files).map(|one| match one {
            DiffItem::Add(_, file) => Change::Added(file),
            DiffItem::Update { old: (_, old), new: (_, new) } => Change::Edited { old, new },
            DiffItem::Remove(_, file) => Change::Removed(file),
        })
    }

    /// What to remember for the next run: the files that will be known again by how they lie.
    pub fn remembered(&self) -> Remembered {
        let mut remembered = Remembered::default();
        for file in self.files.values() {
            let path = || file.path.to_string();
            match &file.content {
                Content::Photo(photo) if stamp::TELLS => {
                    remembered.photos.extend(photo.stamped().map(|one| (path(), one)));
                }
                Content::Text(text) => {
                    remembered.texts.extend(text.stamped(file.digest).map(|one| (path(), one)));
                }
                _ => {}
            }
        }
        remembered
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// All files below a folder (`content/`), in the order of their paths.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> + 'a {
        self.files
            .range::<_, str>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded))
            .map(|(_, file)| file)
            .take_while(move |file| file.path.starts_with(folder))
    }
}

/// Endings of files that are read as text.
const TEXT_ENDINGS: [&str; 8] = ["toml", "md", "html", "css", "js", "svg", "txt", "xml"];

/// How a file is taken in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Bytes,
    Photo,
    Unread,
}

/// Endings of files that are photos, or that somebody took for one.
const PHOTO_ENDINGS: [&str; 11] =
    ["jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif", "tif", "tiff", "bmp"];

fn kind(path: &str) -> Kind {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let beside_entries = path.starts_with("content/");
    match ending.as_str() {
        ending if TEXT_ENDINGS.contains(&ending) => Kind::Text,
        ending if beside_entries && PHOTO_ENDINGS.contains(&ending) => Kind::Photo,
        _ if beside_entries => Kind::Unread,
        _ => Kind::Bytes,
    }
}

/// Most that a file of a kind may hold, in bytes.
fn limit(kind: Kind) -> u64 {
    match kind {
        Kind::Text => TEXT_LIMIT,
        Kind::Bytes => BYTES_LIMIT,
        Kind::Photo | Kind::Unread => u64::MAX,
    }
}

/// A file that is too large to be read.
fn too_large(path: &str, bytes: u64) -> Checked<File> {
    let kind = SourceProblem::FileTooLarge { bytes, limit: limit(kind(path)) };
    let problems = vec![Problem::error(Place::top(path), kind)];
    let file = File { path: path.into(), digest: Digest::default(), content: Content::Unread };
    Checked { value: file, problems }
}

/// One file from its bytes, and its problems.
fn file(path: &str, bytes: Vec<u8>) -> Checked<File> {
    let kind = kind(path);
    if bytes.len() as u64 > limit(kind) {
        return too_large(path, bytes.len() as u64);
    }
    let path: Arc<str> = path.into();
    let mut problems = Vec::new();
    let (digest, content) = match kind {
        Kind::Text => {
            let of_bytes = Digest::of(&bytes);
            match decode(bytes) {
                Ok(text) => {
                    let digest = Digest::of(text.as_bytes());
                    (digest, Content::Text(Text::here(text.into())))
                }
                Err(Illegible { kind, shown, span }) => {
                    problems.push(Problem::error(Place::new(&path, span), kind));
                    (of_bytes, Content::Illegible(shown.into()))
                }
            }
        }
        Kind::Bytes => (Digest::of(&bytes), Content::Bytes(bytes.into())),
        Kind::Photo => {
            let photo = Photo::here(bytes);
            (photo.digest, Content::Photo(photo))
        }
        Kind::Unread => (Digest::default(), Content::Unread),
    };
    Checked { value: File { path, digest, content }, problems }
}
