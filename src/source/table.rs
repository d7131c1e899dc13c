//! A TOML table read key by key, with every mistake at its place.
//!
//! Deserialising at once would stop at the first mistake and name it in the parser's English; a
//! reader of front matter wants all of them. So a caller asks for one key after the other, and
//! `finish` reports the keys that nobody asked for. What the keys mean is the caller's business.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use strum::VariantNames;
use toml::Spanned as At;
use toml::de::{DeTable, DeValue};

use crate::language::date::{Date, Month};
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
            let span = self.span(error.span().unwrap_or(0..0));
            let detail = error.message().trim().to_owned();
            self.report(span, SourceProblem::TomlSyntax { detail });
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

    fn missing(&self, key: &str) {
        self.document.report(self.span, TableProblem::MissingKey { key: key.to_owned() });
    }

    fn mistyped(&self, key: &str, expected: ValueType, found: &At<DeValue<'i>>) {
        let kind = TableProblem::WrongType {
            key: key.to_owned(),
            expected,
            found: type_of(found.get_ref()),
        };
        self.document.report(self.document.span(found.span()), kind);
    }

    fn text_in(&self, key: &str, value: &At<DeValue<'i>>) -> Option<Spanned<String>> {
        let DeValue::String(text) = value.get_ref() else {
            self.mistyped(key, ValueType::Text, value);
            return None;
        };
        let span = self.document.span(value.span());
        let text = text.trim();
        if text.is_empty() {
            self.document.report(span, TableProblem::EmptyText { key: key.to_owned() });
            return None;
        }
        Some(Spanned::new(text.to_owned(), span))
    }

    /// A text with its place; blanks around it are dropped, an empty one is a problem.
    pub fn spot(&self, key: &'static str) -> Option<Spanned<String>> {
        self.value(key).and_then(|value| self.text_in(key, value))
    }

    /// A text that must be there.
    pub fn required_spot(&self, key: &'static str) -> Spanned<String> {
        if !self.entries.contains_key(key) {
            self.missing(key);
        }
        self.spot(key).unwrap_or_default()
    }

    /// A text.
    pub fn text(&self, key: &'static str) -> Option<String> {
        self.spot(key).map(|text| text.value)
    }

    /// A text that must be there; empty when it is not, and the problem is said.
    pub fn required_text(&self, key: &'static str) -> String {
        self.required_spot(key).value
    }

    /// A list of texts.
    pub fn texts(&self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.mistyped(key, ValueType::List, value);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.text_in(key, item)).collect()
    }

    /// A list of at least one text.
    pub fn required_texts(&self, key: &'static str) -> Vec<Spanned<String>> {
        let texts = self.texts(key);
        if !self.entries.contains_key(key) {
            self.missing(key);
        } else if self.entries.get(key).is_some_and(is_empty_list) {
            let kind = TableProblem::EmptyText { key: key.to_owned() };
            self.document.report(self.span_of(key), kind);
        }
        texts
    }

    /// `true` or `false`; false when absent.
    pub fn flag(&self, key: &'static str) -> bool {
        match self.value(key) {
            None => false,
            Some(value) => value.get_ref().as_bool().unwrap_or_else(|| {
                self.mistyped(key, ValueType::Boolean, value);
                false
            }),
        }
    }

    /// A whole number that is not negative.
    pub fn count(&self, key: &'static str) -> Option<u64> {
        let value = self.value(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.mistyped(key, ValueType::Integer, value);
            return None;
        };
        let Ok(number) = i64::from_str_radix(number.as_str(), number.radix()) else {
            let number = number.as_str().to_owned();
            let kind = TableProblem::NumberTooLarge { key: key.to_owned(), number };
            self.document.report(self.document.span(value.span()), kind);
            return None;
        };
        u64::try_from(number)
            .map_err(|_| {
                let kind = TableProblem::NegativeNumber { key: key.to_owned(), value: number };
                self.document.report(self.document.span(value.span()), kind);
            })
            .ok()
    }

    /// A small whole number that must be there.
    pub fn required_count(&self, key: &'static str) -> u32 {
        if !self.entries.contains_key(key) {
            self.missing(key);
        }
        self.count(key).and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
    }

    /// A date as TOML has it, without a time.
    pub fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.value(key)?;
        let DeValue::Datetime(found) = value.get_ref() else {
            self.mistyped(key, ValueType::Date, value);
            return None;
        };
        let (Some(date), None) = (found.date, found.time) else {
            self.mistyped(key, ValueType::Date, value);
            return None;
        };
        let parts = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
        let made = match parts {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day),
            _ => None,
        };
        if made.is_none() {
            let kind = TableProblem::BadDate { value: found.to_string() };
            self.document.report(self.document.span(value.span()), kind);
        }
        made
    }

    /// A date that must be there; the problem is said when it is not.
    pub fn required_date(&self, key: &'static str) -> Option<Date> {
        if !self.entries.contains_key(key) {
            self.missing(key);
        }
        self.date(key)
    }

    /// A month such as "2023-10", which must be there.
    pub fn required_month(&self, key: &'static str) -> Option<Month> {
        let text = self.required_spot(key);
        let month = Month::parse(&text.value);
        if month.is_none() && !text.value.is_empty() {
            self.document.report(text.span, TableProblem::BadMonth { value: text.value });
        }
        month
    }

    /// One of a fixed set of values.
    pub fn choice<T: FromStr + VariantNames>(&self, key: &'static str) -> Option<T> {
        self.spot(key).and_then(|text| self.chosen(key, text))
    }

    /// One of a fixed set of values, which must be there.
    pub fn required_choice<T: FromStr + VariantNames>(&self, key: &'static str) -> Option<T> {
        if !self.entries.contains_key(key) {
            self.missing(key);
        }
        self.choice(key)
    }

    /// Some of a fixed set of values.
    pub fn choices<T: FromStr + VariantNames>(&self, key: &'static str) -> Vec<T> {
        self.texts(key).into_iter().filter_map(|text| self.chosen(key, text)).collect()
    }

    fn chosen<T: FromStr + VariantNames>(&self, key: &str, text: Spanned<String>) -> Option<T> {
        let made = T::from_str(&text.value).ok();
        if made.is_none() {
            let kind = TableProblem::UnknownValue {
                key: key.to_owned(),
                nearest: nearest(&text.value, T::VARIANTS.iter().copied()),
                allowed: T::VARIANTS.iter().map(ToString::to_string).collect(),
                value: text.value,
            };
            self.document.report(text.span, kind);
        }
        made
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
        if !self.entries.contains_key(key) {
            self.missing(key);
        }
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

    /// A free table (`[extra]`), as JSON text with its keys in order; dates become texts.
    pub fn free(&self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(_) => Some(json(value.get_ref()).to_string()),
            _ => {
                self.mistyped(key, ValueType::Table, value);
                None
            }
        }
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

fn is_empty_list(value: &At<DeValue<'_>>) -> bool {
    matches!(value.get_ref(), DeValue::Array(items) if items.is_empty())
}

fn json(value: &DeValue<'_>) -> serde_json::Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).unwrap_or_default().into()
        }
        DeValue::Float(number) => number.as_str().parse::<f64>().unwrap_or_default().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(entries) => entries
            .iter()
            .map(|(name, value)| (name.get_ref().to_string(), json(value.get_ref())))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}
