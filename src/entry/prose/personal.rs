//! Personal data in what people read, and in names of files and addresses: numbers of identity cards
//! and telephones, mailboxes, number plates, bank accounts (Decree 356/2025/NĐ-CP, article 3).
//!
//! What an office lets appear is not known here, since a file is read by itself: that is
//! `catalogue::allowed`, which compares by `key`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::plain::{Name, Plain, Sort};
use super::{digits, mailbox, plate};
use crate::language::skim::places;
use crate::problem::{Personal, TextProblem};

/// What names a person, with its place in the file.
pub(super) fn find(plain: &Plain) -> Vec<(Range<usize>, TextProblem)> {
    let mut seen = BTreeSet::new();
    let words = in_text(&plain.text).into_iter();
    let mut found: Vec<(Range<usize>, TextProblem)> = words
        .map(|(range, what)| {
            let text = plain.text.get(range.clone()).unwrap_or_default();
            seen.insert(key(text));
            (plain.in_file(range), problem(what, text))
        })
        .collect();
    for name in &plain.names {
        let others = in_name(name).into_iter().filter(|(_, text)| seen.insert(key(text)));
        found.extend(others.map(|(what, text)| (name.file.clone(), problem(what, &text))));
    }
    found
}

fn problem(what: Personal, text: &str) -> TextProblem {
    TextProblem::PersonalData { what, text: text.to_owned() }
}

/// What names a person in a text, with its place in it.
pub fn in_text(text: &str) -> Vec<(Range<usize>, Personal)> {
    let places = places(text, |one, _| one.is_ascii_digit());
    let mut found = digits::find(text, &places);
    found.extend(mailbox::find(text).into_iter().map(|range| (range, Personal::Mailbox)));
    found
        .extend(plate::find(text, &places).into_iter().map(|range| (range, Personal::NumberPlate)));
    found
}

/// What names a person in a name.
fn in_name(name: &Name) -> Vec<(Personal, String)> {
    let text = match name.sort {
        Sort::File => without_camera_numbers(&name.text),
        Sort::Target => match name.text.split_once(':') {
            Some(("mailto" | "tel", rest)) => rest.split('?').next().unwrap_or_default().to_owned(),
            _ => return in_address(&name.text),
        },
    };
    let found = in_text(&text).into_iter();
    found.filter_map(|(range, what)| Some((what, text.get(range)?.to_owned()))).collect()
}

/// The number of a mobile telephone that is a part of an address by itself, as in links to chats.
/// Other long numbers in addresses are those of pages.
fn in_address(address: &str) -> Vec<(Personal, String)> {
    let parts = address.split(['/', '?', '#', '=', '&']);
    let numbers = parts.filter(|part| part.len() >= 10 && part.bytes().all(is_of_a_number));
    numbers
        .filter(|part| in_text(part).iter().any(|(_, what)| *what == Personal::Telephone))
        .map(|part| (Personal::Telephone, part.to_owned()))
        .collect()
}

fn is_of_a_number(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'+'
}

/// A file's name with blanks for what joins words in it, and without the day and moment that a
/// camera writes (PXL_20240315_101112345).
fn without_camera_numbers(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts: Vec<&str> = stem.split(['_', '/']).collect();
    let is_day = |part: &&str| part.len() == 8 && part.starts_with("20");
    let kept = parts.iter().enumerate().filter(|(at, _)| {
        let before = at.checked_sub(1).and_then(|before| parts.get(before));
        !before.is_some_and(is_day)
    });
    kept.map(|(_, part)| *part).collect::<Vec<_>>().join("  ")
}

/// What two spellings of one number or mailbox have in common: +84 912 345 678 and 0912.345.678.
pub fn key(text: &str) -> String {
    if text.contains('@') {
        return text.trim().to_lowercase();
    }
    let plain: String = text.chars().filter(|one| one.is_alphanumeric()).collect();
    let plain = plain.to_uppercase();
    let abroad = plain.strip_prefix("0084").or_else(|| plain.strip_prefix("84"));
    match abroad.filter(|rest| (9..=11).contains(&rest.len())) {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => plain,
    }
}
