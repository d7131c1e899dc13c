//! Links to other sites: which there are, and whether they still lead somewhere. Only `lantoa check
//! --external` asks; nothing else of this tool needs the network but `deploy`.
//!
//! What an address answered is remembered for some days, so that a second check asks little. How one
//! asks is in `ask`; links within the site are the business of `address::link`.

mod ask;

use std::collections::BTreeMap;
use std::time::Duration;

use borsh::{BorshDeserialize, BorshSerialize};
use url::Url;

use crate::catalogue::Catalogue;
use crate::catalogue::entry::Entry;
use crate::problem::{ExternalProblem, Place, Problem};

pub use ask::{Inside, Limits, ask, hosts};

/// So long an address that answered is not asked again.
const GOOD_FOR: Duration = Duration::from_secs(7 * 24 * 3600);

/// So long one is remembered that is gone or has moved; it may have been mended since.
const BAD_FOR: Duration = Duration::from_secs(24 * 3600);

/// What an address answered.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub enum Answer {
    /// There is something, or the server does not say to programs.
    There,
    /// It has moved for good to this address.
    Moved(String),
    /// There is nothing (any more): the status that says so.
    Gone(u16),
    /// It could not be learnt now, in a few words of the system's.
    Silent(String),
    /// It is an address of one's own network or machine, which no reader reaches. It was not asked.
    Inside,
}

/// The answers that are remembered, by address, with the moment in seconds since 1970.
pub type Heard = BTreeMap<String, (u64, Answer)>;

/// Every address of another site that the bodies and sources of public entries name, without its
/// fragment, and where.
pub fn links(catalogue: &Catalogue) -> BTreeMap<String, Vec<Place>> {
    let mut links = BTreeMap::new();
    of_entry(&catalogue.campaign, &mut links);
    of_entry(&catalogue.home, &mut links);
    catalogue.areas.iter().for_each(|entry| of_entry(entry, &mut links));
    catalogue.districts.iter().for_each(|entry| of_entry(entry, &mut links));
    catalogue.units.iter().for_each(|entry| of_entry(entry, &mut links));
    catalogue.works.iter().for_each(|entry| of_entry(entry, &mut links));
    catalogue.news.iter().for_each(|entry| of_entry(entry, &mut links));
    catalogue.pages.iter().for_each(|entry| of_entry(entry, &mut links));
    links
}

fn of_entry<F>(entry: &Entry<F>, links: &mut BTreeMap<String, Vec<Place>>) {
    for document in std::iter::once(&entry.texts.original).chain(&entry.texts.translations) {
        let sources = document.facts.iter().flat_map(|(_, shared)| &shared.sources);
        let sources = sources.filter_map(|source| source.url.as_ref());
        for link in document.text.body.links.iter().chain(sources) {
            if let Some(address) = address(&link.value) {
                let place = Place::new(&document.path, link.span);
                links.entry(address).or_default().push(place);
            }
        }
    }
}

/// A web address as it is asked for; none for anything else.
fn address(link: &str) -> Option<String> {
    let mut url = Url::parse(link).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.host_str()?;
    url.set_fragment(None);
    Some(url.into())
}

/// The addresses about which nothing is remembered that is still worth something.
pub fn to_ask<'a>(
    links: &'a BTreeMap<String, Vec<Place>>,
    heard: &Heard,
    now: u64,
) -> Vec<&'a str> {
    let is_known = |address: &str| {
        heard.get(address).is_some_and(|(at, answer)| {
            let good_for = match answer {
                Answer::There => GOOD_FOR,
                Answer::Moved(_) | Answer::Gone(_) => BAD_FOR,
                Answer::Silent(_) | Answer::Inside => Duration::ZERO,
            };
            *at <= now && now - at < good_for.as_secs()
        })
    };
    links.keys().map(String::as_str).filter(|address| !is_known(address)).collect()
}

/// Adds new answers, and forgets addresses that nobody names any more.
pub fn remember(
    heard: &mut Heard,
    links: &BTreeMap<String, Vec<Place>>,
    answers: BTreeMap<String, Answer>,
    now: u64,
) {
    heard.retain(|address, _| links.contains_key(address));
    heard.extend(answers.into_iter().map(|(address, answer)| (address, (now, answer))));
}

/// What is wrong with the links, each wherever it stands. Warnings: other sites are not ours.
pub fn problems(links: &BTreeMap<String, Vec<Place>>, heard: &Heard) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (address, places) in links {
        let address = address.clone();
        let kind = match heard.get(&address).map(|(_, answer)| answer.clone()) {
            None | Some(Answer::There) => continue,
            Some(Answer::Moved(to)) => ExternalProblem::ExternalLinkMoved { address, to },
            Some(Answer::Gone(status)) => ExternalProblem::ExternalLinkDead { address, status },
            Some(Answer::Silent(detail)) => ExternalProblem::ExternalLinkSilent { address, detail },
            Some(Answer::Inside) => ExternalProblem::ExternalLinkInside { address },
        };
        problems.extend(places.iter().map(|place| Problem::warning(place.clone(), kind.clone())));
    }
    problems.sort();
    problems
}
