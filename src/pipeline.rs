//! The pipeline: the calls in order, from a snapshot of the site to every output of it.
//!
//! It is pure. There is no build mode and no special case for watching: a build with an empty
//! memory and one with the memory of the last run go the same way and give the same bytes.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use jiff::Timestamp;

use crate::address::{self, Addresses, link};
use crate::catalogue::{self, Before, Catalogue, Drafts, Given};
use crate::config::{self, BaseUrl, Config};
use crate::digest::Digest;
use crate::entry;
use crate::entry::readings::Readings;
use crate::glossary;
use crate::language::date::{Date, today};
use crate::manifest::{self, Manifest};
use crate::memo::Memo;
use crate::outline::{self, Outline};
use crate::output::meter::{self, Meter};
use crate::output::minify::Minifier;
use crate::output::{self, Output, Record, Records, Shop};
use crate::plan::Plan;
use crate::problem::{Checked, Problem, has_errors};
use crate::published;
use crate::source::Sources;
use crate::theme::{self, Theme};
use crate::view::frame::Frames;
use crate::view::ground::Ground;
use crate::view::{Finish, Links, Site};

/// All that an output can depend on.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The files of the site.
    pub sources: Sources,
    /// What was wrong while reading them.
    pub problems: Vec<Problem>,
    /// The day, or the moment from which site.toml's `utc_offset` makes it.
    pub today: Today,
    /// Where the site will be read, when that is not what site.toml says.
    pub base_url: Option<BaseUrl>,
    /// How pages name each other.
    pub links: Links,
    /// Which entries are wanted.
    pub drafts: Drafts,
    /// What is done to a page once its template is filled.
    pub finish: Finish,
}

/// The day on which the site is made: an input like any other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Today {
    /// This day.
    Given(Date),
    /// The day of this moment where the site is at home.
    Clock(Timestamp),
}

/// What was made before: by the last run, or by the last change in a preview.
#[derive(Debug, Default)]
pub struct Memory {
    /// The files as they were parsed.
    pub parsed: Readings,
    /// The entries as they were related.
    pub related: Option<Before>,
    /// What stayed as it was as long as nothing but bodies changed.
    pub outline: Option<Outline>,
    /// The theme as it was loaded.
    pub theme: Memo<Checked<Option<Arc<Theme>>>>,
    /// The published addresses that are lost, by these and the addresses there are.
    pub lost: Memo<Vec<Problem>>,
    /// The addresses as they were assigned.
    pub addresses: Memo<Checked<Arc<Addresses>>>,
    /// The outputs as they were made.
    pub made: Records,
}

/// What a run gives.
#[derive(Debug)]
pub struct Build {
    /// Everything that is wrong, sorted by file.
    pub problems: Vec<Problem>,
    /// The site; none while an error stands.
    pub made: Option<Made>,
}

/// A site, made.
#[derive(Debug)]
pub struct Made {
    /// Every output, in the order of the paths.
    pub outputs: Vec<Output>,
    /// What the output folder shall say of itself.
    pub manifest: Manifest,
    /// The settings that it was made with.
    pub config: Config,
    /// What it tells of, and what was left out.
    pub catalogue: Catalogue,
    /// Where everything is read.
    pub addresses: Arc<Addresses>,
}

/// The stages, as a person sees them pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// The disk into a snapshot, and the memory of the last run.
    Read,
    /// Files into entries.
    Parse,
    /// Entries into the catalogue.
    Relate,
    /// The catalogue's subjects and their addresses, links, and what is published.
    Address,
    /// What there will be, and what its pages share.
    Plan,
    /// Pages and files into bytes.
    Make {
        /// How many there will be.
        outputs: usize,
    },
    /// Bytes into a folder.
    Write,
}

/// Somebody who watches a run: told of each stage as it begins.
pub trait Watcher {
    /// A stage begins.
    fn enter(&mut self, stage: Stage);
    /// Counts the outputs that are done, while they are made.
    fn done(&self) -> &AtomicUsize;
    /// Measures the parts of making pages, for somebody who wants to know.
    fn meter(&self) -> &Meter {
        &meter::OFF
    }
}

/// Nobody watches: what it is told is lost.
#[derive(Debug, Default)]
pub struct Unwatched(AtomicUsize);

impl Watcher for Unwatched {
    fn enter(&mut self, _: Stage) {}

    fn done(&self) -> &AtomicUsize {
        &self.0
    }
}

/// The site understood: all that is known before anything is made.
#[derive(Debug)]
pub struct Understood {
    /// What was wrong so far.
    pub problems: Vec<Problem>,
    /// The settings.
    pub config: Config,
    /// The theme; none if its folder is missing.
    pub theme: Option<Arc<Theme>>,
    /// The campaign.
    pub catalogue: Catalogue,
    /// The addresses.
    pub addresses: Arc<Addresses>,
    ground: Ground,
}

/// Reads the site's meaning. The error is what is wrong with a folder that is no site at all.
pub fn understand(
    inputs: &Inputs,
    memory: &mut Memory,
    watcher: &mut dyn Watcher,
) -> Result<Understood, Vec<Problem>> {
    let mut problems = inputs.problems.clone();
    watcher.enter(Stage::Parse);
    let Some(config) = config::parse(&inputs.sources).take(&mut problems) else {
        return Err(problems);
    };
    problems.extend(entry::not_read(&inputs.sources));
    problems.extend(glossary::parse(&inputs.sources).problems);
    let documents = entry::parse(&inputs.sources, &config, &mut memory.parsed);
    watcher.enter(Stage::Relate);
    let given = Given {
        sources: &inputs.sources,
        config: &config,
        today: day(inputs.today, &config),
        drafts: inputs.drafts,
    };
    let (theme, related) = rayon::join(
        || theme(&inputs.sources, &config, &mut memory.theme),
        || catalogue::relate(&documents, &given, &mut memory.related),
    );
    problems.extend(theme.problems.iter().cloned());
    let theme = theme.value.clone();
    let catalogue = related.take(&mut problems);
    watcher.enter(Stage::Address);
    let Outline { key, ground, .. } =
        *outline::outline((&catalogue, &config, &inputs.sources), &mut memory.outline);
    let addresses = addresses(key, (&catalogue, &config), &mut memory.addresses);
    problems.extend(addresses.problems.iter().cloned());
    let addresses = addresses.value.clone();
    problems.extend(link::check(&catalogue, &addresses, key));
    problems.extend(lost(&inputs.sources, (&addresses, key), &mut memory.lost));
    if let Some(theme) = &theme {
        problems.extend(theme::required::place_types(theme, &catalogue));
    }
    let base = inputs.base_url.as_ref().unwrap_or(&config.base_url);
    problems.extend(config::sub_path(&config, base));
    sort(&mut problems);
    let ground = ground.at(base, inputs.links, inputs.finish);
    Ok(Understood { problems, config, theme, catalogue, addresses, ground })
}

/// The site before anything of it is made: it can make each of its outputs by itself, in any order.
#[derive(Debug)]
pub struct Prepared {
    /// What was wrong so far; no errors.
    pub problems: Vec<Problem>,
    /// The settings.
    pub config: Config,
    /// The campaign.
    pub catalogue: Catalogue,
    /// The addresses.
    pub addresses: Arc<Addresses>,
    /// Every output and its recipe.
    pub plan: Arc<Plan>,
    /// The theme.
    pub theme: Arc<Theme>,
    inputs: Inputs,
    ground: Ground,
    frames: Frames,
}

/// Goes as far as the plan. The error is what is wrong, when that leaves no site to make.
pub fn prepare(
    inputs: &Inputs,
    memory: &mut Memory,
    watcher: &mut dyn Watcher,
) -> Result<Prepared, Vec<Problem>> {
    let understood = understand(inputs, memory, watcher)?;
    let Understood { problems, config, theme, catalogue, addresses, ground } = understood;
    let (Some(theme), false) = (theme, has_errors(&problems)) else { return Err(problems) };
    watcher.enter(Stage::Plan);
    let mut prepared = Prepared {
        problems,
        config,
        catalogue,
        addresses,
        plan: Arc::default(),
        theme,
        inputs: inputs.clone(),
        ground,
        frames: Frames::default(),
    };
    let (plan, frames) = rayon::join(
        || outline::plan(&prepared.site(), &prepared.theme, &mut memory.outline),
        || Frames::new(&prepared.site()),
    );
    (prepared.plan, prepared.frames) = (plan, frames);
    Ok(prepared)
}

impl Prepared {
    /// What its outputs are made from.
    pub fn site(&self) -> Site<'_> {
        Site {
            sources: &self.inputs.sources,
            config: &self.config,
            theme: &self.theme,
            catalogue: &self.catalogue,
            addresses: &self.addresses,
            base: self.inputs.base_url.as_ref().unwrap_or(&self.config.base_url),
            links: self.inputs.links,
            finish: self.inputs.finish,
        }
    }

    fn shop<'a>(&'a self, site: &'a Site<'a>, meter: &'a Meter) -> Shop<'a> {
        let minifier = Minifier::default();
        Shop { site, ground: self.ground, frames: &self.frames, plan: &self.plan, meter, minifier }
    }

    /// Makes the output at a path such as `cong-trinh/index.html`, unless its key is that of
    /// before; none if the site has no such path.
    pub fn make(
        &self,
        path: &str,
        before: Option<&Record>,
    ) -> Option<Result<Output, Box<Problem>>> {
        let site = self.site();
        output::one(&self.shop(&site, &meter::OFF), path, before)
    }
}

/// Builds the site, making only what the memory does not have.
pub fn build(inputs: &Inputs, memory: &mut Memory, watcher: &mut dyn Watcher) -> Build {
    let prepared = match prepare(inputs, memory, watcher) {
        Ok(prepared) => prepared,
        Err(problems) => return Build { problems, made: None },
    };
    let site = prepared.site();
    watcher.enter(Stage::Make { outputs: prepared.plan.recipes.len() });
    let mut problems = prepared.problems.clone();
    let shop = prepared.shop(&site, watcher.meter());
    let outputs = output::make(&shop, &memory.made, watcher.done()).take(&mut problems);
    sort(&mut problems);
    if has_errors(&problems) {
        return Build { problems, made: None };
    }
    memory.made = outputs.iter().map(|output| (output.path.clone(), output.record)).collect();
    let manifest = manifest::of(&site, &prepared.plan, &outputs);
    let Prepared { config, catalogue, addresses, .. } = prepared;
    let made = Made { outputs, manifest, config, catalogue, addresses };
    Build { problems, made: Some(made) }
}

/// The published addresses that are lost, from memory when neither these nor the addresses there
/// are have changed.
fn lost(
    sources: &Sources,
    (addresses, key): (&Addresses, Digest),
    memory: &mut Memo<Vec<Problem>>,
) -> Vec<Problem> {
    let file = sources.get(published::PATH).map(|file| file.digest).unwrap_or_default();
    let key = Digest::of_parts(&[file.bytes(), key.bytes()]);
    let found = memory.get(&key).unwrap_or_else(|| {
        let Checked { value, mut problems } = published::parse(sources);
        problems.extend(address::lost::lost(&value, addresses));
        Arc::new(problems)
    });
    memory.keep_only([(key, found.clone())]);
    found.to_vec()
}

/// The addresses, from memory when nothing that they depend on has changed: a change in a body has
/// no part in them.
fn addresses(
    key: Digest,
    (catalogue, config): (&Catalogue, &Config),
    memory: &mut Memo<Checked<Arc<Addresses>>>,
) -> Arc<Checked<Arc<Addresses>>> {
    let assigned = memory.get(&key).unwrap_or_else(|| {
        let Checked { value, problems } = address::assign(catalogue, config);
        Arc::new(Checked { value: value.into(), problems })
    });
    memory.keep_only([(key, assigned.clone())]);
    assigned
}

/// The theme, from memory when none of its files has changed: its templates are compiled once.
fn theme(
    sources: &Sources,
    config: &Config,
    memory: &mut Memo<Checked<Option<Arc<Theme>>>>,
) -> Arc<Checked<Option<Arc<Theme>>>> {
    let key = theme::key(sources, config);
    let loaded = memory.get(&key).unwrap_or_else(|| {
        let Checked { value, problems } = theme::load(sources, config);
        Arc::new(Checked { value: value.map(Arc::new), problems })
    });
    memory.keep_only([(key, loaded.clone())]);
    loaded
}

/// The day on which the site is made.
pub fn day(given: Today, config: &Config) -> Date {
    match given {
        Today::Given(date) => date,
        Today::Clock(now) => today(config.utc_offset, now),
    }
}

fn sort(problems: &mut Vec<Problem>) {
    problems.sort();
    problems.dedup();
}
