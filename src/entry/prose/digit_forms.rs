//! Digits of another form (full width, mathematical), which readers take for plain ones: a number that
//! is written with them is the same number.

use std::borrow::Cow;
use std::ops::Range;

/// With which byte a digit of another form begins in UTF-8.
const FIRST: [u8; 2] = [0xef, 0xf0];

/// The digits of another form in a text, in order: where they are, and the plain ones.
pub(super) fn find(text: &str) -> impl Iterator<Item = (Range<usize>, &'static str)> + '_ {
    memchr::memchr2_iter(FIRST[0], FIRST[1], text.as_bytes()).filter_map(|at| {
        let letter = text.get(at..)?.chars().next()?;
        Some((at..at + letter.len_utf8(), plain_digit(letter)?))
    })
}

/// The text with plain digits alone.
pub fn plain(text: &str) -> Cow<'_, str> {
    let mut made = String::new();
    let mut from = 0;
    for (range, digit) in find(text) {
        made.push_str(text.get(from..range.start).unwrap_or_default());
        made.push_str(digit);
        from = range.end;
    }
    match from {
        0 => Cow::Borrowed(text),
        _ => Cow::Owned(made + text.get(from..).unwrap_or_default()),
    }
}

fn plain_digit(letter: char) -> Option<&'static str> {
    const PLAIN: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let value = match letter {
        '０'..='９' => letter as usize - '０' as usize,
        // Five alphabets, one behind the other.
        '𝟎'..='𝟿' => (letter as usize - '𝟎' as usize) % 10,
        _ => return None,
    };
    PLAIN.get(value).copied()
}
