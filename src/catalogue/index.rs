//! The works by district, commune, area, the crossing of area and district, and unit.
//!
//! Every list keeps the order of the works: newest first.

use std::collections::BTreeMap;

use super::entry::{Entry, Shelves};
use super::resolve::Relations;
use crate::entry::work::{Figure, Status, Work};
use crate::language::Language;

/// The works, by what they name.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// All works.
    pub all: WorkList,
    /// By district.
    pub districts: Vec<WorkList>,
    /// By district and commune.
    pub communes: Vec<Vec<WorkList>>,
    /// By area.
    pub areas: Vec<WorkList>,
    /// By area and district; only crossings that have a work.
    pub crossings: BTreeMap<(usize, usize), WorkList>,
    /// By unit.
    pub units: Vec<WorkList>,
    /// Those of the whole province.
    pub province: WorkList,
}

/// Places in the catalogue's list of works, ascending: the works of one index page.
#[derive(Clone, Debug, Default)]
pub struct WorkList {
    all: Vec<usize>,
    translated: BTreeMap<Language, Vec<usize>>,
    /// The works by status, in whatever language they are.
    pub counts: Counts,
    /// The figures of the works that count, summed; what is only registered has achieved nothing yet.
    pub figures: BTreeMap<Figure, u64>,
}

/// What an index page shows where nothing is.
static NOTHING: WorkList = WorkList {
    all: Vec::new(),
    translated: BTreeMap::new(),
    counts: Counts { registered: 0, under_way: 0, completed: 0 },
    figures: BTreeMap::new(),
};

impl WorkList {
    /// All works, in whatever language they are.
    pub fn all(&self) -> &[usize] {
        &self.all
    }

    /// The works that have a text in a language.
    pub fn shown(&self, language: Language) -> &[usize] {
        self.translated.get(&language).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, place: usize, work: &Entry<Work>) {
        self.all.push(place);
        self.counts.add(work.facts.status);
        if work.facts.status != Status::Registered {
            for (figure, value) in &work.facts.figures {
                let sum = self.figures.entry(*figure).or_default();
                *sum = sum.saturating_add(*value);
            }
        }
        let translations = work.texts.translations.iter();
        let languages = translations.map(|document| document.language);
        for language in languages.chain([work.texts.original.language]) {
            self.translated.entry(language).or_default().push(place);
        }
    }
}

/// Works by status.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Registered, not begun.
    pub registered: usize,
    /// Under way.
    pub under_way: usize,
    /// Completed.
    pub completed: usize,
}

impl Counts {
    /// Adds a work.
    pub fn add(&mut self, status: Status) {
        match status {
            Status::Registered => self.registered += 1,
            Status::UnderWay => self.under_way += 1,
            Status::Completed => self.completed += 1,
        }
    }

    /// How many count for the targets: what is only registered does not.
    pub fn counted(self) -> usize {
        self.under_way + self.completed
    }
}

impl Index {
    /// The works of a district.
    pub fn district(&self, district: usize) -> &WorkList {
        self.districts.get(district).unwrap_or(&NOTHING)
    }

    /// The works of an area.
    pub fn area(&self, area: usize) -> &WorkList {
        self.areas.get(area).unwrap_or(&NOTHING)
    }

    /// The works of an area in a district.
    pub fn crossing(&self, area: usize, district: usize) -> &WorkList {
        self.crossings.get(&(area, district)).unwrap_or(&NOTHING)
    }

    /// The works of a commune.
    pub fn commune(&self, district: usize, commune: usize) -> &WorkList {
        let communes = self.communes.get(district);
        communes.and_then(|communes| communes.get(commune)).unwrap_or(&NOTHING)
    }

    /// The works of a unit.
    pub fn unit(&self, unit: usize) -> &WorkList {
        self.units.get(unit).unwrap_or(&NOTHING)
    }
}

/// Indexes the works.
pub(super) fn index(shelves: &Shelves, relations: &Relations) -> Index {
    let mut index = Index {
        districts: vec![WorkList::default(); shelves.districts.len()],
        communes: shelves
            .districts
            .iter()
            .map(|district| vec![WorkList::default(); district.facts.communes.len()])
            .collect(),
        areas: vec![WorkList::default(); shelves.areas.len()],
        units: vec![WorkList::default(); shelves.units.len()],
        ..Index::default()
    };
    for (place, (work, named)) in shelves.works.iter().zip(&relations.works).enumerate() {
        index.all.push(place, work);
        let district = named.district;
        let communes = district.and_then(|district| index.communes.get_mut(district));
        let commune = communes.and_then(|communes| communes.get_mut(named.commune?));
        let mut lists: Vec<&mut WorkList> = commune.into_iter().collect();
        lists.extend(named.unit.and_then(|unit| index.units.get_mut(unit)));
        match district {
            Some(district) => lists.extend(index.districts.get_mut(district)),
            None => lists.push(&mut index.province),
        }
        lists.into_iter().for_each(|list| list.push(place, work));
        for area in &named.areas {
            if let Some(list) = index.areas.get_mut(*area) {
                list.push(place, work);
            }
            if let Some(district) = district {
                index.crossings.entry((*area, district)).or_default().push(place, work);
            }
        }
    }
    index
}
