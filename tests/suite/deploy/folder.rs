//! A folder as a target.

use lantoa::config;
use lantoa::deploy::transport::{self, Fault};
use lantoa::source::Sources;
use tempfile::tempdir;

use super::contract::{Given, Pair, keeps_every_promise};
use crate::site::Site;

/// The target `[deploy.web]` of a site whose site.toml says this of it.
pub(crate) fn target(settings: &str) -> config::Target {
    let site = Site::new("");
    let text = format!("{}\n[deploy.web]\n{settings}\n", site.text("site.toml"));
    let sources = Sources::from_files([("site.toml", text.as_bytes())]).value;
    let config = config::parse(&sources).take(&mut Vec::new()).unwrap();
    config.deploy.into_iter().next().unwrap()
}

#[test]
fn a_folder_keeps_every_promise() {
    let folder = tempdir().unwrap();
    let web = target("kind = \"folder\"\npath = \"web\"");
    let open = || transport::open(&web, folder.path(), &Given(&[])).unwrap();
    keeps_every_promise(&Pair { remote: open(), other: open() });
}

#[test]
fn a_drive_that_is_not_there_is_no_empty_target() {
    let web = target("kind = \"folder\"\npath = \"khong-co/web\"");
    let folder = tempdir().unwrap();
    let refused = transport::open(&web, folder.path(), &Given(&[])).err().unwrap();
    assert!(matches!(refused, Fault::Refused(said) if said.contains("khong-co")));
    assert!(!folder.path().join("khong-co").exists());
}

#[test]
fn releases_show_the_old_site_until_the_new_one_is_whole() {
    let folder = tempdir().unwrap();
    let web = target("kind = \"folder\"\npath = \"web\"\nreleases = true\nkeep_releases = 2");
    let shown = |path: &str| std::fs::read_to_string(folder.path().join("web/current").join(path));
    let deploy = |id: &str, same: &[&str], files: &[(&str, &str)]| {
        let remote = transport::open(&web, folder.path(), &Given(&[])).unwrap();
        remote.begin(id, same).unwrap();
        for (path, text) in files {
            remote.put(path, text.as_bytes()).unwrap();
        }
        remote
    };
    deploy("1", &[], &[("index.html", "một"), ("a/index.html", "a")]).finish().unwrap();
    assert_eq!(shown("index.html").unwrap(), "một");

    let second = deploy("2", &["a/index.html"], &[("index.html", "hai")]);
    assert_eq!(shown("index.html").unwrap(), "một");
    second.finish().unwrap();
    assert_eq!(
        (shown("index.html").unwrap(), shown("a/index.html").unwrap()),
        ("hai".into(), "a".into())
    );

    // A page that is replaced in a new release stays as it was in the old one.
    deploy("3", &["index.html"], &[("a/index.html", "b")]).finish().unwrap();
    let releases = folder.path().join("web/releases");
    assert_eq!(std::fs::read_to_string(releases.join("2/a/index.html")).unwrap(), "a");
    deploy("4", &["index.html", "a/index.html"], &[]).finish().unwrap();
    let mut kept: Vec<_> =
        std::fs::read_dir(&releases).unwrap().map(|one| one.unwrap().file_name()).collect();
    kept.sort();
    assert_eq!(kept, ["3", "4"]);
    assert_eq!(shown("a/index.html").unwrap(), "b");
}
