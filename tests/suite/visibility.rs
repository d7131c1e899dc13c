//! What the public may see: not a draft, not before its day, approved where that is required. A
//! half-written draft stops nobody, and nothing of it gets out.

use lantoa::catalogue::Drafts;
use lantoa::language::Language::English;
use lantoa::language::date::Date;
use lantoa::pipeline::{self, Inputs, Memory, Today, Unwatched};
use lantoa::view::{Finish, Links};

use crate::laid_out::laid_out;
use crate::site::{Run, Site, read};
use crate::stories::{area, district, english, news, page, unit, with_body, work};

const PLACE: &str = "district = \"moc-chau\"\ncommune = \"tan-lap\"";

/// The three ways to be hidden, each on a work with a title that stands nowhere else.
fn hidden_works() -> Vec<Site> {
    let secret = |facts: &str| {
        let facts = format!("title = \"Chuyện kín\"\n{PLACE}\n{facts}");
        Site::new(&(work("chuyen-kin", &facts) + &english("works/chuyen-kin", "")))
    };
    let mut approving = secret("");
    approving.edit("site.toml", "[pages]", "[approval]\nrequired = true\n[pages]");
    vec![secret("draft = true"), secret("publish_on = 2024-10-02"), approving]
}

fn shown(site: &mut Site) -> Run {
    site.drafts = Drafts::Shown;
    site.build()
}

// Nothing gets out

#[test]
fn a_hidden_work_stands_in_no_output() {
    for mut site in hidden_works() {
        let run = site.build().good();
        for path in run.files.keys().filter(|path| !path.starts_with("assets/")) {
            let text = run.file(path);
            assert!(!path.contains("chuyen-kin") && !text.contains("chuyen-kin"), "{path}");
            assert!(!text.contains("Chuyện kín"), "{path}");
        }
    }
}

#[test]
fn a_hidden_work_makes_no_number_larger() {
    let nothing = Site::new("").build().good();
    for mut site in hidden_works().into_iter().take(2) {
        assert!(site.build().good().files == nothing.files, "as if it were not there");
    }
}

#[test]
fn a_visible_work_stands_in_all_of_these_places() {
    // Without this the tests above would pass on a site that shows no work at all.
    let facts = format!("title = \"Chuyện mở\"\n{PLACE}");
    let run = Site::new(&work("chuyen-mo", &facts)).build().good();
    let outputs = [
        "/index.html",
        "/cong-trinh/index.html",
        "/cong-trinh/chuyen-mo/index.html",
        "/huyen/moc-chau/index.html",
        "/huyen/moc-chau/tan-lap/index.html",
        "/linh-vuc/dai-hoi/index.html",
        "/linh-vuc/dai-hoi/moc-chau/index.html",
        "/feed.xml",
        "/sitemap.xml",
    ];
    for output in outputs {
        let text = run.file(output);
        assert!(text.contains("Chuyện mở") || text.contains("chuyen-mo"), "{output}");
    }
}

#[test]
fn units_news_pages_and_places_can_be_drafts_as_well() {
    let draft = "draft = true";
    let mut site = Site::new(&[unit("a", draft), news("b", draft), page("c", draft)].concat());
    let hidden = district("yen-chau", "Yên Châu", &[("phieng-khoai", "Phiêng Khoài")]).replacen(
        "+++\n",
        "+++\ndraft = true\n",
        1,
    );
    let path = "content/districts/yen-chau.md";
    site.write(path, hidden.replace(&format!("//- {path}\n"), ""));
    let run = site.build().good();
    for address in ["/don-vi/a/", "/tin-tuc/b/", "/c/", "/huyen/yen-chau/"] {
        assert!(!run.has(address), "{address}");
    }
    assert!(run.page("/tien-do/").text(".figure-sentence").starts_with("0 / 2 "));
}

// When

#[test]
fn a_work_is_there_on_the_day_on_which_it_shall_be_published() {
    let mut site = Site::new(&work("cau", "publish_on = 2024-10-02"));
    assert!(!site.build().good().has("/cong-trinh/cau/"), "today is 1 October");
    site.today = Date::new(2024, 10, 2).unwrap();
    assert!(site.build().good().has("/cong-trinh/cau/"));
}

#[test]
fn the_date_of_a_story_never_hides_it() {
    let files = work("cau", "date = 2030-01-01") + &news("tin", "date = 2030-01-01");
    let run = Site::new(&files).build().good();
    assert!(run.has("/cong-trinh/cau/") && run.has("/tin-tuc/tin/"));
}

// Approval

fn approving(files: &str) -> Site {
    let mut site = Site::new(files);
    site.edit("site.toml", "[pages]", "[approval]\nrequired = true\n[pages]");
    site
}

#[test]
fn where_approval_is_required_a_story_without_it_is_hidden() {
    let run = approving(&(work("cau", "") + &unit("ban", "") + &news("tin", ""))).build().good();
    assert!(!run.has("/cong-trinh/cau/") && !run.has("/don-vi/ban/") && !run.has("/tin-tuc/tin/"));
}

#[test]
fn places_and_pages_need_no_approval() {
    let run = approving("").build().good();
    assert!(
        run.has("/gioi-thieu/") && run.has("/huyen/moc-chau/") && run.has("/linh-vuc/dai-hoi/")
    );
}

#[test]
fn where_no_approval_is_required_none_is_missed() {
    assert!(Site::new(&work("cau", "")).build().good().has("/cong-trinh/cau/"));
}

// The list of what was left out

#[test]
fn what_is_left_out_is_listed_with_its_reason() {
    let files = [work("a", "draft = true"), work("b", "publish_on = 2024-11-01"), work("c", "")];
    let folder = laid_out(&approving(&files.concat()));
    let inputs = Inputs {
        sources: read(folder.path()),
        problems: Vec::new(),
        today: Today::Given(Date::new(2024, 10, 1).unwrap()),
        base_url: None,
        links: Links::FromRoot,
        drafts: Drafts::Hidden,
        finish: Finish::Minified,
    };
    let built = pipeline::build(&inputs, &mut Memory::default(), &mut Unwatched::default());
    let hidden = built.made.unwrap().catalogue.hidden;
    let listed: Vec<(&str, String, &str)> = hidden
        .iter()
        .map(|one| (one.path.as_str(), one.id.to_string(), (&one.reason).into()))
        .collect();
    let expected = [
        ("content/works/a.md", "works/a".to_owned(), "draft"),
        ("content/works/b.md", "works/b".to_owned(), "not-due"),
        ("content/works/c.md", "works/c".to_owned(), "not-approved"),
    ];
    assert_eq!(listed, expected);
}

// Shown to its author

#[test]
fn with_drafts_a_hidden_page_is_there_and_says_why_it_is_not_public() {
    let bands = [
        "Bản nháp: trang này chưa được đăng.",
        "Chưa đến ngày đăng: trang này chưa được đăng.",
        "Chưa được duyệt: trang này chưa được đăng.",
    ];
    for (mut site, band) in hidden_works().into_iter().zip(bands) {
        let run = shown(&mut site).good();
        assert_eq!(run.page("/cong-trinh/chuyen-kin/").text(".notice"), band);
        assert!(run.page("/en/works/chuyen-kin/").text(".notice").ends_with("is not public."));
    }
}

#[test]
fn with_drafts_a_hidden_page_is_not_for_search_engines() {
    for mut site in hidden_works() {
        let run = shown(&mut site).good();
        let page = run.page("/cong-trinh/chuyen-kin/");
        assert_eq!(page.attribute("meta[name=robots]", "content"), "noindex");
        assert!(!run.file("/sitemap.xml").contains("chuyen-kin"));
    }
}

#[test]
fn with_drafts_a_hidden_place_or_area_is_treated_alike() {
    let mut files = district("yen-chau", "Yên Châu", &[("phieng-khoai", "Phiêng Khoài")]);
    files = files.replacen("+++\n", "+++\ndraft = true\n", 1);
    files += &area("nhap", 9).replacen("+++\n", "+++\ndraft = true\n", 1);
    let run = shown(&mut Site::new(&files)).good();
    let pages = ["/huyen/yen-chau/", "/huyen/yen-chau/phieng-khoai/", "/linh-vuc/nhap/"];
    for address in pages {
        let page = run.page(address);
        assert_eq!(page.text(".notice"), "Bản nháp: trang này chưa được đăng.", "{address}");
        assert_eq!(page.attribute("meta[name=robots]", "content"), "noindex", "{address}");
        let listed = run.file("/sitemap.xml").contains(&format!("org{address}<"));
        assert!(!listed, "{address} is not for search engines, and the sitemap names it");
    }
}

#[test]
fn with_drafts_a_public_page_carries_no_band() {
    let run = shown(&mut Site::new(&(work("cau", "") + &work("nhap", "draft = true")))).good();
    let page = run.page("/cong-trinh/cau/");
    assert!(page.texts(".notice").is_empty());
    assert!(page.attributes("meta[name=robots]", "content").is_empty());
}

// A half-written draft stops nobody

#[test]
fn mistakes_in_a_hidden_entry_are_warnings() {
    let mistakes = "draft = true\nareas = 3\nkind = \"wrok\"\ncolour = \"red\"";
    let run = Site::new(&work("nhap", mistakes)).build().good();
    assert_eq!(run.errors(), Vec::<&str>::new());
    let mut codes = run.codes();
    codes.sort_unstable();
    assert_eq!(codes, ["unknown-key", "unknown-value", "wrong-type"]);
    assert!(run.said(English).contains("warning[unknown-key]"));
}

#[test]
fn mistakes_in_the_translation_of_a_hidden_entry_are_warnings() {
    let files = work("nhap", "draft = true") + &english("works/nhap", "date = 2024-01-01");
    let run = Site::new(&files).build().good();
    assert_eq!((run.codes(), run.errors()), (vec!["fact-in-translation"], vec![]));
}

#[test]
fn the_same_mistakes_in_a_visible_entry_are_errors() {
    let run = Site::new(&work("cau", "colour = \"red\"")).build();
    assert_eq!((run.errors(), run.is_good), (vec!["unknown-key"], false));
}

#[test]
fn with_drafts_mistakes_of_every_kind_in_a_draft_are_still_warnings() {
    let draft = "draft = true";
    let drafts = [
        work("nhap", &format!("{draft}\ndistrict = \"khong-co\"")),
        with_body(&work("nhap", draft), "[chữ](works/khong-co)"),
        with_body(&work("nhap", draft), "[chữ](#khong-co)"),
        work("nhap", &format!("{draft}\nslug = \"trang-2\"")),
        work("nhap", &format!("{draft}\nslug = \"Có Dấu\"")),
        work("nhap", &format!("{draft}\naliases = [\"không\"]")),
    ];
    let stopped: Vec<String> = drafts
        .iter()
        .filter_map(|files| {
            let run = shown(&mut Site::new(files));
            assert_eq!(run.codes().len(), 1, "{files}");
            (!run.is_good).then(|| run.errors().concat())
        })
        .collect();
    assert!(stopped.is_empty(), "these stop the preview of everybody: {stopped:?}");
}

#[test]
fn a_hidden_entry_takes_no_address_from_a_visible_one() {
    let files = work("cau", "") + &work("nhap", "draft = true\nslug = \"cau\"");
    assert!(Site::new(&files).build().good().has("/cong-trinh/cau/"));
}

// References to what is hidden

#[test]
fn a_visible_work_of_a_hidden_unit_is_a_problem_that_says_why() {
    let files = unit("ban", "draft = true") + &work("cau", "unit = \"units/ban\"");
    let run = Site::new(&files).build();
    assert_eq!(run.errors(), ["hidden-reference"]);
    let said = run.said(English);
    assert!(said.contains("This names the unit “units/ban”, which is not public"), "{said}");
    assert!(said.contains("content/works/cau.md"), "{said}");
}

#[test]
fn hidden_districts_and_areas_are_told_from_those_that_never_were() {
    let hidden = |text: String| text.replacen("+++\n", "+++\ndraft = true\n", 1);
    let files = [
        hidden(district("yen-chau", "Yên Châu", &[])),
        hidden(area("nhap", 9)),
        work("a", "district = \"yen-chau\""),
        work("b", "areas = [\"nhap\"]"),
        work("c", "areas = [\"khong-co\"]"),
    ];
    let run = Site::new(&files.concat()).build();
    assert_eq!(run.errors(), ["hidden-reference", "hidden-reference", "unknown-reference"]);
}

#[test]
fn with_drafts_a_hidden_unit_can_be_named() {
    let files = unit("ban", "draft = true") + &work("cau", "unit = \"units/ban\"");
    assert!(shown(&mut Site::new(&files)).good().has("/don-vi/ban/"));
}

#[test]
fn a_page_that_every_page_links_to_may_not_be_hidden() {
    let mut site = Site::new("");
    site.edit("content/pages/lien-he.md", "title", "draft = true\ntitle");
    let run = site.build();
    assert_eq!(run.errors(), ["hidden-reference"]);
    assert!(run.said(English).contains("site.toml"));
}
