//! What a move leaves of a file: every byte that it had no reason to change.

use super::{built, moved, site};
use crate::laid_out::laid_out;
use crate::site::Site;
use crate::stories::{unit, work};

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_stay() {
    let mut site = site("");
    for path in ["content/works/cau.md", "content/news/tin.md"] {
        let written = site.text(path).replace("+++\n\n", "+++\n\n[a](works/cau)\n");
        site.write(path, format!("\u{feff}{}", written.replace('\n', "\r\n")));
    }
    let settings = site.text("site.toml").replace('\n', "\r\n");
    site.write("site.toml", format!("\u{feff}{settings}"));
    let (work, news) = (site.text("content/works/cau.md"), site.text("content/news/tin.md"));
    let folder = laid_out(&site);
    moved(&folder, "works/cau", "x").with(0);
    assert_eq!(folder.text("content/news/tin.md"), news.replace("(works/cau)", "(works/x)"));
    let alias = "summary = \"Tóm tắt.\"\r\naliases = [\"/cong-trinh/cau/\"]\r\n";
    let wanted = work.replace("summary = \"Tóm tắt.\"\r\n", alias);
    assert_eq!(folder.text("content/works/x.md"), wanted.replace("(works/cau)", "(works/x)"));
    built(&folder);
    moved(&folder, "pages/lien-he", "thu").with(0);
    assert_eq!(
        folder.text("site.toml"),
        format!("\u{feff}{}", settings.replace("pages/lien-he", "pages/thu"))
    );
    built(&folder);
}

#[test]
fn letters_in_form_d_stay_in_form_d() {
    let loose = "Ca\u{302}\u{300}u ba\u{309}n, [xe\u{302}m](works/cau) nu\u{31b}\u{303}a";
    let folder = laid_out(&site(loose));
    moved(&folder, "works/cau", "x").with(0);
    let now = folder.text("content/news/tin.md");
    assert!(now.contains(&loose.replace("works/cau", "works/x")), "{now:?}");
    built(&folder);
}

#[test]
fn marks_of_a_translation_are_those_of_the_letters_as_they_are_read() {
    // The original is in form D; its marks are made of form C.
    let folder = laid_out(&site("Ca\u{302}\u{300}u [a](works/cau)"));
    crate::program::lantoa(folder.path(), &["translate", "news/tin"]).with(0);
    let draft = folder.text("content/news/tin.en.md");
    let done = draft.replace("draft = true\n", "").replace("title = \"\"", "title = \"News\"");
    let done = done.replace("summary = \"\"", "summary = \"S.\"");
    folder.write("content/news/tin.en.md", done);
    moved(&folder, "works/cau", "x").with(0);
    built(&folder);
}

#[test]
fn facts_keep_their_quotation_marks_and_what_stands_around_them() {
    let facts = "unit = 'units/ban'  # của bản\nareas = [ 'dai-hoi' , ]";
    let folder = laid_out(&Site::new(&(work("cau", facts) + &unit("ban", ""))));
    moved(&folder, "units/ban", "to").with(0);
    moved(&folder, "areas/dai-hoi", "hoi").with(0);
    let now = folder.text("content/works/cau.md");
    assert!(now.contains("unit = 'units/to'  # của bản\nareas = [ 'hoi' , ]\n"), "{now}");
    built(&folder);
}

#[test]
fn a_fact_spelled_with_escapes_is_written_anew() {
    let files = work("cau", "unit = \"units\\u002fban\"") + &unit("ban", "");
    let folder = laid_out(&Site::new(&files));
    moved(&folder, "units/ban", "to").with(0);
    assert!(folder.text("content/works/cau.md").contains("unit = \"units/to\""));
}

/// The list of a work's aliases after a move to `x`, from what it was.
fn aliases(before: &str) -> String {
    let folder = laid_out(&Site::new(&work("cau", &format!("aliases = {before}"))));
    moved(&folder, "works/cau", "x").with(0);
    built(&folder);
    let now = folder.text("content/works/x.md");
    let (_, list) = now.split_once("aliases = ").unwrap();
    list[..list.find(']').unwrap() + 1].to_owned()
}

#[test]
fn the_list_of_former_addresses_keeps_its_form() {
    assert_eq!(aliases("[]"), "[\"/cong-trinh/cau/\"]");
    assert_eq!(aliases("['/a/']"), "['/a/', \"/cong-trinh/cau/\"]");
    assert_eq!(aliases("[ \"/a/\", ]"), "[ \"/a/\", \"/cong-trinh/cau/\", ]");
    let long = "[\n  \"/a/\",\n  \"/b\",  # cũ\n]";
    assert_eq!(aliases(long), "[\n  \"/a/\",\n  \"/b\",\n  \"/cong-trinh/cau/\",  # cũ\n]");
    // Its own address again.
    assert_eq!(aliases("[\"/cong-trinh/x/\"]"), "[\"/cong-trinh/cau/\"]");
    assert_eq!(
        aliases("[\"/a/\", \"/cong-trinh/x\", \"/b/\"]"),
        "[\"/a/\", \"/cong-trinh/cau/\", \"/b/\"]"
    );
}

#[test]
fn its_own_address_leaves_the_list_of_a_draft() {
    for (before, after) in [
        ("[\"/cong-trinh/x/\"]", "[]"),
        ("[\"/cong-trinh/x/\", \"/a/\"]", "[\"/a/\"]"),
        ("[\"/a/\", \"/cong-trinh/x/\"]", "[\"/a/\"]"),
        ("[\"/a/\", \"/cong-trinh/x/\", \"/b/\",]", "[\"/a/\", \"/b/\",]"),
        ("[\"/cong-trinh/x/\", \"/cong-trinh/x\", \"/b/\",]", "[\"/b/\",]"),
    ] {
        let facts = format!("draft = true\naliases = {before}");
        let folder = laid_out(&Site::new(&work("cau", &facts)));
        moved(&folder, "works/cau", "x").with(0);
        let now = folder.text("content/works/x.md");
        assert!(now.contains(&format!("aliases = {after}\n")), "{now}");
    }
}
