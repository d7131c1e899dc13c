//! Deploys of other days: what a scheduler may publish, and the way back to the site before.

use std::fs;

use super::place::{Place, WEB};

// What is due

#[test]
fn a_scheduler_publishes_what_has_become_due_and_nothing_else() {
    let place = Place::new("", WEB);
    place.edit("site/content/works/cau.md", "kind =", "publish_on = 2024-12-24\nkind =");
    place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    assert!(place.deploy(&["--due"]).with(2).err.contains("--due"));
    place.deploy(&["--yes"]).with(0);
    let early = place.deploy_on("2024-12-23", &["--due"]).with(0);
    assert!(early.out.contains("Chưa có bài nào đến ngày đăng"), "{}", early.out);
    assert!(early.out.contains("cau.md"), "{}", early.out);
    place.deploy_on("2024-12-24", &["--due"]).with(0);
    assert!(place.at("web/cong-trinh/cau/index.html").exists());
}

#[test]
fn a_scheduler_leaves_half_finished_edits_to_the_officer() {
    let place = Place::new("", WEB);
    place.edit("site/content/works/cau.md", "kind =", "publish_on = 2024-12-24\nkind =");
    place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    place.deploy(&["--yes"]).with(0);
    place.edit("site/content/works/duong.md", "Đường dẫn", "Đường đang viết dở");
    let ended = place.deploy_on("2024-12-24", &["--due"]).with(1);
    assert!(ended.err.contains("cong-trinh/duong/index.html"), "{}", ended.err);
    assert!(!place.at("web/cong-trinh/cau").exists());
}

/// A work that becomes public on the day before Christmas, and what is in its way at the target: a
/// folder that has the name of its page.
fn in_the_way() -> Place {
    let place = Place::new("", WEB);
    place.edit("site/content/works/cau.md", "kind =", "publish_on = 2024-12-24\nkind =");
    place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    place.deploy(&["--yes"]).with(0);
    place.write("web/cong-trinh/cau/index.html/khac.txt", "của người khác");
    place
}

/// Nothing is left at the target of a deploy that was cut short.
fn nothing_waits(place: &Place) {
    let left: Vec<String> =
        place.web().into_keys().filter(|path| path.starts_with(".lantoa-")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_scheduler_takes_up_what_was_cut_short_the_day_before() {
    let place = in_the_way();
    let home = place.text("web/index.html");
    let cut = place.deploy_on("2024-12-24", &["--due"]).with(3);
    assert!(cut.err.replace('\\', "/").contains("cong-trinh/cau/index.html"), "{}", cut.err);
    assert_eq!(place.text("web/index.html"), home);
    assert_eq!(place.text("web/cong-trinh/cau/index.html/khac.txt"), "của người khác");
    assert!(place.at("web/.lantoa-coming").exists());

    fs::remove_dir_all(place.at("web/cong-trinh/cau")).unwrap();
    let ended = place.deploy_on("2024-12-25", &["--due"]).with(0);
    assert!(ended.out.contains("đưa nốt phần còn lại"), "{}", ended.out);
    assert!(place.text("web/cong-trinh/cau/index.html").contains("Cầu đã xong"));
    nothing_waits(&place);
    let again = place.deploy_on("2024-12-25", &["--due"]).with(0);
    assert!(again.out.contains("Chưa có bài nào đến ngày đăng"), "{}", again.out);
}

#[test]
fn a_scheduler_leaves_an_officers_deploy_that_was_cut_short_to_the_officer() {
    let place = in_the_way();
    place.edit("site/content/works/cau.md", "publish_on = 2024-12-24\n", "");
    place.deploy(&["--yes"]).with(3);
    fs::remove_dir_all(place.at("web/cong-trinh/cau")).unwrap();
    let before = place.web();
    let ended = place.deploy_on("2024-12-24", &["--due"]).with(1);
    assert!(ended.err.contains("cong-trinh/cau/index.html"), "{}", ended.err);
    assert_eq!(place.web(), before);
    place.deploy(&["--yes"]).with(0);
    assert!(place.text("web/cong-trinh/cau/index.html").contains("Cầu đã xong"));
    nothing_waits(&place);
}

// The way back

#[test]
fn a_rollback_shows_the_site_before() {
    let place = Place::deployed("");
    let before = place.text("web/cong-trinh/cau/index.html");
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu viết sai.");
    place.deploy(&["--yes"]).with(0);
    place.deploy(&["--rollback", "--yes"]).with(0);
    assert_eq!(place.text("web/cong-trinh/cau/index.html"), before);
    // And the way back is open again.
    place.deploy(&["--rollback", "--yes"]).with(0);
    assert!(place.text("web/cong-trinh/cau/index.html").contains("viết sai"));
}

#[test]
fn a_rollback_never_brings_back_what_was_withdrawn() {
    let place = Place::deployed("");
    fs::remove_file(place.at("site/content/works/cau.md")).unwrap();
    place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    let gone = "\n[[gone]]\naddress = \"/cong-trinh/cau/\"\non = 2024-10-01\n";
    place.write("site/site.toml", &format!("{}{gone}", place.text("site/site.toml")));
    place.deploy(&["--yes"]).with(0);
    let ended = place.deploy(&["--rollback", "--yes"]).with(0);
    assert!(ended.out.contains("Giữ nguyên"), "{}", ended.out);
    assert!(!place.text("web/cong-trinh/cau/index.html").contains("Cầu đã xong"));
    assert!(place.text("web/cong-trinh/duong/index.html").contains("cong-trinh/cau"));
}

#[test]
fn there_is_no_way_back_from_the_first_deploy() {
    let place = Place::deployed("");
    let ended = place.deploy(&["--rollback", "--yes"]).with(2);
    assert!(ended.err.contains("bản trước"), "{}", ended.err);
}
