//! Every text of a table and of what lies in it, each with its key and its place: for whoever looks
//! at what is said and not at which field says it.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Table;

/// A text of a table.
#[derive(Debug)]
pub struct TextAt<'a> {
    /// The key of the text, or of the list that it stands in.
    pub key: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Where it stands in its file, with its quotation marks.
    literal: Range<usize>,
}

impl TextAt<'_> {
    /// Where the words stand in their file: between the quotation marks, where each letter is
    /// written as itself; else the whole.
    pub fn place(&self) -> Range<usize> {
        let marks = self.literal.len().saturating_sub(self.text.len());
        match marks {
            2 | 6 => self.literal.start + marks / 2..self.literal.end - marks / 2,
            _ => self.literal.clone(),
        }
    }
}

impl<'i> Table<'_, 'i> {
    /// Hands out every text, in the order of the keys.
    pub fn each_text(&self, take: &mut dyn FnMut(&TextAt<'_>)) {
        self.texts_of(self.entries, take);
    }

    fn texts_of(&self, entries: &DeTable<'i>, take: &mut dyn FnMut(&TextAt<'_>)) {
        for (key, value) in entries {
            self.text_of(key.get_ref(), value, take);
        }
    }

    fn text_of(
        &self,
        key: &str,
        value: &toml::Spanned<DeValue<'i>>,
        take: &mut dyn FnMut(&TextAt<'_>),
    ) {
        match value.get_ref() {
            DeValue::String(text) => {
                let literal = self.document.span(value.span()).range();
                take(&TextAt { key, text, literal });
            }
            DeValue::Array(items) => items.iter().for_each(|item| self.text_of(key, item, take)),
            DeValue::Table(entries) => self.texts_of(entries, take),
            _ => {}
        }
    }
}
