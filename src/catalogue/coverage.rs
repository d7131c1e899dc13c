//! Who still has no work: the leaders' weekly question (plan 364, targets 3 and 4).
//!
//! A commune has a work when a work that is under way or completed names it. A district committee
//! has one when such a work names the district and no commune, or is by its unit. A member
//! organisation has one when such a work is by its unit. Registered works are shown apart.

use super::entry::Shelves;
use super::index::Counts;
use super::resolve::Relations;
use crate::entry::unit::UnitKind;
use crate::entry::work::Status;
use crate::language::date::Date;

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// One for each district.
    pub districts: Vec<DistrictCoverage>,
    /// Places in the catalogue's units of member organisations, and whether each has a work.
    pub organisations: Vec<(usize, bool)>,
}

/// The answer for one district.
#[derive(Clone, Debug, Default)]
pub struct DistrictCoverage {
    /// Works of the district and of its communes.
    pub counts: Counts,
    /// Whether the district's committee has a work.
    pub committee: bool,
    /// One for each commune of its file.
    pub communes: Vec<CommuneCoverage>,
}

/// The answer for one commune.
#[derive(Clone, Copy, Debug, Default)]
pub struct CommuneCoverage {
    /// Its works.
    pub counts: Counts,
    /// Whether it is a commune of its own on the day of the count.
    pub active: bool,
}

impl DistrictCoverage {
    /// How many communes have a work, and how many there are.
    pub fn share(&self) -> (usize, usize) {
        let active = self.communes.iter().filter(|commune| commune.active);
        let have = active.clone().filter(|commune| commune.counts.counted() > 0).count();
        (have, active.count())
    }
}

impl Coverage {
    /// How many communes of the province have a work, and how many there are.
    pub fn communes(&self) -> (usize, usize) {
        let shares = self.districts.iter().map(DistrictCoverage::share);
        shares.fold((0, 0), |(have, all), share| (have + share.0, all + share.1))
    }

    /// How many districts have a work, their own or a commune's, and how many there are.
    pub fn districts(&self) -> (usize, usize) {
        let have = self.districts.iter().filter(|district| district.counts.counted() > 0).count();
        (have, self.districts.len())
    }

    /// How many district committees have a work, and how many there are.
    pub fn committees(&self) -> (usize, usize) {
        let have = self.districts.iter().filter(|district| district.committee).count();
        (have, self.districts.len())
    }
}

/// Counts, as of the day `today`.
pub(super) fn coverage(shelves: &Shelves, relations: &Relations, today: Date) -> Coverage {
    let mut districts: Vec<DistrictCoverage> = shelves
        .districts
        .iter()
        .map(|district| DistrictCoverage {
            communes: district
                .facts
                .communes
                .iter()
                .map(|commune| CommuneCoverage {
                    active: commune.valid_until.is_none_or(|last| last >= today),
                    ..CommuneCoverage::default()
                })
                .collect(),
            ..DistrictCoverage::default()
        })
        .collect();
    let mut has_work = vec![false; shelves.units.len()];
    for (work, named) in shelves.works.iter().zip(&relations.works) {
        let status = work.facts.status;
        let counts = status != Status::Registered;
        if let Some(district) = named.district.and_then(|district| districts.get_mut(district)) {
            district.counts.add(status);
            match named.commune.and_then(|commune| district.communes.get_mut(commune)) {
                Some(commune) => commune.counts.add(status),
                None => district.committee |= counts,
            }
        }
        if let Some(has) = named.unit.and_then(|unit| has_work.get_mut(unit)) {
            *has |= counts;
        }
    }
    let mut organisations = Vec::new();
    for (place, ((unit, named), has)) in
        shelves.units.iter().zip(&relations.units).zip(&has_work).enumerate()
    {
        match unit.facts.kind {
            UnitKind::MemberOrganisation => organisations.push((place, *has)),
            UnitKind::DistrictCommittee => {
                let district = named.district.and_then(|district| districts.get_mut(district));
                if let Some(district) = district {
                    district.committee |= *has;
                }
            }
            _ => {}
        }
    }
    Coverage { districts, organisations }
}
