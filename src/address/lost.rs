//! Addresses that were deployed once and at which nothing is read any more: a link that somebody has
//! sent would be dead (design, section 3).

use std::collections::BTreeSet;

use super::Addresses;
use super::segment::is_page_number;
use crate::problem::nearest::likely;
use crate::problem::{AddressProblem, Place, Problem};
use crate::published::{PATH, Published, Since};

/// Where a lost address may have gone: so many are offered.
const OFFERED: usize = 3;

/// When a whole section is gone, nobody looks at more offers than these, and each takes a look at all
/// pages.
const LOOKED_FOR: usize = 50;

/// Warns of each lost address. Further pages of a list come and go with its length: what leads to
/// them leads to the list.
pub fn lost(published: &Published, addresses: &Addresses) -> Vec<Problem> {
    let moved = addresses.moved.iter().map(|moved| moved.from.as_str());
    let withdrawn = addresses.withdrawn.iter().map(|withdrawn| withdrawn.path.as_str());
    let former: BTreeSet<&str> = moved.chain(withdrawn).collect();
    let is_read = |address: &str| addresses.at(address).is_some() || former.contains(address);
    let known = published.addresses.iter();
    let lost = known.filter(|(address, _)| !is_counted(address) && !is_read(address));
    let problem = |(at, (address, since)): (usize, (&String, &Since))| {
        let pages = addresses.all().iter().map(|page| &*page.path);
        let beside = pages.filter(|path| at < LOOKED_FOR && shelf(path) == shelf(address));
        let nearest = likely(address, beside, OFFERED);
        let kind = AddressProblem::AddressLost { address: address.clone(), nearest };
        Problem::warning(Place::new(&PATH.into(), since.span), kind)
    };
    lost.enumerate().map(problem).collect()
}

/// Whether an address is that of a further page of a list.
pub fn is_counted(address: &str) -> bool {
    address.trim_end_matches('/').rsplit('/').next().is_some_and(is_page_number)
}

/// All but the last name of an address.
fn shelf(address: &str) -> &str {
    address.trim_end_matches('/').rsplit_once('/').map_or("", |(shelf, _)| shelf)
}
