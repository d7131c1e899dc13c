//! The repository's own site: the campaign of plan 364, as a demonstration. It builds without a
//! problem, tells of nobody, and its pages are sound HTML.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::own_site::{RUN, files, pages, root};

/// An address of the site begins with this.
const HOST: &str = "https://thi-dua.example";

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn attributes<'a>(html: &'a Html, selector: &str, name: &str) -> Vec<&'a str> {
    all(html, selector).into_iter().filter_map(|one| one.value().attr(name)).collect()
}

/// What was found on each page is nothing.
fn nowhere(promise: &str, find: impl Fn(&str, &str, &Html) -> Vec<String>) {
    let mut found = Vec::new();
    for (path, text, html) in pages() {
        found.extend(find(path, text, &html).into_iter().map(|one| format!("{path}: {one}")));
    }
    let count = found.len();
    found.truncate(12);
    assert!(found.is_empty(), "{promise}; {count} times not:\n  {}\n", found.join("\n  "));
}

// The campaign

#[test]
fn it_builds_without_any_problem() {
    assert_eq!(RUN.codes(), Vec::<&str>::new());
}

#[test]
fn it_has_every_district_and_commune_of_the_province() {
    let depth = |path: &str, folder: &str| {
        path.strip_prefix(folder)?.strip_suffix("/index.html").map(|rest| rest.split('/').count())
    };
    for folder in ["huyen/", "en/districts/"] {
        let depths: Vec<usize> = RUN.files.keys().filter_map(|path| depth(path, folder)).collect();
        assert_eq!(depths.iter().filter(|depth| **depth == 1).count(), 12, "{folder}");
        assert_eq!(depths.iter().filter(|depth| **depth == 2).count(), 204, "{folder}");
    }
}

#[test]
fn every_story_says_that_it_is_a_demonstration() {
    let mut stories = 0;
    for folder in ["works", "units", "news"] {
        for file in files(&root().join("content").join(folder)) {
            let name = file.display().to_string();
            // Facts stand once, in the original.
            if name.ends_with(".md") && !name.ends_with(".en.md") {
                let text = std::fs::read_to_string(&file).unwrap();
                assert!(text.lines().any(|line| line == "illustrative = true"), "{name}");
                stories += 1;
            }
        }
    }
    assert!(stories > 20, "{stories} stories");
    let folders = ["cong-trinh/", "don-vi/", "tin-tuc/", "en/works/", "en/units/", "en/news/"];
    let is_story = |path: &str| {
        folders.iter().any(|folder| {
            path.strip_prefix(folder).is_some_and(|rest| {
                rest.contains('/') && !rest.starts_with("trang-") && !rest.starts_with("page-")
            })
        })
    };
    let mut shown = 0;
    for (path, _, html) in pages().filter(|(path, ..)| is_story(path)) {
        let notices: Vec<String> =
            all(&html, "main .notice").iter().map(|one| one.text().collect()).collect();
        let says = ["minh họa", "llustrat"];
        assert!(notices.iter().any(|one| says.iter().any(|word| one.contains(word))), "{path}");
        shown += 1;
    }
    assert!(shown > stories, "{shown} pages in two languages");
}

// Nobody's numbers

#[test]
fn no_page_holds_a_number_of_a_person() {
    nowhere("no run of 9 to 12 digits", |_, text, _| {
        // The name of a photo is its digest, which may have many digits in a row.
        let named = text.split("photos/");
        let words = named.map(|part| {
            part.split_once('-').map_or(part, |(digest, rest)| {
                let is_digest = digest.len() == 32 && digest.bytes().all(|b| b.is_ascii_hexdigit());
                if is_digest { rest } else { part }
            })
        });
        digit_runs(&words.collect::<Vec<_>>().join(" "), 9..=12)
    });
}

#[test]
fn no_page_holds_a_telephone_number() {
    nowhere("no telephone number", |_, text, html| {
        // Texts of two cells or paragraphs are two texts.
        let words = html.root_element().text().collect::<Vec<_>>().join("\n");
        let dialled = ["tel:", "sms:", "zalo.me/"];
        let links = dialled.iter().filter(|one| text.contains(**one)).map(ToString::to_string);
        telephones(&words).into_iter().chain(links).collect()
    });
}

#[test]
fn no_page_holds_an_e_mail_address() {
    nowhere("no e-mail address", |_, text, _| {
        let words =
            text.split(|letter: char| letter.is_whitespace() || "<>\"'=,;()".contains(letter));
        words.filter(|word| is_mailbox(word)).map(str::to_owned).collect()
    });
}

#[test]
fn numbers_of_persons_would_be_seen() {
    assert_eq!(digit_runs("a 012345678 b 12345678 c 1234567890123 d", 9..=12), ["012345678"]);
    assert_eq!(digit_runs("/assets/style.0123456789ab.css", 9..=12), Vec::<String>::new());
    for number in
        ["0212 385 2345", "0912.345.678", "+84 912 345 678", "(0212) 3852-345", "0912345678"]
    {
        assert_eq!(telephones(&format!("Gọi {number} nhé")).len(), 1, "{number}");
    }
    for other in ["68.500.000 đồng", "ngày 10/10/2023", "03979", "1.234.567.890"] {
        assert_eq!(telephones(other), Vec::<String>::new(), "{other}");
    }
    assert!(is_mailbox("a.b@example.org") && is_mailbox("mailto:x@y.vn") && !is_mailbox("@media"));
}

/// Runs of digits of such a length; names of assets hold a digest, which is no number.
fn digit_runs(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Vec<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || "\"'<>=".contains(letter));
    let words = words.filter(|word| !word.contains("/assets/"));
    words
        .flat_map(|word| word.split(|letter: char| !letter.is_ascii_digit()))
        .filter(|run| lengths.contains(&run.len()))
        .map(str::to_owned)
        .collect()
}

/// Numbers as they are dialled in Vietnam: 0 or +84, then eight to ten more digits, with blanks,
/// points, hyphens and brackets between them.
fn telephones(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let starts = letters[at] == '+' || letters[at] == '0';
        let is_inside =
            at > 0 && (letters[at - 1].is_alphanumeric() || ".,/".contains(letters[at - 1]));
        if !starts || is_inside {
            at += 1;
            continue;
        }
        let run: String = letters[at..]
            .iter()
            .take_while(|letter| letter.is_ascii_digit() || " .-()+\u{a0}".contains(**letter))
            .collect();
        let digits = run.chars().filter(char::is_ascii_digit).count();
        if (9..=12).contains(&digits) {
            found.push(run.trim().to_owned());
        }
        at += run.chars().count().max(1);
    }
    found
}

fn is_mailbox(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        let name = name.rsplit(':').next().unwrap();
        !name.is_empty() && host.contains('.') && host.starts_with(char::is_alphanumeric)
    })
}

// Sound HTML

#[test]
fn every_page_is_html_without_a_parse_error() {
    nowhere("html5ever reports nothing", |_, _, html| {
        html.errors.iter().map(ToString::to_string).collect()
    });
}

#[test]
fn a_parse_error_would_be_seen() {
    assert!(!Html::parse_document("<!doctype html><title>t</title><p>a</b>").errors.is_empty());
}

#[test]
fn every_page_has_one_heading_of_the_first_level_and_skips_none() {
    nowhere("headings go down one level at a time", |_, _, html| {
        let levels: Vec<usize> = all(html, "h1, h2, h3, h4, h5, h6")
            .iter()
            .map(|heading| heading.value().name()[1..].parse().unwrap())
            .collect();
        let mut found = Vec::new();
        if levels.iter().filter(|level| **level == 1).count() != 1 || levels.first() != Some(&1) {
            found.push(format!("{levels:?} does not begin with the one h1"));
        }
        if levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
            found.push(format!("{levels:?} skips a level"));
        }
        found
    });
}

#[test]
fn no_heading_is_empty() {
    nowhere("every heading says something", |_, _, html| {
        let headings = all(html, "h1, h2, h3, h4, h5, h6");
        let empty = headings.iter().filter(|one| one.text().all(|text| text.trim().is_empty()));
        empty.map(|one| one.html()).collect()
    });
}

#[test]
fn every_page_has_one_main_part_and_says_its_language() {
    nowhere("one main, one language", |path, _, html| {
        let mut found = Vec::new();
        if all(html, "main").len() != 1 {
            found.push(format!("{} main", all(html, "main").len()));
        }
        let expected = if path.starts_with("en/") { "en" } else { "vi" };
        if attributes(html, "html", "lang") != [expected] {
            found.push(format!("lang {:?}", attributes(html, "html", "lang")));
        }
        found
    });
}

#[test]
fn every_page_has_a_title_and_a_description() {
    nowhere("title and description", |_, _, html| {
        let titles: Vec<String> =
            all(html, "head > title").iter().map(|one| one.text().collect()).collect();
        let described = attributes(html, "meta[name=description]", "content");
        let is_redirect = !all(html, "meta[http-equiv=refresh]").is_empty();
        let is_good = titles.len() == 1
            && !titles[0].trim().is_empty()
            && (is_redirect || described.len() == 1 && !described[0].trim().is_empty());
        if is_good { Vec::new() } else { vec![format!("{titles:?} {described:?}")] }
    });
}

#[test]
fn no_id_stands_twice() {
    nowhere("ids are unique", |_, _, html| {
        let mut seen = BTreeSet::new();
        let ids = attributes(html, "[id]", "id");
        ids.into_iter().filter(|id| !seen.insert(*id)).map(str::to_owned).collect()
    });
}

#[test]
fn every_label_and_reference_names_an_id_that_is_there() {
    nowhere("references within a page", |_, _, html| {
        let ids: BTreeSet<&str> = attributes(html, "[id]", "id").into_iter().collect();
        let names = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
        let named = names.into_iter().flat_map(|name| attributes(html, &format!("[{name}]"), name));
        let drawn =
            attributes(html, "use[href]", "href").into_iter().filter_map(|to| to.strip_prefix('#'));
        let all = named.flat_map(str::split_whitespace).chain(drawn);
        all.filter(|id| !ids.contains(id)).map(str::to_owned).collect()
    });
}

#[test]
fn every_picture_has_words() {
    nowhere("img has alt", |_, _, html| {
        all(html, "img:not([alt])").iter().map(|one| one.html()).collect()
    });
}

#[test]
fn every_link_says_where_it_leads() {
    nowhere("links have words", |_, _, html| {
        let links = all(html, "a").into_iter().filter(|link| {
            let said: String = link.text().collect();
            said.trim().is_empty() && link.value().attr("aria-label").is_none_or(str::is_empty)
        });
        links.map(|one| one.html()).collect()
    });
}

#[test]
fn every_address_within_the_site_leads_to_a_file_and_a_heading() {
    let mut ids = std::collections::BTreeMap::new();
    for (path, _, html) in pages() {
        let all: BTreeSet<String> =
            attributes(&html, "[id]", "id").into_iter().map(str::to_owned).collect();
        ids.insert(path, all);
    }
    let mut followed = 0;
    for (path, _, html) in pages() {
        let sources = attributes(&html, "[src]", "src");
        for to in attributes(&html, "[href]", "href").into_iter().chain(sources) {
            let Some(target) = within(path, to) else { continue };
            let (file, heading) = target.split_once('#').unwrap_or((&target, ""));
            assert!(RUN.files.contains_key(file), "{path} leads to {to}, and there is no {file}");
            let is_there =
                heading.is_empty() || ids.get(file).is_some_and(|ids| ids.contains(heading));
            assert!(is_there, "{path} leads to {to}, and there is no #{heading}");
            followed += 1;
        }
    }
    assert!(followed > 10_000, "{followed} links");
}

/// The output file that an address of the site means, with its fragment; none if it leads elsewhere.
fn within(page: &str, to: &str) -> Option<String> {
    if let Some(heading) = to.strip_prefix('#') {
        return Some(format!("{page}#{heading}"));
    }
    let path = to.strip_prefix(HOST).unwrap_or(to);
    if path.contains("://") || path.starts_with("mailto:") {
        return None;
    }
    let path = path
        .strip_prefix('/')
        .unwrap_or_else(|| panic!("{page}: {to} is no address from the root"));
    let (path, fragment) = path
        .split_once('#')
        .map_or((path, String::new()), |(path, heading)| (path, format!("#{heading}")));
    let is_folder = path.is_empty() || path.ends_with('/');
    Some(format!("{path}{}{fragment}", if is_folder { "index.html" } else { "" }))
}

#[test]
fn each_language_names_the_other_and_is_named_back() {
    nowhere("hreflang is mutual", |path, _, html| {
        let own = match path.strip_suffix("index.html") {
            Some(folder) => format!("{HOST}/{folder}"),
            None => return Vec::new(),
        };
        let mut found = Vec::new();
        for one in all(html, "head > link[rel=alternate][hreflang]") {
            let to = one.value().attr("href").unwrap();
            let file = within(path, to).unwrap();
            let Some(bytes) = RUN.files.get(&file) else {
                found.push(format!("{to} is not there"));
                continue;
            };
            let other = Html::parse_document(std::str::from_utf8(bytes).unwrap());
            if !attributes(&other, "head > link[hreflang]", "href").contains(&own.as_str()) {
                found.push(format!("{to} does not name it back"));
            }
        }
        found
    });
}
