//! "This text is approved": the table `[approval]` written into its file, and not a byte besides.
//!
//! It works on the file as it lies on the disk, as `confirm` does. A table that is there keeps its
//! place and its form; a new one stands at the end of the front matter, where it takes no key from
//! another table.

use std::ops::Range;

use super::sheet::quoted;
use crate::entry::approval::KEY;
use crate::language::date::Date;
use crate::source::front_matter;
use crate::source::table::{Document, Table};

/// An approval to be written.
#[derive(Clone, Copy, Debug)]
pub struct Approved<'a> {
    /// The role.
    pub by_role: &'a str,
    /// The day.
    pub on: Date,
    /// The digest of the text.
    pub of: &'a str,
}

/// The file's text with this approval. None when it has no form that the approval fits into.
pub fn with_approval(raw: &str, approved: &Approved<'_>) -> Option<String> {
    let start = if raw.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let text = raw.get(start..)?;
    let front = front_matter::split(text).ok()?.front_matter.range();
    let toml = Document::new(&"".into(), start + front.start);
    let fields = [
        ("by_role", quoted(approved.by_role)),
        ("on", approved.on.iso()),
        ("of", quoted(approved.of)),
    ];
    let places = toml.read(text.get(front.clone())?, |table| {
        table.allow_all();
        table.table(KEY, places)
    });
    let mut edits = match places {
        Some(places) => changed(raw, &places, &fields)?,
        None => {
            let opening = raw.get(..start + front.start)?;
            let end = line_end(opening);
            let before = raw.get(start + front.start..start + front.end)?;
            let blank =
                if before.trim().is_empty() || before.ends_with(&end.repeat(2)) { "" } else { end };
            let lines = fields.map(|(key, value)| format!("{key} = {value}{end}"));
            let at = start + front.end;
            vec![(at..at, format!("{blank}[{KEY}]{end}{}", lines.concat()))]
        }
    };
    edits.sort_by_key(|(place, _)| place.start);
    let mut made = raw.to_owned();
    for (place, value) in edits.into_iter().rev() {
        made.replace_range(place, &value);
    }
    Some(made)
}

/// A key of the table that is there: its name, where it stands, and its value.
type Found = (String, Range<usize>, Range<usize>);

fn places(table: &Table<'_, '_>) -> Vec<Found> {
    table.allow_all();
    let keys = table.unread().into_iter();
    keys.map(|key| {
        let value = table.span_of(&key.value).range();
        (key.value, key.span.range(), value)
    })
    .collect()
}

/// What is to be replaced in a table that is there, and by what.
fn changed(
    raw: &str,
    places: &[Found],
    fields: &[(&str, String)],
) -> Option<Vec<(Range<usize>, String)>> {
    let (_, last_key, last_value) = places.iter().max_by_key(|(_, _, value)| value.end)?;
    let line = raw.get(..last_key.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let prefix = raw.get(line..last_key.start)?;
    let is_inline = prefix.contains(['{', ',']);
    let mut edits = Vec::new();
    let mut added = String::new();
    let rest = raw.get(last_value.end..)?;
    let line_rest = rest.get(..rest.find('\n')?)?;
    let end = if line_rest.ends_with('\r') { "\r\n" } else { "\n" };
    for (key, value) in fields {
        match places.iter().find(|(name, _, _)| name == key) {
            Some((_, _, place)) => edits.push((place.clone(), value.clone())),
            None if is_inline => added.push_str(&format!(", {key} = {value}")),
            None => added.push_str(&format!("{end}{prefix}{key} = {value}")),
        }
    }
    if !added.is_empty() {
        // A comment behind the last value stays behind it.
        let at = match is_inline {
            true => last_value.end,
            false => last_value.end + line_rest.trim_end_matches('\r').len(),
        };
        edits.push((at..at, added));
    }
    Some(edits)
}

/// The line end with which a text ends.
fn line_end(text: &str) -> &'static str {
    if text.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// What is wrong with a role that was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadRole {
    /// There is none.
    Empty,
    /// It holds a mailbox.
    Mailbox,
    /// It holds a telephone number.
    Telephone,
}

/// So many digits in a row are no year and no number of a plan.
const LONGEST_NUMBER: usize = 5;

/// So many digits with only blanks, dots and hyphens between them are no two years either.
const LONGEST_DIGITS: usize = 8;

/// The role that was typed, on one line. That it is no person's name cannot be told.
pub fn role(typed: &str) -> Result<String, BadRole> {
    let role = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut row, mut digits) = (0, 0);
    let mut is_number = false;
    for letter in role.chars() {
        match letter {
            letter if letter.is_numeric() => (row, digits) = (row + 1, digits + 1),
            ' ' | '.' | '-' | '(' | ')' | '+' => row = 0,
            _ => (row, digits) = (0, 0),
        }
        is_number |= row > LONGEST_NUMBER || digits > LONGEST_DIGITS;
    }
    match role.chars().any(char::is_alphabetic) {
        _ if role.contains('@') => Err(BadRole::Mailbox),
        _ if is_number => Err(BadRole::Telephone),
        false => Err(BadRole::Empty),
        true => Ok(role),
    }
}
