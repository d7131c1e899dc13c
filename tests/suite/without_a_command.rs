//! `lantoa` and nothing behind it, as a double click starts it: at a terminal the preview of the site
//! that lies there, or the offer to make one; otherwise the help.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::laid_out::laid_out;
use crate::program::{lantoa, tree};
use crate::site::Site;

/// The program at a pseudo-terminal: what is typed, then all that it showed until a line has these
/// words; from then on it is ended by Ctrl-C.
fn at_a_terminal(program: &Path, folder: &Path, typed: &str, until: &str) -> String {
    let mut child = Command::new("/usr/bin/script")
        .args(["-qec", &program.display().to_string(), "/dev/null"])
        .current_dir(folder)
        .env_clear()
        // No browser is found there.
        .env("PATH", "/nonexistent")
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script(1) of util-linux is part of every Debian");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(typed.as_bytes()).unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains(until) {
        let mut line = Vec::new();
        if out.read_until(b'\n', &mut line).unwrap() == 0 {
            break;
        }
        said.push_str(&String::from_utf8_lossy(&line));
    }
    // It may have ended by itself.
    let _ = stdin.write_all(b"\x03");
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    child.wait().unwrap();
    said + &String::from_utf8_lossy(&rest)
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_lantoa"))
}

#[test]
fn in_the_folder_of_a_site_it_is_the_preview() {
    let folder = laid_out(&Site::new(""));
    let said = at_a_terminal(program(), folder.path(), "", "Đã cập nhật");
    assert!(said.contains("Xem trang tại http://127.0.0.1:"), "{said}");
    assert!(said.contains("lantoa help") && said.contains("Đã dừng"), "{said}");
    assert!(!folder.has("public"), "a preview writes nothing");
}

#[test]
fn beside_a_site_it_is_that_site_wherever_one_stands() {
    let folder = laid_out(&Site::new(""));
    let copy = folder.at("lantoa");
    fs::copy(program(), &copy).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("ghi-chu.txt"), "x").unwrap();
    let said = at_a_terminal(&copy, elsewhere.path(), "", "Đã cập nhật");
    assert!(said.contains("Xem trang tại http://127.0.0.1:"), "{said}");
}

#[test]
fn in_an_empty_folder_it_offers_to_make_a_site_and_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("lantoa");
    fs::copy(program(), &copy).unwrap();
    fs::write(folder.path().join("DOC-TRUOC.txt"), "x").unwrap();
    let said = at_a_terminal(&copy, folder.path(), "có\nTrang của xã\n\n", "Đã cập nhật");
    assert!(said.contains("Làm một trang web mới ở đây?"), "{said}");
    assert!(said.contains("Xem trang tại"), "{said}");
    let settings = fs::read_to_string(folder.path().join("site.toml")).unwrap();
    assert!(settings.contains("title = \"Trang của xã\""), "{settings}");
}

#[test]
fn who_does_not_want_a_site_gets_the_help_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let said = at_a_terminal(program(), folder.path(), "không\n", "\u{0}");
    assert!(said.contains("Các lệnh:"), "{said}");
    assert!(tree(folder.path()).values().all(Vec::is_empty));
}

#[test]
fn in_any_other_folder_and_without_a_terminal_it_is_the_help() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ghi-chu.docx"), "x").unwrap();
    let said = at_a_terminal(program(), folder.path(), "", "\u{0}");
    assert!(said.contains("Các lệnh:") && !said.contains("Làm một trang"), "{said}");
    let site = laid_out(&Site::new(""));
    assert!(lantoa(site.path(), &[]).with(2).err.contains("Các lệnh:"));
}
