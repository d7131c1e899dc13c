//! Photos as pages show them: the cover at once and the others later, in words and languages that
//! are right, on cards and to those who were sent a link.

use scraper::{ElementRef, Html, Selector};

use lantoa::catalogue::Drafts;
use lantoa::view::{Finish, Links};

use crate::pictures::{candidates, decoded, jpeg, photo, prints, quarters, showing};
use crate::site::{Page, Run, Site};
use crate::stories::{english, news, page, unit, with_body, work};

const PAGE: &str = "/cong-trinh/cau/";
const ENGLISH: &str = "/en/works/cau/";

fn small() -> Vec<u8> {
    jpeg(&quarters(640, 400))
}

/// Three photos of three sizes, so that they are told apart.
fn three() -> Site {
    let [a, b, c] = [400, 410, 420].map(|height| jpeg(&quarters(640, height)));
    showing(&[("a.jpg", &a), ("b.jpg", &b), ("c.jpg", &c)])
}

/// A work with one photo, a translation, and these bodies.
fn bilingual(facts: &str, translated: &str, bodies: [&str; 2]) -> Run {
    let original = with_body(&work("cau/index", &photo("a.jpg", facts)), bodies[0]);
    let translation = with_body(&english("works/cau/index", translated), bodies[1]);
    let mut site = Site::new(&(original + &translation));
    site.write("content/works/cau/a.jpg", small());
    site.build().good()
}

/// The language that the first element of a selector is in, as a screen reader finds it.
fn language(page: &Page, selector: &str) -> String {
    let found = Selector::parse(selector).unwrap();
    let element = page.0.select(&found).next().unwrap_or_else(|| panic!("nothing is {selector}"));
    let above = element.ancestors().filter_map(ElementRef::wrap);
    let mut langs = std::iter::once(element).chain(above).filter_map(|one| one.attr("lang"));
    langs.next().expect("html has a language").to_owned()
}

// Which photo stands where

#[test]
fn the_first_photo_is_the_cover_and_the_others_are_the_gallery() {
    let page = three().build().good().page(PAGE);
    assert_eq!(page.attributes(".cover img", "height"), ["400"]);
    assert_eq!(page.attributes(".gallery img", "height"), ["410", "420"]);
}

#[test]
fn the_photo_that_is_marked_is_the_cover() {
    let mut site = three();
    let path = "content/works/cau/index.md";
    site.edit(path, "file = \"b.jpg\"", "file = \"b.jpg\"\ncover = true");
    let page = site.build().good().page(PAGE);
    assert_eq!(page.attributes(".cover img", "height"), ["410"]);
    assert_eq!(page.attributes(".gallery img", "height"), ["400", "420"]);
}

#[test]
fn a_photo_in_the_text_stands_there_and_not_in_the_gallery() {
    let mut site = three();
    let path = "content/works/cau/index.md";
    let text = site.text(path);
    site.write(path, format!("{text}\nTrước.\n\n![](c.jpg)\n\nSau.\n"));
    let run = site.build().good();
    let page = run.page(PAGE);
    assert_eq!(page.attributes(".photo img", "height"), ["420"]);
    assert_eq!(page.attributes(".gallery img", "height"), ["410"]);
    assert_eq!(page.attribute(".photo img", "alt"), "Lời tả c.jpg");
    assert!(page.text(".photo small").contains("Ban ảnh"));
    for (selector, ending) in [(".photo source", ".webp"), (".photo img", ".jpg")] {
        let listed = candidates(&page.attribute(selector, "srcset"));
        assert_eq!(listed.iter().map(|one| one.1).collect::<Vec<_>>(), [480, 640]);
        assert!(listed.iter().all(|one| one.0.ends_with(ending)));
        assert!(listed.iter().all(|one| run.files.contains_key(&one.0[1..])));
        assert!(!page.attribute(selector, "sizes").is_empty());
    }
}

#[test]
fn units_news_and_pages_show_their_photos_as_works_do() {
    let facts = photo("a.jpg", "") + &photo("b.jpg", "");
    let cases = [
        (unit("ban/index", &facts), "content/units/ban", "/don-vi/ban/"),
        (news("tin/index", &facts), "content/news/tin", "/tin-tuc/tin/"),
        (page("trang/index", &facts), "content/pages/trang", "/trang/"),
    ];
    for (files, folder, address) in cases {
        let mut site = Site::new(&files);
        site.write(&format!("{folder}/a.jpg"), small());
        site.write(&format!("{folder}/b.jpg"), jpeg(&quarters(640, 410)));
        let page = site.build().good().page(address);
        assert_eq!(page.attributes(".cover img", "height"), ["400"], "{address}");
        assert_eq!(page.attributes(".gallery img", "height"), ["410"], "{address}");
    }
}

// When it is fetched

#[test]
fn the_cover_is_fetched_at_once_and_every_other_photo_when_it_is_near() {
    let mut site = three();
    let path = "content/works/cau/index.md";
    let text = site.text(path);
    site.write(path, format!("{text}\n![](c.jpg)\n"));
    let page = site.build().good().page(PAGE);
    assert!(page.attributes(".cover img", "loading").is_empty(), "the cover does not wait");
    assert_eq!(page.attributes(".cover img", "fetchpriority"), ["high"]);
    let photos = page.attributes("img[src*='photos/']", "src").len();
    let lazy = page.attributes("img[src*='photos/'][loading=lazy]", "src").len();
    assert_eq!((photos, lazy), (3, 2));
    assert_eq!(page.attributes("img[src*='photos/'][width][height][alt]", "src").len(), 3);
    assert_eq!(page.attributes("img[src*='photos/'][srcset][sizes]", "src").len(), 3);
}

#[test]
fn every_photo_is_on_the_page_without_any_script() {
    let run = three().build().good();
    let page = run.page(PAGE);
    for address in page.attributes("figure img", "src") {
        assert!(run.files.contains_key(&address[1..]), "{address}");
    }
    assert_eq!(page.attributes("figure img", "src").len(), 3);
    assert!(page.texts(".gallery script, .gallery button").is_empty());
}

// Words and their languages

#[test]
fn a_photo_has_its_words_under_it() {
    let page = bilingual("caption = \"Ngày khánh thành\"", "", ["", ""]).page(PAGE);
    assert_eq!(page.attribute(".cover img", "alt"), "Lời tả a.jpg");
    assert_eq!(page.text(".cover figcaption"), "Ngày khánh thành Ảnh: Ban ảnh");
}

#[test]
fn words_that_are_translated_are_in_the_language_of_the_page() {
    let words = "[[photos]]\nfile = \"a.jpg\"\nalt = \"The bridge\"\ncaption = \"Opening day\"";
    let run = bilingual("caption = \"Ngày khánh thành\"", words, ["", "![](a.jpg)"]);
    let page = run.page(ENGLISH);
    for place in [".cover", ".photo"] {
        assert_eq!(page.attribute(&format!("{place} img"), "alt"), "The bridge");
        assert_eq!(language(&page, &format!("{place} img")), "en");
    }
    assert_eq!(page.text(".cover figcaption"), "Opening day Photo: Ban ảnh");
    assert_eq!(language(&page, ".cover figcaption"), "en");
    assert!(page.text(".photo small").starts_with("Opening day"));
    assert_eq!(run.page(PAGE).attribute(".cover img", "alt"), "Lời tả a.jpg");
}

#[test]
fn words_that_are_not_translated_say_their_language() {
    let run = bilingual("caption = \"Ngày khánh thành\"", "", ["", ""]);
    let page = run.page(ENGLISH);
    assert_eq!(page.attribute(".cover img", "alt"), "Lời tả a.jpg");
    assert_eq!(language(&page, ".cover img"), "vi");
    assert_eq!(language(&page, ".cover figcaption > span"), "vi");
}

#[test]
fn words_in_the_text_that_are_not_translated_say_their_language_too() {
    let run = bilingual("caption = \"Ngày khánh thành\"", "", ["", "![](a.jpg)"]);
    let page = run.page(ENGLISH);
    assert_eq!(page.attribute(".photo img", "alt"), "Lời tả a.jpg");
    assert_eq!(language(&page, ".photo img"), "vi");
    assert_eq!(language(&page, ".photo small > span"), "vi");
}

#[test]
fn whose_a_photo_is_stands_once_and_says_its_language() {
    let run = bilingual("caption = \"Ngày khánh thành\"", "", ["", "![](a.jpg)"]);
    let page = run.page(ENGLISH);
    for credit in [".cover .photo-credit", ".photo .photo-credit"] {
        assert_eq!(page.text(credit), "Photo: Ban ảnh");
        assert_eq!(language(&page, credit), "en", "the word before it is the page's");
        assert_eq!(language(&page, &format!("{credit} span")), "vi");
        assert_eq!(page.text(&format!("{credit} span")), "Ban ảnh");
    }
    assert_eq!(language(&run.page(PAGE), ".cover .photo-credit"), "vi");
}

#[test]
fn a_caption_that_is_not_translated_says_its_language_when_the_description_is() {
    let words = "[[photos]]\nfile = \"a.jpg\"\nalt = \"The bridge\"";
    let page = bilingual("caption = \"Ngày khánh thành\"", words, ["", ""]).page(ENGLISH);
    assert!(page.text(".cover figcaption").starts_with("Ngày khánh thành"));
    assert_eq!(language(&page, ".cover img"), "en");
    assert_eq!(language(&page, ".cover figcaption > span"), "vi");
}

#[test]
fn a_description_in_the_text_is_words_and_nothing_but_words() {
    let body = "![Cầu *mới* & cũ của `xã`](a.jpg)";
    let page = bilingual("", "", [body, ""]).page(PAGE);
    assert_eq!(page.attribute(".photo img", "alt"), "Cầu mới & cũ của xã");
    assert_eq!(page.texts(".body em, .body code").len(), 0, "nothing falls out of it");
}

#[test]
fn a_description_in_the_text_may_go_over_two_lines() {
    let page = bilingual("", "", ["![Cầu\nmới](a.jpg)", ""]).page(PAGE);
    assert_eq!(page.attribute(".photo img", "alt"), "Cầu mới");
}

#[test]
fn nothing_of_a_description_in_the_text_stands_outside_of_it() {
    let body = "![Cầu <b>mới</b> của [xã](works/cau)](a.jpg)";
    let page = bilingual("", "", [body, ""]).page(PAGE);
    assert_eq!(page.text(".photo small"), "Ảnh: Ban ảnh");
    assert_eq!(page.text(".body"), "Ảnh: Ban ảnh");
    assert_eq!(page.attributes(".body a", "href").len(), 0);
}

// Cards, and those who were sent a link

#[test]
fn cards_show_the_cover_without_saying_it_twice() {
    let run = three().build().good();
    let page = run.page("/cong-trinh/");
    assert_eq!(page.attributes(".thumb img", "alt"), [""]);
    assert_eq!(page.attributes(".thumb img", "loading"), ["lazy"]);
    let cover = run.page(PAGE).attribute(".cover img", "srcset");
    assert_eq!(page.attributes(".thumb img", "srcset"), std::slice::from_ref(&cover));
    assert_eq!(run.page("/").attributes("img[src*='photos/']", "srcset")[0], cover);
}

#[test]
fn a_link_that_is_sent_shows_the_cover() {
    let run = showing(&[("a.jpg", &jpeg(&quarters(3000, 2000)))]).build().good();
    let page = run.page(PAGE);
    let meta = |name: &str| page.attribute(&format!("meta[property='og:image{name}']"), "content");
    let path = meta("").strip_prefix("https://example.org/").expect("it is absolute").to_owned();
    assert!(path.ends_with(".jpg"), "{path}");
    let size = decoded(&run.files[&path]).dimensions();
    assert_eq!((meta(":width"), meta(":height")), (size.0.to_string(), size.1.to_string()));
    assert_eq!(size, (1440, 960));
    assert_eq!(meta(":alt"), "Lời tả a.jpg");
    assert_eq!(page.attribute("meta[name='twitter:card']", "content"), "summary_large_image");
}

// Addresses

#[test]
fn relative_addresses_lead_to_the_prints_from_everywhere() {
    let mut site = three();
    let path = "content/works/cau/index.md";
    let text = site.text(path);
    site.write(path, format!("{text}\n![](c.jpg)\n"));
    site.links = Links::Relative;
    let run = site.build().good();
    for from in ["cong-trinh/cau/", "cong-trinh/", ""] {
        let page = run.page(&format!("/{from}"));
        let mut named = page.attributes("img[src*='photos/']", "src");
        for srcset in page.attributes("[srcset]", "srcset") {
            named.extend(candidates(&srcset).into_iter().map(|one| one.0));
        }
        assert!(named.len() > 4, "{from}: {named:?}");
        for address in named {
            let up = address.matches("../").count();
            let mut folders: Vec<&str> = from.split_terminator('/').collect();
            assert!(!address.starts_with('/') && up <= folders.len(), "{from}: {address}");
            folders.truncate(folders.len() - up);
            folders.push(address.trim_start_matches("./").trim_start_matches("../"));
            assert!(run.files.contains_key(&folders.join("/")), "{from}: {address}");
        }
    }
}

#[test]
fn below_a_path_of_a_host_photos_are_below_it_too() {
    let mut site = three();
    site.base_url = Some("https://example.org/son-la/");
    let run = site.build().good();
    let page = run.page(PAGE);
    for (address, _) in candidates(&page.attribute(".cover img", "srcset")) {
        let path = address.strip_prefix("/son-la/").expect("it is below the path");
        assert!(run.files.contains_key(path), "{address}");
    }
    let shared = page.attribute("meta[property='og:image']", "content");
    assert!(shared.starts_with("https://example.org/son-la/photos/"), "{shared}");
}

#[test]
fn the_same_photo_in_two_entries_is_put_out_once() {
    let alone = showing(&[("a.jpg", &small())]).build().good();
    let mut site = showing(&[("a.jpg", &small())]);
    let other = Site::new(&news("tin/index", &photo("khac.jpg", "")));
    site.write("content/news/tin/index.md", other.text("content/news/tin/index.md"));
    site.write("content/news/tin/khac.jpg", small());
    let run = site.build().good();
    assert_eq!(prints(&run), prints(&alone));
    let sets = [PAGE, "/tin-tuc/tin/"].map(|at| run.page(at).attribute(".cover img", "srcset"));
    assert_eq!(sets[0], sets[1]);
}

// Who may not be seen

#[test]
fn the_photos_of_a_draft_are_not_put_out() {
    let mut site = three();
    site.edit("content/works/cau/index.md", "areas =", "draft = true\nareas =");
    assert!(prints(&site.build().good()).is_empty());
    site.drafts = Drafts::Shown;
    assert_eq!(prints(&site.build().good()).len(), 12, "its author sees them");
}

#[test]
fn a_picture_in_the_words_of_a_picture_leaves_what_is_around_it_whole() {
    let mut site = three();
    site.finish = Finish::AsFilled;
    let story = "content/works/cau/index.md";
    let body = "Trước **![một *![hai](b.jpg)* ba](c.jpg)** sau.";
    let text = site.text(story);
    site.write(story, with_body(&text, body));
    let run = site.build().good();
    let html = run.file(&format!("{PAGE}index.html"));
    let errors = Html::parse_document(&html).errors;
    assert!(errors.is_empty(), "{errors:?}");
    assert!(html.contains("alt=\"một hai ba\""), "{html}");
}
