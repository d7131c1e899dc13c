//! One deploy at a time, whoever dies: what a live one keeps out, and what a dead one leaves.

use std::fs;
use std::process::{Child, Command, Stdio};

use super::place::{DAY, Place, WEB};
use crate::program::tree;

const PAGE: &str = "web/cong-trinh/cau/index.html";

/// A site that was deployed and edited since.
fn edited() -> Place {
    let place = Place::deployed("");
    place.edit("site/content/works/cau.md", "Cầu đã xong.", "Cầu đã xong hẳn.");
    place
}

/// A deploy by another process that waits for its answer, with the plan shown.
#[cfg(target_os = "linux")]
fn asking(place: &Place) -> Child {
    use std::io::{BufRead, BufReader};
    let program = env!("CARGO_BIN_EXE_lantoa");
    let command = format!("{program} deploy --site site --today {DAY} --lang vi");
    let mut child = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(place.at(""))
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script(1) of util-linux is part of every Debian");
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = Vec::new();
    while !String::from_utf8_lossy(&line).contains("Đưa lên web bây giờ?") {
        assert!(
            said.read_until(b'?', &mut line).unwrap() > 0,
            "{}",
            String::from_utf8_lossy(&line)
        );
    }
    child.stdout = Some(said.into_inner());
    child
}

/// Says yes, and what came of it.
#[cfg(target_os = "linux")]
fn answered(mut child: Child) -> String {
    use std::io::Write;
    child.stdin.take().unwrap().write_all("c\n".as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn who_thinks_about_the_plan_while_another_deploys_is_told_and_breaks_nothing() {
    let place = edited();
    place.copy_site("other");
    let child = asking(&place);
    place.edit("other/content/works/duong.md", "Đường dẫn", "Đường của người khác dẫn");
    place.deploy_from("other", &["--yes"]).with(0);
    let web = place.web();
    let said = answered(child);
    assert!(said.contains("vừa có người thay đổi"), "{said}");
    assert_eq!(place.web(), web);
}

#[test]
fn two_of_one_machine_never_deploy_at_once() {
    let place = edited();
    // What a process that is alive holds open.
    let memory = lantoa::write::deploys::Deploys::of(&place.at("site"), "web");
    let held = memory.hold().unwrap();
    assert!(held.is_some());
    let before = place.web();
    let ended = place.deploy(&["--yes"]).with(3);
    assert!(ended.err.contains("máy này đang đưa trang lên"), "{}", ended.err);
    assert_eq!(place.web(), before);
    drop(held);
    place.deploy(&["--yes"]).with(0);
}

#[test]
fn a_deploy_of_this_machine_that_died_before_it_began_keeps_nobody_out() {
    let place = edited();
    let now = jiff::Timestamp::now();
    place.write("site/.lantoa/deploy/web/journal", "da-chet\n");
    place.write("web/.lantoa-lock", &format!("da-chet\n{now}\n{}\n\n", host()));
    place.deploy(&["--yes"]).with(0);
    assert!(place.text(PAGE).contains("xong hẳn"));
    assert!(!place.at("web/.lantoa-lock").exists());
}

#[test]
fn the_lock_of_a_deploy_of_this_machine_that_died_after_its_end_keeps_nobody_out() {
    let place = edited();
    let manifest: serde_json::Value =
        serde_json::from_str(&place.text("web/lantoa-manifest.json")).unwrap();
    let id = manifest["deployed"]["id"].as_str().unwrap();
    let now = jiff::Timestamp::now();
    place.write("web/.lantoa-lock", &format!("{id}\n{now}\n{}\n\n", host()));
    place.deploy(&["--yes"]).with(0);
    assert!(place.text(PAGE).contains("xong hẳn"));
}

#[test]
fn the_lock_of_a_dead_deploy_goes_also_when_nothing_is_new() {
    let place = Place::deployed("");
    let manifest: serde_json::Value =
        serde_json::from_str(&place.text("web/lantoa-manifest.json")).unwrap();
    let id = manifest["deployed"]["id"].as_str().unwrap();
    let now = jiff::Timestamp::now();
    place.write("web/.lantoa-lock", &format!("{id}\n{now}\n{}\n\n", host()));
    place.deploy(&["--yes"]).with(0);
    assert!(!place.at("web/.lantoa-lock").exists());
    // One of others stays theirs.
    place.write("web/.lantoa-lock", &format!("khac\n{now}\n{}\n\n", host()));
    place.deploy(&["--yes"]).with(0);
    assert!(place.at("web/.lantoa-lock").exists());
}

#[test]
fn force_breaks_no_lock_that_says_whose_it_is() {
    let place = edited();
    let now = jiff::Timestamp::now();
    place.write("web/.lantoa-lock", &format!("khac\n{now}\nMAY-2\n\n"));
    place.deploy(&["--yes", "--force"]).with(3);
    assert!(!place.text(PAGE).contains("xong hẳn"));
    // One that nobody can read is told apart.
    place.write("web/.lantoa-lock", "");
    let ended = place.deploy(&["--yes"]).with(3);
    assert!(ended.err.contains("--force"), "{}", ended.err);
    place.deploy(&["--yes", "--force"]).with(0);
    assert!(place.text(PAGE).contains("xong hẳn"));
}

// Dead at the worst moments

/// The site as a process leaves it that was killed when its manifest lay there, but not all that goes
/// had gone.
fn killed_after_its_manifest() -> Place {
    let place = edited();
    let before = tree(&place.at("site/.lantoa/deploy/web"));
    place.deploy(&["--yes"]).with(0);
    let manifest: serde_json::Value =
        serde_json::from_str(&place.text("web/lantoa-manifest.json")).unwrap();
    let id = manifest["deployed"]["id"].as_str().unwrap();
    crate::laid_out::lay(&before, &place.at("site/.lantoa/deploy/web"));
    place.write("site/.lantoa/deploy/web/journal", &format!("{id}\n"));
    place.write("web/.lantoa-coming", &format!("{id}\ncong-trinh/cau/index.html\nthua.html"));
    place.write("web/thua.html", "thừa");
    place.write("web/.lantoa-lock", &format!("{id}\n{}\n{}\n\n", jiff::Timestamp::now(), host()));
    let published = place.text("site/published.toml");
    let of = published.find("\"web\" = \"").unwrap() + "\"web\" = \"".len();
    let old = published.replace(&published[of..of + 32], &"0".repeat(32));
    place.write("site/published.toml", &old);
    place
}

#[test]
fn who_was_killed_after_the_manifest_is_not_taken_for_somebody_else() {
    let place = killed_after_its_manifest();
    place.deploy(&["--yes"]).with(0);
    assert!(!place.at("web/thua.html").exists() && !place.at("web/.lantoa-coming").exists());
    assert!(!place.text("site/published.toml").contains(&"0".repeat(32)));
    let again = place.deploy(&["--yes"]).with(0);
    assert!(again.out.contains("Không có gì mới"), "{}", again.out);
    // The site before is still the one to go back to.
    place.deploy(&["--rollback", "--yes"]).with(0);
    assert!(!place.text(PAGE).contains("xong hẳn"));
}

#[test]
fn a_way_back_from_a_deploy_that_was_cut_short_leads_to_the_site_that_it_found() {
    let place = killed_after_its_manifest();
    place.deploy(&["--rollback", "--yes"]).with(0);
    assert!(!place.text(PAGE).contains("xong hẳn"));
    assert!(!place.at("web/thua.html").exists());
}

#[test]
fn what_arrived_in_one_try_and_was_taken_back_after_a_second_is_sent_again() {
    let place = edited();
    // The first try brought the page; the second began and knew that it need not be sent.
    place.deploy(&["--dry-run"]).with(0);
    let built = fs::read(place.at("site/public/cong-trinh/cau/index.html")).unwrap();
    let digest = lantoa::digest::Digest::of(&built);
    fs::write(place.at(PAGE), &built).unwrap();
    place.write(
        "site/.lantoa/deploy/web/journal",
        &format!("lan-1\n{digest} cong-trinh/cau/index.html\n"),
    );
    place.write("web/.lantoa-coming", "lan-1\ncong-trinh/index.html");
    place.edit("site/content/works/cau.md", "Cầu đã xong hẳn.", "Cầu đã xong.");
    place.deploy(&["--yes"]).with(0);
    assert!(!place.text(PAGE).contains("xong hẳn"));
}

#[test]
fn a_way_back_is_open_while_a_mistake_stands_in_a_text() {
    let place = edited();
    place.deploy(&["--yes"]).with(0);
    place.edit("site/content/works/duong.md", "kind =", "knd = \"x\"\nkind =");
    place.deploy(&["--yes"]).with(1);
    place.deploy(&["--rollback", "--yes"]).with(0);
    assert!(!place.text(PAGE).contains("xong hẳn"));
    // But not while one stands where it is said what was withdrawn.
    place.write(
        "site/site.toml",
        &format!("{}\n[[gone]]\nadress = \"/\"\n", place.text("site/site.toml")),
    );
    place.deploy(&["--rollback", "--yes"]).with(1);
}

// What a target may say

#[test]
fn nothing_outside_the_target_is_removed_whatever_lies_in_its_notes() {
    let place = edited();
    place.write("ngoai.txt", "của người khác");
    place.write("web/.lantoa-coming", "la\n../ngoai.txt\n/ngoai.txt");
    place.deploy(&["--yes"]).with(0);
    assert!(place.at("ngoai.txt").exists());
    let manifest = place.text("web/lantoa-manifest.json");
    let entry = "\"../ngoai.txt\":{\"digest\":\"00000000000000000000000000000000\",\"size\":1},";
    let manifest = manifest.replacen("\"files\":{", &format!("\"files\":{{{entry}"), 1);
    place.write("web/lantoa-manifest.json", &manifest);
    place.deploy(&["--yes"]).with(1);
    place.deploy(&["--yes", "--force"]).with(0);
    assert!(place.at("ngoai.txt").exists());
}

#[test]
fn a_target_may_not_be_a_folder_of_the_site() {
    for path in ["public", ".", "..", "content", ".lantoa/x", "../site/public/web", ""] {
        let target = format!("[deploy.web]\nkind = \"folder\"\npath = \"{path}\"\n");
        let place = Place::new("", &target);
        let before = tree(&place.at("site/content"));
        let ended = place.deploy(&["--yes", "--force"]);
        assert!(matches!(ended.code, 1 | 2), "{path}: {}", ended.err);
        assert_eq!(tree(&place.at("site/content")), before, "{path}");
        assert!(!place.at("site/.lantoa-lock").exists() && !place.at("index.html").exists());
    }
    let place = Place::new("", &WEB.replace("../web", "web"));
    place.deploy(&["--yes"]).with(0);
    assert!(place.at("site/web/index.html").exists());
}

/// What this machine calls itself to a program without an environment.
fn host() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    name.trim().to_owned()
}
