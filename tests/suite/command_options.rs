//! The options of the commands: what each changes in what is built, checked and reported.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::own_site::root;
use crate::program::lantoa;
use crate::three_stories::site;

const STORY: &str = "content/works/cau.md";
const STORY_PAGE: &str = "cong-trinh/cau/index.html";
/// The index of words: a new word in a story is a new word there.
const SEARCH_INDEX: &str = "tim-kiem/index.js";

// build

#[test]
fn today_decides_what_is_due() {
    let site = site();
    let page = site.path().join("public/cong-trinh/duong/index.html");
    let build = |day: &str| lantoa(site.path(), &["build", "--lang", "en", "--today", day]).with(0);
    let early = build("2024-04-30");
    assert!(
        early.out.contains("Not public: content/works/duong.md (due on 1\u{a0}May\u{a0}2024)\n")
    );
    assert!(!page.exists());
    let due = build("2024-05-01");
    assert!(!due.out.contains("duong.md"), "{}", due.out);
    assert!(page.exists());
}

#[test]
fn drafts_are_built_with_a_band_and_kept_from_search_engines() {
    let site = site();
    lantoa(site.path(), &["build", "--drafts", "--today", "2024-04-30"]).with(0);
    let page = site.text("public/cong-trinh/duong/index.html");
    assert!(page.contains("Chưa đến ngày đăng") && page.contains("noindex"));
}

#[test]
fn a_base_url_of_the_command_line_stands_before_that_of_the_site() {
    let site = site();
    lantoa(site.path(), &["build", "--base-url", "https://example.com/thi-dua/"]).with(0);
    let home = site.text("public/index.html");
    assert!(home.contains("https://example.com/thi-dua/"));
    assert!(home.contains("\"/thi-dua/cong-trinh/\"") || home.contains("=/thi-dua/cong-trinh/"));
    assert!(!home.contains("example.org"));
}

#[test]
fn a_relative_site_names_files() {
    let site = site();
    lantoa(site.path(), &["build", "--relative"]).with(0);
    let page = site.text(&format!("public/{STORY_PAGE}"));
    assert!(page.contains("../../linh-vuc/dai-hoi/index.html"));
    assert!(!page.contains("href=\"/") && !page.contains("href=/"));
}

#[test]
fn the_site_may_lie_elsewhere() {
    let (site, elsewhere) = (site(), tempfile::tempdir().unwrap());
    let folder = site.path().to_str().unwrap();
    lantoa(elsewhere.path(), &["build", "--site", folder]).with(0);
    assert!(site.has("public/index.html"));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn explain_says_why_each_file_was_made() {
    let site = site();
    let explained = || {
        let arguments = ["build", "--explain", "--quiet", "--lang", "en", "--today", "2024-10-01"];
        lantoa(site.path(), &arguments).with(0).out
    };
    let reasons = |said: &str| -> BTreeSet<String> {
        said.lines().map(|line| line.split_once(": ").unwrap().1.to_owned()).collect()
    };
    let first = explained();
    assert!(first.contains(&format!("{STORY_PAGE}: not in the folder before\n")));
    assert_eq!(reasons(&first), BTreeSet::from(["not in the folder before".to_owned()]));
    assert_eq!(explained(), "");
    site.edit(STORY, "Cầu đã xong", "Cầu đã mở");
    assert_eq!(
        explained(),
        format!("{STORY_PAGE}: its text changed\n{SEARCH_INDEX}: its text changed\n")
    );
    site.edit(STORY, "title = \"Cây cầu\"", "title = \"Cây cầu mới\"");
    let title = explained();
    assert!(title.contains(&format!("{STORY_PAGE}: facts, lists or addresses on it changed\n")));
    assert!(title.contains("cong-trinh/index.html: facts, lists or addresses on it changed\n"));
    site.edit("site.toml", "Ban thử", "Ban mới");
    let frame = explained();
    assert!(frame.contains(&format!("{STORY_PAGE}: header, menu or footer changed\n")), "{frame}");
    site.edit("themes/mat-tran/assets/style.css", "body", "body ");
    let theme = explained();
    assert!(theme.contains(&format!("{STORY_PAGE}: the theme changed\n")), "{theme}");
    fs::remove_file(site.path().join("public").join(STORY_PAGE)).unwrap();
    assert_eq!(explained(), format!("{STORY_PAGE}: not in the folder before\n"));
}

/// A text that grows by a word has other facts only for the program, which counts its words.
#[test]
fn explain_tells_a_longer_text_from_changed_facts() {
    let site = site();
    let build = || {
        let arguments = ["build", "--explain", "--quiet", "--lang", "en"];
        lantoa(site.path(), &arguments).with(0).out
    };
    build();
    site.edit(STORY, "Cầu đã xong", "Cầu đã thông xe");
    assert_eq!(
        build(),
        format!("{STORY_PAGE}: its text changed\n{SEARCH_INDEX}: its text changed\n")
    );
}

// check

#[test]
fn check_writes_nothing() {
    let site = site();
    let before = crate::program::tree(site.path());
    lantoa(site.path(), &["check"]).with(0);
    assert!(crate::program::tree(site.path()) == before);
}

#[test]
fn check_draws_a_problem_where_it_is() {
    let site = site();
    site.edit(STORY, "district =", "distict =");
    let said = lantoa(site.path(), &["check"]).with(1).err;
    assert!(said.starts_with("lỗi[unknown-key]: Không có mục nào tên là “distict”\n"), "{said}");
    assert!(said.contains("content/works/cau.md:7:1\n"), "{said}");
    assert!(said.contains("Có phải ý bạn là “district”?"), "{said}");
}

#[test]
fn check_gives_programs_a_list_of_known_shape() {
    let site = site();
    site.edit(STORY, "district =", "distict =");
    let ended = lantoa(site.path(), &["check", "--format", "json"]).with(1);
    assert_eq!(ended.err, "", "a program reads one thing only");
    let list: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(keys(&list), ["errors", "problems", "version", "warnings"]);
    assert_eq!(list["version"], 1);
    let problems = list["problems"].as_array().unwrap();
    assert_eq!(list["errors"], problems.len());
    for problem in problems {
        let known = [
            "code",
            "column",
            "end_column",
            "end_line",
            "help",
            "label",
            "line",
            "path",
            "severity",
            "text",
            "title",
        ];
        assert_eq!(keys(problem), known);
        for number in ["line", "column", "end_line", "end_column"] {
            assert!(problem[number].as_u64().is_some_and(|number| number > 0), "{problem}");
        }
        assert!(["error", "warning"].contains(&problem["severity"].as_str().unwrap()));
    }
    let unknown = problems.iter().find(|problem| problem["code"] == "unknown-key").unwrap();
    assert_eq!((&unknown["path"], &unknown["line"]), (&STORY.into(), &7.into()));
}

#[test]
fn a_sound_site_is_an_empty_list() {
    let ended = lantoa(site().path(), &["check", "--format", "json"]).with(0);
    let list: Value = serde_json::from_str(&ended.out).unwrap();
    let empty = serde_json::json!({ "version": 1, "problems": [], "errors": 0, "warnings": 0 });
    assert_eq!(list, empty);
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

// report

#[test]
fn the_csv_report_has_a_row_for_each_commune_of_the_province() {
    let csv = lantoa(root(), &["report", "--format", "csv"]).with(0).out;
    let lines: Vec<&str> = csv.lines().collect();
    let header = "district_code,district,commune_code,commune,registered,under_way,completed";
    assert_eq!(lines[0], format!("\u{feff}{header}"), "a spreadsheet needs the mark for UTF-8");
    assert_eq!(lines.len() - 1, 204);
    let codes: BTreeSet<&str> =
        lines[1..].iter().map(|line| line.split(',').nth(2).unwrap()).collect();
    assert_eq!(codes.len(), 204, "every commune once");
}

#[test]
fn the_csv_report_counts_works_by_status() {
    let csv = lantoa(site().path(), &["report", "--format", "csv"]).with(0).out;
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(rows, ["123,Mộc Châu,03979,Chiềng Hắc,0,0,1", "123,Mộc Châu,03980,Tân Lập,0,0,0"]);
}

#[test]
fn the_csv_report_is_the_same_in_every_language_of_messages() {
    let csv =
        |language| lantoa(root(), &["report", "--format", "csv", "--lang", language]).with(0).out;
    assert_eq!(csv("vi"), csv("en"), "names are those of the registers");
}

#[test]
fn the_json_report_has_the_same_rows() {
    let json = lantoa(root(), &["report", "--format", "json", "--today", "2024-10-01"]).with(0).out;
    let report: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        keys(&report),
        ["communes", "districts", "member_organisations", "today", "version"]
    );
    assert_eq!(report["today"], "2024-10-01");
    assert_eq!(report["communes"].as_array().unwrap().len(), 204);
    assert_eq!(report["districts"].as_array().unwrap().len(), 12);
    let csv = lantoa(root(), &["report", "--format", "csv"]).with(0).out;
    let first: Vec<&str> = csv.lines().nth(1).unwrap().split(',').collect();
    let row = &report["communes"][0];
    assert_eq!([&row["district_code"], &row["commune_code"]], [first[0], first[2]]);
}

#[test]
fn the_text_report_answers_the_leaders_question() {
    let vietnamese = lantoa(site().path(), &["report"]).with(0).out;
    assert_eq!(
        vietnamese,
        "1/2 xã, phường, thị trấn đã có công trình đang làm hoặc đã xong\n\
         0/1 Ủy ban MTTQ cấp huyện đã có công trình\n\
         \n\
         Còn chưa có:\n  \
         huyện Mộc Châu [cấp huyện chưa có]: (1) xã Tân Lập\n"
    );
    let english = lantoa(site().path(), &["report", "--lang", "en"]).with(0).out;
    assert_eq!(
        english,
        "1 of 2 communes have a work under way or completed\n\
         0 of 1 district committees have a work\n\
         \n\
         Still without:\n  \
         Moc Chau district [no work of the committee]: (1) Tan Lap commune\n"
    );
}
