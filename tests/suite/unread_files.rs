//! Files among the entries that are no entries: nobody should wonder where a story has gone.

use crate::site::Site;
use crate::stories::work;

#[test]
fn a_story_saved_under_another_ending_is_warned_of() {
    let mut site = Site::new("");
    site.write("content/works/bai.txt", "Một bài").write("content/works/bai.docx", "PK");
    let run = site.build().good();
    assert_eq!(run.codes(), ["file-not-read", "file-not-read"]);
}

#[test]
fn a_story_whose_ending_is_in_capitals_is_read() {
    let mut site = Site::new(&work("cau", ""));
    site.rename("content/works/cau.md", "content/works/cau.MD");
    let run = site.build().good();
    assert!(run.has("/cong-trinh/cau/"));
    assert_eq!(run.codes(), Vec::<&str>::new());
}

#[test]
fn a_committee_without_its_place_is_an_error() {
    for (kind, missing) in [("district-committee", "district"), ("commune-committee", "commune")] {
        let unit = crate::stories::unit("ban", &format!("kind = \"{kind}\""));
        let run = Site::new(&unit).build();
        assert_eq!(run.errors(), ["missing-key"], "{kind}");
        assert!(run.said(lantoa::language::Language::English).contains(missing), "{kind}");
    }
}

#[test]
fn a_draft_that_is_shown_is_not_in_the_feed() {
    let mut site = Site::new(&work("cau", "draft = true"));
    site.drafts = lantoa::catalogue::Drafts::Shown;
    let run = site.build().good();
    assert!(run.has("/cong-trinh/cau/") && !run.file("/feed.xml").contains("/cong-trinh/cau/"));
}

// Photos that nobody shows

/// A site with an entry that shows one photo of its folder.
fn showing_one() -> Site {
    crate::pictures::showing(&[("a.jpg", &small())])
}

fn small() -> Vec<u8> {
    crate::pictures::jpeg(&crate::pictures::flat(40, 30, [90, 120, 60]))
}

/// The paths of the photos that are said to be unused.
fn unused(site: &mut Site) -> Vec<String> {
    let run = site.build().good();
    let unused = run.problems.iter().filter(|problem| problem.kind.code() == "photo-unused");
    unused.map(|problem| problem.place.path.to_string()).collect()
}

#[test]
fn a_photo_beside_an_entry_that_does_not_name_it_is_warned_of() {
    let mut site = showing_one();
    assert!(unused(&mut site).is_empty());
    site.write("content/works/cau/b.jpg", small());
    site.write("content/works/le.jpg", small());
    assert_eq!(unused(&mut site), ["content/works/cau/b.jpg"], "beside no entry it is nobody's");
}

#[test]
fn a_photo_of_a_draft_is_used() {
    let mut site = showing_one();
    site.edit("content/works/cau/index.md", "status = ", "draft = true\nstatus = ");
    assert!(unused(&mut site).is_empty());
}

#[test]
fn beside_an_entry_that_cannot_be_read_no_photo_is_said_to_be_unused() {
    let mut site = showing_one();
    let text = site.text("content/works/cau/index.md");
    site.write("content/works/cau/index.md", text.replacen("+++", "---", 1));
    assert!(!site.build().codes().contains(&"photo-unused"));
}
