//! What readers may rely on where days and months are read and written.

use lantoa::language::Language::{English, Vietnamese};
use lantoa::language::date::{self, Date, Month};
use proptest::prelude::*;

use super::spaced;

#[allow(clippy::unwrap_used, reason = "a test that cannot read its own date should fall")]
fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[allow(clippy::unwrap_used, reason = "a test that cannot read its own month should fall")]
fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

#[test]
fn a_date_is_read_in_one_form_only() {
    assert_eq!(Date::parse("2024-03-15"), Date::new(2024, 3, 15));
    assert_eq!(day("2024-03-05").iso(), "2024-03-05");
    for text in [
        "",
        "2024-3-15",
        "15/3/2024",
        "2024-03-15 ",
        "2024-03-15T00:00",
        "+024-03-15",
        "2024-+3-15",
        "2024-03",
        "20240315",
        "2024-03-15-01",
        "２０２４-03-15",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn a_day_that_is_in_no_calendar_is_refused() {
    for text in ["2023-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00"]
    {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    assert!(Date::parse("2024-02-29").is_some());
}

#[test]
fn a_year_far_off_is_a_slip() {
    assert!(Date::new(1900, 1, 1).is_some() && Date::new(2999, 12, 31).is_some());
    assert!(Date::new(1899, 12, 31).is_none() && Date::new(3000, 1, 1).is_none());
    assert!(Month::parse("0203-10").is_none());
}

#[test]
fn dates_sort_by_time() {
    let days = ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01"].map(day);
    assert!(days.is_sorted());
    assert!(["2023-12", "2024-01", "2024-02"].map(month).is_sorted());
}

#[test]
fn before_the_30th_of_june_means_the_29th_at_the_latest() {
    assert_eq!(day("2024-06-30").day_before().iso(), "2024-06-29");
    assert_eq!(day("2024-03-01").day_before().iso(), "2024-02-29");
    assert_eq!(day("2024-01-01").day_before().iso(), "2023-12-31");
}

#[test]
fn the_day_after_crosses_months_and_years() {
    assert_eq!(day("2023-02-28").day_after().iso(), "2023-03-01");
    assert_eq!(day("2023-12-31").day_after().iso(), "2024-01-01");
}

#[test]
fn the_calendar_ends_without_a_fall() {
    assert_eq!(day("1900-01-01").day_before().iso(), "1900-01-01");
    assert_eq!(day("2999-12-31").day_after().iso(), "2999-12-31");
}

#[test]
fn a_long_date_is_written_as_offices_write_it() {
    let written = date::long(Vietnamese, day("2024-01-05"));
    assert_eq!(written, "ngày\u{a0}5 tháng\u{a0}1 năm\u{a0}2024");
    assert_eq!(date::long(English, day("2024-01-05")), "5\u{a0}January\u{a0}2024");
}

#[test]
fn a_short_date_has_no_leading_zeros() {
    assert_eq!(date::short(Vietnamese, day("2024-01-05")), "5/1/2024");
    assert_eq!(date::short(Vietnamese, day("2023-10-10")), "10/10/2023");
    assert_eq!(date::short(English, day("2024-01-05")), "5\u{a0}Jan\u{a0}2024");
}

#[test]
fn every_month_has_its_english_name() {
    let names = (1..=12).filter_map(|number| Month::new(2023, number));
    let names: Vec<String> =
        names.map(|month| spaced(&date::month_long(English, month)).replace(" 2023", "")).collect();
    assert_eq!(
        names.join(" "),
        "January February March April May June July August September October November December"
    );
}

#[test]
fn a_month_is_read_and_written() {
    let october = month("2023-10");
    assert_eq!((october.year(), october.month()), (2023, 10));
    assert_eq!(october.iso(), "2023-10");
    assert_eq!(date::month_long(Vietnamese, october), "tháng\u{a0}10 năm\u{a0}2023");
    assert_eq!(date::month_long(English, october), "October\u{a0}2023");
    assert_eq!(date::month_short(Vietnamese, month("2023-05")), "5/2023");
    assert_eq!(date::month_short(English, october), "October\u{a0}2023");
    for text in ["2023-1", "2023-13", "10/2023", "2023-10-01", "2023"] {
        assert_eq!(Month::parse(text), None, "{text}");
    }
}

#[test]
fn today_in_vietnam_begins_seven_hours_early() {
    let evening = "2024-06-29T17:00:00Z".parse().unwrap();
    let just_before = "2024-06-29T16:59:59Z".parse().unwrap();
    assert_eq!(date::today(420, evening).iso(), "2024-06-30");
    assert_eq!(date::today(420, just_before).iso(), "2024-06-29");
    assert_eq!(date::today(0, evening).iso(), "2024-06-29");
    assert_eq!(date::today(-1080, just_before).iso(), "2024-06-28");
}

#[test]
fn an_offset_that_no_clock_has_is_utc() {
    let evening = "2024-06-29T17:00:00Z".parse().unwrap();
    for minutes in [i32::MAX, i32::MIN, 10_000] {
        assert_eq!(date::today(minutes, evening).iso(), "2024-06-29");
    }
}

proptest! {
    #[test]
    fn the_day_after_the_day_before_is_the_day(year in 1901i16..=2998, month in 1i8..=12, day in 1i8..=28) {
        let date = Date::new(year, month, day).unwrap();
        prop_assert_eq!(date.day_before().day_after(), date);
        prop_assert!(date.day_before() < date);
        prop_assert_eq!(Date::parse(&date.iso()), Some(date));
    }
}
