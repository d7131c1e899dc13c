//! What is true of Vietnamese and of English: order, folding, numbers, dates, plurals.
//!
//! Facts only, and pure functions. The words of the theme and of the messages are not here, nor is
//! anything that a site may choose: those are data of the theme, of `problem` and of `config`.

pub mod collate;
pub mod date;
pub mod ethnic;
pub mod look_alike;
pub mod normal;
pub mod number;
pub mod plural;
pub mod search;
pub mod skim;
pub mod slug;
pub mod tone;

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};

/// A language that a site can be written in. Vietnamese sorts first: it is the original, English
/// the translation.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize,
)]
pub enum Language {
    /// Vietnamese as the state's offices write it.
    Vietnamese,
    /// British English.
    English,
}

impl Language {
    /// Every language, the original first.
    pub const ALL: [Language; 2] = [Language::Vietnamese, Language::English];

    /// The ISO 639-1 code: what stands in `lang`, in `hreflang` and in the names of files.
    pub fn code(self) -> &'static str {
        match self {
            Language::Vietnamese => "vi",
            Language::English => "en",
        }
    }

    /// The language with exactly this code; `vi-VN` or `VI` is none.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The name that the language's own readers look for in a menu of languages.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Vietnamese => "Tiếng Việt",
            Language::English => "English",
        }
    }

    /// The value of `og:locale`: Open Graph asks for language_TERRITORY with an underscore.
    pub fn open_graph_locale(self) -> &'static str {
        match self {
            Language::Vietnamese => "vi_VN",
            Language::English => "en_GB",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
