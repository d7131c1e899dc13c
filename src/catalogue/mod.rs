//! The campaign as one immutable value: entries typed, visible, ordered and related to each other.
//!
//! Everything after this stage reads the catalogue and never an entry's file. Where a subject is
//! read (its address) is not known here, nor what its page shows.

pub mod approved;
pub mod coverage;
pub mod entry;
mod gather;
pub mod hidden;
pub mod index;
pub mod order;
pub mod photos;
mod required;
pub mod resolve;
mod visible;

use std::sync::Arc;

use crate::config::Config;
use crate::entry::Parsed;
use crate::entry::area::Area;
use crate::entry::campaign::Campaign;
use crate::entry::district::District;
use crate::entry::unit::Unit;
use crate::entry::work::Work;
use crate::language::Language;
use crate::language::date::Date;
use crate::problem::Checked;
use crate::source::Sources;

use coverage::Coverage;
use entry::Entry;
use hidden::Hidden;
use index::Index;
use order::Order;
use resolve::Relations;

/// All that the site tells of. Lists are in the order in which they are shown; a number that names
/// an entry (`usize`) is its place in its list.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The language of the originals.
    pub default_language: Language,
    /// The languages of the site, the default one first.
    pub languages: Vec<Language>,
    /// The day on which the site is made.
    pub today: Date,
    /// The campaign.
    pub campaign: Entry<Campaign>,
    /// The home page's text.
    pub home: Entry<()>,
    /// The content areas, by number.
    pub areas: Vec<Entry<Area>>,
    /// The districts, in the default language's alphabet.
    pub districts: Vec<Entry<District>>,
    /// The units, in the default language's alphabet.
    pub units: Vec<Entry<Unit>>,
    /// The works, newest first.
    pub works: Vec<Entry<Work>>,
    /// The news, newest first.
    pub news: Vec<Entry<Option<Date>>>,
    /// The plain pages, by id.
    pub pages: Vec<Entry<()>>,
    /// What each work and unit names, found.
    pub relations: Relations,
    /// The works by place, area and unit.
    pub index: Index,
    /// Who has a work that counts.
    pub coverage: Coverage,
    /// The orders that differ from language to language.
    pub order: Order,
    /// What was left out, and why.
    pub hidden: Vec<Hidden>,
}

/// Which entries are wanted besides the visible ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drafts {
    /// Only what the public may see.
    Hidden,
    /// Everything; what is not visible carries a band.
    Shown,
}

/// What entries are related by.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The files of the site; only photos are asked for.
    pub sources: &'a Sources,
    /// The settings.
    pub config: &'a Config,
    /// The day on which the site is made.
    pub today: Date,
    /// Which entries are wanted.
    pub drafts: Drafts,
}

/// Relates the entries to each other, as they stand on the given day.
pub fn relate(parsed: &[Arc<Parsed>], given: &Given<'_>) -> Checked<Catalogue> {
    let Given { config, today, drafts, .. } = *given;
    let mut problems = Vec::new();
    let gathered = gather::gather(parsed, given).take(&mut problems);
    let (shown, hidden) = visible::split(gathered, drafts);
    let mut shelves = entry::shelve(shown, config.default_language);
    order::sort(&mut shelves);
    required::check(&shelves, config, &hidden, &mut problems);
    let relations = resolve::resolve(&shelves, &hidden).take(&mut problems);
    let index = index::index(&shelves, &relations);
    let coverage = coverage::coverage(&shelves, &relations, today);
    let order = order::by_language(&shelves);
    let mut languages = vec![config.default_language];
    let others = config.languages.keys().filter(|language| **language != config.default_language);
    languages.extend(others);
    let entry::Shelves { campaign, home, areas, districts, units, works, news, pages } = shelves;
    let catalogue = Catalogue {
        default_language: config.default_language,
        languages,
        today,
        campaign,
        home,
        areas,
        districts,
        units,
        works,
        news,
        pages,
        relations,
        index,
        coverage,
        order,
        hidden,
    };
    Checked { value: catalogue, problems }
}
