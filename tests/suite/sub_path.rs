//! A site below a path (`https://…/thi-dua/`): every address begins with it.

use crate::site::{Page, Site};
use crate::stories::{english, news, unit, work, works};

/// A site with lists of two pages, stories of every kind, a redirect and a withdrawn address,
/// read at the given address.
fn site_at(base_url: &str) -> Site {
    let files = [
        works(21, "district = \"moc-chau\""),
        work("cau", "commune = \"tan-lap\"\ndistrict = \"moc-chau\"\naliases = [\"/cu/\"]"),
        unit("ban", ""),
        english("units/ban", ""),
        news("tin", ""),
    ];
    let mut site = Site::new(&files.concat());
    let text = site.text("site.toml").replace("https://example.org/", base_url);
    site.write("site.toml", text + "[[gone]]\naddress = \"/mat/\"\non = 2024-05-01\n");
    site
}

/// Every address that the elements of a page name.
fn addresses(page: &Page) -> Vec<String> {
    let mut all = page.attributes("[href]", "href");
    all.extend(page.attributes("[src]", "src"));
    let refresh = page.attributes("meta[http-equiv=refresh]", "content");
    all.extend(refresh.iter().filter_map(|text| Some(text.split_once("url=")?.1.to_owned())));
    all
}

#[test]
fn every_address_on_every_page_begins_with_the_sub_path() {
    let run = site_at("https://example.org/thi-dua/").build().good();
    let mut seen = 0;
    for path in run.files.keys().filter(|path| path.ends_with(".html")) {
        let page = Page(scraper::Html::parse_document(&run.file(path)));
        for address in addresses(&page) {
            let own = address.starts_with("/thi-dua/") || address.starts_with('#');
            let absolute = address.starts_with("https://example.org/thi-dua/");
            assert!(own || absolute, "{path} names {address}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "only {seen} addresses were looked at");
}

#[test]
fn the_files_lie_where_they_would_at_a_root() {
    let below = site_at("https://example.org/thi-dua/").build().good();
    let at_root = site_at("https://example.org/").build().good();
    assert_eq!(below.files.keys().collect::<Vec<_>>(), at_root.files.keys().collect::<Vec<_>>());
}

#[test]
fn canonical_and_open_graph_name_the_whole_address() {
    let page = site_at("https://example.org/thi-dua/").build().good().page("/cong-trinh/cau/");
    let whole = "https://example.org/thi-dua/cong-trinh/cau/";
    assert_eq!(page.attribute("link[rel=canonical]", "href"), whole);
    assert_eq!(page.attribute("meta[property='og:url']", "content"), whole);
}

#[test]
fn sitemap_feed_robots_and_headers_know_the_sub_path() {
    let run = site_at("https://example.org/thi-dua/").build().good();
    for file in ["/sitemap.xml", "/feed.xml", "/en/feed.xml"] {
        let text = run.file(file);
        let all = text.matches("https://example.org/").count();
        assert!(all > 0 && all == text.matches("https://example.org/thi-dua/").count(), "{file}");
    }
    assert!(run.file("/robots.txt").contains("Sitemap: https://example.org/thi-dua/sitemap.xml\n"));
    let headers = run.file("/_headers");
    let paths: Vec<&str> = headers.lines().filter(|line| line.starts_with('/')).collect();
    assert_eq!(paths, ["/thi-dua/*", "/thi-dua/assets/*", "/thi-dua/photos/*"]);
}

#[test]
fn a_sub_path_may_be_written_without_its_last_slash() {
    let without = site_at("https://example.org/thi-dua").build().good();
    assert!(without.files == site_at("https://example.org/thi-dua/").build().good().files);
}

#[test]
fn an_address_given_on_the_command_line_goes_before_site_toml() {
    let mut site = site_at("https://example.org/");
    site.base_url = Some("https://example.net/thi-dua/");
    let given = site.build().good();
    assert!(given.files == site_at("https://example.net/thi-dua/").build().good().files);
}

#[test]
fn files_that_only_work_at_a_host_s_root_are_warned_of_below_it() {
    let security = "[security]\ncontact = \"mailto:a@example.org\"\nexpires = 2025-12-31\n[pages]";
    let warns = |base_url: &str, with_security: bool| {
        let mut site = site_at(base_url);
        if with_security {
            site.edit("site.toml", "[pages]", security);
        }
        site.build().good().codes().contains(&"root-files-under-sub-path")
    };
    assert!(warns("https://example.org/thi-dua/", true));
    assert!(warns("https://example.org/thi-dua/", false), "robots.txt means nothing there either");
    assert!(!warns("https://example.org/", true));
}
