//! `lantoa deploy` to a folder: what it sends, what it refuses, what it never touches.

use std::collections::BTreeSet;
use std::fs;

use super::place::{Place, WEB};

/// The paths at which two trees differ.
fn differing(
    one: &std::collections::BTreeMap<String, Vec<u8>>,
    other: &std::collections::BTreeMap<String, Vec<u8>>,
) -> BTreeSet<String> {
    one.keys()
        .chain(other.keys())
        .filter(|path| one.get(*path) != other.get(*path))
        .cloned()
        .collect()
}

// What is sent

#[test]
fn the_public_reads_what_a_build_makes() {
    let place = Place::deployed("");
    let built = crate::program::tree(&place.at("site/public"));
    let web = place.web();
    assert_eq!(differing(&built, &web), BTreeSet::from(["lantoa-manifest.json".to_owned()]));
    assert!(web.contains_key("cong-trinh/cau/index.html"));
}

#[test]
fn a_second_deploy_sends_nothing_and_removes_nothing() {
    let place = Place::deployed("");
    let before = place.web();
    let again = place.deploy(&["--yes"]).with(0);
    assert!(again.out.contains("Không có gì mới"), "{}", again.out);
    assert_eq!(place.web(), before);
}

#[test]
fn a_changed_story_sends_only_what_differs() {
    let place = Place::deployed("");
    let before = place.web();
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu đã xong hẳn.");
    let ended = place.deploy(&["--yes"]).with(0);
    let after = place.web();
    let changed = differing(&before, &after);
    // The manifest is no file of the site's.
    let sent = format!("đã gửi {} tệp", changed.len() - 1);
    assert!(ended.out.contains(&sent), "{sent}: {}", ended.out);
    assert!(changed.contains("cong-trinh/cau/index.html"), "{changed:?}");
    assert!(!changed.contains("cong-trinh/duong/index.html"), "{changed:?}");
}

#[test]
fn a_look_ahead_writes_nothing_at_the_target() {
    let place = Place::new("", WEB);
    let ended = place.deploy(&["--dry-run"]).with(0);
    assert!(ended.out.contains("/cong-trinh/cau/"), "{}", ended.out);
    assert!(ended.out.contains("chưa gửi gì"), "{}", ended.out);
    assert!(!place.at("web").exists() && !place.at("site/published.toml").exists());
}

#[test]
fn both_languages_tell_the_plan() {
    let place = Place::new("", WEB);
    let arguments = ["deploy", "--site", "site", "--lang", "en", "--dry-run"];
    let ended = crate::program::lantoa(&place.at(""), &arguments).with(0);
    assert!(ended.out.contains("New pages: "), "{}", ended.out);
    assert!(ended.out.contains("nothing was sent"), "{}", ended.out);
}

#[test]
fn nothing_is_sent_while_an_error_stands() {
    let place = Place::new("//- content/works/hong.md\n+++\ntitel = \"x\"\n+++\n", WEB);
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("unknown-key"), "{}", ended.err);
    assert!(!place.at("web").exists());
}

#[test]
fn without_anybody_to_ask_and_without_a_yes_nothing_is_sent() {
    let place = Place::new("", WEB);
    let ended = place.deploy(&[]).with(2);
    assert!(ended.err.contains("--yes"), "{}", ended.err);
    assert!(!place.at("web").exists());
}

#[test]
fn drafts_and_what_is_not_due_are_never_sent_and_are_named() {
    let place = Place::new("", WEB);
    place.edit("site/content/works/cau.md", "kind =", "publish_on = 2024-12-24\nkind =");
    place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    let ended = place.deploy(&["--yes"]).with(0);
    assert!(ended.out.contains("cau.md"), "{}", ended.out);
    assert!(!place.web().keys().any(|path| path.contains("cau")));
}

// Addresses

#[test]
fn an_address_that_would_vanish_stops_the_deploy_and_says_where_it_may_be() {
    let place = Place::deployed("");
    let before = place.web();
    fs::rename(place.at("site/content/works/cau.md"), place.at("site/content/works/cau-moi.md"))
        .unwrap();
    place.edit("site/content/works/duong.md", "works/cau", "works/cau-moi");
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("/cong-trinh/cau/"), "{}", ended.err);
    assert!(ended.err.contains("/cong-trinh/cau-moi/"), "{}", ended.err);
    assert_eq!(place.web(), before);

    place.edit(
        "site/content/works/cau-moi.md",
        "kind =",
        "aliases = [\"/cong-trinh/cau/\"]\nkind =",
    );
    let ended = place.deploy(&["--yes"]).with(0);
    assert!(ended.out.contains("/cong-trinh/cau/ → /cong-trinh/cau-moi/"), "{}", ended.out);
    let page = place.text("web/cong-trinh/cau/index.html");
    assert!(page.contains("/cong-trinh/cau-moi/"), "{page}");
}

#[test]
fn an_address_may_vanish_when_it_is_withdrawn_on_purpose() {
    let place = Place::deployed("");
    fs::remove_file(place.at("site/content/works/cau.md")).unwrap();
    place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    place.deploy(&["--yes"]).with(1);
    let settings = place.text("site/site.toml");
    let gone = "\n[[gone]]\naddress = \"/cong-trinh/cau/\"\non = 2024-10-01\n";
    place.write("site/site.toml", &format!("{settings}{gone}"));
    place.deploy(&["--yes"]).with(0);
    assert!(!place.text("web/cong-trinh/cau/index.html").contains("Cầu đã xong"));
}

#[test]
fn every_address_is_remembered_in_order_and_a_warning_comes_before_the_deploy() {
    let place = Place::deployed("");
    let published = place.text("site/published.toml");
    let addresses: Vec<&str> = published.lines().filter(|line| line.starts_with("\"/")).collect();
    assert!(addresses.is_sorted(), "{published}");
    assert!(addresses.contains(&"\"/cong-trinh/cau/\" = 2024-10-01"), "{published}");
    fs::remove_file(place.at("site/content/works/cau.md")).unwrap();
    place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    let checked = crate::program::lantoa(&place.at("site"), &["check", "--lang", "vi"]).with(0);
    assert!(checked.err.contains("address-lost"), "{}", checked.err);
    assert!(checked.err.contains("published.toml"), "{}", checked.err);
}

#[test]
fn what_another_copy_has_deployed_is_remembered_by_the_target() {
    let place = Place::new("", WEB);
    place.copy_site("other");
    place.deploy(&["--yes"]).with(0);
    // The other copy knows nothing of the first deploy, and has no longer the story.
    fs::remove_file(place.at("other/content/works/cau.md")).unwrap();
    place.edit("other/content/works/duong.md", "[cây cầu](works/cau)", "cây cầu");
    let ended = place.deploy_from("other", &["--yes", "--force"]).with(1);
    assert!(ended.err.contains("/cong-trinh/cau/"), "{}", ended.err);
}

// Others

#[test]
fn a_site_that_somebody_else_has_deployed_is_not_written_over() {
    let place = Place::deployed("");
    place.copy_site("other");
    place.edit("other/content/works/cau.md", "Cầu đã xong.", "Cầu của người khác.");
    place.deploy_from("other", &["--yes"]).with(0);
    place.edit("site/content/works/duong.md", "Đường dẫn", "Con đường dẫn");
    let before = place.web();
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("cong-trinh/cau/index.html"), "{}", ended.err);
    assert_eq!(place.web(), before);
    place.deploy(&["--yes", "--force"]).with(0);
    assert!(!place.text("web/cong-trinh/cau/index.html").contains("người khác"));
}

#[test]
fn a_site_that_has_vanished_is_not_taken_for_an_empty_target() {
    let place = Place::deployed("");
    fs::remove_dir_all(place.at("web")).unwrap();
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("không còn ở đó"), "{}", ended.err);
    place.deploy(&["--yes", "--force"]).with(0);
    assert!(place.at("web/index.html").exists());
}

#[test]
fn files_of_others_are_neither_written_over_nor_removed() {
    let place = Place::new("", WEB);
    place.write("web/index.html", "trang của người khác");
    place.write("web/van-ban/1.pdf", "văn bản");
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("index.html"), "{}", ended.err);
    assert_eq!(place.text("web/index.html"), "trang của người khác");
    fs::remove_file(place.at("web/index.html")).unwrap();
    place.deploy(&["--yes"]).with(0);
    assert_eq!(place.text("web/van-ban/1.pdf"), "văn bản");
}

#[test]
fn a_lock_keeps_others_out_and_says_whom_to_ask() {
    let place = Place::deployed("");
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu đã xong hẳn.");
    let now = jiff::Timestamp::now();
    place.write("web/.lantoa-lock", &format!("khac\n{now}\nMAY-2\nPhó Trưởng ban\n"));
    let ended = place.deploy(&["--yes"]).with(3);
    assert!(ended.err.contains("MAY-2") && ended.err.contains("Phó Trưởng ban"), "{}", ended.err);
    assert!(!place.text("web/cong-trinh/cau/index.html").contains("xong hẳn"));
    assert!(place.at("web/.lantoa-lock").exists());

    let old = now - jiff::SignedDuration::from_mins(31);
    place.write("web/.lantoa-lock", &format!("khac\n{old}\nMAY-2\n\n"));
    place.deploy(&["--yes"]).with(0);
    assert!(place.text("web/cong-trinh/cau/index.html").contains("xong hẳn"));
    assert!(!place.at("web/.lantoa-lock").exists());
}

// Deletions

#[test]
fn many_files_vanish_only_by_a_word() {
    let story = |number: usize| {
        format!(
            "//- content/works/viec-{number}.md\n+++\ntitle = \"Việc {number}\"\nsummary = \"Một việc.\"\n\
             kind = \"work\"\nstatus = \"completed\"\ndate = 2024-02-01\nareas = [\"dai-hoi\"]\n+++\n"
        )
    };
    let many: String = (0..30).map(story).collect();
    let place = Place::deployed(&many);
    for number in 0..30 {
        fs::remove_file(place.at(&format!("site/content/works/viec-{number}.md"))).unwrap();
    }
    // Here and there the addresses are forgotten, so that only the limit stands in the way.
    let published = place.text("site/published.toml");
    let kept: Vec<&str> = published.lines().filter(|line| !line.contains("/viec-")).collect();
    place.write("site/published.toml", &kept.join("\n"));
    let manifest = place.text("web/lantoa-manifest.json");
    let mut manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let published = manifest["deployed"]["published"].as_object_mut().unwrap();
    published.retain(|address, _| !address.contains("/viec-"));
    place.write("web/lantoa-manifest.json", &manifest.to_string());
    let ended = place.deploy(&["--yes", "--force"]).with(1);
    // Two of them are further pages of a list.
    assert!(ended.err.contains("--max-delete 32"), "{}", ended.err);
    assert!(place.at("web/cong-trinh/viec-3/index.html").exists());
    place.deploy(&["--yes", "--force", "--max-delete", "32"]).with(0);
    assert!(!place.at("web/cong-trinh/viec-3").exists());
}

#[test]
fn the_parts_of_the_former_site_stay_until_the_next_deploy() {
    let place = Place::deployed("");
    let styles = |place: &Place| -> Vec<String> {
        let found = place.web().into_keys();
        found.filter(|path| path.starts_with("assets/style.") && path.ends_with(".css")).collect()
    };
    let first = styles(&place);
    let theme = "site/themes/mat-tran/assets/style.css";
    place.write(theme, &format!("{}\n.moi{{color:red}}\n", place.text(theme)));
    place.deploy(&["--yes"]).with(0);
    assert_eq!(styles(&place).len(), 2, "{:?}", styles(&place));
    // A deploy that brings nothing takes nothing.
    place.deploy(&["--yes"]).with(0);
    assert_eq!(styles(&place).len(), 2);
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu đã xong hẳn.");
    place.deploy(&["--yes"]).with(0);
    let last = styles(&place);
    assert_eq!(last.len(), 1);
    assert_ne!(last, first);
}

#[test]
fn a_photo_that_was_withdrawn_can_be_gone_at_once() {
    let photos = |place: &Place| -> Vec<String> {
        place.web().into_keys().filter(|path| path.starts_with("photos/")).collect()
    };
    let place = Place::new("", WEB);
    place.write("site/content/works/loa/index.md", &STORY.replace("FACTS", PHOTO));
    let bytes = crate::pictures::jpeg(&crate::pictures::quarters(900, 600));
    fs::write(place.at("site/content/works/loa/loa.jpg"), bytes).unwrap();
    place.deploy(&["--yes"]).with(0);
    assert!(!photos(&place).is_empty());

    place.write("site/content/works/loa/index.md", &STORY.replace("FACTS", ""));
    fs::remove_file(place.at("site/content/works/loa/loa.jpg")).unwrap();
    let plan = place.deploy(&["--dry-run"]).with(0);
    assert!(plan.out.contains("--withdraw"), "{}", plan.out);
    place.deploy(&["--yes"]).with(0);
    assert!(!photos(&place).is_empty(), "a page that a browser has kept asks for them");
    place.deploy(&["--yes", "--withdraw"]).with(0);
    assert_eq!(photos(&place), Vec::<String>::new());
}

const STORY: &str = "+++\ntitle = \"Loa\"\nsummary = \"Một cái loa.\"\nkind = \"work\"\n\
    status = \"completed\"\ndate = 2024-04-01\nareas = [\"dai-hoi\"]\nFACTS\n+++\n";

const PHOTO: &str = "[[photos]]\nfile = \"loa.jpg\"\nalt = \"Một cái loa\"\ncredit = \"Ban ảnh\"";

// Settings

#[test]
fn a_password_in_site_toml_is_refused_with_the_place_where_it_belongs() {
    let place = Place::new("", &format!("{WEB}password = \"bi-mat-364\"\n"));
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("credential-in-settings"), "{}", ended.err);
    assert!(ended.err.contains("LANTOA_WEB_PASSWORD"), "{}", ended.err);
}

#[test]
fn which_target_is_meant_must_be_clear() {
    let place = Place::new("", "");
    assert!(place.deploy(&["--yes"]).with(2).err.contains("[deploy."));
    let place =
        Place::new("", &format!("{WEB}\n[deploy.kho]\nkind = \"folder\"\npath = \"../kho\"\n"));
    assert!(place.deploy(&["--yes"]).with(2).err.contains("kho | web"));
    assert!(place.deploy(&["--yes", "wed"]).with(2).err.contains("có phải là web"));
    place.deploy(&["--yes", "kho"]).with(0);
    assert!(place.at("kho/index.html").exists() && !place.at("web").exists());
}

#[test]
fn what_only_illustrates_is_not_published_as_if_it_had_happened() {
    let place = Place::new("", WEB);
    place.edit("site/content/works/cau.md", "kind =", "illustrative = true\nkind =");
    let ended = place.deploy(&["--yes"]).with(1);
    assert!(ended.err.contains("content/works/cau.md"), "{}", ended.err);
    assert!(!place.at("web").exists());
    place.deploy(&["--yes", "--allow-illustrative"]).with(0);
}

// Releases

/// Wine makes no links, and Windows lets not everybody make them.
#[cfg(unix)]
#[test]
fn with_releases_the_link_leads_to_the_newest_whole_site() {
    let place = Place::new("", &format!("{WEB}releases = true\n"));
    place.deploy(&["--yes"]).with(0);
    let first = fs::read_link(place.at("web/current")).unwrap();
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu đã xong hẳn.");
    place.deploy(&["--yes"]).with(0);
    let second = fs::read_link(place.at("web/current")).unwrap();
    assert_ne!(first, second);
    assert!(place.text("web/current/cong-trinh/cau/index.html").contains("xong hẳn"));
    let old = place.at("web").join(first).join("cong-trinh/cau/index.html");
    assert!(!fs::read_to_string(old).unwrap().contains("xong hẳn"));
    let built = crate::program::tree(&place.at("site/public"));
    let shown = crate::program::tree(&place.at("web").join(second));
    assert_eq!(differing(&built, &shown), BTreeSet::from(["lantoa-manifest.json".to_owned()]));
}
