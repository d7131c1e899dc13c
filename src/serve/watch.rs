//! Hints from the system that files have changed; where it gives none, the files are looked at in
//! short intervals instead.
//!
//! Only what a site is read from is watched: its root without what lies below, and its folders,
//! also those that come later. A hint is never believed, so it may be lost or come twice.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::live::Live;
use super::network::is_elsewhere;
use crate::config;
use crate::source::FOLDERS;

/// How often files are looked at where the system gives no hints.
const POLLING: Duration = Duration::from_secs(1);

/// How often they are looked at all the same: a hint may be lost, and a day ends.
const WATCHING: Duration = Duration::from_secs(60);

/// Why files are looked at in short intervals.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhyPolling {
    /// They are on another machine.
    Network,
    /// The system watches no more folders.
    NoMoreWatches,
    /// Something else, in the system's words.
    Other(String),
}

/// The watch over a site.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    watched: BTreeSet<&'static str>,
    heard: Arc<Heard>,
    why: Option<WhyPolling>,
}

/// Which paths hints were about.
#[derive(Default)]
struct Touched {
    paths: BTreeSet<PathBuf>,
    /// Also others, or too many to name.
    others: bool,
}

/// More paths than this are not worth looking at one by one.
const MOST_PATHS: usize = 100;

/// What the system said besides that something has changed.
#[derive(Default)]
struct Heard {
    /// Folders of the site that were themselves made, renamed or removed.
    folders: Mutex<BTreeSet<String>>,
    touched: Mutex<Touched>,
    trouble: Mutex<Option<WhyPolling>>,
}

impl Watch {
    /// Begins to watch.
    pub(super) fn new(root: &Path, live: Arc<Live>) -> Watch {
        let heard = Arc::new(Heard::default());
        let mut watch = Watch {
            root: root.to_path_buf(),
            watcher: None,
            watched: BTreeSet::new(),
            heard: heard.clone(),
            why: None,
        };
        if is_elsewhere(root) {
            heard.trouble(WhyPolling::Network);
            return watch;
        }
        let site = root.to_path_buf();
        let hears = heard.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if hears.matters(&site, event) {
                live.hint();
            }
        });
        let watcher = watcher.and_then(|mut watcher| {
            watcher.watch(root, RecursiveMode::NonRecursive)?;
            Ok(watcher)
        });
        match watcher {
            Ok(watcher) => watch.watcher = Some(watcher),
            Err(error) => heard.trouble(why(&error)),
        }
        watch
    }

    /// Watches the folders that are there now. When the system gives no more hints it says why,
    /// once.
    pub(super) fn arm(&mut self) -> Option<WhyPolling> {
        let anew = std::mem::take(&mut *locked(&self.heard.folders));
        if let Some(watcher) = &mut self.watcher {
            for folder in FOLDERS {
                let path = self.root.join(folder);
                if anew.contains(folder) && self.watched.remove(folder) {
                    // It may be gone, and the watch with it.
                    let _ = watcher.unwatch(&path);
                }
                if path.is_dir() && !self.watched.contains(folder) {
                    match watcher.watch(&path, RecursiveMode::Recursive) {
                        Ok(()) => {
                            self.watched.insert(folder);
                        }
                        // It went in this moment.
                        Err(_) if !path.is_dir() => {}
                        Err(error) => self.heard.trouble(why(&error)),
                    }
                }
            }
        }
        if self.why.is_some() {
            return None;
        }
        self.why = locked(&self.heard.trouble).take();
        self.why.clone()
    }

    /// The paths that hints were about since the last call; none when they may not be all.
    pub(super) fn touched(&self) -> Option<BTreeSet<PathBuf>> {
        let touched = std::mem::take(&mut *locked(&self.heard.touched));
        (!touched.others && self.why.is_none()).then_some(touched.paths)
    }

    /// How long to wait for a hint.
    pub(super) fn interval(&self) -> Duration {
        match self.why {
            Some(_) => POLLING,
            None => WATCHING,
        }
    }
}

impl Heard {
    fn trouble(&self, why: WhyPolling) {
        locked(&self.trouble).get_or_insert(why);
    }

    /// Whether an event may mean that the site has changed.
    fn matters(&self, root: &Path, event: notify::Result<Event>) -> bool {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                self.trouble(why(&error));
                locked(&self.touched).others = true;
                return true;
            }
        };
        // We ourselves open files all the time.
        let is_reading = matches!(event.kind, EventKind::Access(kind)
            if kind != AccessKind::Close(AccessMode::Write));
        if is_reading && !event.need_rescan() {
            return false;
        }
        let mut touched = locked(&self.touched);
        let mut matters = event.need_rescan() || event.paths.is_empty();
        touched.others |= matters;
        for path in &event.paths {
            let Ok(inside) = path.strip_prefix(root) else {
                // The system names the folder in another way.
                (matters, touched.others) = (true, true);
                continue;
            };
            let mut parts = inside.iter().map(|part| part.to_string_lossy());
            let Some(first) = parts.next() else {
                (matters, touched.others) = (true, true);
                continue;
            };
            let is_folder = FOLDERS.contains(&first.as_ref());
            if is_folder || first == config::PATH {
                matters = true;
                touched.others |= touched.paths.len() >= MOST_PATHS;
                touched.paths.insert(path.clone());
            }
            if is_folder && parts.next().is_none() {
                locked(&self.folders).insert(first.into_owned());
            }
        }
        matters
    }
}

fn why(error: &notify::Error) -> WhyPolling {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => WhyPolling::NoMoreWatches,
        _ => WhyPolling::Other(error.to_string()),
    }
}

fn locked<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
