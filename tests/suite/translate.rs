//! `lantoa translate`: the other language's file, what the original has changed since, and that it
//! is still good.

use std::fs;

use lantoa::language::Language::English;

use crate::laid_out::{LaidOut, laid_out};
use crate::program::{Ended, lantoa, tree};
use crate::site::Site;
use crate::stories::{english, unit, with_body, work};

const BODY: &str = "Bếp của bản --> ấm.\n\n## Mùa đông\n\nLửa cháy\ncả đêm.";

const GLOSSARY: &str = "//- glossary.toml\n[[terms]]\nvi = \"bếp\"\nen = \"hearth\"\nnote = \"Not \
     kitchen.\"\n[[terms]]\nvi = \"Mùa đông\"\nen = \"winter\"\n[[terms]]\nvi = \"đông\"\nen = \
     \"east\"\n[[terms]]\nvi = \"ban\"\nen = \"board\"\n";

fn site() -> Site {
    Site::new(&(with_body(&work("bep", ""), BODY) + &unit("ban-xa", "") + GLOSSARY))
}

fn translate(folder: &LaidOut, arguments: &[&str]) -> Ended {
    lantoa(folder.path(), &[&["translate", "--today=2024-10-01"], arguments].concat())
}

fn edit(folder: &LaidOut, path: &str, edits: &[(&str, &str)]) {
    let mut text = folder.text(path);
    for (from, to) in edits {
        assert!(text.contains(from), "{from} is not in {text}");
        text = text.replacen(from, to, 1);
    }
    folder.write(path, text);
}

const DONE: [(&str, &str); 3] = [
    ("draft = true\n", ""),
    ("title = \"\"", "title = \"A warm hearth\""),
    ("summary = \"\"", "summary = \"Summary.\""),
];

fn check(folder: &LaidOut) -> String {
    lantoa(folder.path(), &["check", "--lang=en"]).with(0).err
}

// The file

#[test]
fn a_translation_begun_is_a_draft_that_nobody_reads() {
    let folder = laid_out(&site());
    let said = translate(&folder, &["works/bep"]).with(0).out;
    assert!(said.starts_with("Đã tạo content/works/bep.en.md\n"), "{said}");
    assert!(said.contains("mở http://localhost:1111/en/works/bep/\n"), "{said}");
    check(&folder);
    let built = lantoa(folder.path(), &["build"]).with(0).out;
    assert!(built.contains("Chưa đăng: content/works/bep.en.md (bản thảo)"), "{built}");
    assert!(!folder.has("public/en/works/bep"));
    assert!(folder.has("public/cong-trinh/bep/index.html"));
}

#[test]
fn the_original_stands_beside_and_reaches_no_page() {
    let folder = laid_out(&site());
    translate(&folder, &["works/bep"]).with(0);
    let text = folder.text("content/works/bep.en.md");
    assert!(text.contains("\n# Tóm tắt.\nsummary = \"\"\n"), "{text}");
    assert!(
        text.contains("\n<!--\nBếp của bản -- > ấm.\n-->\n\n<!--\n## Mùa đông\n-->\n"),
        "{text}"
    );
    assert!(text.contains("\n<!--\nLửa cháy\ncả đêm.\n-->\n"), "{text}");
    edit(&folder, "content/works/bep.en.md", &DONE);
    edit(&folder, "content/works/bep.en.md", &[("cả đêm.\n-->\n", "cả đêm.\n-->\n\nThe fire.\n")]);
    assert_eq!(check(&folder), "");
    lantoa(folder.path(), &["build"]).with(0);
    let page = folder.text("public/en/works/bep/index.html");
    assert!(page.contains("The fire.") && !page.contains("Lửa cháy"), "{page}");
}

#[test]
fn an_unfinished_translation_without_its_mark_stops_the_build() {
    let folder = laid_out(&site());
    translate(&folder, &["works/bep"]).with(0);
    edit(&folder, "content/works/bep.en.md", &DONE[..1]);
    lantoa(folder.path(), &["check"]).with(1);
}

#[test]
fn the_terms_of_the_glossary_are_named_where_they_occur() {
    let folder = laid_out(&site());
    translate(&folder, &["works/bep", "--lang=en"]).with(0);
    let text = folder.text("content/works/bep.en.md");
    let wanted = "#   bếp = hearth (Not kitchen.)\n#   Mùa đông = winter\n\n";
    assert!(text.contains(wanted), "{text}");
    assert!(!text.contains("east") && !text.contains("board"), "{text}");
}

#[test]
fn what_new_explains_is_not_searched_for_terms() {
    let mut site = site();
    let glossary = "[[terms]]\nvi = \"đã hoàn thành\"\nen = \"completed\"\n[[terms]]\nvi = \"bếp\"\n\
         en = \"hearth\"\n";
    site.write("glossary.toml", glossary);
    let folder = laid_out(&site);
    lantoa(folder.path(), &["new", "work", "Bếp mới", "--status=completed"]).with(0);
    translate(&folder, &["bep-moi"]).with(0);
    let text = folder.text("content/works/bep-moi.en.md");
    assert!(text.contains("#   bếp = hearth\n") && !text.contains("= completed"), "{text}");
}

#[test]
fn the_original_cannot_become_public_by_a_slip() {
    let folder = laid_out(&site());
    translate(&folder, &["works/bep"]).with(0);
    edit(&folder, "content/works/bep.en.md", &DONE);
    for mark in ["<!--\n", "-->\n"] {
        let path = folder.path().join("content/works/bep.en.md");
        let whole = folder.text("content/works/bep.en.md");
        edit(&folder, "content/works/bep.en.md", &[(mark, "")]);
        let said = lantoa(folder.path(), &["check"]).with(1).err;
        assert!(said.contains("comment-mark-alone"), "{mark}: {said}");
        fs::write(path, whole).unwrap();
    }
}

#[test]
fn a_mistake_in_the_glossary_is_told_and_stops_nothing() {
    let mut site = site();
    site.write("glossary.toml", "[[terms]]\nvi = \"bếp\"\nenglish = \"hearth\"\n");
    let run = site.build().good();
    assert_eq!(run.codes(), ["missing-key", "unknown-key"]);
    assert!(run.said(English).contains("glossary.toml:3:1"), "{}", run.said(English));
}

#[test]
fn the_glossary_of_this_repository_is_sound() {
    let text = fs::read_to_string(crate::own_site::root().join("glossary.toml")).unwrap();
    assert!(text.matches("[[terms]]").count() > 100);
    let mut site = Site::new("");
    site.write("glossary.toml", text);
    assert_eq!(site.build().good().codes(), Vec::<&str>::new());
}

#[test]
fn a_story_in_a_folder_has_its_photos_texts() {
    let facts = "[[photos]]\nfile = \"a.jpg\"\nalt = \"Bếp \\\"to\\\"\"\ncaption = \"Tối\"\n\
         credit = \"x\"\n[[photos]]\nfile = \"0.jpg\"\nalt = \"Lửa\"\ncredit = \"x\"";
    let mut site = Site::new(&work("bep", facts));
    site.rename("content/works/bep.md", "content/works/bep/index.md");
    let folder = laid_out(&site);
    translate(&folder, &["bep"]).with(0);
    let text = folder.text("content/works/bep/index.en.md");
    let wanted = "[[photos]]\nfile = \"a.jpg\"\n# Bếp \"to\"\nalt = \"\"\n# Tối\ncaption = \"\"\n\n\
         [[photos]]\nfile = \"0.jpg\"\n# Lửa\nalt = \"\"\n\n+++\n";
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn every_kind_of_entry_can_be_translated() {
    for id in
        ["units/ban-xa", "campaign", "home", "areas/dai-hoi", "pages/lien-he", "districts/moc-chau"]
    {
        let mut site = site();
        let there = format!("content/{id}.en.md");
        if site.paths("content/").contains(&there) {
            site.remove(&there);
        }
        let folder = laid_out(&site);
        translate(&folder, &[id]).with(0);
        let text = folder.text(&there).replace("draft = true\n", "");
        let fill = |line: &str| match line.starts_with('#') {
            true => line.to_owned(),
            false => line.replace("\"\"", "\"Words\""),
        };
        let filled: Vec<String> = text.lines().map(fill).collect();
        folder.write(&there, filled.join("\n"));
        assert_eq!(check(&folder), "", "{id}: {text}");
    }
}

// Which entry

#[test]
fn an_entry_may_be_named_in_any_way_that_people_have() {
    for name in [
        "works/bep",
        "bep",
        "Bếp",
        "content/works/bep.md",
        "./content/works/bep.md",
        "content\\works\\bep.md",
        "works/bep.en.md",
    ] {
        let folder = laid_out(&site());
        translate(&folder, &[name]).with(0);
        assert!(folder.has("content/works/bep.en.md"), "{name}");
    }
}

#[test]
fn what_cannot_be_translated_is_said() {
    let folder =
        laid_out(&Site::new(&(work("bep", "") + &unit("bep", "") + &unit("hoi-ban-xa", ""))));
    let before = tree(folder.path());
    for (arguments, vietnamese) in [
        (&[][..], "chưa nói dịch bài nào"),
        (&["works/bepp"], "có phải là works/bep?"),
        (&["hoi-ban"], "có phải là units/hoi-ban-xa?"),
        (&["work/Hội b"], "có phải là units/hoi-ban-xa?"),
        (&["bep"], "hãy viết rõ một: units/bep, works/bep"),
        (&["works/bep", "--to=vi"], "không dịch ra ngôn ngữ ấy"),
        (&["works/bep", "--still-good"], "chưa có bản dịch để xác nhận"),
    ] {
        let said = translate(&folder, arguments).with(2).err;
        assert!(said.contains(vietnamese), "{arguments:?}: {said}");
        translate(&folder, &[arguments, &["--lang=en"]].concat()).with(2);
    }
    assert!(before == tree(folder.path()));
}

#[test]
fn a_story_that_cannot_be_read_is_not_called_absent() {
    let folder = laid_out(&site());
    folder.write("content/works/hong.md", "---\n");
    let said = translate(&folder, &["works/hong"]).with(2).err;
    assert!(said.contains("không đọc được content/works/hong.md"), "{said}");
}

// After a change

#[test]
fn what_has_changed_is_shown_and_nothing_is_written() {
    let folder = laid_out(&site());
    translate(&folder, &["works/bep"]).with(0);
    edit(&folder, "content/works/bep.en.md", &DONE);
    edit(&folder, "content/works/bep.md", &[("Tóm tắt.", "Tóm gọn."), ("cả đêm", "đến sáng")]);
    edit(&folder, "content/works/bep.md", &[("## Mùa", "Mới.\n\n## Mùa")]);
    let before = tree(folder.path());
    let said = translate(&folder, &["works/bep"]).with(0).out;
    let wanted = "\
Tóm tắt đã đổi:
    Tóm gọn.

Đoạn 2 là đoạn mới (dòng 13):
    Mới.

Đoạn 4 đã đổi (dòng 17):
    Lửa cháy
    đến sáng.

Sửa content/works/bep.en.md cho theo kịp content/works/bep.md
Sửa xong, hoặc bản dịch vẫn đúng, thì chạy: lantoa translate works/bep --still-good
";
    assert!(said.starts_with(wanted), "{said}");
    assert!(before == tree(folder.path()));
    assert!(check(&folder).contains("summary, block 4, new block 2"), "{}", check(&folder));
    translate(&folder, &["works/bep", "--still-good"]).with(0);
    assert_eq!(check(&folder), "");
    let said = translate(&folder, &["works/bep", "--lang=en"]).with(0).out;
    assert!(said.starts_with("content/works/bep.en.md follows its original"), "{said}");
}

#[test]
fn still_good_changes_nothing_but_the_marks() {
    let folder = laid_out(&site());
    translate(&folder, &["works/bep"]).with(0);
    edit(&folder, "content/works/bep.en.md", &DONE);
    let path = folder.path().join("content/works/bep.en.md");
    // As an editor on Windows and one on macOS leave it.
    let odd = format!("\u{feff}{}", folder.text("content/works/bep.en.md"))
        .replace("A warm hearth", "A warm he\u{301}arth  ")
        .replace('\n', "\r\n");
    fs::write(&path, &odd).unwrap();
    edit(&folder, "content/works/bep.md", &[("ấm.", "rất ấm.")]);
    translate(&folder, &["works/bep", "--still-good"]).with(0);
    let now = folder.text("content/works/bep.en.md");
    assert_ne!(now, odd);
    let without = |text: &str| -> Vec<String> {
        text.split_inclusive('\n').filter(|l| !l.starts_with("of = ")).map(str::to_owned).collect()
    };
    assert_eq!(without(&now), without(&odd));
    assert_eq!(check(&folder), "");
}

#[test]
fn still_good_adds_the_marks_where_there_are_none() {
    let folder =
        laid_out(&Site::new(&(with_body(&work("bep", ""), BODY) + &english("works/bep", ""))));
    let old = folder.text("content/works/bep.en.md");
    let said = translate(&folder, &["bep"]).with(0).out;
    assert!(said.contains("không biết chỗ nào đã đổi"), "{said}");
    translate(&folder, &["bep", "--still-good"]).with(0);
    let now = folder.text("content/works/bep.en.md");
    let (first, rest) = now.split_once('\n').unwrap();
    let (marks, rest) = rest.split_once('\n').unwrap();
    assert!(marks.starts_with("of = [\"") && format!("{first}\n{rest}") == old, "{now}");
    edit(&folder, "content/works/bep.md", &[("ấm.", "rất ấm.")]);
    assert!(check(&folder).contains("translation-stale"));
}

#[test]
fn an_original_of_windows_is_followed_as_any_other() {
    let mut site = site();
    let windows = site.text("content/works/bep.md").replace('\n', "\r\n");
    site.write("content/works/bep.md", windows);
    let folder = laid_out(&site);
    translate(&folder, &["bep"]).with(0);
    edit(&folder, "content/works/bep.en.md", &DONE);
    assert!(!folder.text("content/works/bep.en.md").contains('\r'));
    let unix = folder.text("content/works/bep.md").replace("\r\n", "\n");
    folder.write("content/works/bep.md", unix);
    assert_eq!(check(&folder), "");
}
