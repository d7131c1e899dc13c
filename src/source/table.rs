//! A TOML table read key by key, with every mistake at its place.
//!
//! Deserialising at once would stop at the first mistake and name it in the parser's English; a
//! reader of front matter wants all of them. So a caller asks for one key after the other, and
//! `finish` reports the keys that nobody asked for. The readers of single values are in `value`;
//! all that a table says as bytes is in `said`, its texts are in
//! `texts`; what the keys mean is the caller's business.

mod said;
pub mod texts;
mod value;

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned as At;
use toml::de::{DeTable, DeValue};

use crate::problem::nearest::nearest;
use crate::problem::{Kind, Place, Problem, SourceProblem, Span, Spanned, TableProblem, ValueType};

/// A TOML text within a file, and the problems found in it so far.
pub struct Document {
    path: Arc<str>,
    base: usize,
    problems: RefCell<Vec<Problem>>,
}

impl Document {
    /// A document in the file `path`, its text beginning at byte `base` of the file.
    pub fn new(path: &Arc<str>, base: usize) -> Document {
        Document { path: path.clone(), base, problems: RefCell::default() }
    }

    /// Parses the text as far as it can be and hands its root table to `read`.
    pub fn read<T>(&self, text: &str, read: impl FnOnce(&Table<'_, '_>) -> T) -> T {
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let span = self.span(range.clone());
            match text.get(range).filter(|found| is_written_as_a_date(found)) {
                Some(date) => self.report(span, TableProblem::BadDate { value: date.to_owned() }),
                None => {
                    let detail = error.message().trim().to_owned();
                    self.report(span, SourceProblem::TomlSyntax { detail });
                }
            }
        }
        let table = Table {
            document: self,
            entries: root.get_ref(),
            span: self.span(0..0),
            known: RefCell::default(),
            is_open: Cell::default(),
        };
        let value = read(&table);
        table.finish();
        value
    }

    /// All that was found wrong.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// Adds an error at a span of the file.
    pub fn report(&self, span: Span, kind: impl Into<Kind>) {
        let place = Place::new(&self.path, span);
        self.problems.borrow_mut().push(Problem::error(place, kind));
    }

    /// Adds a warning at a span of the file.
    pub fn warn(&self, span: Span, kind: impl Into<Kind>) {
        let place = Place::new(&self.path, span);
        self.problems.borrow_mut().push(Problem::warning(place, kind));
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(range, self.base)
    }
}

/// One table of a document. Ask for the keys, then `finish`.
pub struct Table<'a, 'i> {
    document: &'a Document,
    entries: &'a DeTable<'i>,
    span: Span,
    known: RefCell<Vec<&'static str>>,
    is_open: Cell<bool>,
}

impl<'a, 'i> Table<'a, 'i> {
    /// The document this table belongs to, for reporting.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Where the table stands (its header); the file's beginning for the root.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where a key's value stands, or the table if it is not there.
    pub fn span_of(&self, key: &str) -> Span {
        self.entries.get(key).map_or(self.span, |value| self.document.span(value.span()))
    }

    /// The keys present whose values nobody has asked for yet, with their spans.
    pub fn unread(&self) -> Vec<Spanned<String>> {
        let known = self.known.borrow();
        self.entries
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
            .map(|key| Spanned::new(key.get_ref().to_string(), self.document.span(key.span())))
            .collect()
    }

    /// Reports the keys that nobody asked for; call it last.
    pub fn finish(&self) {
        if self.is_open.get() {
            return;
        }
        for key in self.unread() {
            let mut known: Vec<_> = self.known.borrow().iter().map(ToString::to_string).collect();
            known.sort_unstable();
            let nearest = nearest(&key.value, known.iter().map(String::as_str));
            let kind = TableProblem::UnknownKey { key: key.value, nearest, known };
            self.document.report(key.span, kind);
        }
    }

    /// Lets every key stand, asked for or not.
    pub fn allow_all(&self) {
        self.is_open.set(true);
    }

    /// Marks a key as known without reading it.
    pub fn allow(&self, key: &'static str) {
        self.known.borrow_mut().push(key);
    }

    fn value(&self, key: &'static str) -> Option<&'a At<DeValue<'i>>> {
        self.allow(key);
        self.entries.get(key)
    }

    /// A table within this one, read by `read`.
    pub fn table<T>(&self, key: &'static str, read: impl FnOnce(&Table<'_, 'i>) -> T) -> Option<T> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(entries) => Some(self.within(entries, value.span(), read)),
            _ => {
                self.mistyped(key, ValueType::Table, value);
                None
            }
        }
    }

    /// A table that must be there.
    pub fn required_table<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&Table<'_, 'i>) -> T,
    ) -> Option<T> {
        self.require(key);
        self.table(key, read)
    }

    /// A list of tables (`[[key]]`), each read by `read`.
    pub fn tables<T>(&self, key: &'static str, read: impl Fn(&Table<'_, 'i>) -> T) -> Vec<T> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.mistyped(key, ValueType::List, value);
            return Vec::new();
        };
        let mut made = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(entries) => made.push(self.within(entries, item.span(), &read)),
                _ => self.mistyped(key, ValueType::Table, item),
            }
        }
        made
    }

    /// A table whose keys are names of the user's choice, each key's own table read by `read`.
    pub fn named<T>(
        &self,
        key: &'static str,
        read: impl Fn(&Spanned<String>, &Table<'_, 'i>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Table(entries) = value.get_ref() else {
            self.mistyped(key, ValueType::Table, value);
            return Vec::new();
        };
        let mut made = Vec::new();
        for (name, item) in entries {
            let at = Spanned::new(name.get_ref().to_string(), self.document.span(name.span()));
            match item.get_ref() {
                DeValue::Table(inner) => {
                    made.push(self.within(inner, item.span(), |table| read(&at, table)));
                }
                _ => self.mistyped(name.get_ref(), ValueType::Table, item),
            }
        }
        made
    }

    /// All pairs of this table as names and values, whatever the names: for strings and texts
    /// of languages. Every key counts as read.
    pub fn pairs(&self) -> Vec<(Spanned<String>, &'a At<DeValue<'i>>)> {
        let entries = self.entries.iter();
        entries
            .map(|(name, value)| {
                let span = self.document.span(name.span());
                (Spanned::new(name.get_ref().to_string(), span), value)
            })
            .collect()
    }

    /// A table found among the `pairs`, read by `read`.
    pub fn inner<T>(
        &self,
        entries: &DeTable<'i>,
        span: Range<usize>,
        read: impl FnOnce(&Table<'_, 'i>) -> T,
    ) -> T {
        self.within(entries, span, read)
    }

    fn within<T>(
        &self,
        entries: &DeTable<'i>,
        span: Range<usize>,
        read: impl FnOnce(&Table<'_, 'i>) -> T,
    ) -> T {
        let span = self.document.span(span);
        let table = Table {
            document: self.document,
            entries,
            span,
            known: RefCell::default(),
            is_open: Cell::default(),
        };
        let made = read(&table);
        table.finish();
        made
    }
}

/// Whether a text has the form of a date, whatever the calendar says of it: the parser refuses
/// 2023-02-30 in words that help nobody.
fn is_written_as_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(digits)
}

/// Which type a value has.
pub fn type_of(value: &DeValue<'_>) -> ValueType {
    match value {
        DeValue::String(_) => ValueType::Text,
        DeValue::Integer(_) => ValueType::Integer,
        DeValue::Float(_) => ValueType::Float,
        DeValue::Boolean(_) => ValueType::Boolean,
        DeValue::Datetime(_) => ValueType::Date,
        DeValue::Array(_) => ValueType::List,
        DeValue::Table(_) => ValueType::Table,
    }
}
