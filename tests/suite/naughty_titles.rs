//! A list of texts that have broken programs (the package `blns`), each as the title and summary of a
//! work, through the whole build: it stays a text on the page, in its structured data and in the feed,
//! or is refused at its place with a named mistake.

use std::collections::{BTreeMap, BTreeSet};

use lantoa::language::normal::nfc;
use serde_json::Value;

use crate::node_package::node_package;
use crate::site::{Site, folded};
use crate::stories::work;

/// A text as TOML, every letter but plain ones escaped.
fn toml(text: &str) -> String {
    let letter = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => letter.to_string(),
        letter => format!("\\U{:08X}", u32::from(letter)),
    };
    format!("\"{}\"", text.chars().map(letter).collect::<String>())
}

/// What a reader sees of a text: letters composed, blanks as one, and without what has no meaning in a
/// page or feed.
fn seen(text: &str) -> String {
    let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
    folded(&nfc(&text))
}

#[test]
fn a_text_that_breaks_programs_stays_a_text_everywhere() {
    let Some(list) = node_package("blns/resources/blns.json") else { return };
    let texts: Vec<String> = serde_json::from_str(&list).unwrap();
    let name = |number: usize| format!("viec-{number:03}");
    let files = texts.iter().enumerate().map(|(number, text)| {
        let text = toml(text);
        work(&name(number), &format!("title = {text}\nsummary = {text}"))
    });
    let mut site = Site::new(&files.collect::<String>());
    let first = site.build();
    // What is refused is refused by name; the rest is built without it.
    let mut refused: BTreeMap<String, &str> = BTreeMap::new();
    for (problem, code) in first.problems.iter().zip(first.codes()) {
        if problem.severity == lantoa::problem::Severity::Error {
            refused.insert(problem.place.path.to_string(), code);
        }
    }
    refused.keys().for_each(|path| {
        site.remove(path);
    });
    let codes: BTreeSet<&str> = refused.values().copied().collect();
    assert!(codes.is_subset(&BTreeSet::from(REFUSED)), "{codes:?}");
    assert!(refused.len() < 40, "{refused:#?}");

    let run = site.build().good();
    let feed = run.file("/feed.xml");
    let feed = roxmltree::Document::parse(&feed).unwrap();
    let in_feed: BTreeSet<String> =
        feed.descendants().filter_map(|node| node.text()).map(seen).collect();
    let mut fed = 0;
    for (number, text) in texts.iter().enumerate() {
        let name = name(number);
        if refused.contains_key(&format!("content/works/{name}.md")) {
            continue;
        }
        let page = run.page(&format!("/cong-trinh/{name}/"));
        let text = seen(text);
        assert_eq!(seen(&page.text("h1")), text);
        assert_eq!(seen(&page.text("title")), seen(&format!("{text} – Trang thử")));
        assert_eq!(seen(&page.attribute("meta[name=description]", "content")), text);
        let data: Value =
            serde_json::from_str(&page.text("script[type='application/ld+json']")).unwrap();
        let mut graph = data["@graph"].as_array().unwrap().iter();
        let article = graph.find(|thing| thing["@type"] == "Article").unwrap();
        assert_eq!(seen(article["headline"].as_str().unwrap()), text);
        fed += usize::from(in_feed.contains(&text));
    }
    assert!(fed > 15, "only {fed} were found in the feed");
}

/// The mistakes for which a text may be refused.
const REFUSED: [&str; 2] = ["bidi-control", "empty-text"];
