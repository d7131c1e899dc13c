//! `lantoa deploy`: the site to where the public reads it.
//!
//! What is to be done and how it is carried out is known in `deploy`; here it is shown, asked for,
//! and remembered.

mod after;
mod alone;
mod escort;
mod faults;
mod going;
mod listed;
mod looking;
mod permit;
mod plan;
mod ready;
mod refusal;
mod refusal_words;
mod secrets;
mod send;
mod words;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use jiff::Timestamp;

use super::End;
use super::arguments::{Cache, Common, DeployOptions};
use super::build::{Built, Conditions, OUTPUT, into_folder, progress};
use super::out::{say, tell};
use super::site::{Manner, now};
use crate::catalogue::{Catalogue, Drafts};
use crate::config::Target;
use crate::config::target::Transport;
use crate::deploy::changes::{Changes, changes};
use crate::deploy::rollback::back;
use crate::deploy::survey::{Standing, Survey, survey};
use crate::deploy::transport::{self, Remote, Sender, Wanted};
use crate::manifest::{Deployed, Manifest};
use crate::problem::Severity;
use crate::problem::nearest::nearest;
use crate::published::{self, Published};
use crate::view::{Finish, Links};
use crate::write::deploys::{Deploys, Site};
use crate::write::folder::is_apart;

use looking::patiently;
use refusal::Refusal;

/// Sends the site to a target.
pub(super) fn deploy(common: &Common, options: &DeployOptions) -> io::Result<End> {
    let manner = Manner {
        base_url: None,
        links: Links::FromRoot,
        drafts: Drafts::Hidden,
        finish: Finish::Minified,
    };
    let conditions = Conditions { stops: Severity::Error, cache: Cache::Believed };
    let out = out(common, options);
    let built = match options.rollback {
        true => ready::understood(common, manner)?,
        false => into_folder((common, &mut progress(common)), &out, manner, conditions)?,
    };
    let built = match built {
        Ok(built) => built,
        Err(end) => return Ok(end),
    };
    let ended = Deploying::begin(common, options, &built).and_then(|deploying| deploying.go());
    Ok(ended.unwrap_or_else(|why| {
        tell!("{}", refusal_words::words(common.language, &why));
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
        if let Some(Transport::Folder { path } | Transport::Zip { path, .. }) = &target.transport {
            let (site, out) = (&common.site, out(common, options));
            if !is_apart(&site.join(path), site, &out).map_err(Refusal::Disk)? {
                return Err(Refusal::OwnFolder(path.clone()));
            }
        }
        let secrets = secrets::Asked::of(&target.name.value, common.language);
        let open = || transport::open(target, &common.site, &secrets);
        let remote = patiently(common.language, open)?;
        remote.sent_by(Sender::of(&built.made.config));
        let memory = Deploys::of(&common.site, &target.name.value);
        let published = published::parse(&built.inputs.sources).value;
        let left = published.left.get(&target.name.value).map(String::as_str);
        let look = || survey(&*remote, left, &memory);
        let mut survey = patiently(common.language, look)?;
        if survey.is_named_there() {
            // It died after its site was there: that site is left, and only what goes is to go.
            let _here = memory.hold().map_err(Refusal::Disk)?.ok_or(Refusal::BusyHere)?;
            let former = memory.manifest(Site::Left);
            if let Some(there) = &survey.there.manifest {
                memory.done(former.as_ref(), there).map_err(Refusal::Disk)?;
            }
            survey = patiently(common.language, look)?;
        }
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
        let changes = self.changes(&site);
        let shown = plan::Shown {
            target: self.target,
            changes: &changes,
            stays: &stays,
            waiting: &self.built.made.catalogue.hidden,
            rate: self.memory.rate(),
            cut: self.survey.cut.as_deref(),
        };
        // Whoever is asked has to know what for.
        let is_asked = !(self.options.yes || self.options.due);
        if !self.common.quiet || is_asked || self.options.dry_run {
            say!("{}", plan::words(language, &shown));
        }
        if changes.is_nothing() && self.survey.cut.is_none() && self.standing_is_ours() {
            if self.options.due && !self.common.quiet {
                say!("{}", words::nothing_due(language));
            }
            if !self.options.dry_run {
                self.note_left()?;
                alone::free(&self)?;
            }
            return Ok(End::Good);
        }
        self.refuse_others(&changes)?;
        if self.options.dry_run {
            say!("{}", words::dry_run(language));
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
        let former = self.memory.manifest(self.back_to());
        let (Some(former), Some(now)) = (former, &self.survey.there.manifest) else {
            return Err(Refusal::NoWayBack);
        };
        let gone = self.built.made.config.gone.iter();
        let gone: BTreeSet<String> = gone.map(|gone| gone.address.value.clone()).collect();
        Ok(back(&former, now, &gone, &|entry| self.memory.kept(entry)))
    }

    /// What is to be done, as the kind of target wants it.
    fn changes(&self, site: &Manifest) -> Changes {
        let changes = changes(site, &self.survey.there);
        let changes = if self.options.withdraw { changes.withdrawn() } else { changes };
        match self.remote.wanted() {
            Wanted::All if !changes.is_nothing() => changes.whole(site),
            _ => changes,
        }
    }

    fn deployed_there(&self) -> Option<&Deployed> {
        self.survey.there.manifest.as_ref()?.deployed.as_ref()
    }

    /// The digest of the manifest that is known to have been left there.
    fn left(&self) -> Option<&str> {
        self.published.left.get(&self.target.name.value).map(String::as_str)
    }

    fn out(&self) -> PathBuf {
        out(self.common, self.options)
    }

    fn standing_is_ours(&self) -> bool {
        matches!(self.survey.standing, Standing::Ours)
    }
}

/// Where the site is built.
fn out(common: &Common, options: &DeployOptions) -> PathBuf {
    options.output_dir.clone().unwrap_or_else(|| common.site.join(OUTPUT))
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
