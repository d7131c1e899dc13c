//! Photos as files: what is remembered of them, what is wrong with them, and that originals stay
//! where they are.

use std::fs::{self, File};
use std::time::{Duration, Instant};

use image::ImageFormat;
use lantoa::catalogue::Drafts;
use lantoa::language::Language;
#[cfg(unix)]
use lantoa::source::{self, remembered::Remembered};

use crate::laid_out::laid_out;
use crate::pictures::{
    announcing, encoded, flat, from_phone, jpeg, photo, prints, quarters, showing, with_segment,
};
use crate::program::{lantoa, tree};
#[cfg(unix)]
use crate::settled::settled;
use crate::site::{Run, Site};
use crate::stories::{area, with_body, work};

const STORY: &str = "content/works/cau/index.md";
const PHOTO: &str = "content/works/cau/a.jpg";

fn small() -> Vec<u8> {
    jpeg(&quarters(640, 400))
}

/// A site whose one photo has these bytes.
fn of_bytes(bytes: &[u8]) -> Site {
    showing(&[("a.jpg", bytes)])
}

/// The prints that were made in this run.
fn developed(run: &Run) -> Vec<&str> {
    run.paths_made().into_iter().filter(|path| path.starts_with("photos/")).collect()
}

// What is remembered

#[test]
fn a_photo_is_developed_once() {
    let mut site = of_bytes(&small());
    assert_eq!(developed(&site.build().good()).len(), 4);
    let again = site.build().good();
    assert!(again.made.is_empty(), "{:?}", again.made);
    assert_eq!(prints(&again).len(), 4);
}

#[test]
fn new_words_under_a_photo_develop_nothing() {
    let mut site = of_bytes(&small());
    site.build().good();
    site.edit(STORY, "credit = \"Ban ảnh\"", "credit = \"Ban khác\"\ncaption = \"Khánh thành\"");
    let run = site.build().good();
    assert!(developed(&run).is_empty(), "{:?}", run.made);
    assert!(run.paths_made().contains(&"cong-trinh/cau/index.html"), "{:?}", run.made);
}

#[test]
fn another_photo_beside_it_develops_only_that() {
    let mut site = of_bytes(&small());
    let before = site.build().good();
    let text = site.text(STORY);
    let more = photo("b.jpg", "");
    site.write(STORY, text.replacen("[[photos]]", &format!("{more}[[photos]]"), 1));
    site.write("content/works/cau/b.jpg", jpeg(&quarters(640, 480)));
    let run = site.build().good();
    assert_eq!(developed(&run).len(), 4);
    assert!(prints(&before).iter().all(|path| !developed(&run).contains(path)));
}

#[test]
fn a_photo_that_has_changed_has_new_addresses_and_the_old_are_gone() {
    let mut site = of_bytes(&small());
    let before = site.build().good();
    site.write(PHOTO, jpeg(&quarters(640, 410)));
    let after = site.build().good();
    assert_eq!(prints(&after).len(), 4);
    assert!(prints(&after).iter().all(|path| !before.files.contains_key(*path)));
    let page = after.file("/cong-trinh/cau/index.html");
    assert!(prints(&before).iter().all(|path| !page.contains(path)));
}

#[test]
fn a_warm_build_gives_the_bytes_of_a_clean_one() {
    let mut site = of_bytes(&small());
    site.build().good();
    site.write(PHOTO, jpeg(&quarters(1000, 410)));
    let warm = site.build().good();
    assert!(warm.files == site.clean().good().files);
}

// On a disk

#[cfg(unix)]
fn knows_the_photo(remembered: &Remembered) -> bool {
    remembered.photos.contains_key(PHOTO)
}

/// The stamps of a site's photos, one digest changed: who reads the photo again finds another.
#[cfg(unix)]
fn forged(folder: &std::path::Path) -> Remembered {
    let photos = settled(folder, knows_the_photo).photos;
    let stamps = Remembered { photos, ..Remembered::default() };
    assert_eq!(stamps.photos.keys().collect::<Vec<_>>(), [PHOTO]);
    let mut bytes = borsh::to_vec(&stamps).unwrap();
    // Two lengths, the path, size, two times, a number.
    let digest = 4 + 4 + PHOTO.len() + 8 + 16 + 16 + 8;
    bytes[digest] ^= 0xff;
    borsh::from_slice(&bytes).unwrap()
}

/// Where the system keeps a file's time of change.
#[cfg(unix)]
#[test]
fn a_photo_whose_stamp_holds_is_not_read_again() {
    let folder = laid_out(&of_bytes(&small()));
    let known = forged(folder.path());
    let read = |known: &Remembered| {
        let sources = source::read(folder.path(), known).unwrap().value;
        sources.photo(PHOTO).unwrap().digest
    };
    assert_ne!(read(&known), read(&Remembered::default()), "what is known is believed");
}

#[test]
fn a_photo_that_has_changed_is_noticed_even_when_its_time_was_set_back() {
    let bytes = with_segment(&small(), 0xfe, b"first");
    let folder = laid_out(&of_bytes(&bytes));
    let public = folder.path().join("public");
    // Elsewhere no photo's time is ever believed.
    #[cfg(unix)]
    settled(folder.path(), knows_the_photo);
    lantoa(folder.path(), &["build"]).with(0);
    let photos = |of: &std::path::Path| tree(&of.join("photos"));
    let before = photos(&public);
    let file = folder.path().join(PHOTO);
    let modified = fs::metadata(&file).unwrap().modified().unwrap();
    let changed = with_segment(&small(), 0xfe, b"later");
    assert_eq!(changed.len(), bytes.len());
    fs::write(&file, changed).unwrap();
    File::options().write(true).open(&file).unwrap().set_modified(modified).unwrap();
    lantoa(folder.path(), &["build"]).with(0);
    let after = photos(&public);
    assert_eq!((before.len(), after.len()), (4, 4));
    assert!(after.keys().all(|path| !before.contains_key(path)), "{:?}", after.keys());
}

#[test]
fn originals_never_leave() {
    let phone = from_phone(&small(), 6);
    let mut site =
        showing(&[("ten-goc.jpg", &phone), ("ten-khac.JPG", &jpeg(&quarters(300, 200)))]);
    site.edit(STORY, "Lời tả ten-goc.jpg", "Cầu").edit(STORY, "Lời tả ten-khac.JPG", "Sông");
    site.write("content/works/cau/khong-dung.heic", b"....ftypheic");
    let folder = laid_out(&site);
    lantoa(folder.path(), &["build"]).with(0);
    let public = tree(&folder.path().join("public"));
    assert!(public.len() > 20, "{:?}", public.keys());
    let originals: Vec<Vec<u8>> = tree(&folder.path().join("content/works/cau"))
        .into_iter()
        .filter(|(name, _)| !name.ends_with(".md"))
        .map(|(_, bytes)| bytes)
        .collect();
    assert_eq!(originals.len(), 3);
    for (path, bytes) in &public {
        assert!(!originals.contains(bytes), "{path}");
        for name in ["ten-goc", "ten-khac", "khong-dung", "BiMat"] {
            let found = bytes.windows(name.len()).any(|part| part == name.as_bytes());
            assert!(!found && !path.contains(name), "{path} holds {name}");
        }
    }
}

#[test]
fn a_second_build_on_a_disk_leaves_the_prints_alone() {
    let folder = laid_out(&of_bytes(&small()));
    lantoa(folder.path(), &["build"]).with(0);
    let said = lantoa(folder.path(), &["build", "--explain"]).with(0);
    assert!(!said.out.contains("photos/"), "{}", said.out);
}

// What is wrong

/// The site says this error once, in both languages with these words, and where.
fn refused(site: &mut Site, code: &str, words: &[&str]) {
    let run = site.build();
    assert_eq!(run.errors(), [code], "{}", run.said(Language::English));
    assert!(!run.is_good);
    for language in [Language::Vietnamese, Language::English] {
        let said = run.said(language);
        for word in words {
            assert!(said.contains(word), "no {word}:\n{said}");
        }
    }
}

#[test]
fn heic_is_said_plainly_with_what_to_do() {
    let heic = |brand: &str| [b"\0\0\0\x18ftyp", brand.as_bytes(), b"\0\0\0\0mif1heic"].concat();
    for brand in ["heic", "heix", "mif1"] {
        for file in ["IMG_1.HEIC", "a.heif", "a.jpg"] {
            let mut site = showing(&[(file, &heic(brand))]);
            refused(
                &mut site,
                "photo-is-heic",
                &["HEIC", "JPEG", "iPhone", "works/cau/index.md", file],
            );
        }
    }
}

#[test]
fn what_is_no_photo_is_said_to_be_none_whatever_its_name() {
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    for bytes in [&gif[..], b"Day khong phai la anh.", b"", b"%PDF-1.7\n", &[0; 64]] {
        let mut site = of_bytes(bytes);
        refused(&mut site, "photo-unknown-format", &["JPEG, PNG", "works/cau/index.md"]);
    }
}

#[test]
fn a_photo_that_is_cut_off_is_damaged() {
    let picture = quarters(640, 400);
    let whole = [
        ("a.jpg", jpeg(&picture)),
        ("b.jpg", with_segment(&jpeg(&picture), 0xe1, &[b"Exif\0\0", &small()[..]].concat())),
        ("a.png", encoded(picture.clone(), ImageFormat::Png)),
        ("a.webp", encoded(picture, ImageFormat::WebP)),
    ];
    let mut accepted = Vec::new();
    for (file, bytes) in &whole {
        showing(&[(file, bytes)]).build().good();
        for tenths in [1, 3, 5, 9] {
            let run = showing(&[(file, &bytes[..bytes.len() * tenths / 10])]).build();
            if run.errors() != ["photo-damaged"] || !run.said(Language::English).contains(file) {
                accepted.push(format!("{file} cut at {tenths}/10: {:?}", run.errors()));
            }
        }
    }
    assert!(accepted.is_empty(), "{accepted:#?}");
}

#[test]
fn one_damaged_photo_among_good_ones_is_named() {
    let whole = small();
    let cut = &whole[..whole.len() / 2];
    let mut site = showing(&[("a.jpg", &whole), ("hong.jpg", cut), ("c.jpg", &small())]);
    refused(&mut site, "photo-damaged", &["hong.jpg"]);
}

#[test]
fn a_header_that_announces_too_much_is_not_believed_and_costs_nothing() {
    let whole = jpeg(&flat(640, 400, [90; 3]));
    for (width, height) in [(30_000, 30_000), (65_000, 10), (10, 65_000), (12_000, 12_000)] {
        let mut site = of_bytes(&announcing(&whole, width, height));
        let began = Instant::now();
        refused(&mut site, "photo-too-large", &["a.jpg"]);
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    }
}

#[test]
fn a_file_that_is_not_there_is_said_with_the_one_that_was_meant() {
    for (written, there) in [("anh-cau.jpg", "anh_cau.jpg"), ("Cau.JPG", "cau.jpg")] {
        let mut site = showing(&[(there, &small())]);
        site.edit(STORY, &format!("file = \"{there}\""), &format!("file = \"{written}\""));
        refused(&mut site, "photo-not-found", &[written, there, "works/cau/index.md"]);
    }
}

#[test]
fn a_photo_lies_beside_its_story_and_nowhere_else() {
    for elsewhere in ["../khac/a.jpg", "/etc/a.jpg", "sub/a.jpg", "..\\\\a.jpg"] {
        let mut site = of_bytes(&small());
        site.write("content/works/khac/a.jpg", small());
        site.write("content/works/cau/sub/a.jpg", small());
        site.edit(STORY, "file = \"a.jpg\"", &format!("file = \"{elsewhere}\""));
        refused(&mut site, "photo-not-found", &["works/cau/index.md"]);
    }
}

#[test]
fn an_entry_with_photos_needs_its_own_folder() {
    let mut site = Site::new(&work("cau", &photo("a.jpg", "")));
    site.write("content/works/a.jpg", small());
    refused(&mut site, "photo-without-folder", &["a.jpg", "index.md"]);
}

#[test]
fn a_description_and_a_credit_are_required() {
    for (line, key) in [("alt = \"Lời tả a.jpg\"", "alt"), ("credit = \"Ban ảnh\"", "credit")]
    {
        for (instead, code) in [("", "missing-key"), ("= \" \"", "empty-text")] {
            let instead =
                if instead.is_empty() { String::new() } else { format!("{key} {instead}") };
            let mut site = of_bytes(&small());
            site.edit(STORY, line, &instead);
            refused(&mut site, code, &[key]);
        }
    }
}

#[test]
fn people_are_shown_only_on_some_ground() {
    for fact in ["people = true", "children = true"] {
        let mut site = Site::new(&work("cau/index", &photo("a.jpg", fact)));
        site.write(PHOTO, small());
        refused(&mut site, "consent-missing", &["a.jpg", "91/2025", "consent"]);
        site.edit(STORY, fact, &format!("{fact}\nconsent = \"written\""));
        site.build().good();
    }
}

#[test]
fn a_picture_in_a_text_must_be_one_of_the_photos() {
    for target in ["b.jpg", "https://example.org/a.jpg", "/a.jpg", "./a.jpg"] {
        let body = format!("![Cầu]({target})");
        let mut site = Site::new(&with_body(&work("cau/index", &photo("a.jpg", "")), &body));
        site.write(PHOTO, small()).write("content/works/cau/b.jpg", small());
        refused(&mut site, "image-not-a-photo", &[target, "[[photos]]"]);
    }
    let mut nowhere = Site::new(&area("khac", 4));
    let text = nowhere.text("content/areas/khac.md");
    nowhere.write("content/areas/khac.md", format!("{text}\n![Cầu](a.jpg)\n"));
    refused(&mut nowhere, "image-not-a-photo", &["a.jpg"]);
}

#[test]
fn what_is_wrong_with_the_photos_of_a_draft_stops_nobody() {
    let mut site = of_bytes(b"no photo");
    site.edit(STORY, "areas =", "draft = true\nareas =");
    site.build().good();
    site.drafts = Drafts::Shown;
    let run = site.build().good();
    assert_eq!(run.codes(), ["photo-unknown-format"]);
    assert!(run.has("/cong-trinh/cau/"));
}
