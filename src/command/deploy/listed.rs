//! Names in a message, a line each.

use crate::language::Language::{self, English, Vietnamese};

/// More names than this help nobody.
const LISTED: usize = 10;

/// A few names, a line each, and how many more there are.
pub(super) fn list(language: Language, names: &[String]) -> String {
    let mut lines: Vec<String> =
        names.iter().take(LISTED).map(|name| format!("  {name}")).collect();
    let more = names.len().saturating_sub(LISTED);
    if more > 0 {
        lines.push(match language {
            Vietnamese => format!("  … và {more} nữa"),
            English => format!("  … and {more} more"),
        });
    }
    lines.join("\n")
}
