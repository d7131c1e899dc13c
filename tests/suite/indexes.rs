//! Lists and index pages: what stands on them and in which order, how to turn the page, and what an
//! empty one says.

use crate::site::{Page, Run, Site};
use crate::stories::{area, district, english, news, unit, work, works};

fn titles(page: &Page) -> Vec<String> {
    page.texts("ol.cards h3")
}

fn crumbs(run: &Run, address: &str) -> Vec<(String, String)> {
    let page = run.page(address);
    page.texts(".crumbs a").into_iter().zip(page.attributes(".crumbs a", "href")).collect()
}

fn way(crumbs: &[(&str, &str)]) -> Vec<(String, String)> {
    crumbs.iter().map(|(title, href)| ((*title).to_owned(), (*href).to_owned())).collect()
}

// Pages of a list

#[test]
fn a_page_of_a_list_shows_twenty() {
    let run = Site::new(&works(41, "")).build().good();
    let counts = ["/cong-trinh/", "/cong-trinh/trang-2/", "/cong-trinh/trang-3/"]
        .map(|address| titles(&run.page(address)).len());
    assert_eq!(counts, [20, 20, 1]);
}

#[test]
fn twenty_fit_on_one_page_without_a_pager() {
    let run = Site::new(&works(20, "")).build().good();
    assert!(!run.has("/cong-trinh/trang-2/"));
    assert!(run.page("/cong-trinh/").texts(".pager").is_empty());
}

#[test]
fn the_pager_leads_to_the_pages_before_and_after() {
    let run = Site::new(&works(41, "")).build().good();
    let page = run.page("/cong-trinh/trang-2/");
    assert_eq!(page.attribute(".pager [rel=prev]", "href"), "/cong-trinh/");
    assert_eq!(page.attribute(".pager [rel=next]", "href"), "/cong-trinh/trang-3/");
    assert_eq!(page.text(".pager [aria-current=page]"), "2");
    let (first, last) = (run.page("/cong-trinh/"), run.page("/cong-trinh/trang-3/"));
    assert!(first.texts(".pager [rel=prev]").is_empty());
    assert!(last.texts(".pager [rel=next]").is_empty());
}

#[test]
fn the_pager_names_every_page_of_a_short_list() {
    let run = Site::new(&works(41, "")).build().good();
    let links = run.page("/en/works/").attributes(".pager [aria-label]", "href");
    assert_eq!(links, ["/en/works/", "/en/works/page-2/", "/en/works/page-3/"]);
}

#[test]
fn a_later_page_says_its_number_in_its_title() {
    let run = Site::new(&works(21, "")).build().good();
    let title = run.page("/cong-trinh/trang-2/").text("title");
    assert_eq!(title, "Công trình, trang 2 – Trang thử");
    assert_eq!(run.page("/en/works/page-2/").text("title"), "Works, page 2 – Test site");
}

#[test]
fn lists_of_a_place_an_area_and_their_crossing_are_paged_as_well() {
    let place = "district = \"moc-chau\"\ncommune = \"tan-lap\"";
    let run = Site::new(&works(21, place)).build().good();
    let lists = [
        "/huyen/moc-chau/trang-2/",
        "/huyen/moc-chau/tan-lap/trang-2/",
        "/linh-vuc/dai-hoi/trang-2/",
        "/linh-vuc/dai-hoi/moc-chau/trang-2/",
        "/en/areas/congresses/moc-chau/page-2/",
    ];
    for list in lists {
        assert_eq!(titles(&run.page(list)).len(), 1, "{list}");
    }
}

#[test]
fn units_and_news_are_paged_as_well() {
    let all = |make: fn(&str, &str) -> String| -> String {
        (1..=21).map(|number| make(&format!("muc-{number}"), "")).collect()
    };
    let run = Site::new(&(all(unit) + &all(news))).build().good();
    assert_eq!(run.page("/don-vi/trang-2/").texts(".cards h3").len(), 1);
    assert_eq!(run.page("/tin-tuc/trang-2/").texts(".cards h3").len(), 1);
}

// Order

#[test]
fn the_newest_stand_first() {
    let files = [
        work("cu", "date = 2023-12-31"),
        work("moi", "date = 2024-09-30"),
        work("giua", "date = 2024-01-01"),
    ];
    let run = Site::new(&files.concat()).build().good();
    for list in ["/cong-trinh/", "/linh-vuc/dai-hoi/"] {
        assert_eq!(titles(&run.page(list)), ["moi", "giua", "cu"], "{list}");
    }
    assert_eq!(run.page("/").texts(".front h3"), ["moi", "giua", "cu"]);
}

#[test]
fn works_of_one_day_stand_in_the_order_of_the_alphabet() {
    // As a Vietnamese dictionary has it: d before đ, and the tones only after the letters.
    let files = [
        work("a", "title = \"Đường\""),
        work("b", "title = \"Dốc\""),
        work("c", "title = \"Ên\""),
        work("d", "title = \"En\""),
    ];
    let run = Site::new(&files.concat()).build().good();
    assert_eq!(titles(&run.page("/cong-trinh/")), ["Dốc", "Đường", "En", "Ên"]);
}

#[test]
fn districts_stand_in_the_order_of_the_vietnamese_alphabet() {
    let names = [("son-la", "Sơn La"), ("sop-cop", "Sốp Cộp"), ("song-ma", "Sông Mã")];
    let files: String = names.iter().map(|(slug, name)| district(slug, name, &[])).collect();
    let run = Site::new(&files).build().good();
    let expected = ["Huyện Mộc Châu", "Huyện Sông Mã", "Huyện Sốp Cộp", "Huyện Sơn La"];
    assert_eq!(run.page("/huyen/").texts(".places h2"), expected);
    let names = run.page("/tien-do/").texts("table:first-of-type tbody th");
    assert_eq!(names.get(..4).unwrap(), ["Mộc Châu", "Sông Mã", "Sốp Cộp", "Sơn La"]);
}

#[test]
fn english_lists_of_places_follow_the_english_alphabet() {
    let names = [("son-la", "Sơn La"), ("sop-cop", "Sốp Cộp"), ("song-ma", "Sông Mã")];
    let files: String = names.iter().map(|(slug, name)| district(slug, name, &[])).collect();
    let run = Site::new(&files).build().good();
    let districts = run.page("/en/districts/").texts(".places h2");
    let expected = ["Moc Chau district", "Son La district", "Song Ma district", "Sop Cop district"];
    assert_eq!(districts, expected);
}

#[test]
fn units_stand_in_the_order_of_the_alphabet() {
    let names = ["Ủy ban", "Đoàn", "Hội", "Ấp", "An Bình"];
    let files: String = names
        .iter()
        .enumerate()
        .map(|(number, name)| unit(&format!("u{number}"), &format!("title = \"{name}\"")))
        .collect();
    let run = Site::new(&files).build().good();
    let listed = run.page("/don-vi/").texts(".cards h3");
    assert_eq!(listed, ["An Bình", "Ấp", "Đoàn", "Hội", "Ủy ban"]);
}

#[test]
fn areas_stand_in_the_order_of_the_plan() {
    let run = Site::new(&(area("b", 10) + &area("a", 2))).build().good();
    let numbers = run.page("/linh-vuc/").texts(".areas .numeral");
    assert_eq!(numbers, ["2", "3", "10"]);
}

// Empty pages

#[test]
fn every_place_area_and_crossing_has_its_page_before_its_first_work() {
    let files = district("song-ma", "Sông Mã", &[("muong-hung", "Mường Hung")]);
    let run = Site::new(&files).build().good();
    let sentences = [
        ("/cong-trinh/", "Chưa có công trình nào được giới thiệu."),
        ("/don-vi/", "Chưa có đơn vị nào được giới thiệu."),
        ("/tin-tuc/", "Chưa có tin nào."),
        ("/huyen/song-ma/", "Chưa có công trình nào ở huyện Sông Mã được giới thiệu."),
        ("/huyen/song-ma/muong-hung/", "Chưa có công trình nào ở xã Mường Hung được giới thiệu."),
        ("/linh-vuc/dai-hoi/", "Chưa có công trình nào thuộc nội dung này được giới thiệu."),
        (
            "/linh-vuc/dai-hoi/song-ma/",
            "Chưa có công trình nào thuộc nội dung này ở huyện Sông Mã được giới thiệu.",
        ),
    ];
    for (address, sentence) in sentences {
        assert_eq!(run.page(address).text(".empty p"), sentence, "{address}");
    }
}

#[test]
fn an_empty_page_says_how_to_register_a_work() {
    let mut site = Site::new(
        "//- content/pages/dang-ky.md\n+++\ntitle = \"Đăng ký công trình\"\n+++\n\nViết thư.\n",
    );
    site.edit("site.toml", "[pages]", "[pages]\nregister = \"pages/dang-ky\"");
    let run = site.build().good();
    for address in ["/cong-trinh/", "/huyen/moc-chau/", "/huyen/moc-chau/tan-lap/", "/don-vi/"] {
        let link = run.page(address).text(".empty a[href='/dang-ky/']");
        assert_eq!(link, "Đăng ký công trình", "{address}");
    }
    let english = run.page("/en/districts/moc-chau/");
    assert_eq!(english.attribute(".empty a[href='/dang-ky/']", "lang"), "vi");
}

#[test]
fn an_empty_page_leads_to_where_there_may_be_something() {
    let page = Site::new("").build().good().page("/huyen/moc-chau/tan-lap/");
    assert_eq!(page.attributes(".empty a", "href"), ["/huyen/", "/linh-vuc/"]);
}

// Crossings

#[test]
fn a_crossing_holds_the_works_of_its_area_in_its_district_and_no_others() {
    let files = [
        area("doan-ket", 1),
        district("song-ma", "Sông Mã", &[]),
        work("dung", "district = \"moc-chau\""),
        work("hai-noi-dung", "district = \"moc-chau\"\nareas = [\"doan-ket\", \"dai-hoi\"]"),
        work("noi-dung-khac", "district = \"moc-chau\"\nareas = [\"doan-ket\"]"),
        work("huyen-khac", "district = \"song-ma\""),
        work("toan-tinh", ""),
    ];
    let run = Site::new(&files.concat()).build().good();
    let page = run.page("/linh-vuc/dai-hoi/moc-chau/");
    assert_eq!(titles(&page), ["dung", "hai-noi-dung"]);
}

#[test]
fn a_district_leads_to_its_crossings_and_an_area_to_its() {
    let run = Site::new("").build().good();
    let crossing = "a[href='/linh-vuc/dai-hoi/moc-chau/']";
    assert_eq!(run.page("/huyen/moc-chau/").texts(crossing).len(), 1);
    assert_eq!(run.page("/linh-vuc/dai-hoi/").texts(crossing).len(), 1);
}

// The way here

#[test]
fn breadcrumbs_lead_from_the_home_page_to_the_page_itself() {
    let files = [work("cau", "title = \"Cầu\"\ndistrict = \"moc-chau\""), english("works/cau", "")];
    let run = Site::new(&files.concat()).build().good();
    let (home, districts) = (("Trang chủ", "/"), ("Huyện, thành phố", "/huyen/"));
    let district = ("huyện Mộc Châu", "/huyen/moc-chau/");
    let commune = ("Xã Tân Lập", "/huyen/moc-chau/tan-lap/");
    let expected = way(&[home, districts, district, commune]);
    assert_eq!(crumbs(&run, "/huyen/moc-chau/tan-lap/"), expected);
    let works = ("Công trình", "/cong-trinh/");
    let work = ("Cầu", "/cong-trinh/cau/");
    assert_eq!(crumbs(&run, "/cong-trinh/cau/"), way(&[home, works, work]));
    let english = way(&[
        ("Home", "/en/"),
        ("Emulation areas", "/en/areas/"),
        ("Congresses", "/en/areas/congresses/"),
        ("Moc Chau district", "/en/areas/congresses/moc-chau/"),
    ]);
    assert_eq!(crumbs(&run, "/en/areas/congresses/moc-chau/"), english);
}

#[test]
fn the_last_breadcrumb_is_marked_as_the_page_itself() {
    let page = Site::new("").build().good().page("/huyen/moc-chau/");
    let current = page.attributes(".crumbs [aria-current=page]", "href");
    assert_eq!(current, ["/huyen/moc-chau/"]);
}

#[test]
fn the_menu_marks_the_section_that_the_page_belongs_to() {
    let run = Site::new(&work("cau", "")).build().good();
    let sections = [
        ("/cong-trinh/cau/", "Công trình"),
        ("/huyen/moc-chau/tan-lap/", "Huyện"),
        ("/linh-vuc/dai-hoi/moc-chau/", "Nội dung"),
        ("/ke-hoach/", "Kế hoạch"),
    ];
    for (address, section) in sections {
        assert_eq!(run.page(address).texts(".menu [aria-current]"), [section], "{address}");
    }
}

// Where to read on

/// Five works of one district, a day apart, and one of another.
fn neighbours() -> Run {
    let files = [
        works(5, "district = \"moc-chau\""),
        district("song-ma", "Sông Mã", &[]),
        work("khac", "district = \"song-ma\"\ndate = 2024-01-03"),
    ];
    Site::new(&files.concat()).build().good()
}

#[test]
fn a_work_leads_to_the_older_and_the_newer_one_of_its_district() {
    let run = neighbours();
    let page = run.page("/cong-trinh/viec-03/");
    assert_eq!(page.attribute(".neighbours [rel=prev]", "href"), "/cong-trinh/viec-02/");
    assert_eq!(page.attribute(".neighbours [rel=next]", "href"), "/cong-trinh/viec-04/");
}

#[test]
fn the_oldest_work_of_a_district_has_none_before_it_and_the_newest_none_after() {
    let run = neighbours();
    let (oldest, newest) = (run.page("/cong-trinh/viec-01/"), run.page("/cong-trinh/viec-05/"));
    assert!(oldest.texts(".neighbours [rel=prev]").is_empty());
    assert_eq!(oldest.attribute(".neighbours [rel=next]", "href"), "/cong-trinh/viec-02/");
    assert!(newest.texts(".neighbours [rel=next]").is_empty());
    assert!(run.page("/cong-trinh/khac/").texts(".neighbours").is_empty(), "alone in its district");
}

#[test]
fn neighbours_in_english_are_those_that_are_translated() {
    let mut site = Site::new(&works(3, "district = \"moc-chau\""));
    site.remove("content/works/viec-02.en.md");
    let page = site.build().good().page("/en/works/viec-03/");
    assert_eq!(page.attribute(".neighbours [rel=prev]", "href"), "/en/works/viec-01/");
}

#[test]
fn a_work_names_more_of_its_district_and_then_of_its_area_and_none_twice() {
    let run = neighbours();
    let page = run.page("/cong-trinh/viec-03/");
    let district = page.attributes(".further section:first-child h3 a", "href");
    let names = ["viec-02", "viec-01", "viec-05"].map(|name| format!("/cong-trinh/{name}/"));
    assert_eq!(district, names);
    let area = page.attributes(".further section:last-child h3 a", "href");
    assert!(area.contains(&"/cong-trinh/khac/".to_owned()), "{area:?}");
    assert!(area.iter().all(|one| !district.contains(one) && one != "/cong-trinh/viec-03/"));
}
