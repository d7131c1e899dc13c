//! A site on a disk, and a preview of it that runs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use lantoa::catalogue::Drafts;
use lantoa::language::Language;
use lantoa::language::date::Date;
use lantoa::pipeline::{Inputs, Memory, Today};
use lantoa::serve::{self, Server, Settings};
use lantoa::view::{Finish, Links};
use serde_json::Value;

use super::browser::{Answer, Events, get};
use crate::laid_out::{LaidOut, laid_out};
use crate::site::{Site, read};

/// A preview and its files.
pub(crate) struct Running {
    folder: LaidOut,
    server: Option<Server>,
    events: Events,
    state: Value,
    /// The port that it listens at.
    pub(crate) port: u16,
    /// The day that it takes for today.
    pub(crate) today: Arc<Mutex<Date>>,
}

impl Running {
    /// A preview of a site.
    pub(crate) fn new(site: &Site) -> Running {
        Running::with(site, Drafts::Hidden)
    }

    /// A preview with or without what is not public yet.
    pub(crate) fn with(site: &Site, drafts: Drafts) -> Running {
        let folder = laid_out(site);
        let today = Arc::new(Mutex::new(site.today));
        let server = start(folder.path(), drafts, today.clone());
        let port = server.port;
        let mut events = Events::new(port, "/");
        let state = events.next();
        Running { folder, server: Some(server), events, state, port, today }
    }

    /// The root of the site.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the site.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, and whatever folders it needs.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }

    /// Replaces a piece of a file's text.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} does not contain {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap();
    }

    /// Renames a file or folder.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        std::fs::create_dir_all(self.path(to).parent().unwrap()).unwrap();
        std::fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Waits until the preview says that it has taken in what the files are now.
    pub(crate) fn settle(&mut self) -> &Value {
        let files = read(self.folder.path()).digest().to_string();
        let today = self.today.lock().unwrap().iso();
        while self.state["reading"] != files
            || self.state["today"].as_str().is_some_and(|day| day != today)
        {
            self.state = self.events.next();
        }
        &self.state
    }

    /// Waits for a state of the home page of which this is true.
    pub(crate) fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> &Value {
        while !is_it(&self.state) {
            self.state = self.events.next();
        }
        &self.state
    }

    /// What it answers.
    pub(crate) fn get(&self, target: &str) -> Answer {
        get(self.port, target)
    }

    /// The text of a page that is there.
    pub(crate) fn page(&self, target: &str) -> String {
        let answer = self.get(target);
        assert_eq!(answer.status, 200, "{target}");
        answer.text()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }
}

fn start(folder: &Path, drafts: Drafts, today: Arc<Mutex<Date>>) -> Server {
    let settings = Settings {
        site: folder.to_path_buf(),
        port: 0,
        interface: None,
        language: Language::English,
        inputs: Arc::new(move |read| Inputs {
            sources: read.value,
            problems: read.problems,
            today: Today::Given(*today.lock().unwrap()),
            base_url: None,
            links: Links::FromRoot,
            drafts,
            finish: Finish::AsFilled,
        }),
        memory: Memory::default(),
        tell: Arc::new(|_| {}),
    };
    serve::start(settings).unwrap()
}
