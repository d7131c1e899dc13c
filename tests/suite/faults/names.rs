//! Names that some system, some address or some terminal cannot bear.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::{GOOD, Ground};

/// Stories at these paths are refused for their names, in words that a terminal shows on one line.
fn refused(paths: &[&str]) {
    let ground = Ground::new();
    for path in paths {
        ground.write(path, GOOD);
        let said = ground.refused("bad-file-name", path, 1);
        assert!(said.lines().any(|line| line.contains("--> content/")), "{said}");
        assert!(!said.contains('\u{1b}'), "{said:?}");
        assert!(said.contains("You could use"), "{said}");
        fs::remove_file(ground.site().join(path)).unwrap();
    }
}

#[test]
fn letters_that_mean_something_in_addresses_or_to_windows_are_refused() {
    let letters = ["%20", "#", "?", "\"", ":", "*", "<", ">", "|", "\\", " ", "\u{1b}[31m"];
    let paths = letters.map(|letter| format!("content/works/cau{letter}moi.md"));
    refused(&paths.each_ref().map(String::as_str));
}

#[test]
fn a_line_break_in_a_name_is_shown_and_breaks_no_line() {
    let ground = Ground::new();
    ground.write("content/works/cau\nlỗi[x].md", GOOD);
    let said = ground.refused("bad-file-name", "content/works/cau\nlỗi[x].md", 1);
    assert!(said.contains("--> content/works/cau␊lỗi[x].md"), "{said}");
}

#[test]
fn names_that_windows_keeps_for_devices_are_refused_with_another_offered() {
    let devices = ["CON", "con", "aux", "nul", "com1", "lpt9", "prn"];
    let paths = devices.map(|name| format!("content/works/{name}.md"));
    refused(&paths.each_ref().map(String::as_str));
    refused(&["content/works/prn/index.md"]);
}

#[test]
fn a_dot_at_the_end_is_no_name_for_windows() {
    refused(&["content/works/cau-moi..md", "content/works/cau-moi./index.md"]);
    let ground = Ground::new();
    ground.write("content/works/cau-moi.md.", GOOD);
    ground.accepted(&["file-not-read"]);
}

#[test]
fn a_name_of_240_bytes_is_a_name() {
    let ground = Ground::new();
    let name = "a".repeat(240);
    ground.write(format!("content/works/{name}.md"), GOOD);
    ground.accepted(&[]);
    assert!(ground.public().contains_key(&format!("cong-trinh/{name}/index.html")));
}

#[test]
fn bytes_that_are_no_utf_8_are_no_name() {
    let ground = Ground::new();
    ground.write(Path::new(OsStr::from_bytes(b"content/works/cau\xff.md")), GOOD);
    ground.refused("bad-file-name", "content/works/cau\u{fffd}.md", 1);
    ground.write(Path::new(OsStr::from_bytes(b"content/works/cau\xfe.md")), GOOD);
    ground.refused_with("name-clash");
}

#[test]
fn names_that_differ_in_capitals_alone_clash() {
    let ground = Ground::new();
    ground.write("content/works/CAU.md", GOOD);
    let said = ground.refused_with("name-clash");
    assert!(said.contains("content/works/CAU.md"), "{said}");
}

#[test]
fn names_that_differ_in_how_marks_were_typed_clash() {
    let ground = Ground::new();
    ground.write("content/works/cầu.md", GOOD);
    ground.write("content/works/ca\u{302}\u{300}u.md", GOOD);
    assert_eq!(fs::read_dir(ground.site().join("content/works")).unwrap().count(), 3);
    ground.refused_with("name-clash");
}

#[test]
fn a_name_typed_as_base_and_marks_finds_its_photo() {
    let ground = Ground::new();
    let photo = crate::pictures::jpeg(&crate::pictures::flat(40, 30, [9, 99, 9]));
    ground.write("content/works/duong/a\u{309}nh.jpg", photo);
    let facts = crate::pictures::photo("ảnh.jpg", "");
    let text = GOOD.replace("+++\n\n", &format!("{facts}+++\n\n"));
    ground.write("content/works/duong/index.md", text);
    ground.accepted(&[]);
}

#[test]
fn a_folder_called_as_a_file_is_a_folder() {
    let ground = Ground::new();
    fs::create_dir(ground.site().join("content/works/duong.md")).unwrap();
    ground.accepted(&[]);
    refused(&["content/works/duong.md/index.md"]);
}
