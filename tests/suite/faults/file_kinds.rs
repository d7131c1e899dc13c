//! What lies among the sources and is no plain file of the site: links, pipes, sockets, devices, and
//! files that may not be read.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

use super::output::as_nobody;
use super::{Found, GOOD, Ground, STORY, is_root};

/// What is there is passed over with a warning, and the site is built as it was.
fn passed_over(ground: &Ground, code: &str, path: &str) {
    let wanted = Found { code: code.to_owned(), path: path.to_owned(), line: 1 };
    assert_eq!(ground.found(), [wanted]);
    ground.build(0);
    ground.stands();
}

#[test]
fn links_that_loop_are_passed_over() {
    let ground = Ground::new();
    symlink(".", ground.site().join("content/works/vong")).unwrap();
    passed_over(&ground, "link-not-followed", "content/works/vong");
}

#[test]
fn links_that_leave_the_site_are_passed_over() {
    let ground = Ground::new();
    symlink(ground.others().join("keep.md"), ground.site().join("content/works/la.md")).unwrap();
    passed_over(&ground, "link-not-followed", "content/works/la.md");
    let ground = Ground::new();
    symlink(ground.others(), ground.site().join("content/news")).unwrap();
    passed_over(&ground, "link-not-followed", "content/news");
}

#[test]
fn a_link_in_the_place_of_a_folder_of_the_site_is_not_followed_either() {
    let ground = Ground::new();
    symlink(ground.others(), ground.site().join("assets")).unwrap();
    passed_over(&ground, "link-not-followed", "assets");
    fs::rename(ground.site().join("content"), ground.around().join("content")).unwrap();
    symlink(ground.around().join("content"), ground.site().join("content")).unwrap();
    ground.refused_with("link-not-followed");
}

#[test]
fn a_link_in_the_place_of_site_toml_is_not_followed() {
    let ground = Ground::new();
    let settings = ground.around().join("site.toml");
    fs::rename(ground.site().join("site.toml"), &settings).unwrap();
    symlink(&settings, ground.site().join("site.toml")).unwrap();
    ground.refused_with("link-not-followed");
}

#[test]
fn a_link_to_a_device_without_end_is_passed_over() {
    let ground = Ground::new();
    symlink("/dev/zero", ground.site().join("content/works/khong.md")).unwrap();
    passed_over(&ground, "link-not-followed", "content/works/khong.md");
    let ground = Ground::new();
    symlink("/dev/zero", ground.site().join("glossary.toml")).unwrap();
    passed_over(&ground, "link-not-followed", "glossary.toml");
}

#[test]
fn a_device_without_end_is_passed_over() {
    let ground = Ground::new();
    let path = ground.site().join("content/works/khong.md");
    let made = Command::new("mknod").arg(&path).args(["c", "1", "5"]).output();
    if !is_root() || !made.is_ok_and(|made| made.status.success()) {
        return;
    }
    passed_over(&ground, "no-ordinary-file", "content/works/khong.md");
}

#[test]
fn a_pipe_is_passed_over() {
    for path in ["content/works/ong.md", "glossary.toml", "themes/mat-tran/assets/ong.css"] {
        let ground = Ground::new();
        let made = Command::new("mkfifo").arg(ground.site().join(path)).status().unwrap();
        assert!(made.success());
        passed_over(&ground, "no-ordinary-file", path);
    }
}

#[test]
fn a_socket_is_passed_over() {
    let ground = Ground::new();
    let _socket = UnixListener::bind(ground.site().join("content/works/o.md")).unwrap();
    passed_over(&ground, "no-ordinary-file", "content/works/o.md");
}

#[test]
fn a_pipe_in_the_place_of_site_toml_is_no_site() {
    let ground = Ground::new();
    fs::remove_file(ground.site().join("site.toml")).unwrap();
    Command::new("mkfifo").arg(ground.site().join("site.toml")).status().unwrap();
    ground.refused_with("site-file-missing");
}

#[test]
fn a_file_that_may_not_be_read_is_a_failure_of_the_machine_that_names_it() {
    let ground = Ground::new();
    let path = ground.site().join(STORY);
    fs::write(&path, GOOD.replace("đã xong", "mới")).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    let said = as_nobody(&ground, &["build", "--quiet", "--lang", "en"]).with(3).err;
    assert!(said.contains(STORY) && said.contains("you lack the right"), "{said}");
    ground.stands();
}

#[test]
fn a_folder_that_may_not_be_read_is_a_failure_of_the_machine_that_names_it() {
    let ground = Ground::new();
    let path = ground.site().join("content/works");
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    let ended = as_nobody(&ground, &["build", "--quiet", "--lang", "en"]);
    fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
    assert!(ended.with(3).err.contains("content/works"));
    ground.stands();
}
