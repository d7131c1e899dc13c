//! What a table says, whatever the form in which it was written: for telling whether anything but
//! the form has changed.
//!
//! The order of the keys, blanks, comments, the kind of quotation marks and line ends leave no
//! trace in it. What has been approved is told by these bytes, so they may never change.

use toml::de::{DeTable, DeValue};

use super::Table;

impl Table<'_, '_> {
    /// All that the table says but for some keys, as bytes: two tables that say the same give the
    /// same.
    pub fn said_besides(&self, left_out: &[&str]) -> Vec<u8> {
        let mut said = Vec::new();
        pairs(&mut said, self.entries, left_out);
        said
    }
}

/// The pairs of a table in the order of the keys.
fn pairs(said: &mut Vec<u8>, entries: &DeTable<'_>, left_out: &[&str]) {
    let mut kept: Vec<(&str, &DeValue<'_>)> = entries
        .iter()
        .map(|(key, value)| (key.get_ref().as_ref(), value.get_ref()))
        .filter(|(key, _)| !left_out.contains(key))
        .collect();
    kept.sort_unstable_by_key(|(key, _)| *key);
    count(said, b't', kept.len());
    for (key, one) in kept {
        text(said, b'k', key);
        value(said, one);
    }
}

fn value(said: &mut Vec<u8>, value_of: &DeValue<'_>) {
    match value_of {
        DeValue::String(string) => text(said, b's', string),
        DeValue::Integer(number) => {
            text(said, b'i', &format!("{}:{}", number.radix(), number.as_str().replace('_', "")));
        }
        DeValue::Float(number) => text(said, b'f', &number.as_str().replace('_', "")),
        DeValue::Boolean(flag) => text(said, b'b', if *flag { "true" } else { "false" }),
        DeValue::Datetime(time) => text(said, b'd', &time.to_string()),
        DeValue::Array(items) => {
            count(said, b'a', items.len());
            items.iter().for_each(|item| value(said, item.get_ref()));
        }
        DeValue::Table(entries) => pairs(said, entries, &[]),
    }
}

/// A text behind its kind and its length, so that no two ways of saying things run together.
fn text(said: &mut Vec<u8>, kind: u8, text: &str) {
    let bytes = text.bytes().filter(|byte| *byte != b'\r');
    count(said, kind, bytes.clone().count());
    said.extend(bytes);
}

fn count(said: &mut Vec<u8>, kind: u8, count: usize) {
    said.push(kind);
    said.extend_from_slice(&(count as u64).to_le_bytes());
}
