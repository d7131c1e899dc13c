//! A disk that is full, at whatever moment it becomes so.

use std::fs;
use std::path::Path;

use super::Ground;
use crate::servers::Mounted;

const PAGE: u64 = 4096;

/// Takes all room of a disk but these bytes.
fn fill(disk: &Path, but: u64) {
    let filler = disk.join("filler");
    let _ = fs::remove_file(&filler);
    // Until nothing more goes in; then what is left is known.
    let mut size = 0;
    let whole = vec![0; 64 * 1024];
    let file = fs::File::create(&filler).unwrap();
    while let Ok(written) = std::os::unix::fs::FileExt::write_at(&file, &whole, size) {
        size += written as u64;
    }
    file.set_len(size.saturating_sub(but)).unwrap();
}

/// Another text in the footer: every page is new.
fn other_pages(ground: &Ground) {
    let site = ground.site().join("site.toml");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(site, text.replace("Test committee", "Another").replace("Ủy ban thử", "Khác"))
        .unwrap();
}

#[test]
fn an_output_on_a_disk_that_is_full_at_any_moment_stays_as_it_was() {
    let ground = Ground::new();
    let disk = ground.around().join("disk");
    let Some(_disk) = Mounted::small_disk(&disk, 4096) else { return };
    let arguments = ["build", "--quiet", "--lang", "en", "--output-dir", "../disk/site"];
    ground.run(&arguments).with(0);
    let output = || crate::program::tree(&disk.join("site"));
    let before = output();
    other_pages(&ground);
    let mut moments = 0;
    for free in (0..).map(|step| step * 3 * PAGE) {
        fill(&disk, free);
        let ended = ground.run(&arguments);
        if ended.code == 0 {
            break;
        }
        moments += 1;
        assert!(ended.with(3).err.contains("The disk is full. Make room"));
        assert!(output() == before, "with {free} bytes free");
    }
    assert!(moments > 10, "{moments}");
    let now = output();
    assert_ne!(now, before);
    fs::remove_dir_all(ground.site().join(".lantoa")).unwrap();
    ground.run(&["build", "--quiet", "--output-dir", "../clean"]).with(0);
    assert!(now == crate::program::tree(&ground.around().join("clean")));
}

#[test]
fn a_first_build_onto_a_full_disk_can_be_tried_again() {
    let ground = Ground::new();
    let disk = ground.around().join("disk");
    let Some(_disk) = Mounted::small_disk(&disk, 4096) else { return };
    let arguments = ["build", "--quiet", "--lang", "en", "--output-dir", "../disk/site"];
    for free in [0, 5 * PAGE, 20 * PAGE, 60 * PAGE] {
        fill(&disk, free);
        ground.run(&arguments).with(3);
    }
    fs::remove_file(disk.join("filler")).unwrap();
    ground.run(&arguments).with(0);
    assert!(crate::program::tree(&disk.join("site")) == ground.good);
}

/// The memory has no room, and perhaps not even the output: then it is said, and never is a page half.
#[test]
fn a_site_that_lies_itself_on_a_full_disk_is_whole_or_as_it_was() {
    let ground = Ground::new();
    let disk = ground.around().join("disk");
    let Some(_disk) = Mounted::small_disk(&disk, 8192) else { return };
    let site = disk.join("site");
    let copied =
        std::process::Command::new("cp").args(["-r"]).arg(ground.site()).arg(&site).status();
    assert!(copied.unwrap().success());
    other_pages(&ground);
    ground.build(0);
    let (old, new) = (ground.good.clone(), ground.public());
    fs::copy(ground.site().join("site.toml"), site.join("site.toml")).unwrap();
    for free in (0..).map(|step| step * 8 * PAGE) {
        fill(&disk, free);
        let ended = super::bounded(&site, &["build", "--quiet", "--lang", "en"], &[]);
        let public = crate::program::tree(&site.join("public"));
        match ended.code {
            3 => assert!(ended.err.contains("The disk is full") && public == old, "{free}"),
            0 => {
                assert!(public == new);
                let is_warned =
                    ended.err.contains("warning: the cache .lantoa could not be written");
                assert!(is_warned || ended.err.is_empty(), "{}", ended.err);
                break;
            }
            _ => panic!("{ended:?}"),
        }
    }
    fs::remove_file(disk.join("filler")).unwrap();
    super::bounded(&site, &["build", "--quiet"], &[]).with(0);
    assert!(crate::program::tree(&site.join("public")) == new);
}
