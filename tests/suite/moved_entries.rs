//! `lantoa move`: an entry under another name; whatever named it names it still, and its former
//! address leads to the new one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::laid_out::{LaidOut, laid_out};
use crate::program::{Ended, lantoa, tree};
use crate::site::Site;
use crate::stories::{area, district, english, news, page, unit, with_body, work};

mod approvals;
mod bytes;
mod failing;
mod random;
mod refused;

/// Moves an entry without asking.
fn moved(folder: &LaidOut, old: &str, new: &str) -> Ended {
    lantoa(folder.path(), &["move", old, new, "--yes", "--today=2024-10-01"])
}

/// Builds the site; nothing is wrong with it, not even a warning.
fn built(folder: &LaidOut) {
    let ended = lantoa(folder.path(), &["build", "--today=2024-10-01", "--lang=en"]).with(0);
    assert_eq!(ended.err.lines().filter(|line| line.contains("[")).collect::<Vec<_>>(), [""; 0]);
}

/// Where a former address leads.
fn leads(folder: &LaidOut, address: &str) -> String {
    let page = folder.text(&format!("public{address}index.html"));
    let at = page.find("url=").unwrap_or_else(|| panic!("{address} leads nowhere: {page}"));
    page[at + 4..].split(['"', '>', ' ']).next().unwrap().to_owned()
}

/// The contents of a site, without what the program itself wrote.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = tree(folder).into_iter();
    all.filter(|(path, _)| path.starts_with("content/") || path == "site.toml").collect()
}

/// A work with a translation, and a news item with a body that links.
fn site(body: &str) -> Site {
    Site::new(&(work("cau", "") + &english("works/cau", "") + &with_body(&news("tin", ""), body)))
}

// What is renamed

#[test]
fn a_work_moves_with_its_translation_and_both_old_addresses_lead_on() {
    let folder = laid_out(&site(""));
    let said = moved(&folder, "works/cau", "cau-moi").with(0).out;
    assert!(said.contains("  content/works/cau.md → content/works/cau-moi.md\n"), "{said}");
    assert!(said.contains("  /en/works/cau/ → /en/works/cau-moi/\n"), "{said}");
    assert!(!folder.has("content/works/cau.md") && !folder.has("content/works/cau.en.md"));
    built(&folder);
    assert_eq!(leads(&folder, "/cong-trinh/cau/"), "/cong-trinh/cau-moi/");
    assert_eq!(leads(&folder, "/en/works/cau/"), "/en/works/cau-moi/");
    let text = folder.text("content/works/cau-moi.md");
    assert!(text.contains("summary = \"Tóm tắt.\"\naliases = [\"/cong-trinh/cau/\"]\n"), "{text}");
}

#[test]
fn a_folder_moves_with_its_photos() {
    let mut site = Site::new("");
    let photo = "[[photos]]\nfile = \"a.jpg\"\nalt = \"Ảnh\"\ncredit = \"Bản\"";
    let story = work("cau", photo).replacen("cau.md", "cau/index.md", 1);
    let (_, story) = story.split_once('\n').unwrap();
    site.write("content/works/cau/index.md", story);
    let photo = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("content/news/moi-dang-ky-cong-trinh/mot-trang-giay.jpg");
    site.write("content/works/cau/a.jpg", fs::read(photo).unwrap());
    let folder = laid_out(&site);
    moved(&folder, "content/works/cau/index.md", "works/cau-moi").with(0);
    assert!(folder.has("content/works/cau-moi/a.jpg"));
    assert!(!folder.has("content/works/cau"));
    built(&folder);
    assert_eq!(leads(&folder, "/cong-trinh/cau/"), "/cong-trinh/cau-moi/");
}

#[test]
fn every_kind_of_entry_can_move() {
    let files = work("cau", "district = \"moc-chau\"\ncommune = \"tan-lap\"\nunit = \"units/ban\"")
        + &unit("ban", "district = \"moc-chau\"")
        + &news("tin", "")
        + &page("trang", "");
    let folder = laid_out(&Site::new(&files));
    let moves = [
        ("works/cau", "/cong-trinh/cau/", "/cong-trinh/x/"),
        ("units/ban", "/don-vi/ban/", "/don-vi/x/"),
        ("news/tin", "/tin-tuc/tin/", "/tin-tuc/x/"),
        ("pages/trang", "/trang/", "/x/"),
        ("districts/moc-chau", "/huyen/moc-chau/", "/huyen/x/"),
        ("areas/dai-hoi", "/linh-vuc/dai-hoi/", "/linh-vuc/x/"),
    ];
    for (id, _, _) in moves {
        moved(&folder, id, "x").with(0);
    }
    built(&folder);
    for (_, old, new) in moves {
        assert_eq!(leads(&folder, old), new);
    }
    let work = folder.text("content/works/x.md");
    for fact in ["district = \"x\"", "unit = \"units/x\"", "areas = [\"x\"]"] {
        assert!(work.contains(fact), "{work}");
    }
    assert!(folder.text("content/units/x.md").contains("district = \"x\""));
}

#[test]
fn what_lies_below_a_place_leads_on_in_every_language() {
    let folder = laid_out(&Site::new(&work("cau", "district = \"moc-chau\"")));
    moved(&folder, "districts/moc-chau", "moc").with(0);
    moved(&folder, "areas/dai-hoi", "hoi").with(0);
    built(&folder);
    for (old, new) in [
        ("/huyen/moc-chau/tan-lap/", "/huyen/moc/tan-lap/"),
        ("/en/districts/moc-chau/", "/en/districts/moc/"),
        ("/en/districts/moc-chau/tan-lap/", "/en/districts/moc/tan-lap/"),
        ("/linh-vuc/dai-hoi/moc-chau/", "/linh-vuc/hoi/moc/"),
        ("/linh-vuc/dai-hoi/moc/", "/linh-vuc/hoi/moc/"),
        ("/linh-vuc/hoi/moc-chau/", "/linh-vuc/hoi/moc/"),
        ("/en/areas/congresses/moc-chau/", "/en/areas/congresses/moc/"),
    ] {
        assert_eq!(leads(&folder, old), new);
    }
}

#[test]
fn the_pages_that_site_toml_names_can_move() {
    let folder = laid_out(&Site::new(""));
    moved(&folder, "pages/lien-he", "viet-cho-chung-toi").with(0);
    assert!(folder.text("site.toml").contains("contact = \"pages/viet-cho-chung-toi\""));
    built(&folder);
    assert_eq!(leads(&folder, "/lien-he/"), "/viet-cho-chung-toi/");
}

#[test]
fn an_entry_that_chose_its_address_keeps_it() {
    let files = work("cau", "slug = \"cay-cau\"") + &english("works/cau", "");
    let folder = laid_out(&Site::new(&files));
    moved(&folder, "works/cau", "x").with(0);
    assert!(!folder.text("content/works/x.md").contains("aliases"));
    assert!(folder.text("content/works/x.en.md").contains("aliases = [\"/en/works/cau/\"]"));
    built(&folder);
    assert!(folder.has("public/cong-trinh/cay-cau/index.html"));
}

#[test]
fn what_was_never_public_leaves_no_former_address() {
    let folder = laid_out(&Site::new(&work("cau", "draft = true")));
    moved(&folder, "works/cau", "x").with(0);
    assert!(!folder.text("content/works/x.md").contains("aliases"));
}

// What names it

#[test]
fn links_are_mended_in_every_spelling() {
    let spelled = [
        ("works/cau", "works/x"),
        ("works/cau/", "works/x/"),
        ("../works/cau.md", "../works/x.md"),
        ("./works/cau", "./works/x"),
        ("content/works/cau", "content/works/x"),
        ("works/cau#muc", "works/x#muc"),
        ("content/works/cau.md#muc", "content/works/x.md#muc"),
        ("/cong-trinh/cau/", "/cong-trinh/x/"),
        ("/cong-trinh/cau", "/cong-trinh/x"),
        ("/cong-trinh/cau/#muc", "/cong-trinh/x/#muc"),
        ("/en/works/cau/", "/en/works/x/"),
    ];
    let links = |which: fn(&(&str, &str)) -> String| -> String {
        let inline = spelled.iter().map(|one| format!("[a]({})\n\n", which(one)));
        let titled = spelled.iter().map(|one| format!("[b [c]](<{}> \"t](\")\n\n", which(one)));
        let named = spelled.iter().enumerate();
        let named = named.map(|(at, one)| format!("[d][n{at}]\n\n[n{at}]: {} 't'\n\n", which(one)));
        inline.chain(titled).chain(named).collect()
    };
    let (before, after) = (links(|one| one.0.to_owned()), links(|one| one.1.to_owned()));
    let story = with_body(&work("cau", ""), "## Mục");
    let files = story + &english("works/cau", "") + &with_body(&news("tin", ""), &before);
    let folder = laid_out(&Site::new(&files));
    let told = moved(&folder, "works/cau", "x").with(0).out;
    assert!(told.contains("(33 chỗ trong 1 tệp)"), "{told}");
    let now = folder.text("content/news/tin.md");
    assert!(now.ends_with(&format!("\n+++\n\n{after}\n")), "{now}");
    built(&folder);
}

#[test]
fn only_links_to_the_entry_are_touched() {
    let body = "works/cau, `[a](works/cau)`, [a](works/cau-khac), [works/cau](news/tin), \
         [a](https://example.com/works/cau/)\n\n    [a](works/cau)\n\n<!-- [a](works/cau) -->\n";
    let files = work("cau", "") + &work("cau-khac", "") + &with_body(&news("tin", ""), body);
    let folder = laid_out(&Site::new(&files));
    let before = folder.text("content/news/tin.md");
    moved(&folder, "works/cau", "x").with(0);
    assert_eq!(folder.text("content/news/tin.md"), before);
}

#[test]
fn an_entry_may_link_to_itself_and_from_its_translation() {
    let own = with_body(&work("cau", ""), "[a](works/cau) [b](/cong-trinh/cau/)");
    let files = own + &with_body(&english("works/cau", ""), "[a](../works/cau.md)");
    let folder = laid_out(&Site::new(&files));
    moved(&folder, "works/cau", "x").with(0);
    assert!(folder.text("content/works/x.md").contains("[a](works/x) [b](/cong-trinh/x/)"));
    assert!(folder.text("content/works/x.en.md").contains("[a](../works/x.md)"));
    built(&folder);
}

#[test]
fn links_to_a_commune_follow_its_district() {
    let body = "[a](districts/moc-chau/tan-lap) [b](/huyen/moc-chau/tan-lap/) \
         [c](/en/areas/congresses/moc-chau/)";
    let folder = laid_out(&site(body));
    moved(&folder, "districts/moc-chau", "moc").with(0);
    let now = folder.text("content/news/tin.md");
    let wanted = "[a](districts/moc/tan-lap) [b](/huyen/moc/tan-lap/) \
         [c](/en/areas/congresses/moc/)";
    assert!(now.contains(wanted), "{now}");
    built(&folder);
}

#[test]
fn a_translation_still_follows_an_original_whose_link_was_mended() {
    let folder = laid_out(&site("Một.\n\nHai, xem [cầu](works/cau).\n\nBa."));
    lantoa(folder.path(), &["translate", "news/tin"]).with(0);
    let draft = folder.text("content/news/tin.en.md");
    let done = draft.replace("draft = true\n", "").replace("title = \"\"", "title = \"News\"");
    let done = done.replace("summary = \"\"", "summary = \"S.\"");
    folder.write("content/news/tin.en.md", done);
    built(&folder);
    moved(&folder, "works/cau", "x").with(0);
    built(&folder);
    // What changed for readers is still told.
    let now = folder.text("content/news/tin.md").replace("Ba.", "Bốn.");
    folder.write("content/news/tin.md", now);
    let said = lantoa(folder.path(), &["translate", "news/tin"]).with(0).out;
    assert!(said.contains("Bốn.") && !said.contains("Hai"), "{said}");
}

// Back, and on

#[test]
fn moving_back_leaves_one_sound_alias() {
    let folder = laid_out(&site("[a](works/cau)"));
    let news = folder.text("content/news/tin.md");
    moved(&folder, "works/cau", "x").with(0);
    moved(&folder, "works/x", "cau").with(0);
    built(&folder);
    assert_eq!(leads(&folder, "/cong-trinh/x/"), "/cong-trinh/cau/");
    assert_eq!(folder.text("content/news/tin.md"), news);
    assert!(folder.text("content/works/cau.md").contains("\naliases = [\"/cong-trinh/x/\"]\n"));
}

#[test]
fn moving_twice_leads_straight_to_the_newest() {
    let folder = laid_out(&site(""));
    moved(&folder, "works/cau", "x").with(0);
    moved(&folder, "works/x", "y").with(0);
    moved(&folder, "works/y", "z").with(0);
    built(&folder);
    for old in ["cau", "x", "y"] {
        assert_eq!(leads(&folder, &format!("/cong-trinh/{old}/")), "/cong-trinh/z/");
        assert_eq!(leads(&folder, &format!("/en/works/{old}/")), "/en/works/z/");
    }
}

#[test]
fn a_place_may_move_back_as_well() {
    let folder = laid_out(&Site::new(&district("yen-chau", "Yên Châu", &[("a", "A")])));
    moved(&folder, "districts/yen-chau", "y").with(0);
    moved(&folder, "districts/y", "yen-chau").with(0);
    built(&folder);
    assert_eq!(leads(&folder, "/huyen/y/a/"), "/huyen/yen-chau/a/");
    assert_eq!(leads(&folder, "/en/districts/y/"), "/en/districts/yen-chau/");
}

// Shown and asked

#[test]
fn a_dry_run_shows_all_and_changes_nothing() {
    let folder = laid_out(&site("[a](works/cau) và [b](/cong-trinh/cau/)"));
    let before = tree(folder.path());
    let said = lantoa(folder.path(), &["move", "works/cau", "x", "--dry-run"]).with(0).out;
    assert!(said.contains("content/works/cau.en.md → content/works/x.en.md"), "{said}");
    assert!(said.contains("/cong-trinh/cau/ → /cong-trinh/x/"), "{said}");
    assert!(said.contains("(2 chỗ trong 1 tệp):\n  content/news/tin.md: 2\n"), "{said}");
    assert!(said.contains("chưa đổi gì"), "{said}");
    assert!(tree(folder.path()) == before);
}

#[test]
fn it_speaks_english_too_and_can_be_quiet() {
    let folder = laid_out(&site("[a](works/cau)"));
    let english = ["move", "works/cau", "x", "--yes", "--lang=en"];
    let said = lantoa(folder.path(), &english).with(0).out;
    assert!(said.contains("mended (1 in 1 files)") && said.contains("Done"), "{said}");
    let quiet = lantoa(folder.path(), &["move", "works/x", "y", "--yes", "--quiet"]).with(0);
    assert_eq!((quiet.out, quiet.err), (String::new(), String::new()));
}

#[test]
fn all_areas_of_a_work_but_one_stay() {
    let files = work("cau", "areas = [\"dai-hoi\", \"khac\"]") + &area("khac", 2);
    let folder = laid_out(&Site::new(&files));
    moved(&folder, "khac", "doan-ket").with(0);
    assert!(folder.text("content/works/cau.md").contains("areas = [\"dai-hoi\", \"doan-ket\"]"));
    built(&folder);
}

#[test]
#[cfg(target_os = "linux")]
fn somebody_at_a_terminal_is_asked() {
    let folder = laid_out(&site(""));
    let answered = |answer: &str| crate::program::typed(folder.path(), "move works/cau x", answer);
    let before = contents(folder.path());
    for no in ["\n", "không\n", "k\n"] {
        let said = answered(no);
        assert!(said.contains("Làm như vậy?") && said.contains("Thôi, chưa đổi gì"), "{said}");
        assert_eq!(contents(folder.path()), before);
    }
    let said = answered("có\n");
    assert!(said.contains("Xong: bài nay là works/x"), "{said}");
    assert!(folder.has("content/works/x.en.md"));
}
