//! What can be typed wrongly, as data; the words are in `words`.

use crate::language::date::Date;

/// A mistake in the arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Mistake {
    /// No such flag, or one that takes no place here.
    UnknownFlag { flag: String, nearest: Option<String> },
    /// No such command.
    UnknownCommand { command: String, nearest: Option<String> },
    /// A word that is neither a flag nor the value of one.
    Superfluous { word: String },
    /// A value that the flag does not take.
    BadValue { flag: String, value: String, allowed: Vec<String> },
    /// A value that is no day; perhaps this one was meant, written as people write days.
    BadDay { flag: String, value: String, meant: Option<Date> },
    /// A flag without its value.
    NoValue { flag: String },
    /// A value for a flag that takes none.
    TakesNoValue { flag: String },
    /// A flag given twice.
    Twice { flag: String },
    /// Anything else.
    Unclear,
}
