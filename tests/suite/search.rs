//! Search: an index of its own for each language, small, folded, and data whatever a title says.

use std::fmt::Write;
use std::io::Write as _;

use lantoa::catalogue::Drafts;
use lantoa::language::search::{search_key, words};
use lantoa::view::Links;
use serde_json::Value;

use crate::site::{Run, Site};

const ROAD: &str = r#"
//- content/works/duong-lien-ban.md
+++
title = "Đường liên bản </script><b>"
summary = "Một con đường đất đỏ."
kind = "work"
status = "completed"
date = 2024-03-15
district = "moc-chau"
commune = "chieng-hac"
areas = ["dai-hoi"]
+++

Bà con **hiến đất**, xem [quy ước](pages/gioi-thieu) chung; bà con góp công.
//- content/works/nhap.md
+++
title = "Bài nháp"
summary = "Chưa xong."
kind = "task"
status = "registered"
date = 2024-03-16
areas = ["dai-hoi"]
draft = true
+++
Chưa xong.
"#;

/// The index of a language, read as a browser would.
fn index(run: &Run, path: &str) -> Value {
    let script = run.file(path);
    let json = script.strip_prefix("window.lantoaSearch=").unwrap().trim_end();
    serde_json::from_str(json.strip_suffix(';').unwrap()).unwrap()
}

fn titles(index: &Value) -> Vec<&str> {
    let entries = index["entries"].as_array().unwrap().iter();
    entries.map(|entry| entry[0].as_str().unwrap()).collect()
}

fn entry<'a>(index: &'a Value, title: &str) -> &'a Value {
    let mut entries = index["entries"].as_array().unwrap().iter();
    entries.find(|entry| entry[0].as_str().unwrap().starts_with(title)).unwrap()
}

#[test]
fn folding_is_that_of_the_script() {
    assert_eq!(search_key("ĐƯỜNG Mộc Châu"), "duong moc chau");
    assert_eq!(search_key("Ðường ðất"), "duong dat");
    assert_eq!(search_key("Ủy ban, Uỷ ban"), "uy ban, uy ban");
    assert_eq!(search_key("Mo\u{302}\u{323}c"), "moc");
    assert_eq!(
        words("bản 2, ba-lan (1.200)").collect::<Vec<_>>(),
        ["bản", "2", "ba", "lan", "1", "200"]
    );
}

#[test]
fn the_page_and_its_index_stand_in_every_language() {
    let run = Site::new(ROAD).build().good();
    for (address, language) in [("/tim-kiem/", "vi"), ("/en/search/", "en")] {
        let page = run.page(address);
        assert_eq!(page.attribute("html", "lang"), language);
        let scripts = page.attributes("script[src]", "src");
        assert!(scripts.contains(&format!("{address}index.js")), "{scripts:?}");
        assert!(scripts.iter().any(|script| script.contains("/search.")), "{scripts:?}");
        assert_eq!(page.attributes("main .ways a", "href").len(), 5);
        assert_eq!(page.attribute(".menu li:last-child a", "href"), address);
        index(&run, &format!("{address}index.js"));
    }
    let elsewhere = run.page("/cong-trinh/").attributes("script[src]", "src");
    assert!(!elsewhere.iter().any(|script| script.contains("search")), "{elsewhere:?}");
}

#[test]
fn an_entry_says_what_a_result_shows() {
    let run = Site::new(ROAD).build().good();
    let index = index(&run, "/tim-kiem/index.js");
    let road = entry(&index, "Đường");
    let expected = [
        "Đường liên bản </script><b>",
        "/cong-trinh/duong-lien-ban/",
        "Một con đường đất đỏ.",
        "Mộc Châu · xã Chiềng Hắc",
        "moc-chau",
        "dai-hoi",
        "completed",
        "work",
        "15/3/2024",
    ];
    let (words, last) = road.as_array().unwrap().split_at(expected.len());
    assert_eq!(words, expected.map(Value::from));
    assert_eq!(last, [Value::from(0)], "it is no demonstration");
    assert_eq!(entry(&index, "xã Chiềng Hắc")[3], "huyện Mộc Châu");
}

#[test]
fn a_demonstration_is_told_from_a_true_story() {
    let mut site = Site::new(ROAD);
    site.edit("content/works/duong-lien-ban.md", "kind = ", "illustrative = true\nkind = ");
    let run = site.build().good();
    assert_eq!(entry(&index(&run, "/tim-kiem/index.js"), "Đường")[9], 1);
}

#[test]
fn the_words_of_a_body_are_folded_and_stand_once() {
    let run = Site::new(ROAD).build().good();
    let index = index(&run, "/tim-kiem/index.js");
    let all: Vec<&str> = index["words"].as_str().unwrap().split(' ').collect();
    for word in ["ba", "con", "hien", "gop", "quy", "uoc"] {
        let times = all.iter().filter(|one| **one == word).count();
        assert!(times <= 1, "{word} {times} times");
        assert!(times == 1 || word == "con", "{word} is missing: {all:?}");
    }
    assert!(all.is_sorted() && all.iter().all(|word| search_key(word) == *word), "{all:?}");
    // Targets of links are no words of a text; titles and summaries are searched by themselves.
    assert!(!all.contains(&"pages"), "{all:?}");
    assert_eq!(all.len(), index["places"].as_str().unwrap().split(' ').count());
}

#[test]
fn a_title_cannot_end_the_script() {
    let run = Site::new(ROAD).build().good();
    let script = run.file("/tim-kiem/index.js");
    assert!(!script.contains('<'), "{script}");
    assert!(script.contains("\\u003c/script>"));
}

#[test]
fn what_is_not_translated_is_absent_from_english_and_drafts_from_both() {
    let mut site = Site::new(ROAD);
    let run = site.build().good();
    let english = index(&run, "/en/search/index.js");
    assert!(!titles(&english).iter().any(|title| title.contains("Đường")), "{english}");
    assert!(titles(&english).contains(&"Chieng Hac commune"), "{english}");
    assert!(!titles(&index(&run, "/tim-kiem/index.js")).contains(&"Bài nháp"));
    site.drafts = Drafts::Shown;
    assert!(titles(&index(&site.clean().good(), "/tim-kiem/index.js")).contains(&"Bài nháp"));
}

#[test]
fn addresses_are_those_that_the_page_would_write() {
    let mut site = Site::new(ROAD);
    site.base_url = Some("https://example.org/thi-dua/");
    let run = site.clean().good();
    let below = index(&run, "/tim-kiem/index.js");
    assert_eq!(entry(&below, "Đường")[1], "/thi-dua/cong-trinh/duong-lien-ban/");
    site.links = Links::Relative;
    let run = site.clean().good();
    let relative = index(&run, "/tim-kiem/index.js");
    assert_eq!(entry(&relative, "Đường")[1], "../cong-trinh/duong-lien-ban/index.html");
    let scripts = run.page("/tim-kiem/").attributes("script[src]", "src");
    assert!(scripts.contains(&"index.js".to_owned()), "{scripts:?}");
}

#[test]
fn the_index_is_made_again_only_when_something_to_find_is_new() {
    let mut site = Site::new(ROAD);
    site.build().good();
    assert!(site.build().good().made.is_empty());
    site.edit("content/works/duong-lien-ban.md", "góp công", "góp của");
    let run = site.build().good();
    assert!(run.paths_made().contains(&"tim-kiem/index.js"), "{:?}", run.made);
    assert!(!run.paths_made().contains(&"en/search/index.js"), "{:?}", run.made);
    assert!(!run.paths_made().contains(&"tim-kiem/index.html"), "{:?}", run.made);
    site.edit("content/works/duong-lien-ban.md", "góp của", "GÓP, CỦA");
    assert!(!site.build().good().paths_made().contains(&"tim-kiem/index.js"));
    assert_eq!(run.file("/tim-kiem/index.js"), site.clean().good().file("/tim-kiem/index.js"));
}

#[cfg(unix)]
#[test]
fn five_hundred_works_weigh_less_than_a_hundred_kilobytes() {
    let run = Site::new(&many(500)).build().good();
    let script = run.file("/tim-kiem/index.js");
    assert!(titles(&index(&run, "/tim-kiem/index.js")).len() > 500);
    let packed = gzipped(script.as_bytes());
    assert!(packed < 100_000, "{packed} bytes");
    // A corpus that packs to nothing would prove nothing.
    assert!(packed > 20_000, "{packed} bytes");
}

/// Works of about 4 KB whose syllables are drawn from all that Vietnamese could have, some often
/// and most rarely, as in real texts.
fn many(count: usize) -> String {
    const ONSETS: [&str; 24] = [
        "b", "c", "ch", "d", "đ", "g", "gi", "h", "k", "kh", "l", "m", "n", "ng", "nh", "ph", "qu",
        "r", "s", "t", "th", "tr", "v", "x",
    ];
    const RIMES: [&str; 40] = [
        "a", "ai", "ám", "án", "ảng", "anh", "ào", "ạp", "át", "ay", "ấm", "ân", "âng", "ăm", "ăn",
        "ặt", "em", "én", "ê", "ênh", "ếu", "iêm", "iến", "iệt", "inh", "oai", "oán", "ong", "ọt",
        "ô", "ối", "ông", "ơi", "ớt", "ung", "uống", "ươi", "ường", "ước", "ưu",
    ];
    let mut state = 364_u64;
    let mut chance = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    };
    let all = ONSETS.len() * RIMES.len();
    let mut syllable = move || {
        let rank = ((all as f64).powf(chance()) - 1.0) as usize * 7919 % all;
        format!("{}{}", ONSETS[rank % ONSETS.len()], RIMES[rank / ONSETS.len()])
    };
    let mut text = move |bytes: usize| {
        let mut text = String::new();
        while text.len() < bytes {
            text.push_str(&syllable());
            text.push(' ');
        }
        text.trim().to_owned()
    };
    let mut files = String::new();
    for number in 0..count {
        let (title, summary, body) = (text(60), text(200), text(4000));
        writeln!(
            files,
            "//- content/works/viec-{number}.md\n+++\ntitle = \"{title}\"\nsummary = \"{summary}\"\n\
             kind = \"work\"\nstatus = \"completed\"\ndate = 2024-03-15\ndistrict = \"moc-chau\"\n\
             areas = [\"dai-hoi\"]\n+++\n\n{body}"
        )
        .unwrap();
    }
    files
}

/// How many bytes a host sends.
fn gzipped(bytes: &[u8]) -> usize {
    let mut packing = std::process::Command::new("gzip")
        .arg("-9")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("gzip is there");
    let mut input = packing.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&bytes).unwrap());
    let packed = packing.wait_with_output().unwrap().stdout.len();
    writing.join().unwrap();
    packed
}
