//! A problem in words: a title, a label beside the underlined text, and what to do.
//!
//! Here is what both languages share: how a value taken from a file is quoted, how a list is cut. The
//! words themselves are in `vietnamese` and `english`; where a problem stands, and
//! how it is drawn, is the business of `report`.

use super::kind::EntryProblem;
use crate::language::Language;
use crate::language::date::{Date, long};

/// What is said about one problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// What is wrong: one sentence, without a full stop.
    pub title: String,
    /// A few words beside the underlined text; empty when there is nothing to add.
    pub label: String,
    /// What to do; may be empty.
    pub help: String,
}

/// `say! { title; label; help; name = value, … }`: three formats that may use the names.
///
/// The matches that use it are passed over by rustfmt, which would give each argument a line of its
/// own: a problem's words are read together, and two languages side by side.
macro_rules! say {
    ($title:literal; $label:literal; $help:literal $(; $($name:ident = $value:expr),+)?) => {{
        $($(let $name = $value;)+)?
        crate::problem::words::said([
            format_args!($title),
            format_args!($label),
            format_args!($help),
        ])
    }};
}
pub(super) use say;

/// Makes the words; blanks that an absent suggestion leaves behind are dropped.
pub(super) fn said([title, label, help]: [std::fmt::Arguments<'_>; 3]) -> Words {
    Words {
        title: title.to_string(),
        label: label.to_string(),
        help: help.to_string().trim().to_owned(),
    }
}

/// More values than this help nobody to find the right one.
const LISTED: usize = 12;

/// Longer values than this hide the sentence that they stand in.
const QUOTED: usize = 60;

/// A parser's own words may be longer: they say what the reader cannot guess.
const DETAIL: usize = 160;

/// Names to choose from, as a sentence that begins with these words; nothing when there are none.
pub(super) fn likely(words: &str, names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!("{words}: {}", listed(names)) }
}

/// A character that cannot be seen, by its number in Unicode: U+202E.
pub(super) fn code_point(letter: u32) -> String {
    format!("U+{letter:04X}")
}

/// Words and what they should be, behind a colon; nothing when there are none.
pub(super) fn others(pairs: &[(String, String)]) -> String {
    let shown = pairs.iter().take(LISTED).map(|(is, meant)| format!("{is} → {meant}"));
    let more = if pairs.len() > LISTED { ", …" } else { "" };
    match shown.collect::<Vec<_>>().join(", ") {
        listed if listed.is_empty() => listed,
        listed => format!(" ({listed}{more})"),
    }
}

/// A value as it stands in a file, in quotation marks, on one line.
pub(super) fn quoted(text: &str) -> String {
    let blanks_joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", shortened(&blanks_joined, QUOTED))
}

/// The values that may stand in a place, the first twelve of them, as the end of a sentence.
pub(super) fn listed(values: &[String]) -> String {
    let shown: Vec<String> = values.iter().take(LISTED).map(|value| quoted(value)).collect();
    let end = if values.len() > LISTED { ", …" } else { "." };
    format!("{}{end}", shown.join(", "))
}

/// A parser's English on one line. Parsers draw the place too; `report` does that already, so
/// their drawing is left out.
pub(super) fn detail(text: &str) -> String {
    let is_drawing = |line: &str| {
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start();
        rest.is_empty() || rest.starts_with(['|', '^', '=']) || rest.starts_with("-->")
    };
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !is_drawing(line)).collect();
    shortened(&lines.join("; "), DETAIL)
}

fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

/// A day at the end of a sentence, when it is known.
pub(super) fn on_day(language: Language, day: Option<Date>) -> String {
    match (language, day) {
        (_, None) => String::new(),
        (Language::Vietnamese, Some(day)) => format!(" {}", long(language, day)),
        (Language::English, Some(day)) => format!(" on {}", long(language, day)),
    }
}

/// The parts of an original that have changed, as one list.
pub(super) fn stale_parts(language: Language, kind: &EntryProblem) -> String {
    let EntryProblem::TranslationStale { title, summary, changed, added, removed, .. } = kind
    else {
        return String::new();
    };
    let names = match language {
        Language::Vietnamese => ["tiêu đề", "tóm tắt", "đoạn ", "đoạn mới ", "số đoạn bỏ đi: "],
        Language::English => ["title", "summary", "block ", "new block ", "blocks removed: "],
    };
    let [title_name, summary_name, block, new_block, gone] = names;
    let mut parts = Vec::new();
    parts.extend(title.then(|| title_name.to_owned()));
    parts.extend(summary.then(|| summary_name.to_owned()));
    parts.extend(changed.iter().map(|number| format!("{block}{number}")));
    parts.extend(added.iter().map(|number| format!("{new_block}{number}")));
    let more = if parts.len() > LISTED { "…" } else { "" };
    parts.truncate(LISTED);
    parts.extend((!more.is_empty()).then(|| more.to_owned()));
    parts.extend((*removed > 0).then(|| format!("{gone}{removed}")));
    parts.join(", ")
}
