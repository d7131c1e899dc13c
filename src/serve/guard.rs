//! Who is answered: this machine's own browser, showing our own pages.
//!
//! A site somewhere else can make a browser send requests here. It can point a name of its own at
//! 127.0.0.1 (so the Host must be ours), include our files as scripts (so Sec-Fetch-Site is read),
//! or listen to our events (so a foreign Origin is turned away). Nothing here knows the site.

use std::net::IpAddr;

use hyper::header::{self, HeaderMap};
use hyper::{Method, StatusCode, Uri, Version};

/// The hosts under which the preview may be asked for.
#[derive(Debug)]
pub(super) struct Guard {
    hosts: Vec<String>,
    /// Listening at every address of the machine, whatever they are: any address will do, but no
    /// name, since only names can be pointed somewhere else.
    any_address: Option<u16>,
}

impl Guard {
    /// The guard of a port.
    pub(super) fn new(interface: Option<IpAddr>, port: u16) -> Guard {
        let mut names: Vec<String> = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).into();
        let own = interface.filter(|address| !address.is_unspecified());
        names.extend(own.map(written));
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names);
        }
        let any_address = interface.filter(IpAddr::is_unspecified).map(|_| port);
        Guard { hosts, any_address }
    }

    /// Whether a request is answered; the error is the status that it gets.
    pub(super) fn look(
        &self,
        method: &Method,
        uri: &Uri,
        version: Version,
        headers: &HeaderMap,
    ) -> Result<(), StatusCode> {
        if uri.authority().is_some() || !uri.path().starts_with('/') {
            return Err(StatusCode::BAD_REQUEST);
        }
        if !matches!(version, Version::HTTP_10 | Version::HTTP_11) {
            return Err(StatusCode::HTTP_VERSION_NOT_SUPPORTED);
        }
        let host = only(headers, header::HOST).ok_or(StatusCode::FORBIDDEN)?;
        if !self.is_ours(host) {
            return Err(StatusCode::FORBIDDEN);
        }
        if headers.contains_key(header::ORIGIN) {
            let origin = only(headers, header::ORIGIN).ok_or(StatusCode::FORBIDDEN)?;
            let from = origin.strip_prefix("http://").ok_or(StatusCode::FORBIDDEN)?;
            if !from.eq_ignore_ascii_case(host) {
                return Err(StatusCode::FORBIDDEN);
            }
        }
        if is_foreign(headers) && !is_navigation(uri, headers) {
            return Err(StatusCode::FORBIDDEN);
        }
        match *method {
            Method::GET | Method::HEAD => Ok(()),
            _ => Err(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    fn is_ours(&self, host: &str) -> bool {
        if self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)) {
            return true;
        }
        let Some(port) = self.any_address else { return false };
        let name = host.strip_suffix(&format!(":{port}"));
        let address = name.map(|name| name.trim_start_matches('[').trim_end_matches(']'));
        address.is_some_and(|address| address.parse::<IpAddr>().is_ok())
    }
}

/// An address as it stands in a Host header.
fn written(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

/// The value of a header that stands exactly once.
fn only(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(first)
}

/// Whether another site's page sent the request; another port of this machine is another site.
fn is_foreign(headers: &HeaderMap) -> bool {
    let mut sites = headers.get_all("sec-fetch-site").iter();
    sites.any(|site| !matches!(site.as_bytes(), b"same-origin" | b"none"))
}

/// Whether somebody followed a link to one of the site's pages, into a window of its own.
fn is_navigation(uri: &Uri, headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|found| found == value);
    is("sec-fetch-mode", "navigate")
        && is("sec-fetch-dest", "document")
        && !uri.path().starts_with("/~lantoa/")
}
