//! A hand-over: the ZIP that another office copies to its server by hand.

mod form;
mod office;

use std::fs;

use lantoa::deploy::transport::{self, Fault};
use lantoa::manifest::{Manifest, NAME};

use self::office::{CHANGED, FULL, SITE, manifest, office, with};
use super::contract;

#[test]
fn it_keeps_what_it_can_promise() {
    let office = office(CHANGED);
    let (remote, other) = (office.open(), office.open());
    contract::what_is_not_there_is_none(&*remote);
    contract::only_one_of_two_claims(&*remote, &*other);
    contract::many_at_once_arrive_whole(&*remote);
    contract::nothing_waits_after_a_sweep(&*remote);
}

#[test]
fn the_first_one_holds_the_site_and_what_to_do_with_it() {
    let office = office(CHANGED);
    let names = office.hand_over("2026-11-26", SITE);
    assert_eq!(names, [".lantoa-last", NAME, "web-2026-11-26.zip"]);
    let zip = office.zip("web-2026-11-26.zip");
    let notes: Vec<&str> =
        zip.keys().map(String::as_str).filter(|name| !name.starts_with("trang-web/")).collect();
    assert_eq!(notes, ["DOC-TRUOC.txt", "SHA256SUMS"]);
    assert_eq!(zip.len(), SITE.len() + 2);
    for (path, text) in SITE {
        assert_eq!(zip[&format!("trang-web/{path}")], text.as_bytes(), "{path}");
    }
}

#[test]
fn the_next_one_holds_only_what_has_changed_and_a_list_of_what_goes() {
    let office = office(CHANGED);
    office.hand_over("2026-11-20", SITE);
    let mut next = with(SITE, &[("index.html", "<h1>Mới</h1>"), ("moi/index.html", "mới")]);
    next.retain(|(path, _)| !["rong.txt", "tài liệu/kế hoạch 364.txt"].contains(path));
    office.hand_over("2026-11-26", &next);
    let zip = office.zip("web-2026-11-26.zip");
    let names: Vec<&str> = zip.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "DANH-SACH-XOA.txt",
            "DOC-TRUOC.txt",
            "SHA256SUMS",
            "trang-web/index.html",
            "trang-web/moi/index.html"
        ]
    );
    let list = office.text("web-2026-11-26.zip", "DANH-SACH-XOA.txt");
    assert_eq!(list, "rong.txt\r\ntài liệu/kế hoạch 364.txt\r\n");
    let letter = office.text("web-2026-11-26.zip", "DOC-TRUOC.txt");
    assert!(
        letter.contains("so với gói web-2026-11-20.zip (ngày\u{a0}20 tháng\u{a0}11"),
        "{letter}"
    );
    assert!(letter.contains("Các tệp khác (3) giữ nguyên"), "{letter}");
}

#[test]
fn where_full_ones_are_wanted_each_holds_the_whole_site() {
    let office = office(FULL);
    office.hand_over("2026-11-20", SITE);
    let mut next = with(SITE, &[("index.html", "<h1>Mới</h1>")]);
    next.retain(|(path, _)| *path != "rong.txt");
    office.hand_over("2026-11-26", &next);
    let zip = office.zip("web-2026-11-26.zip");
    for (path, text) in &next {
        assert_eq!(zip[&format!("trang-web/{path}")], text.as_bytes(), "{path}");
    }
    assert_eq!(zip["DANH-SACH-XOA.txt"], b"rong.txt\r\n");
    let letter = office.text("web-2026-11-26.zip", "DOC-TRUOC.txt");
    assert!(letter.contains("Toàn bộ trang web: 5 tệp"), "{letter}");
}

#[test]
fn one_that_only_takes_away_says_so() {
    let office = office(CHANGED);
    office.hand_over("2026-11-20", SITE);
    let fewer: Vec<_> = SITE.iter().filter(|(path, _)| *path != "rong.txt").copied().collect();
    office.hand_over("2026-11-26", &fewer);
    let names: Vec<String> = office.zip("web-2026-11-26.zip").into_keys().collect();
    assert_eq!(names, ["DANH-SACH-XOA.txt", "DOC-TRUOC.txt"]);
    let letter = office.text("web-2026-11-26.zip", "DOC-TRUOC.txt");
    assert!(letter.contains("không có tệp nào phải chép"), "{letter}");
    assert!(!letter.contains("SHA256SUMS"), "{letter}");
    assert!(letter.contains("2. Xóa trên máy chủ"), "{letter}");
}

#[test]
fn one_that_is_cut_short_leaves_the_folder_as_it_was() {
    let office = office(CHANGED);
    let before = office.hand_over("2026-11-20", SITE);
    let old = fs::read(office.folder().join(NAME)).unwrap();
    let next = with(SITE, &[("index.html", "<h1>Mới</h1>")]);
    drop(office.collected("2026-11-26", &next));
    assert_eq!(office.names(), before);
    assert_eq!(office.open().read(NAME), Ok(Some(old)));
    // The next attempt brings all of it again.
    office.hand_over("2026-11-26", &next);
    assert!(office.zip("web-2026-11-26.zip").contains_key("trang-web/index.html"));
}

#[test]
fn one_that_lacks_a_file_is_not_written() {
    for settings in [CHANGED, FULL] {
        let office = office(settings);
        let remote = office.open();
        remote.begin("1", &["rong.txt"]).unwrap();
        remote.put("index.html", SITE[0].1.as_bytes()).unwrap();
        remote.put(NAME, &manifest("2026-11-26", SITE).json()).unwrap();
        let refused = remote.finish();
        assert!(matches!(refused, Err(Fault::Refused(path)) if path.starts_with("assets/")));
        assert_eq!(office.names(), Vec::<String>::new());
    }
}

#[test]
fn one_that_ended_before_its_manifest_counts() {
    let office = office(CHANGED);
    office.hand_over("2026-11-20", SITE);
    let old = fs::read(office.folder().join(NAME)).unwrap();
    let next = with(SITE, &[("index.html", "<h1>Mới</h1>")]);
    office.hand_over("2026-11-26", &next);
    // As it lies there when the program ends between the two: the ZIP has its name, the manifest waits.
    let stage = office.folder().join(transport::STAGE);
    fs::create_dir(&stage).unwrap();
    fs::rename(office.folder().join(NAME), stage.join("web-2026-11-26.zip.json")).unwrap();
    fs::write(office.folder().join(NAME), old).unwrap();
    fs::write(office.folder().join(".lantoa-last"), "web-2026-11-20.zip").unwrap();

    let remote = office.open();
    let handed_over = Manifest::parse(&remote.read(NAME).unwrap().unwrap()).unwrap();
    assert_eq!(handed_over.deployed.unwrap().day, "2026-11-26");
    let names = office.hand_over("2026-11-27", &with(SITE, &[("index.html", "mới nữa")]));
    assert!(!names.contains(&transport::STAGE.to_owned()), "{names:?}");
    let letter = office.text("web-2026-11-27.zip", "DOC-TRUOC.txt");
    assert!(letter.contains("gói web-2026-11-26.zip"), "{letter}");
}

#[test]
fn no_zip_is_written_over_another() {
    let office = office(CHANGED);
    office.hand_over("2026-11-26", SITE);
    let first = fs::read(office.folder().join("web-2026-11-26.zip")).unwrap();
    fs::write(office.folder().join("web-2026-11-26-2.zip"), "của người khác").unwrap();
    office.hand_over("2026-11-26", &with(SITE, &[("index.html", "hai")]));
    let path = |name: &str| office.folder().join(name);
    assert_eq!(fs::read(path("web-2026-11-26.zip")).unwrap(), first);
    assert_eq!(fs::read_to_string(path("web-2026-11-26-2.zip")).unwrap(), "của người khác");
    assert!(path("web-2026-11-26-3.zip").exists());
    // A name is not given again on that day when its ZIP has been taken away.
    fs::rename(path("web-2026-11-26-3.zip"), office.site.path().join("gửi đi.zip")).unwrap();
    let names = office.hand_over("2026-11-26", &with(SITE, &[("index.html", "ba")]));
    assert!(names.contains(&"web-2026-11-26-4.zip".to_owned()), "{names:?}");
    assert!(!names.contains(&"web-2026-11-26-3.zip".to_owned()), "{names:?}");
}

#[test]
fn what_was_handed_over_can_be_read_back() {
    let office = office(CHANGED);
    let remote = office.collected("2026-11-26", SITE);
    assert_eq!(remote.read("index.html"), Ok(Some(SITE[0].1.as_bytes().to_vec())));
    assert_eq!(remote.read(NAME), Ok(None));
    remote.finish().unwrap();
    for (path, text) in SITE {
        assert_eq!(remote.read(path), Ok(Some(text.as_bytes().to_vec())), "{path}");
        assert_eq!(remote.size(path), Ok(Some(text.len() as u64)), "{path}");
    }
    assert_eq!(remote.read(NAME), Ok(Some(manifest("2026-11-26", SITE).json())));
    remote.finish().unwrap();
    assert_eq!(office.names(), [".lantoa-last", NAME, "web-2026-11-26.zip"]);
}

#[test]
fn a_name_that_windows_cannot_unpack_is_refused() {
    let remote = office(CHANGED).open();
    for path in ["../ra-ngoai.html", "a/../b", "/goc", "a\\b", "a:b", "a\nb", "cuối.", "a//b"] {
        assert!(matches!(remote.put(path, b""), Err(Fault::Refused(_))), "{path}");
    }
}
