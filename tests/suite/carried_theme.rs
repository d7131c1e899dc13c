//! The program carries a theme: a site needs no folder for it, may lay files over it, and can have it
//! written out without a byte of the site becoming another.

use lantoa::source::built_in::FILES;

use crate::laid_out::{LaidOut, laid_out};
use crate::own_site::{files, root};
use crate::program::{lantoa, tree};
use crate::site::Site;
use crate::stories::work;

const TODAY: &str = "--today=2024-10-01";

/// The small site without the folder of its theme.
fn without_theme() -> LaidOut {
    let mut site = Site::new(&work("cau", ""));
    for path in site.paths("themes/") {
        site.remove(&path);
    }
    laid_out(&site)
}

#[test]
fn what_it_carries_is_the_theme_of_the_repository() {
    let theme = root().join("themes/mat-tran");
    let on_disk: Vec<(String, Vec<u8>)> = files(&theme)
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(&theme).unwrap().to_string_lossy().replace('\\', "/");
            (path, std::fs::read(&file).unwrap())
        })
        .collect();
    let mut within: Vec<(String, Vec<u8>)> =
        FILES.iter().map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect();
    assert!(within.is_sorted(), "in the order of the paths");
    within.sort();
    assert!(within == on_disk, "themes/mat-tran has other files, or others in them");
}

#[test]
fn a_site_without_a_folder_for_the_theme_is_made_with_the_one_within() {
    let with = laid_out(&Site::new(&work("cau", "")));
    let without = without_theme();
    for folder in [&with, &without] {
        lantoa(folder.path(), &["build", TODAY]).with(0);
    }
    assert!(with.public() == without.public());
}

#[test]
fn files_of_the_site_are_laid_over_it() {
    let folder = without_theme();
    folder.write("assets/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    folder.write("strings/vi.toml", "[menu]\nworks = \"Việc đã làm\"\n");
    let page = FILES.iter().find(|(path, _)| *path == "templates/page.html").unwrap().1;
    let page = String::from_utf8(page.to_vec()).unwrap();
    folder.write("templates/page.html", page.replace("<h1", "<h1 id=\"own\""));
    lantoa(folder.path(), &["build", TODAY]).with(0);
    let public = folder.public();
    let home = String::from_utf8(public["index.html"].clone()).unwrap();
    assert!(home.contains("Việc đã làm"), "{home}");
    let about = String::from_utf8(public["gioi-thieu/index.html"].clone()).unwrap();
    assert!(about.contains("id=own") || about.contains("id=\"own\""), "{about}");
    let icon = public.iter().find(|(path, _)| path.starts_with("assets/favicon.")).unwrap();
    assert!(icon.1.len() < 60, "the site's own");
}

#[test]
fn a_mistake_in_the_theme_within_says_that_it_lies_there() {
    let folder = without_theme();
    folder.write("strings/en.toml", "[menu]\nmore = \"More\"\n");
    for (language, words) in [("vi", "nằm sẵn trong lantoa"), ("en", "is within lantoa")] {
        let said = lantoa(folder.path(), &["check", TODAY, "--lang", language]).with(1).err;
        assert!(said.contains("themes/mat-tran/strings/vi.toml"), "{said}");
        assert!(said.contains(words) && said.contains("lantoa theme eject"), "{said}");
    }
    lantoa(folder.path(), &["theme", "eject"]).with(0);
    let said = lantoa(folder.path(), &["check", TODAY]).with(1).err;
    assert!(!said.contains("nằm sẵn"), "now it lies on the disk: {said}");
}

#[test]
fn a_theme_that_is_neither_here_nor_within_is_named_with_the_nearest() {
    let folder = without_theme();
    folder.edit("site.toml", "\"mat-tran\"", "\"mat-tan\"");
    let said = lantoa(folder.path(), &["check", TODAY]).with(1).err;
    assert!(
        said.contains("theme-not-found") && said.contains("Có phải ý bạn là “mat-tran”"),
        "{said}"
    );
}

#[test]
fn a_folder_whose_name_is_not_quite_right_is_not_silently_passed_over() {
    let folder = without_theme();
    folder.write("themes/Mat-Tran/assets/favicon.svg", "<svg/>");
    let said = lantoa(folder.path(), &["check", TODAY]).with(1).err;
    assert!(said.contains("theme-not-found") && said.contains("Mat-Tran"), "{said}");
}

// Written out

#[test]
fn written_out_it_makes_the_same_site_and_nothing_is_made_again() {
    let folder = without_theme();
    lantoa(folder.path(), &["build", TODAY]).with(0);
    let before = folder.public();
    let said = lantoa(folder.path(), &["theme", "eject"]).with(0).out;
    assert!(
        said.starts_with(&format!("Đã ghi {} tệp vào themes/mat-tran/\n", FILES.len())),
        "{said}"
    );
    for (path, bytes) in FILES {
        let name = format!("themes/mat-tran/{path}");
        assert!(std::fs::read(folder.at(&name)).unwrap() == *bytes, "{name}");
    }
    let again = lantoa(folder.path(), &["build", TODAY, "--explain"]).with(0).out;
    assert!(again.contains("Tệp: 0 mới, 0 đổi") && !again.contains("index.html:"), "{again}");
    assert!(folder.public() == before);
}

#[test]
fn what_is_there_is_replaced_only_when_that_is_wanted() {
    let folder = without_theme();
    lantoa(folder.path(), &["theme", "eject"]).with(0);
    folder.write("themes/mat-tran/templates/page.html", "của tôi");
    std::fs::remove_file(folder.at("themes/mat-tran/templates/gone.html")).unwrap();
    let before = tree(folder.path());
    let refused = lantoa(folder.path(), &["theme", "eject", "--lang=en"]).with(2).err;
    assert!(refused.contains("  themes/mat-tran/templates/page.html\n"), "{refused}");
    assert!(refused.contains("--yes") && !refused.contains("gone.html"), "{refused}");
    assert!(tree(folder.path()) == before, "nothing was written");
    lantoa(folder.path(), &["theme", "eject", "--yes"]).with(0);
    assert!(folder.text("themes/mat-tran/templates/page.html").contains("{%"));
    assert!(folder.has("themes/mat-tran/templates/gone.html"));
    let said = lantoa(folder.path(), &["theme", "eject"]).with(0).out;
    assert!(said.contains("không phải ghi gì"), "{said}");
}

#[test]
fn only_a_site_has_a_theme_and_there_is_one_thing_to_do_with_it() {
    let folder = without_theme();
    let beside = folder.beside("trong");
    std::fs::create_dir(&beside).unwrap();
    assert!(lantoa(&beside, &["theme", "eject"]).with(1).err.contains("site-file-missing"));
    assert!(lantoa(folder.path(), &["theme"]).with(2).err.contains("lantoa theme eject"));
    assert!(lantoa(folder.path(), &["theme", "ejct"]).with(2).err.contains("eject"));
    assert!(tree(&beside).values().all(Vec::is_empty));
}

#[test]
#[cfg(unix)]
fn it_is_not_written_through_a_link() {
    let folder = without_theme();
    let beside = folder.beside("noi-khac");
    std::fs::create_dir(&beside).unwrap();
    std::os::unix::fs::symlink(&beside, folder.at("themes")).unwrap();
    lantoa(folder.path(), &["theme", "eject"]).with(3);
    assert_eq!(std::fs::read_dir(&beside).unwrap().count(), 0);
}
