//! A body, whatever it is: its HTML is well formed, holds only elements and attributes that a text may
//! have, runs nothing, and leads nowhere that is unsafe.
#![no_main]

use std::sync::Arc;

use lantoa::entry::body::{is_safe, read};
use lantoa::entry::events::{events, options};
use lantoa::problem::Span;
use lantoa::view::html::{Around, markdown};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const ELEMENTS: [&str; 27] = [
    "p", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong", "del", "code", "pre", "ul", "ol", "li",
    "blockquote", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "div", "span", "i",
];
const ATTRIBUTES: [&str; 9] =
    ["href", "title", "id", "start", "class", "tabindex", "role", "aria-label", "style"];

libfuzzer_sys::fuzz_target!(|text: &str| {
    let span = Span::new(0..text.len(), 0);
    let marked: Vec<_> = events(text).collect();
    let body = read(&Arc::from("content/pages/a.md"), text, span, &marked).value;
    let link = |written: &str| is_safe(written).then(|| (written.to_owned(), None));
    let around = Around { link: &link, photo: &|_, _| String::new(), table: "Bảng" };
    let html = markdown(text, options(), &body.anchors, &around);
    let whole = format!("<div>{html}</div>");
    let mut reader = Reader::from_str(&whole);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(tag) => {
                depth += 1;
                looked_at(&tag);
            }
            Event::Empty(tag) => looked_at(&tag),
            Event::End(_) => depth -= 1,
            Event::Text(_) | Event::GeneralRef(_) => {}
            Event::Eof => break,
            other => panic!("{other:?} in {html}"),
        }
    }
    assert_eq!(depth, 0, "{html}");
});

fn looked_at(tag: &BytesStart<'_>) {
    let name = tag.name();
    let name: &str = name.as_ref();
    assert!(ELEMENTS.contains(&name), "<{name}>");
    for attribute in tag.attributes() {
        let attribute = attribute.expect("well formed");
        let (key, value): (&str, &str) = (attribute.key.as_ref(), &attribute.value);
        assert!(ATTRIBUTES.contains(&key), "{key}");
        match key {
            "href" => {
                let decoded = quick_xml::escape::unescape(value).expect("well formed");
                assert!(is_safe(&decoded), "{value}");
            }
            // How a column of a table is set; nothing else sets a style.
            "style" => assert!(value.starts_with("text-align: "), "{value}"),
            _ => {}
        }
    }
}
