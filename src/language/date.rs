//! Days and months of the calendar, and how each language writes them.
//!
//! The patterns are our own: CLDR's Vietnamese ("10 tháng 10, 2023") is not how offices write, and
//! Decree 30/2020 has "ngày … tháng … năm …". No zeros lead in running text ("8/5/2021", as the
//! plans themselves write). Here are no times of day and no clock: whoever needs today passes in
//! the moment.

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use super::Language;

/// The day that a moment falls on where clocks stand so many minutes ahead of UTC (Vietnam: 420).
/// An offset beyond what clocks can show is taken as UTC.
pub fn today(utc_offset_minutes: i32, now: Timestamp) -> Date {
    let offset = utc_offset_minutes.checked_mul(60).map(Offset::from_seconds);
    let offset = offset.and_then(Result::ok).unwrap_or(Offset::UTC);
    Date::nearest(offset.to_datetime(now).date())
}

/// A day in full: "ngày 5 tháng 1 năm 2024" or "5 January 2024". No number parts from its word at
/// the end of a line.
pub fn long(language: Language, date: Date) -> String {
    let Date { year, month, day } = date;
    match language {
        Language::Vietnamese => {
            format!("ngày\u{a0}{day} tháng\u{a0}{month} năm\u{a0}{year}")
        }
        Language::English => format!("{day}\u{a0}{}\u{a0}{year}", english_month(month).long),
    }
}

/// A day for tables and cards: "5/1/2024" or "5 Jan 2024". English keeps the month's name, since
/// readers abroad do not agree on the order of the numbers.
pub fn short(language: Language, date: Date) -> String {
    let Date { year, month, day } = date;
    match language {
        Language::Vietnamese => format!("{day}/{month}/{year}"),
        Language::English => format!("{day}\u{a0}{}\u{a0}{year}", english_month(month).short),
    }
}

/// A month in full: "tháng 10 năm 2023" or "October 2023".
pub fn month_long(language: Language, month: Month) -> String {
    let Month { year, month } = month;
    match language {
        Language::Vietnamese => format!("tháng\u{a0}{month} năm\u{a0}{year}"),
        Language::English => format!("{}\u{a0}{year}", english_month(month).long),
    }
}

/// A month for tables and cards: "10/2023" or "October 2023".
pub fn month_short(language: Language, month: Month) -> String {
    match language {
        Language::Vietnamese => format!("{}/{}", month.month, month.year),
        Language::English => month_long(language, month),
    }
}

/// A day that exists, in the years 1900 to 2999: outside them a year is a slip of the keyboard.
/// Days sort by time.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize,
)]
pub struct Date {
    year: i16,
    month: i8,
    day: i8,
}

impl Date {
    const FIRST: Date = Date { year: FIRST_YEAR, month: 1, day: 1 };
    const LAST: Date = Date { year: LAST_YEAR, month: 12, day: 31 };

    /// The day with these numbers, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return None;
        }
        civil::Date::new(year, month, day).ok().map(|_| Date { year, month, day })
    }

    /// Reads exactly the form "2024-03-15".
    pub fn parse(text: &str) -> Option<Date> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let month = i8::try_from(digits(month, 2)?).ok()?;
        let day = i8::try_from(digits(day, 2)?).ok()?;
        Date::new(digits(year, 4)?, month, day)
    }

    /// The form of ISO 8601, "2024-03-15": for machines, and what `parse` reads.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The year, 1900 to 2999.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.day
    }

    /// The day before: the last day when a text says "trước ngày …". The first day of 1900 has
    /// none and stays itself.
    pub fn day_before(self) -> Date {
        self.neighbour(civil::Date::yesterday)
    }

    /// The day after. The last day of 2999 has none and stays itself.
    pub fn day_after(self) -> Date {
        self.neighbour(civil::Date::tomorrow)
    }

    fn neighbour(self, step: impl Fn(civil::Date) -> Result<civil::Date, jiff::Error>) -> Date {
        civil::Date::new(self.year, self.month, self.day).and_then(step).map_or(self, Date::nearest)
    }

    fn nearest(date: civil::Date) -> Date {
        let end = if date.year() < FIRST_YEAR { Date::FIRST } else { Date::LAST };
        Date::new(date.year(), date.month(), date.day()).unwrap_or(end)
    }
}

/// A month of a year, 1900 to 2999, for what is known no closer. Months sort by time.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize,
)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month with these numbers, if there is one.
    pub fn new(year: i16, month: i8) -> Option<Month> {
        Date::new(year, month, 1).map(|_| Month { year, month })
    }

    /// Reads exactly the form "2023-10".
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        Month::new(digits(year, 4)?, i8::try_from(digits(month, 2)?).ok()?)
    }

    /// The form of ISO 8601, "2023-10": for machines, and what `parse` reads.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// The year, 1900 to 2999.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }
}

const FIRST_YEAR: i16 = 1900;
const LAST_YEAR: i16 = 2999;

/// A number of exactly so many digits; Rust's own parsing would let a sign through.
fn digits(text: &str, count: usize) -> Option<i16> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

struct EnglishMonth {
    long: &'static str,
    short: &'static str,
}

/// The names of CLDR for British English, where September alone is cut to four letters.
fn english_month(month: i8) -> EnglishMonth {
    let (long, short) = match month {
        1 => ("January", "Jan"),
        2 => ("February", "Feb"),
        3 => ("March", "Mar"),
        4 => ("April", "Apr"),
        5 => ("May", "May"),
        6 => ("June", "Jun"),
        7 => ("July", "Jul"),
        8 => ("August", "Aug"),
        9 => ("September", "Sept"),
        10 => ("October", "Oct"),
        11 => ("November", "Nov"),
        _ => ("December", "Dec"),
    };
    EnglishMonth { long, short }
}
