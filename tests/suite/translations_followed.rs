//! A translation knows which state of its original it follows, may be a draft by itself, and what
//! is written in comments is seen by nobody.

use lantoa::catalogue::Drafts;
use lantoa::entry::body::Mark;
use lantoa::language::Language::{English, Vietnamese};

use crate::site::Site;
use crate::stories::{english, with_body, work};

const BODY: &str = "Một.\n\n## Hai\n\nBa.\n\n- bốn\n- năm";

/// The marks of the story's title, its summary, and the four blocks of its body.
fn of(title: &str, blocks: &[&str]) -> String {
    let parts = [title, "Tóm tắt."].into_iter().chain(blocks.iter().copied());
    let marks: Vec<String> = parts.map(|part| format!("\"{}\"", Mark::of(part))).collect();
    format!("of = [{}]", marks.join(", "))
}

fn followed() -> Site {
    let fields = of("cau", &["Một.", "## Hai", "Ba.", "- bốn\n- năm"]);
    Site::new(&(with_body(&work("cau", ""), BODY) + &english("works/cau", &fields)))
}

/// What is said after the body is replaced.
fn said_after(body: &str) -> String {
    let mut site = followed();
    site.write("content/works/cau.md", with_body(&text_of("cau"), body));
    let run = site.build().good();
    assert_eq!(run.codes(), ["translation-stale"]);
    run.said(English)
}

fn text_of(title: &str) -> String {
    let story = work("cau", &format!("title = \"{title}\""));
    story.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn a_translation_that_follows_is_silent() {
    assert_eq!(followed().build().good().codes(), Vec::<&str>::new());
}

#[test]
fn line_ends_of_windows_are_no_change() {
    let mut site = followed();
    let windows = with_body(&text_of("cau"), BODY).replace('\n', "\r\n");
    site.write("content/works/cau.md", windows);
    assert_eq!(site.build().good().codes(), Vec::<&str>::new());
}

#[test]
fn a_changed_block_is_named_and_shown() {
    let said = said_after("Một.\n\n## Hai\n\nBa rưỡi.\n\n- bốn\n- năm");
    assert!(said.contains("warning[translation-stale]"), "{said}");
    assert!(said.contains("| Ba rưỡi."), "{said}");
    assert!(said.contains("from here: block 3\n"), "{said}");
    assert!(said.contains("lantoa translate works/cau"), "{said}");
}

#[test]
fn a_new_block_does_not_make_those_after_it_new() {
    let said = said_after("Một.\n\nMới.\n\n## Hai\n\nBa.\n\n- bốn\n- năm");
    assert!(said.contains("from here: new block 2\n"), "{said}");
}

#[test]
fn a_block_that_is_gone_is_counted() {
    let said = said_after("Một.\n\nBa.\n\n- bốn\n- năm");
    assert!(said.contains("content/works/cau.en.md"), "{said}");
    assert!(said.contains("--still-good"), "{said}");
}

#[test]
fn a_changed_title_is_told_in_vietnamese_too() {
    let mut site = followed();
    site.write("content/works/cau.md", with_body(&text_of("Cầu"), BODY));
    let said = site.build().good().said(Vietnamese);
    assert!(said.contains("đổi từ đây: tiêu đề"), "{said}");
}

#[test]
fn a_translation_without_marks_is_not_asked() {
    let site = with_body(&work("cau", ""), BODY) + &english("works/cau", "");
    assert_eq!(Site::new(&site).build().good().codes(), Vec::<&str>::new());
}

// Drafts

#[test]
fn a_draft_translation_is_not_public_while_its_original_is() {
    let files = work("cau", "") + &english("works/cau", "draft = true\ntitle = \"\"");
    let mut site = Site::new(&files);
    let run = site.build().good();
    assert!(run.has("/cong-trinh/cau/") && !run.has("/en/works/cau/"));
    assert!(run.codes().iter().all(|code| *code == "empty-text"), "{:?}", run.codes());
    assert!(!run.page("/cong-trinh/cau/").0.html().contains("hreflang=\"en\" href=\"https"));
}

#[test]
fn a_draft_translation_is_shown_with_a_band() {
    let mut site = Site::new(&(work("cau", "") + &english("works/cau", "draft = true")));
    site.drafts = Drafts::Shown;
    let run = site.build().good();
    let robots = |address: &str| run.page(address).attributes("meta[name=robots]", "content");
    assert_eq!(robots("/en/works/cau/"), ["noindex"]);
    assert_eq!(robots("/cong-trinh/cau/"), Vec::<String>::new());
    assert!(!run.file("/sitemap.xml").contains("/en/works/cau/</loc>"));
}

#[test]
fn a_finished_translation_may_have_no_empty_title() {
    let run = Site::new(&(work("cau", "") + &english("works/cau", "title = \"\""))).build();
    assert_eq!(run.errors(), ["empty-text"]);
}

// Comments

#[test]
fn comments_are_seen_by_nobody() {
    let body = "Một. <!-- thầm -->\n\n<!-- kín\n\n## Kín\n\n[x](không-có) -->\n\nHai.";
    let run = Site::new(&with_body(&work("cau", ""), body)).build().good();
    assert_eq!(run.codes(), Vec::<&str>::new());
    for (path, bytes) in &run.files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("thầm") && !text.contains("kín"), "{path}");
    }
}

#[test]
fn a_comment_within_a_sentence_leaves_what_is_around_it_whole() {
    let body = "Một **hai <!-- chú --> ba** bốn.\n\n## Năm\n\n<!-- chú -->\n\n> Sáu\n> <!-- chú -->\n\n| Bảy | Tám |\n|---|---|\n| <!-- chú --> | chín |";
    let run = Site::new(&with_body(&work("cau", ""), body)).build().good();
    let page = run.page("/cong-trinh/cau/");
    assert_eq!(page.text(".body p strong"), "hai ba");
    assert_eq!(page.texts(".body p"), ["Một hai ba bốn.", "Sáu"]);
    assert_eq!(page.texts(".body h2"), ["Năm"]);
    let html = run.file("/cong-trinh/cau/index.html");
    assert_eq!(page.texts(".body td"), ["", "chín"]);
    for element in ["strong", "blockquote", "td", "tr"] {
        let tags = |mark: &str| html.matches(&format!("<{mark}{element}>")).count();
        assert_eq!(tags(""), tags("/"), "{element}");
    }
}

#[test]
fn a_mark_of_a_comment_that_lost_its_other_one_stops_the_build() {
    for body in [
        "Lời gốc.\n-->\n\nWords.",
        "> Lời gốc.\n-->\n\nWords.",
        "- Lời gốc.\n-->\n\nWords.",
        "| a |\n|---|\n| b |\n-->\n\nWords.",
        "## Lời gốc\r\n-->\r\n\r\nWords.",
        "<!--\nLời gốc.\n\nWords.\n\n<!--\nHai.\n-->",
    ] {
        let run = Site::new(&with_body(&work("cau", ""), body)).build();
        assert_eq!(run.errors(), ["comment-mark-alone"], "{body}");
    }
    for body in ["A --> B", "`-->`", "```\n<!--\n-->\n```", "<!-- a\n\n-- > <! -- -->"] {
        let run = Site::new(&with_body(&work("cau", ""), body)).build().good();
        assert_eq!(run.codes(), Vec::<&str>::new(), "{body}");
    }
}

#[test]
fn what_only_looks_like_a_comment_is_shown_as_text() {
    for body in ["<!-- mở mà không đóng", "<!-- a --> <b>x</b>", "<!-->"] {
        let run = Site::new(&with_body(&work("cau", ""), body)).build().good();
        assert_eq!(run.codes(), ["raw-html"], "{body}");
        assert!(run.page("/cong-trinh/cau/").all().contains("<!--"), "{body}");
    }
}
