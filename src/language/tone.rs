//! The two styles of placing a tone: older print writes hòa, khỏe, thúy, newer print hoà, khoẻ, thuý.
//!
//! They differ only where a syllable ends in oa, oe or uy. Closed syllables (hoàn, huyện) are written
//! alike in both, and in quý the u belongs to the consonant. Offices write the older style ("Ủy
//! ban"); a site has one of the two.

use std::ops::Range;

use super::skim::places;
use borsh::{BorshDeserialize, BorshSerialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

/// Where the tone stands in oa, oe, uy.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Default,
    BorshSerialize,
    BorshDeserialize,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ToneStyle {
    /// On the first letter: hòa, khỏe, thúy.
    #[default]
    Old,
    /// On the second letter: hoà, khoẻ, thuý.
    New,
}

/// The vowels that such a syllable may end in: without tone, then with each, older style first.
const OLD_FIRST: [(char, &str); 2] = [('o', "òóỏõọ"), ('u', "ùúủũụ")];
const NEW_SECOND: [(char, &str); 3] = [('a', "àáảãạ"), ('e', "èéẻẽẹ"), ('y', "ỳýỷỹỵ")];

/// The words that are written in the other style than the wanted one: where, and how they would be
/// written in it. The text is in NFC.
pub fn in_another_style(text: &str, wanted: ToneStyle) -> Vec<(Range<usize>, String)> {
    // Only what may end such a syllable is looked at: a plain letter beside a toned one.
    let places = match wanted {
        ToneStyle::Old => places(text, |one, next| {
            matches!(one | 0x20, b'o' | b'u') & matches!(next, 0xc3 | 0xe1)
        }),
        ToneStyle::New => {
            places(text, |one, next| (one >= 0x80) & matches!(next | 0x20, b'a' | b'e' | b'y'))
        }
    };
    let mut found = Vec::new();
    for at in places {
        let start = text.floor_char_boundary(at);
        if let Some((pair, length)) = other_way(text, start, wanted) {
            let head = word_start(text, start);
            let before = text.get(head..start).unwrap_or_default();
            found.push((head..start + length, format!("{before}{pair}")));
        }
    }
    found
}

/// The two letters at a place as they should be, and how many bytes they are now: when they end a
/// syllable and are written in the style that is not wanted.
fn other_way(text: &str, start: usize, wanted: ToneStyle) -> Option<(String, usize)> {
    let mut letters = text.get(start..)?.chars();
    let (first, second, after) = (letters.next()?, letters.next()?, letters.next());
    if after.is_some_and(char::is_alphabetic) {
        return None;
    }
    let before = text.get(..start)?.chars().next_back();
    let (first_low, second_low) = (lower(first), lower(second));
    let (first_plain, second_plain, tone) = match wanted {
        ToneStyle::Old => {
            let (plain, tone) = plain_of(&NEW_SECOND, second_low)?;
            (first_low, plain, tone)
        }
        ToneStyle::New => {
            let (plain, tone) = plain_of(&OLD_FIRST, first_low)?;
            (plain, second_low, tone)
        }
    };
    let is_pair = matches!((first_plain, second_plain), ('o', 'a' | 'e') | ('u', 'y'));
    if !is_pair || (first_plain == 'u' && matches!(before, Some('q' | 'Q'))) {
        return None;
    }
    let (first_made, second_made) = match wanted {
        ToneStyle::Old => (toned(&OLD_FIRST, first_plain, tone)?, second_plain),
        ToneStyle::New => (first_plain, toned(&NEW_SECOND, second_plain, tone)?),
    };
    let made = [cased(first_made, first), cased(second_made, second)].concat();
    Some((made, first.len_utf8() + second.len_utf8()))
}

/// A toned vowel without its tone, and the tone's number.
fn plain_of(vowels: &[(char, &str)], letter: char) -> Option<(char, usize)> {
    vowels
        .iter()
        .find_map(|(plain, toned)| Some((*plain, toned.chars().position(|one| one == letter)?)))
}

fn toned(vowels: &[(char, &str)], plain: char, tone: usize) -> Option<char> {
    vowels.iter().find(|(one, _)| *one == plain)?.1.chars().nth(tone)
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// A letter in the case of another.
fn cased(letter: char, like: char) -> String {
    if like.is_uppercase() { letter.to_uppercase().collect() } else { letter.to_string() }
}

/// Where the word begins in which a place stands.
fn word_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let letters = before.chars().rev().take_while(|letter| letter.is_alphabetic());
    at - letters.map(char::len_utf8).sum::<usize>()
}
