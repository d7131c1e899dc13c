//! What lay below a former address: the communes of a district that was called otherwise, and the
//! crossings of areas and districts.
//!
//! These pages have no file of their own in which an alias could stand, and a line for each would
//! bury a district's file. So they follow from the aliases of the district and the area. An alias
//! somewhere else than in the place's own section says nothing of what lay below it.

use std::collections::BTreeSet;

use super::moved::Moved;
use super::{Addresses, Subject};
use crate::catalogue::Catalogue;
use crate::language::Language;

/// Adds the former addresses that follow from those of districts and areas. What stands at such an
/// address, leads on from it, or was withdrawn there, comes first.
pub(super) fn add(catalogue: &Catalogue, addresses: &mut Addresses) {
    let is_of_a_place =
        |moved: &Moved| matches!(moved.subject, Subject::District(_) | Subject::Area(_));
    if !addresses.moved.iter().any(is_of_a_place) {
        return;
    }
    let mut found = Vec::new();
    for language in &catalogue.languages {
        for (district, entry) in catalogue.districts.iter().enumerate() {
            let names = names(addresses, Subject::District(district), *language);
            for (commune, facts) in entry.facts.communes.iter().enumerate() {
                let subject = Subject::Commune(district, commune);
                let slug = &facts.slug.value;
                found.extend(names.iter().map(|name| Moved {
                    from: format!("{name}{slug}/"),
                    subject,
                    language: *language,
                }));
            }
            for area in 0..catalogue.areas.len() {
                let subject = Subject::Crossing(area, district);
                for above in self::names(addresses, Subject::Area(area), *language) {
                    found.extend(names.iter().map(|name| Moved {
                        from: format!("{above}{}/", last(name)),
                        subject,
                        language: *language,
                    }));
                }
            }
        }
    }
    let mut taken: BTreeSet<String> =
        addresses.moved.iter().map(|moved| moved.from.clone()).collect();
    taken.extend(addresses.withdrawn.iter().map(|gone| gone.path.clone()));
    found.retain(|moved| {
        addresses.of(moved.subject, moved.language).is_some()
            && addresses.at(&moved.from).is_none()
            && taken.insert(moved.from.clone())
    });
    addresses.moved.extend(found);
}

/// The address of a place in a language, and the former ones in the same section.
fn names(addresses: &Addresses, subject: Subject, language: Language) -> Vec<String> {
    let Some(now) = addresses.of(subject, language) else { return Vec::new() };
    let is_former = |moved: &&Moved| {
        (moved.subject, moved.language) == (subject, language) && above(&moved.from) == above(now)
    };
    let former = addresses.moved.iter().filter(is_former).map(|moved| moved.from.clone());
    std::iter::once(now.to_owned()).chain(former).collect()
}

/// The folder of an address.
fn above(path: &str) -> &str {
    path.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above)
}

/// The last part of an address.
fn last(path: &str) -> &str {
    path.trim_end_matches('/').rsplit_once('/').map_or(path, |(_, last)| last)
}
