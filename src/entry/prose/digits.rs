//! Numbers that name a person: on identity cards, of telephones, of bank accounts.
//!
//! What is looked for has a shape: how many digits, how they begin, how people group them. Money,
//! dates, years, plans and decisions are written in other shapes, or have a word beside them that
//! says what they are; these rules would rather let a number pass than cry at every sum of money.

use std::ops::Range;

use super::run::{Gap, Run};
use crate::problem::Personal;

/// The numbers in a text that name a person, in order; `digits` are the places of its digits.
pub(super) fn find(text: &str, digits: &[usize]) -> Vec<(Range<usize>, Personal)> {
    let mut found = Vec::new();
    let mut at = 0;
    for digit in digits {
        if *digit < at {
            continue;
        }
        let run = Run::at(text, *digit);
        if run.count() >= FEWEST && !is_in_an_address(text, run.start()) {
            add_personal(&run, text, &mut found);
        }
        at = run.end();
    }
    found
}

/// No number that names a person has fewer digits, but for those of bank accounts.
const FEWEST: usize = 6;

/// Adds what in a run names a person: of all ways to read its groups, the longest first.
fn add_personal(run: &Run, text: &str, found: &mut Vec<(Range<usize>, Personal)>) {
    let mut first = 0;
    while first < run.groups.len() {
        // What stands tight behind something is a part of it, unless that was a number by itself.
        let before = first.checked_sub(1).and_then(|before| run.groups.get(before));
        let tight = before.filter(|(_, gap)| *gap == Gap::Tight);
        let ended = found.last().map(|(place, _)| place.end);
        if tight.is_some_and(|(group, _)| Some(group.end) != ended) {
            first += 1;
            continue;
        }
        let number = (first..run.groups.len().min(first + MOST))
            .rev()
            .filter_map(|last| Number::of(run, text, (first, last)))
            .find_map(|number| Some((number.place.clone(), number.sort()?, number.groups.len())));
        match number {
            Some((place, sort, groups)) => {
                found.push((place, sort));
                first += groups;
            }
            None => first += 1,
        }
    }
}

/// Some groups of a run, taken as one number.
struct Number<'a> {
    text: &'a str,
    /// With the plus before it.
    place: Range<usize>,
    groups: &'a [(Range<usize>, Gap)],
    digits: String,
    has_plus: bool,
}

impl<'a> Number<'a> {
    /// The groups of these numbers, if nothing before or behind says that they are but a part.
    fn of(run: &'a Run, text: &'a str, (first, last): (usize, usize)) -> Option<Number<'a>> {
        let groups = run.groups.get(first..=last)?;
        let start = groups.first()?.0.start;
        let (end_group, end_gap) = groups.last()?;
        let end = end_group.end;
        let count: usize = groups.iter().map(|(group, _)| group.len()).sum();
        if !(FEWEST..=MOST).contains(&count) {
            return None;
        }
        let next = run.groups.get(last + 1).and_then(|(next, _)| text.get(next.clone()));
        if *end_gap == Gap::Tight && !next.is_some_and(|next| next.starts_with('0')) {
            return None;
        }
        let head = text.get(..start)?;
        let has_plus = head.ends_with('+');
        let head = head.strip_suffix('+').unwrap_or(head);
        if goes_on_before(head, text.get(start..)?) || goes_on_behind(text.get(end..)?) {
            return None;
        }
        let digits = groups.iter().filter_map(|(group, _)| text.get(group.clone())).collect();
        Some(Number { text, place: head.len()..end, groups, digits, has_plus })
    }

    /// What it names of a person; none for any other number.
    fn sort(&self) -> Option<Personal> {
        if self.is_date() || self.is_years() {
            return None;
        }
        let before = self.before();
        if says(before, &ACCOUNT) && !self.is_counted() {
            return Some(Personal::BankAccount);
        }
        let lengths: Vec<usize> = self.groups.iter().map(|(group, _)| group.len()).collect();
        if self.is_identity(&lengths) || (says(before, &CARD) && self.digits.len() == 12) {
            return Some(Personal::IdentityCard);
        }
        if self.is_telephone(&lengths) {
            return Some(Personal::Telephone);
        }
        let is_old_card = self.digits.len() == 9
            && (lengths.as_slice() == [9] || says(before, &CARD))
            && !self.is_counted();
        is_old_card.then_some(Personal::OldIdentityCard)
    }

    /// The words before it, to the beginning of the line.
    fn before(&self) -> &str {
        let all = self.text.get(..self.place.start).unwrap_or_default();
        let from = all.ceil_char_boundary(all.len().saturating_sub(NEAR));
        all.get(from..).unwrap_or_default().rsplit('\n').next().unwrap_or_default()
    }

    /// Twelve digits from a province's number, 001 to 096, on.
    fn is_identity(&self, lengths: &[usize]) -> bool {
        const SHAPES: [&[usize]; 7] =
            [&[12], &[3, 3, 3, 3], &[4, 4, 4], &[3, 9], &[6, 6], &[3, 3, 6], &[3, 1, 2, 6]];
        let province = self.digits.get(..3).and_then(|digits| digits.parse::<u32>().ok());
        SHAPES.contains(&lengths) && province.is_some_and(|number| (1..=96).contains(&number))
    }

    fn is_telephone(&self, lengths: &[usize]) -> bool {
        // From abroad: +84 912…, 0084 912…, +84 (0) 912…
        let digits = self.digits.as_str();
        let abroad = digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84"));
        if let Some(rest) = abroad {
            let rest = rest.strip_prefix('0').unwrap_or(rest);
            // A single digit may stand behind the country's, in brackets: +84 (0) 912…
            let is_grouped = lengths.len() <= 6 && lengths.iter().skip(2).all(|length| *length > 1);
            let is_called = self.has_plus || digits.starts_with("00") || !self.is_a_figure(lengths);
            return is_grouped && is_called && is_subscriber(rest);
        }
        // Pairs alone are days and hours: 03-15 09-11-12.
        let is_grouped = match lengths {
            [_, rest @ ..] if rest.len() > 4 || rest.iter().any(|length| *length < 2) => false,
            [2, second, ..] => *second > 2,
            _ => true,
        };
        is_grouped && !self.has_plus && digits.strip_prefix('0').is_some_and(is_subscriber)
    }

    /// Whether it is written as a figure is, in threes from the right, or counts something.
    fn is_a_figure(&self, lengths: &[usize]) -> bool {
        let in_threes = lengths.len() > 1 && lengths.iter().skip(1).all(|length| *length == 3);
        in_threes || self.is_counted()
    }

    /// Whether a unit stands behind it: so many đồng, households, metres.
    fn is_counted(&self) -> bool {
        let rest = self.text.get(self.place.end..).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if rest.starts_with(['%', '₫', '²', '°']) {
            return true;
        }
        let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default().to_lowercase();
        UNITS.contains(&word.as_str())
    }

    /// Whether it begins as a date: 15-03-2024, 15.03.2024 and then an hour.
    fn is_date(&self) -> bool {
        let lengths: Vec<usize> =
            self.groups.iter().map(|(group, _)| group.len()).take(3).collect();
        let month = self.digits.get(2..4).and_then(|month| month.parse::<u32>().ok());
        lengths == [2, 2, 4] && month.is_some_and(|month| (1..=12).contains(&month))
    }

    /// Whether it ends with two years.
    fn is_years(&self) -> bool {
        let last = self.groups.iter().rev().take(2);
        let is_year = |group: &str| group.len() == 4 && group.starts_with(['1', '2']);
        let years = last.filter(|(group, _)| self.text.get(group.clone()).is_some_and(is_year));
        years.count() == 2
    }
}

/// The most digits that such a number has: a bank account.
const MOST: usize = 19;

/// How far before a number the word may stand that says what it is, in bytes.
const NEAR: usize = 48;

/// The digits after the 0 or +84: a mobile telephone, or an area code and a line.
fn is_subscriber(digits: &str) -> bool {
    match digits.as_bytes().first() {
        Some(b'3' | b'5' | b'7' | b'8' | b'9') => digits.len() == 9,
        Some(b'2') => digits.len() == 10,
        _ => false,
    }
}

/// Whether the text before a number says that it is but the end of something. What begins with 0
/// begins anew: 0900000000/0300000000.
fn goes_on_before(head: &str, number: &str) -> bool {
    let mut letters = head.chars().rev();
    match letters.next() {
        Some(letter) if letter.is_alphanumeric() || letter == '_' => true,
        Some('/' | '-' | '–') if number.starts_with('0') => false,
        Some(',' | '.' | '/' | '-' | '–') => {
            letters.next().is_some_and(|one| one.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether the text behind a number says that it is but the beginning: 1234/QĐ-UBND, 1,5.
fn goes_on_behind(rest: &str) -> bool {
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), _) if letter.is_alphanumeric() || letter == '_' => true,
        (Some('/'), Some(next)) => next.is_alphanumeric() && next != '0',
        (Some(','), Some(next)) => next.is_ascii_digit(),
        _ => false,
    }
}

/// Whether a number stands in the address of a page, where long numbers are common.
fn is_in_an_address(text: &str, start: usize) -> bool {
    let from = text.floor_char_boundary(start.saturating_sub(LONGEST_ADDRESS));
    let before = text.get(from..start).unwrap_or_default();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.contains("www.")
}

/// How far before a number the beginning of its address is looked for, in bytes.
const LONGEST_ADDRESS: usize = 400;

/// Whether the words before a number say one of these.
fn says(before: &str, words: &[&str]) -> bool {
    !before.is_empty() && {
        let before = before.to_lowercase();
        words.iter().any(|word| {
            let mut places = before.match_indices(word);
            places.any(|(at, _)| {
                let head = before.get(..at).unwrap_or_default();
                !head.ends_with(char::is_alphanumeric)
            })
        })
    }
}

/// What says that a number is that of an account.
#[rustfmt::skip]
const ACCOUNT: [&str; 8] = [
    "số tài khoản",
    "tài khoản số",
    "tài khoản ngân hàng",
    "stk",
    "account number",
    "account no",
    "bank account",
    "tk ngân hàng",
];

/// What says that a number is that of an identity card.
#[rustfmt::skip]
const CARD: [&str; 7] =
    ["cccd", "căn cước", "định danh", "cmnd", "cmt", "chứng minh", "identity card"];

/// What a long figure counts.
#[rustfmt::skip]
const UNITS: [&str; 54] = [
    "đồng", "đ", "vnd", "vnđ", "usd", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "m", "m2", "m3", "mét",
    "km", "ha", "kg", "tấn", "tạ", "lít", "kwh", "người", "hộ", "lượt", "công", "cây", "con", "ngày",
    "giờ", "bản", "cuốn", "suất", "phiếu", "đại", "dong", "million", "billion", "thousand", "metres",
    "meters", "people", "persons", "households", "trees", "days", "hours", "kilometres", "tonnes",
    "hectares", "litres", "copies", "votes", "square", "cubic",
];
