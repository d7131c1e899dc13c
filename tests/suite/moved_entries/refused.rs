//! What `lantoa move` refuses, in words, with everything left as it was.

use std::fs;

use super::site;
use crate::laid_out::{LaidOut, laid_out};
use crate::program::{lantoa, tree};
use crate::site::Site;
use crate::stories::{page, work};

/// The command is refused with these words, and nothing changes.
fn refused(folder: &LaidOut, arguments: &[&str], words: &str) {
    let before = tree(folder.path());
    let ended = lantoa(folder.path(), &[&["move"], arguments].concat());
    assert!([1, 2].contains(&ended.code), "{}{}", ended.out, ended.err);
    assert!(ended.err.contains(words), "{} does not say {words}", ended.err);
    assert!(tree(folder.path()) == before, "something changed");
}

#[test]
fn a_name_that_cannot_be_is_refused_with_what_can() {
    let files = work("cau", "") + &work("x", "") + &page("trang", "");
    let mut site = Site::new(&files);
    site.write("content/works/z/a.txt", "ghi chép");
    let folder = laid_out(&site);
    for (arguments, words) in [
        (["works/cau", "Cầu mới"], "Dùng: cau-moi"),
        (["works/cau", "news/x"], "không đổi được loại bài"),
        (["works/cau", "x"], "đã có content/works/x.md"),
        (["works/cau", "z"], "đã có content/works/z"),
        (["works/cau", "cau"], "works/cau đã mang tên ấy rồi"),
        (["works/cau", "trang-2"], "dành riêng"),
        (["pages/trang", "cong-trinh"], "dành riêng"),
        (["pages/trang", "en"], "dành riêng"),
        (["works/cua", "x"], "có phải là works/cau?"),
        (["campaign", "x"], "content/campaign.md luôn mang tên ấy"),
        (["home", "x"], "content/home.md luôn mang tên ấy"),
        (["districts/moc-chau/tan-lap", "x"], "[[communes]] trong content/districts/moc-chau.md"),
    ] {
        refused(&folder, &[arguments[0], arguments[1], "--yes"], words);
    }
    refused(&folder, &["works/cau"], "lantoa move works/ten-cu ten-moi");
    refused(&folder, &["works/cau", "y"], "--yes");
}

#[test]
fn a_name_that_is_taken_in_other_letters_is_taken() {
    let folder = laid_out(&Site::new(&work("cau", "")));
    fs::create_dir(folder.path().join("content/works/Moi")).unwrap();
    refused(&folder, &["works/cau", "moi", "--yes"], "đã có content/works/Moi");
}

#[test]
fn an_address_of_somebody_else_is_not_taken() {
    let files = work("cau", "")
        + &work("duong", "slug = \"x\"")
        + &work("kenh", "aliases = [\"/cong-trinh/y/\"]");
    let mut site = Site::new(&files);
    let settings = site.text("site.toml");
    site.write(
        "site.toml",
        settings + "\n[[gone]]\naddress = \"/cong-trinh/z/\"\non = 2024-05-01\n",
    );
    let folder = laid_out(&site);
    refused(&folder, &["works/cau", "x", "--yes"], "content/works/duong.md");
    refused(&folder, &["works/cau", "y", "--yes"], "content/works/kenh.md");
    refused(&folder, &["works/cau", "z", "--yes"], "/cong-trinh/z/");
}

#[test]
fn files_that_cannot_be_read_whole_stop_the_move_by_name() {
    let mut site = site("");
    site.write("content/news/hong.md", "[a](works/cau)\n");
    site.write("content/news/nhap.md", "+++\ntitle = \"a\nunit = \"units/x\"\n+++\n");
    let folder = laid_out(&site);
    refused(
        &folder,
        &["works/cau", "x", "--yes"],
        "  content/news/hong.md\n  content/news/nhap.md\n",
    );
    folder.write("content/news/hong.md", b"+++\n\xff\n+++\n");
    refused(&folder, &["works/cau", "x", "--yes"], "  content/news/hong.md\n");
}

#[test]
fn a_link_that_is_spelled_with_escapes_is_named() {
    let folder = laid_out(&site("Một.\n\n[a](works\\/cau)"));
    refused(&folder, &["works/cau", "x", "--yes"], "  content/news/tin.md:10: works/cau\n");
}
