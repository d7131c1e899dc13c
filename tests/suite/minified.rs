//! Minifying takes nothing from a reader: every page of the repository's own site says the same
//! before and after, and no two words run together.
//!
//! minify-html deletes the space between inline siblings that stand directly in a div, a section, a
//! nav: a rule for themes, which only a look at every page can hold.

mod walked;

use lantoa::config::BaseUrl;
use lantoa::entry::events::options;
use lantoa::language::date::Date;
use lantoa::output::minify::Minifier;
use lantoa::pipeline::{self, Inputs, Memory, Today, Unwatched};
use lantoa::plan::recipe::Recipe;
use lantoa::view::html::{Around, markdown};
use lantoa::view::{Finish, Links};
use scraper::{ElementRef, Html, Node};

use crate::own_site::{RUN, root};
use crate::site::read;

#[test]
fn every_page_says_the_same_before_and_after() {
    let mut compared = 0;
    each_page(|path, html| {
        let before = said(html);
        let after = said(&RUN.file(path));
        assert!(before == after, "{path}: {}", difference(&before, &after));
        compared += 1;
    });
    assert!(compared > 600, "{compared} pages");
}

#[test]
fn every_page_names_the_same_things_before_and_after() {
    each_page(|path, html| {
        let (before, after) = (attributes(html), attributes(&RUN.file(path)));
        assert!(before == after, "{path}: {}", difference(&before, &after));
    });
}

#[test]
fn every_page_is_minified() {
    let (mut before, mut after) = (0, 0);
    each_page(|path, html| {
        let minified = RUN.file(path);
        assert!(minified.len() < html.len(), "{path} is no smaller than its template made it");
        (before, after) = (before + html.len(), after + minified.len());
    });
    assert!(after * 100 < before * 98, "{before} bytes became {after}");
}

/// The minifier mends what it reads, so that mistakes of a template are seen only before it.
#[test]
fn every_template_makes_html_without_a_parse_error() {
    each_page(|path, html| {
        let errors = Html::parse_document(html).errors;
        assert!(errors.is_empty(), "{path}: {errors:?}");
    });
}

/// minify-html is asked only about what is not plain: nobody may see that, but it must be so.
#[test]
fn every_page_is_walked_through_and_as_if_it_were_minified_as_a_whole() {
    let minifier = Minifier::default();
    each_page(|path, html| {
        assert!(
            minifier.walked(html.as_bytes()).is_some(),
            "{path} went to minify-html as a whole"
        );
        let made = RUN.file(path);
        assert!(made.as_bytes() == as_a_whole(html), "{path}: {made}");
    });
}

#[test]
fn bodies_come_out_as_if_they_were_minified_within_their_page() {
    let mut texts: Vec<String> = [
        "Một đoạn\nhai dòng,  hai  dấu cách. **Đậm** *nghiêng* và `mã`.\n\nĐoạn sau.",
        "## Đầu mục\n\n- một\n- **hai** ba\n\n1. bốn\n2. năm\n\n> trích\n>\n> nữa",
        "- một\n\n  đoạn\n- hai\n  - trong\n  - nữa\n- ba",
        "3. ba\n4. bốn",
        "| Việc | Số |\n|---|--:|\n| a **b** | 1 |\n| c |  |\n\nSau bảng.",
        "[một](/a/) [hai](https://example.org/x/?a=b&c=d) [ba](/b/ \"tên dài\") [bốn](/c)",
        "a & b < c > d \"e\" 'f' &nbsp; &copy; -- ...",
        "Xuống dòng\\\nhẳn. ~~bỏ~~\n\n---\n\n    mã  lùi  vào\n\n```\nkhối\n```",
        "**đậm**\n*nghiêng*\n[liên kết](/a/)\nchữ",
        "**a**b *c* **d** *e*f",
        "<b>thô</b> và <!-- ghi chú --> sau",
        "![ảnh](a.jpg)",
        "",
    ]
    .map(str::to_owned)
    .into();
    let stories = root().join("content/works");
    for entry in std::fs::read_dir(stories).unwrap() {
        let story = std::fs::read_to_string(entry.unwrap().path().join("index.md"));
        texts.extend(story.ok().and_then(|text| Some(text.rsplit_once("+++")?.1.to_owned())));
    }
    assert!(texts.len() > 20, "{}", texts.len());
    let link =
        |address: &str| Some((address.to_owned(), address.starts_with("/b").then_some("en")));
    let around =
        Around {
            link: &link, photo: &|_, _| "<span>ảnh</span>".to_owned(), table: "Bảng rộng"
        };
    let minifier = Minifier::default();
    for text in &texts {
        let body = markdown(text, options(), &[], &around);
        for (before, after) in [
            ("<div>", "</div>"),
            ("<section>\n", "\n</section>"),
            ("<main> ", " </main>"),
            ("<pre> ", " </pre>"),
        ] {
            let page = format!("<!doctype html><html><body>{before}{body}{after}</body></html>");
            let made = String::from_utf8(minifier.page(page.as_bytes())).unwrap();
            assert_eq!(made, String::from_utf8(as_a_whole(&page)).unwrap(), "{text}");
        }
    }
}

#[test]
fn odd_pages_are_as_if_they_were_minified_as_a_whole() {
    let pages = [
        "<p>a <article class=x> b </article> c</p>",
        "<div>a <article> b <i>c</i> </article> d <footer> e</footer></div>",
        "<article>a<article>b</article>c</article><article>d</article>",
        "<article>a<footer>b</footer>c</article> <footer>d</footer>",
        "<article>a",
        "a</article><article>b</article></article>",
        "<!-- <article>a</article> --><article>b</article>",
        "<script>var a = '<article>b</article>'</script><article>c</article>",
        "<textarea><article> b </article></textarea><pre> <article>c</article> </pre>",
        "<p title='<article>a</article>'>b</p><article>c</article>",
        "<article lantoa-part></article><article>a</article>",
        "<pre>  <article>  a  b  </article>  </pre>",
        "<articles>a</articles><article\n>b</article>",
        "<ul><li><article> a </article> <li><article> a </article></ul>",
        "<ARTICLE> a </ARTICLE><article> a </article>",
        "<article> a </article ><article> b </article>",
        "<head></head><div><body class=\"a\"> a </body></div><html lang=\"vi\"> b </html>",
        "a <!doctype html> b",
        "<p class=\"a b\" title=\"c d\" class=\"e\">x</p><a data-x=\"1 2\" title=\"c d\" data-x=\"3\">y</a>",
        "<svg><title></svg> <p>a</p> </title></svg>",
        "<svg> <script> '</svg>' </script> </svg><svg> <svg> </svg> <g/> </svg>",
        "<p> a <table> <tr> <td> b </td> </tr> </table> c </p>",
        "<meta name=\"VIEWPORT\" content=\"a, b\"><meta name=\"a\" content=\"a, b\">",
    ];
    let minifier = Minifier::default();
    for page in pages {
        let html = format!("<!doctype html><html><body>{page}</body></html>");
        let made = String::from_utf8(minifier.page(html.as_bytes())).unwrap();
        assert_eq!(made, String::from_utf8(as_a_whole(&html)).unwrap(), "{page}");
    }
}

pub(crate) fn as_a_whole(html: &str) -> Vec<u8> {
    let mut settings = minify_html::Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    minify_html::minify(html.as_bytes(), &settings)
}

/// The minifier must never be fed its own output: there is one call, and one caller of it.
#[test]
fn a_page_is_minified_once() {
    let program = crate::rust_text::program();
    let calls = |word: &str| -> Vec<(String, usize)> {
        let count = |code: &str| code.match_indices(word).count();
        let found = program.iter().map(|file| (file.path.clone(), count(&file.code)));
        found.filter(|(_, count)| *count > 0).collect()
    };
    assert_eq!(calls("minify("), [("output/minify/mod.rs".to_owned(), 1)]);
    assert_eq!(calls("minifier.page("), [("output/page.rs".to_owned(), 1)]);
}

#[test]
fn a_lost_blank_is_seen() {
    let say = |body: &str| said(&format!("<!doctype html><title>t</title>{body}"));
    assert_ne!(say("<div><a>x</a> <a>y</a></div>"), say("<div><a>x</a><a>y</a></div>"));
    assert_ne!(say("<p>a <b>b</b></p>"), say("<p>a<b>b</b></p>"));
    assert_ne!(say("<p>a</p>"), say("<p>b</p>"));
    assert_eq!(say("<ul> <li> a </li>\n<li>b</li></ul>"), say("<ul><li>a</li><li>b</li></ul>"));
    assert_eq!(say("<p>a   b</p>"), say("<p>a\nb</p>"));
    assert_ne!(say("<p>a&nbsp;b</p>"), say("<p>a b</p>"), "a space that does not break stays one");
    assert_ne!(say("<pre>a  b</pre>"), say("<pre>a b</pre>"), "blanks mean something here");
}

/// Each page of the repository's own site as its template made it, not minified.
fn each_page(mut look: impl FnMut(&str, &str)) {
    let inputs = Inputs {
        sources: read(root()),
        problems: Vec::new(),
        today: Today::Given(Date::new(2024, 10, 1).unwrap()),
        base_url: None::<BaseUrl>,
        links: Links::FromRoot,
        drafts: lantoa::catalogue::Drafts::Hidden,
        finish: Finish::AsFilled,
    };
    let mut memory = Memory::default();
    let prepared = pipeline::prepare(&inputs, &mut memory, &mut Unwatched::default()).unwrap();
    for (path, recipe) in &prepared.plan.recipes {
        let Recipe::Page(_) = recipe else { continue };
        let made = prepared.make(path, None).unwrap().unwrap();
        let (html, _) = made.made.unwrap();
        look(path, std::str::from_utf8(&html).unwrap());
    }
}

/// Elements within a line of text: everything else begins a line of its own, or is a box, such as a
/// button.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "label", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time",
];

/// What a reader sees, a line for each block: blanks folded to one, but there where they were.
fn said(html: &str) -> Vec<String> {
    let mut text = String::new();
    add(Html::parse_document(html).root_element(), Blanks::Folded, &mut text);
    let folded = text
        .split('\n')
        .map(|line| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    folded.filter(|line| !line.is_empty()).collect()
}

/// What blanks mean where a text stands.
#[derive(Clone, Copy)]
enum Blanks {
    Folded,
    Kept,
}

fn add(element: ElementRef<'_>, blanks: Blanks, text: &mut String) {
    let name = element.value().name();
    if ["script", "style"].contains(&name) {
        return;
    }
    let blanks = if name == "pre" { Blanks::Kept } else { blanks };
    let is_line_of_its_own = name == "br" || !INLINE.contains(&name);
    if is_line_of_its_own {
        text.push('\n');
    }
    for child in element.children() {
        match (child.value(), blanks) {
            (Node::Text(words), Blanks::Folded) => {
                text.extend(words.chars().map(|one| if is_blank(one) { ' ' } else { one }));
            }
            (Node::Text(words), Blanks::Kept) => text.push_str(&words.replace(' ', "\u{2423}")),
            _ => {
                if let Some(inner) = ElementRef::wrap(child) {
                    add(inner, blanks, text);
                }
            }
        }
    }
    if is_line_of_its_own {
        text.push('\n');
    }
}

/// The blanks that HTML folds; a space that does not break is none of them.
fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\n' | '\t' | '\r' | '\u{c}')
}

/// Every element with its attributes, in the order of their names. Blanks around words and commas
/// are folded: in a list of classes, in the content of a `meta`, they mean nothing.
fn attributes(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let elements = document.tree.nodes().filter_map(|node| node.value().as_element());
    let folded =
        |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ").replace(", ", ",");
    elements
        .map(|element| {
            let all = element.attrs().map(|(name, value)| format!("{name}={}", folded(value)));
            let mut all: Vec<String> = all.collect();
            all.sort();
            format!("{} {}", element.name(), all.join(" "))
        })
        .collect()
}

fn difference(before: &[String], after: &[String]) -> String {
    let pairs = before.iter().zip(after).find(|(one, two)| one != two);
    match pairs {
        Some((one, two)) => format!("{one:?} became {two:?}"),
        None => format!("{} lines became {}", before.len(), after.len()),
    }
}
