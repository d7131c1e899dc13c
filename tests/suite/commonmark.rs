//! Markdown means what CommonMark says: every example of its specification (0.31.2) that holds no raw
//! HTML goes through the module that makes the pages' HTML, with the extensions off and links as they
//! stand.
//!
//! Two things are ours in every text and taken out of the comparison: a first-level heading becomes
//! one of the second level, and a picture's title is dropped, since photos have captions.

use lantoa::output::minify::Minifier;
use lantoa::view::html::{Around, markdown};
use pulldown_cmark::{Event, Options, Parser};
use pulldown_cmark_escape::{escape_href, escape_html};

use crate::minified::as_a_whole;
use crate::node_package::node_package;

/// One example: its number, the Markdown, and the HTML that it means.
struct Example {
    number: usize,
    markdown: String,
    html: String,
}

const FENCE: &str = "````````````````````````````````";

/// The examples of the specification.
fn examples(spec: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut rest = spec;
    while let Some((_, after)) = rest.split_once(&format!("{FENCE} example\n")) {
        let (example, after) = after.split_once(&format!("{FENCE}\n")).unwrap();
        let (markdown, html) = example
            .split_once("\n.\n")
            .unwrap_or_else(|| (example.strip_suffix(".\n").unwrap_or_default(), ""));
        examples.push(Example {
            number: examples.len() + 1,
            markdown: markdown.replace('→', "\t") + "\n",
            html: html.replace('→', "\t"),
        });
        rest = after;
    }
    examples
}

fn holds_html(text: &str) -> bool {
    Parser::new_ext(text, Options::empty())
        .any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

fn made(text: &str) -> String {
    let image = |file: &str, alt: &str| {
        let (mut src, mut words) = (String::new(), String::new());
        escape_href(&mut src, file).unwrap();
        escape_html(&mut words, alt).unwrap();
        format!("<img src=\"{src}\" alt=\"{words}\" />")
    };
    let link = |written: &str| Some((written.to_owned(), None));
    let around = Around { link: &link, photo: &image, table: "" };
    markdown(text, Options::empty(), &[], &around)
}

/// The specification's HTML without the two things that are ours.
fn expected(html: &str) -> String {
    let without_title = |tag: &str| match tag.split_once(" title=\"") {
        Some((before, title)) => format!("{before}{}", title.split_once('"').unwrap().1),
        None => tag.to_owned(),
    };
    let mut pieces = html.split("<img ");
    let mut html = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (tag, rest) = piece.split_once('>').unwrap();
        html += &format!("<img {}>{rest}", without_title(tag));
    }
    html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
}

/// What differs only in how a browser reads it the same: the line ends between blocks, and a quotation
/// mark in a text.
fn plain(html: &str) -> String {
    html.replace("&quot;", "\"").replace(">\n", ">").replace("\n<", "<").trim().to_owned()
}

#[test]
fn every_example_of_the_specification_without_raw_html_means_what_it_says_there() {
    let Some(spec) = node_package("commonmark-spec/spec.txt") else { return };
    let examples = examples(&spec);
    let mut tried = 0;
    let mut wrong = Vec::new();
    for example in examples.iter().filter(|example| !holds_html(&example.markdown)) {
        tried += 1;
        let (made, expected) = (made(&example.markdown), expected(&example.html));
        if plain(&made) != plain(&expected) {
            let Example { number, markdown, .. } = example;
            wrong.push(format!(
                "{number}: {markdown:?}\n  made     {made:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(examples.len() == 652 && tried > 570, "only {tried} were tried");
}

#[test]
fn footnotes_are_no_part_of_it() {
    let text = "Một[^1].\n\n[^1]: Hai ba.\n";
    assert!(!lantoa::entry::events::options().contains(Options::ENABLE_FOOTNOTES));
    assert_eq!(plain(&made(text)), "<p>Một[^1].</p><p>[^1]: Hai ba.</p>");
}

/// Whatever a body is made of, it is made smaller as the page around it would be.
#[test]
fn every_example_comes_out_as_if_it_were_minified_within_its_page() {
    let Some(spec) = node_package("commonmark-spec/spec.txt") else { return };
    let minifier = Minifier::default();
    let mut seen = 0;
    for Example { number, markdown, .. } in examples(&spec) {
        let body = made(&markdown);
        let page = format!("<!doctype html><html><body><div>{body}</div></body></html>");
        let made = String::from_utf8(minifier.page(page.as_bytes())).unwrap();
        assert_eq!(made, String::from_utf8(as_a_whole(&page)).unwrap(), "example {number}: {body}");
        seen += 1;
    }
    assert!(seen > 600, "{seen} examples");
}
