//! Number plates: 26A-123.45, 26B1-234.56, 26-B1 123.45, in any case of letters.

use std::ops::Range;

/// The number plates in a text, in order; `digits` are the places of its digits.
pub(super) fn find(text: &str, digits: &[usize]) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    for start in digits.iter().copied() {
        if start < at {
            continue;
        }
        let digits = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_digit()).count();
        let end = (digits == 2).then(|| plate_end(text, start)).flatten();
        if let Some(end) = end {
            found.push(start..end);
        }
        at = end.unwrap_or(start + digits);
    }
    found
}

/// Where a plate ends that begins at this place.
fn plate_end(text: &str, start: usize) -> Option<usize> {
    let head = text.get(..start)?;
    if head.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '.' | ','))
    {
        return None;
    }
    // The provinces have the numbers from 11 on.
    let province: u32 = text.get(start..start + 2)?.parse().ok()?;
    let rest = text.get(start + 2..)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let letters = series_letters(rest)?;
    if province < 11 || letters.contains(is_on_no_plate) {
        return None;
    }
    let rest = rest.get(letters.len()..)?;
    // 45-CV-1234, 35kV-12345: papers and volts.
    let is_of_something_else = NO_SERIES.iter().any(|one| letters.eq_ignore_ascii_case(one));
    if is_of_something_else {
        return None;
    }
    let series = rest.get(1..).filter(|_| rest.starts_with(|one: char| one.is_ascii_digit()));
    let number = after_series(series, rest)?;
    let (sign, digits) = match number.strip_prefix(['-', '–', ' ']) {
        Some(digits) => (number.chars().next(), digits),
        None => (None, number),
    };
    // 12m 15000 is no plate: behind a blank only capitals are.
    if sign == Some(' ') && letters.contains(char::is_lowercase) {
        return None;
    }
    let length = number_length(digits, sign)?;
    let end = text.len() - digits.len() + length;
    let is_whole = !text.get(end..)?.starts_with(|one: char| one.is_alphanumeric());
    is_whole.then_some(end)
}

/// What follows the letters and, on motorcycles, one digit.
fn after_series<'a>(series: Option<&'a str>, rest: &'a str) -> Option<&'a str> {
    match series {
        Some(after) if after.starts_with(['-', '–', ' ']) => Some(after),
        // 26B112345: the first of six digits belongs to the letters.
        Some(after) if leading_digits(after) == 5 => Some(after),
        _ => Some(rest).filter(|rest| !rest.is_empty()),
    }
}

/// How many bytes the number has: 123.45, 12345, or, behind a hyphen, 1234.
fn number_length(digits: &str, sign: Option<char>) -> Option<usize> {
    let first = leading_digits(digits);
    let after = digits.get(first..)?.strip_prefix('.').map(leading_digits);
    match (first, after) {
        (3, Some(2)) => Some(6),
        (5, None | Some(0)) => Some(5),
        // A class and a school year have that form, too: 12A-2024.
        (4, None | Some(0)) if sign == Some('-') && !digits.starts_with("20") => Some(4),
        _ => None,
    }
}

/// What numbers of papers and measures have where a plate has its letters. "KT", "LD" and the like
/// are series.
const NO_SERIES: [&str; 12] =
    ["bc", "ct", "cv", "gp", "hd", "kh", "kv", "nq", "tb", "tt", "ac", "vh"];

/// The letters at the beginning: one or two, or MĐ, of motorcycles that run on electricity. Elsewhere Đ
/// is of papers: 45-HĐ-1234.
fn series_letters(rest: &str) -> Option<&str> {
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let letters = rest.get(..plain)?;
    let electric = rest.get(plain..)?.chars().next().filter(|one| matches!(one, 'Đ' | 'đ'));
    match electric {
        Some(one) if letters.eq_ignore_ascii_case("m") => rest.get(..plain + one.len_utf8()),
        Some(_) => None,
        None => Some(letters).filter(|letters| (1..=2).contains(&letters.len())),
    }
}

/// Letters that look like digits, and some others.
fn is_on_no_plate(letter: char) -> bool {
    matches!(letter.to_ascii_uppercase(), 'I' | 'J' | 'O' | 'Q' | 'W')
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
