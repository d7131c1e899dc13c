//! Carrying a plan out: everything in its turn, several files at once, tried again when the line
//! gives way, deletions last. Whatever happens, and wherever it stops, the target shows pages whose
//! parts and links are there.
//!
//! It knows neither the protocol (`transport`) nor who watches (`Escort`).

use std::collections::BTreeSet;
use std::io;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::changes::{Changes, Upload, turn};
use super::lock::{LOCK, Lock};
use super::transport::{Done, Fault, Remote};
use crate::manifest::{Entry, NAME};

/// At the root of a target while it is being changed: the names of all files that may be old or new.
pub const COMING: &str = ".lantoa-coming";

/// How long to wait before each further try.
const PAUSES: [u64; 5] = [1, 2, 5, 10, 20];

/// Who goes along with a deploy: watches, remembers, and may call it off.
pub trait Escort: Sync {
    /// Whether it shall stop as soon as it can.
    fn is_called_off(&self) -> bool;

    /// A file has arrived, whole.
    fn arrived(&self, path: &str, entry: &Entry);

    /// The line gave way; after a pause it is tried again. The pause is the escort's to take.
    fn faltered(&self, fault: &Fault, pause: Duration);

    /// The lock's new words, when it is time to say that this deploy is still alive.
    fn lock(&self) -> Option<Vec<u8>>;
}

/// Why a deploy stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// The target failed, also when tried again.
    Fault(Fault),
    /// A file of the site could not be read here.
    Unreadable(io::Error),
    /// It was called off.
    CalledOff,
    /// It had been silent for so long that its lock was no longer its own.
    Overtaken,
}

/// What is carried.
pub struct Load<'a> {
    /// The deploy's name.
    pub id: &'a str,
    /// What is to be done.
    pub changes: &'a Changes,
    /// The manifest as it will lie there.
    pub manifest: &'a [u8],
    /// A file's bytes.
    pub bytes: &'a (dyn Fn(&Upload) -> io::Result<Vec<u8>> + Sync),
}

/// Carries out what is to be done.
pub fn carry(remote: &dyn Remote, load: &Load<'_>, escort: &dyn Escort) -> Result<(), Stop> {
    let changes = load.changes;
    let same: Vec<&str> =
        changes.same.iter().chain(changes.kept.keys()).map(String::as_str).collect();
    let note = coming(load);
    attempt(escort, || remote.put(COMING, &note))?;
    attempt(escort, || remote.sweep())?;
    attempt(escort, || remote.begin(load.id, &same))?;
    for together in changes.uploads.chunk_by(|one, next| turn(one) == turn(next)) {
        side_by_side(remote, together, escort, |upload| {
            let bytes = (load.bytes)(upload).map_err(Stop::Unreadable)?;
            attempt(escort, || remote.put(&upload.path, &bytes))?;
            escort.arrived(&upload.path, &upload.entry);
            Ok(())
        })?;
    }
    renew(remote, escort)?;
    attempt(escort, || remote.put(NAME, load.manifest))?;
    side_by_side(remote, &changes.removals, escort, |removal| {
        attempt(escort, || remote.remove(&removal.path))
    })?;
    attempt(escort, || remote.finish())?;
    attempt(escort, || remote.remove(COMING))
}

/// The note that lies at the target meanwhile: the deploy's name, then a path a line.
fn coming(load: &Load<'_>) -> Vec<u8> {
    let Changes { uploads, removals, doubtful, .. } = load.changes;
    let uploads = uploads.iter().map(|upload| upload.path.as_str());
    let removals = removals.iter().map(|removal| removal.path.as_str());
    let doubtful = doubtful.iter().map(String::as_str);
    let paths: BTreeSet<&str> = uploads.chain(removals).chain(doubtful).collect();
    let lines: Vec<&str> = std::iter::once(load.id).chain(paths).collect();
    lines.join("\n").into_bytes()
}

/// Does the same with each thing, as many at once as the target bears. The first failure stops all.
fn side_by_side<T: Sync>(
    remote: &dyn Remote,
    things: &[T],
    escort: &dyn Escort,
    action: impl Fn(&T) -> Result<(), Stop> + Sync,
) -> Result<(), Stop> {
    let next = AtomicUsize::new(0);
    let stopped: Mutex<Option<Stop>> = Mutex::new(None);
    let stop = || stopped.lock().unwrap_or_else(PoisonError::into_inner);
    let work = || {
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            if stop().is_some() {
                return;
            }
            if let Err(why) = renew(remote, escort).and_then(|()| action(thing)) {
                stop().get_or_insert(why);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..remote.lanes().min(things.len()) {
            scope.spawn(work);
        }
        work();
    });
    stopped.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
}

/// Says at the target that this deploy is alive, when it is time. A machine that slept may find that
/// another has taken its place.
fn renew(remote: &dyn Remote, escort: &dyn Escort) -> Result<(), Stop> {
    let Some(words) = escort.lock() else { return Ok(()) };
    let own = Lock::parse(&words).map(|lock| lock.id);
    let there = attempt(escort, || remote.read(LOCK))?;
    match there.and_then(|words| Lock::parse(&words)).map(|lock| lock.id) == own {
        true => attempt(escort, || remote.put(LOCK, &words)),
        false => Err(Stop::Overtaken),
    }
}

/// Does one thing at the target, again and again while the line gives way.
pub fn attempt<T>(escort: &dyn Escort, action: impl Fn() -> Done<T>) -> Result<T, Stop> {
    let mut pauses = PAUSES.into_iter();
    loop {
        if escort.is_called_off() {
            return Err(Stop::CalledOff);
        }
        match (action(), pauses.next()) {
            (Ok(value), _) => return Ok(value),
            (Err(fault), Some(pause)) if fault.may_pass() => {
                escort.faltered(&fault, Duration::from_secs(pause));
            }
            (Err(fault), _) => return Err(Stop::Fault(fault)),
        }
    }
}
