//! The feeds (Atom, RFC 4287) and the sitemap, read by a real reader of XML.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::site::{Run, Site};
use crate::stories::{english, news, page, unit, work, works};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The texts of an element's children of one name.
fn texts<'a>(node: Node<'a, '_>, namespace: &str, name: &str) -> Vec<&'a str> {
    let children = node.children().filter(|child| child.has_tag_name((namespace, name)));
    children.map(|child| child.text().unwrap_or_default()).collect()
}

/// The one text of that name.
fn text<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    let found = texts(node, ATOM, name);
    assert_eq!(found.len(), 1, "{name} must stand exactly once");
    found[0]
}

/// Where an element's link of a relation leads.
fn link<'a>(node: Node<'a, '_>, rel: &str) -> &'a str {
    let links = node.children().filter(|child| child.has_tag_name((ATOM, "link")));
    let found: Vec<_> = links.filter(|link| link.attribute("rel") == Some(rel)).collect();
    assert_eq!(found.len(), 1, "one link {rel}");
    found[0].attribute("href").unwrap()
}

fn entries<'a>(feed: &'a Document<'_>) -> Vec<Node<'a, 'a>> {
    let root = feed.root_element();
    root.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect()
}

fn titles(run: &Run, path: &str) -> Vec<String> {
    let file = run.file(path);
    let feed = Document::parse(&file).unwrap();
    entries(&feed).into_iter().map(|entry| text(entry, "title").to_owned()).collect()
}

// The feed

#[test]
fn a_feed_has_what_atom_requires_of_it() {
    let file = Site::new(&work("cau", "")).build().good().file("/feed.xml");
    let feed = Document::parse(&file).unwrap();
    let root = feed.root_element();
    assert!(root.has_tag_name((ATOM, "feed")));
    assert_eq!(root.attribute((roxmltree::NS_XML_URI, "lang")), Some("vi"));
    assert_eq!(text(root, "title"), "Trang thử");
    assert_eq!(text(root, "id"), "https://example.org/");
    assert_eq!(text(root, "updated"), "2024-03-15T00:00:00+07:00");
    assert_eq!(link(root, "self"), "https://example.org/feed.xml");
    assert_eq!(link(root, "alternate"), "https://example.org/");
    let author = root.children().find(|child| child.has_tag_name((ATOM, "author"))).unwrap();
    assert_eq!(text(author, "name"), "Ủy ban thử");
}

#[test]
fn an_entry_has_what_atom_requires_of_it() {
    let facts = "title = \"Cầu bản Xà\"\nsummary = \"Một cây cầu.\"\nupdated = 2024-05-01";
    let file = Site::new(&work("cau", facts)).build().good().file("/feed.xml");
    let feed = Document::parse(&file).unwrap();
    let entry = entries(&feed)[0];
    assert_eq!(text(entry, "title"), "Cầu bản Xà");
    assert_eq!(text(entry, "summary"), "Một cây cầu.");
    assert_eq!(text(entry, "id"), "https://example.org/cong-trinh/cau/");
    assert_eq!(link(entry, "alternate"), "https://example.org/cong-trinh/cau/");
    assert_eq!(text(entry, "published"), "2024-03-15T00:00:00+07:00");
    assert_eq!(text(entry, "updated"), "2024-05-01T00:00:00+07:00");
}

#[test]
fn a_feed_without_entries_is_still_a_feed() {
    let file = Site::new("").build().good().file("/en/feed.xml");
    let feed = Document::parse(&file).unwrap();
    assert!(entries(&feed).is_empty());
    assert_eq!(text(feed.root_element(), "updated"), "2023-10-10T00:00:00+07:00");
}

#[test]
fn a_feed_was_updated_when_its_newest_change_was_made() {
    let files = work("moi", "date = 2024-06-01") + &work("cu", "updated = 2024-07-01");
    let file = Site::new(&files).build().good().file("/feed.xml");
    let feed = Document::parse(&file).unwrap();
    assert_eq!(text(feed.root_element(), "updated"), "2024-07-01T00:00:00+07:00");
}

#[test]
fn works_and_news_stand_in_the_feed_together_the_newest_first() {
    let files = [
        work("a", "date = 2024-01-01"),
        news("b", "date = 2024-03-01"),
        work("c", "date = 2024-02-01"),
        unit("ban", "updated = 2024-04-01"),
        page("trang", "updated = 2024-04-01"),
    ];
    let run = Site::new(&files.concat()).build().good();
    assert_eq!(titles(&run, "/feed.xml"), ["b", "c", "a"]);
}

#[test]
fn a_feed_holds_the_newest_twenty() {
    let run = Site::new(&(works(22, "") + &news("cu", "date = 2023-12-01"))).build().good();
    let titles = titles(&run, "/feed.xml");
    assert_eq!(titles.len(), 20);
    assert_eq!((titles[0].as_str(), titles[19].as_str()), ("viec-22", "viec-03"));
}

#[test]
fn a_feed_holds_what_its_language_has() {
    let files = work("cau", "") + &english("works/cau", "title = \"Bridge\"") + &work("duong", "");
    let run = Site::new(&files).build().good();
    assert_eq!(titles(&run, "/en/feed.xml"), ["Bridge"]);
    assert_eq!(titles(&run, "/feed.xml"), ["cau", "duong"]);
    assert!(run.file("/en/feed.xml").contains("https://example.org/en/works/cau/"));
}

#[test]
fn every_page_leads_to_the_feed_of_its_language() {
    let run = Site::new("").build().good();
    let feed =
        |address: &str| run.page(address).attribute("link[type='application/atom+xml']", "href");
    assert_eq!(feed("/huyen/"), "/feed.xml");
    assert_eq!(feed("/en/plan/"), "/en/feed.xml");
}

#[test]
fn a_letter_that_xml_does_not_have_breaks_no_feed() {
    // TOML lets any control character in by its number; XML 1.0 has no way to write most of them.
    let run = Site::new(&work("cau", "title = \"Cầu\\u000B bản\\u0008 Xà\"")).build().good();
    for path in ["/feed.xml", "/sitemap.xml"] {
        let file = run.file(path);
        assert!(Document::parse(&file).is_ok(), "{path}");
    }
}

// The sitemap

/// An address, its alternates as pairs of language and address, and when it was changed.
type Listed = (String, Vec<(String, String)>, Option<String>);

/// What the sitemap names.
fn sitemap(run: &Run) -> Vec<Listed> {
    let file = run.file("/sitemap.xml");
    let map = Document::parse(&file).unwrap();
    let root = map.root_element();
    assert!(root.has_tag_name((SITEMAP, "urlset")));
    let one = |url: Node<'_, '_>| {
        let links = url.children().filter(|child| child.has_tag_name((XHTML, "link")));
        let alternates = links.map(|link| {
            let value = |name| link.attribute(name).unwrap().to_owned();
            assert_eq!(value("rel"), "alternate");
            (value("hreflang"), value("href"))
        });
        let changed = texts(url, SITEMAP, "lastmod").first().map(|day| (*day).to_owned());
        (texts(url, SITEMAP, "loc")[0].to_owned(), alternates.collect(), changed)
    };
    root.children().filter(Node::is_element).map(one).collect()
}

#[test]
fn the_sitemap_names_every_page_and_nothing_else() {
    let files = works(21, "district = \"moc-chau\"") + &unit("ban", "");
    let mut site = Site::new(&files);
    let moved = "title = \"ban\"\naliases = [\"/cu/\"]";
    site.edit("content/units/ban.md", "title = \"ban\"", moved);
    let run = site.build().good();
    let named: BTreeSet<String> = sitemap(&run).into_iter().map(|(address, ..)| address).collect();
    let no_pages = ["404.html", "cu/index.html"];
    let pages: BTreeSet<String> = run
        .files
        .keys()
        .filter(|path| path.ends_with(".html") && !no_pages.contains(&path.as_str()))
        .map(|path| format!("https://example.org/{}", path.trim_end_matches("index.html")))
        .collect();
    assert_eq!(named, pages);
    assert_eq!(sitemap(&run).len(), named.len(), "each page once");
}

#[test]
fn the_sitemap_names_the_same_alternates_as_the_page() {
    let run = Site::new(&(work("cau", "") + &english("works/cau", ""))).build().good();
    let map = sitemap(&run);
    let found = map.iter().find(|(address, ..)| address.ends_with("org/cong-trinh/cau/")).unwrap();
    let page = run.page("/cong-trinh/cau/");
    let languages = page.attributes("link[hreflang]", "hreflang");
    let expected: Vec<_> =
        languages.into_iter().zip(page.attributes("link[hreflang]", "href")).collect();
    assert_eq!(expected.len(), 3);
    assert_eq!(found.1, expected);
}

#[test]
fn the_sitemap_names_no_alternate_of_a_page_that_has_none() {
    let run = Site::new(&work("cau", "")).build().good();
    let map = sitemap(&run);
    let found = map.iter().find(|(address, ..)| address.ends_with("org/cong-trinh/cau/")).unwrap();
    assert!(found.1.is_empty(), "{:?}", found.1);
}

#[test]
fn the_sitemap_says_when_a_story_was_changed_and_never_guesses() {
    let files = work("cau", "updated = 2024-05-01") + &news("tin", "") + &page("trang", "");
    let run = Site::new(&files).build().good();
    let changed = |address: &str| {
        let whole = format!("https://example.org{address}");
        let map = sitemap(&run);
        map.into_iter().find(|(address, ..)| *address == whole).unwrap().2
    };
    assert_eq!(changed("/cong-trinh/cau/").as_deref(), Some("2024-05-01"));
    assert_eq!(changed("/tin-tuc/tin/").as_deref(), Some("2024-03-15"));
    assert_eq!(changed("/trang/"), None);
    assert_eq!(changed("/cong-trinh/"), None);
}
