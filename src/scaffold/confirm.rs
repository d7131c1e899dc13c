//! "The translation is still good": its `of` rewritten, and not a byte of the file besides.
//!
//! It works on the file as it lies on the disk, since the snapshot has other line ends and other
//! letters (NFC) than the author's own.

use super::sheet::list;
use crate::entry::body::Mark;
use crate::source::front_matter;
use crate::source::table::Document;

/// The file's text with these marks in `of`. None when it has no front matter to put them in.
pub fn with_marks(raw: &str, marks: &[Mark]) -> Option<String> {
    let start = if raw.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let text = raw.get(start..)?;
    let parts = front_matter::split(text).ok()?;
    let front = parts.front_matter.range();
    let value = of(marks);
    let toml = Document::new(&"".into(), start + front.start);
    let place = toml.read(text.get(front.clone())?, |table| {
        table.allow_all();
        let is_there = table.unread().iter().any(|key| key.value == "of");
        is_there.then(|| table.span_of("of").range())
    });
    let (place, value) = match place {
        Some(place) => (place, value),
        None => {
            // Before every table: the first line of the front matter, ended as the line above it.
            let first = start + front.start;
            let end = if raw.get(..first)?.ends_with("\r\n") { "\r\n" } else { "\n" };
            (first..first, format!("of = {value}{end}"))
        }
    };
    Some(format!("{}{value}{}", raw.get(..place.start)?, raw.get(place.end..)?))
}

/// The marks as the TOML list that `of` is.
pub(super) fn of(marks: &[Mark]) -> String {
    let marks: Vec<String> = marks.iter().map(ToString::to_string).collect();
    list(&marks)
}
