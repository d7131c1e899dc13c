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
        let number = text.get(start..end)?;
        if goes_on_before(head, number) || goes_on_behind(number, text.get(end..)?) {
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
        // A word that says what it is outweighs what stands behind: "CMND 0…, ngày cấp …".
        let is_card = says(before, &CARD);
        if says(before, &ACCOUNT) && !self.is_money() {
            return Some(Personal::BankAccount);
        }
        let lengths: Vec<usize> = self.groups.iter().map(|(group, _)| group.len()).collect();
        if self.is_identity(&lengths) || (is_card && self.digits.len() == 12) {
            return Some(Personal::IdentityCard);
        }
        if self.is_telephone(&lengths) {
            return Some(Personal::Telephone);
        }
        let is_old_card = match is_card {
            true => !self.is_money(),
            false => lengths.as_slice() == [9] && self.is_like_an_old_card(before),
        };
        (self.digits.len() == 9 && is_old_card).then_some(Personal::OldIdentityCard)
    }

    /// Whether nine digits by themselves may be an old card's: these began with 0 to 3, and sums of
    /// money are round, or have a word before or a unit behind.
    fn is_like_an_old_card(&self, before: &str) -> bool {
        self.digits.starts_with(['0', '1', '2', '3'])
            && !self.digits.ends_with("000")
            && !says(before, &FIGURE)
            && !self.is_counted()
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
        self.is_money() || self.has_behind(&UNITS)
    }

    /// Whether it is so much money.
    fn is_money(&self) -> bool {
        self.has_behind(&MONEY)
    }

    /// Whether one of these words stands behind it, or a sign that counts.
    fn has_behind(&self, words: &[&str]) -> bool {
        let rest = self.text.get(self.place.end..).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if rest.starts_with(['%', '₫', '²', '°']) {
            return true;
        }
        let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default().to_lowercase();
        words.contains(&word.as_str())
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
        Some(letter) if letter.is_alphabetic() => !is_called_in(head),
        Some(letter) if letter.is_alphanumeric() || letter == '_' => true,
        Some('/' | '-' | '–') if number.starts_with('0') => false,
        // Behind a comma only where another such number stands before it: 21,05….
        Some(',') if is_by_itself(number) && digits_at_end(head.trim_end_matches(',')) >= 9 => {
            false
        }
        Some(',' | '.' | '/' | '-' | '–') => {
            letters.next().is_some_and(|one| one.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether the text behind a number says that it is but the beginning: 1234/QĐ-UBND, 1,5.
fn goes_on_behind(number: &str, rest: &str) -> bool {
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), _) if letter.is_alphanumeric() || letter == '_' => true,
        (Some(','), _) if is_by_itself(number) => false,
        (Some('/'), Some(next)) if is_by_itself(number) => {
            let is_code = |letter: char| letter.is_uppercase() || letter == '-';
            is_code(next) && letters.next().is_none_or(is_code)
        }
        (Some('/'), Some(next)) => next.is_alphanumeric() && next != '0',
        (Some(','), Some(next)) => next.is_ascii_digit(),
        _ => false,
    }
}

/// Whether a number is too long, and begins too oddly, for one of a decision or a sum: 0912345678.
fn is_by_itself(number: &str) -> bool {
    number.starts_with('0') && number.bytes().filter(u8::is_ascii_digit).count() >= 9
}

/// How many digits a text ends with.
fn digits_at_end(text: &str) -> usize {
    text.bytes().rev().take_while(u8::is_ascii_digit).count()
}

/// Whether the word that a number stands tight behind is one that numbers are given with: SĐT09….
fn is_called_in(head: &str) -> bool {
    let start = head.rfind(|letter: char| !letter.is_alphabetic());
    let start = start.map_or(0, |at| head.ceil_char_boundary(at + 1));
    let word = head.get(start..).unwrap_or_default().to_lowercase();
    ["sđt", "đt", "tel", "zalo", "gọi", "cccd", "cmnd", "stk"].contains(&word.as_str())
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

/// What says that a figure follows, or a number of things.
#[rustfmt::skip]
const FIGURE: [&str; 22] = [
    "vốn", "kinh phí", "tiền", "trị giá", "giá trị", "tổng", "trao", "ủng hộ", "góp", "hỗ trợ",
    "đầu tư", "dự toán", "quyết toán", "mã", "mst", "số vào sổ", "số hiệu", "số seri", "worth", "cost",
    "code", "budget",
];

/// What money is counted in.
const MONEY: [&str; 11] =
    ["đồng", "đ", "vnd", "vnđ", "usd", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "dong"];

/// What a long figure counts.
#[rustfmt::skip]
const UNITS: [&str; 43] = [
    "m", "m2", "m3", "mét",
    "km", "ha", "kg", "tấn", "tạ", "lít", "kwh", "người", "hộ", "lượt", "công", "cây", "con", "ngày",
    "giờ", "bản", "cuốn", "suất", "phiếu", "đại", "million", "billion", "thousand", "metres",
    "meters", "people", "persons", "households", "trees", "days", "hours", "kilometres", "tonnes",
    "hectares", "litres", "copies", "votes", "square", "cubic",
];
