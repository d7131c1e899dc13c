//! HTML and images in a body: what becomes of them.

use crate::links_in_bodies::{body, refused, site, translated};
use crate::site::Run;

fn warned_html(text: &str) -> Run {
    let run = site(text).build().good();
    assert!(run.codes().contains(&"raw-html"), "{text}");
    run
}

#[test]
fn html_in_a_text_is_shown_as_it_was_written_and_warned_of() {
    let run = warned_html("Một <b onclick=\"x()\">chữ</b> đậm.");
    let page = run.page("/cong-trinh/cau/");
    assert!(page.texts(".body b").is_empty());
    assert_eq!(page.text(".body"), "Một <b onclick=\"x()\">chữ</b> đậm.");
}

#[test]
fn a_block_of_html_is_shown_as_it_was_written_and_warned_of() {
    let run = warned_html("<script>\nalert(1)\n</script>\n\n<div>\n\nchữ\n\n</div>");
    let page = run.page("/cong-trinh/cau/");
    assert!(page.texts(".body script, .body div").is_empty());
    assert!(page.text(".body").contains("<script> alert(1) </script>"), "{}", page.text(".body"));
}

#[test]
fn markdown_is_set_as_markdown() {
    let page = body("Một **chữ** *nghiêng*.\n\n- mục\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> lời");
    assert_eq!(page.text(".body strong"), "chữ");
    assert_eq!(page.text(".body em"), "nghiêng");
    assert_eq!(page.text(".body li"), "mục");
    assert_eq!(page.texts(".body td"), ["1", "2"]);
    assert_eq!(page.text(".body blockquote"), "lời");
}

#[test]
fn a_picture_must_be_one_of_the_entry_s_photos() {
    let said = refused("![mô tả](cau.jpg)", "image-not-a-photo");
    assert!(said.contains("The picture “cau.jpg” is not among the photos"), "{said}");
}

#[test]
fn a_picture_in_a_translation_must_be_one_of_the_entry_s_photos_as_well() {
    assert_eq!(translated("![words](other.jpg)").build().errors(), ["image-not-a-photo"]);
}
