//! An award is told of from its day on, and not before there was anything to award.

use lantoa::language::Language::English;

use crate::site::{Run, Site};
use crate::stories::{unit, work};

/// A site on 1 October 2024 whose plan is of 10 October 2023, with a work of 15 March 2024 that was
/// awarded on this day.
fn awarded(facts: &str, date: &str) -> Run {
    let award = format!("{facts}\n[[awards]]\naward = \"flag\"\ndate = {date}");
    Site::new(&work("cau", award.trim())).build()
}

#[test]
fn an_award_that_is_still_to_come_is_warned_of_until_its_day() {
    let run = awarded("", "2024-10-02").good();
    assert_eq!(run.codes(), ["award-too-early"]);
    assert_eq!(run.marked("award-too-early"), ["2024-10-02"]);
    assert!(
        run.said(English).contains("2\u{a0}Oct\u{a0}2024 is still to come"),
        "{}",
        run.said(English)
    );
    assert_eq!(awarded("", "2024-10-01").good().codes(), Vec::<&str>::new());
}

#[test]
fn an_award_older_than_its_work_or_than_the_plan_is_warned_of() {
    for date in ["2024-03-14", "2023-10-09", "2022-05-01"] {
        assert_eq!(awarded("", date).good().codes(), ["award-too-early"], "{date}");
    }
    assert_eq!(awarded("", "2024-03-15").good().codes(), Vec::<&str>::new());
}

#[test]
fn a_unit_is_awarded_by_the_same_rule() {
    let award = |date: &str| format!("[[awards]]\naward = \"flag\"\ndate = {date}");
    let code = |date: &str| Site::new(&unit("ban", &award(date))).build().codes();
    assert_eq!(code("2024-10-02"), ["award-too-early"]);
    assert_eq!(code("2023-01-02"), ["award-too-early"]);
    assert_eq!(code("2023-11-02"), Vec::<&str>::new());
}
