//! A page is walked through where it can be, and minify-html is asked about the rest: nobody may see that.

use proptest::prelude::*;

use super::{as_a_whole, each_page};
use lantoa::output::minify::Minifier;

const ELEMENTS: [&str; 50] = [
    "p",
    "p",
    "p",
    "a",
    "a",
    "b",
    "span",
    "span",
    "em",
    "strong",
    "code",
    "time",
    "del",
    "div",
    "div",
    "section",
    "ul",
    "ul",
    "li",
    "li",
    "li",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "h1",
    "h2",
    "nav",
    "main",
    "header",
    "footer",
    "article",
    "figure",
    "figcaption",
    "picture",
    "blockquote",
    "pre",
    "label",
    "button",
    "select",
    "option",
    "body",
    "x-y",
];

const RAW: [&str; 20] = [
    "<br>",
    "<br />",
    "<hr>",
    "<img src=\"/a.webp\" alt=\"ảnh\" width=\"3\" loading=\"lazy\">",
    "<img alt=\"\" decoding=\"auto\">",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    "<meta charset=\"utf-8\">",
    "<link rel=\"stylesheet\" href=\"/a.css\">",
    "<input type=\"text\" value=\"a b\" required>",
    "<title> a  b </title>",
    "<title>a &amp; b</title>",
    "<script> var a = '<p>' ; </script>",
    "<script type=\"application/ld+json\"> {\"a\": \"b\"} </script>",
    "<style> a { } </style>",
    "<textarea> <p> </textarea>",
    "<svg viewBox=\"0 0 1 1\"> <path d=\"M 0\" /> <title> a  b </title></svg>",
    "<svg><text> <tspan x=\"1\"> a </tspan> b</text><a href=\"/x\"> c </a></svg>",
    "<svg><g></svg>",
    "<!-- <p> -->",
    "</p>",
];

const TEXTS: [&str; 26] = [
    " ",
    " ",
    "\n",
    "\n\n  ",
    "a",
    "chữ ",
    " hai",
    "ba  bốn\n năm",
    "\t",
    "a\u{c}b\r\n",
    "\u{a0}",
    "&nbsp;",
    "&amp;",
    "&amp; b",
    "&amp;lt;",
    "&amp;&amp;",
    "&lt;b&gt;",
    "&quot;&#39;&#x27;&#x2F;",
    "&#32;",
    "&Tab;",
    "&copy",
    "&notin;",
    "a & b &",
    "≫\u{20d2}",
    "a < b <3",
    ">",
];

const ATTRIBUTES: [&str; 28] = [
    " class=\"a\"",
    " class=\"a b\"",
    " class=\" a  b\"",
    " class=\"\"",
    "\n  id=\"x\"",
    " id=\"x\" ",
    " href=\"/a/\"",
    " href=\"/a/?b=c&amp;d=e\"",
    " href=\"\"",
    " hidden",
    " title=\"“a”\"",
    " title='a'",
    " title=\"a &quot;b&quot;\"",
    " title=\"a 'b'\"",
    " title=\">\"",
    " lang=vi",
    " data-a=\"b c\"",
    " DATA-B=\"c\"",
    " aria-label=\"a=b\"",
    " style=\"text-align: right\"",
    " type=\"submit\"",
    " type=\"BUTTON\"",
    " target=\"_self\"",
    " tabindex=\"0\"",
    " open=\"open\"",
    " datetime=\"2024-01-01\"",
    " class=\"c\" class=\"d\"",
    "/",
];

fn html() -> impl Strategy<Value = String> {
    let text = prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned);
    let raw = prop::sample::select(RAW.to_vec()).prop_map(str::to_owned);
    let leaf = prop_oneof![4 => text, 1 => raw];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let name = prop::sample::select(ELEMENTS.to_vec());
        let attributes = prop::collection::vec(prop::sample::select(ATTRIBUTES.to_vec()), 0..3);
        let inner = prop::collection::vec(inner, 0..6);
        (name, attributes, inner).prop_map(|(name, attributes, inner)| {
            format!("<{name}{}>{}</{name}>", attributes.concat(), inner.concat())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn whatever_a_page_holds_it_is_as_if_it_were_minified_as_a_whole(
        parts in prop::collection::vec(html(), 1..4),
        frame in prop::sample::select(vec![
            ("", ""),
            ("\n<!doctype html>\n", "\n"),
            ("<!doctype html><html lang=\"vi\">\n<head>\n<title>a</title></head> <body>", "</body></html>\n"),
        ]),
    ) {
        let page = format!("{}{}{}", frame.0, parts.concat(), frame.1);
        let made = String::from_utf8(Minifier::default().page(page.as_bytes())).unwrap();
        prop_assert_eq!(made, String::from_utf8(as_a_whole(&page)).unwrap(), "{}", page);
    }

    #[test]
    fn what_is_known_is_walked_through_and_as_if_it_were_minified_as_a_whole(html in known()) {
        let page = format!("<!doctype html><html><body>{html}</body></html>");
        let made = Minifier::default().walked(page.as_bytes());
        let Some(made) = made else { return Err(TestCaseError::fail(format!("not walked: {page}"))) };
        prop_assert_eq!(String::from_utf8(made).unwrap(), String::from_utf8(as_a_whole(&page)).unwrap(), "{}", page);
    }

    #[test]
    fn whatever_is_lost_or_slips_into_a_page_it_is_as_if_it_were_minified_as_a_whole(
        page in prop::sample::select(pages()),
        slips in prop::collection::vec((any::<prop::sample::Index>(), 0..9_usize, slip()), 1..4),
    ) {
        let mut page = page;
        for (at, lost, put) in slips {
            let from = page.floor_char_boundary(at.index(page.len()));
            let to = page.ceil_char_boundary((from + lost).min(page.len()));
            page.replace_range(from..to, put);
        }
        let made = Minifier::default().page(page.as_bytes());
        let (made, whole) = (String::from_utf8(made).unwrap(), String::from_utf8(as_a_whole(&page)).unwrap());
        let same = made.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| {
            let from = text.floor_char_boundary(same.saturating_sub(80));
            text[from..text.ceil_char_boundary((same + 80).min(text.len()))].to_owned()
        };
        prop_assert!(made == whole, "{}\nand not\n{}", near(&made), near(&whole));
    }
}

/// Elements that begin in any other, and in which any other begins.
const ANYWHERE: [&str; 14] = [
    "div", "section", "span", "a", "em", "h2", "nav", "article", "code", "label", "button", "time",
    "figure", "main",
];

/// Names of attributes, each of which may have each of the values: some mean something else by it, some
/// nothing.
const NAMES: [&str; 34] = [
    "alt", "cite", "class", "colspan", "content", "data-a", "datetime", "decoding", "dir", "for",
    "height", "hidden", "href", "hreflang", "id", "lang", "loading", "media", "method", "name",
    "open", "property", "rel", "role", "shape", "span", "src", "start", "style", "tabindex",
    "target", "title", "type", "width",
];

const VALUES: [&str; 24] = [
    "", " ", "a", "a b", " a", "a  b", "a=b", "'", "a&amp;b", "&quot;", "<", "all", "eager",
    "auto", "_self", "get", "1", "150", "submit", "SUBMIT", "text", "text/css", "viewport", "lazy",
];

/// HTML of which nothing has to go to minify-html with all that is around it.
fn known() -> impl Strategy<Value = String> {
    let attribute = (prop::sample::select(NAMES.to_vec()), prop::sample::select(VALUES.to_vec()));
    let attribute = attribute.prop_map(|(name, value)| format!(" {name}=\"{value}\""));
    let attributes = prop::collection::vec(attribute, 0..5).prop_map(|all| all.concat());
    let text =
        prop::sample::select(vec![" ", "\n", "a", "chữ ", "  b\n c", "&amp; d", "&lt;e", "&quot;"]);
    let empty = prop::sample::select(vec!["img", "br", "meta", "input", "link", "source", "hr"]);
    let empty = (empty, attributes.clone()).prop_map(|(name, given)| format!("<{name}{given}>"));
    let leaf = prop_oneof![3 => text.prop_map(str::to_owned), 1 => empty];
    leaf.prop_recursive(6, 60, 8, move |inner| {
        let name = prop::sample::select(ANYWHERE.to_vec());
        let inner = prop::collection::vec(inner, 0..8).prop_map(|all| all.concat());
        (name, attributes.clone(), inner)
            .prop_map(|(name, given, inner)| format!("<{name}{given}>{inner}</{name}>"))
    })
}

/// Some pages of the repository's own site, one of each kind and more.
fn pages() -> Vec<String> {
    let mut pages = Vec::new();
    each_page(|_, html| pages.push(html.to_owned()));
    pages.into_iter().step_by(9).collect()
}

/// What may come into a page by a slip of a template.
fn slip() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "", "", " ", "\n", "<", ">", "\"", "'", "=", "/", "&", "&amp;", "<p>", "</p>", "</div>",
        "<b> ", "<li>", "</li>", "<br/>", "<!--", "-->", "<svg>", "</svg>", "<pre>", "<body>",
        "\u{0}", "ữ", " a=\"b\"", " hidden",
    ])
}
