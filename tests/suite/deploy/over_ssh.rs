//! The program and a real SSH server: the whole way, over a line that breaks, and with nothing secret
//! in what it says or leaves behind.

use std::fs;
use std::process::{Command, Stdio};

use super::cut_line::{cut_once, held_after};
use super::place::{DAY, Place};
use super::sshd::{Person, Sshd};
use crate::program::{Ended, lantoa_in, tree};
use crate::servers::{run, wait_for};

const ARGUMENTS: [&str; 8] = ["deploy", "--site", "site", "--today", DAY, "--lang", "vi", "--yes"];

/// Deploys as somebody who has a home of their own.
fn deploy(place: &Place, person: &Person, more: &[(&str, &str)]) -> Ended {
    let home = person.home.path().to_string_lossy().into_owned();
    let variables = [&[("HOME", home.as_str())], more].concat();
    lantoa_in(&place.at(""), &ARGUMENTS, &variables)
}

fn target(sshd: &Sshd, port: u16) -> String {
    let settings = sshd.settings().replace(&sshd.port.to_string(), &port.to_string());
    format!("[deploy.web]\n{settings}\nhost_key = \"{}\"\n", sshd.fingerprint("ed25519"))
}

/// What the public reads is what was built, but for the manifest, which says more there.
fn is_shown(place: &Place, sshd: &Sshd) {
    let built = tree(&place.at("site/public"));
    let shown = tree(&sshd.home().join("web"));
    let all = built.keys().chain(shown.keys());
    let differing: Vec<&String> = all.filter(|path| built.get(*path) != shown.get(*path)).collect();
    assert!(differing.iter().all(|path| *path == "lantoa-manifest.json"), "{differing:?}");
}

#[test]
fn a_line_that_breaks_on_the_way_is_taken_up_again() {
    let Some(sshd) = Sshd::start() else { return };
    // The first is in the greeting, before anything was looked at.
    for bytes in [300, 5_000, 40_000, 200_000] {
        let _ = fs::remove_dir_all(sshd.home().join("web"));
        let place = Place::new("", &target(&sshd, cut_once(bytes, sshd.port)));
        let ended = deploy(&place, &sshd.friend(), &[]).with(0);
        assert!(ended.err.contains("thử lại"), "{bytes}: {}", ended.err);
        is_shown(&place, &sshd);
    }
}

#[test]
fn ctrl_c_leaves_a_whole_site_no_lock_and_a_way_to_go_on() {
    let Some(sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    let (port, hold) = held_after(60_000, sshd.port);
    let place = Place::new("", &target(&sshd, port));
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantoa"));
    command.args(ARGUMENTS).current_dir(place.at("")).env_clear();
    let deploying = command.env("HOME", friend.home.path()).stderr(Stdio::piped()).spawn().unwrap();
    let web = sshd.home().join("web");
    wait_for("the deploy to be on its way", || web.join(".lantoa-coming").exists());
    run(Command::new("kill").args(["-INT", &deploying.id().to_string()]));
    drop(hold);
    let ended = deploying.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(3), "{said}");
    assert!(said.contains("Chạy lại lệnh này"), "{said}");
    assert!(!web.join(".lantoa-lock").exists() && web.join(".lantoa-coming").exists());

    let line = format!("port = {}", sshd.port);
    place.edit("site/site.toml", &format!("port = {port}"), &line);
    let ended = deploy(&place, &friend, &[]).with(0);
    assert!(ended.out.contains("đưa nốt phần còn lại"), "{}", ended.out);
    is_shown(&place, &sshd);
}

#[test]
fn a_second_deploy_over_the_line_sends_nothing() {
    let Some(sshd) = Sshd::start() else { return };
    let place = Place::new("", &target(&sshd, sshd.port));
    deploy(&place, &sshd.friend(), &[]).with(0);
    let before = tree(&sshd.home().join("web"));
    let again = deploy(&place, &sshd.friend(), &[]).with(0);
    assert!(again.out.contains("Không có gì mới"), "{}", again.out);
    assert_eq!(tree(&sshd.home().join("web")), before);
}

#[test]
fn a_secret_stands_in_nothing_that_is_said_or_left_behind() {
    let Some(sshd) = Sshd::start() else { return };
    let place = Place::new("", &target(&sshd, sshd.port));
    let secret = ("LANTOA_WEB_PASSWORD", "bi-mat-364");
    // Without a key it is offered to the server, which wants none.
    let refused = deploy(&place, &sshd.acquaintance(), &[secret]).with(3);
    let sent = deploy(&place, &sshd.friend(), &[secret]).with(0);
    for ended in [refused, sent] {
        assert!(!ended.out.contains(secret.1) && !ended.err.contains(secret.1), "{ended:?}");
    }
    for (path, bytes) in tree(&place.at("site")).into_iter().chain(tree(&sshd.home().join("web"))) {
        let holds = bytes.windows(secret.1.len()).any(|part| part == secret.1.as_bytes());
        assert!(!holds, "{path}");
    }
}
