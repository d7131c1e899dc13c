//! A folder on an SSH server, by SSH file transfer.
//!
//! Here is what each step of a `Tree` is; `line` is one connection, `host` says whether the server is
//! the right one, `login` has it let us in, `files` speaks the protocol. A connection that broke is
//! made again at the next step.

mod answer;
mod files;
mod host;
mod line;
mod login;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use russh_sftp::client::error::Error;
use russh_sftp::protocol::{OpenFlags, StatusCode};
use tokio::runtime::{Builder, Handle, Runtime};

use self::answer::{fault, is_absent, is_failure, is_lost};
use self::host::Trust;
use self::line::{Line, Server, connect};
use self::login::Login;
use super::bounds::Bounds;
use super::tree::{Links, Tree, arrived};
use super::{Done, Fault, Secrets};
use crate::config::target::Sftp as Settings;

/// How many files are on the way at once when the settings do not say: a server answers in the order
/// in which it is asked, so it always has something to do, however long the way.
const LANES: usize = 32;

/// More than this many files open at once some servers refuse.
const MOST_LANES: usize = 64;

/// A folder on a server.
pub(super) struct Sftp {
    /// The folder; empty is the account's home.
    root: String,
    lanes: usize,
    server: Server,
    state: Mutex<State>,
    /// How often a connection was attempted.
    attempts: AtomicU64,
    handle: Handle,
    runtime: Option<Runtime>,
}

#[derive(Default)]
struct State {
    line: Option<Arc<Line>>,
    /// What came of the last attempt to connect.
    fault: Option<Fault>,
}

/// Connects to a server. The root folder is made when the first file comes, but not the folder
/// around it. `site` is the folder to which a key file's path is relative.
pub(super) fn open(
    settings: &Settings,
    bounds: Bounds,
    site: &Path,
    secrets: &dyn Secrets,
) -> Done<Sftp> {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| Fault::of_disk("sftp", &error))?;
    let home = secrets.home();
    let key = settings.key.as_ref().map(|key| match (key.strip_prefix("~/"), &home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => site.join(key),
    });
    let address = (settings.host.as_str(), settings.port);
    let sftp = Sftp {
        root: root(&settings.path),
        lanes: bounds.connections.unwrap_or(LANES).clamp(1, MOST_LANES),
        server: Server {
            host: settings.host.clone(),
            port: settings.port,
            patience: bounds.patience,
            trust: Trust::of(address, settings.host_key.as_deref(), home.as_deref()),
            login: Login::new(&settings.user, key, secrets),
        },
        state: Mutex::default(),
        attempts: AtomicU64::new(0),
        handle: runtime.handle().clone(),
        runtime: Some(runtime),
    };
    sftp.connected(Some(secrets))?;
    sftp.has_a_place()?;
    Ok(sftp)
}

/// The folder on the server as paths begin with it.
fn root(path: &str) -> String {
    let path = path.strip_prefix("~/").unwrap_or(path);
    match path.trim_end_matches('/') {
        "" if path.starts_with('/') => "/".to_owned(),
        "" | "." | "~" => String::new(),
        path => path.to_owned(),
    }
}

impl Sftp {
    fn at(&self, path: &str) -> String {
        match (self.root.as_str(), path) {
            ("", "") => ".".to_owned(),
            ("", path) => path.to_owned(),
            (root, "") => root.to_owned(),
            ("/", path) => format!("/{path}"),
            (root, path) => format!("{root}/{path}"),
        }
    }

    /// The folder is there, or at least the one around it: a path with a slip in it must not be
    /// mistaken for an empty target.
    fn has_a_place(&self) -> Done<()> {
        let root = self.at("");
        let around = match root.rsplit_once('/') {
            Some(("", _)) => "/",
            Some((around, _)) => around,
            None => ".",
        };
        for folder in [root.as_str(), around] {
            match self.run(folder, async |line| files::is_folder(line, folder).await)? {
                Some(true) => return Ok(()),
                Some(false) => return Err(Fault::Refused(folder.to_owned())),
                None => {}
            }
        }
        Err(Fault::Refused(format!("{around}: {}", StatusCode::NoSuchFile)))
    }

    /// Does something over a line that is alive.
    fn run<T>(
        &self,
        about: &str,
        action: impl AsyncFnOnce(&Arc<Line>) -> Result<T, Error>,
    ) -> Done<T> {
        let line = self.connected(None)?;
        self.handle.block_on(async {
            let done = line.watch(action(&line)).await;
            match done {
                Ok(done) => Ok(done),
                Err(error) if is_failure(&error) => {
                    let root = self.at("");
                    let is_full = line.watch(async { Ok(files::is_full(&line, &root).await) });
                    match is_full.await {
                        Ok(true) => Err(Fault::Full(format!("{about}: {error}"))),
                        _ => Err(fault(about, &error)),
                    }
                }
                Err(error) => Err(fault(about, &error)),
            }
        })
    }

    /// The line, made anew if the last one broke. While one caller connects, the others wait, and
    /// learn what came of it.
    fn connected(&self, secrets: Option<&dyn Secrets>) -> Done<Arc<Line>> {
        let before = self.attempts.load(Ordering::Acquire);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = state.line.as_ref().filter(|line| line.is_up()) {
            return Ok(Arc::clone(line));
        }
        if self.attempts.load(Ordering::Acquire) != before
            && let Some(fault) = &state.fault
        {
            return Err(fault.clone());
        }
        let made = self.handle.block_on(connect(&self.server, secrets)).map(Arc::new);
        state.line = made.as_ref().ok().cloned();
        state.fault = made.as_ref().err().cloned();
        self.attempts.fetch_add(1, Ordering::Release);
        made
    }

    /// Does something for which the root folder must be there.
    fn run_in_root<T>(
        &self,
        about: &str,
        action: impl AsyncFn(&Arc<Line>) -> Result<T, Error>,
    ) -> Done<T> {
        let root = self.at("");
        self.run(about, async |line| match action(line).await {
            Err(error) if is_absent(&error) => {
                files::make_folder(line, &root).await?;
                action(line).await
            }
            done => done,
        })
    }
}

impl Drop for Sftp {
    fn drop(&mut self) {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = state.line.take() {
            self.handle.block_on(line.close());
        }
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(1));
        }
    }
}

impl Tree for Sftp {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        self.run(path, async |line| files::read(line, &self.at(path)).await)
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        self.run(path, async |line| files::size(line, &self.at(path)).await)
    }

    fn names(&self, folder: &str) -> Done<Vec<String>> {
        self.run(folder, async |line| files::names(line, &self.at(folder)).await)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Done<()> {
        let at = self.at(path);
        self.run(path, async |line| {
            files::write(line, &at, OpenFlags::TRUNCATE, bytes).await?;
            Ok(())
        })
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        let at = self.at(path);
        self.run_in_root(path, async |line| {
            match files::write(line, &at, OpenFlags::EXCLUDE, bytes).await {
                Ok(_) => Ok(true),
                Err(error) if is_failure(&error) && files::size(line, &at).await?.is_some() => {
                    Ok(false)
                }
                Err(error) => Err(error),
            }
        })
    }

    fn make_folder(&self, path: &str) -> Done<()> {
        let at = self.at(path);
        self.run_in_root(path, async |line| files::make_folder(line, &at).await)
    }

    fn rename(&self, from: &str, to: &str) -> Done<()> {
        let (from, at) = (self.at(from), self.at(to));
        self.run(to, async |line| files::rename(line, &from, &at).await)
    }

    /// Three turns of the line: the file is opened; written, measured and closed; renamed.
    fn bring(&self, waiting: &str, path: &str, bytes: &[u8]) -> Done<()> {
        let (from, at) = (self.at(waiting), self.at(path));
        let size = self.run(path, async |line| {
            let size = files::write(line, &from, OpenFlags::TRUNCATE, bytes).await?;
            if size == bytes.len() as u64 {
                files::rename(line, &from, &at).await?;
            }
            Ok(size)
        });
        if matches!(size, Err(Fault::Full(_))) {
            // Half a file must not take the last room; that it cannot be removed is the lesser fault.
            let _ = self.remove(waiting);
        }
        arrived(path, Some(size?), bytes)
    }

    fn remove(&self, path: &str) -> Done<()> {
        self.run(path, async |line| files::remove(line, &self.at(path)).await)
    }

    fn remove_folder(&self, path: &str) -> Done<bool> {
        self.run(path, async |line| match line.ask(line.raw().rmdir(self.at(path))).await {
            Ok(_) => Ok(true),
            Err(error) if is_lost(&error) => Err(error),
            Err(_) => Ok(false),
        })
    }

    fn lanes(&self) -> usize {
        self.lanes
    }

    fn links(&self) -> Option<&dyn Links> {
        Some(self)
    }
}

impl Links for Sftp {
    fn share(&self, from: &str, to: &str) -> Done<bool> {
        let (from, at) = (self.at(from), self.at(to));
        self.run(to, async |line| {
            if !line.can().share {
                return Ok(false);
            }
            match files::share(line, &from, &at).await {
                Ok(()) => Ok(true),
                Err(error) if is_lost(&error) => Err(error),
                Err(_) => Ok(false),
            }
        })
    }

    fn point(&self, name: &str, folder: &str) -> Done<()> {
        let (at, turned) = (self.at(name), self.at(&format!("{name}.new")));
        let turns = self.run(name, async |line| {
            files::remove(line, &turned).await?;
            files::link(line, &turned, folder).await?;
            // A server that has the two names the other way round has made no link here.
            if files::link_at(line, &turned).await?.as_deref() != Some(folder) {
                return Ok(false);
            }
            files::rename(line, &turned, &at).await?;
            Ok(true)
        })?;
        if turns { Ok(()) } else { Err(Fault::Unable("symlink".to_owned())) }
    }

    fn pointed(&self, name: &str) -> Done<Option<String>> {
        self.run(name, async |line| files::link_at(line, &self.at(name)).await)
    }
}
