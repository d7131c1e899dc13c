//! Whatever is changed, and however an editor saves it, the next answer is right.

use std::fs;

use lantoa::catalogue::Drafts;

use super::browser::{Events, codes};
use super::running::Running;
use crate::site::Site;

const STORY: &str = r#"
//- content/works/duong.md
+++
title = "Con đường mới"
summary = "Một con đường."
kind = "work"
status = "completed"
date = 2024-03-15
district = "moc-chau"
commune = "chieng-hac"
areas = ["dai-hoi"]
+++

Con đường dài hai cây số.
//- content/works/duong.en.md
+++
title = "A new road"
summary = "A road."
+++

The road is two kilometres long.
"#;

const WORK: &str = "content/works/duong.md";
const ENGLISH: &str = "content/works/duong.en.md";
const PAGE: &str = "/cong-trinh/duong/";

fn running() -> Running {
    Running::new(&Site::new(STORY))
}

/// Each change with what a page says after it; undone, the page is byte for byte what it was.
fn and_back(
    running: &mut Running,
    file: &str,
    (from, to): (&str, &str),
    (page, says): (&str, &str),
) {
    let before = running.get(page);
    running.edit(file, from, to);
    running.settle();
    let text = running.page(page);
    assert!(text.contains(says), "{page} does not say {says}");
    running.edit(file, to, from);
    running.settle();
    assert_eq!(running.get(page).body, before.body, "{file}: back as it was");
}

#[test]
fn a_changed_text_is_on_the_page() {
    let mut running = running();
    and_back(&mut running, WORK, ("hai cây số", "ba cây số"), (PAGE, "ba cây số"));
    and_back(&mut running, ENGLISH, ("two kilo", "three kilo"), ("/en/works/duong/", "three kilo"));
    let theme = "themes/mat-tran/";
    let template = format!("{theme}templates/work.html");
    let aside = "<aside class=\"facts";
    and_back(&mut running, &template, (aside, "<aside class=\"other facts"), (PAGE, "other facts"));
    let strings = format!("{theme}strings/vi.toml");
    and_back(
        &mut running,
        &strings,
        ("facts = \"Tóm tắt\"", "facts = \"Sơ lược\""),
        (PAGE, "Sơ lược"),
    );
    and_back(&mut running, "site.toml", ("Trang thử", "Trang khác"), (PAGE, "Trang khác"));
    let district = "content/districts/moc-chau.md";
    and_back(
        &mut running,
        district,
        ("title = \"Mộc Châu\"", "title = \"Mộc Lan\""),
        ("/huyen/", "Mộc Lan"),
    );
}

#[test]
fn a_slug_changed_and_changed_back() {
    let mut running = running();
    running.edit(ENGLISH, "title", "slug = \"the-road\"\ntitle");
    running.settle();
    assert_eq!(running.get("/en/works/duong/").status, 404);
    assert!(running.page("/en/works/the-road/").contains("two kilometres"));
    running.edit(ENGLISH, "slug = \"the-road\"\n", "");
    running.settle();
    assert_eq!(running.get("/en/works/the-road/").status, 404);
    running.page("/en/works/duong/");
}

#[test]
fn a_draft_set_and_unset() {
    let mut running = running();
    running.edit(WORK, "kind =", "draft = true\nkind =");
    running.settle();
    assert_eq!(running.get(PAGE).status, 404);
    assert!(!running.page("/cong-trinh/").contains("Con đường mới"));
    running.edit(WORK, "draft = true\n", "");
    running.settle();
    running.page(PAGE);
}

#[test]
fn with_drafts_a_page_says_why_it_is_not_public() {
    let mut running = Running::with(&Site::new(STORY), Drafts::Shown);
    running.edit(WORK, "kind =", "draft = true\nkind =");
    running.settle();
    assert!(running.page(PAGE).contains("Bản nháp"));
    running.edit(WORK, "draft = true", "publish_on = 2030-01-02");
    running.settle();
    assert!(running.page(PAGE).contains("Chưa đến ngày đăng"));
    running.edit(WORK, "publish_on = 2030-01-02\n", "");
    running.edit("site.toml", "[owner]", "[approval]\nrequired = true\n\n[owner]");
    running.settle();
    assert!(running.page(PAGE).contains("Chưa được duyệt"));
}

#[test]
fn a_field_emptied_is_said_and_restored_is_forgotten() {
    let mut running = running();
    let before = running.get(PAGE);
    running.edit(WORK, "summary = \"Một con đường.\"", "summary = \"\"");
    let state = running.settle();
    assert_eq!(state["stale"], true, "{state}");
    assert!(!codes(state).is_empty());
    assert_eq!(running.get(PAGE).body, before.body, "the last good page stays readable");
    running.edit(WORK, "summary = \"\"", "summary = \"Một con đường.\"");
    let state = running.settle();
    assert_eq!(codes(state), Vec::<String>::new());
}

#[test]
fn a_problem_comes_with_its_line_in_both_languages() {
    let mut running = running();
    running.edit(WORK, "areas = [\"dai-hoi\"]", "areas = [\"<b>dai\"]");
    let state = running.settle();
    let problem = &state["problems"][0];
    assert_eq!(problem["path"], WORK);
    assert_eq!(problem["excerpt"]["line"], 9);
    assert_eq!(problem["excerpt"]["marked"], "\"<b>dai\"");
    let titles = [&problem["said"]["vi"]["title"], &problem["said"]["en"]["title"]];
    assert!(titles.iter().all(|title| title.as_str().is_some_and(|title| !title.is_empty())));
    assert_ne!(titles[0], titles[1]);
}

#[test]
fn a_template_that_fails_is_said_on_the_last_good_page() {
    let mut running = running();
    running.page(PAGE);
    let template = "themes/mat-tran/templates/work.html";
    running.edit(template, "{% extends", "{% extends");
    let text = fs::read_to_string(running.path(template)).unwrap();
    running.edit(
        template,
        "<aside class=\"facts\"",
        "{{ page.there_is_no_such_thing.at_all }}<aside class=\"facts\"",
    );
    running.settle();
    let mut events = Events::new(running.port, PAGE);
    let state = events.next();
    assert!(codes(&state).contains(&"template-fails".to_owned()), "{state}");
    assert!(running.page(PAGE).contains("hai cây số"));
    // Also somebody who looks at another page hears of it, since the rest is made behind.
    running.until(|state| codes(state).contains(&"template-fails".to_owned()));
    running.write(template, text);
    running.settle();
    running.until(|state| codes(state).is_empty());
    events.until(|state| codes(state).is_empty());
}

#[test]
fn a_new_folder_with_a_page_in_it() {
    let mut running = running();
    let strings = fs::read_to_string(running.path("themes/mat-tran/strings/vi.toml")).unwrap();
    let text = fs::read_to_string(running.path(WORK)).unwrap().replace("Con đường mới", "Nhà mới");
    running.write("content/works/nha/index.md", &text);
    running.settle();
    assert!(running.page("/cong-trinh/nha/").contains("Nhà mới"));
    // A folder of the site itself that was not there before; its file is laid over the theme's.
    let own = |word: &str| strings.replace("facts = \"Tóm tắt\"", &format!("facts = \"{word}\""));
    for word in ["Của riêng trang", "Lần nữa"] {
        running.write("strings/vi.toml", own(word));
        running.settle();
        assert!(running.page(PAGE).contains(word));
    }
    fs::remove_dir_all(running.path("strings")).unwrap();
    running.settle();
    assert!(running.page(PAGE).contains("Tóm tắt"));
    for word in ["Lại có", "Và nữa"] {
        running.write("strings/vi.toml", own(word));
        running.settle();
        assert!(running.page(PAGE).contains(word));
    }
}

#[test]
fn a_thousand_files_at_once() {
    let mut running = running();
    let text = fs::read_to_string(running.path(WORK)).unwrap();
    for number in 0..1000 {
        running.write(
            &format!("content/works/viec-{number}.md"),
            text.replace("Con đường", &format!("Việc {number}")),
        );
    }
    running.settle();
    assert!(running.page("/cong-trinh/viec-999/").contains("Việc 999"));
    for number in 0..1000 {
        running.remove(&format!("content/works/viec-{number}.md"));
    }
    running.settle();
    assert_eq!(running.get("/cong-trinh/viec-999/").status, 404);
}

#[test]
fn editors_that_save_by_renaming() {
    let mut running = running();
    let text = fs::read_to_string(running.path(WORK)).unwrap();
    // Vim: tries 4913, moves the file away, writes it anew, removes the copy.
    running.write("content/works/4913", "");
    running.remove("content/works/4913");
    running.write("content/works/.duong.md.swp", "b0VIM");
    running.rename(WORK, "content/works/duong.md~");
    running.write(WORK, text.replace("hai cây số", "bốn cây số"));
    running.remove("content/works/duong.md~");
    running.settle();
    assert!(running.page(PAGE).contains("bốn cây số"));
    // Word and others: a new file over the old one, and a lock beside it.
    running.write("content/works/~$duong.md", "lock");
    running.write("content/works/duong.bck", "copy");
    running.write("content/works/duong.md.tmp", text.replace("hai cây số", "năm cây số"));
    running.rename("content/works/duong.md.tmp", WORK);
    let state = running.settle();
    assert_eq!(
        codes(state),
        Vec::<String>::new(),
        "nothing of an editor's own is taken for a story"
    );
    assert!(running.page(PAGE).contains("năm cây số"));
}

#[test]
fn names_in_the_other_normal_form() {
    let mut running = running();
    let text = fs::read_to_string(running.path(WORK)).unwrap();
    // "đường" as macOS writes it. The name is a slug for addresses only when it is one.
    running.write("content/works/du\u{31b}o\u{31b}\u{300}ng/index.md", &text);
    let composed = "content/works/dường/index.md";
    let state = running.settle();
    let problems = state["problems"].as_array().unwrap();
    assert!(problems.iter().all(|problem| problem["path"] == composed), "{problems:?}");
    fs::remove_dir_all(running.path("content/works/du\u{31b}o\u{31b}\u{300}ng")).unwrap();
    running.settle();
    // An address typed in either form is the same.
    assert_eq!(running.get("/cong-trinh/du%CC%9Bo%CC%9B%CC%80ng/").status, 404);
}

#[test]
fn of_many_edits_in_a_row_the_last_wins() {
    let mut running = running();
    for number in 0..200 {
        let from = if number == 0 {
            "hai cây số".to_owned()
        } else {
            format!("{} cây số", number - 1)
        };
        running.edit(WORK, &from, &format!("{number} cây số"));
        if number % 20 == 0 {
            // Somebody asks while it is being made: there is always a page.
            running.page(PAGE);
        }
    }
    running.settle();
    assert!(running.page(PAGE).contains("199 cây số"));
}

#[test]
fn after_the_event_a_page_is_never_an_old_one() {
    let running = running();
    let mut events = Events::new(running.port, PAGE);
    let mut before = events.next();
    for number in 0..30 {
        let from = if number == 0 {
            "hai cây số".to_owned()
        } else {
            format!("{} cây số", number - 1)
        };
        running.edit(WORK, &from, &format!("{number} cây số"));
        let page = before["page"].clone();
        before = events.until(|state| state["page"] != page && state["standing"] == "page");
        assert!(running.page(PAGE).contains(&format!("{number} cây số")));
    }
}

#[test]
fn a_page_that_did_not_change_is_not_loaded_again() {
    let running = running();
    let mut events = Events::new(running.port, "/huyen/");
    let before = events.next();
    running.edit(WORK, "hai cây số", "ba cây số");
    let after = events.until(|state| state["reading"] != before["reading"]);
    assert_eq!(after["page"], before["page"]);
}

#[test]
fn of_a_changed_style_only_the_style_is_new() {
    let running = running();
    let mut events = Events::new(running.port, PAGE);
    let before = events.next();
    running.edit("themes/mat-tran/assets/style.css", ":root", "/* a word */ :root");
    let after = events.until(|state| state["reading"] != before["reading"]);
    assert_ne!(after["page"], before["page"]);
    assert_eq!(after["unstyled"], before["unstyled"]);
}

#[test]
fn a_theme_that_is_written_out_takes_the_place_of_the_one_within_and_gives_it_back() {
    let mut site = Site::new(STORY);
    for path in site.paths("themes/") {
        site.remove(&path);
    }
    let mut running = Running::new(&site);
    let before = running.page("/");
    // One file of it, while all others are still those of the program, is a theme with one file.
    running.write("themes/mat-tran/templates/page.html", "");
    let broken = running.settle()["problems"].as_array().unwrap().len();
    assert!(broken > 1, "the rest of the theme is missing");
    for (path, bytes) in lantoa::source::built_in::FILES {
        running.write(&format!("themes/mat-tran/{path}"), bytes);
    }
    running.settle();
    assert_eq!(running.page("/"), before);
    running.edit("themes/mat-tran/strings/vi.toml", "works = \"Công trình\"", "works = \"Việc\"");
    running.settle();
    assert_ne!(running.page("/"), before);
    fs::remove_dir_all(running.path("themes")).unwrap();
    running.settle();
    assert_eq!(running.page("/"), before);
}
