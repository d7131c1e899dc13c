//! Every mistake in a field is caught before the public sees it: unknown names, wrong types, missing
//! fields, dates that no calendar has, values that nobody knows.

use lantoa::language::Language::{English, Vietnamese};
use lantoa::problem::{Kind, TableProblem};

use crate::site::{Run, Site};
use crate::stories::{english, news, page, unit, work};

/// One entry of each kind, and a line of its front matter under which another can be put.
const KINDS: [(&str, &str); 8] = [
    ("content/works/cau.md", "title = \"cau\""),
    ("content/units/ban.md", "title = \"ban\""),
    ("content/news/tin.md", "title = \"tin\""),
    ("content/pages/lien-he.md", "title = \"Liên hệ\""),
    ("content/areas/dai-hoi.md", "title = \"Đại hội thành công\""),
    ("content/districts/moc-chau.md", "title = \"Mộc Châu\""),
    ("content/campaign.md", "title = \"Kế hoạch thử\""),
    ("content/home.md", "title = \"Trang chủ thử\""),
];

fn one_of_each() -> Site {
    Site::new(&(work("cau", "") + &unit("ban", "") + &news("tin", "")))
}

/// A sound site in which one line of one file is another.
fn with(path: &str, line: &str, instead: &str) -> Run {
    let mut site = one_of_each();
    site.edit(path, line, instead);
    site.build()
}

#[test]
fn the_site_without_a_mistake_is_sound() {
    assert_eq!(one_of_each().build().good().codes(), Vec::<&str>::new());
}

// Names of fields

#[test]
fn an_unknown_field_is_refused_in_every_kind_of_entry_and_the_nearest_offered() {
    for (path, title) in KINDS {
        let run = with(path, title, &format!("{title}\nupdatd = 2024-01-01"));
        assert_eq!(run.errors(), ["unknown-key"], "{path}");
        let said = run.said(English);
        assert!(said.contains("There is no field named “updatd”"), "{said}");
        assert!(said.contains("Did you mean “updated”?"), "{said}");
        assert!(said.contains(&format!(" --> {path}:")), "{said}");
    }
}

#[test]
fn an_unknown_field_within_a_list_or_group_is_refused_as_well() {
    let award = "[[awards]]\naward = \"flag\"\ndate = 2024-01-01\ndecison = \"1/QĐ\"";
    let entries = [
        (work("cau", award), "decision"),
        (work("cau", "[figures]\nhousehold = 3"), "households"),
        (work("cau", "[[sources]]\nname = \"Báo\"\nurll = \"https://example.org\""), "url"),
        (work("cau", "[approval]\nby_rol = \"x\"\nby_role = \"x\"\non = 2024-01-01"), "by_role"),
    ];
    for (files, nearest) in entries {
        let run = Site::new(&files).build();
        assert_eq!(run.errors(), ["unknown-key"], "{files}");
        assert!(run.said(English).contains(&format!("Did you mean “{nearest}”?")), "{files}");
    }
    let run = with("content/districts/moc-chau.md", "slug = \"tan-lap\"", {
        "slug = \"tan-lap\"\nvalid_untl = 2024-01-01"
    });
    assert!(run.said(English).contains("Did you mean “valid_until”?"));
    let run = with("content/campaign.md", "rule = \"before\"", "rule = \"before\"\nwhoo = []");
    assert!(run.said(English).contains("Did you mean “who”?"));
}

#[test]
fn a_field_of_another_kind_of_entry_is_unknown() {
    let files = news("tin", "district = \"moc-chau\"") + &page("trang", "date = 2024-01-01");
    assert_eq!(Site::new(&files).build().errors(), ["unknown-key", "unknown-key"]);
}

#[test]
fn an_unknown_field_of_site_toml_is_refused_and_the_nearest_offered() {
    let run = with("site.toml", "[owner]", "[owner]\nadress = \"x\"");
    assert_eq!(run.errors(), ["unknown-key"]);
    assert!(run.said(English).contains("Did you mean “address”?"));
}

#[test]
fn whatever_stands_in_extra_is_the_theme_s_own_affair() {
    let run = Site::new(&work("cau", "[extra]\nanything = { at = [\"all\"] }")).build();
    assert_eq!(run.good().codes(), Vec::<&str>::new());
}

// Types

#[test]
fn a_title_that_is_no_text_is_refused_in_every_kind_of_entry() {
    for (path, title) in KINDS {
        let run = with(path, title, "title = 5");
        assert_eq!(run.errors(), ["wrong-type"], "{path}");
        let said = run.said(English);
        assert!(said.contains("The field “title” has the wrong sort of value"), "{said}");
        assert!(said.contains("this should be text in quotation marks"), "{said}");
    }
}

#[test]
fn every_type_is_held_to() {
    let mistakes = [
        ("date = \"2024-03-15\"", "this should be a date"),
        ("date = 2024-03-15T10:00:00", "this should be a date"),
        ("areas = \"dai-hoi\"", "this should be a list"),
        ("areas = [3]", "this should be text"),
        ("draft = \"true\"", "this should be true or false"),
        ("figures = 3", "this should be a group of fields"),
        ("[figures]\nhouseholds = \"32\"", "this should be a whole number"),
        ("[figures]\nhouseholds = 32.5", "this should be a whole number"),
        ("awards = \"flag\"", "this should be a list"),
        ("extra = 1", "this should be a group of fields"),
    ];
    for (facts, said) in mistakes {
        let run = Site::new(&work("cau", facts)).build();
        assert_eq!(run.errors(), ["wrong-type"], "{facts}");
        assert!(run.said(English).contains(said), "{facts}: {}", run.said(English));
    }
}

#[test]
fn what_is_counted_cannot_be_below_nought_or_beyond_all_bounds() {
    let run = Site::new(&work("cau", "[figures]\nhouseholds = -1")).build();
    assert_eq!(run.errors(), ["negative-number"]);
    let run = Site::new(&work("cau", "[figures]\nhouseholds = 99999999999999999999")).build();
    assert_eq!(run.errors(), ["number-too-large"]);
}

#[test]
fn a_number_that_is_too_large_to_be_a_place_in_the_plan_is_refused() {
    let run = with("content/areas/dai-hoi.md", "number = 3", "number = 5000000000");
    assert!(!run.is_good, "it must not become 0 without a word");
    assert_eq!(run.errors(), ["number-too-large"]);
}

// Fields that must be there

#[test]
fn each_required_field_is_missed_when_it_is_not_there() {
    let required = [
        (0, ["title", "summary", "kind", "status", "date", "areas"].as_slice()),
        (1, ["title", "summary", "kind"].as_slice()),
        (2, ["title", "summary", "date"].as_slice()),
        (3, ["title"].as_slice()),
        (4, ["title", "short", "number"].as_slice()),
        (5, ["title", "code", "type"].as_slice()),
        (6, ["title", "summary", "number", "issued", "period"].as_slice()),
        (7, ["title"].as_slice()),
    ];
    for (kind, fields) in required {
        for field in fields {
            let (path, _) = KINDS[kind];
            let mut site = one_of_each();
            let text = site.text(path);
            let line = text.lines().find(|line| line.starts_with(&format!("{field} = "))).unwrap();
            site.write(path, text.replacen(&format!("{line}\n"), "", 1));
            let run = site.build();
            let missing = TableProblem::MissingKey { key: (*field).to_owned() };
            let kinds: Vec<&Kind> = run.problems.iter().map(|problem| &problem.kind).collect();
            assert_eq!(kinds, [&Kind::Table(missing)], "{path} without {field}");
        }
    }
}

#[test]
fn each_required_field_of_a_commune_is_missed_when_it_is_not_there() {
    for line in ["code = \"03980\"\n", "name = \"Tân Lập\"\n", "slug = \"tan-lap\"\n"] {
        let run = with("content/districts/moc-chau.md", line, "");
        assert!(run.errors().contains(&"missing-key"), "{line}: {:?}", run.errors());
    }
}

#[test]
fn a_field_that_is_empty_is_as_bad_as_none() {
    for facts in ["title = \"\"", "summary = \"  \"", "areas = []"] {
        assert_eq!(Site::new(&work("cau", facts)).build().errors(), ["empty-text"], "{facts}");
    }
}

#[test]
fn a_required_text_of_a_language_is_missed_in_site_toml() {
    let run = with("site.toml", ", en = \"Test committee\"", "");
    assert_eq!(run.errors(), ["text-missing"]);
    assert!(run.said(English).contains("The field “body” has no English text"));
}

// Dates and values

#[test]
fn a_day_that_no_calendar_has_is_a_bad_date_wherever_it_stands() {
    let dates = [
        work("cau", "date = 2023-02-30"),
        work("cau", "updated = 2023-02-29"),
        work("cau", "[[awards]]\naward = \"flag\"\ndate = 2024-04-31"),
        news("tin", "publish_on = 2024-13-01"),
    ];
    let errors = dates.map(|files| Site::new(&files).build().errors());
    assert_eq!(errors, [["bad-date"]; 4]);
}

#[test]
fn a_day_far_from_any_campaign_is_a_slip_of_the_keyboard() {
    for date in ["0204-03-15", "1899-12-31", "3000-01-01"] {
        let run = Site::new(&work("cau", &format!("date = {date}"))).build();
        assert_eq!(run.errors(), ["bad-date"], "{date}");
    }
}

#[test]
fn a_leap_day_is_a_day() {
    assert!(Site::new(&work("cau", "date = 2024-02-29")).build().is_good);
}

#[test]
fn a_month_must_be_written_as_year_and_month() {
    for month in ["10-2023", "2023-13", "2023-1", "tháng 10"] {
        let run = with("content/campaign.md", "from = \"2023-10\"", &format!("from = \"{month}\""));
        assert_eq!(run.errors(), ["bad-month"], "{month}");
    }
}

#[test]
fn a_period_cannot_end_before_it_begins() {
    let run = with("content/campaign.md", "to = \"2024-10\"", "to = \"2023-09\"");
    assert_eq!(run.errors(), ["period-reversed"]);
}

#[test]
fn an_unknown_value_is_refused_and_the_nearest_offered() {
    let values = [
        (work("cau", "kind = \"projet\""), "project"),
        (work("cau", "status = \"underway\""), "under-way"),
        (work("cau", "status = \"under_way\""), "under-way"),
        (unit("ban", "kind = \"commune_committee\""), "commune-committee"),
    ];
    for (files, nearest) in values {
        let run = Site::new(&files).build();
        assert_eq!(run.errors(), ["unknown-value"], "{files}");
        assert!(run.said(English).contains(&format!("Did you mean “{nearest}”?")), "{files}");
    }
    let run = with("content/campaign.md", "\"co-thi-dua\"", "\"co-thi-đua\"");
    assert!(run.said(English).contains("Did you mean “co-thi-dua”?"));
}

#[test]
fn a_value_near_to_none_is_refused_with_all_that_may_stand_there() {
    let run = Site::new(&work("cau", "status = \"xong\"")).build();
    let said = run.said(English);
    assert!(!said.contains("Did you mean"), "{said}");
    assert!(said.contains("“registered”, “under-way”, “completed”."), "{said}");
}

#[test]
fn an_id_may_stand_only_once_in_a_list() {
    let path = "content/districts/moc-chau.md";
    let run = with(path, "slug = \"tan-lap\"", "slug = \"chieng-hac\"");
    assert!(run.errors().contains(&"duplicate-id"), "{:?}", run.errors());
}

#[test]
fn a_number_of_an_area_and_a_code_of_a_place_belong_to_one_alone() {
    let run = Site::new(&crate::stories::area("doan-ket", 3)).build();
    assert_eq!(run.errors(), ["number-taken"]);
    let run = with("content/districts/moc-chau.md", "code = \"03980\"", "code = \"03979\"");
    assert_eq!(run.errors(), ["code-taken"]);
}

// As it is said

#[test]
fn a_mistake_is_said_in_vietnamese_at_its_place() {
    let files = "//- content/news/tin.md\n+++\ntitle = \"Tin\"\nsummary = \"Tóm tắt\"\n\
                 date = \"2024-03-15\"\n+++\n";
    let expected = "\
lỗi[wrong-type]: Mục “date” có giá trị không đúng loại
 --> content/news/tin.md:4:8
  |
4 | date = \"2024-03-15\"
  |        ^^^^^^^^^^^^ cần ngày, ở đây là chữ trong ngoặc kép
  |
  = cách sửa: Viết năm-tháng-ngày, không có ngoặc kép, ví dụ 2024-03-15.

1 lỗi";
    assert_eq!(Site::new(files).build().said(Vietnamese), expected);
}

#[test]
fn a_mistake_is_said_in_english_at_its_place() {
    let files = work("cau", "") + &english("works/cau", "district = \"moc-chau\"");
    let expected = "\
error[fact-in-translation]: The field “district” is not for translations
 --> content/works/cau.en.md:4:1
  |
4 | district = \"moc-chau\"
  | ^^^^^^^^ facts stand once, in the original
  |
  = help: Remove it here; to change it, change it in “content/works/cau.md”.

1 error";
    assert_eq!(Site::new(&files).build().said(English), expected);
}
