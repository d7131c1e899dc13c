//! The ZIP itself: the same bytes for the same site, and whatever system opens it.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::office::{CHANGED, FULL, SITE, manifest, office, side_by_side};
use lantoa::manifest::NAME;

/// Runs another program; it may be missing only where not everything is tested.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<String> {
    let Ok(output) = Command::new(program).args(arguments).current_dir(folder).output() else {
        assert_ne!(std::env::var("LANTOA_TEST_SERVERS").as_deref(), Ok("1"), "no {program}");
        println!("skipped: there is no {program}");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {said}{:?}", output.stderr);
    Some(said)
}

#[test]
fn other_programs_read_it() {
    let office = office(CHANGED);
    office.hand_over("2026-11-26", SITE);
    let script = "
import sys, zipfile
with zipfile.ZipFile('web-2026-11-26.zip') as z:
    assert z.testzip() is None
    for i in z.infolist(): print(i.filename, i.file_size, oct(i.external_attr >> 16))
    assert z.read('trang-web/tài liệu/kế hoạch 364.txt').decode() == 'Kế hoạch\\r\\n'
    z.extractall('mo')
";
    if let Some(said) = run("python3", &["-X", "utf8", "-c", script], &office.folder()) {
        assert!(said.contains("trang-web/tài liệu/kế hoạch 364.txt 14 0o100644"), "{said}");
        run("sha256sum", &["--strict", "-c", "SHA256SUMS"], &office.folder().join("mo"));
    }
    run("unzip", &["-t", "web-2026-11-26.zip"], &office.folder());
}

#[test]
fn the_same_site_gives_the_same_bytes_whatever_comes_first() {
    let backwards: Vec<(&str, &str)> = SITE.iter().rev().copied().collect();
    let zips = [SITE, &backwards].map(|files| {
        let office = office(FULL);
        office.hand_over("2026-11-26", files);
        fs::read(office.folder().join("web-2026-11-26.zip")).unwrap()
    });
    assert!(zips[0] == zips[1]);
    // What a former attempt brought is not in it either.
    let office = office(FULL);
    let remote = office.collected("2026-11-26", SITE);
    remote.begin("20261126-2", &[]).unwrap();
    let site = manifest("2026-11-26", SITE);
    side_by_side(&*remote, &office.plan(&*remote, &site).uploads, SITE);
    remote.put(NAME, &site.json()).unwrap();
    remote.finish().unwrap();
    assert!(zips[0] == fs::read(office.folder().join("web-2026-11-26.zip")).unwrap());
}

#[test]
fn the_letter_opens_in_any_notepad_and_keeps_to_the_order() {
    let office = office(CHANGED);
    office.hand_over("2026-11-26", SITE);
    let letter = office.text("web-2026-11-26.zip", "DOC-TRUOC.txt");
    assert!(letter.starts_with("\u{feff}BÀN GIAO TRANG WEB – ngày\u{a0}26 tháng\u{a0}11"));
    assert_eq!(letter.matches('\n').count(), letter.matches("\r\n").count());
    assert!(!letter.contains("DANH-SACH-XOA"), "nothing is deleted: {letter}");
    let order = [
        "Ủy ban Mặt trận tỉnh xin gửi",
        "1. Giải nén",
        "2. Mở thư mục trang-web. Chép thư mục assets và photos",
        "3. Rồi chép tất cả những gì còn lại",
        "4. Kiểm tra: mở https://thi-dua.example/",
        "xin quý cơ quan liên hệ Ủy ban Mặt trận tỉnh",
        "A WEBSITE HANDED OVER – 26\u{a0}November\u{a0}2026",
        "2. Open the folder trang-web. Copy the folders assets and photos",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|words| letter.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{letter}");
    let long = letter.lines().filter(|line| line.chars().count() > 100);
    assert_eq!(long.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// A number in a ZIP's own way of writing them.
fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().rev().fold(0, |sum, byte| sum * 256 + usize::from(*byte))
}

#[test]
fn every_header_is_one_that_the_explorer_of_windows_reads() {
    let office = office(CHANGED);
    office.hand_over("2026-11-26", SITE);
    let zip = fs::read(office.folder().join("web-2026-11-26.zip")).unwrap();
    let end = zip.len() - 22;
    assert_eq!(zip[end..end + 4], *b"PK\x05\x06", "an end without comment");
    assert_eq!(number(&zip, end + 10, 2), SITE.len() + 2);
    assert_ne!(number(&zip, end + 16, 4), 0xffff_ffff, "no ZIP64");
    let mut at = number(&zip, end + 16, 4);
    let mut names = Vec::new();
    while zip[at..at + 4] == *b"PK\x01\x02" {
        let (length, extra, comment) =
            (number(&zip, at + 28, 2), number(&zip, at + 30, 2), number(&zip, at + 32, 2));
        let name = String::from_utf8(zip[at + 46..at + 46 + length].to_vec()).unwrap();
        assert_eq!(zip[at + 5], 3, "made by one system, whatever this one is");
        assert_eq!((extra, comment), (0, 0), "{name}");
        assert_eq!(number(&zip, at + 38, 4), 0o100_644 << 16, "{name}");
        let local = number(&zip, at + 42, 4);
        assert_eq!(zip[local..local + 4], *b"PK\x03\x04");
        assert_eq!(number(&zip, local + 28, 2), 0, "nothing beside the name: {name}");
        // What both headers have: from the version that is needed to the sizes.
        assert_eq!(zip[local + 4..local + 26], zip[at + 6..at + 28], "{name}");
        assert!(number(&zip, at + 6, 2) <= 20, "{name}");
        let utf8 = if name.is_ascii() { 0 } else { 0x800 };
        assert_eq!(
            number(&zip, at + 8, 2),
            utf8,
            "flags: UTF-8 where needed, no descriptor: {name}"
        );
        let packed = name.ends_with(".webp") || name.ends_with("rong.txt");
        assert_eq!(number(&zip, at + 10, 2), if packed { 0 } else { 8 }, "{name}");
        assert_eq!(number(&zip, at + 12, 4), 0x0021_0000, "1980-01-01, midnight: {name}");
        names.push(name);
        at += 46 + length;
    }
    assert_eq!((at, names.len()), (end, SITE.len() + 2));
    assert!(names.is_sorted(), "{names:?}");
}
