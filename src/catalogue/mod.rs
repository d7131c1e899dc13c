//! The campaign as one immutable value: entries typed, visible, ordered and related to each other.
//!
//! Everything after this stage reads the catalogue and never an entry's file. Where a subject is
//! read (its address) is not known here, nor what its page shows.

mod allowed;
pub mod approved;
mod awards;
mod before;
pub mod coverage;
pub mod entry;
mod gather;
pub mod hidden;
pub mod index;
pub mod order;
mod photos;
mod required;
pub mod resolve;
mod visible;

use std::sync::Arc;

use imbl::Vector;

use crate::config::Config;
use crate::entry::area::Area;
use crate::entry::campaign::Campaign;
use crate::entry::district::District;
use crate::entry::unit::Unit;
use crate::entry::work::Work;
use crate::entry::{Facts, Parsed};
use crate::language::Language;
use crate::language::date::Date;
use crate::problem::{Checked, Problem};
use crate::source::Sources;

pub use before::Before;
use coverage::Coverage;
use entry::Entry;
use hidden::Hidden;
use index::Index;
use order::Order;
use resolve::Relations;

/// All that the site tells of. A copy that differs in an entry shares all else. Lists are in the order in which they are shown; a number that names
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
    pub areas: Vector<Entry<Area>>,
    /// The districts, in the default language's alphabet.
    pub districts: Vector<Entry<District>>,
    /// The units, in the default language's alphabet.
    pub units: Vector<Entry<Unit>>,
    /// The works, newest first.
    pub works: Vector<Entry<Work>>,
    /// The news, newest first.
    pub news: Vector<Entry<Option<Date>>>,
    /// The plain pages, by id.
    pub pages: Vector<Entry<()>>,
    /// What each work and unit names, found. This and what follows is the very same (`Arc::ptr_eq`) in
    /// a later catalogue as long as nothing but bodies has changed.
    pub relations: Arc<Relations>,
    /// The works by place, area and unit.
    pub index: Arc<Index>,
    /// Who has a work that counts.
    pub coverage: Arc<Coverage>,
    /// The orders that differ from language to language.
    pub order: Arc<Order>,
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

/// Relates the entries to each other, as they stand on the given day. What was related before is
/// taken from there, and left there for the next time.
pub fn relate(
    parsed: &Vector<Arc<Parsed>>,
    given: &Given<'_>,
    memory: &mut Option<Before>,
) -> Checked<Catalogue> {
    let before = memory.take().and_then(|before| before.edited(parsed, given));
    memory.insert(before.unwrap_or_else(|| anew(parsed, given))).checked()
}

/// Relates everything.
fn anew(parsed: &Vector<Arc<Parsed>>, given: &Given<'_>) -> Before {
    let gather::Gathered { entries, of_entries, mut others } = gather::gather(parsed, given);
    let catalogue = catalogue(entries, given, &mut others);
    others.extend(photos::check(&catalogue, given.sources));
    others.extend(photos::unused(parsed, given.sources));
    others.extend(awards::check(&catalogue));
    Before {
        sources: given.sources.clone(),
        today: given.today,
        drafts: given.drafts,
        parsed: parsed.clone(),
        catalogue,
        of_entries,
        others,
    }
}

fn catalogue(
    entries: Vec<Entry<Facts>>,
    given: &Given<'_>,
    problems: &mut Vec<Problem>,
) -> Catalogue {
    let Given { config, today, drafts, .. } = *given;
    let (shown, hidden) = visible::split(entries, drafts);
    let mut shelves = entry::shelve(shown, config.default_language);
    order::sort(&mut shelves);
    required::check(&shelves, config, &hidden, problems);
    let relations = resolve::resolve(&shelves, &hidden).take(problems);
    let index = index::index(&shelves, &relations);
    let coverage = coverage::coverage(&shelves, &relations, today);
    let order = order::by_language(&shelves);
    let mut languages = vec![config.default_language];
    let others = config.languages.keys().filter(|language| **language != config.default_language);
    languages.extend(others);
    let entry::Shelves { campaign, home, areas, districts, units, works, news, pages } = shelves;
    Catalogue {
        default_language: config.default_language,
        languages,
        today,
        campaign,
        home,
        areas: areas.into(),
        districts: districts.into(),
        units: units.into(),
        works: works.into(),
        news: news.into(),
        pages: pages.into(),
        relations: relations.into(),
        index: index.into(),
        coverage: coverage.into(),
        order: order.into(),
        hidden,
    }
}
