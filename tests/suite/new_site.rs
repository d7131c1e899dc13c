//! `lantoa new site`: with the program alone, an empty folder becomes a site without a single problem.

use std::fs;
use std::path::Path;

use crate::own_site::root;
use crate::program::{Ended, lantoa, tree};

fn new(folder: &Path, arguments: &[&str]) -> Ended {
    lantoa(folder, &[&["new", "site"], arguments].concat())
}

/// A new site in a folder of its own.
fn begun() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), &["."]).with(0);
    folder
}

#[test]
fn it_is_sound_to_the_last_warning_and_can_be_built() {
    let folder = begun();
    assert!(!folder.path().join("themes").exists(), "the program's own theme is enough");
    let checked = lantoa(folder.path(), &["check", "--strict"]).with(0);
    assert_eq!((&*checked.err, &*checked.out), ("", "Không thấy gì sai\n"));
    lantoa(folder.path(), &["build", "--strict"]).with(0);
    for page in ["", "en/", "huyen/moc-chau/chieng-hac/", "don-vi/don-vi-mau/", "ke-hoach/"] {
        let page = folder.path().join(format!("public/{page}index.html"));
        assert!(page.is_file(), "{}", page.display());
    }
}

#[test]
fn it_has_one_sample_of_each_kind_in_both_languages_and_each_says_that_it_illustrates() {
    let folder = begun();
    for kind in ["works", "units", "news"] {
        let at = folder.path().join("content").join(kind);
        let texts: Vec<String> = tree(&at)
            .into_iter()
            .filter(|(path, _)| path.ends_with(".md"))
            .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
            .collect();
        assert_eq!(texts.len(), 2, "{kind}: one, and its translation");
        let marked = texts.iter().filter(|text| text.contains("\nillustrative = true\n"));
        assert_eq!(marked.count(), 1, "{kind}");
    }
}

#[test]
fn the_campaign_and_its_places_are_those_of_the_repository() {
    let folder = begun();
    for part in ["content/areas", "content/districts", "content/pages"] {
        assert!(tree(&folder.path().join(part)) == tree(&root().join(part)), "{part}");
    }
    for file in ["content/campaign.md", "content/campaign.en.md", "glossary.toml"] {
        assert!(
            fs::read(folder.path().join(file)).unwrap() == fs::read(root().join(file)).unwrap()
        );
    }
}

#[test]
fn title_and_address_are_written_into_its_settings() {
    let folder = tempfile::tempdir().unwrap();
    let title = r#"Trang "mẫu" \ của tôi"#;
    new(folder.path(), &["thi dua", "--title", title, "--base-url", "https://a.example"]).with(0);
    let site = folder.path().join("thi dua");
    let settings = fs::read_to_string(site.join("site.toml")).unwrap();
    assert!(settings.contains("\nbase_url = \"https://a.example/\"\n"), "{settings}");
    assert_eq!(settings.matches("\ntitle = ").count(), 2, "one a language");
    lantoa(&site, &["build"]).with(0);
    let home = fs::read_to_string(site.join("public/index.html")).unwrap();
    assert!(home.contains(r#"Trang "mẫu" \ của tôi"#), "{home}");
    let english = fs::read_to_string(site.join("public/en/index.html")).unwrap();
    assert!(english.contains("Special emulation drive"), "{english}");
}

#[test]
fn a_folder_that_holds_something_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bao-cao.docx"), "x").unwrap();
    let before = tree(folder.path());
    for (language, words) in
        [("vi", "không trống (có bao-cao.docx)"), ("en", "it holds bao-cao.docx")]
    {
        let said = new(folder.path(), &[".", "--lang", language]).with(2).err;
        assert!(said.contains(words), "{said}");
    }
    assert!(tree(folder.path()) == before);
    new(folder.path(), &["mot-cho-khac"]).with(0);
    assert!(new(folder.path(), &["mot-cho-khac"]).with(2).err.contains("content"), "not twice");
}

#[test]
fn the_program_and_its_papers_are_not_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["lantoa.exe", "DOC-TRUOC.txt", "LICENSE.txt", "THIRD-PARTY.txt", "desktop.ini"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    new(folder.path(), &["."]).with(0);
    assert_eq!(fs::read_to_string(folder.path().join("DOC-TRUOC.txt")).unwrap(), "x");
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let said = new(folder.path(), &[]).with(2).err;
    assert!(said.contains("lantoa new site thi-dua"), "{said}");
}

#[test]
fn options_of_a_story_are_not_those_of_a_site() {
    let folder = tempfile::tempdir().unwrap();
    assert!(new(folder.path(), &["x", "--kind=work"]).with(2).err.contains("--kind"));
    assert!(!folder.path().join("x").exists());
    let site = begun();
    let said = lantoa(site.path(), &["new", "news", "Tin", "--base-url=https://a.example/"]);
    assert!(said.with(2).err.contains("--base-url"));
}

#[test]
#[cfg(target_os = "linux")]
fn at_a_terminal_it_asks_for_folder_title_and_address() {
    let folder = tempfile::tempdir().unwrap();
    let typed = "thi-dua\nTrang của huyện\nkhông biết\nhttps://huyen.example/thi-dua/\n";
    let said = crate::program::typed(folder.path(), "new site", typed);
    assert!(said.contains("ở thư mục nào") && said.contains("“không biết” chưa phải"), "{said}");
    let settings = fs::read_to_string(folder.path().join("thi-dua/site.toml")).unwrap();
    assert!(settings.contains("title = \"Trang của huyện\"\n"), "{settings}");
    assert!(settings.contains("base_url = \"https://huyen.example/thi-dua/\"\n"), "{settings}");
}

#[test]
fn in_a_folder_that_is_no_site_the_way_to_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let said = lantoa(folder.path(), &["build"]).with(1).err;
    assert!(said.contains("lantoa new site"), "{said}");
}
