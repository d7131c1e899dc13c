//! The names of ZIPs, and those that can stand in one.
//!
//! Nothing here looks at a disk.

/// A deploy's name as part of a file's.
pub(super) fn plain(id: &str) -> String {
    let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
    id.chars().filter(is_plain).collect()
}

/// The name of the ZIP of this number: the first of a day has none.
pub(super) fn numbered(stem: &str, number: u32) -> String {
    match number {
        1 => format!("{stem}.zip"),
        _ => format!("{stem}-{number}.zip"),
    }
}

/// The number after that of the last ZIP, if it was one of the same day: it may have been taken
/// away since, and two of one name would be mistaken for each other.
pub(super) fn after(stem: &str, last: &str) -> u32 {
    let rest = last.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".zip"));
    match rest {
        Some("") => 2,
        Some(rest) => {
            let number = rest.strip_prefix('-').and_then(|number| number.parse::<u32>().ok());
            number.map_or(1, |number| number.saturating_add(1))
        }
        None => 1,
    }
}

/// Whether Windows can unpack a file of this name, and it stays where it is unpacked.
pub(super) fn is_fit(path: &str) -> bool {
    let bad = |letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter);
    path.split('/')
        .all(|name| !name.is_empty() && !name.contains(bad) && !name.ends_with(['.', ' ']))
}
