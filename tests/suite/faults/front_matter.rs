//! Heads of files that are none, or hold too much. Wrong dates in each place where one may stand are
//! in `strictness`.

use super::{GOOD, Ground, STORY};

/// The story with one more field, on line 8.
fn with(field: &str) -> String {
    GOOD.replace("[\"dai-hoi\"]\n", &format!("[\"dai-hoi\"]\n{field}\n"))
}

/// Files that are refused for this, at this line.
fn refused<const N: usize>(texts: [&str; N], code: &str, line: u64) {
    let ground = Ground::new();
    for text in texts {
        ground.write(STORY, text);
        ground.refused(code, STORY, line);
    }
}

#[test]
fn an_empty_file_has_no_front_matter() {
    refused(["", "\n\n\n"], "front-matter-missing", 1);
}

#[test]
fn a_line_of_plus_signs_alone_is_unclosed() {
    refused(["+++", "+++\n", "+++\ntitle = \"x\"\n\nWords.\n"], "front-matter-unclosed", 1);
}

#[test]
fn yaml_is_named() {
    refused(["---\ntitle: x\n---\n"], "front-matter-is-yaml", 1);
}

#[test]
fn a_field_that_stands_twice_is_shown_the_second_time() {
    refused([&with("title = \"Hai\"")], "toml-syntax", 8);
}

#[test]
fn a_year_of_five_digits_is_no_date() {
    refused([&GOOD.replace("2024-03-15", "99999-01-01")], "bad-date", 6);
}

#[test]
fn the_thirtieth_of_february_is_no_date() {
    refused([&GOOD.replace("2024-03-15", "2023-02-30")], "bad-date", 6);
}

#[test]
fn twenty_thousand_lists_within_each_other_are_refused() {
    let ground = Ground::new();
    for field in [
        format!("[extra]\nx = {}{}", "[".repeat(20_000), "]".repeat(20_000)),
        format!("[extra]\nx = {}1{}", "{a=".repeat(20_000), "}".repeat(20_000)),
        format!("[extra]\nx{} = 1", ".a".repeat(20_000)),
    ] {
        ground.write(STORY, with(&field));
        ground.refused_with("toml-syntax");
    }
}

#[test]
fn fifty_thousand_unknown_fields_are_all_counted_and_the_first_shown() {
    let ground = Ground::new();
    let many: String = (0..50_000).map(|number| format!("khoa{number} = {number}\n")).collect();
    ground.write(STORY, with(&many));
    let said = ground.refused_with("unknown-key");
    assert_eq!(said.matches("[unknown-key]").count(), 200);
    assert!(said.contains("49,800 more are not listed here"), "{}", &said[said.len() - 300..]);
    assert!(said.trim_end().ends_with("50,000 errors"));
    let found = ground.found();
    assert_eq!(found.len(), 50_000);
    assert_eq!((found[0].line, found[49_999].line), (8, 50_007));
}

#[test]
fn fifty_thousand_fields_of_one_s_own_are_one_s_own() {
    let ground = Ground::new();
    let many: String = (0..50_000).map(|number| format!("khoa{number} = {number}\n")).collect();
    ground.write(STORY, with(&format!("[extra]\n{many}")));
    ground.accepted(&[]);
}
