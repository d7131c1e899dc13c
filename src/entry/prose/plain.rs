//! The words of a file as its readers see them, in one text, and where each of them stands in the file.
//!
//! A number that is half bold is one number to a reader, and a title is read like any line; so all
//! that looks for something in what people read looks here, once. Blocks, cells and fields are on
//! lines of their own. Comments are not among the words: nobody but those who write sees them.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::digit_forms;
use crate::entry::events::Marked;
use crate::source::table::Table;
use crate::source::table::texts::TextAt;

/// The words of a file.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// The words.
    pub(super) text: String,
    /// The names of files and addresses in it.
    pub(super) names: Vec<Name>,
    pieces: Vec<Piece>,
}

/// A run of words and the bytes of the file that it was made from.
#[derive(Debug)]
struct Piece {
    at: usize,
    length: usize,
    file: Range<usize>,
}

/// Something that is read by machines and seen by people all the same.
#[derive(Debug)]
pub(super) struct Name {
    /// What it is.
    pub(super) sort: Sort,
    /// As it stands there, but for the form of its digits.
    pub(super) text: String,
    /// Where it stands in the file.
    pub(super) file: Range<usize>,
}

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    /// A file, or a part of an address.
    File,
    /// The target of a link.
    Target,
}

impl Plain {
    /// Adds the values of the front matter.
    pub(super) fn values(&mut self, front_matter: &Table<'_, '_>) {
        front_matter.each_text(&mut |value: &TextAt<'_>| match kept(value.key) {
            Kept::Words => {
                self.push(value.text, value.place());
                self.text.push('\n');
            }
            Kept::Name(sort) => self.name(sort, value.text, value.place()),
            Kept::Nothing => {}
        });
    }

    /// Adds the body, which begins `base` bytes into the file.
    pub(super) fn body(&mut self, events: &[Marked<'_>], base: usize) {
        for (event, range) in events {
            self.event(event, range.start + base..range.end + base);
        }
    }

    /// Adds a name.
    pub(super) fn name(&mut self, sort: Sort, text: &str, file: Range<usize>) {
        self.names.push(Name { sort, text: digit_forms::plain(text).into_owned(), file });
    }

    /// The bytes of the file that a range of the words was made from.
    pub(super) fn in_file(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start).start;
        start..self.place(range.end.saturating_sub(1)).end.max(start)
    }

    /// The letter in the file from which the byte of a word comes.
    fn place(&self, at: usize) -> Range<usize> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        let Some(piece) = after.checked_sub(1).and_then(|last| self.pieces.get(last)) else {
            return 0..0;
        };
        match piece.file.len() == piece.length {
            true => {
                let place = piece.file.start + (at - piece.at).min(piece.length);
                place..place + 1
            }
            // Something was spelled otherwise there, as `\u00e0` or `&amp;`: the whole of it.
            false => piece.file.clone(),
        }
    }

    /// Adds words, with plain digits for those of another form.
    fn push(&mut self, words: &str, file: Range<usize>) {
        let is_literal = file.len() == words.len();
        let part = |part: Range<usize>| match is_literal {
            true => file.start + part.start..file.start + part.end,
            false => file.clone(),
        };
        let mut from = 0;
        for (range, digit) in digit_forms::find(words) {
            self.piece(words.get(from..range.start).unwrap_or_default(), part(from..range.start));
            from = range.end;
            self.piece(digit, part(range));
        }
        self.piece(words.get(from..).unwrap_or_default(), part(from..words.len()));
    }

    fn piece(&mut self, words: &str, file: Range<usize>) {
        if !words.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), length: words.len(), file });
            self.text.push_str(words);
        }
    }

    fn event(&mut self, event: &Event<'_>, file: Range<usize>) {
        match event {
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words) => self.push(words, inside(words, file)),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                // Of an address in angle brackets the words say the same.
                if !matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    self.name(Sort::Target, dest_url, file.clone());
                }
                self.title(title, file);
            }
            Event::Start(Tag::Image { title, .. }) => self.title(title, file),
            Event::SoftBreak => self.text.push(' '),
            Event::End(TagEnd::TableCell) => self.text.push('\t'),
            Event::HardBreak | Event::End(_) if !is_inline(event) => self.text.push('\n'),
            _ => {}
        }
    }

    /// What is shown when one points at a link or a photo.
    fn title(&mut self, title: &str, file: Range<usize>) {
        if !title.is_empty() {
            self.push(title, file);
            self.text.push('\n');
        }
    }
}

/// Code is told with the marks around it.
fn inside(words: &str, file: Range<usize>) -> Range<usize> {
    match file.len().checked_sub(words.len()) {
        Some(marks) if marks > 0 && marks % 2 == 0 => file.start + marks / 2..file.end - marks / 2,
        _ => file,
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::End(
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
                | TagEnd::TableCell
        )
    )
}

/// How the value of a key is looked at.
#[derive(PartialEq, Eq)]
enum Kept {
    Words,
    Name(Sort),
    Nothing,
}

fn kept(key: &str) -> Kept {
    match key {
        "file" | "slug" | "aliases" => Kept::Name(Sort::File),
        "url" => Kept::Name(Sort::Target),
        // Marks of texts, made by the program.
        "of" => Kept::Nothing,
        _ => Kept::Words,
    }
}
