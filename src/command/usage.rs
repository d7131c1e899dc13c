//! What was typed wrongly, in the reader's language; and help, which clap hands over as an "error".

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::End;
use super::mistake::Mistake;
use super::out::tell;
use super::words::mistake;
use crate::language::Language;
use crate::language::date::Date;

/// Says what was wrong, or prints the help that was asked for.
pub(super) fn explain(error: &clap::Error, language: Language) -> End {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(anstream::stdout(), "{}", error.render().ansi());
            End::Good
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(anstream::stderr(), "{}", error.render().ansi());
            End::Usage
        }
        _ => {
            tell!("{}", mistake(language, &of(error)));
            End::Usage
        }
    }
}

fn of(error: &clap::Error) -> Mistake {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let flag = || text(ContextKind::InvalidArg);
    let nearest = |kind| Some(text(kind)).filter(|text| !text.is_empty());
    match error.kind() {
        ErrorKind::UnknownArgument if !flag().starts_with('-') => {
            Mistake::Superfluous { word: flag() }
        }
        ErrorKind::ArgumentConflict => Mistake::Twice { flag: bare(&flag()) },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            Mistake::TakesNoValue { flag: bare(&flag()) }
        }
        ErrorKind::UnknownArgument => {
            Mistake::UnknownFlag { flag: flag(), nearest: nearest(ContextKind::SuggestedArg) }
        }
        ErrorKind::InvalidSubcommand => Mistake::UnknownCommand {
            command: text(ContextKind::InvalidSubcommand),
            nearest: nearest(ContextKind::SuggestedSubcommand),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue);
            let allowed = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(allowed)) => allowed.clone(),
                _ => Vec::new(),
            };
            match value.is_empty() {
                true => Mistake::NoValue { flag: flag() },
                false if DAYS.contains(&bare(&flag()).as_str()) => {
                    Mistake::BadDay { flag: flag(), meant: written_day(&value), value }
                }
                false => Mistake::BadValue { flag: flag(), value, allowed },
            }
        }
        _ => Mistake::Unclear,
    }
}

/// The options whose value is a day.
const DAYS: [&str; 2] = ["--date", "--today"];

/// A day as people write it: 15/3/2024, with any mark between the numbers.
fn written_day(value: &str) -> Option<Date> {
    let numbers: Vec<&str> = value.trim().split(['/', '-', '.']).collect();
    let [day, month, year] = numbers.as_slice() else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The flag without the value that clap writes behind it: `--site <DIR>`.
fn bare(flag: &str) -> String {
    flag.split([' ', '=']).next().unwrap_or_default().to_owned()
}
