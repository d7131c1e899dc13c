//! A content file taken apart: the TOML between the `+++` lines, and the body after them.
//!
//! It finds where the parts are; what the keys mean is the business of `entry`.

use crate::problem::{SourceProblem, Span};

/// The two parts of a content file, as spans of its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parts {
    /// The TOML, without the `+++` lines.
    pub front_matter: Span,
    /// All that follows the second `+++` line.
    pub body: Span,
}

/// Splits a content file. The error is what is wrong and the bytes to show.
pub fn split(text: &str) -> Result<Parts, (SourceProblem, Span)> {
    let first = text.lines().next().unwrap_or_default();
    let opening = Span::new(0..first.len(), 0);
    match first.trim_end() {
        "+++" => {}
        "---" => return Err((SourceProblem::FrontMatterIsYaml, opening)),
        _ => return Err((SourceProblem::FrontMatterMissing, opening)),
    }
    let start = line_end(text, 0);
    let mut line = start;
    while line < text.len() {
        let end = line_end(text, line);
        if text.get(line..end).is_some_and(|line| line.trim_end() == "+++") {
            let front_matter = Span::new(start..line, 0);
            return Ok(Parts { front_matter, body: Span::new(end..text.len(), 0) });
        }
        line = end;
    }
    Err((SourceProblem::FrontMatterUnclosed, opening))
}

/// Where the line that begins at `start` ends, its line break included.
fn line_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |newline| start + newline + 1)
}
