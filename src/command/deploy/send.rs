//! A deploy that may be made: the way there, and what is remembered of it afterwards.

use jiff::tz;

use super::alone::{self, Alone};
use super::going::Going;
use super::refusal::Refusal;
use super::{Deploying, after, secrets};
use crate::address::lost::is_counted;
use crate::command::End;
use crate::deploy::changes::Changes;
use crate::digest::Digest;
use crate::manifest::{Deployed, Manifest};
use crate::pipeline;
use crate::published::{self, Published};
use crate::scaffold::file;
use crate::write::deploys::{Journal, Site};

impl Deploying<'_> {
    /// Carries the changes out, while nobody else can.
    pub(super) fn carry(&self, site: Manifest, changes: Changes) -> Result<End, Refusal> {
        let resumed = self.survey.own.clone().unwrap_or_default();
        let id = if resumed.id.is_empty() { self.id() } else { resumed.id.clone() };
        let back = self.options.rollback.then(|| self.back_to());
        let journal = Journal { id, back, ..resumed };
        let alone = alone::alone(self, &journal)?;
        let ended = self.carry_alone(&alone, site, &changes);
        let opened = alone.give_back();
        let end = ended?;
        opened?;
        Ok(end)
    }

    fn carry_alone(
        &self,
        alone: &Alone<'_>,
        site: Manifest,
        changes: &Changes,
    ) -> Result<End, Refusal> {
        let day = pipeline::day(self.built.inputs.today, &self.built.made.config).iso();
        let addresses = site.addresses().filter(|address| !is_counted(address));
        let mut published = self.published.clone().with(addresses, &day);
        let deployed = Deployed {
            id: alone.lock.id.clone(),
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
            alone,
            back: self.options.rollback.then(|| self.back_to()),
        };
        going.go(changes, &site)?;
        published.left.insert(self.target.name.value.clone(), left(&site));
        self.note(&published)?;
        // The journal goes last: until then the deploy is known not to have come to its end.
        self.memory.done(self.former(&site).as_ref(), &site).map_err(Refusal::Disk)?;
        Ok(after::after(
            self.common,
            &*self.remote,
            &after::Done { site: &site, changes, base: &self.built.made.config.base_url },
        ))
    }

    /// Writes the ledger.
    fn note(&self, published: &Published) -> Result<(), Refusal> {
        let path = self.common.site.join(published::PATH);
        file::put(&path, &published.text()).map_err(Refusal::Disk)
    }

    /// Notes in the ledger what a deploy that died at its very end could not.
    pub(super) fn note_left(&self) -> Result<(), Refusal> {
        let Some(there) = &self.survey.there.manifest else { return Ok(()) };
        let mut published = self.published.clone();
        published.left.insert(self.target.name.value.clone(), left(there));
        let was = published::parse(&self.built.inputs.sources).value;
        let is_noted = was.days() == published.days() && was.left == published.left;
        if is_noted { Ok(()) } else { self.note(&published) }
    }

    /// The site to which a way back leads: the one before; while a deploy is cut short, the one that
    /// it was to replace.
    pub(super) fn back_to(&self) -> Site {
        let own = self.survey.own.as_ref();
        own.map_or(Site::Former, |own| own.back.unwrap_or(Site::Left))
    }

    /// The site before, once this one is there. One that differs in nothing does not count.
    fn former(&self, site: &Manifest) -> Option<Manifest> {
        let there = self.survey.there.manifest.as_ref();
        let is_same = there.is_some_and(|there| there.files == site.files);
        match is_same || (self.options.rollback && self.back_to() == Site::Left) {
            true => self.memory.manifest(Site::Former),
            false => there.cloned(),
        }
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

/// The digest of a manifest as it lies at a target.
fn left(site: &Manifest) -> String {
    Digest::of(&site.json()).to_string()
}
