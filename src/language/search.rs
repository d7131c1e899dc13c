//! What search compares: texts folded and in lower case, cut into words.
//!
//! The theme's `search.js` does the same with what is typed: NFD, U+0300 to U+036F away, đ and ð to
//! d, NFC, lower case; a word is a run of letters and digits. A change here is a change there.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::slug::fold;

/// A text as search compares it: "Mộc Châu" and "MOC CHAU" give "moc chau".
pub fn search_key(text: &str) -> String {
    fold(text).to_lowercase()
}

/// The words of a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words of many texts, each folded once: a language has few syllables, and folding one takes longer
/// than finding it again. No word reaches over a blank, and no letter is folded by what stands behind
/// one, so that the pieces between blanks can be folded by themselves.
#[derive(Default, Debug)]
pub struct Folded {
    written: FxHashMap<Box<str>, Vec<usize>>,
    numbers: FxHashMap<Arc<str>, usize>,
    /// The words by number, each with the last text in which it was met.
    words: Vec<(Arc<str>, usize)>,
    texts: usize,
}

impl Folded {
    /// The words of a text, folded, each once and in the order of the text, without those of another.
    pub fn only(&mut self, text: &str, without: &str) -> Vec<Arc<str>> {
        self.texts += 1;
        self.new_words(without);
        self.new_words(text)
    }

    /// The words that were not met yet since the texts were counted.
    fn new_words(&mut self, text: &str) -> Vec<Arc<str>> {
        let mut found = Vec::new();
        for written in text.split_ascii_whitespace() {
            if !self.written.contains_key(written) {
                self.fold(written);
            }
            for number in self.written.get(written).into_iter().flatten() {
                let Some((word, met)) = self.words.get_mut(*number) else { continue };
                if *met != self.texts {
                    *met = self.texts;
                    found.push(word.clone());
                }
            }
        }
        found
    }

    fn fold(&mut self, written: &str) {
        let key = search_key(written);
        let numbers = words(&key).map(|word| match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                let word: Arc<str> = word.into();
                self.words.push((word.clone(), 0));
                self.numbers.insert(word, self.words.len() - 1);
                self.words.len() - 1
            }
        });
        let numbers = numbers.collect();
        self.written.insert(written.into(), numbers);
    }
}
