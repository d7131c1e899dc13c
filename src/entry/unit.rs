//! An exemplary unit: a committee, a member organisation, a residential area and its like.

use borsh::{BorshDeserialize, BorshSerialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use super::shared::{Award, awards};
use crate::problem::{EntryProblem, Spanned};
use crate::source::table::Table;

/// Who takes part in the campaign (plan 364, section II.2).
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    BorshSerialize,
    BorshDeserialize,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum UnitKind {
    /// The Front's committee of the province.
    ProvinceCommittee,
    /// The Front's committee of a district.
    DistrictCommittee,
    /// The Front's committee of a commune.
    CommuneCommittee,
    /// A member organisation of the Front.
    MemberOrganisation,
    /// A department, or the Office, of the committee's agency.
    Department,
    /// A hamlet, a quarter.
    ResidentialArea,
    /// A group of individuals.
    IndividualGroup,
}

/// The facts of a unit.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// The district's file name; none means province-wide.
    pub district: Option<Spanned<String>>,
    /// The commune's slug within the district.
    pub commune: Option<Spanned<String>>,
    /// Awards received.
    pub awards: Vec<Award>,
}

/// Reads the facts of a unit.
pub fn read(table: &Table<'_, '_>) -> Unit {
    let district = table.spot("district");
    let commune = table.spot("commune");
    if let (None, Some(commune)) = (&district, &commune) {
        let kind = EntryProblem::CommuneWithoutDistrict { commune: commune.value.clone() };
        table.document().report(commune.span, kind);
    }
    let kind = table.required_choice("kind").unwrap_or(UnitKind::Department);
    // A committee counts for its own place (plan 364, target 4): without one it would count for none.
    if kind == UnitKind::DistrictCommittee && district.is_none() {
        table.required_text("district");
    }
    if kind == UnitKind::CommuneCommittee && commune.is_none() {
        table.required_text("commune");
    }
    Unit { kind, district, commune, awards: awards(table) }
}
