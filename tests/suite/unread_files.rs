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
