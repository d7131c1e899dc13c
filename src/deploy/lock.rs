//! The lock of a target: one deploy at a time. It says which role, at which machine, since when, so
//! that whoever is kept out knows whom to ask; a lock that nobody has renewed for half an hour is
//! what a machine left that went down.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::transport::{Done, Remote};

/// The lock's name at the root of a target.
pub const LOCK: &str = ".lantoa-lock";

/// A lock older than this is nobody's.
const STALE: SignedDuration = SignedDuration::from_mins(30);

/// And it is renewed so often: well before it would be nobody's.
const RENEWED: Duration = Duration::from_secs(300);

/// Whose lock it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lock {
    /// The deploy's name.
    pub id: String,
    /// The machine.
    pub host: String,
    /// The role of whoever deploys, never a name; empty when nobody said.
    pub role: String,
    /// When it was last renewed.
    pub at: Timestamp,
}

impl Lock {
    /// The lock as it lies at the target: a value a line.
    pub fn words(&self) -> Vec<u8> {
        let line = |text: &str| text.replace(['\n', '\r'], " ");
        let Lock { id, host, role, at } = self;
        format!("{}\n{at}\n{}\n{}\n", line(id), line(host), line(role)).into_bytes()
    }

    /// Reads a lock; none if nobody can say whose it is.
    pub fn parse(words: &[u8]) -> Option<Lock> {
        let mut lines = std::str::from_utf8(words).ok()?.lines();
        let id = lines.next()?.to_owned();
        let at = lines.next()?.parse().ok()?;
        let mut text = || lines.next().unwrap_or_default().to_owned();
        Some(Lock { id, at, host: text(), role: text() })
    }

    /// How long ago it was renewed.
    pub fn age(&self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.at)
    }

    /// The lock that takes this one's place, if it is time. Two clocks say so: one that never goes
    /// back, by which it was renewed `awake` ago, and one that goes on while the machine sleeps, by
    /// which it is `now`.
    pub fn renewed(&self, awake: Duration, now: Timestamp) -> Option<Lock> {
        let is_time = awake >= RENEWED || self.age(now).unsigned_abs() >= RENEWED;
        is_time.then(|| Lock { at: now, ..self.clone() })
    }
}

/// Takes the lock. `dead` are the names of this machine's deploys that are known to have died: their
/// locks are nobody's. Whoever asks again with the very same lock, since no answer came, has what it took
/// the first time. The inner error is the lock that is in the way.
pub fn take(remote: &dyn Remote, own: &Lock, dead: &[String]) -> Done<Result<(), Option<Lock>>> {
    if remote.claim(LOCK, &own.words())? {
        return Ok(Ok(()));
    }
    let found = remote.read(LOCK)?;
    // The moment as well: a deploy that is taken up again has the name of the one that died.
    if found.as_deref() == Some(&*own.words()) {
        return Ok(Ok(()));
    }
    let is_gone = found.is_none();
    let other = found.and_then(|words| Lock::parse(&words));
    let is_nobodys = |other: &Lock| {
        let is_dead = other.host == own.host && dead.contains(&other.id);
        is_dead || other.age(own.at) > STALE || other.age(own.at) < -STALE
    };
    if !is_gone && !other.as_ref().is_some_and(is_nobodys) {
        return Ok(Err(other));
    }
    // Of two that find such a lock, both may remove it; `is_held` tells the second from the first.
    remote.remove(LOCK)?;
    Ok(match remote.claim(LOCK, &own.words())? {
        true => Ok(()),
        false => Err(remote.read(LOCK)?.and_then(|words| Lock::parse(&words))),
    })
}

/// Whether the lock that lies there is this one.
pub fn is_held(remote: &dyn Remote, own: &Lock) -> Done<bool> {
    let found = remote.read(LOCK)?.and_then(|words| Lock::parse(&words));
    Ok(found.is_some_and(|found| found.id == own.id && found.host == own.host))
}

/// Gives the lock back. One that others have taken since stays theirs.
pub fn give_back(remote: &dyn Remote, own: &Lock) -> Done<()> {
    match is_held(remote, own)? {
        true => remote.remove(LOCK),
        false => Ok(()),
    }
}
