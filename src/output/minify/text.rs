//! A text between two tags, smaller: one blank for several, and characters for the references to them
//! (`&quot;`), where that means the same.

use super::element::Blanks;
use super::tag::length;
use super::whole;

/// Adds a text from within an element that treats blanks so. None if it cannot be told what becomes of it.
pub(super) fn push(text: &str, around: Blanks, made: &mut Vec<u8>) -> Option<()> {
    let from = made.len();
    let is_plain = if around == Blanks::Kept { keep(text, made) } else { fold(text, made) };
    if is_plain {
        return Some(());
    }
    let folded = std::str::from_utf8(made.get(from..)?).ok()?;
    let asked = || asked(folded).filter(|_| has_no_blank(folded));
    let letters = decoded(folded).or_else(asked)?;
    made.truncate(from);
    made.extend_from_slice(&letters);
    Some(())
}

/// Adds a text as it is; false if characters stand in it as references.
fn keep(text: &str, made: &mut Vec<u8>) -> bool {
    made.extend_from_slice(text.as_bytes());
    memchr::memchr(b'&', text.as_bytes()).is_none()
}

/// Adds a text, one blank for several; false if characters stand in it as references.
fn fold(text: &str, made: &mut Vec<u8>) -> bool {
    let mut before = b'a';
    let mut is_plain = true;
    let mut is_folded = true;
    for byte in text.bytes() {
        is_plain &= byte != b'&';
        is_folded &= byte > b' ' || (byte == b' ' && before != b' ');
        before = byte;
    }
    if is_folded {
        made.extend_from_slice(text.as_bytes());
        return is_plain;
    }
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let word = length(rest, |byte| !byte.is_ascii_whitespace());
        made.extend_from_slice(rest.get(..word).unwrap_or_default());
        rest = rest.get(word..).unwrap_or_default();
        let blanks = length(rest, |byte| byte.is_ascii_whitespace());
        if blanks > 0 {
            made.push(b' ');
        }
        rest = rest.get(blanks..).unwrap_or_default();
    }
    is_plain
}

/// A text without references, if all of them are the usual ones, and it means the same.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut made = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, reference) = rest.split_at_checked(at)?;
        made.extend_from_slice(before.as_bytes());
        let (name, after) = reference.split_once(';')?;
        match name {
            "&quot" => made.push(b'"'),
            "&#x27" | "&#39" => made.push(b'\''),
            "&#x2F" | "&#47" => made.push(b'/'),
            "&gt" => made.push(b'>'),
            "&lt" => made.extend_from_slice(b"&lt;"),
            "&nbsp" => made.extend_from_slice("\u{a0}".as_bytes()),
            // Nothing that begins so is a reference.
            "&amp" if after.starts_with(' ') => made.push(b'&'),
            _ => return None,
        }
        rest = after;
    }
    made.extend_from_slice(rest.as_bytes());
    Some(made)
}

/// Whether no reference can be to a blank, which would have to be folded with those around it.
fn has_no_blank(text: &str) -> bool {
    let mut references = memchr::memchr_iter(b'&', text.as_bytes());
    references.all(|at| {
        let reference = text.get(at + 1..).unwrap_or_default();
        !reference.starts_with('#')
            && !reference.starts_with("Tab")
            && !reference.starts_with("New")
    })
}

/// What minify-html makes of a text whose blanks are as they should be: in an element that leaves them so.
fn asked(text: &str) -> Option<Vec<u8>> {
    let (begin, end) = ("<code>", "</code>");
    let mut made = whole([begin, text, end].concat().as_bytes());
    made.truncate(made.len().checked_sub(end.len())?);
    made.starts_with(begin.as_bytes()).then(|| made.split_off(begin.len()))
}
