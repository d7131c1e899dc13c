//! `lantoa deploy`: the site to where the public reads it.
//!
//! What is to be done and how it is carried out is known in `deploy`; here it is shown, asked for,
//! and remembered.

mod after;
mod escort;
mod faults;
mod going;
mod plan;
mod refusal;
mod secrets;
mod words;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use jiff::{Timestamp, tz};

use super::End;
use super::arguments::{Common, DeployOptions};
use super::ask::Asker;
use super::build::{Built, OUTPUT, into_folder};
use super::progress::Progress;
use super::site::Manner;
use crate::address::lost::lost;
use crate::catalogue::{Catalogue, Drafts};
use crate::config::Target;
use crate::deploy::changes::{Changes, changes};
use crate::deploy::limit::allowed;
use crate::deploy::lock::{self, LOCK, Lock};
use crate::deploy::rollback::back;
use crate::deploy::survey::{Standing, Survey, strangers, survey};
use crate::deploy::transport::{self, Remote};
use crate::digest::Digest;
use crate::language::date::Date;
use crate::manifest::{Deployed, Manifest};
use crate::pipeline::{self, Inputs, Today};
use crate::problem::nearest::nearest;
use crate::published::{self, Published};
use crate::view::{Finish, Links};
use crate::write::cache;
use crate::write::deploys::{Deploys, Site};

use going::Going;
use refusal::Refusal;

/// Sends the site to a target.
pub(super) fn deploy(common: &Common, options: &DeployOptions) -> io::Result<End> {
    let manner = Manner {
        base_url: None,
        links: Links::FromRoot,
        drafts: Drafts::Hidden,
        finish: Finish::Minified,
    };
    let out = options.output_dir.clone().unwrap_or_else(|| common.site.join(OUTPUT));
    let built = match into_folder(common, &out, manner)? {
        Ok(built) => built,
        Err(end) => return Ok(end),
    };
    let ended = Deploying::begin(common, options, &built).and_then(|deploying| deploying.go());
    Ok(ended.unwrap_or_else(|why| {
        anstream::eprintln!("{}", refusal::words(common.language, &why));
        why.end()
    }))
}

/// A deploy that has found its target, and what lies there.
struct Deploying<'a> {
    common: &'a Common,
    options: &'a DeployOptions,
    built: &'a Built,
    target: &'a Target,
    remote: Box<dyn Remote>,
    memory: Deploys,
    published: Published,
    survey: Survey,
    now: Timestamp,
}

impl<'a> Deploying<'a> {
    /// Opens the target and looks at it. Nothing is changed there.
    fn begin(
        common: &'a Common,
        options: &'a DeployOptions,
        built: &'a Built,
    ) -> Result<Deploying<'a>, Refusal> {
        let target = which(&built.made.config.deploy, options.target.as_deref())?;
        if !options.allow_illustrative && !options.rollback {
            let found = illustrative(&built.made.catalogue);
            if !found.is_empty() {
                return Err(Refusal::Illustrative(found));
            }
        }
        let secrets = secrets::Asked::of(&target.name.value, common.language);
        let remote = transport::open(target, &common.site, &secrets)?;
        let memory = Deploys::of(&common.site, &target.name.value);
        let published = published::parse(&built.inputs.sources).value;
        let left = published.left.get(&target.name.value).map(String::as_str);
        let survey = survey(&*remote, left, &memory)?;
        Ok(Deploying {
            common,
            options,
            built,
            target,
            remote,
            memory,
            published,
            survey,
            now: now(),
        })
    }

    fn go(mut self) -> Result<End, Refusal> {
        let language = self.common.language;
        let there = self.deployed_there().map(|deployed| deployed.published.clone());
        self.published = self.published.merged(&there.unwrap_or_default());
        self.refuse_lost()?;
        if self.options.due {
            self.refuse_all_but_due()?;
        }
        let (site, stays) = self.site()?;
        let changes = changes(&site, &self.survey.there);
        let shown = plan::Shown {
            target: self.target,
            changes: &changes,
            stays: &stays,
            waiting: &self.built.made.catalogue.hidden,
            rate: self.memory.rate(),
            cut: self.survey.cut.as_deref(),
        };
        // Whoever is asked has to know what for.
        if !self.common.quiet || !self.options.yes {
            anstream::println!("{}", plan::words(language, &shown));
        }
        if changes.is_nothing() && self.survey.cut.is_none() && self.standing_is_ours() {
            if self.options.due {
                anstream::println!("{}", words::nothing_due(language));
            }
            return Ok(End::Good);
        }
        if self.options.dry_run {
            anstream::println!("{}", words::dry_run(language));
            return Ok(End::Good);
        }
        self.permit(&changes)?;
        self.carry(site, changes)
    }

    /// The site that shall be there, and the files that stay as they are though they were to change.
    fn site(&self) -> Result<(Manifest, Vec<String>), Refusal> {
        if !self.options.rollback {
            return Ok((self.built.made.manifest.clone(), Vec::new()));
        }
        let former = self.memory.manifest(Site::Former);
        let (Some(former), Some(now)) = (former, &self.survey.there.manifest) else {
            return Err(Refusal::NoWayBack);
        };
        let gone = self.built.made.config.gone.iter();
        let gone: BTreeSet<String> = gone.map(|gone| gone.address.value.clone()).collect();
        Ok(back(&former, now, &gone, &|entry| self.memory.kept(entry)))
    }

    fn deployed_there(&self) -> Option<&Deployed> {
        self.survey.there.manifest.as_ref()?.deployed.as_ref()
    }

    fn out(&self) -> PathBuf {
        self.options.output_dir.clone().unwrap_or_else(|| self.common.site.join(OUTPUT))
    }

    fn standing_is_ours(&self) -> bool {
        matches!(self.survey.standing, Standing::Ours)
    }

    /// An address that was deployed once may only vanish through an alias or a word (design 3).
    fn refuse_lost(&self) -> Result<(), Refusal> {
        if self.options.rollback {
            return Ok(());
        }
        let lost = lost(&self.published, &self.built.made.addresses);
        if lost.is_empty() { Ok(()) } else { Err(Refusal::Lost(lost)) }
    }

    /// What is unattended must bring nothing but what the day has made due: the site as it would be on
    /// the day of the last deploy must be the one that lies there.
    fn refuse_all_but_due(&self) -> Result<(), Refusal> {
        let there = self.survey.there.manifest.as_ref();
        let day = self.deployed_there().and_then(|deployed| Date::parse(&deployed.day));
        let (Some(there), Some(day)) = (there, day) else { return Err(Refusal::NeverDeployed) };
        let inputs = Inputs { today: Today::Given(day), ..self.built.inputs.clone() };
        let mut memory = cache::load(&self.common.site, &self.out());
        let mut nobody = Progress::silent(self.common.language);
        let Some(then) = pipeline::build(&inputs, &mut memory, &mut nobody).made else {
            return Err(Refusal::NeverDeployed);
        };
        let all = then.manifest.files.keys().chain(there.files.keys());
        let differs = |path: &&String| then.manifest.files.get(*path) != there.files.get(*path);
        let edited: BTreeSet<&String> = all.filter(differs).collect();
        match edited.is_empty() {
            true => Ok(()),
            false => Err(Refusal::NotOnlyDue(edited.into_iter().cloned().collect())),
        }
    }

    /// Whether it may be done: by the standing of the target, by how much vanishes, and by a yes.
    fn permit(&self, changes: &Changes) -> Result<(), Refusal> {
        let is_usual = matches!(self.survey.standing, Standing::Ours | Standing::Empty);
        if !is_usual && !self.options.force {
            return Err(Refusal::NotOurs(self.survey.standing.clone()));
        }
        let strange = strangers(&*self.remote, changes, &self.survey.there)?;
        if !strange.is_empty() && !self.options.force {
            return Err(Refusal::Strangers(strange));
        }
        let there = self.survey.there.manifest.as_ref().map_or(0, |there| there.files.len());
        let limit = allowed(self.options.max_delete, there);
        let vanishing = changes.vanishing();
        let is_much = vanishing > limit;
        if is_much && (self.options.yes || self.options.due || !io::stdin().is_terminal()) {
            return Err(Refusal::TooMuch { vanishing, limit });
        }
        if self.options.yes || self.options.due {
            return Ok(());
        }
        if !io::stdin().is_terminal() {
            return Err(Refusal::NobodyToAsk);
        }
        let question = match is_much {
            true => words::question_much(self.common.language, vanishing),
            false => words::question(self.common.language, &self.target.name.value),
        };
        let mut input = io::stdin().lock();
        let mut asker = Asker { input: &mut input, language: self.common.language };
        let answer = asker.text(&question).map_err(Refusal::Disk)?;
        if words::is_yes(answer.as_deref()) { Ok(()) } else { Err(Refusal::Declined) }
    }

    /// Takes the lock, carries the changes out, gives the lock back.
    fn carry(&self, site: Manifest, changes: Changes) -> Result<End, Refusal> {
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
        let addresses =
            site.addresses().filter(|address| !crate::address::lost::is_counted(address));
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
        crate::scaffold::file::put(&path, &published.text()).map_err(Refusal::Disk)?;
        Ok(after::after(self.common, &*self.remote, &after::Done { site: &site, changes }))
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

#[expect(clippy::disallowed_methods, reason = "locks tell their age by the clock")]
fn now() -> Timestamp {
    Timestamp::now()
}

/// The target that is meant: the one that was named, or the only one that there is.
fn which<'a>(targets: &'a [Target], named: Option<&str>) -> Result<&'a Target, Refusal> {
    let names = || targets.iter().map(|target| target.name.value.clone()).collect::<Vec<_>>();
    match (targets, named) {
        ([], _) => Err(Refusal::NoTargets),
        (_, Some(named)) => {
            let found = targets.iter().find(|target| target.name.value == named);
            found.ok_or_else(|| Refusal::UnknownTarget {
                name: named.to_owned(),
                nearest: nearest(named, names().iter().map(String::as_str)),
                names: names(),
            })
        }
        ([only], None) => Ok(only),
        (_, None) => Err(Refusal::WhichTarget(names())),
    }
}

/// The files of entries that only illustrate: they must not be taken for what has happened.
fn illustrative(catalogue: &Catalogue) -> Vec<String> {
    let works = catalogue.works.iter().map(|entry| (&entry.shared, &entry.texts));
    let units = catalogue.units.iter().map(|entry| (&entry.shared, &entry.texts));
    let news = catalogue.news.iter().map(|entry| (&entry.shared, &entry.texts));
    let pages = catalogue.pages.iter().map(|entry| (&entry.shared, &entry.texts));
    let all = works.chain(units).chain(news).chain(pages);
    all.filter(|(shared, _)| shared.illustrative)
        .map(|(_, texts)| texts.original.path.to_string())
        .collect()
}
