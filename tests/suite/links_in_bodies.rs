//! Links and headings in a body: what an author may write, what becomes of it, and what is refused.

use lantoa::language::Language::English;

use crate::site::{Page, Site};
use crate::stories::{english, news, page, unit, with_body, work};

/// A site with one work whose body is this, and stories of every kind to link to.
pub(crate) fn site(body: &str) -> Site {
    let files = [
        with_body(&work("cau", "district = \"moc-chau\""), body),
        with_body(&work("duong", ""), "## Ai làm?\n\nBà con.\n\n## Kinh phí"),
        english("works/duong", "slug = \"road\""),
        unit("ban", ""),
        news("tin", ""),
        page("trang", ""),
    ];
    Site::new(&files.concat())
}

pub(crate) fn body(text: &str) -> Page {
    site(text).build().good().page("/cong-trinh/cau/")
}

fn href(text: &str) -> String {
    body(text).attribute(".body a", "href")
}

/// The same site, the work translated; this is the translation's body.
pub(crate) fn translated(body: &str) -> Site {
    let mut site = site("");
    let front_matter = "+++\ntitle = \"The bridge\"\nsummary = \"A bridge.\"\n+++\n";
    site.write("content/works/cau.en.md", format!("{front_matter}\n{body}\n"));
    site
}

/// The one error of a body, and the English words about it.
pub(crate) fn refused(text: &str, code: &str) -> String {
    let run = site(text).build();
    assert_eq!(run.errors(), [code], "{text}");
    run.said(English)
}

// Where links may lead

#[test]
fn an_address_in_a_link_s_words_is_no_link_within_the_link() {
    let page = body("[theo <https://trong.vn> đấy](https://ngoai.vn) và [hai](https://hai.vn)");
    assert_eq!(page.attributes(".body a", "href"), ["https://ngoai.vn", "https://hai.vn"]);
    assert_eq!(page.texts(".body a"), ["theo https://trong.vn đấy", "hai"]);
}

#[test]
fn a_link_names_an_entry_by_its_id() {
    let ids = [
        ("works/duong", "/cong-trinh/duong/"),
        ("units/ban", "/don-vi/ban/"),
        ("news/tin", "/tin-tuc/tin/"),
        ("pages/trang", "/trang/"),
        ("areas/dai-hoi", "/linh-vuc/dai-hoi/"),
        ("districts/moc-chau", "/huyen/moc-chau/"),
        ("districts/moc-chau/tan-lap", "/huyen/moc-chau/tan-lap/"),
        ("campaign", "/ke-hoach/"),
        ("home", "/"),
    ];
    for (id, address) in ids {
        assert_eq!(href(&format!("[chữ]({id})")), address);
    }
}

#[test]
fn a_link_may_be_written_as_the_editor_shows_the_file() {
    for written in ["works/duong.md", "../works/duong.md", "content/works/duong.md"] {
        assert_eq!(href(&format!("[chữ]({written})")), "/cong-trinh/duong/", "{written}");
    }
}

#[test]
fn a_link_follows_its_entry_to_a_new_address() {
    let mut site = site("[chữ](works/duong)");
    site.edit("content/works/duong.md", "kind", "slug = \"con-duong\"\nkind");
    let page = site.build().good().page("/cong-trinh/cau/");
    assert_eq!(page.attribute(".body a", "href"), "/cong-trinh/con-duong/");
}

#[test]
fn a_link_names_a_path_of_the_site() {
    let paths = [
        ("/cong-trinh/duong/", "/cong-trinh/duong/"),
        ("/cong-trinh/duong", "/cong-trinh/duong/"),
        ("/tien-do/", "/tien-do/"),
        ("/huyen/moc-chau/tan-lap/", "/huyen/moc-chau/tan-lap/"),
        ("/linh-vuc/dai-hoi/moc-chau/", "/linh-vuc/dai-hoi/moc-chau/"),
    ];
    for (path, address) in paths {
        assert_eq!(href(&format!("[chữ]({path})")), address);
    }
}

#[test]
fn a_path_of_the_site_is_found_below_a_sub_path_as_well() {
    let mut site = site("[chữ](/cong-trinh/duong/) [chữ](units/ban)");
    site.base_url = Some("https://example.org/thi-dua/");
    let page = site.build().good().page("/cong-trinh/cau/");
    let hrefs = page.attributes(".body a", "href");
    assert_eq!(hrefs, ["/thi-dua/cong-trinh/duong/", "/thi-dua/don-vi/ban/"]);
}

#[test]
fn a_link_may_name_a_file_of_the_site_that_is_no_page() {
    assert_eq!(href("[Nguồn tin](/feed.xml)"), "/feed.xml");
}

#[test]
fn a_link_to_another_site_a_mailbox_or_a_telephone_stays_as_it_is() {
    for target in ["https://example.org/a?b=c#d", "http://a.vn/", "mailto:a@b.vn", "tel:+84212"] {
        let mut site = site(&format!("[chữ]({target})"));
        site.edit("site.toml", "\"(hộp thư)\"", "\"a@b.vn\"");
        assert_eq!(
            site.build().good().page("/cong-trinh/cau/").attribute(".body a", "href"),
            target
        );
    }
}

#[test]
fn a_link_in_a_translation_leads_to_the_translation() {
    let page = translated("[words](works/duong)").build().good().page("/en/works/cau/");
    assert_eq!(page.attribute(".body a", "href"), "/en/works/road/");
    assert!(page.attributes(".body a", "hreflang").is_empty());
}

#[test]
fn a_link_to_what_is_not_translated_leads_to_the_original_and_says_so() {
    let page = translated("[words](news/tin)").build().good().page("/en/works/cau/");
    assert_eq!(page.attribute(".body a", "href"), "/tin-tuc/tin/");
    assert_eq!(page.attribute(".body a", "hreflang"), "vi");
    assert_eq!(page.text(".body a"), "words");
}

// Headings

#[test]
fn a_link_names_a_heading_of_its_own_page() {
    let page = body("[chữ](#ai-lam)\n\n## Ai làm?");
    assert_eq!(page.attribute(".body a", "href"), "#ai-lam");
    assert_eq!(page.text("h2[id=ai-lam]"), "Ai làm?");
}

#[test]
fn a_link_names_a_heading_of_another_page() {
    assert_eq!(href("[chữ](works/duong#kinh-phi)"), "/cong-trinh/duong/#kinh-phi");
    assert_eq!(href("[chữ](/cong-trinh/duong/#ai-lam)"), "/cong-trinh/duong/#ai-lam");
}

#[test]
fn headings_in_a_body_begin_at_the_second_level() {
    let page = body("# Một\n\n## Hai\n\n### Ba");
    assert_eq!(page.texts("h1").len(), 1, "the title alone");
    assert_eq!(page.texts(".body h2"), ["Một", "Hai"]);
    assert_eq!(page.texts(".body h3"), ["Ba"]);
}

#[test]
fn a_heading_of_the_first_level_is_warned_of() {
    let run = site("# Một").build().good();
    assert_eq!(run.codes(), ["top-heading-in-body"]);
}

#[test]
fn headings_of_the_same_words_have_names_of_their_own() {
    let page = body("## Kết quả\n\n## Kết quả\n\n## Kết quả 2");
    let mut ids = page.attributes(".body h2", "id");
    assert_eq!(ids.first().map(String::as_str), Some("ket-qua"));
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
}

#[test]
fn a_heading_takes_no_name_that_is_taken_on_the_page() {
    // Of another heading, by the author's own choice, or of the theme, whose ids begin with t-.
    let texts = ["## A {#x}\n\n## B {#x}", "## X\n\n## B {#x}", "## T main", "## A {#t-main}"];
    let stands_twice = |text: &&str| {
        let mut ids = body(text).attributes("[id]", "id");
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        ids.len() != count
    };
    let twice: Vec<_> = texts.into_iter().filter(stands_twice).collect();
    assert!(twice.is_empty(), "an id stands twice with {twice:?}");
}

// Dead links

#[test]
fn a_link_that_leads_nowhere_is_refused_and_the_nearest_offered() {
    let near = [
        ("works/duongg", "works/duong"),
        ("units/bann", "units/ban"),
        ("/cong-trinh/duon/", "/cong-trinh/duong/"),
        ("districts/moc-chau/tan-lab", "districts/moc-chau/tan-lap"),
    ];
    for (written, nearest) in near {
        let said = refused(&format!("[chữ]({written})"), "dead-link");
        assert!(said.contains(&format!("The link “{written}” leads nowhere")), "{said}");
        assert!(said.contains(&format!("Did you mean “{nearest}”?")), "{said}");
    }
}

#[test]
fn a_dead_link_is_shown_where_it_stands() {
    let said = refused("Một dòng.\n\nHai [chữ](works/khong-co) nữa.", "dead-link");
    assert!(said.contains("Hai [chữ](works/khong-co) nữa."), "{said}");
    assert!(said.contains(" --> content/works/cau.md:"), "{said}");
}

#[test]
fn a_link_to_a_heading_that_is_not_there_is_refused_and_the_nearest_offered() {
    let said = refused("[chữ](works/duong#kinh-phii)", "dead-anchor");
    assert!(said.contains("Did you mean “kinh-phi”?"), "{said}");
    let said = refused("[chữ](#ai-lamm)\n\n## Ai làm?", "dead-anchor");
    assert!(said.contains("Did you mean “ai-lam”?"), "{said}");
}

#[test]
fn a_dead_link_in_any_kind_of_entry_and_in_a_translation_is_found() {
    let files = [
        "campaign",
        "home",
        "campaign.en",
        "areas/dai-hoi",
        "areas/dai-hoi.en",
        "districts/moc-chau",
        "units/ban",
        "news/tin",
        "pages/trang",
        "works/duong.en",
    ];
    for file in files {
        let mut site = site("");
        let path = format!("content/{file}.md");
        let text = site.text(&path);
        site.write(&path, text + "\n[chữ](works/khong-co)\n");
        let run = site.build();
        assert_eq!(run.errors(), ["dead-link"], "{file}");
        assert!(run.said(English).contains(&format!(" --> {path}:")), "{file}");
    }
}

// What is not safe

#[test]
fn a_link_that_could_run_code_is_refused_however_it_is_spelled() {
    let spellings = [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "<java\tscript:alert(1)>",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "<\u{1}javascript:alert(1)>",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/",
        "blob:https://example.org/x",
        "JAVASCRIPT&#58;alert(1)",
        "&#x6A;&#x61;vascript:alert(1)",
        "&#0000106;avascript:alert(1)",
        "javascript&#x3a;alert(1)",
        "<java&Tab;script:alert(1)>",
        "<java&NewLine;script:alert(1)>",
        "<  javascript:alert(1)>",
        "<\u{a0}javascript:alert(1)>",
        "<\u{7f}javascript:alert(1)>",
        "javascript\\:alert(1)",
        "view-source:javascript:alert(1)",
        "feed:javascript:alert(1)",
        "about:blank",
        "///evil.example/",
    ];
    for target in spellings {
        let said = refused(&format!("[chữ]({target})"), "unsafe-link");
        assert!(said.contains("links of this sort are not safe"), "{said}");
    }
}

#[test]
fn a_scheme_that_is_percent_encoded_is_none_and_leads_nowhere() {
    // To a browser `javascript%3A…` is a path; what it would find is a page that is not there.
    let spellings = [
        "javascript%3Aalert(1)",
        "%6Aavascript%3aalert(1)",
        "java%0Ascript%3Aalert(1)",
        "/%6aavascript:alert(1)",
        "\\\\evil.example/",
        "/\\evil.example/",
        "/javascript:alert(1)",
        "works/cau/javascript:alert(1)",
        // A scheme has plain letters alone, so here is none.
        "/java\u{ad}script:alert(1)",
    ];
    for target in spellings {
        refused(&format!("[chữ](<{target}>)"), "dead-link");
    }
}

#[test]
fn a_plain_path_that_leads_nowhere_is_found_in_every_language() {
    for target in ["/en/works/roadd/", "/en/works/duong/", "/cong-trinh/road/", "/en/khong-co"] {
        let run = translated(&format!("[words]({target})")).build();
        assert_eq!(run.errors(), ["dead-link"], "{target}");
    }
    let found = ["/en/works/road/", "/en/works/road", "/cong-trinh/duong/", "/en/progress/"];
    for target in found {
        translated(&format!("[words]({target})")).build().good();
    }
}

#[test]
fn a_heading_is_looked_for_in_the_language_that_the_link_leads_to() {
    let mut site = translated("[words](works/duong#who)");
    site.write("content/works/duong.en.md", site.text("content/works/duong.en.md") + "\n## Who?\n");
    site.build().good();
    site.edit("content/works/cau.en.md", "#who", "#ai-lam");
    assert_eq!(
        site.build().errors(),
        ["dead-anchor"],
        "the original's heading is not on that page"
    );
    site.edit("content/works/cau.en.md", "works/duong#ai-lam", "/cong-trinh/duong/#ai-lam");
    site.build().good();
}

#[test]
fn a_link_that_could_run_code_is_refused_in_every_form_of_markdown() {
    for text in ["<javascript:alert(1)>", "[chữ][1]\n\n[1]: javascript:alert(1)"] {
        refused(text, "unsafe-link");
    }
}

#[test]
fn with_a_draft_s_unsafe_link_only_the_words_are_left() {
    let draft = with_body(&work("nhap", "draft = true"), "[chữ](javascript:alert(1))");
    let mut site = Site::new(&draft);
    site.drafts = lantoa::catalogue::Drafts::Shown;
    let page = site.build().good().page("/cong-trinh/nhap/");
    assert!(page.texts(".body a").is_empty());
    assert_eq!(page.text(".body"), "chữ");
}

#[test]
fn a_source_s_address_is_held_to_the_same_rule() {
    let source = "[[sources]]\nname = \"Báo\"\nurl = \"javascript:alert(1)\"";
    assert_eq!(Site::new(&work("cau", source)).build().errors(), ["unsafe-link"]);
}
