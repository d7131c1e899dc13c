//! "ông Lò Văn A, dân tộc Thái": somebody's origin, which is sensitive data and seldom part of a story
//! (Decree 356/2025/NĐ-CP, article 4).
//!
//! Of peoples one may speak: "đồng bào dân tộc Mông", "các dân tộc thiểu số", "đại đoàn kết dân tộc".
//! So it is only warned of where a person is named beside it, and where the words stand as they do
//! in a form: behind a comma or a bracket, "là người dân tộc …", "Dân tộc: …".

use std::ops::Range;

use memchr::memmem;

use crate::language::Language;
use crate::language::ethnic::{group_at, names_person};

/// Where a text tells of which group somebody is, and which.
pub(super) fn find(language: Language, text: &str) -> Vec<(Range<usize>, String)> {
    match language {
        Language::Vietnamese => {
            let word = "ân tộc";
            let places = memmem::find_iter(text.as_bytes(), word);
            places.filter_map(|at| vietnamese(text, at..at + word.len())).collect()
        }
        Language::English => {
            let word = "ethnic";
            let places = memmem::find_iter(text.as_bytes(), word);
            places.filter_map(|at| english(text, at..at + word.len())).collect()
        }
    }
}

/// "dân tộc Thái" at this place, which begins with the â.
fn vietnamese(text: &str, at: Range<usize>) -> Option<(Range<usize>, String)> {
    let start = text.get(..at.start)?.char_indices().next_back()?.0;
    if !matches!(text.get(start..at.start)?, "d" | "D") {
        return None;
    }
    let head = text.get(text.floor_char_boundary(start.saturating_sub(REACH))..start)?;
    let rest = text.get(at.end..)?;
    if is_column(head, rest) {
        return Some((start..at.end, String::new()));
    }
    let is_field = rest.starts_with(':');
    let tail = rest.trim_start_matches([':', ' ', '\u{a0}']);
    let tail = tail.strip_prefix("là ").unwrap_or(tail);
    let group = group_at(Language::Vietnamese, tail)?;
    let end = text.len() - tail.len() + group.len();
    let near = if is_field { Near::Lines } else { Near::Sentence };
    let is_of_somebody = is_field || stands_by_itself(head);
    (is_of_somebody && is_beside_a_person(text, start..end, near))
        .then(|| (start..end, group.to_owned()))
}

/// "ethnic Thai", "Thai ethnic group".
fn english(text: &str, at: Range<usize>) -> Option<(Range<usize>, String)> {
    let tail = text.get(at.end..)?.trim_start();
    let range = match group_at(Language::English, tail) {
        Some(group) => at.start..text.len() - tail.len() + group.len(),
        None => {
            let from = text.floor_char_boundary(at.start.saturating_sub(REACH));
            let head = text.get(from..at.start)?.trim_end();
            let start = head.rfind([' ', '\n', '(', ',']).map_or(0, |blank| blank + 1);
            group_at(Language::English, head.get(start..)?)?;
            from + start..at.end
        }
    };
    let group = text.get(range.clone())?.replace("ethnic", "").trim().to_owned();
    is_beside_a_person(text, range.clone(), Near::Sentence).then_some((range, group))
}

/// Whether the words are the head of a column in a table of people.
fn is_column(head: &str, rest: &str) -> bool {
    let is_cell = rest.starts_with('\t') && head.ends_with(['\t', '\n']);
    let row = head.rsplit('\n').next().unwrap_or_default().to_lowercase();
    is_cell && (row.contains("họ tên") || row.contains("họ và tên"))
}

/// Whether what stands before "dân tộc" lets it speak of one person: "ông A, dân tộc", "là người dân
/// tộc"; not "đồng bào dân tộc", "những người dân tộc", "tiếng dân tộc".
fn stands_by_itself(head: &str) -> bool {
    let head = head.trim_end_matches([' ', '\u{a0}']);
    if head.is_empty() || head.ends_with([',', '(', '-', '–', ':', '\n', '\t', '.', ';', '“']) {
        return true;
    }
    let mut words = head.split(|letter: char| !letter.is_alphanumeric()).rev();
    let last = words.next().unwrap_or_default();
    let before = words.find(|word| !word.is_empty()).unwrap_or_default();
    // "ông Quàng Văn Xôm dân tộc Thái": behind a whole name.
    if [last, before].iter().all(|word| word.starts_with(char::is_uppercase)) {
        return true;
    }
    let (last, before) = (last.to_lowercase(), before.to_lowercase());
    let is_many = ["những", "các", "nhiều", "mấy", "hộ", "số"].contains(&before.as_str());
    ["người", "là", "thuộc"].contains(&last.as_str()) && !is_many
}

/// How far a name may stand.
#[derive(Clone, Copy)]
enum Near {
    /// In the same sentence.
    Sentence,
    /// In the lines before.
    Lines,
}

/// How far, in bytes.
const REACH: usize = 110;

/// Whether a person is named near a place.
fn is_beside_a_person(text: &str, at: Range<usize>, near: Near) -> bool {
    let from = text.ceil_char_boundary(at.start.saturating_sub(REACH));
    let to = text.floor_char_boundary((at.end + REACH).min(text.len()));
    let (before, after) =
        (text.get(from..at.start).unwrap_or_default(), text.get(at.end..to).unwrap_or_default());
    match near {
        Near::Lines => names_person(before),
        Near::Sentence => {
            let before = before.rsplit(ENDS).next().unwrap_or_default();
            let after = after.split(ENDS).next().unwrap_or_default();
            names_person(before) || names_person(after)
        }
    }
}

/// What ends a sentence.
const ENDS: [char; 6] = ['.', '!', '?', ';', '\n', '…'];
