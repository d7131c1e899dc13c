//! The values of a table, each read as the type that it must have.

use std::str::FromStr;

use strum::VariantNames;
use toml::Spanned as At;
use toml::de::DeValue;

use super::{Table, type_of};
use crate::language::date::{Date, Month};
use crate::problem::nearest::nearest;
use crate::problem::{Spanned, TableProblem, ValueType};

impl<'i> Table<'_, 'i> {
    pub(super) fn require(&self, key: &str) {
        if !self.entries.contains_key(key) {
            let kind = TableProblem::MissingKey { key: key.to_owned() };
            self.document.report(self.span, kind);
        }
    }

    pub(super) fn mistyped(&self, key: &str, expected: ValueType, found: &At<DeValue<'i>>) {
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
        // A control character says nothing to a reader, and XML cannot hold it.
        let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
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
        self.require(key);
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
        self.require(key);
        if self.entries.get(key).is_some_and(is_empty_list) {
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
        self.require(key);
        let Some(number) = self.count(key) else { return 0 };
        u32::try_from(number).unwrap_or_else(|_| {
            let number = number.to_string();
            let kind = TableProblem::NumberTooLarge { key: key.to_owned(), number };
            self.document.report(self.span_of(key), kind);
            0
        })
    }

    /// A date as TOML has it, without a time.
    pub fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.value(key)?;
        let DeValue::Datetime(found) = value.get_ref() else {
            self.mistyped(key, ValueType::Date, value);
            return None;
        };
        if found.date.is_none() && found.time.is_none() {
            // The parser put nothing in the place of a date that it refused, and it was said.
            return None;
        }
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
        self.require(key);
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
        self.require(key);
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
