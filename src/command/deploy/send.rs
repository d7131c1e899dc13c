//! A deploy that may be done: the lock, the way there, and what is remembered of it afterwards.

use jiff::tz;

use super::going::Going;
use super::refusal::Refusal;
use super::{Deploying, after, secrets};
use crate::address::lost::is_counted;
use crate::command::End;
use crate::deploy::changes::Changes;
use crate::deploy::lock::{self, LOCK, Lock};
use crate::digest::Digest;
use crate::manifest::{Deployed, Manifest};
use crate::pipeline;
use crate::published;
use crate::scaffold::file;

impl Deploying<'_> {
    /// Takes the lock, carries the changes out, gives the lock back.
    pub(super) fn carry(&self, site: Manifest, changes: Changes) -> Result<End, Refusal> {
        let id = self
            .survey
            .cut
            .clone()
            .filter(|cut| self.memory.journal().is_some_and(|journal| journal.id == *cut));
        let id = id.unwrap_or_else(|| self.id());
        let host = secrets::host();
        let role = self.options.role.clone().unwrap_or_default();
        let lock = Lock { id: id.clone(), host, role, at: self.now };
        if self.options.force {
            self.remote.remove(LOCK)?;
        }
        lock::take(&*self.remote, &lock)?.map_err(|other| Refusal::Locked(other, self.now))?;
        let ended = self.carry_locked(&lock, site, &changes);
        let opened = self.remote.remove(LOCK);
        let end = ended?;
        opened?;
        Ok(end)
    }

    fn carry_locked(&self, lock: &Lock, site: Manifest, changes: &Changes) -> Result<End, Refusal> {
        let day = pipeline::day(self.built.inputs.today, &self.built.made.config).iso();
        let addresses = site.addresses().filter(|address| !is_counted(address));
        let published = self.published.clone().with(addresses, &day);
        let deployed = Deployed {
            id: lock.id.clone(),
            day: site.deployed.as_ref().map_or(day, |deployed| deployed.day.clone()),
            kept: changes.kept.clone(),
            published: published.days(),
        };
        let site = Manifest { deployed: Some(deployed), ..site };
        let going = Going {
            common: self.common,
            out: &self.out(),
            remote: &*self.remote,
            memory: &self.memory,
            lock,
            is_back: self.options.rollback,
        };
        going.go(changes, &site)?;
        let former = self.survey.there.manifest.as_ref();
        self.memory.done(former, &site).map_err(Refusal::Disk)?;
        let mut published = published;
        let left = Digest::of(&site.json()).to_string();
        published.left.insert(self.target.name.value.clone(), left);
        let path = self.common.site.join(published::PATH);
        file::put(&path, &published.text()).map_err(Refusal::Disk)?;
        Ok(after::after(
            self.common,
            &*self.remote,
            &after::Done { site: &site, changes, base: &self.built.made.config.base_url },
        ))
    }

    /// A name for this deploy: its moment where the site is at home, and what no other has.
    fn id(&self) -> String {
        let minutes = self.built.made.config.utc_offset;
        let offset = tz::Offset::from_seconds(minutes * 60).unwrap_or(tz::Offset::UTC);
        let moment = offset.to_datetime(self.now).strftime("%Y-%m-%d-%H%M%S").to_string();
        let own = format!("{}{}{}", self.now, std::process::id(), secrets::host());
        format!("{moment}-{}", Digest::of(own.as_bytes()).short())
    }
}
