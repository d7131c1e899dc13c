//! Characters that nobody sees: those that turn the direction of a text, and those without width.
//!
//! Vietnamese and English need none of them. They come with text that is copied from chats, PDFs and
//! old fonts; a word with one in it is found by no search. What turns the direction can show a reader
//! other words than the file holds.

use std::ops::Range;

use crate::language::skim::places;
use crate::problem::TextProblem;

/// The first character of each sort in a text, and how many there are of that sort.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, TextProblem)> {
    let mut turning: Option<(usize, char, u32)> = None;
    let mut hidden: Option<(usize, char, u32)> = None;
    for start in places(text, |one, _| may_begin(one)) {
        let Some(letter) = text.get(start..).and_then(|rest| rest.chars().next()) else { continue };
        let first = match letter {
            _ if turns(letter) => &mut turning,
            _ if is_hidden(letter) && !joins_pictures(text, start, letter) => &mut hidden,
            _ => continue,
        };
        first.get_or_insert((start, letter, 0)).2 += 1;
    }
    let turning = turning.map(|(at, letter, count)| {
        (around(text, at), TextProblem::BidiControl { letter: u32::from(letter), count })
    });
    let hidden = hidden.map(|(at, letter, count)| {
        (around(text, at), TextProblem::InvisibleCharacter { letter: u32::from(letter), count })
    });
    turning.into_iter().chain(hidden).collect()
}

/// All of them begin with one of these bytes, and little else does.
fn may_begin(byte: u8) -> bool {
    matches!(byte, 0xc2 | 0xcd | 0xd8 | 0xe2 | 0xef | 0xf3)
}

/// What Unicode calls `Bidi_Control`.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Without width: soft hyphens, joiners, marks of byte order, tags.
fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// No flag of a region has more letters than these behind it.
const LONGEST_FLAG: usize = 8;

/// Whether it joins the parts of a small picture: 👩‍🌾, or the flag of a region.
fn joins_pictures(text: &str, at: usize, letter: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    match letter {
        '\u{200d}' => {
            let after = text.get(at + letter.len_utf8()..).and_then(|rest| rest.chars().next());
            before.chars().next_back().is_some_and(is_picture) && after.is_some_and(is_picture)
        }
        '\u{e0020}'..='\u{e007f}' => {
            let is_tag = |one: char| ('\u{e0020}'..='\u{e007f}').contains(&one);
            let mut nearest = before.chars().rev().take(LONGEST_FLAG);
            nearest.find(|one| !is_tag(*one)) == Some('\u{1f3f4}')
        }
        _ => false,
    }
}

fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// So much of a word is shown on either side of what cannot be seen, in letters.
const LONGEST_WORD: usize = 40;

/// The word in which a place stands, since the place alone cannot be seen.
fn around(text: &str, at: usize) -> Range<usize> {
    let is_end = |letter: char| letter.is_whitespace();
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    let is_within = |(_, letter): &(usize, char)| !is_end(*letter);
    let start = before.char_indices().rev().take_while(is_within).take(LONGEST_WORD).last();
    let end = after.char_indices().take_while(is_within).take(LONGEST_WORD).last();
    let end = end.map_or(0, |(end, letter)| end + letter.len_utf8());
    start.map_or(at, |(start, _)| start)..at + end
}
