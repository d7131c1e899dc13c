//! What an author reads when something is wrong: the words, the drawing, the offers, the list.

use std::collections::BTreeSet;
use std::sync::Arc;

use lantoa::language::Language::{self, English, Vietnamese};
use lantoa::problem::in_words as words;
use lantoa::problem::nearest::nearest;
use lantoa::problem::report::{Colour, json, line_and_column, terminal};
use lantoa::problem::{
    AddressProblem, CatalogueProblem, ConfigProblem, EntryProblem, Kind, Place, Problem, Reference,
    SourceProblem, Span, TableProblem, ThemeProblem, ValueType,
};

const PATH: &str = "content/works/cau-ban-xa.md";

const STORY: &str = "\
+++
title = \"Cầu bản Xà\"
distict = \"Mộc Châu\"
+++
Ủy ban xã Chiềng Hặc <b>đã khởi công</b> cầu.
";

/// The problem at the first place where `marked` stands in the text.
fn at(
    text: &str,
    marked: &str,
    make: fn(Place, Kind) -> Problem,
    kind: impl Into<Kind>,
) -> Problem {
    let start = text.find(marked).unwrap_or(text.len());
    let place = Place::new(&PATH.into(), Span::new(start..start + marked.len(), 0));
    make(place, kind.into())
}

fn unknown_key() -> Problem {
    let kind = TableProblem::UnknownKey {
        key: "distict".to_owned(),
        nearest: Some("district".to_owned()),
        known: vec!["date".to_owned(), "district".to_owned(), "title".to_owned()],
    };
    at(STORY, "distict", Problem::error, kind)
}

fn raw_html() -> Problem {
    at(STORY, "<b>đã khởi công</b>", Problem::warning, EntryProblem::RawHtml)
}

fn drawn(problems: &[Problem], text: &str, language: Language) -> String {
    terminal(problems, &|_| Some(Arc::from(text)), language, Colour::Plain)
}

// The list of codes

#[test]
fn the_list_in_docs_is_the_list_of_codes() {
    let page = include_str!("../../docs/problems.md");
    let headings: Vec<&str> =
        page.lines().filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`')).collect();
    let codes = Kind::codes();
    let only = |these: &[&'static str], others: &[&str]| -> Vec<String> {
        these.iter().filter(|code| !others.contains(code)).map(ToString::to_string).collect()
    };
    assert_eq!(only(&codes, &headings), Vec::<String>::new(), "codes without a heading");
    let unknown: Vec<_> = headings.iter().filter(|code| !codes.contains(code)).collect();
    assert!(unknown.is_empty(), "headings without a code: {unknown:?}");
    assert_eq!(headings.len(), codes.len(), "a code stands twice");
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "two kinds share a code");
}

// The words

fn samples() -> Vec<Kind> {
    let text = |text: &str| text.to_owned();
    vec![
        SourceProblem::FrontMatterIsYaml.into(),
        SourceProblem::FileTooLarge { bytes: 5_000_000, limit: 4_194_304 }.into(),
        SourceProblem::TomlSyntax { detail: text("invalid basic string") }.into(),
        TableProblem::MissingKey { key: text("title") }.into(),
        TableProblem::WrongType {
            key: text("date"),
            expected: ValueType::Date,
            found: ValueType::Text,
        }
        .into(),
        ConfigProblem::TextMissing { key: text("body"), language: English }.into(),
        ConfigProblem::DefaultLanguageMissing { language: Vietnamese }.into(),
        EntryProblem::ConsentMissing { file: text("1.jpg") }.into(),
        EntryProblem::PeriodReversed.into(),
        CatalogueProblem::UnknownReference {
            what: Reference::District,
            value: text("moc-chao"),
            nearest: Some(text("moc-chau")),
        }
        .into(),
        CatalogueProblem::MissingTranslation { id: text("pages/about"), language: English }.into(),
        AddressProblem::ReservedSlug { slug: text("trang-2") }.into(),
        ThemeProblem::BadString { key: text("more") }.into(),
        ThemeProblem::StringMissing { key: text("more"), language: English, nearest: None }.into(),
    ]
}

#[test]
fn both_languages_say_what_is_wrong_and_what_to_do() {
    for kind in samples() {
        let (ours, theirs) = (words(Vietnamese, &kind), words(English, &kind));
        for words in [&ours, &theirs] {
            assert!(!words.title.is_empty() && !words.title.ends_with('.'), "{words:?}");
            assert!(words.help.ends_with('.'), "{words:?}");
            for said in [&words.title, &words.label, &words.help] {
                assert_eq!(said.trim(), said);
            }
        }
        assert_ne!(ours.title, theirs.title);
        assert_ne!(ours.help, theirs.help);
    }
}

#[test]
fn a_long_list_of_values_is_cut_after_twelve() {
    let known = (1..=13).map(|number| format!("k{number}")).collect();
    let kind = TableProblem::UnknownKey { key: "x".to_owned(), nearest: None, known }.into();
    assert!(words(English, &kind).help.ends_with("“k11”, “k12”, …"));
}

#[test]
fn a_parser_s_own_drawing_is_left_out() {
    let detail =
        "error: Unknown filter\n --> page.html:1:4\n  |\n1 | {{ x }}\n  |    ^\n".to_owned();
    let kind = ThemeProblem::TemplateFails { name: "page.html".to_owned(), detail }.into();
    assert_eq!(words(English, &kind).label, "cannot be used (error: Unknown filter)");
}

// The drawing

#[test]
fn a_problem_is_drawn_under_the_right_letters_in_vietnamese() {
    let expected = "\
lỗi[unknown-key]: Không có mục nào tên là “distict”
 --> content/works/cau-ban-xa.md:3:1
  |
3 | distict = \"Mộc Châu\"
  | ^^^^^^^ không dùng được ở đây
  |
  = cách sửa: Có phải ý bạn là “district”? Các mục dùng được: “date”, “district”, “title”.

cảnh báo[raw-html]: Mã HTML trong bài sẽ hiện ra như chữ
 --> content/works/cau-ban-xa.md:5:22
  |
5 | Ủy ban xã Chiềng Hặc <b>đã khởi công</b> cầu.
  |                      ^^^^^^^^^^^^^^^^^^^ mã HTML không được dùng
  |
  = cách sửa: Xóa mã; chữ đậm viết **như thế này**, liên kết viết [chữ](địa chỉ).

1 lỗi, 1 cảnh báo";
    assert_eq!(drawn(&[unknown_key(), raw_html()], STORY, Vietnamese), expected);
}

#[test]
fn a_problem_is_drawn_under_the_right_letters_in_english() {
    let expected = "\
error[unknown-key]: There is no field named “distict”
 --> content/works/cau-ban-xa.md:3:1
  |
3 | distict = \"Mộc Châu\"
  | ^^^^^^^ cannot be used here
  |
  = help: Did you mean “district”? These fields can be used: “date”, “district”, “title”.

1 error";
    assert_eq!(drawn(&[unknown_key()], STORY, English), expected);
}

#[test]
fn marks_that_are_letters_of_their_own_do_not_shift_the_line() {
    let text = "bản Nà Mươ\u{300}ng <i>x</i>\n";
    let problem = at(text, "<i>x</i>", Problem::warning, EntryProblem::RawHtml);
    let drawn = drawn(&[problem], text, English);
    // The mark takes no room on the screen, though it is a character to an editor's column.
    assert!(drawn.contains("\n  |              ^^^^^^^^ HTML"), "{drawn}");
    assert!(drawn.contains("content/works/cau-ban-xa.md:1:15\n"), "{drawn}");
}

#[test]
fn what_is_wrong_with_a_whole_file_shows_its_path_and_no_text() {
    let kind = AddressProblem::AddressTaken {
        address: "/cong-trinh/cau/".to_owned(),
        other: "content/works/cau.md".to_owned(),
    };
    let expected = "\
lỗi[address-taken]: Địa chỉ “/cong-trinh/cau/” đã có bài khác dùng
--> content/works/cau-ban-xa.md
 = ghi chú: đã dùng ở “content/works/cau.md”
 = cách sửa: Ghi slug khác cho một trong hai bài, hoặc bỏ địa chỉ cũ (aliases) bị trùng.

1 lỗi";
    assert_eq!(drawn(&[Problem::error(Place::top(PATH), kind)], STORY, Vietnamese), expected);
}

#[test]
fn a_paragraph_on_one_line_is_cut_around_the_place() {
    let many = "Mặt trận Tổ quốc ".repeat(100);
    let text = format!("{many}<b>đậm</b> {many}\n");
    let problem = at(&text, "<b>đậm</b>", Problem::warning, EntryProblem::RawHtml);
    let drawn = drawn(&[problem], &text, Vietnamese);
    assert!(drawn.contains("<b>đậm</b>") && drawn.contains(".md:1:1701\n"), "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() <= 150), "{drawn}");
}

#[test]
fn any_span_can_be_drawn() {
    let text = "Ủy ban\r\n\r\nxã 🙂\u{200d}\n";
    for start in 0..30 {
        for end in 0..40 {
            let place = Place::new(&PATH.into(), Span { start, end });
            let problem = Problem::error(place, EntryProblem::RawHtml);
            assert!(drawn(std::slice::from_ref(&problem), text, English).ends_with("1 error"));
            json(&[problem], &|_| Some(text.into()), English);
        }
    }
}

#[test]
fn a_file_cannot_steer_the_terminal() {
    let kind = || SourceProblem::TomlSyntax { detail: "\u{1b}[2J".to_owned() };
    let value = "\u{1b}]0;x\u{7}".to_owned();
    let unknown =
        TableProblem::UnknownKey { key: value.clone(), nearest: Some(value), known: vec![] };
    let problems = [
        at(STORY, "Cầu", Problem::error, kind()),
        Problem::error(Place::top("\u{1b}[2J.md"), kind()),
        at(STORY, "Cầu", Problem::error, unknown),
    ];
    assert!(!drawn(&problems, "+++\n\u{1b}[2J = Cầu\n", Vietnamese).contains(['\u{1b}', '\u{7}']));
}

#[test]
fn the_last_line_counts() {
    let last = |problems: &[Problem], language| {
        drawn(problems, STORY, language).lines().last().unwrap_or_default().to_owned()
    };
    let (error, warning) = (unknown_key(), raw_html());
    let many = [error.clone(), error.clone(), error.clone(), warning.clone()];
    assert_eq!(last(&many, Vietnamese), "3 lỗi, 1 cảnh báo");
    assert_eq!(last(&many, English), "3 errors, 1 warning");
    assert_eq!(last(&[warning.clone(), warning], English), "2 warnings");
    assert_eq!(last(&[error], English), "1 error");
    assert_eq!(last(&[], English), "");
}

#[test]
fn columns_count_letters() {
    assert_eq!(line_and_column(STORY, 0), (1, 1));
    let offset = at(STORY, "Mộc", Problem::error, EntryProblem::RawHtml).place.span.start;
    assert_eq!(line_and_column(STORY, offset), (3, 12));
    assert_eq!(line_and_column(STORY, offset + 3), (3, 13), "within ộ");
    assert_eq!(line_and_column(STORY, u32::MAX), (6, 1));
}

#[test]
fn programs_get_the_same_list() {
    let list = json(&[unknown_key(), raw_html()], &|_| Some(STORY.into()), Vietnamese);
    let expected = serde_json::json!({
        "version": 1,
        "problems": [
            {
                "code": "unknown-key", "severity": "error", "path": PATH,
                "line": 3, "column": 1, "end_line": 3, "end_column": 8,
                "text": "distict",
                "title": "Không có mục nào tên là “distict”",
                "label": "không dùng được ở đây",
                "help": "Có phải ý bạn là “district”? Các mục dùng được: \
                    “date”, “district”, “title”.",
            },
            {
                "code": "raw-html", "severity": "warning", "path": PATH,
                "line": 5, "column": 22, "end_line": 5, "end_column": 41,
                "text": "<b>đã khởi công</b>",
                "title": "Mã HTML trong bài sẽ hiện ra như chữ",
                "label": "mã HTML không được dùng",
                "help": "Xóa mã; chữ đậm viết **như thế này**, liên kết viết [chữ](địa chỉ).",
            },
        ],
        "errors": 1,
        "warnings": 1,
    });
    assert_eq!(list, expected);
}

// The offers

#[test]
fn the_nearest_name_is_offered() {
    let keys = ["title", "summary", "district", "commune", "date", "labour_days"];
    assert_eq!(nearest("distict", keys).as_deref(), Some("district"));
    assert_eq!(nearest("labour-days", keys).as_deref(), Some("labour_days"));
    let places = ["moc-chau", "mai-son", "yen-chau", "dai-hoi"];
    for wanted in ["Mộc Chau", "Mộc Châu", "MOC CHAU", "moc_chau", "ｍｏｃ-ｃｈａｕ", "mocchau"]
    {
        assert_eq!(nearest(wanted, places).as_deref(), Some("moc-chau"), "{wanted}");
    }
    assert_eq!(nearest("dai-\u{4bb}oi", places).as_deref(), Some("dai-hoi"), "Cyrillic һ");
    assert_eq!(nearest("ban-x", ["units/ban-x", "units/ban-y"]).as_deref(), Some("units/ban-x"));
    assert_eq!(nearest("anh1.jpg", ["ANH1.JPG"]).as_deref(), Some("ANH1.JPG"));
}

#[test]
fn nothing_is_offered_that_is_not_near() {
    for wanted in ["xyz", "", " ", "-", "a", "huyen"] {
        assert_eq!(nearest(wanted, ["district", "moc-chau", "vi", "date"]), None, "{wanted}");
    }
    assert_eq!(nearest("date", ["date"]), None, "it is that name already");
}

#[test]
fn the_offer_does_not_depend_on_the_order() {
    assert_eq!(nearest("ban-c", ["ban-b", "ban-a"]).as_deref(), Some("ban-a"));
    assert_eq!(nearest("ban-c", ["ban-a", "ban-b"]).as_deref(), Some("ban-a"));
}
