//! What holds on Windows alone: its long paths, its names for devices, its way of keeping a file that
//! is open, its drives and shares. `tests/run --windows` runs it, with the whole suite, under Wine.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::laid_out::{LaidOut, TWO_WORKS, laid_out, lay};
use crate::program::{lantoa, tree};
use crate::site::Site;

/// How others may use a file that a program has open, as Windows counts it.
const NOBODY: u32 = 0;
const READERS: u32 = 1;

const PAGE: &str = "cong-trinh/cau/index.html";
const DAY: [&str; 2] = ["--today", "2024-10-01"];

fn site() -> LaidOut {
    laid_out(&Site::new(TWO_WORKS))
}

/// The path that is taken letter for letter, however long it is and whatever it is called.
fn verbatim(folder: &Path, name: &str) -> PathBuf {
    let mut path: OsString = fs::canonicalize(folder).unwrap().into();
    path.push(format!("\\{name}"));
    PathBuf::from(path)
}

/// A program that has a file open, and lets others do no more with it than this.
fn held(path: &Path, others: u32) -> File {
    OpenOptions::new().read(true).share_mode(others).open(path).unwrap()
}

#[test]
fn a_site_may_lie_deeper_than_260_letters() {
    let site = Site::new(TWO_WORKS);
    let around = tempfile::tempdir().unwrap();
    let deep = (0..8).fold(around.path().to_path_buf(), |at, number| {
        at.join(format!("thư mục rất sâu của phòng tuyên giáo số {number}"))
    });
    assert!(deep.as_os_str().len() > 260);
    lay(site.files(), &deep.join("site"));
    let folder = deep.join("site");
    let out = folder.join("public");
    let place = [folder.to_str().unwrap(), out.to_str().unwrap()];
    let ended = lantoa(
        around.path(),
        &["build", "--site", place[0], "--output-dir", place[1], DAY[0], DAY[1]],
    );
    ended.with(0);
    assert!(fs::read(out.join(PAGE)).unwrap().starts_with(b"<!doctype html>"));
    lantoa(around.path(), &["check", "--site", place[0]]).with(0);
}

#[test]
fn a_new_site_elsewhere_says_that_the_program_goes_there_first() {
    let around = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        lantoa(around.path(), &[&["new", "site"], arguments].concat()).with(0).out
    };
    let vietnamese = said(&["thi-dua", "--lang", "vi"]);
    assert!(vietnamese.contains("chép lantoa.exe vào thi-dua"), "{vietnamese}");
    assert!(vietnamese.contains(".\\lantoa serve --open"), "{vietnamese}");
    let english = said(&["drive", "--lang", "en"]);
    assert!(english.contains("copy lantoa.exe into drive"), "{english}");
    let here = tempfile::tempdir().unwrap();
    let said = lantoa(here.path(), &["new", "site", ".", "--lang", "vi"]).with(0).out;
    assert!(!said.contains("lantoa.exe"), "{said}");
}

#[test]
fn a_target_may_lie_deeper_than_260_letters() {
    let site = site();
    let deep = format!("../{}", "thư mục chung của tỉnh/".repeat(14));
    fs::create_dir_all(site.at(&deep)).unwrap();
    add_target(&site, &format!("{deep}web"));
    deploy(&site);
    assert_eq!(fs::read(site.at(&deep).join("web").join(PAGE)).unwrap(), site.public()[PAGE]);
}

/// Such files come from other systems, over a share or out of an archive. Opened by their plain names
/// they would be the keyboard and the printer.
#[test]
fn files_called_as_devices_are_refused_and_never_opened_as_such() {
    let site = site();
    let works = site.at("content/works");
    let text = site.text("content/works/cau.md");
    for name in ["CON.md", "nul.md", "lpt1.md", "cau-moi..md"] {
        let file = verbatim(&works, name);
        fs::write(&file, &text).unwrap();
        let said = lantoa(site.path(), &["check", "--lang", "en"]).with(1).err;
        assert!(said.contains("bad-file-name"), "{name}: {said}");
        assert!(said.contains(&format!("content/works/{name}")), "{name}: {said}");
        fs::remove_file(&file).unwrap();
    }
}

#[test]
fn a_dot_at_the_end_of_a_name_is_no_other_file() {
    let site = site();
    let file = verbatim(&site.at("content/works"), "cau.md.");
    fs::write(&file, "+++\n").unwrap();
    let said = lantoa(site.path(), &["check", "--lang", "en"]).with(0).err;
    assert!(said.contains("file-not-read") && said.contains("content/works/cau.md."), "{said}");
    fs::remove_file(&file).unwrap();
}

#[test]
fn capitals_alone_do_not_make_another_folder() {
    let site = site();
    for output in ["CONTENT", "Themes/mat-tran", "..\\SITE"] {
        let said = lantoa(site.path(), &["build", "--output-dir", output, "--lang", "en"]).with(2);
        assert!(said.err.contains("the site's own sources"), "{output}: {}", said.err);
    }
}

#[test]
fn a_page_that_is_open_elsewhere_is_named_and_the_old_site_stays() {
    let site = site();
    lantoa(site.path(), &["build"]).with(0);
    let before = site.public();
    for others in [NOBODY, READERS] {
        let page = held(&site.at("public").join(PAGE), others);
        site.edit("content/works/cau.md", "Cầu đã xong", "Cầu đã xong và đẹp");
        let said = lantoa(site.path(), &["build", "--lang", "en"]).with(3).err;
        assert!(said.replace('\\', "/").contains(PAGE), "{said}");
        assert!(said.contains("another program holds the file"), "{said}");
        drop(page);
        lantoa(site.path(), &["build"]).with(0);
        assert_ne!(site.public()[PAGE], before[PAGE]);
        site.edit("content/works/cau.md", "Cầu đã xong và đẹp", "Cầu đã xong");
        lantoa(site.path(), &["build"]).with(0);
        assert!(site.public() == before);
    }
}

#[test]
fn a_page_that_has_to_go_and_is_open_elsewhere_is_named() {
    let site = site();
    lantoa(site.path(), &["build"]).with(0);
    let page = held(&site.at("public").join(PAGE), NOBODY);
    fs::remove_file(site.at("content/works/cau.md")).unwrap();
    let said = lantoa(site.path(), &["build", "--lang", "en"]).with(3).err;
    assert!(said.replace('\\', "/").contains(PAGE), "{said}");
    assert!(said.contains("another program holds the file"), "{said}");
    assert!(!said.contains(r"\\?\"), "{said}");
    drop(page);
    lantoa(site.path(), &["build"]).with(0);
    assert!(!site.has("public/cong-trinh/cau"));
}

#[test]
fn a_story_that_nobody_else_may_read_is_named() {
    let site = site();
    let _story = held(&site.at("content/works/cau.md"), NOBODY);
    let said = lantoa(site.path(), &["build", "--lang", "en"]).with(3).err;
    assert!(said.contains(r"site\content\works\cau.md"), "{said}");
    assert!(said.contains("another program holds the file"), "{said}");
    assert!(!said.contains(r"\\?\"), "{said}");
}

/// A virus scanner holds a file for a moment.
#[test]
fn a_page_that_is_free_again_in_a_moment_is_waited_for() {
    let site = site();
    lantoa(site.path(), &["build"]).with(0);
    let page = held(&site.at("public").join(PAGE), NOBODY);
    let done = site.at("public/.lantoa-done");
    let holds = thread::spawn(move || {
        // The last that is written before what waits is renamed.
        while !done.exists() {
            thread::sleep(Duration::from_millis(1));
        }
        // That it was refused once is told to nobody.
        thread::sleep(Duration::from_millis(150));
        drop(page);
    });
    site.edit("content/works/cau.md", "Cầu đã xong", "Cầu đã xong và đẹp");
    lantoa(site.path(), &["build"]).with(0);
    holds.join().unwrap();
    assert!(String::from_utf8_lossy(&site.public()[PAGE]).contains("và đẹp"));
}

#[test]
fn a_page_of_a_target_that_is_open_elsewhere_is_named() {
    let site = site();
    add_target(&site, "../web");
    deploy(&site);
    let page = held(&site.at("../web").join(PAGE), NOBODY);
    site.edit("content/works/cau.md", "Cầu đã xong", "Cầu đã xong và đẹp");
    let said = lantoa(site.path(), &["deploy", "web", "--yes", "--lang", "en", DAY[0], DAY[1]]);
    let said = said.with(3).err;
    assert!(said.replace('\\', "/").contains(PAGE), "{said}");
    drop(page);
    deploy(&site);
    assert!(fs::read_to_string(site.at("../web").join(PAGE)).unwrap().contains("và đẹp"));
}

#[test]
fn a_story_that_an_editor_keeps_open_is_approved_all_the_same_or_named() {
    let site = site();
    let approve = ["approve", "works/cau", "--role", "Trưởng ban", "--yes", "--lang", "en"];
    let story = held(&site.at("content/works/cau.md"), READERS);
    let said = lantoa(site.path(), &approve).with(3).err;
    assert!(said.replace('\\', "/").contains("content/works/cau.md"), "{said}");
    drop(story);
    lantoa(site.path(), &approve).with(0);
    assert!(site.text("content/works/cau.md").contains("[approval]"));
}

#[test]
fn a_target_on_a_drive_with_either_slash() {
    for slash in ["\\", "/"] {
        let site = site();
        let web = site.beside("web").to_str().unwrap().replace(['\\', '/'], slash);
        assert!(web.contains(':'), "{web}");
        add_target(&site, &web);
        deploy(&site);
        assert!(tree(&site.beside("web")).contains_key(PAGE));
    }
}

/// Only where there is a share: `packaging/windows/run` makes one in Wine's prefix.
#[test]
fn a_target_on_a_share_of_the_office() {
    let share = Path::new(r"\\van-phong\trang");
    if !share.is_dir() {
        eprintln!("left out: there is no {}", share.display());
        return;
    }
    let folder = tempfile::tempdir_in(share).unwrap();
    let site = site();
    let web = folder.path().join("web");
    add_target(&site, web.to_str().unwrap());
    deploy(&site);
    assert!(tree(&web).contains_key(PAGE));
    let over =
        lantoa(site.path(), &["build", "--output-dir", folder.path().join("x").to_str().unwrap()]);
    over.with(0);
}

#[test]
fn a_share_that_is_not_there_is_named_and_no_empty_target() {
    let site = site();
    add_target(&site, r"\\khong-co\trang\web");
    let said = lantoa(site.path(), &["deploy", "web", "--yes", "--lang", "en"]).with(3).err;
    assert!(said.contains(r"\\khong-co\trang"), "{said}");
}

#[test]
fn a_site_with_line_ends_of_windows_is_the_same_site() {
    let plain = site();
    let windows = site();
    for path in
        tree(windows.path()).keys().filter(|path| path.ends_with(".md") || path.ends_with(".toml"))
    {
        windows.write(path, windows.text(path).replace('\n', "\r\n"));
    }
    for site in [&plain, &windows] {
        lantoa(site.path(), &["build", DAY[0], DAY[1]]).with(0);
    }
    assert!(plain.public() == windows.public());
}

fn add_target(site: &LaidOut, path: &str) {
    let settings = site.text("site.toml").replace("https://example.org/", "http://127.0.0.1:1/");
    site.write(
        "site.toml",
        format!("{settings}\n[deploy.web]\nkind = \"folder\"\npath = '{path}'\n"),
    );
}

fn deploy(site: &LaidOut) {
    lantoa(site.path(), &["deploy", "web", "--yes", DAY[0], DAY[1]]).with(0);
}
