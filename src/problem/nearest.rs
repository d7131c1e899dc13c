//! "Did you mean": the one known name that a mistyped name is really near to.
//!
//! It compares names as readers see them: without tones, case or kinds of hyphen, so that
//! "Mộc Châu" finds "moc-chau". It corrects nothing, and says nothing rather than guess.

use std::cmp::Ordering;

use strsim::{damerau_levenshtein, jaro_winkler};

use crate::language::look_alike::look_alike;
use crate::language::slug::fold;

/// The known name nearest to `wanted`, if one is near enough to be what was meant. The answer does
/// not depend on the order of `known`.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let shape = shape(wanted);
    if shape.is_empty() {
        return None;
    }
    known
        .into_iter()
        .filter(|name| *name != wanted)
        .filter_map(|name| Some(Candidate { likeness: likeness(&shape, wanted, name)?, name }))
        .min_by(Candidate::order)
        .map(|candidate| candidate.name.to_owned())
}

/// Known names that may have been meant, the likeliest first: for a person to choose from, so they
/// may be further away than the one that is offered as a correction.
pub fn likely<'a>(
    wanted: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<String> {
    let wanted = shape(wanted);
    let scored = known.into_iter().map(|name| (jaro_winkler(&wanted, &shape(name)), name));
    let mut scored: Vec<(f64, &str)> = scored.filter(|(score, _)| *score >= LEAST_SCORE).collect();
    scored.sort_by(|(one, name), (other, its)| other.total_cmp(one).then(name.cmp(its)));
    scored.into_iter().take(most).map(|(_, name)| name.to_owned()).collect()
}

struct Candidate<'a> {
    likeness: Likeness,
    name: &'a str,
}

#[derive(Clone, Copy)]
struct Likeness {
    slips: usize,
    score: f64,
}

impl Candidate<'_> {
    /// The nearest first. Names that are equally near stand in the order of their letters.
    fn order(&self, other: &Self) -> Ordering {
        let (own, its) = (self.likeness, other.likeness);
        own.slips
            .cmp(&its.slips)
            .then(its.score.total_cmp(&own.score))
            .then_with(|| self.name.cmp(other.name))
    }
}

/// A name written without its folder ("ban-x" for "units/ban-x") is compared without it too.
fn likeness(shape_of_wanted: &str, wanted: &str, name: &str) -> Option<Likeness> {
    let whole = compare(shape_of_wanted, &shape(name));
    match name.trim_end_matches('/').rsplit_once('/') {
        Some((_, last)) if whole.is_none() && !wanted.contains('/') => {
            compare(shape_of_wanted, &shape(last))
        }
        _ => whole,
    }
}

/// How near two shapes are; nothing when it is too far to be a slip of the fingers.
fn compare(wanted: &str, name: &str) -> Option<Likeness> {
    // Lengths and Jaro-Winkler first: they are cheap, and a site may have 100,000 names.
    let (ours, its) = (wanted.chars().count(), name.chars().count());
    let limit = slips_allowed(ours.max(its));
    if ours.abs_diff(its) > limit {
        return None;
    }
    let score = jaro_winkler(wanted, name);
    if score < LEAST_SCORE {
        return None;
    }
    let slips = damerau_levenshtein(wanted, name);
    (slips <= limit).then_some(Likeness { slips, score })
}

/// Below this, few letters in a row agree.
const LEAST_SCORE: f64 = 0.8;

/// The longer a name, the more letters may be wrong in it; in the shortest any other letter makes
/// another name.
fn slips_allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=12 => 2,
        _ => (length / 5).min(5),
    }
}

/// A name as it is seen: look-alike letters as Latin ones, no tones, no case, one hyphen for
/// whatever stands between words.
fn shape(name: &str) -> String {
    if name.is_ascii() {
        return hyphenated(name.chars());
    }
    let seen: String = name.chars().map(latin).collect();
    // Folding takes a letter's mark away, and only then is it plain what й or ё looks like.
    hyphenated(fold(&seen).chars().map(latin).flat_map(char::to_lowercase))
}

fn hyphenated(letters: impl Iterator<Item = char>) -> String {
    let mut shape = String::with_capacity(letters.size_hint().0);
    for letter in letters {
        if letter.is_alphanumeric() {
            shape.push(letter.to_ascii_lowercase());
        } else if !shape.is_empty() && !shape.ends_with('-') {
            shape.push('-');
        }
    }
    if shape.ends_with('-') {
        shape.pop();
    }
    shape
}

/// The letter as it is seen.
fn latin(letter: char) -> char {
    look_alike(letter).map_or(letter, |(latin, _)| latin)
}
