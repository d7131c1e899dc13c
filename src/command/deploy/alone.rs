//! One deploy at a time: what keeps others of this machine away, and what of other machines; and a
//! second look at the target once nobody else can change it.

use std::fs::File;

use super::looking::patiently;
use super::refusal::Refusal;
use super::{Deploying, now, secrets};
use crate::deploy::lock::{self, LOCK, Lock};
use crate::deploy::survey::survey;
use crate::deploy::transport::Remote;
use crate::write::deploys::{Deploys, Journal, Site};

/// The locks of a deploy, here and at the target.
pub(super) struct Alone<'a> {
    pub(super) lock: Lock,
    /// Where it is noted what has arrived.
    pub(super) journal: File,
    remote: &'a dyn Remote,
    /// Holds the lock of this machine while it is open.
    _here: File,
}

/// Takes both locks for a deploy, and sees that the target is still as it was surveyed: somebody may
/// have thought about the plan for an hour. Whatever happens from the first lock on, its name is in
/// the journal, so that it is known to be dead when it is.
pub(super) fn alone<'a>(
    deploying: &'a Deploying<'_>,
    journal: &Journal,
) -> Result<Alone<'a>, Refusal> {
    let Deploying { common, options, memory, survey: before, .. } = deploying;
    let remote = &*deploying.remote;
    let here = memory.hold().map_err(Refusal::Disk)?.ok_or(Refusal::BusyHere)?;
    let role = options.role.clone().unwrap_or_default();
    let now = now();
    let lock = Lock { id: journal.id.clone(), host: secrets::host(), role, at: now };
    let dead = dead(memory);
    let journal = memory.open_journal(journal).map_err(Refusal::Disk)?;
    // Each try looks anew: what is removed must be what was found.
    let take = || match lock::take(remote, &lock, &dead)? {
        Err(None) if options.force => {
            remote.remove(LOCK)?;
            lock::take(remote, &lock, &dead)
        }
        taken => Ok(taken),
    };
    let taken = patiently(common.language, take)?;
    taken.map_err(|other| Refusal::Locked(other, now))?;
    let alone = Alone { lock, journal, remote, _here: here };
    let again = patiently(common.language, || survey(remote, deploying.left(), memory));
    let is_same = again.and_then(|again| {
        let is_same = (&again.there, &again.cut) == (&before.there, &before.cut);
        Ok(is_same && patiently(common.language, || lock::is_held(remote, &alone.lock))?)
    });
    match is_same {
        Ok(true) => Ok(alone),
        Ok(false) => alone.give_back().and(Err(Refusal::ChangedMeanwhile)),
        Err(fault) => alone.give_back().and(Err(fault.into())),
    }
}

/// Takes away what a deploy of this machine left at the target that died at its very end: others would
/// wait half an hour for nobody.
pub(super) fn free(deploying: &Deploying<'_>) -> Result<(), Refusal> {
    let Deploying { memory, remote, .. } = deploying;
    let Some(_here) = memory.hold().map_err(Refusal::Disk)? else { return Ok(()) };
    let (host, role, at) = (secrets::host(), String::new(), now());
    for id in dead(memory) {
        let lock = Lock { id, host: host.clone(), role: role.clone(), at };
        lock::give_back(&**remote, &lock)?;
    }
    Ok(())
}

impl Alone<'_> {
    /// Lets others deploy.
    pub(super) fn give_back(self) -> Result<(), Refusal> {
        Ok(lock::give_back(self.remote, &self.lock)?)
    }
}

/// The names of this machine's deploys that have ended, well or not: while it holds its own lock, no
/// other of them can be alive.
fn dead(memory: &Deploys) -> Vec<String> {
    let journal = memory.journal().map(|journal| journal.id);
    let left = memory.manifest(Site::Left).and_then(|left| left.deployed);
    journal.into_iter().chain(left.map(|left| left.id)).collect()
}
