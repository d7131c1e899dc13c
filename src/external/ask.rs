//! Asking other sites, as a good guest: few at once, one question at a time to each host with a pause
//! after it, and never for more than whether something is there.
//!
//! What comes of an answer for the author is in the module above.

use std::collections::{BTreeMap, VecDeque};
use std::net::{IpAddr, ToSocketAddrs};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use url::{Host, Url};

use super::Answer;
use crate::deploy::transport::Done;
use crate::deploy::transport::web::{self, Web};

/// So many redirects are followed, as browsers do at least.
const MOST_REDIRECTS: usize = 5;

/// How much is asked of others.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many hosts are asked at once.
    pub hosts: usize,
    /// The pause between two questions to one host.
    pub pause: Duration,
    /// How long an answer may take.
    pub patience: Duration,
    /// Whether addresses of one's own network are asked as well: for tests, whose servers are there.
    pub inside: Inside,
}

/// What is done about addresses of one's own network or machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inside {
    /// They are told of and not asked: whoever writes a story shall not make this machine knock there.
    Told,
    /// They are asked like others.
    Asked,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            hosts: 6,
            pause: Duration::from_secs(1),
            patience: Duration::from_secs(20),
            inside: Inside::Told,
        }
    }
}

/// What each address answers. The error is what keeps this machine from asking at all.
pub fn ask(addresses: &[&str], limits: Limits) -> Done<BTreeMap<String, Answer>> {
    let web = web::open()?;
    let of_hosts = by_host(addresses);
    let lanes = limits.hosts.clamp(1, of_hosts.len().max(1));
    let waiting = Mutex::new(of_hosts.into_values().collect::<VecDeque<_>>());
    let answers = Mutex::new(BTreeMap::new());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    thread::scope(|scope| {
        for _ in 0..lanes {
            scope.spawn(|| {
                while let Some(of_host) = next() {
                    for (number, address) in of_host.into_iter().enumerate() {
                        if number > 0 {
                            thread::sleep(limits.pause);
                        }
                        let answer = one(&web, address, limits);
                        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                        answers.insert(address.to_owned(), answer);
                    }
                }
            });
        }
    });
    Ok(answers.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// How many hosts these addresses are of.
pub fn hosts(addresses: &[&str]) -> usize {
    by_host(addresses).len()
}

fn by_host<'a>(addresses: &[&'a str]) -> BTreeMap<String, Vec<&'a str>> {
    let mut of_hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
        of_hosts.entry(host.unwrap_or_default()).or_default().push(address);
    }
    of_hosts
}

/// What one address answers, redirects followed.
fn one(web: &Web, address: &str, limits: Limits) -> Answer {
    let Ok(mut at) = Url::parse(address) else { return Answer::Silent(String::new()) };
    let mut is_for_good = true;
    for step in 0..=MOST_REDIRECTS {
        if limits.inside == Inside::Told {
            match is_inside(&at) {
                // A redirect to the inside of another network is that network's affair.
                Ok(true) if step == 0 => return Answer::Inside,
                Ok(true) => return Answer::There,
                Ok(false) => {}
                Err(detail) => return Answer::Silent(detail),
            }
        }
        let reply = match web.knock(at.as_str(), limits.patience) {
            Ok(reply) => reply,
            Err(detail) => return Answer::Silent(detail),
        };
        let to = reply.location.and_then(|to| at.join(&to).ok());
        match (reply.status, to.filter(|to| matches!(to.scheme(), "http" | "https"))) {
            (301 | 308, Some(to)) => at = to,
            (302 | 303 | 307, Some(to)) => (is_for_good, at) = (false, to),
            (404 | 410, _) => return Answer::Gone(reply.status),
            (500.., _) => return Answer::Silent(reply.status.to_string()),
            _ if step > 0 && is_for_good => return Answer::Moved(at.into()),
            // Some answer 401, 403 or 429 to whoever is no browser.
            _ => return Answer::There,
        }
    }
    Answer::Silent("redirects".to_owned())
}

/// Whether an address is one that readers do not reach; the error is why its name cannot be found.
fn is_inside(url: &Url) -> Result<bool, String> {
    let name = match url.host() {
        None => return Ok(true),
        Some(Host::Ipv4(address)) => return Ok(is_private(address.into())),
        Some(Host::Ipv6(address)) => return Ok(is_private(address.into())),
        Some(Host::Domain(name)) => name,
    };
    if !name.trim_end_matches('.').contains('.') {
        return Ok(true);
    }
    let port = url.port_or_known_default().unwrap_or(443);
    let found = (name, port).to_socket_addrs().map_err(|error| error.to_string())?;
    // One is enough: nobody says which of them is asked.
    Ok(found.map(|one| one.ip()).any(is_private))
}

/// Addresses of a machine itself, a network of its own, or a line without a router (RFC 1918, 3927,
/// 4193, 4291, 6598).
fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_unspecified()
                || (first == 100 && (64..128).contains(&second))
        }
        IpAddr::V6(address) => {
            address.is_loopback()
                || address.is_unspecified()
                || address.is_unique_local()
                || address.is_unicast_link_local()
        }
    }
}
