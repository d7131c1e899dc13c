//! A folder as a target.

use lantoa::config;
use lantoa::deploy::transport::{self, Fault};
use lantoa::source::Sources;
use tempfile::tempdir;

#[cfg(unix)]
use super::contract::a_held_page_stays_as_it_was;
use super::contract::{
    Given, Pair, a_file_is_never_put_over_a_folder, each_release_is_whole, keeps_every_promise,
};
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

/// Wine makes no links, and Windows lets not everybody make them.
#[cfg(unix)]
#[test]
fn releases_show_the_old_site_until_the_new_one_is_whole() {
    let folder = tempdir().unwrap();
    let web = target("kind = \"folder\"\npath = \"web\"\nreleases = true\nkeep_releases = 2");
    let open = || transport::open(&web, folder.path(), &Given(&[])).unwrap();
    each_release_is_whole(open, &folder.path().join("web"));
}

#[test]
fn what_cannot_be_renamed_is_refused_and_the_old_page_stays() {
    let folder = tempdir().unwrap();
    let web = target("kind = \"folder\"\npath = \"web\"");
    let remote = transport::open(&web, folder.path(), &Given(&[])).unwrap();
    a_file_is_never_put_over_a_folder(&*remote);
    #[cfg(unix)]
    a_held_page_stays_as_it_was(&*remote, &folder.path().join("web"));
}
