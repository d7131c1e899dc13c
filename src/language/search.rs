//! What search compares: texts folded and in lower case, cut into words.
//!
//! The theme's `search.js` does the same with what is typed: NFD, U+0300 to U+036F away, đ and ð to
//! d, NFC, lower case; a word is a run of letters and digits. A change here is a change there.

use super::slug::fold;

/// A text as search compares it: "Mộc Châu" and "MOC CHAU" give "moc chau".
pub fn search_key(text: &str) -> String {
    fold(text).to_lowercase()
}

/// The words of a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}
