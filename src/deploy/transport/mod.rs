//! The ways to a target: each kind reads, puts and removes files by a path below the site's root.
//!
//! What is sent, in which order and why is not known here; a transport never looks at another file
//! than the one that it is told. Whatever the kind, a reader of the target finds each file whole,
//! the old one or the new one, at any moment.

mod bounds;
mod claim;
mod fault;
mod folder;
mod ftp;
mod http;
mod in_place;
mod releases;
mod s3;
mod sftp;
mod tree;
mod trust;
pub mod web;
mod webdav;
mod zip;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bounds::Bounds;
pub use bounds::Patience;
pub use fault::Fault;
use in_place::InPlace;
use releases::Releases;
use tree::Tree;

use crate::config::Config;
use crate::config::target::{Target, Transport};
use crate::language::Language;
use crate::write::cache;

/// Where files wait for their renaming, below a target's root: nobody is led here.
pub const STAGE: &str = ".lantoa-stage";

/// What came of an operation on a target.
pub type Done<T> = Result<T, Fault>;

/// A target that is connected. Paths are those of the site's outputs, with `/` between folders.
///
/// Several threads may use it at once, as many as there are `lanes`.
pub trait Remote: Send + Sync {
    /// A file's bytes; none if there is no such file.
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>>;

    /// A file's size in bytes; none if there is no such file.
    fn size(&self, path: &str) -> Done<Option<u64>>;

    /// The names that stand at the root, folders and files alike.
    fn names(&self) -> Done<Vec<String>>;

    /// Puts a file in its place, with the folders that it needs. It waits under another name until
    /// all of it is there and its size is right.
    fn put(&self, path: &str, bytes: &[u8]) -> Done<()>;

    /// Puts a file where none is: whether it was put. Of two that try at once, one is told no.
    fn claim(&self, path: &str, bytes: &[u8]) -> Done<bool>;

    /// Removes a file, and the folders that this leaves empty. One that is not there is gone.
    fn remove(&self, path: &str) -> Done<()>;

    /// Removes what waits under another name since an earlier attempt was cut short.
    fn sweep(&self) -> Done<()>;

    /// How many files may be on the way at once.
    fn lanes(&self) -> usize;

    /// Which files a deploy has to put.
    fn wanted(&self) -> Wanted {
        Wanted::Missing
    }

    /// Who sends the site. Only a target that writes to people has to know.
    fn sent_by(&self, _sender: Sender) {}

    /// A deploy begins, named `id`; `same` are the files that stay as they are. Only a target where
    /// each deploy is a whole of its own has to know.
    fn begin(&self, _id: &str, _same: &[&str]) -> Done<()> {
        Ok(())
    }

    /// All is there: what was put is shown from now on, if it was not shown at once.
    fn finish(&self) -> Done<()> {
        Ok(())
    }
}

/// Which files a deploy has to put at a target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Those that do not lie there as they shall. What a deploy brought before it was cut short lies
    /// there.
    Missing,
    /// Those that differ from what the last finished deploy left: nothing stays of one that was cut
    /// short, whatever is remembered of it.
    Changed,
    /// All files of the site, also those that are the same.
    All,
}

/// Who sends a site, in words for those who receive it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sender {
    /// The body that answers for the site, in each of its languages.
    pub body: BTreeMap<Language, String>,
    /// Where the site is read.
    pub address: String,
}

impl Sender {
    /// Who sends this site.
    pub fn of(config: &Config) -> Sender {
        let languages = config.languages.keys();
        let body = languages.map(|language| (*language, config.owner.body.get(*language)));
        let body = body.filter(|(_, name)| !name.is_empty());
        Sender {
            body: body.map(|(language, name)| (language, name.to_owned())).collect(),
            address: config.base_url.absolute("/"),
        }
    }
}

/// Where secrets come from: the environment, or whoever sits there. Asked when they are needed.
pub trait Secrets: Send + Sync {
    /// The secret of this name, such as `PASSWORD`, of the target that is being opened.
    fn secret(&self, what: &str) -> Option<Secret>;

    /// The folder of whoever sends, which has their keys and the servers that they know in `.ssh`.
    fn home(&self) -> Option<PathBuf> {
        std::env::home_dir()
    }

    /// The socket, or on Windows the pipe, of their SSH agent, when the system does not have one of
    /// its own.
    fn agent(&self) -> Option<PathBuf> {
        std::env::var_os("SSH_AUTH_SOCK").filter(|socket| !socket.is_empty()).map(PathBuf::from)
    }
}

/// A secret. It has no words: nothing that is printed can show it.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A secret.
    pub fn new(text: String) -> Secret {
        Secret(text)
    }

    /// The secret itself, for the server alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// Connects to a target. `site` is the folder to which paths of this machine are relative.
pub fn open(target: &Target, site: &Path, secrets: &dyn Secrets) -> Done<Box<dyn Remote>> {
    open_within(target, site, secrets, Patience::default())
}

/// Connects to a target, and waits for its server so long and no longer, now and later.
pub fn open_within(
    target: &Target,
    site: &Path,
    secrets: &dyn Secrets,
    patience: Patience,
) -> Done<Box<dyn Remote>> {
    let bounds = Bounds { connections: target.connections, patience };
    match &target.transport {
        Some(Transport::Folder { path }) => Ok(shown(folder::open(&site.join(path))?, target)),
        Some(Transport::Zip { path, .. }) => {
            let folder = site.join(path);
            Ok(Box::new(zip::open(target, &folder, &site.join(cache::FOLDER))?))
        }
        Some(Transport::Sftp(settings)) => {
            Ok(shown(sftp::open(settings, bounds, site, secrets)?, target))
        }
        Some(Transport::Ftp(settings)) => {
            Ok(shown(ftp::open(settings, bounds, site, secrets)?, target))
        }
        Some(Transport::Webdav(settings)) => {
            Ok(shown(webdav::open(settings, bounds, site, secrets)?, target))
        }
        Some(Transport::S3(settings)) => Ok(Box::new(s3::open(settings, bounds, site, secrets)?)),
        // A mistake in the settings, which has stopped the build.
        None => Err(Fault::Unable(target.name.value.clone())),
    }
}

/// A tree as the settings want it shown: file by file, or a release at a time.
fn shown(tree: impl Tree + 'static, target: &Target) -> Box<dyn Remote> {
    match target.releases {
        Some(kept) => Box::new(Releases::new(tree, kept)),
        None => Box::new(InPlace::new(tree)),
    }
}
