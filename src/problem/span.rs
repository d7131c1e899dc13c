//! Where something stands in a file: byte offsets into the text as it was read (UTF-8, NFC).
//!
//! Lines and columns are not kept: they are worked out from the text when a person is to read
//! them (see `report`).

use std::ops::Range;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};

/// A range of bytes in one file.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    BorshSerialize,
    BorshDeserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from the range that a parser gives, moved by where the parsed part begins in its file.
    pub fn new(range: Range<usize>, base: usize) -> Span {
        let clip = |offset: usize| u32::try_from(offset + base).unwrap_or(u32::MAX);
        Span { start: clip(range.start), end: clip(range.end) }
    }

    /// The range of bytes, for slicing the text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with where it was written.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, BorshSerialize, BorshDeserialize,
)]
pub struct Spanned<T> {
    /// The value itself.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value and its place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

/// A file and a span in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub struct Place {
    /// The file, relative to the site's root, with `/` between folders.
    pub path: Arc<str>,
    /// The bytes meant.
    pub span: Span,
}

impl Place {
    /// A place in a file.
    pub fn new(path: &Arc<str>, span: Span) -> Place {
        Place { path: path.clone(), span }
    }

    /// The beginning of a file: for what is wrong with the file as a whole.
    pub fn top(path: &str) -> Place {
        Place { path: path.into(), span: Span::default() }
    }
}
