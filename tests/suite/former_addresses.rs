//! A link once published never dies: aliases lead on, and what is withdrawn says so.

use lantoa::language::Language::English;

use crate::site::Site;
use crate::stories::{area, english, news, page, unit, work, works};

// Aliases

#[test]
fn a_former_address_leads_to_where_the_page_is_now() {
    let run = Site::new(&work("cau", "aliases = [\"/cong-trinh/cau-cu/\"]")).build().good();
    let page = run.page("/cong-trinh/cau-cu/");
    let refresh = page.attribute("meta[http-equiv=refresh]", "content");
    assert_eq!(refresh, "0; url=/cong-trinh/cau/");
    let canonical = page.attribute("link[rel=canonical]", "href");
    assert_eq!(canonical, "https://example.org/cong-trinh/cau/");
    assert_eq!(page.attribute("a", "href"), "/cong-trinh/cau/", "for browsers without refresh");
}

#[test]
fn a_former_address_is_not_for_search_engines() {
    let run = Site::new(&work("cau", "aliases = [\"/cong-trinh/cau-cu/\"]")).build().good();
    let robots = run.page("/cong-trinh/cau-cu/").attribute("meta[name=robots]", "content");
    assert_eq!(robots, "noindex");
    assert!(!run.file("/sitemap.xml").contains("cau-cu"));
}

#[test]
fn an_alias_in_a_translation_leads_to_the_translation() {
    let translation = english("works/cau", "aliases = [\"/en/works/old-bridge/\"]");
    let run = Site::new(&(work("cau", "") + &translation)).build().good();
    let page = run.page("/en/works/old-bridge/");
    assert_eq!(page.attribute("a", "href"), "/en/works/cau/");
    assert_eq!(page.attribute("html", "lang"), "en");
}

#[test]
fn every_kind_of_story_and_place_may_have_moved() {
    let alias = "aliases = [\"/cu/\"]";
    let district = "content/districts/moc-chau.md";
    let mut of_a_district = Site::new("");
    of_a_district.edit(district, "type = \"huyện\"", &format!("type = \"huyện\"\n{alias}"));
    let mut of_a_commune = Site::new("");
    of_a_commune.edit(district, "slug = \"tan-lap\"", &format!("slug = \"tan-lap\"\n{alias}"));
    let mut of_an_area = Site::new("");
    of_an_area.edit("content/areas/dai-hoi.md", "number = 3", &format!("number = 3\n{alias}"));
    let moved = [
        (Site::new(&unit("ban", alias)), "/don-vi/ban/"),
        (Site::new(&news("tin", alias)), "/tin-tuc/tin/"),
        (Site::new(&page("trang", alias)), "/trang/"),
        (of_a_district, "/huyen/moc-chau/"),
        (of_a_commune, "/huyen/moc-chau/tan-lap/"),
        (of_an_area, "/linh-vuc/dai-hoi/"),
    ];
    for (mut site, now) in moved {
        assert_eq!(site.build().good().page("/cu/").attribute("a", "href"), now);
    }
}

#[test]
fn the_plan_may_have_moved() {
    let mut site = Site::new("");
    let number = "number = \"1/KH\"";
    let alias = format!("{number}\naliases = [\"/ke-hoach-cu/\"]");
    site.edit("content/campaign.md", number, &alias);
    let run = site.build().good();
    assert!(run.has("/ke-hoach-cu/"), "an alias that is accepted must lead somewhere");
    assert_eq!(run.page("/ke-hoach-cu/").attribute("a", "href"), "/ke-hoach/");
}

#[test]
fn an_alias_may_be_written_without_its_last_slash() {
    let run = Site::new(&work("cau", "aliases = [\"/tin/cu\"]")).build().good();
    assert_eq!(run.page("/tin/cu/").attribute("a", "href"), "/cong-trinh/cau/");
}

#[test]
fn an_alias_at_a_living_address_is_a_problem_that_names_who_lives_there() {
    let files = work("cau", "") + &work("duong", "aliases = [\"/cong-trinh/cau/\"]");
    let run = Site::new(&files).build();
    assert_eq!(run.errors(), ["address-taken"]);
    assert!(run.said(English).contains("“content/works/cau.md” has it already"));
}

#[test]
fn an_alias_that_would_lead_to_itself_is_a_problem() {
    let run = Site::new(&work("cau", "aliases = [\"/cong-trinh/cau/\"]")).build();
    assert_eq!(run.errors(), ["alias-to-itself"]);
    let translation = english("works/cau", "aliases = [\"/en/works/cau\"]");
    let run = Site::new(&(work("cau", "") + &translation)).build();
    assert_eq!(run.errors(), ["alias-to-itself"]);
}

#[test]
fn aliases_cannot_lead_in_a_circle() {
    // Each has the other's present address: wherever one would begin, a page stands.
    let files = work("cau", "aliases = [\"/cong-trinh/duong/\"]")
        + &work("duong", "aliases = [\"/cong-trinh/cau/\"]");
    assert_eq!(Site::new(&files).build().errors(), ["address-taken", "address-taken"]);
}

#[test]
fn every_former_address_leads_to_the_page_at_once_and_not_over_another() {
    // Renamed twice: each alias stands with the page, so no chain can arise.
    let files = work("cau", "aliases = [\"/cong-trinh/mot/\", \"/cong-trinh/hai/\"]");
    let run = Site::new(&files).build().good();
    for former in ["/cong-trinh/mot/", "/cong-trinh/hai/"] {
        assert_eq!(run.page(former).attribute("a", "href"), "/cong-trinh/cau/");
    }
    // An alias at another entry's alias would be one; it is refused.
    let files =
        work("cau", "aliases = [\"/cong-trinh/mot/\"]") + &work("mot-moi", "slug = \"mot\"");
    assert_eq!(Site::new(&files).build().errors(), ["address-taken"]);
}

#[test]
fn one_former_address_cannot_lead_to_two_pages() {
    let alias = "aliases = [\"/cu/\"]";
    let run = Site::new(&(work("cau", alias) + &work("duong", alias))).build();
    assert_eq!(run.errors(), ["address-taken"]);
}

#[test]
fn an_alias_cannot_take_the_place_of_a_list_s_second_page() {
    let files = works(21, "") + &work("cau", "aliases = [\"/cong-trinh/trang-2/\"]");
    let run = Site::new(&files).build();
    assert!(!run.is_good, "one of the two pages is lost without a word");
    assert_eq!(run.errors(), ["address-taken"]);
}

#[test]
fn an_alias_cannot_stand_where_the_site_has_a_file() {
    // No disk can hold a file and a folder of one name.
    let files = ["/feed.xml", "/en/feed.xml", "/sitemap.xml", "/robots.txt", "/404.html"];
    let alias =
        |file: &&str| Site::new(&work("cau", &format!("aliases = [\"{file}\"]"))).build().is_good;
    let accepted: Vec<_> = files.into_iter().filter(alias).collect();
    assert!(accepted.is_empty(), "{accepted:?}");
}

#[test]
fn an_alias_that_is_no_plain_path_of_the_site_is_a_problem() {
    let bad = [
        "cong-trinh/cu/",
        "https://example.org/cu/",
        "//example.org/cu/",
        "/../cu/",
        "/a/../../b/",
        "/a//b/",
        "/có dấu/",
        "/a b/",
        "/a?b=c",
        "/a#b",
        "/",
        "/a\\\\b/",
        "/.well-known/x/",
    ];
    for alias in bad {
        let run = Site::new(&work("cau", &format!("aliases = [\"{alias}\"]"))).build();
        assert_eq!(run.errors(), ["bad-alias"], "{alias}");
    }
}

#[test]
fn a_former_address_of_a_hidden_entry_leads_nowhere() {
    // A redirect to a page that is not there would be a dead link, and would betray the draft.
    let run = Site::new(&work("cau", "draft = true\naliases = [\"/cu/\"]")).build().good();
    assert!(!run.has("/cu/"));
}

// Withdrawn

/// A site that withdraws an address.
fn gone(files: &str, address: &str) -> Site {
    let mut site = Site::new(files);
    let text = site.text("site.toml");
    let withdrawn = format!("{text}\n[[gone]]\naddress = \"{address}\"\non = 2024-05-01\n");
    site.write("site.toml", withdrawn);
    site
}

#[test]
fn an_address_withdrawn_on_purpose_says_so_and_since_when() {
    let page = gone("", "/cong-trinh/cu/").build().good().page("/cong-trinh/cu/");
    assert_eq!(page.text("h1"), "Trang đã được gỡ");
    assert_eq!(page.attribute("main time", "datetime"), "2024-05-01");
    assert_eq!(page.attribute("meta[name=robots]", "content"), "noindex");
    assert!(page.attributes("link[rel=canonical]", "href").is_empty());
}

#[test]
fn a_page_that_stands_cannot_be_said_to_be_withdrawn() {
    let run = gone(&work("cau", ""), "/cong-trinh/cau/").build();
    assert_eq!(run.errors(), ["gone-but-there"]);
    assert!(run.said(English).contains("content/works/cau.md"));
}

#[test]
fn a_list_s_second_page_cannot_be_said_to_be_withdrawn() {
    let run = gone(&works(21, ""), "/cong-trinh/trang-2/").build();
    assert_eq!(run.errors(), ["gone-but-there"]);
}

#[test]
fn an_address_cannot_lead_on_and_be_withdrawn() {
    let run = gone(&work("cau", "aliases = [\"/cu/\"]"), "/cu/").build();
    assert_eq!(run.errors(), ["address-taken"]);
}

#[test]
fn a_withdrawn_address_must_be_a_plain_path() {
    assert_eq!(gone("", "https://example.org/cu/").build().errors(), ["bad-alias"]);
}

#[test]
fn the_story_of_a_withdrawn_page_is_told_nowhere() {
    let run = gone(&area("doan-ket", 2), "/cong-trinh/cu/").build().good();
    for (path, _) in run.files.iter().filter(|(path, _)| !path.starts_with("assets/")) {
        assert!(!run.file(path).contains("cong-trinh/cu/"), "{path}");
    }
}
