//! `published.toml`: every address that was ever deployed, so that none dies unnoticed.
//!
//! `deploy` writes it, and it is kept with the site: one line an address, in order, so that the
//! copies of two officers can be merged. It reaches no page. Whether an address still leads
//! somewhere is asked in `address::lost`.
//!
//! ```toml
//! [targets]
//! tinh = "0123456789abcdef0123456789abcdef"   # the manifest that was left there
//!
//! [addresses]
//! "/cong-trinh/cau-ban-x/" = 2024-03-15       # first deployed on
//! ```

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use crate::problem::{Checked, Span};
use crate::source::Sources;
use crate::source::table::{Document, Table};

/// Where it stands.
pub const PATH: &str = "published.toml";

/// What has been deployed so far.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// The addresses.
    pub addresses: BTreeMap<String, Since>,
    /// By target, the digest of the manifest that the last deploy left there.
    pub left: BTreeMap<String, String>,
}

/// Since when an address is known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Since {
    /// The day, as in 2024-03-15.
    pub day: String,
    /// Where that stands; the file's beginning for what comes from elsewhere.
    pub span: Span,
}

/// Reads it; a site that was never deployed has none.
pub fn parse(sources: &Sources) -> Checked<Published> {
    let Some(text) = sources.text(PATH) else { return Checked::default() };
    let text = reconciled(&text);
    let toml = Document::new(&PATH.into(), 0);
    let value = toml.read(&text, |table| Published {
        addresses: table.table("addresses", addresses).unwrap_or_default(),
        left: table.table("targets", targets).unwrap_or_default(),
    });
    Checked { value, problems: toml.into_problems() }
}

/// The text of two officers' copies that were put together by a program that knows nothing of them:
/// its marks, and lines that say again what stands above, become comments of the same length. The next
/// deploy writes the file anew.
fn reconciled(text: &str) -> String {
    const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let mut seen = BTreeSet::new();
    let lines = text.split_inclusive('\n').map(|line| {
        let said = line.trim();
        let key = said.split_once(" = ").map_or(said, |(key, _)| key);
        let is_said = !said.is_empty() && !said.starts_with('#') && !seen.insert(key.to_owned());
        let is_mark = MARKS.iter().any(|mark| line.starts_with(mark));
        match line.get(1..).filter(|_| is_mark || is_said) {
            Some(rest) => format!("#{rest}"),
            None => line.to_owned(),
        }
    });
    lines.collect()
}

fn addresses(table: &Table<'_, '_>) -> BTreeMap<String, Since> {
    table.allow_all();
    let pairs = table.pairs().into_iter();
    pairs
        .map(|(address, day)| {
            let day = match day.get_ref() {
                DeValue::Datetime(day) => day.to_string(),
                _ => String::new(),
            };
            (address.value, Since { day, span: address.span })
        })
        .collect()
}

fn targets(table: &Table<'_, '_>) -> BTreeMap<String, String> {
    table.allow_all();
    let pairs = table.pairs().into_iter();
    let texts = pairs.filter_map(|(name, digest)| match digest.get_ref() {
        DeValue::String(digest) => Some((name.value, digest.to_string())),
        _ => None,
    });
    texts.collect()
}

impl Published {
    /// With the addresses that a target remembers besides: two copies of a site know different ones.
    pub fn merged(mut self, others: &BTreeMap<String, String>) -> Published {
        for (address, day) in others {
            let since = self.addresses.entry(address.clone()).or_default();
            if since.day.is_empty() || (!day.is_empty() && *day < since.day) {
                since.day.clone_from(day);
            }
        }
        self
    }

    /// With addresses that are deployed on a day.
    pub fn with<'a>(self, addresses: impl Iterator<Item = &'a str>, day: &str) -> Published {
        let new = addresses.map(|address| (address.to_owned(), day.to_owned())).collect();
        self.merged(&new)
    }

    /// The addresses and their days, as a target remembers them.
    pub fn days(&self) -> BTreeMap<String, String> {
        let days = self.addresses.iter();
        days.map(|(address, since)| (address.clone(), since.day.clone())).collect()
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text = String::from(HEAD);
        text.push_str("\n[targets]\n");
        for (name, digest) in &self.left {
            text.push_str(&format!("{} = {}\n", quoted(name), quoted(digest)));
        }
        text.push_str("\n[addresses]\n");
        for (address, since) in &self.addresses {
            let day = if since.day.is_empty() { "1970-01-01" } else { &since.day };
            text.push_str(&format!("{} = {day}\n", quoted(address)));
        }
        text
    }
}

const HEAD: &str = "\
# Mọi địa chỉ đã từng đưa lên mạng, do lệnh deploy ghi. Hãy giữ tệp này cùng với trang, đừng sửa tay.
# Every address that was ever deployed, written by deploy. Keep it with the site; do not edit it.
";

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
