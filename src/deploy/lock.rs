//! The lock of a target: one deploy at a time. It says which role, at which machine, since when, so
//! that whoever is kept out knows whom to ask; a lock that nobody has renewed for half an hour is
//! what a machine left that went down.

use jiff::{SignedDuration, Timestamp};

use super::transport::{Done, Remote};

/// The lock's name at the root of a target.
pub const LOCK: &str = ".lantoa-lock";

/// A lock older than this is nobody's.
const STALE: SignedDuration = SignedDuration::from_mins(30);

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
}

/// Takes the lock. The inner error is the lock that is in the way.
pub fn take(remote: &dyn Remote, own: &Lock) -> Done<Result<(), Option<Lock>>> {
    if remote.claim(LOCK, &own.words())? {
        return Ok(Ok(()));
    }
    let other = remote.read(LOCK)?.and_then(|words| Lock::parse(&words));
    let is_free = other.as_ref().is_some_and(|other| {
        other.id == own.id || other.age(own.at) > STALE || other.age(own.at) < -STALE
    });
    if !is_free {
        return Ok(Err(other));
    }
    // Of two that find a stale lock, both may write; only one finds its own words afterwards.
    remote.remove(LOCK)?;
    Ok(match remote.claim(LOCK, &own.words())? {
        true => Ok(()),
        false => Err(remote.read(LOCK)?.and_then(|words| Lock::parse(&words))),
    })
}
