//! Lines for whoever runs the program. A reader who has gone, or a full disk behind a pipe, loses the
//! words and nothing else: what was made is there all the same. Reports, whose words are the work
//! itself, write them by their own hand and end with an error.

use std::fmt::Arguments;
use std::io::Write;

/// A line of what was asked for.
macro_rules! say {
    () => { crate::command::out::line(format_args!("")) };
    ($($words:tt)+) => { crate::command::out::line(format_args!($($words)+)) };
}
pub(super) use say;

/// A line of what is wrong, or how it goes on.
macro_rules! tell {
    () => { crate::command::out::aside(format_args!("")) };
    ($($words:tt)+) => { crate::command::out::aside(format_args!($($words)+)) };
}
pub(super) use tell;

/// Writes a line to the standard output.
pub(super) fn line(words: Arguments<'_>) {
    let _ = writeln!(anstream::stdout(), "{words}");
}

/// Writes a line beside it.
pub(super) fn aside(words: Arguments<'_>) {
    let _ = writeln!(anstream::stderr(), "{words}");
}
