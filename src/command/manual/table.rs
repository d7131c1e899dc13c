//! A table as a terminal shows it: in columns where they fit, otherwise each row as its first cell and
//! what is said of it below.

use clap::builder::styling::Style;
use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, fill};

/// The rows of a table; the first is its head.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    row: Vec<String>,
}

/// Letters in a line: every console has as many.
const WIDTH: usize = 80;

/// Two columns fit when the first of them leaves this much to the second.
const LEAST: usize = 40;

/// How texts are set: what stands before the first line and before the others. They break at blanks
/// alone, so that a path or an option stays in one piece.
pub(super) fn wrapping<'a>(first: &'a str, next: &'a str) -> Options<'a> {
    Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(next)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false)
}

impl Table {
    /// Adds a cell to the row that is being read.
    pub(super) fn cell(&mut self, words: String) {
        self.row.push(words.trim().to_owned());
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
    }

    /// The table as lines.
    pub(super) fn set(&self, strong: Style) -> String {
        let (head, rows) =
            self.rows.split_first().map_or((&[][..], &[][..]), |(head, rows)| (head, rows));
        let widest = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| display_width(cell)).max().unwrap_or_default()
        };
        let first = widest(0);
        match head.len() {
            2 if first + 2 + LEAST <= WIDTH => in_two_columns(rows, first),
            _ => one_below_another(head, rows, strong),
        }
    }
}

fn in_two_columns(rows: &[Vec<String>], first: usize) -> String {
    let mut made = String::new();
    let next = " ".repeat(first + 2);
    for row in rows {
        let [name, text] = row.as_slice() else { continue };
        let begin = format!("{name}{}", " ".repeat(first + 2 - display_width(name).min(first)));
        made.push_str(&fill(text, wrapping(&begin, &next)));
        made.push('\n');
    }
    made
}

fn one_below_another(head: &[String], rows: &[Vec<String>], strong: Style) -> String {
    let mut made = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let name = head.get(column).map_or("", String::as_str);
            let begin = match (column, name) {
                (0, _) => String::new(),
                (_, "") => "  ".to_owned(),
                (_, name) => format!("  {name}: "),
            };
            let cell = if column == 0 { format!("{strong}{cell}{strong:#}") } else { cell.clone() };
            made.push_str(&fill(&cell, wrapping(&begin, "    ")));
            made.push('\n');
        }
    }
    made
}
