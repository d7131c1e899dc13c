//! Texts as files: a build reads what is new, and whatever a copying program does to a file's times,
//! what stands in it is what the page says.

use std::fs::{self, File};
use std::path::Path;

#[cfg(unix)]
use lantoa::source::{self, remembered::Remembered};

use crate::laid_out::{LaidOut, laid_out};
use crate::program::lantoa;
#[cfg(unix)]
use crate::settled::settled;
use crate::site::Site;
use crate::stories::{with_body, work};

const STORY: &str = "content/works/cau.md";
const PAGE: &str = "public/cong-trinh/cau/index.html";

fn site() -> LaidOut {
    laid_out(&Site::new(&with_body(&work("cau", ""), "Cây cầu đã xong.")))
}

/// What is remembered of the story and all the rest once its time is believed.
#[cfg(unix)]
fn known(folder: &Path) -> Remembered {
    settled(folder, |remembered| remembered.texts.contains_key(STORY))
}

/// Writes other words of the same length, and sets the time of modification back.
fn change_unseen(file: &Path) {
    let modified = fs::metadata(file).unwrap().modified().unwrap();
    let text = fs::read_to_string(file).unwrap();
    let changed = text.replace("Cây cầu", "Cậy cầu");
    assert_eq!(changed.len(), text.len() + 1);
    let changed = changed.replace("đã xong", "đa xong");
    assert_eq!(changed.len(), text.len());
    fs::write(file, changed).unwrap();
    File::options().write(true).open(file).unwrap().set_modified(modified).unwrap();
}

#[cfg(unix)]
#[test]
fn a_text_whose_stamp_holds_is_not_read_again() {
    let folder = site();
    let mut known = known(folder.path());
    let mut bytes = borsh::to_vec(&known.texts[STORY]).unwrap();
    *bytes.last_mut().unwrap() ^= 0xff;
    known.texts.insert(STORY.to_owned(), borsh::from_slice(&bytes).unwrap());
    let digest = |known: &Remembered| {
        let sources = source::read(folder.path(), known).unwrap().value;
        sources.get(STORY).unwrap().digest
    };
    assert_ne!(digest(&known), digest(&Remembered::default()), "what is known is believed");
}

#[test]
fn a_text_of_the_same_size_and_time_is_read_when_its_bytes_are_others() {
    let folder = site();
    // Elsewhere no text's time is ever believed.
    #[cfg(unix)]
    known(folder.path());
    lantoa(folder.path(), &["build"]).with(0);
    let page = || fs::read_to_string(folder.path().join(PAGE)).unwrap();
    assert!(page().contains("Cây cầu đã xong."), "{}", page());
    change_unseen(&folder.path().join(STORY));
    lantoa(folder.path(), &["build"]).with(0);
    assert!(page().contains("Cậy cầu đa xong."), "{}", page());
}

#[cfg(unix)]
#[test]
fn what_is_remembered_of_files_may_be_cut_or_noise() {
    let folder = site();
    known(folder.path());
    lantoa(folder.path(), &["build"]).with(0);
    let public = folder.public();
    let remembered = folder.path().join(".lantoa/files.bin");
    let sound = fs::read(&remembered).unwrap();
    for bytes in [&[][..], &sound[..sound.len() / 2], &[0xff; 400]] {
        fs::write(&remembered, bytes).unwrap();
        assert_eq!(lantoa(folder.path(), &["build", "--quiet"]).with(0).err, "");
        assert!(folder.public() == public);
        assert!(fs::read(&remembered).unwrap() == sound, "and it is remembered again");
    }
}

#[cfg(unix)]
#[test]
fn a_text_that_is_read_late_and_has_changed_by_then_tears_the_snapshot() {
    let folder = site();
    let known = known(folder.path());
    let sources = source::read(folder.path(), &known).unwrap().value;
    fs::write(folder.path().join(STORY), "Chữ khác").unwrap();
    assert!(!sources.is_torn(), "nobody has looked");
    assert_eq!(sources.text(STORY).as_deref(), Some("Chữ khác"));
    assert!(sources.is_torn());
}

#[cfg(unix)]
#[test]
fn a_text_that_is_read_late_and_is_as_it_was_leaves_the_snapshot_whole() {
    let folder = site();
    let known = known(folder.path());
    let sources = source::read(folder.path(), &known).unwrap().value;
    assert!(sources.text(STORY).unwrap().contains("Cây cầu đã xong."));
    assert!(!sources.is_torn());
}
