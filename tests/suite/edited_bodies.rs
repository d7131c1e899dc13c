//! A change of a body is taken in without relating everything anew, and leaves nothing behind that a
//! build on a new machine would not give: whether the entry is public, whether its translation is
//! stale, where links to its headings lead, what is wrong with it.

use std::sync::Arc;

use crate::approval::{approved, bridge, requiring};
use crate::site::{Run, Site};
use crate::stories::{english, unit, with_body, work};

const WORK: &str = "content/works/cau.md";
const PAGE: &str = "/cong-trinh/cau/";

/// A site that was built; each edit is built warm, and must be what a new machine makes of it.
struct Warm {
    site: Site,
}

impl Warm {
    fn new(mut site: Site) -> Warm {
        site.build();
        Warm { site }
    }

    fn edit(&mut self, path: &str, from: &str, to: &str) -> Run {
        self.site.edit(path, from, to);
        self.built()
    }

    fn built(&mut self) -> Run {
        let warm = self.site.build();
        let clean = self.site.clean();
        assert_eq!(warm.problems, clean.problems);
        assert!(warm.files == clean.files, "warm is not clean");
        warm
    }
}

#[test]
fn a_body_edited_after_its_approval_leaves_the_site_and_comes_back_when_undone() {
    let mut warm = Warm::new(approved(requiring(&bridge())));
    assert!(warm.built().has(PAGE));
    assert!(!warm.edit(WORK, "Cây cầu mới.", "Cây cầu rất mới.").has(PAGE));
    assert!(!warm.edit(WORK, "rất mới", "thật mới").has(PAGE));
    assert!(warm.edit(WORK, "Cây cầu thật mới.", "Cây cầu mới.").has(PAGE));
}

#[test]
fn a_translation_edited_after_its_approval_leaves_the_site_alone() {
    let mut warm = Warm::new(approved(requiring(&bridge())));
    let run = warm.edit("content/works/cau.en.md", "A new bridge.", "A newer bridge.");
    assert!(run.has(PAGE) && !run.has("/en/works/cau/"));
    let run = warm.edit("content/works/cau.en.md", "A newer bridge.", "A new bridge.");
    assert!(run.has("/en/works/cau/"));
}

#[test]
fn where_no_approval_is_required_the_warning_comes_and_goes() {
    let mut site = approved(requiring(&bridge()));
    site.edit("site.toml", "required = true", "required = false");
    let mut warm = Warm::new(site);
    assert_eq!(warm.edit(WORK, "Cây cầu mới.", "Cây cầu.").codes(), ["approval-voided"]);
    assert_eq!(warm.edit(WORK, "Cây cầu.", "Cây cầu mới.").codes(), Vec::<&str>::new());
}

#[test]
fn a_mistake_in_a_body_is_found_and_forgotten_once_it_is_mended() {
    let mut warm = Warm::new(Site::new(&bridge()));
    assert_eq!(warm.edit(WORK, "Cây cầu", "<b>Cây cầu</b>").codes(), ["raw-html"; 2]);
    let run = warm.edit("content/works/cau.en.md", "A new", "A <i>new");
    assert_eq!(run.codes(), ["raw-html"; 3]);
    assert_eq!(warm.edit(WORK, "<b>Cây cầu</b>", "Cây cầu").codes(), ["raw-html"]);
}

#[test]
fn a_heading_that_goes_from_a_body_takes_the_links_to_it_along() {
    let linked = with_body(&work("duong", ""), "Xem [cầu](works/cau#doan-hai).");
    let with_heading = with_body(&work("cau", ""), "Một.\n\n## Đoạn hai\n\nHai.");
    let mut warm = Warm::new(Site::new(&(linked + &with_heading)));
    assert_eq!(warm.built().codes(), Vec::<&str>::new());
    assert_eq!(warm.edit(WORK, "## Đoạn hai", "## Phần hai").codes(), ["dead-anchor"]);
    assert_eq!(warm.edit(WORK, "## Phần hai", "## Đoạn hai").codes(), Vec::<&str>::new());
}

#[test]
fn the_front_matter_and_the_body_of_two_entries_may_change_at_once() {
    let mut warm = Warm::new(Site::new(&(bridge() + &unit("ban", "") + &work("duong", ""))));
    warm.site.edit(WORK, "Cây cầu mới.", "Cây cầu.");
    let run = warm.edit("content/works/duong.md", "title = \"duong\"", "title = \"đường\"");
    assert!(run.page(PAGE).all().contains("Cây cầu."));
    assert!(run.page("/cong-trinh/duong/").all().contains("đường"));
}

#[test]
fn a_body_edited_while_a_translation_comes_or_goes_is_shown_in_both() {
    let mut warm = Warm::new(Site::new(&work("cau", "")));
    warm.site.write(WORK, warm.site.text(WORK) + "\nMột.\n");
    let translation = Site::new(&english("works/cau", "")).text("content/works/cau.en.md");
    warm.site.write("content/works/cau.en.md", translation);
    assert!(warm.built().has("/en/works/cau/"));
    warm.site.remove("content/works/cau.en.md");
    assert!(!warm.edit(WORK, "Một.", "Hai.").has("/en/works/cau/"));
}

#[test]
fn an_edited_body_has_nothing_related_anew_and_a_fact_has() {
    let mut warm = Warm::new(Site::new(&bridge()));
    let index = |run: &Run| run.catalogue.as_ref().unwrap().index.clone();
    let before = index(&warm.built());
    assert!(Arc::ptr_eq(&before, &index(&warm.edit(WORK, "Cây cầu mới.", "Cây cầu."))));
    let run = warm.edit(WORK, "status = \"completed\"", "status = \"under-way\"");
    assert!(!Arc::ptr_eq(&before, &index(&run)));
}

#[test]
fn an_edited_draft_is_shown_in_the_preview_with_its_band() {
    let mut site = Site::new(&with_body(&work("cau", "draft = true"), "Một."));
    site.drafts = lantoa::catalogue::Drafts::Shown;
    let mut warm = Warm::new(site);
    assert!(warm.edit(WORK, "Một.", "Hai.").page(PAGE).all().contains("Hai."));
}
