//! The memory of the last run, when it is wrong in ways that it cannot know. Memories of noise, cut,
//! with a wrong bit, of another version, or with a file in their place, are in `memory`; a photo that
//! changed with its size and time kept, in `photo_files`.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, SystemTime};

use super::output::as_nobody;
use super::{GOOD, Ground, STORY};
use crate::pictures::{flat, jpeg, showing, with_segment};

#[test]
fn a_memory_that_cannot_be_written_is_a_warning_and_the_site_is_built() {
    let ground = Ground::new();
    ground.write(STORY, GOOD.replace("đã xong", "mới xong"));
    for (folder, mode) in [(".lantoa", 0o555), ("public", 0o777)] {
        fs::set_permissions(ground.site().join(folder), Permissions::from_mode(mode)).unwrap();
    }
    let mut everybody = std::process::Command::new("chmod");
    everybody.args(["-R", "a+rwX", "public"]).current_dir(ground.site());
    assert!(everybody.status().unwrap().success());
    let said = as_nobody(&ground, &["build", "--quiet", "--lang", "en"]).with(0).err;
    assert!(said.starts_with("warning: the cache .lantoa could not be written"), "{said}");
    let now = ground.public();
    ground.run(&["build", "--quiet", "--no-cache"]).with(0);
    assert!(ground.public() == now);
}

#[test]
fn a_pipe_in_the_place_of_a_memory_is_not_waited_for() {
    let ground = Ground::new();
    let memory = ground.site().join(".lantoa");
    fs::remove_dir_all(&memory).unwrap();
    fs::create_dir(&memory).unwrap();
    for name in ["files.bin", "parsed.bin", "turn.lock"] {
        let made = std::process::Command::new("mkfifo").arg(memory.join(name)).status().unwrap();
        assert!(made.success());
    }
    ground.build(0);
    ground.stands();
}

#[test]
fn an_output_that_somebody_changed_without_changing_its_size_is_made_anew_without_the_cache() {
    let ground = Ground::new();
    let page = ground.site().join("public/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen("Trang", "gnarT", 1)).unwrap();
    ground.build(0);
    assert_ne!(ground.public(), ground.good, "sizes tell nothing of it");
    ground.run(&["build", "--quiet", "--no-cache"]).with(0);
    ground.stands();
}

#[test]
fn without_the_cache_everything_is_made() {
    let ground = Ground::new();
    let lines = |arguments: &[&str]| ground.run(arguments).with(0).out.lines().count();
    assert_eq!(lines(&["build", "--quiet", "--explain"]), 0);
    let made = lines(&["build", "--quiet", "--explain", "--no-cache"]);
    assert!(made >= ground.good.len() - 1, "{made} of {}", ground.good.len());
    assert_eq!(lines(&["build", "--quiet", "--explain"]), 0, "and it is remembered again");
    ground.stands();
}

/// Where a disk has no time of change, a photo that was written with its size and time kept is taken
/// for the same; a memory that says so is forged here.
#[test]
fn a_photo_that_the_cache_takes_for_another_is_read_without_the_cache() {
    let photo = with_segment(&jpeg(&flat(60, 40, [9, 9, 9])), 0xfe, b"loi");
    let ground = Ground::of(&showing(&[("a.jpg", &photo)]));
    let memory = ground.site().join(".lantoa/files.bin");
    // A photo is remembered once its file has lain still for some seconds.
    // The number of photos stands after the heading and its digest.
    while fs::read(&memory).ok().is_none_or(|bytes| bytes[23 + 16] == 0) {
        ground.build(0);
    }
    let bytes = fs::read(&memory).unwrap();
    let content = &bytes[23 + 16..];
    let digest = 4 + 4 + "content/works/cau/a.jpg".len() + 8 + 16 + 16 + 8;
    let mut forged = content.to_vec();
    forged[digest] ^= 0xff;
    let seal = lantoa::digest::Digest::of(&forged);
    fs::write(&memory, [&bytes[..23], seal.bytes(), &forged].concat()).unwrap();
    let said = ground.build(3).err;
    assert!(said.contains("[photo-unreadable]"), "{said}");
    ground.stands();
    ground.run(&["build", "--quiet", "--no-cache"]).with(0);
    ground.stands();
}

#[test]
fn a_clock_that_was_set_back_hides_no_change() {
    let ground = Ground::of(&showing(&[("a.jpg", &jpeg(&flat(60, 40, [9, 9, 9])))]));
    let photo = ground.site().join("content/works/cau/a.jpg");
    let at = |path: &std::path::Path, time: SystemTime| {
        File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    };
    let now = SystemTime::now();
    let day = Duration::from_secs(86_400);
    // Everything was written tomorrow; then the clock is right again, and all is edited today.
    for path in [&photo, &ground.site().join("content/works/cau/index.md")] {
        at(path, now + day);
    }
    ground.build(0);
    ground.stands();
    fs::write(&photo, jpeg(&flat(60, 40, [250, 9, 9]))).unwrap();
    at(&photo, now - day);
    ground.build(0);
    let second = ground.public();
    assert_ne!(second, ground.good);
    ground.run(&["build", "--quiet", "--no-cache"]).with(0);
    assert!(ground.public() == second);
}
