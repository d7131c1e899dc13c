//! A folder on an SSH server as a target: OpenSSH's own server.

use std::fs;
use std::process::Command;

use lantoa::deploy::transport::{Fault, open_within};

use super::contract::{
    Pair, a_file_is_never_put_over_a_folder, a_held_page_stays_as_it_was, each_release_is_whole,
    keeps_every_promise,
};
use super::cut_line::cut_after;
use super::folder::target;
use super::lines::{SHORT, is_lost_in_time};
use super::sshd::Sshd;
use crate::servers::run;

#[test]
fn a_folder_on_a_server_keeps_every_promise() {
    let Some(sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    let open = || friend.open(&sshd.settings()).unwrap();
    keeps_every_promise(&Pair { remote: open(), other: open() });
}

#[test]
fn a_server_without_extensions_keeps_every_promise() {
    let missing = "-P posix-rename,hardlink,statvfs,limits";
    let Some(sshd) = Sshd::with("", missing) else { return };
    let friend = sshd.friend();
    let open = || friend.open(&sshd.settings()).unwrap();
    keeps_every_promise(&Pair { remote: open(), other: open() });
}

#[test]
fn releases_on_a_server_show_the_old_site_until_the_new_one_is_whole() {
    let Some(sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    let settings = format!("{}\nreleases = true\nkeep_releases = 2", sshd.settings());
    each_release_is_whole(|| friend.open(&settings).unwrap(), &sshd.home().join("web"));
}

#[test]
fn releases_need_no_second_names() {
    let Some(sshd) = Sshd::with("", "-P hardlink,posix-rename") else { return };
    let friend = sshd.friend();
    let settings = format!("{}\nreleases = true\nkeep_releases = 2", sshd.settings());
    each_release_is_whole(|| friend.open(&settings).unwrap(), &sshd.home().join("web"));
}

#[test]
fn a_large_file_arrives_whole() {
    let Some(sshd) = Sshd::start() else { return };
    let remote = sshd.friend().open(&sshd.settings()).unwrap();
    for length in [261_119, 261_120, 261_121, 522_240, 7_000_001] {
        let bytes: Vec<u8> = (0..=250).cycle().take(length).collect();
        assert_eq!(remote.put("photos/anh.webp", &bytes), Ok(()));
        assert_eq!(fs::read(sshd.home().join("web/photos/anh.webp")).unwrap(), bytes);
        assert!(remote.read("photos/anh.webp").unwrap().unwrap() == bytes, "{length}");
    }
}

#[test]
fn a_path_is_below_the_accounts_home_unless_it_begins_with_a_slash() {
    let Some(sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    let there = sshd.home().join("kho");
    fs::create_dir(&there).unwrap();
    let absolute = there.join("web").display().to_string();
    for (path, file) in [("web", "web/a.txt"), ("~/kho", "kho/a.txt"), (&absolute, "kho/web/a.txt")]
    {
        let settings = sshd.settings().replace("\"web\"", &format!("\"{path}\""));
        friend.open(&settings).unwrap().put("a.txt", path.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(sshd.home().join(file)).unwrap(), path);
    }
}

#[test]
fn a_path_with_a_slip_in_it_is_no_empty_target() {
    let Some(sshd) = Sshd::start() else { return };
    let settings = sshd.settings().replace("\"web\"", "\"khong-co/web\"");
    let refused = sshd.friend().refused(&settings);
    assert!(matches!(&refused, Fault::Refused(said) if said.contains("khong-co")), "{refused:?}");
    assert!(!sshd.home().join("khong-co").exists());
}

#[test]
fn nothing_is_written_by_looking() {
    let Some(sshd) = Sshd::start() else { return };
    let remote = sshd.friend().open(&sshd.settings()).unwrap();
    assert_eq!(remote.read("lantoa-manifest.json"), Ok(None));
    assert_eq!(fs::read_dir(sshd.home()).unwrap().count(), 0);
}

#[test]
fn what_may_not_be_written_is_refused_by_name() {
    let Some(sshd) = Sshd::with("", "-R") else { return };
    let remote = sshd.friend().open(&sshd.settings()).unwrap();
    let refused = remote.put("index.html", b"x").unwrap_err();
    assert!(matches!(&refused, Fault::Refused(said) if said.contains("Permission")), "{refused:?}");
}

#[test]
fn what_cannot_be_renamed_is_refused_and_the_old_page_stays() {
    for missing in ["", "-P posix-rename"] {
        let Some(sshd) = Sshd::with("", missing) else { return };
        let remote = sshd.friend().open(&sshd.settings()).unwrap();
        a_file_is_never_put_over_a_folder(&*remote);
        a_held_page_stays_as_it_was(&*remote, &sshd.home().join("web"));
    }
}

#[test]
fn a_full_disk_is_called_full() {
    let Some(sshd) = Sshd::start() else { return };
    let disk = sshd.home().join("web");
    fs::create_dir(&disk).unwrap();
    let mounted =
        Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "none"]).arg(&disk).output();
    if !mounted.is_ok_and(|done| done.status.success()) {
        println!("left out: no disk of one's own is allowed here");
        return;
    }
    let remote = sshd.friend().open(&sshd.settings()).unwrap();
    assert_eq!(remote.put("index.html", b"x"), Ok(()));
    let refused = remote.put("photos/anh.webp", &vec![7; 3 << 20]);
    // What came of it does not take the last room.
    let small = remote.put("a.html", &vec![7; 100_000]);
    let index = remote.read("index.html");
    run(Command::new("umount").arg("-l").arg(&disk));
    assert!(matches!(&refused, Err(Fault::Full(said)) if said.contains("anh.webp")), "{refused:?}");
    assert_eq!((small, index), (Ok(()), Ok(Some(b"x".to_vec()))));
}

#[test]
fn the_next_step_after_a_loss_connects_again() {
    let Some(mut sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    let remote = friend.open(&sshd.settings()).unwrap();
    assert_eq!(remote.put("a.txt", b"a"), Ok(()));
    sshd.stop();
    let lost = remote.put("b.txt", b"b").unwrap_err();
    assert!(lost.may_pass(), "{lost:?}");
    // Nobody is there: every one of those that wait is told so at once.
    std::thread::scope(|scope| {
        let waiting = (0..8).map(|_| scope.spawn(|| remote.size("a.txt"))).collect::<Vec<_>>();
        waiting.into_iter().for_each(|one| assert!(one.join().unwrap().unwrap_err().may_pass()));
    });
    sshd.go_on();
    assert_eq!(remote.put("b.txt", b"b"), Ok(()));
    assert_eq!(remote.read("a.txt"), Ok(Some(b"a".to_vec())));
}

#[test]
fn a_line_that_is_cut_at_any_moment_is_lost_and_nothing_else() {
    let Some(sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    fs::write(friend.ssh("known_hosts"), format!("[127.0.0.1]:* {}", sshd.key("ed25519"))).unwrap();
    let whole = vec![7; 20_000];
    let mut moments = (Vec::new(), Vec::new());
    for bytes in (0..4000).step_by(160).chain([8_000, 16_000]) {
        let port = cut_after(bytes, sshd.port);
        let settings = sshd.settings().replace(&sshd.port.to_string(), &port.to_string());
        let done = friend.open(&settings).map(|remote| remote.put("a.bin", &whole));
        match done {
            Err(fault) => {
                assert!(fault.may_pass(), "{bytes}: {fault:?}");
                moments.0.push(bytes);
            }
            Ok(put) => {
                assert!(put.as_ref().is_err_and(Fault::may_pass), "{bytes}: {put:?}");
                moments.1.push(bytes);
            }
        }
        assert!(!sshd.home().join("web/a.bin").exists(), "{bytes}");
    }
    assert!(!moments.0.is_empty() && !moments.1.is_empty(), "{moments:?}");
}

#[test]
fn a_server_that_falls_silent_is_lost() {
    let Some(mut sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    let target = target(&sshd.settings());
    let remote = open_within(&target, friend.home.path(), &friend, SHORT).unwrap();
    sshd.freeze();
    is_lost_in_time("reading", || remote.read("a.txt"));
    is_lost_in_time("sending", || remote.put("b.txt", b"b"));
    sshd.stop();
}
