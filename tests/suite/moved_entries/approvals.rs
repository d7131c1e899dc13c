//! A move voids no approval: what only the move itself has changed is approved as before, and what
//! was void stays void.

use super::moved;
use crate::approval::{ROLE, approve, requiring};
use crate::laid_out::{LaidOut, laid_out};
use crate::pictures::{flat, jpeg, photo};
use crate::program::lantoa;
use crate::stories::{district, english, news, with_body, work};

const NEWS: &str = "content/news/tin.md";
const LINK: &str = "Một.\n\nXem [cầu](works/cau).";

/// A work, and a news item that links to it, both approved where that is required.
fn approved(body: &str) -> LaidOut {
    let files = work("cau", "") + &english("works/cau", "") + &with_body(&news("tin", ""), body);
    let folder = laid_out(&requiring(&files));
    approve_all(&folder, &["works/cau", "news/tin"]);
    folder
}

fn approve_all(folder: &LaidOut, ids: &[&str]) {
    for id in ids {
        approve(folder.path(), &[id, ROLE, "--yes"]).with(0);
    }
}

/// Builds the site, and tells which of these pages are public.
fn public(folder: &LaidOut, pages: &[&str]) -> Vec<bool> {
    lantoa(folder.path(), &["build", "--today=2024-10-01"]).with(0);
    pages.iter().map(|page| folder.has(&format!("public{page}index.html"))).collect()
}

const PAGES: [&str; 3] = ["/cong-trinh/x/", "/en/works/x/", "/tin-tuc/tin/"];

#[test]
fn what_links_to_the_moved_entry_stays_approved() {
    let folder = approved(LINK);
    let said = moved(&folder, "works/cau", "x").with(0).out;
    assert_eq!(public(&folder, &PAGES), [true; 3]);
    assert!(said.contains("Dấu duyệt vẫn giữ hiệu lực (1):\n  content/news/tin.md\n"), "{said}");
    let checked = lantoa(folder.path(), &["check", "--today=2024-10-01"]).with(0);
    assert!(!checked.err.contains("approval-voided"), "{}", checked.err);
    // A word changed afterwards voids it as ever.
    folder.edit(NEWS, "Một.", "Hai.");
    assert_eq!(public(&folder, &PAGES), [true, true, false]);
}

#[test]
fn what_has_a_fact_that_names_the_moved_entry_stays_approved() {
    let files = work("cau", "district = \"yen-chau\"") + &district("yen-chau", "Yên Châu", &[]);
    let folder = laid_out(&requiring(&files));
    approve_all(&folder, &["works/cau"]);
    moved(&folder, "districts/yen-chau", "y").with(0);
    assert_eq!(public(&folder, &["/cong-trinh/cau/"]), [true]);
}

#[test]
fn an_approval_that_was_void_is_not_revived() {
    let folder = approved(LINK);
    folder.edit(NEWS, "Một.", "Hai.");
    let of = |text: &str| text.lines().find(|line| line.starts_with("of = ")).map(str::to_owned);
    let before = of(&folder.text(NEWS));
    let said = moved(&folder, "works/cau", "x").with(0).out;
    assert!(!said.contains("Dấu duyệt"), "{said}");
    assert_eq!(of(&folder.text(NEWS)), before);
    assert_eq!(public(&folder, &PAGES), [true, true, false]);
    folder.edit(NEWS, "Hai.", "Một.");
    assert_eq!(public(&folder, &PAGES), [true, true, false]);
}

#[test]
fn an_approval_typed_by_hand_stays_as_it_is() {
    let typed = "[approval]\nby_role = \"Phó Chủ tịch\"\non = 2024-09-01";
    let files = work("cau", "") + &with_body(&news("tin", typed), LINK);
    let folder = laid_out(&requiring(&files));
    moved(&folder, "works/cau", "x").with(0);
    assert!(folder.text(NEWS).contains(&format!("{typed}\n+++\n")), "{}", folder.text(NEWS));
    assert_eq!(public(&folder, &["/tin-tuc/tin/"]), [false]);
}

#[test]
fn the_moved_entry_stays_approved_with_its_photos_and_links_to_itself() {
    let bytes = jpeg(&flat(640, 400, [200, 30, 30]));
    let story = with_body(&work("cau/index", &photo("a.jpg", "")), "Xem [trên](works/cau).");
    let translation = with_body(&english("works/cau/index", ""), "See [above](works/cau).");
    let mut site = requiring(&(story + &translation));
    site.write("content/works/cau/a.jpg", &bytes);
    let folder = laid_out(&site);
    approve_all(&folder, &["works/cau"]);
    let said = moved(&folder, "works/cau", "x").with(0).out;
    assert!(said.contains("Dấu duyệt vẫn giữ hiệu lực (2):\n"), "{said}");
    let pages = ["/cong-trinh/x/", "/en/works/x/"];
    assert_eq!(public(&folder, &pages), [true; 2]);
    // The photo is bound as before.
    let other = jpeg(&flat(640, 400, [30, 200, 30]));
    folder.write("content/works/x/a.jpg", other);
    assert_eq!(public(&folder, &pages), [false; 2]);
}

#[test]
fn a_translation_keeps_an_approval_of_its_own() {
    let files = work("cau", "")
        + &with_body(&news("tin", ""), LINK)
        + &with_body(&english("news/tin", ""), "See [it](works/cau).");
    let folder = laid_out(&requiring(&files));
    approve_all(&folder, &["works/cau", "news/tin"]);
    // Voided in the translation alone.
    let pages = ["/tin-tuc/tin/", "/en/news/tin/"];
    moved(&folder, "works/cau", "x").with(0);
    assert_eq!(public(&folder, &pages), [true; 2]);
    folder.edit("content/news/tin.en.md", "See", "Look at");
    moved(&folder, "works/x", "y").with(0);
    assert_eq!(public(&folder, &pages), [true, false]);
}

#[test]
fn nothing_but_the_digest_changes_whatever_the_form_of_the_table() {
    type Form = fn(&str) -> String;
    let forms: [(&str, Form); 4] = [
        ("line ends of Windows and a mark", |text| {
            format!("\u{feff}{}", text.replace('\n', "\r\n"))
        }),
        ("letters taken apart", |text| text.replace('ầ', "a\u{302}\u{300}")),
        ("other quotation marks", |text| {
            let line = text.lines().find(|line| line.starts_with("of = ")).unwrap();
            text.replace(line, &format!("{} # đã duyệt", line.replace('"', "'")))
        }),
        ("dotted keys", |text| {
            let (before, table) = text.split_once("\n[approval]\n").unwrap();
            let (table, body) = table.split_once("+++\n").unwrap();
            let lines: String = table.lines().map(|line| format!("approval.{line}\n")).collect();
            let before = before.replacen("+++\n", &format!("+++\n{lines}"), 1);
            format!("{before}\n+++\n{body}")
        }),
    ];
    for (what, form) in forms {
        let folder = approved(LINK);
        let written = form(&folder.text(NEWS));
        folder.write(NEWS, &written);
        assert_eq!(public(&folder, &["/tin-tuc/tin/"]), [true], "{what}");
        moved(&folder, "works/cau", "x").with(0);
        assert_eq!(public(&folder, &["/tin-tuc/tin/"]), [true], "{what}");
        let now = folder.text(NEWS);
        let (before, now): (Vec<_>, Vec<_>) =
            (written.split_inclusive('\n').collect(), now.split_inclusive('\n').collect());
        let changed = before.iter().zip(&now).filter(|(one, other)| one != other).count();
        assert_eq!((before.len(), changed), (now.len(), 2), "{what}: {now:?}");
        moved(&folder, "works/x", "cau").with(0);
        assert_eq!(folder.text(NEWS).replace('\'', "\""), written.replace('\'', "\""), "{what}");
    }
}

#[test]
fn where_no_approval_is_required_none_is_voided_either() {
    let files = work("cau", "") + &with_body(&news("tin", ""), LINK);
    let folder = laid_out(&crate::site::Site::new(&files));
    approve_all(&folder, &["news/tin"]);
    let english = ["move", "works/cau", "x", "--yes", "--lang=en", "--today=2024-10-01"];
    let said = lantoa(folder.path(), &english).with(0).out;
    assert!(said.contains("Approvals that go on holding (1):\n  content/news/tin.md"), "{said}");
    super::built(&folder);
}
