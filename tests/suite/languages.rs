//! Two languages of one site: the same facts and counts, each in its own words, and no page that
//! pretends to be a translation.

use crate::site::{Page, Run, Site};
use crate::stories::{district, english, news, page, unit, work, works};

/// Where the switcher leads, and what it says.
fn switcher(page: &Page) -> (String, String) {
    (page.attribute(".switch a", "href"), page.text(".switch"))
}

/// The pairs of language and address that a page names as its alternates.
fn alternates(page: &Page) -> Vec<(String, String)> {
    let languages = page.attributes("link[hreflang]", "hreflang");
    languages.into_iter().zip(page.attributes("link[hreflang]", "href")).collect()
}

fn pair(language: &str, path: &str) -> (String, String) {
    (language.to_owned(), format!("https://example.org{path}"))
}

// The switcher

#[test]
fn the_switcher_leads_to_the_same_page_in_the_other_language() {
    let translation = english("works/cau", "slug = \"bridge\"");
    let run = Site::new(&(work("cau", "") + &translation)).build().good();
    let there = switcher(&run.page("/cong-trinh/cau/"));
    assert_eq!(there, ("/en/works/bridge/".to_owned(), "English".to_owned()));
    let back = switcher(&run.page("/en/works/bridge/"));
    assert_eq!(back, ("/cong-trinh/cau/".to_owned(), "Tiếng Việt".to_owned()));
}

#[test]
fn without_a_translation_the_switcher_leads_to_the_nearest_list_and_says_so() {
    let files = [
        work("o-huyen", "district = \"moc-chau\"\ncommune = \"tan-lap\""),
        work("toan-tinh", ""),
        unit("ban", ""),
        news("tin", ""),
        page("trang", ""),
    ];
    let run = Site::new(&files.concat()).build().good();
    let nearest = [
        ("/cong-trinh/o-huyen/", "/en/districts/moc-chau/"),
        ("/cong-trinh/toan-tinh/", "/en/works/"),
        ("/don-vi/ban/", "/en/units/"),
        ("/tin-tuc/tin/", "/en/news/"),
        ("/trang/", "/en/"),
    ];
    for (address, list) in nearest {
        let (href, said) = switcher(&run.page(address));
        assert_eq!((href.as_str(), said.as_str()), (list, "English (danh mục gần nhất)"));
        assert!(run.has(list), "{list}");
    }
}

#[test]
fn the_switcher_names_the_language_in_that_language() {
    let page = Site::new("").build().good().page("/");
    assert_eq!(page.attribute(".switch a", "hreflang"), "en");
    assert_eq!(page.attribute(".switch span", "lang"), "en");
}

/// Twenty-one works, of which English has one: there the list has no second page.
fn one_of_many_translated() -> Run {
    let mut site = Site::new(&works(21, ""));
    for number in 2..=21 {
        site.remove(&format!("content/works/viec-{number:02}.en.md"));
    }
    site.build().good()
}

#[test]
fn from_a_list_s_second_page_the_switcher_leads_to_a_page_that_exists() {
    let run = one_of_many_translated();
    let (href, _) = switcher(&run.page("/cong-trinh/trang-2/"));
    assert_eq!(href, "/en/works/");
    assert!(!run.has("/en/works/page-2/"));
}

// hreflang

#[test]
fn hreflang_names_each_language_that_has_the_page_and_a_default() {
    let run = Site::new(&(work("cau", "") + &english("works/cau", ""))).build().good();
    let expected = [
        pair("vi", "/cong-trinh/cau/"),
        pair("en", "/en/works/cau/"),
        pair("x-default", "/cong-trinh/cau/"),
    ];
    assert_eq!(alternates(&run.page("/cong-trinh/cau/")), expected);
    assert_eq!(alternates(&run.page("/en/works/cau/")), expected, "both pages say the same");
}

#[test]
fn hreflang_names_no_page_that_does_not_exist() {
    let run = Site::new(&work("cau", "")).build().good();
    let expected = [pair("vi", "/cong-trinh/cau/"), pair("x-default", "/cong-trinh/cau/")];
    assert_eq!(alternates(&run.page("/cong-trinh/cau/")), expected);
}

#[test]
fn hreflang_names_no_second_page_that_a_language_lacks() {
    let page = one_of_many_translated().page("/cong-trinh/trang-2/");
    let expected = [pair("vi", "/cong-trinh/trang-2/"), pair("x-default", "/cong-trinh/trang-2/")];
    assert_eq!(alternates(&page), expected);
}

#[test]
fn hreflang_of_a_list_s_second_page_names_the_second_page() {
    let run = Site::new(&works(21, "")).build().good();
    let expected = [
        pair("vi", "/cong-trinh/trang-2/"),
        pair("en", "/en/works/page-2/"),
        pair("x-default", "/cong-trinh/trang-2/"),
    ];
    assert_eq!(alternates(&run.page("/en/works/page-2/")), expected);
}

// No copies

#[test]
fn what_is_not_translated_has_no_page_in_the_other_language() {
    let files = work("cau", "") + &unit("ban", "") + &news("tin", "") + &page("trang", "");
    let run = Site::new(&files).build().good();
    let english = run.files.keys().filter(|path| path.starts_with("en/"));
    let copies: Vec<_> = english
        .filter(|path| ["cau", "ban", "tin", "trang"].iter().any(|name| path.contains(name)))
        .collect();
    assert!(copies.is_empty(), "{copies:?}");
}

#[test]
fn a_list_shows_what_its_language_has_and_then_how_many_more_the_other_has() {
    let files = [works(1, ""), work("hai", ""), work("ba", "")];
    let run = Site::new(&files.concat()).build().good();
    let page = run.page("/en/works/");
    assert_eq!(page.texts(".cards h3"), ["works/viec-01 in English"]);
    assert_eq!(page.text(".elsewhere"), "2 more in Vietnamese");
    assert_eq!(page.attribute(".elsewhere a", "href"), "/cong-trinh/");
    assert_eq!(page.attribute(".elsewhere a", "hreflang"), "vi");
    assert!(run.page("/cong-trinh/").texts(".elsewhere").is_empty(), "the original lacks nothing");
}

#[test]
fn every_kind_of_list_says_how_many_another_language_has() {
    let place = "district = \"moc-chau\"\ncommune = \"tan-lap\"\nunit = \"units/ban\"";
    let files = [
        work("cau", place),
        unit("ban", ""),
        english("units/ban", ""),
        unit("khac", ""),
        news("tin", ""),
    ];
    let run = Site::new(&files.concat()).build().good();
    let lists = [
        ("/en/works/", "/cong-trinh/"),
        ("/en/units/", "/don-vi/"),
        ("/en/units/ban/", "/don-vi/ban/"),
        ("/en/news/", "/tin-tuc/"),
        ("/en/districts/moc-chau/", "/huyen/moc-chau/"),
        ("/en/districts/moc-chau/tan-lap/", "/huyen/moc-chau/tan-lap/"),
        ("/en/areas/congresses/", "/linh-vuc/dai-hoi/"),
        ("/en/areas/congresses/moc-chau/", "/linh-vuc/dai-hoi/moc-chau/"),
    ];
    for (list, original) in lists {
        let page = run.page(list);
        // Only the list of units has one in English itself.
        let words = match list {
            "/en/units/" => "1 more in Vietnamese",
            _ => "1 in Vietnamese only",
        };
        assert_eq!(page.text(".elsewhere"), words, "{list}");
        assert_eq!(page.attribute(".elsewhere a", "href"), original);
    }
}

#[test]
fn no_work_yet_is_said_only_when_there_is_none_in_any_language() {
    let place = "district = \"moc-chau\"\ncommune = \"tan-lap\"";
    let run = Site::new(&work("cau", place)).build().good();
    let with_a_work = [
        "/en/",
        "/en/works/",
        "/en/districts/moc-chau/",
        "/en/districts/moc-chau/tan-lap/",
        "/en/areas/congresses/",
        "/en/areas/congresses/moc-chau/",
    ];
    for list in with_a_work {
        let said = run.page(list).all();
        assert!(!said.contains("has been presented yet."), "{list}: {said}");
    }
    let without = run.page("/en/districts/moc-chau/chieng-hac/").all();
    assert!(without.contains("No work in Chieng Hac commune has been presented yet."));
}

#[test]
fn counts_are_the_same_in_both_languages() {
    let files = [
        works(2, "district = \"moc-chau\"\ncommune = \"tan-lap\""),
        work("ba", "district = \"moc-chau\"\nstatus = \"under-way\""),
        work("bon", "status = \"registered\""),
    ];
    let run = Site::new(&files.concat()).build().good();
    let numbers = |address: &str| {
        let cells = run.page(address).texts("td");
        assert!(!cells.is_empty(), "{address}");
        cells
    };
    assert_eq!(numbers("/tien-do/"), numbers("/en/progress/"));
    assert!(numbers("/tien-do/").contains(&"4".to_owned()), "the sum counts all four");
    let by_status = |address: &str| run.page(address).texts(".opening .run span");
    let vietnamese = ["2 đã hoàn thành", "1 đang thực hiện", "1 đã đăng ký"];
    assert_eq!(by_status("/cong-trinh/"), vietnamese);
    assert_eq!(by_status("/en/works/"), ["2 completed", "1 under way", "1 registered"]);
}

// Words in another language

#[test]
fn a_title_in_another_language_says_so() {
    let award = "[[awards]]\naward = \"flag\"\ndate = 2024-02-01";
    let files = [
        work("cau", &format!("title = \"Cầu bản Xà\"\nunit = \"units/ban\"\n{award}")),
        english("works/cau", ""),
        unit("ban", "title = \"Ban Dân tộc\"\nkind = \"member-organisation\""),
        work("duong", &format!("title = \"Con đường\"\n{award}")),
    ];
    let run = Site::new(&files.concat()).build().good();
    let unit = run.page("/en/works/cau/").attribute("a[href='/don-vi/ban/']", "lang");
    assert_eq!(unit, "vi");
    let received = run.page("/en/awards/");
    assert_eq!(received.attribute("a[href='/cong-trinh/duong/']", "lang"), "vi");
    assert!(received.attributes("a[href='/en/works/cau/']", "lang").is_empty());
    assert!(run.page("/khen-thuong/").attributes(".award a", "lang").is_empty());
}

#[test]
fn an_organisation_without_a_translation_is_named_in_its_own_language() {
    let unit = unit("hoi", "title = \"Hội Nông dân\"\nkind = \"member-organisation\"");
    let page = Site::new(&unit).build().good().page("/en/progress/");
    assert_eq!(page.text("a[href='/don-vi/hoi/']"), "Hội Nông dân");
    assert_eq!(page.attribute("a[href='/don-vi/hoi/']", "lang"), "vi");
}

#[test]
fn facts_that_are_never_translated_say_their_language() {
    let facts = "residential_area = \"bản Xà\"\n[[sources]]\nname = \"Báo Sơn La\"";
    let run = Site::new(&(work("cau", facts) + &english("works/cau", ""))).build().good();
    let page = run.page("/en/works/cau/");
    assert_eq!(page.text("dd[lang=vi]"), "bản Xà");
    assert_eq!(page.text(".sources [lang=vi]"), "Báo Sơn La");
    let original = run.page("/cong-trinh/cau/");
    assert!(original.texts("main [lang]").is_empty(), "nothing there is foreign");
}

#[test]
fn each_page_says_which_language_it_is_in() {
    let run = Site::new(&works(1, "")).build().good();
    for path in run.files.keys().filter(|path| path.ends_with(".html")) {
        let page = Page(scraper::Html::parse_document(&run.file(path)));
        let expected = if path.starts_with("en/") { "en" } else { "vi" };
        assert_eq!(page.attribute("html", "lang"), expected, "{path}");
    }
}

// Names of places

#[test]
fn english_places_are_the_folded_name_and_the_type_word() {
    let files = district("song-ma", "Sông Mã", &[("dua-mon", "Đứa Mòn")]);
    let run = Site::new(&files).build().good();
    assert_eq!(run.page("/en/districts/song-ma/").text("h1"), "Song Ma district");
    assert_eq!(run.page("/en/districts/song-ma/dua-mon/").text("h1"), "Dua Mon commune");
}

#[test]
fn a_translation_gives_a_place_another_name() {
    let names = "title = \"Ma River\"\n[[communes]]\nslug = \"dua-mon\"\nname = \"Đứa Mòn\"";
    let translation = english("districts/song-ma", names);
    let communes = [("dua-mon", "Đứa Mòn"), ("muong-hung", "Mường Hung")];
    let files = district("song-ma", "Sông Mã", &communes) + &translation;
    let run = Site::new(&files).build().good();
    assert_eq!(run.page("/en/districts/song-ma/").text("h1"), "Ma River district");
    assert_eq!(run.page("/en/districts/song-ma/dua-mon/").text("h1"), "Đứa Mòn commune");
    let other = run.page("/en/districts/song-ma/muong-hung/").text("h1");
    assert_eq!(other, "Muong Hung commune", "what it does not name is folded as before");
    assert_eq!(run.page("/huyen/song-ma/").text("h1"), "Huyện Sông Mã");
}

// Dates and numbers

#[test]
fn dates_are_written_as_the_language_writes_them() {
    let facts = "date = 2024-01-05\nupdated = 2024-09-06";
    let run = Site::new(&(work("cau", facts) + &english("works/cau", ""))).build().good();
    let times = |address: &str| run.page(address).texts("article time");
    let vietnamese = ["5/1/2024", "ngày 6 tháng 9 năm 2024", "ngày 5 tháng 1 năm 2024"];
    assert_eq!(times("/cong-trinh/cau/"), vietnamese);
    assert_eq!(times("/en/works/cau/"), ["5 Jan 2024", "6 September 2024", "5 January 2024"]);
    let machine = run.page("/en/works/cau/").attributes("article time", "datetime");
    assert_eq!(machine, ["2024-01-05", "2024-09-06", "2024-01-05"]);
}

#[test]
fn numbers_and_money_are_written_as_the_language_writes_them() {
    let facts = "[figures]\nhouseholds = 1234\nfunds_vnd = 1200000000\nhouses = 1";
    let run = Site::new(&(work("cau", facts) + &english("works/cau", ""))).build().good();
    let values = |address: &str| run.page(address).texts(".figures td");
    assert_eq!(values("/cong-trinh/cau/"), ["1.234", "1,2 tỷ đồng", "1"]);
    assert_eq!(values("/en/works/cau/"), ["1,234", "1.2 billion VND", "1"]);
    let units = run.page("/en/works/cau/").texts(".figures th");
    assert_eq!(units, ["households", "in funding", "house"], "one house, many households");
}

#[test]
fn the_period_is_named_in_months() {
    let run = Site::new("").build().good();
    assert!(run.page("/ke-hoach/").all().contains("tháng 10 năm 2023 – tháng 10 năm 2024"));
    assert!(run.page("/en/plan/").all().contains("October 2023 – October 2024"));
}

#[test]
fn the_words_of_a_decision_stand_once_and_say_their_language() {
    let award = "[[awards]]\naward = \"flag\"\ndecision = \"Quyết định 1\"\ndate = 2024-08-01";
    let translation = english("works/cau", "slug = \"bridge\"");
    let run = Site::new(&(work("cau", award) + &translation)).build().good();
    for address in ["/en/works/bridge/", "/en/awards/"] {
        assert_eq!(run.page(address).texts("main [lang=vi]"), ["Quyết định 1"], "{address}");
    }
    for address in ["/cong-trinh/cau/", "/khen-thuong/"] {
        assert!(run.page(address).texts("main [lang]").is_empty(), "{address}");
    }
}
