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
