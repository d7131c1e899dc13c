//! What would vanish stops a deploy, and it is said what to do.

use super::place::{Place, WEB};

#[test]
fn a_public_page_that_an_edit_has_voided_stops_the_deploy_and_says_who_must_approve() {
    let place = Place::new("", WEB);
    place.edit("site/site.toml", "[pages]", "[approval]\nrequired = true\n[pages]");
    for id in ["works/cau", "works/duong"] {
        let role = "--role=Trưởng Ban Tuyên giáo";
        crate::program::lantoa(&place.at("site"), &["approve", id, role, "--yes"]).with(0);
    }
    place.deploy(&["--yes"]).with(0);
    let before = place.web();
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu đã xong hẳn.");
    place.edit("site/content/works/duong.md", "Đường dẫn", "Con đường dẫn");
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("content/works/cau.md (Trưởng Ban Tuyên giáo"), "{}", ended.err);
    assert!(ended.err.contains("cần duyệt lại"), "{}", ended.err);
    assert_eq!(place.web(), before);
}
