//! What machines read: the head of every page, structured data, the not-found page, the security
//! files, and the days that documents state, which come from the content and never from the clock.

use lantoa::language::date::Date;
use serde_json::Value;

use crate::site::{Page, Run, Site};
use crate::stories::{english, news, page, unit, work, works};

/// Every page of the output, with its file.
fn pages(run: &Run) -> Vec<(&str, Page)> {
    let paths = run.files.keys().filter(|path| path.ends_with(".html"));
    paths
        .map(|path| (path.as_str(), Page(scraper::Html::parse_document(&run.file(path)))))
        .collect()
}

/// A site with a page of every kind.
fn one_of_each() -> Run {
    let files = [
        work("cau", "title = \"Cầu bản Xà\"\nsummary = \"Một cây cầu.\"\nupdated = 2024-05-01"),
        english("works/cau", "title = \"The bridge\"\nsummary = \"A bridge.\""),
        unit("ban", "updated = 2024-04-01"),
        news("tin", ""),
        page("trang", ""),
    ];
    Site::new(&files.concat()).build().good()
}

/// The things of a type in a page's structured data.
fn things(page: &Page, kind: &str) -> Vec<Value> {
    let data: Value =
        serde_json::from_str(&page.text("script[type='application/ld+json']")).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    let graph = data["@graph"].as_array().unwrap();
    graph.iter().filter(|thing| thing["@type"] == kind).cloned().collect()
}

// The head

#[test]
fn every_page_names_its_own_whole_address() {
    let run = one_of_each();
    let mut seen = 0;
    for (path, page) in pages(&run).into_iter().filter(|(path, _)| *path != "404.html") {
        let own = format!("https://example.org/{}", path.strip_suffix("index.html").unwrap());
        assert_eq!(page.attributes("link[rel=canonical]", "href"), [own.as_str()], "{path}");
        assert_eq!(page.attribute("meta[property='og:url']", "content"), own);
        seen += 1;
    }
    assert!(seen > 30, "only {seen} pages were looked at");
}

#[test]
fn every_page_has_one_title_one_heading_and_a_description() {
    let run = one_of_each();
    for (path, page) in pages(&run) {
        assert_eq!(page.texts("title").len(), 1, "{path}");
        assert_eq!(page.texts("h1").len(), 1, "{path}");
        assert!(!page.text("h1").is_empty(), "{path}");
        assert!(!page.attribute("meta[name=description]", "content").is_empty(), "{path}");
    }
}

#[test]
fn no_two_pages_of_a_language_have_one_title() {
    let place = "district = \"moc-chau\"\ncommune = \"tan-lap\"";
    let run = Site::new(&works(21, place)).build().good();
    let mut titles = std::collections::BTreeMap::new();
    for (path, page) in pages(&run) {
        let key = (path.starts_with("en/"), page.text("title"));
        let other = titles.insert(key.clone(), path);
        assert_eq!(other, None, "{path} has the title {key:?} as well");
    }
}

#[test]
fn a_shared_link_shows_title_summary_kind_and_language() {
    let run = one_of_each();
    let property = |address: &str, name: &str| {
        run.page(address).attribute(&format!("meta[property='og:{name}']"), "content")
    };
    let story = "/cong-trinh/cau/";
    assert_eq!(property(story, "title"), "Cầu bản Xà – Trang thử");
    assert_eq!(property(story, "description"), "Một cây cầu.");
    assert_eq!(property(story, "type"), "article");
    assert_eq!(property(story, "locale"), "vi_VN");
    assert_eq!(property(story, "site_name"), "Trang thử");
    assert_eq!(property("/en/works/cau/", "locale"), "en_GB");
    assert_eq!(property("/cong-trinh/", "type"), "website");
}

#[test]
fn a_story_states_the_days_of_its_content() {
    let page = one_of_each().page("/cong-trinh/cau/");
    let day = |name: &str| page.attribute(&format!("meta[property='article:{name}']"), "content");
    assert_eq!(day("published_time"), "2024-03-15");
    assert_eq!(day("modified_time"), "2024-05-01");
}

#[test]
fn no_page_needs_what_the_content_policy_forbids() {
    // default-src 'self' without unsafe-inline: no inline script, style, or handler would work.
    for (path, page) in pages(&one_of_each()) {
        let scripts = "script:not([src]):not([type='application/ld+json'])";
        assert!(page.texts(scripts).is_empty(), "{path}");
        assert!(page.texts("style, [style], [onclick], [onload], [onerror]").is_empty(), "{path}");
        let policy = page.attribute("meta[http-equiv=Content-Security-Policy]", "content");
        assert!(policy.starts_with("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    }
}

// Structured data

#[test]
fn every_page_says_who_publishes_the_site() {
    for (path, page) in pages(&one_of_each()).into_iter().filter(|(path, _)| *path != "404.html") {
        let owner = things(&page, "Organization");
        assert_eq!(owner.len(), 1, "{path}");
        let expected = if path.starts_with("en/") { "Test committee" } else { "Ủy ban thử" };
        assert_eq!(owner[0]["name"], expected, "{path}");
    }
}

#[test]
fn a_story_is_an_article_with_its_days_and_its_publisher() {
    let page = one_of_each().page("/en/works/cau/");
    let article = things(&page, "Article").remove(0);
    assert_eq!(article["headline"], "The bridge");
    assert_eq!(article["description"], "A bridge.");
    assert_eq!(article["inLanguage"], "en");
    assert_eq!(article["datePublished"], "2024-03-15");
    assert_eq!(article["dateModified"], "2024-05-01");
    assert_eq!(article["mainEntityOfPage"], "https://example.org/en/works/cau/");
    let owner = things(&page, "Organization").remove(0);
    assert_eq!(article["publisher"]["@id"], owner["@id"]);
}

#[test]
fn a_list_is_no_article() {
    assert!(things(&one_of_each().page("/cong-trinh/"), "Article").is_empty());
}

#[test]
fn the_breadcrumbs_are_told_to_search_engines_as_they_stand() {
    let page = one_of_each().page("/huyen/moc-chau/tan-lap/");
    let list = things(&page, "BreadcrumbList").remove(0);
    let items = list["itemListElement"].as_array().unwrap();
    let names: Vec<_> = items.iter().map(|item| item["name"].as_str().unwrap()).collect();
    assert_eq!(names, page.texts(".crumbs a"));
    let positions: Vec<_> = items.iter().map(|item| item["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, [1, 2, 3, 4]);
    assert_eq!(items[3]["item"], "https://example.org/huyen/moc-chau/tan-lap/");
}

#[test]
fn nothing_unknown_stands_in_the_data() {
    // schema.org has no null: a unit without a day states none.
    let run = Site::new(&unit("ban", "")).build().good();
    let page = run.page("/don-vi/ban/");
    let data = page.text("script[type='application/ld+json']");
    assert!(!data.contains("null"), "{data}");
}

// Not found

#[test]
fn the_not_found_page_speaks_both_languages() {
    let page = Page(scraper::Html::parse_document(&one_of_each().file("/404.html")));
    assert_eq!(page.text("section[lang=vi] h1"), "Không tìm thấy trang này");
    assert_eq!(page.text("section[lang=en] h2"), "This page could not be found");
    let ways = |code: &str| page.attributes(&format!("section[lang={code}] a"), "href");
    assert_eq!(ways("vi"), ["/", "/cong-trinh/", "/huyen/"]);
    assert_eq!(ways("en"), ["/en/", "/en/works/", "/en/districts/"]);
}

#[test]
fn the_not_found_page_claims_no_address() {
    let run = one_of_each();
    let page = Page(scraper::Html::parse_document(&run.file("/404.html")));
    assert!(page.texts("link[rel=canonical], link[hreflang]").is_empty());
    assert_eq!(page.attribute("meta[name=robots]", "content"), "noindex");
    assert!(!run.file("/sitemap.xml").contains("404"));
}

// Files for hosts

#[test]
fn robots_may_read_everything_and_find_the_map() {
    let robots = one_of_each().file("/robots.txt");
    let lines: Vec<&str> = robots.lines().filter(|line| !line.is_empty()).collect();
    let map = "Sitemap: https://example.org/sitemap.xml";
    assert_eq!(lines, ["User-agent: *", "Allow: /", map]);
}

#[test]
fn security_txt_has_the_fields_of_rfc_9116() {
    let mut site = Site::new("");
    let security = "[security]\ncontact = \"mailto:a@example.org\"\nexpires = 2025-12-31\n[pages]";
    site.edit("site.toml", "[pages]", security);
    let text = site.build().good().file("/.well-known/security.txt");
    let fields: Vec<(&str, &str)> =
        text.lines().map(|line| line.split_once(": ").unwrap()).collect();
    let expected = [
        ("Contact", "mailto:a@example.org"),
        ("Expires", "2025-12-31T00:00:00Z"),
        ("Preferred-Languages", "vi, en"),
        ("Canonical", "https://example.org/.well-known/security.txt"),
    ];
    assert_eq!(fields, expected);
}

#[test]
fn a_contact_for_security_must_be_one_that_can_be_used() {
    let mut site = Site::new("");
    let security = "[security]\ncontact = \"a@example.org\"\nexpires = 2025-12-31\n[pages]";
    site.edit("site.toml", "[pages]", security);
    assert_eq!(site.build().errors(), ["bad-contact"]);
}

#[test]
fn the_headers_forbid_frames_and_keep_assets_for_a_year() {
    let headers = one_of_each().file("/_headers");
    let (everything, assets) = headers.split_once("\n\n").unwrap();
    assert!(everything.starts_with("/*\n"));
    for line in ["default-src 'self'", "frame-ancestors 'none'", "nosniff", "Referrer-Policy: "] {
        assert!(everything.contains(line), "{line}");
    }
    assert!(!everything.contains("unsafe-"));
    assert!(assets.starts_with("/assets/*\n") && assets.contains("max-age=31536000, immutable"));
}

// Days

#[test]
fn the_last_day_before_a_deadline_is_the_day_before() {
    let run = one_of_each();
    let cell = "table.words td:nth-child(2)";
    let vietnamese = "Trước ngày 30 tháng 6 năm 2024; ngày cuối cùng còn kịp là \
                      ngày 29 tháng 6 năm 2024.";
    assert_eq!(run.page("/ke-hoach/").text(cell), vietnamese);
    let english = "Before 30 June 2024; the last day in time is 29 June 2024.";
    assert_eq!(run.page("/en/plan/").text(cell), english);
}

#[test]
fn the_day_of_a_deadline_that_says_no_later_than_is_in_time() {
    let mut site = Site::new("");
    site.edit("content/campaign.md", "rule = \"before\"", "rule = \"no-later-than\"");
    let said = site.build().good().page("/en/plan/").text("table.words td:nth-child(2)");
    assert_eq!(said, "By 30 June 2024; that day is still in time.");
}

#[test]
fn a_deadline_on_the_first_of_march_has_its_last_day_on_the_leap_day() {
    let mut site = Site::new("");
    site.edit("content/campaign.md", "date = 2024-06-30", "date = 2024-03-01");
    let said = site.build().good().page("/en/plan/").text("table.words td:nth-child(2)");
    assert!(said.ends_with("the last day in time is 29 February 2024."), "{said}");
}

#[test]
fn a_page_is_said_to_be_updated_on_the_day_that_its_content_says() {
    let files = work("moi", "updated = 2024-05-01") + &work("cu", "") + &page("trang", "");
    let run = Site::new(&files).build().good();
    let updated = |address: &str| run.page(address).texts(".text > .meta");
    assert_eq!(updated("/cong-trinh/moi/"), ["Cập nhật: ngày 1 tháng 5 năm 2024"]);
    assert_eq!(updated("/cong-trinh/cu/"), ["Cập nhật: ngày 15 tháng 3 năm 2024"]);
    assert!(updated("/trang/").is_empty(), "what has no day is given none");
}

#[test]
fn the_day_of_the_build_stands_nowhere() {
    let mut site = Site::new(&(work("cau", "") + &news("tin", "")));
    let before = site.clean().good();
    site.today = Date::new(2031, 12, 24).unwrap();
    assert!(site.clean().good().files == before.files);
}
