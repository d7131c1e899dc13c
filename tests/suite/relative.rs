//! With `--relative` the same site opens from a USB stick by double click: every link names a file
//! of the output, and none begins at a root that a stick does not have.

use lantoa::view::Links;
use url::Url;

use crate::site::{Page, Run, Site};
use crate::stories::{english, news, unit, with_body, work, works};

/// A site with stories of every kind, lists of two pages, links in bodies, a redirect and a
/// withdrawn address, its pages naming each other.
fn relative() -> Run {
    let body = "[đơn vị](units/ban) [xã](/huyen/moc-chau/tan-lap/) [mục](#muc)\n\n## Mục\n";
    let place = "district = \"moc-chau\"\ncommune = \"tan-lap\"\nunit = \"units/ban\"";
    let files = [
        works(21, "district = \"moc-chau\""),
        with_body(&work("cau", &format!("{place}\naliases = [\"/a/b/cu/\"]")), body),
        with_body(&english("works/cau", ""), "[unit](units/ban) [news](news/tin#dau-tien)"),
        unit("ban", "kind = \"member-organisation\""),
        with_body(&news("tin", ""), "## Đầu tiên"),
    ];
    let mut site = Site::new(&files.concat());
    let text = site.text("site.toml");
    site.write("site.toml", text + "[[gone]]\naddress = \"/mat/\"\non = 2024-05-01\n");
    site.links = Links::Relative;
    site.build().good()
}

/// Every page of the output, with its file.
fn pages(run: &Run) -> Vec<(&str, Page)> {
    let paths = run.files.keys().filter(|path| path.ends_with(".html"));
    paths
        .map(|path| (path.as_str(), Page(scraper::Html::parse_document(&run.file(path)))))
        .collect()
}

/// What a page names for a reader to load or follow; what stands in `<head>` for search engines is
/// absolute, and looked at by itself.
fn followed(page: &Page) -> Vec<String> {
    let own = "[href]:not([rel=canonical]):not([hreflang][rel=alternate])";
    let mut all = page.attributes(own, "href");
    all.extend(page.attributes("[src]", "src"));
    let refresh = page.attributes("meta[http-equiv=refresh]", "content");
    all.extend(refresh.iter().filter_map(|text| Some(text.split_once("url=")?.1.to_owned())));
    all
}

#[test]
fn every_link_of_every_page_leads_to_a_file_of_the_output() {
    let run = relative();
    let mut seen = 0;
    for (path, page) in pages(&run) {
        // As a browser resolves it from a stick, where a folder has no index.
        let own = Url::parse(&format!("file:///usb/site/{path}")).unwrap();
        for href in followed(&page) {
            let there = own.join(&href).unwrap();
            let file = there.path().strip_prefix("/usb/site/");
            let file = file.unwrap_or_else(|| panic!("{path}: {href} leaves the stick"));
            assert!(run.files.contains_key(file), "{path}: {href} leads to {file}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "only {seen} links were looked at");
}

#[test]
fn no_link_begins_at_a_root() {
    for (path, page) in pages(&relative()) {
        let rooted: Vec<_> =
            followed(&page).into_iter().filter(|href| href.starts_with('/')).collect();
        assert!(rooted.is_empty(), "{path}: {rooted:?}");
    }
}

#[test]
fn a_heading_that_a_link_names_is_on_the_page_it_leads_to() {
    let run = relative();
    let mut seen = 0;
    for (path, page) in pages(&run) {
        let own = Url::parse(&format!("file:///{path}")).unwrap();
        for href in page.attributes("a[href*='#']", "href") {
            let there = own.join(&href).unwrap();
            let target = Page(scraper::Html::parse_document(&run.file(there.path())));
            let id = there.fragment().unwrap();
            assert_eq!(target.attributes(&format!("[id='{id}']"), "id").len(), 1, "{path}: {href}");
            seen += 1;
        }
    }
    assert!(seen > 2, "only {seen} headings were looked at");
}

#[test]
fn style_sheets_name_no_file_from_a_root() {
    let run = relative();
    let sheets = run.files.keys().filter(|path| path.ends_with(".css"));
    let sheets: Vec<_> = sheets.collect();
    assert!(sheets.len() >= 2);
    for sheet in sheets {
        assert!(!run.file(sheet).replace(['"', '\''], "").contains("url(/"), "{sheet}");
    }
}

#[test]
fn canonical_hreflang_and_open_graph_stay_absolute() {
    let page = relative().page("/en/works/cau/");
    let own = "https://example.org/en/works/cau/";
    assert_eq!(page.attribute("link[rel=canonical]", "href"), own);
    assert_eq!(page.attribute("meta[property='og:url']", "content"), own);
    let original = "https://example.org/cong-trinh/cau/";
    let alternates = page.attributes("link[rel=alternate][hreflang]", "href");
    assert_eq!(alternates, [original, own, original]);
}

#[test]
fn machine_readable_files_do_not_change() {
    let relative = relative();
    let mut rooted = Site::new("");
    rooted.links = Links::FromRoot;
    let rooted = rooted.build().good();
    for file in ["/robots.txt", "/_headers"] {
        assert_eq!(relative.file(file), rooted.file(file), "{file}");
    }
    for file in ["/feed.xml", "/en/feed.xml", "/sitemap.xml"] {
        assert!(!relative.file(file).contains("index.html"), "{file}");
    }
}

#[test]
fn structured_data_stays_absolute() {
    let page = relative().page("/cong-trinh/cau/");
    let data: serde_json::Value =
        serde_json::from_str(&page.text("script[type='application/ld+json']")).unwrap();
    let items: Vec<&str> = data["@graph"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["@type"] == "BreadcrumbList")
        .flat_map(|list| list["itemListElement"].as_array().unwrap())
        .map(|item| item["item"].as_str().unwrap())
        .collect();
    let root = "https://example.org/";
    assert_eq!(items, [root, &format!("{root}cong-trinh/"), &format!("{root}cong-trinh/cau/")]);
}
