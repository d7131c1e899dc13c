//! Texts that are too large, or ask for far more than they hold.

use std::fs::File;

use super::{GOOD, Ground, STORY, with_text};

const ADDRESS: &str = "cong-trinh/cau/index.html";

/// Built, within the bounds.
fn built(body: &str) -> Ground {
    let ground = Ground::new();
    ground.write(STORY, with_text(body));
    ground.build(0);
    ground
}

/// Refused for this alone, at a line.
fn refused(body: &str, code: &str, line: u64) -> String {
    let ground = Ground::new();
    ground.write(STORY, with_text(body));
    ground.refused(code, STORY, line)
}

#[test]
fn a_title_of_two_megabytes_is_a_title() {
    let ground = Ground::new();
    let title = "ầ".repeat(700_000);
    ground.write(STORY, GOOD.replace("Cây cầu", &title));
    ground.accepted(&[]);
    let page = String::from_utf8(ground.public()[ADDRESS].clone()).unwrap();
    assert!(page.contains(&title));
}

#[test]
fn a_value_or_a_field_s_name_of_two_megabytes_is_shown_in_part() {
    let ground = Ground::new();
    let long = "a".repeat(2_000_000);
    ground.write(STORY, GOOD.replace("\"work\"", &format!("\"{long}\"")));
    assert!(ground.refused("unknown-value", STORY, 4).len() < 2000);
    ground.write(STORY, GOOD.replace("kind = ", &format!("{long} = 1\nkind = ")));
    assert!(ground.refused("unknown-key", STORY, 4).len() < 2000);
}

#[test]
fn a_body_of_20_megabytes_in_one_line_is_too_large() {
    let said = refused(&"dài ".repeat(4_000_000), "file-too-large", 1);
    assert!(said.contains("4,096 KB"), "{said}");
}

#[test]
fn a_body_as_large_as_may_be_in_one_line_is_built() {
    built(&"dài ".repeat(830_000));
}

#[test]
fn a_file_larger_than_all_memory_is_not_read() {
    let ground = Ground::new();
    for path in [STORY, "assets/phim.bin", "themes/mat-tran/assets/phim.mp4"] {
        ground.write(path, "");
        let file = File::options().write(true).open(ground.site().join(path)).unwrap();
        file.set_len(20 << 30).unwrap();
        ground.refused("file-too-large", path, 1);
        match path == STORY {
            true => drop(ground.write(path, GOOD)),
            false => std::fs::remove_file(ground.site().join(path)).unwrap(),
        }
    }
}

#[test]
fn twenty_five_thousand_quotations_or_lists_within_each_other_are_refused_at_their_line() {
    for mark in ["> ", "- ", "1. "] {
        refused(&format!("Một.\n\n{}chữ\n", mark.repeat(25_000)), "nested-too-deep", 12);
    }
    let stairs: String = (0..1500).map(|deep| format!("{}- a\n", "  ".repeat(deep))).collect();
    refused(&stairs, "nested-too-deep", 110);
    refused(&format!("{}```\n", "> ".repeat(10_000)), "nested-too-deep", 10);
}

#[test]
fn emphasis_within_emphasis_thirty_thousand_times_is_refused() {
    let nested =
        |open: &str, close: &str| format!("{}chữ{}\n", open.repeat(30_000), close.repeat(30_000));
    refused(&nested("*a ", " a*"), "nested-too-deep", 10);
    refused(&nested("**", "**"), "nested-too-deep", 10);
    refused(&nested("**a *a ", " a* a**"), "nested-too-deep", 10);
}

#[test]
fn lists_as_deep_as_people_write_them_are_lists() {
    let stairs: String = (0..40).map(|deep| format!("{}- bậc\n", "  ".repeat(deep))).collect();
    let ground = built(&stairs);
    let page = String::from_utf8(ground.public()[ADDRESS].clone()).unwrap();
    assert_eq!(page.matches("bậc").count(), 40);
}

/// What lies too deep in a draft is shown all the same, flat.
#[test]
fn a_draft_that_nests_too_deep_is_shown_flat() {
    let ground = Ground::new();
    let text = with_text(&format!("{}sâu\n", "> ".repeat(25_000)));
    ground.write(STORY, text.replace("+++\n\n", "draft = true\n+++\n\n"));
    ground.run(&["build", "--drafts", "--quiet"]).with(0);
    let page = String::from_utf8(ground.public()[ADDRESS].clone()).unwrap();
    assert!(page.contains("sâu") && page.matches("<blockquote").count() == 100);
}

#[test]
fn a_table_of_nine_million_cells_from_18_kilobytes_is_refused_with_its_size() {
    let rule = format!("|{}\n|{}\n", "a|".repeat(3000), "-|".repeat(3000));
    let text = format!("{rule}{}", "b\n".repeat(3000));
    assert!(text.len() < 19_000);
    let said = refused(&text, "table-too-large", 10);
    assert!(said.contains("20,000 are allowed"), "{said}");
}

/// The shapes that have taken readers of Markdown the square of their length, or more (as in cmark's
/// `pathological_tests.py`), each some hundred kilobytes.
#[test]
fn no_shape_of_markdown_takes_the_square_of_its_length() {
    let ground = Ground::new();
    for (name, body) in shapes() {
        ground.write(STORY, with_text(&body));
        let ended = ground.run(&["build", "--quiet", "--lang", "en"]);
        assert!([0, 1].contains(&ended.code), "{name}: {ended:?}");
        assert!(ended.err.len() < 200_000, "{name}: {} bytes of words", ended.err.len());
    }
}

fn shapes() -> Vec<(&'static str, String)> {
    let many = |text: &str| text.repeat(50_000);
    let references: String = (0..30_000).map(|number| format!("[x{number}]: /u\n\n")).collect();
    let ticks: String = (0..2000).map(|count| format!("e{}", "`".repeat(count))).collect();
    vec![
        ("letters of flags", many("\u{e0041}\u{e0042}\u{e0043}")),
        ("emphasis opened", many("*a **a ")),
        ("emphasis closed", many("a** ")),
        ("emphasis mixed", format!("{}a{}", many("*_"), many("_*"))),
        ("links opened", many("[a")),
        ("links closed", many("a]")),
        ("brackets", format!("{}a{}", many("["), many("]"))),
        ("links in links", format!("{}b", many("[a]("))),
        ("links never closed", many("[a](<b")),
        ("images in images", format!("{}a{}", many("!["), many("]()"))),
        ("references", format!("{references}{}", many("[x1] "))),
        ("one long reference", format!("[a]: /{}\n\n{}", many("x"), many("[a] "))),
        ("parentheses", many("[ (](")),
        ("backticks", ticks),
        ("HTML opened", many("<a ")),
        ("comments opened", many("<!-- a ")),
        ("comments closed", many("--> a ")),
        ("CDATA opened", many("<![CDATA[")),
        ("instructions opened", many("<?")),
        ("declarations opened", many("<!A ")),
        ("HTML blocks", many("<p>\n\n")),
        ("headings of one name", many("## a\n")),
        ("underlined headings", many("a\n-\n")),
        ("heading attributes", format!("## a {{{}}}\n", many(".a "))),
        ("quotation marks", many("\"'")),
        ("escapes", many("\\")),
        ("strikes", many("~~a~")),
        ("ampersands", many("&")),
        ("tables", many("|a|\n|-|\n")),
        ("quoted lines", many("> a\n\n")),
    ]
}
