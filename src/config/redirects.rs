//! For which hosts the former addresses are written down as rules of their own: `[redirects]`.
//!
//! Every former address has a page of HTML that leads on, which any host can serve. A host that
//! knows the rules answers at once, and with the number that search engines go by.

use strum::{EnumString, IntoStaticStr, VariantNames};

use crate::source::table::Table;

/// A kind of host, and so of rules.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, EnumString, IntoStaticStr, VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Host {
    /// Netlify, and hosts that read its `_redirects`.
    Netlify,
    /// Apache, which reads `.htaccess`.
    Apache,
    /// nginx, whose officer includes a file.
    Nginx,
}

impl Host {
    /// The file of its rules, from the site's root.
    pub fn file(self) -> &'static str {
        match self {
            Host::Netlify => "/_redirects",
            Host::Apache => "/.htaccess",
            Host::Nginx => "/nginx-redirects.conf",
        }
    }
}

/// Reads `[redirects]`: the hosts, each once.
pub(super) fn read(table: &Table<'_, '_>) -> Vec<Host> {
    let hosts = table.table("redirects", |redirects| redirects.choices("rules"));
    let mut hosts: Vec<Host> = hosts.unwrap_or_default();
    hosts.sort_unstable();
    hosts.dedup();
    hosts
}
