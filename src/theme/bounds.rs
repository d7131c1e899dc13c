//! What a template may ask for at most: a slip in one must end with a word, not with a full memory.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Kwargs, State, TeraResult};

/// A page larger than this is a loop that went wrong, in bytes.
const LARGEST_PAGE: usize = 16 * 1024 * 1024;

/// How many numbers all `range`s of one page may count together.
const MOST_NUMBERS: u64 = 100_000;

/// Elements that may lie within each other. Whoever reads HTML goes down into them, and has only so
/// much room for it.
const DEEPEST: usize = 1000;

thread_local! {
    /// What is left of `MOST_NUMBERS` for the page that this thread fills.
    static NUMBERS_LEFT: Cell<u64> = const { Cell::new(MOST_NUMBERS) };
}

/// A page while it is filled.
pub(super) struct Page {
    bytes: Vec<u8>,
}

impl Page {
    /// An empty page; the bounds begin anew.
    pub(super) fn new() -> Page {
        NUMBERS_LEFT.set(MOST_NUMBERS);
        Page { bytes: Vec::with_capacity(16 * 1024) }
    }

    /// The page, filled. The error says in the engine's English what it has too much of.
    pub(super) fn whole(self) -> Result<Vec<u8>, String> {
        match is_too_deep(&self.bytes) {
            true => Err(format!("elements lie within each other more than {DEEPEST} deep")),
            false => Ok(self.bytes),
        }
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LARGEST_PAGE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The words for a page that was too large.
pub(super) fn too_large() -> String {
    format!("the page grows beyond {} MB", LARGEST_PAGE / 1024 / 1024)
}

/// The engine's `range`, with a bound on all of one page: loops within loops count together.
pub(super) fn range(arguments: Kwargs, _: &State) -> TeraResult<Vec<i64>> {
    let start: i64 = arguments.get("start")?.unwrap_or_default();
    let end: i64 = arguments.must_get("end")?;
    let step: usize = arguments.get("step_by")?.unwrap_or(1);
    let wanted = end.abs_diff(start.min(end)) / step.max(1) as u64;
    let Some(left) = NUMBERS_LEFT.get().checked_sub(wanted) else {
        let words = format!("all ranges of a page together count beyond {MOST_NUMBERS}");
        return Err(tera::Error::message(words));
    };
    NUMBERS_LEFT.set(left);
    Ok((start..end).step_by(step.max(1)).collect())
}

/// Elements that have no end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Whether more elements are open at once than may be. A rough count: it reads the marks alone.
fn is_too_deep(html: &[u8]) -> bool {
    // Hardly a page has so many elements in all.
    if !has_as_many(html) {
        return false;
    }
    let html = std::str::from_utf8(html).unwrap_or_default();
    let mut depth = 0_usize;
    for (at, _) in html.match_indices('<') {
        let tag = html.get(at + 1..).unwrap_or_default();
        let (ends, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let is_name = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-';
        let length = tag.bytes().take_while(|letter| is_name(*letter)).count();
        let name = tag.get(..length).unwrap_or_default();
        let is_counted = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && !VOID.iter().any(|one| name.eq_ignore_ascii_case(one));
        match ends {
            _ if !is_counted => {}
            true => depth = depth.saturating_sub(1),
            false => depth += usize::from(!ends_itself(tag)),
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// Whether more elements begin on a page than may be open at once.
fn has_as_many(html: &[u8]) -> bool {
    let marks = memchr::memchr_iter(b'<', html);
    let begin = marks.filter(|at| html.get(at + 1).is_some_and(u8::is_ascii_alphabetic));
    begin.count() > DEEPEST
}

/// Whether a mark ends the element that it begins: `<path d="…"/>`.
fn ends_itself(tag: &str) -> bool {
    let end = tag.find(['<', '>']).and_then(|end| tag.get(..=end));
    end.is_some_and(|tag| tag.ends_with("/>"))
}
