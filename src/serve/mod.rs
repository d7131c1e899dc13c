//! The preview: the site in memory, shown to the browser beside the editor, always as the files are.
//!
//! A change goes the same way as a build (`work`): read, parse, relate, plan. From there on the
//! browser pulls: a page is made when it is asked for (`shelf`), and the rest behind it (`behind`),
//! only so that all mistakes are found. Nothing is written anywhere, no path from a request ever
//! reaches the disk (`answer`), and nobody but this machine's own browser is answered (`guard`).
//!
//! What happens is told as data (`News`); its words are in `command`.

mod answer;
mod behind;
mod body;
mod door;
mod events;
mod generation;
mod guard;
mod http;
mod interrupt;
mod live;
mod network;
mod page;
mod place;
mod pull;
mod request;
mod shelf;
mod state;
mod trail;
mod watch;
mod words;
mod work;

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::language::Language;
use crate::pipeline::{Inputs, Memory};
use crate::problem::{Checked, Problem};
use crate::source::Sources;

use door::Door;
use guard::Guard;
use live::Live;
use work::Work;

pub use interrupt::Interrupt;
pub use watch::WhyPolling;

/// What a preview is to show, and to whom.
pub struct Settings {
    /// The root of the site.
    pub site: PathBuf,
    /// The port that is tried first; 0 for any.
    pub port: u16,
    /// The address to listen at instead of this machine's own.
    pub interface: Option<IpAddr>,
    /// The language that the overlay speaks first.
    pub language: Language,
    /// What was read as inputs: on which day, with which drafts.
    pub inputs: Arc<dyn Fn(Checked<Sources>) -> Inputs + Send + Sync>,
    /// What is remembered of the site already.
    pub memory: Memory,
    /// Whom to tell what happens.
    pub tell: Arc<dyn Fn(News) + Send + Sync>,
}

/// What happens in a preview.
#[derive(Debug)]
pub enum News {
    /// The files are asked for changes, since the system does not tell of them.
    Polling(WhyPolling),
    /// The site is there for the first time, or after a change.
    Shown {
        /// From the change to the site.
        took: Duration,
        /// Warnings.
        problems: Vec<Problem>,
        /// The texts that they are about.
        sources: Sources,
    },
    /// Errors stand; the last good site is shown.
    Broken {
        /// All of them.
        problems: Vec<Problem>,
        /// The texts that they are about.
        sources: Sources,
    },
    /// The files cannot be read.
    Unreadable(String),
}

/// A preview that runs.
#[derive(Debug)]
pub struct Server {
    /// Where it is read, such as `http://127.0.0.1:1111/`.
    pub address: String,
    /// The port, which may not be the one that was asked for.
    pub port: u16,
    live: Arc<Live>,
    stop: Option<oneshot::Sender<()>>,
    threads: Vec<JoinHandle<()>>,
}

/// Starts a preview; it answers as soon as this returns. What the machine refuses is an error.
pub fn start(settings: Settings) -> io::Result<Server> {
    let site = std::path::absolute(&settings.site)?;
    if !site.is_dir() {
        let text = format!("{}: no such folder", site.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, text));
    }
    let door = Door::open(settings.interface, settings.port)?;
    let (address, port) = (door.address(), door.port);
    let guard = Guard::new(settings.interface, port);
    let (wakes, woken) = mpsc::channel();
    let (made, behind) = mpsc::channel();
    let live = Arc::new(Live::new(settings.language, wakes));
    let (stop, stopped) = oneshot::channel();
    let work = Work::new(site, &settings, live.clone(), made);
    let memory = settings.memory;
    let (asked, looking) = (live.clone(), live.clone());
    let threads = vec![
        named("lantoa-work", move || work.go_on(memory, &woken))?,
        named("lantoa-behind", move || behind::go_on(&looking, &behind))?,
        named("lantoa-answer", move || http::answer_all(door, guard, asked, stopped))?,
    ];
    Ok(Server { address, port, live, stop: Some(stop), threads })
}

impl Server {
    /// Ends it, and waits until it has ended.
    pub fn stop(mut self) {
        self.live.stop();
        if let Some(stop) = self.stop.take() {
            // Whoever is not there any more has stopped already.
            let _ = stop.send(());
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn named(name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(name.to_owned()).spawn(run)
}
