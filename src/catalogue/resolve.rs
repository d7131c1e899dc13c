//! References found: file names and ids into places in the catalogue's lists, or the nearest name.

use std::collections::BTreeMap;

use super::entry::{Entry, Shelves};
use super::hidden::Hidden;
use crate::entry::district::District;
use crate::entry::shared::Award;
use crate::problem::nearest::nearest;
use crate::problem::{CatalogueProblem, Checked, Problem, Reference, Spanned};

/// What the works and units name, found.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// One for each work.
    pub works: Vec<Named>,
    /// One for each unit.
    pub units: Vec<Named>,
}

/// What one entry names. The numbers are places in the catalogue's lists.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The district.
    pub district: Option<usize>,
    /// The commune, as its place in the district's file.
    pub commune: Option<usize>,
    /// The areas, by number, each once.
    pub areas: Vec<usize>,
    /// The unit.
    pub unit: Option<usize>,
    /// Places in the campaign's list of targets.
    pub targets: Vec<usize>,
    /// One for each of the entry's awards: its place in the campaign's list.
    pub awards: Vec<Option<usize>>,
}

/// Finds all that works and units name.
pub(super) fn resolve(shelves: &Shelves, hidden: &[Hidden]) -> Checked<Relations> {
    let names = Names::of(shelves, hidden);
    let mut problems = Vec::new();
    let works = shelves.works.iter().map(|work| {
        let facts = &work.facts;
        let mut finder = Finder { names: &names, entry: work, problems: &mut problems };
        let district = finder.district(facts.district.as_ref());
        let mut areas: Vec<usize> = finder.all(Reference::Area, &facts.areas);
        areas.sort_unstable();
        areas.dedup();
        Named {
            district,
            commune: finder.commune(district, facts.commune.as_ref()),
            areas,
            unit: facts.unit.as_ref().and_then(|unit| finder.one(Reference::Unit, unit)),
            targets: finder.all(Reference::Target, &facts.targets),
            awards: finder.awards(&facts.awards),
        }
    });
    let works = works.collect();
    let units = shelves.units.iter().map(|unit| {
        let facts = &unit.facts;
        let mut finder = Finder { names: &names, entry: unit, problems: &mut problems };
        let district = finder.district(facts.district.as_ref());
        Named {
            district,
            commune: finder.commune(district, facts.commune.as_ref()),
            awards: finder.awards(&facts.awards),
            ..Named::default()
        }
    });
    let units = units.collect();
    Checked { value: Relations { works, units }, problems }
}

/// Everything that can be named, by name.
struct Names<'a> {
    districts: &'a [Entry<District>],
    known: BTreeMap<Reference, BTreeMap<String, usize>>,
    hidden: Vec<String>,
}

impl<'a> Names<'a> {
    fn of(shelves: &'a Shelves, hidden: &[Hidden]) -> Names<'a> {
        fn places(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
            names.enumerate().map(|(place, name)| (name, place)).collect()
        }
        let campaign = &shelves.campaign.facts;
        let known = BTreeMap::from([
            (
                Reference::District,
                places(shelves.districts.iter().map(|entry| entry.id.name().to_owned())),
            ),
            (Reference::Area, places(shelves.areas.iter().map(|entry| entry.id.name().to_owned()))),
            (Reference::Unit, places(shelves.units.iter().map(|entry| entry.id.to_string()))),
            (Reference::Target, places(campaign.targets.iter().map(|one| one.id.clone()))),
            (Reference::Award, places(campaign.awards.iter().map(|one| one.id.clone()))),
        ]);
        let hidden = hidden.iter().map(|entry| entry.id.to_string()).collect();
        Names { districts: &shelves.districts, known, hidden }
    }
}

/// Finds what one entry names, and reports what it cannot find.
struct Finder<'a, F> {
    names: &'a Names<'a>,
    entry: &'a Entry<F>,
    problems: &'a mut Vec<Problem>,
}

impl<F> Finder<'_, F> {
    fn one(&mut self, what: Reference, wanted: &Spanned<String>) -> Option<usize> {
        let known = self.names.known.get(&what)?;
        if let Some(place) = known.get(&wanted.value) {
            return Some(*place);
        }
        let value = wanted.value.clone();
        let folder = match what {
            Reference::District => "districts/",
            Reference::Area => "areas/",
            _ => "",
        };
        let kind = if self.names.hidden.contains(&format!("{folder}{value}")) {
            CatalogueProblem::HiddenReference { what, value }
        } else {
            let nearest = nearest(&value, known.keys().map(String::as_str));
            CatalogueProblem::UnknownReference { what, value, nearest }
        };
        self.report(wanted, kind);
        None
    }

    fn all(&mut self, what: Reference, wanted: &[Spanned<String>]) -> Vec<usize> {
        wanted.iter().filter_map(|name| self.one(what, name)).collect()
    }

    fn awards(&mut self, awards: &[Award]) -> Vec<Option<usize>> {
        awards.iter().map(|award| self.one(Reference::Award, &award.award)).collect()
    }

    fn district(&mut self, wanted: Option<&Spanned<String>>) -> Option<usize> {
        wanted.and_then(|district| self.one(Reference::District, district))
    }

    fn commune(
        &mut self,
        district: Option<usize>,
        wanted: Option<&Spanned<String>>,
    ) -> Option<usize> {
        let (wanted, district) = (wanted?, self.names.districts.get(district?)?);
        let place = commune_place(district, &wanted.value);
        if place.is_none() {
            let value = wanted.value.clone();
            let elsewhere =
                self.names.districts.iter().find(|other| commune_place(other, &value).is_some());
            let kind = match elsewhere {
                Some(other) => CatalogueProblem::CommuneElsewhere {
                    commune: value,
                    district: district.id.name().to_owned(),
                    elsewhere: other.id.name().to_owned(),
                },
                None => {
                    let known = district.facts.communes.iter().map(|one| one.slug.value.as_str());
                    let nearest = nearest(&value, known);
                    CatalogueProblem::UnknownReference { what: Reference::Commune, value, nearest }
                }
            };
            self.report(wanted, kind);
        }
        place
    }

    /// Entries that are not public only warn: a half-written draft stops nobody.
    fn report(&mut self, at: &Spanned<String>, kind: CatalogueProblem) {
        let place = self.entry.place(at.span);
        self.problems.push(match self.entry.band {
            None => Problem::error(place, kind),
            Some(_) => Problem::warning(place, kind),
        });
    }
}

fn commune_place(district: &Entry<District>, slug: &str) -> Option<usize> {
    district.facts.communes.iter().position(|commune| commune.slug.value == slug)
}
