//! Every subject is read where design section 3 says: the contract with every link ever sent.

use lantoa::language::Language::English;

use crate::site::{Run, Site};
use crate::stories::{district, english, news, page, unit, work, works};

/// A page stands at the address, and it is the one that is meant.
fn stands(run: &Run, address: &str, heading: &str) {
    assert_eq!(run.page(address).text("h1"), heading, "{address}");
}

/// One story of each kind, in both languages.
fn stories() -> Site {
    let files = [
        work("cau", "title = \"Cầu bản Xà\"\ndistrict = \"moc-chau\"\ncommune = \"chieng-hac\""),
        english("works/cau", "title = \"The bridge\""),
        unit("ban-dan", "title = \"Ban Dân tộc\""),
        english("units/ban-dan", "title = \"The board\""),
        news("hop-bao", "title = \"Họp báo\""),
        english("news/hop-bao", "title = \"Press meeting\""),
        page("hoi-dap", "title = \"Hỏi đáp\""),
        english("pages/hoi-dap", "title = \"Questions\""),
    ];
    Site::new(&files.concat())
}

// The table, row by row

#[test]
fn a_work_stands_among_the_works() {
    let run = stories().build().good();
    stands(&run, "/cong-trinh/cau/", "Cầu bản Xà");
    stands(&run, "/en/works/cau/", "The bridge");
}

#[test]
fn a_unit_stands_among_the_units() {
    let run = stories().build().good();
    stands(&run, "/don-vi/ban-dan/", "Ban Dân tộc");
    stands(&run, "/en/units/ban-dan/", "The board");
}

#[test]
fn a_news_item_stands_among_the_news() {
    let run = stories().build().good();
    stands(&run, "/tin-tuc/hop-bao/", "Họp báo");
    stands(&run, "/en/news/hop-bao/", "Press meeting");
}

#[test]
fn a_page_stands_at_the_root_of_its_language() {
    let run = stories().build().good();
    stands(&run, "/hoi-dap/", "Hỏi đáp");
    stands(&run, "/en/hoi-dap/", "Questions");
}

#[test]
fn the_home_page_is_the_root_of_its_language() {
    let run = stories().build().good();
    stands(&run, "/", "Trang chủ thử");
    stands(&run, "/en/", "Test home");
}

#[test]
fn the_lists_stand_at_their_sections() {
    let run = stories().build().good();
    stands(&run, "/cong-trinh/", "Công trình");
    stands(&run, "/don-vi/", "Đơn vị");
    stands(&run, "/tin-tuc/", "Tin tức");
    stands(&run, "/en/works/", "Works");
    stands(&run, "/en/units/", "Units");
    stands(&run, "/en/news/", "News");
}

#[test]
fn the_second_page_of_a_list_is_numbered_in_its_language() {
    let run = Site::new(&works(21, "")).build().good();
    for address in ["/cong-trinh/trang-2/", "/en/works/page-2/"] {
        assert_eq!(run.page(address).texts(".cards h3").len(), 1, "{address}");
    }
    for address in ["/cong-trinh/trang-1/", "/cong-trinh/trang-3/", "/en/works/trang-2/"] {
        assert!(!run.has(address), "{address}");
    }
}

#[test]
fn a_district_stands_among_the_districts_and_its_communes_below_it() {
    let run = Site::new("").build().good();
    stands(&run, "/huyen/", "Huyện, thành phố");
    stands(&run, "/huyen/moc-chau/", "Huyện Mộc Châu");
    stands(&run, "/huyen/moc-chau/chieng-hac/", "Xã Chiềng Hắc");
    stands(&run, "/en/districts/", "Districts and the city");
    stands(&run, "/en/districts/moc-chau/", "Moc Chau district");
    stands(&run, "/en/districts/moc-chau/chieng-hac/", "Chieng Hac commune");
}

#[test]
fn an_area_stands_among_the_areas_and_its_crossings_below_it() {
    let run = Site::new("").build().good();
    stands(&run, "/linh-vuc/", "Nội dung thi đua");
    stands(&run, "/linh-vuc/dai-hoi/", "Đại hội thành công");
    stands(&run, "/linh-vuc/dai-hoi/moc-chau/", "Đại hội – huyện Mộc Châu");
    stands(&run, "/en/areas/", "Emulation areas");
    stands(&run, "/en/areas/congresses/", "Successful congresses");
    stands(&run, "/en/areas/congresses/moc-chau/", "Congresses – Moc Chau district");
}

#[test]
fn the_plan_the_progress_and_the_awards_have_addresses_of_their_own() {
    let run = Site::new("").build().good();
    stands(&run, "/ke-hoach/", "Kế hoạch thử");
    stands(&run, "/tien-do/", "Tiến độ");
    stands(&run, "/khen-thuong/", "Khen thưởng");
    stands(&run, "/en/plan/", "Test plan");
    stands(&run, "/en/progress/", "Progress");
    stands(&run, "/en/awards/", "Awards");
}

#[test]
fn there_is_one_not_found_page_for_all_languages() {
    let run = Site::new("").build().good();
    let not_found: Vec<_> = run.files.keys().filter(|path| path.contains("404")).collect();
    assert_eq!(not_found, ["404.html"]);
}

#[test]
fn each_language_has_its_feed_and_the_site_one_sitemap() {
    let run = Site::new("").build().good();
    let mut others: Vec<&str> = run.files.keys().map(String::as_str).collect();
    others.retain(|path| !path.ends_with(".html") && !path.starts_with("assets/"));
    others.retain(|path| !path.starts_with("data/") && !path.ends_with("/index.js"));
    assert_eq!(others, ["_headers", "en/feed.xml", "feed.xml", "robots.txt", "sitemap.xml"]);
}

#[test]
fn security_txt_is_there_once_site_toml_says_whom_to_tell() {
    let mut site = Site::new("");
    let security = "[security]\ncontact = \"mailto:a@example.org\"\nexpires = 2025-12-31\n[pages]";
    site.edit("site.toml", "[pages]", security);
    let run = site.build().good();
    assert!(run.file("/.well-known/security.txt").starts_with("Contact: mailto:a@example.org\n"));
}

// Assets

/// The address of the style sheet, as the home page names it.
fn style_sheet(run: &Run) -> String {
    run.page("/").attribute("link[rel=stylesheet]", "href")
}

#[test]
fn an_asset_carries_its_digest_so_that_a_browser_may_keep_it_for_ever() {
    let mut site = Site::new("");
    let before = style_sheet(&site.build().good());
    let (name, rest) = before.split_once('.').unwrap();
    let (digest, ending) = rest.split_once('.').unwrap();
    assert_eq!((name, ending), ("/assets/style", "css"));
    assert!(digest.len() >= 8 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{digest}");

    site.edit("themes/mat-tran/assets/style.css", "body", "body ");
    let run = site.build().good();
    assert_ne!(style_sheet(&run), before, "another content must have another address");
    assert!(run.files.contains_key(style_sheet(&run).trim_start_matches('/')));
    assert!(!run.files.contains_key(before.trim_start_matches('/')), "the old file is no more");
}

#[test]
fn every_asset_that_a_page_names_is_there() {
    let run = Site::new("").build().good();
    let page = run.page("/");
    let mut named = page.attributes("link[href^='/assets/']", "href");
    named.extend(page.attributes("script[src]", "src"));
    assert!(named.len() >= 4, "{named:?}");
    for asset in named {
        assert!(run.files.contains_key(asset.trim_start_matches('/')), "{asset}");
    }
}

// Slugs

#[test]
fn a_translation_may_have_an_address_of_its_own() {
    let files = work("cau", "") + &english("works/cau", "title = \"X\"\nslug = \"xa-bridge\"");
    let run = Site::new(&files).build().good();
    assert!(run.has("/cong-trinh/cau/") && run.has("/en/works/xa-bridge/"));
    assert!(!run.has("/en/works/cau/") && !run.has("/cong-trinh/xa-bridge/"));
}

#[test]
fn a_slug_in_the_original_is_not_the_translation_s() {
    let files = work("cau", "slug = \"cau-moi\"") + &english("works/cau", "");
    let run = Site::new(&files).build().good();
    assert!(run.has("/cong-trinh/cau-moi/") && !run.has("/cong-trinh/cau/"));
    assert!(run.has("/en/works/cau/"), "a slug is a text of its language");
}

#[test]
fn the_address_comes_from_the_file_name_and_never_from_the_title() {
    let mut site = Site::new(&work("cau", "title = \"Tên đầu tiên\""));
    let before: Vec<String> = site.build().good().files.into_keys().collect();
    site.edit("content/works/cau.md", "Tên đầu tiên", "Tên khác hẳn");
    let run = site.build().good();
    assert_eq!(run.files.keys().cloned().collect::<Vec<_>>(), before);
    stands(&run, "/cong-trinh/cau/", "Tên khác hẳn");
}

#[test]
fn a_slug_that_is_no_slug_is_refused_with_one_that_is() {
    let run = Site::new(&work("cau", "slug = \"Cầu Bản Xà\"")).build();
    assert_eq!(run.errors(), ["bad-slug"]);
    assert!(run.said(English).contains("You could use “cau-ban-xa”."));
}

// What is reserved

#[test]
fn a_page_may_not_take_a_name_that_the_site_keeps_for_itself() {
    let reserved = [
        "trang-2",
        "page-3",
        "en",
        "cong-trinh",
        "works",
        "don-vi",
        "units",
        "tin-tuc",
        "news",
        "huyen",
        "districts",
        "linh-vuc",
        "areas",
        "ke-hoach",
        "plan",
        "tien-do",
        "progress",
        "khen-thuong",
        "awards",
        "tim-kiem",
        "search",
        "assets",
        "photos",
    ];
    for name in reserved {
        let run = Site::new(&page(name, "")).build();
        assert!(run.errors().contains(&"reserved-slug"), "{name}: {:?}", run.errors());
    }
}

#[test]
fn a_slug_of_a_translation_is_held_against_the_same_names() {
    let run = Site::new(&(page("x", "") + &english("pages/x", "slug = \"works\""))).build();
    assert_eq!(run.errors(), ["reserved-slug"]);
}

#[test]
fn a_story_may_not_be_named_like_the_second_page_of_its_list() {
    for files in [work("trang-2", ""), unit("page-2", ""), news("trang-12", "")] {
        assert_eq!(Site::new(&files).build().errors(), ["reserved-slug"], "{files}");
    }
}

#[test]
fn a_place_may_not_be_named_like_the_second_page_of_a_list() {
    // A commune stands below its district, and so does the second page of the district's works.
    let commune = district("yen-chau", "Yên Châu", &[("trang-2", "Trang Hai")]);
    // A crossing stands below its area, and so does the second page of the area's works.
    let district = district("trang-2", "Trang Hai", &[]);
    let errors = [commune, district].map(|files| Site::new(&files).build().errors());
    assert_eq!(errors, [["reserved-slug"], ["reserved-slug"]]);
}

#[test]
fn a_name_that_only_begins_like_a_reserved_one_is_free() {
    let run = Site::new(&(page("trang-chu", "") + &page("en-bref", ""))).build().good();
    assert!(run.has("/trang-chu/") && run.has("/en-bref/"));
}

// Collisions

#[test]
fn two_entries_at_one_address_are_a_problem_that_names_the_other() {
    let run = Site::new(&(work("cau", "") + &work("duong", "slug = \"cau\""))).build();
    assert_eq!(run.errors(), ["address-taken"]);
    let said = run.said(English);
    assert!(said.contains("The address “/cong-trinh/cau/” is taken"), "{said}");
    let files = ["content/works/cau.md", "content/works/duong.md"];
    assert!(files.iter().all(|file| said.contains(file)), "{said}");
}

#[test]
fn a_collision_of_two_translations_alone_is_found_as_well() {
    let files = [
        work("cau", ""),
        english("works/cau", ""),
        work("duong", ""),
        english("works/duong", "slug = \"cau\""),
    ];
    let run = Site::new(&files.concat()).build();
    assert_eq!(run.errors(), ["address-taken"]);
    assert!(run.said(English).contains("“/en/works/cau/”"));
}

#[test]
fn the_same_slug_in_two_sections_is_no_collision() {
    let run = Site::new(&(work("cau", "") + &unit("cau", "") + &page("cau", ""))).build().good();
    assert!(run.has("/cong-trinh/cau/") && run.has("/don-vi/cau/") && run.has("/cau/"));
}
