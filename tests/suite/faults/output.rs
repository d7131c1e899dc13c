//! Output folders that cannot be written, or would lead elsewhere. Folders that are, contain or lie in
//! the sources, hold other people's files, or are a file, are in `output_folder`.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use super::{GOOD, Ground, STORY, is_root};
use crate::program::Ended;

/// Runs lantoa as somebody who may read the site and write nothing in it.
pub(super) fn as_nobody(ground: &Ground, arguments: &[&str]) -> Ended {
    // The program itself may lie where only its owner may look.
    let program = ground.around().join("lantoa");
    if !program.exists() {
        fs::copy(env!("CARGO_BIN_EXE_lantoa"), &program).unwrap();
    }
    fs::set_permissions(ground.around(), Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(ground.site(), Permissions::from_mode(0o755)).unwrap();
    let mut command = match is_root() {
        true => {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(&program);
            command
        }
        false => Command::new(&program),
    };
    let ended = command.args(arguments).current_dir(ground.site()).env_clear();
    let ended = ended.env("PATH", "/usr/bin:/bin").stdin(Stdio::null()).output().unwrap();
    Ended {
        code: ended.status.code().expect("it was not killed"),
        out: String::from_utf8(ended.stdout).unwrap(),
        err: String::from_utf8(ended.stderr).unwrap(),
    }
}

/// The story says something else, so that there is something to write.
fn edited(ground: &Ground) {
    ground.write(STORY, GOOD.replace("đã xong", "mới xong"));
}

#[test]
fn a_read_only_output_folder_is_a_failure_of_the_machine() {
    let ground = Ground::new();
    edited(&ground);
    for folder in ["public", ".lantoa", "."] {
        let path = ground.site().join(folder);
        fs::set_permissions(path, Permissions::from_mode(0o555)).unwrap();
    }
    let said = as_nobody(&ground, &["build", "--quiet", "--lang", "en"]).with(3).err;
    assert!(said.contains("public") && said.contains("you lack the right"), "{said}");
    ground.stands();
}

#[test]
fn a_disk_that_can_only_be_read_is_a_failure_of_the_machine() {
    let ground = Ground::new();
    edited(&ground);
    let public = ground.site().join("public");
    let mount = |arguments: &[&str]| {
        let ended = Command::new("mount").args(arguments).arg(&public).output();
        ended.is_ok_and(|ended| ended.status.success())
    };
    if !is_root() || !mount(&["--bind", public.to_str().unwrap()]) {
        return;
    }
    let is_read_only = mount(&["-o", "remount,ro,bind"]);
    let ended = ground.run(&["build", "--quiet", "--lang", "en"]);
    Command::new("umount").arg(&public).status().unwrap();
    if is_read_only {
        let said = ended.with(3).err;
        assert!(said.contains("can only be read"), "{said}");
        ground.stands();
    }
}

#[test]
fn a_link_to_the_files_of_others_is_refused() {
    let ground = Ground::new();
    let link = ground.around().join("link");
    symlink(ground.others(), &link).unwrap();
    let said = ground.run(&["build", "--output-dir", "../link", "--lang", "en"]).with(2).err;
    assert!(said.contains("holds files that lantoa did not write"), "{said}");
}

#[test]
fn a_link_to_an_empty_folder_receives_the_site_there() {
    let ground = Ground::new();
    let (link, empty) = (ground.around().join("link"), ground.around().join("empty"));
    fs::create_dir(&empty).unwrap();
    symlink(&empty, &link).unwrap();
    ground.run(&["build", "--quiet", "--output-dir", "../link"]).with(0);
    assert!(link.is_symlink() && empty.join("index.html").is_file());
}

#[test]
fn a_link_that_leads_nowhere_or_in_a_circle_is_no_folder() {
    let ground = Ground::new();
    let link = ground.around().join("link");
    for to in ["nowhere", "link"] {
        symlink(to, &link).unwrap();
        let said = ground.run(&["build", "--output-dir", "../link", "--lang", "en"]).with(2).err;
        assert!(said.contains("is not a folder that can be opened"), "{said}");
        fs::remove_file(&link).unwrap();
    }
    ground.run(&["build", "--output-dir", "/dev/null"]).with(2);
    ground.run(&["build", "--output-dir", "/dev/null/deeper"]).with(3);
}

#[test]
fn a_link_within_the_output_is_not_followed() {
    let ground = Ground::new();
    edited(&ground);
    let works = ground.site().join("public/cong-trinh");
    fs::remove_dir_all(&works).unwrap();
    symlink(ground.others(), &works).unwrap();
    // `run` holds that nothing of others is touched.
    let said = ground.build(3).err;
    assert!(said.contains("public/cong-trinh") && said.contains("A real folder"), "{said}");
    fs::remove_file(ground.site().join(STORY)).unwrap();
    ground.build(3);
    fs::remove_file(&works).unwrap();
    ground.build(0);
}

#[test]
fn a_link_in_the_place_of_a_page_is_replaced_and_what_it_led_to_stays() {
    let ground = Ground::new();
    let page = ground.site().join("public/index.html");
    fs::remove_file(&page).unwrap();
    symlink(ground.others().join("keep.md"), &page).unwrap();
    ground.build(0);
    assert!(!page.is_symlink());
    ground.stands();
}

#[test]
fn a_folder_in_the_place_of_a_page_stops_the_build_before_anything_is_written() {
    let ground = Ground::new();
    edited(&ground);
    let page = ground.site().join("public/index.html");
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    fs::write(page.join("theirs"), "x").unwrap();
    let before = ground.public();
    let said = ground.build(3).err;
    assert!(said.contains("public/index.html") && said.contains("Move the folder away"), "{said}");
    assert!(ground.public() == before);
}

#[test]
fn a_manifest_that_names_files_outside_removes_nothing_there() {
    let ground = Ground::new();
    let path = ground.site().join("public/lantoa-manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    for outside in ["../../others/keep.md", "/etc/hostname", "a/../../../others/keep.md"] {
        let entry = format!("{{\"files\":{{\"{outside}\":{{\"digest\":\"00\",\"size\":1}},");
        assert!(text.contains("\"files\":{"));
        let forged = text.replacen('{', "", 1).replacen("\"files\":{", &entry[1..], 1);
        fs::write(&path, format!("{{{forged}")).unwrap();
        let ended = ground.run(&["build", "--quiet", "--lang", "en"]).with(2);
        assert!(ended.err.contains("holds files that lantoa did not write"), "{}", ended.err);
    }
}
