//! A text stays a text: whatever stands in a title, a name or a summary, no page, feed or data takes
//! it for code.

use lantoa::view::Links;
use serde_json::Value;

use crate::site::{Page, Site};
use crate::stories::{english, news, page, unit, with_body, work};

const TITLES: [&str; 7] = [
    "</script><script>alert(1)",
    "\"><b>đậm</b>",
    "x\" onmouseover=\"alert(1)",
    "<!-- <script>",
    "]]> & &lt;b&gt; &amp;",
    "{{ 7 * 7 }} {% include \"base.html\" %}",
    "</title></textarea><img src=x onerror=alert(1)>",
];

/// A site with a work of this title and summary.
fn titled(title: &str) -> Site {
    // A literal text of TOML: nothing in it is an escape.
    let facts = format!("title = '''{title}'''\nsummary = '''{title}'''\ndistrict = \"moc-chau\"");
    Site::new(&(work("cau", &facts) + &work("duong", "district = \"moc-chau\"")))
}

#[test]
fn a_title_is_read_on_the_page_as_it_was_written() {
    for title in TITLES {
        let page = titled(title).build().good().page("/cong-trinh/cau/");
        assert_eq!(page.text("h1"), title);
        assert_eq!(page.text(".lead"), title);
        assert_eq!(page.text("title"), format!("{title} – Trang thử"));
        assert_eq!(page.text(".crumbs li:last-child"), title);
    }
}

#[test]
fn a_title_is_read_in_meta_as_it_was_written() {
    for title in TITLES {
        let page = titled(title).build().good().page("/cong-trinh/cau/");
        assert_eq!(page.attribute("meta[name=description]", "content"), title);
        let shared = page.attribute("meta[property='og:title']", "content");
        assert_eq!(shared, format!("{title} – Trang thử"));
    }
}

#[test]
fn a_title_is_read_in_structured_data_as_it_was_written() {
    for title in TITLES {
        let page = titled(title).build().good().page("/cong-trinh/cau/");
        let data = page.text("script[type='application/ld+json']");
        let data: Value = serde_json::from_str(&data).unwrap();
        let mut graph = data["@graph"].as_array().unwrap().iter();
        let article = graph.find(|thing| thing["@type"] == "Article").unwrap();
        assert_eq!(article["headline"], title);
    }
}

#[test]
fn a_title_is_read_in_the_feed_as_it_was_written() {
    for title in TITLES {
        let file = titled(title).build().good().file("/feed.xml");
        let feed = roxmltree::Document::parse(&file).unwrap();
        let elements = feed.descendants().filter(roxmltree::Node::is_element);
        let same = elements.filter(|element| element.text() == Some(title)).count();
        assert_eq!(same, 2, "title and summary");
    }
}

#[test]
fn a_title_is_read_on_cards_and_on_neighbouring_pages_as_it_was_written() {
    for title in TITLES {
        let run = titled(title).build().good();
        assert!(run.page("/cong-trinh/").texts(".cards h3").contains(&title.to_owned()));
        assert!(run.page("/cong-trinh/duong/").texts(".neighbours a").contains(&title.to_owned()));
    }
}

#[test]
fn a_heading_is_given_an_id_and_no_other_attribute() {
    let body = "## Kết quả {#ket-qua .band onclick=alert(1) style=display:none data-x=y}";
    let page =
        Site::new(&with_body(&work("cau", ""), body)).build().good().page("/cong-trinh/cau/");
    let heading = "#ket-qua";
    assert_eq!(page.text(heading), "Kết quả");
    for name in ["class", "onclick", "style", "data-x"] {
        assert!(page.attributes(heading, name).is_empty(), "{name}");
    }
}

/// Breaks out of an attribute, an element, a title and a script alike, if anything does.
const BREAKOUT: &str = "\"></title></script><b class=oops>x</b><script>oops()</script>";

/// A site in which every text that people may write is the same attempt to break out.
fn broken_out() -> Site {
    let text = format!("'{BREAKOUT}'");
    let award = format!("[[awards]]\naward = \"flag\"\ndecision = {text}\ndate = 2024-02-01");
    let source = format!("[[sources]]\nname = {text}\nurl = \"https://example.org/\"");
    let place = "district = \"moc-chau\"\ncommune = \"tan-lap\"\nunit = \"units/ban\"";
    let both = format!("title = {text}\nsummary = {text}");
    let all = format!("{both}\n{place}\nresidential_area = {text}\n{award}\n{source}");
    let files = [
        with_body(&work("cau", &all), BREAKOUT),
        english("works/cau", &both),
        unit("ban", &format!("{both}\n{award}\n{source}")),
        with_body(&news("tin", &format!("{both}\n{source}")), &format!("## {BREAKOUT}")),
        page("trang", &both),
        work("duong", &format!("{both}\n{place}")),
    ];
    let mut site = Site::new(&files.concat());
    for path in site.paths("content/").into_iter().chain(["site.toml".to_owned()]) {
        let lines = site.text(&path);
        let lines: Vec<String> = lines.lines().map(|line| hostile(line, &text)).collect();
        site.write(&path, lines.join("\n") + "\n");
    }
    site
}

/// A line of the fixture with its text replaced, where it is one that people read.
fn hostile(line: &str, text: &str) -> String {
    let read = [
        "title",
        "short",
        "long",
        "summary",
        "text",
        "what",
        "name",
        "issuer",
        "number",
        "description",
        "address",
        "telephone",
        "email",
    ];
    match line.split_once(" = ") {
        Some((key, value)) if read.contains(&key) && value.starts_with('"') => {
            format!("{key} = {text}")
        }
        Some(("points", _)) => format!("points = [{text}]"),
        Some((key @ ("body" | "responsible"), _)) => format!("{key} = {text}"),
        _ => line.to_owned(),
    }
}

#[test]
fn no_text_of_a_site_breaks_out_of_any_page() {
    for links in [Links::FromRoot, Links::Relative] {
        let mut site = broken_out();
        site.links = links;
        let run = site.build().good();
        let mut seen = 0;
        for path in run.files.keys().filter(|path| path.ends_with(".html")) {
            let page = Page(scraper::Html::parse_document(&run.file(path)));
            assert!(page.texts(".oops").is_empty(), "{path}");
            let scripts = page.texts("script");
            let own = |script: &String| script.is_empty() || script.starts_with('{');
            assert!(scripts.iter().all(own), "{path}: {scripts:?}");
            seen += page.all().matches("<b class=oops>").count();
        }
        assert!(seen > 300, "only {seen} places showed the text");
    }
}

#[test]
fn no_text_of_a_site_breaks_a_feed_or_the_sitemap() {
    let run = broken_out().build().good();
    for path in ["/feed.xml", "/en/feed.xml", "/sitemap.xml"] {
        let file = run.file(path);
        let document = roxmltree::Document::parse(&file).unwrap();
        let broken = document.descendants().any(|node| node.has_tag_name("b"));
        assert!(!broken, "{path}");
    }
}
