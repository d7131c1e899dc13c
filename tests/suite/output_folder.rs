//! The output folder: what `build` writes into it, what it never touches, and where it refuses to
//! write at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use lantoa::digest::Digest;

use crate::laid_out::{LaidOut, TWO_WORKS, laid_out};
use crate::program::{lantoa, tree};
use crate::site::Site;

const MANIFEST: &str = "lantoa-manifest.json";

/// A site, and where it is built.
struct Place(LaidOut);

impl Place {
    fn new() -> Place {
        Place(laid_out(&Site::new(TWO_WORKS)))
    }

    /// The same, built into `site/public/`.
    fn built() -> Place {
        let place = Place::new();
        place.build(0);
        place
    }

    fn site(&self) -> &Path {
        self.0.path()
    }

    fn public(&self) -> PathBuf {
        self.site().join("public")
    }

    fn build(&self, code: i32) {
        lantoa(self.site(), &["build"]).with(code);
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        self.0.edit(path, from, to);
    }

    /// Writes a manifest as it stands while a run is writing.
    fn open_manifest(&self, whole: &[u8]) {
        let whole = String::from_utf8(whole.to_vec()).unwrap();
        let open = whole.replace("\"complete\":true", "\"complete\":false");
        assert_ne!(open, whole);
        fs::write(self.public().join(MANIFEST), open).unwrap();
    }

    /// The build into this folder is refused, and the disk is as it was.
    fn refuses(&self, output: &str, reason: &str) {
        let before = tree(self.0.around());
        let arguments = ["build", "--lang", "en", "--output-dir", output];
        let ended = lantoa(self.site(), &arguments).with(2);
        assert!(ended.err.contains(reason), "{output}: {}", ended.err);
        assert_eq!(ended.out, "");
        let changed = tree(self.0.around()) != before;
        assert!(!changed, "{output}: something was written all the same");
    }
}

#[test]
fn a_folder_with_the_files_of_others_is_refused() {
    let place = Place::new();
    let other = place.0.beside("theses");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("thesis.docx"), "ten years").unwrap();
    place.refuses("../theses", "holds files that lantoa did not write (thesis.docx)");
}

#[test]
fn a_manifest_of_somebody_else_does_not_make_a_folder_ours() {
    let place = Place::new();
    let other = place.0.beside("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join(MANIFEST), "{\"files\":{}}").unwrap();
    place.refuses("../other", "holds files that lantoa did not write");
}

#[test]
fn the_sources_are_never_an_output_folder() {
    let place = Place::new();
    fs::create_dir(place.site().join("templates")).unwrap();
    for output in [
        ".",
        "..",
        "../site",
        "../../",
        "content",
        "content/new/deeper",
        "themes/mat-tran",
        "templates",
        "assets",
        "strings",
        ".lantoa",
        "public/../content",
    ] {
        place.refuses(output, "contains the site's own sources or lies within them");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_the_sources_is_refused_too() {
    let place = Place::new();
    std::os::unix::fs::symlink(place.site(), place.0.beside("link")).unwrap();
    place.refuses("../link/content", "contains the site's own sources or lies within them");
}

#[test]
fn a_file_is_no_output_folder() {
    let place = Place::new();
    fs::write(place.0.beside("file"), "mine").unwrap();
    place.refuses("../file", "is not a folder that can be opened");
}

#[test]
fn an_empty_folder_receives_the_site() {
    let place = Place::new();
    let output = place.0.beside("empty");
    fs::create_dir(&output).unwrap();
    lantoa(place.site(), &["build", "--output-dir", "../empty"]).with(0);
    assert!(output.join("index.html").is_file());
    assert!(output.join("en/index.html").is_file());
}

#[test]
fn a_folder_that_is_not_there_is_made() {
    let place = Place::new();
    lantoa(place.site(), &["build", "--output-dir", "../a/b/c"]).with(0);
    assert!(place.0.beside("a/b/c/index.html").is_file());
}

#[test]
fn what_the_site_has_no_more_goes_with_its_empty_folder() {
    let place = Place::built();
    fs::remove_file(place.site().join("content/works/cau.md")).unwrap();
    place.build(0);
    assert!(!place.public().join("cong-trinh/cau").exists());
    assert!(place.public().join("cong-trinh/duong/index.html").is_file());
    let left: Vec<_> =
        tree(&place.public()).into_keys().filter(|path| path.ends_with('/')).collect();
    assert_eq!(left, Vec::<String>::new(), "empty folders");
}

#[test]
fn the_files_of_others_in_our_folder_stay() {
    let place = Place::built();
    let theirs = ["CNAME", "cong-trinh/cau/photo.jpg", "cong-trinh/notes.txt"];
    for name in theirs {
        fs::write(place.public().join(name), name).unwrap();
    }
    fs::remove_file(place.site().join("content/works/cau.md")).unwrap();
    place.build(0);
    for name in theirs {
        assert_eq!(fs::read_to_string(place.public().join(name)).unwrap(), name);
    }
    assert!(!place.public().join("cong-trinh/cau/index.html").exists());
}

#[test]
fn a_lost_file_is_made_again() {
    let place = Place::built();
    let good = tree(&place.public());
    fs::remove_file(place.public().join("cong-trinh/cau/index.html")).unwrap();
    fs::remove_dir_all(place.public().join("en")).unwrap();
    place.build(0);
    assert!(tree(&place.public()) == good);
}

#[test]
fn a_file_cut_short_is_made_again() {
    let place = Place::built();
    let good = tree(&place.public());
    for name in ["index.html", "sitemap.xml", "robots.txt"] {
        let whole = fs::read(place.public().join(name)).unwrap();
        fs::write(place.public().join(name), &whole[..whole.len() / 2]).unwrap();
    }
    place.build(0);
    assert!(tree(&place.public()) == good);
}

#[test]
fn a_lost_manifest_is_a_folder_of_others() {
    let place = Place::built();
    fs::remove_file(place.public().join(MANIFEST)).unwrap();
    place.refuses("public", "holds files that lantoa did not write");
}

#[test]
fn what_a_run_that_was_cut_short_left_behind_is_cleared() {
    let place = Place::built();
    let good = tree(&place.public());
    place.open_manifest(&good[MANIFEST]);
    fs::create_dir_all(place.public().join(".lantoa-stage/cong-trinh")).unwrap();
    fs::write(place.public().join(".lantoa-stage/cong-trinh/x.html"), "half").unwrap();
    fs::remove_file(place.public().join("cong-trinh/cau/index.html")).unwrap();
    place.build(0);
    assert!(tree(&place.public()) == good);
}

/// The power fails after the manifest has named the new page and before the page itself is renamed
/// into its place. Old and new page are of one size: a day has changed, a figure.
#[test]
fn a_page_that_a_run_cut_short_did_not_reach_is_not_taken_for_new() {
    let place = Place::built();
    let page = place.public().join("cong-trinh/cau/index.html");
    let old = fs::read(&page).unwrap();
    place.edit("content/works/cau.md", "Cầu đã xong.", "Cầu sẽ xong.");
    place.build(0);
    let good = tree(&place.public());
    assert_ne!(good["cong-trinh/cau/index.html"], old);
    assert_eq!(good["cong-trinh/cau/index.html"].len(), old.len());
    place.open_manifest(&good[MANIFEST]);
    fs::write(&page, old).unwrap();
    place.build(0);
    assert!(tree(&place.public()) == good);
}

#[test]
fn a_failing_build_leaves_the_last_good_site() {
    let place = Place::built();
    let good = tree(&place.public());
    place.edit("content/works/cau.md", "status = \"completed\"", "status = \"finished\"");
    fs::remove_file(place.site().join("content/works/duong.md")).unwrap();
    place.build(1);
    assert!(tree(&place.public()) == good);
}

#[test]
fn the_manifest_names_every_file_with_its_digest_and_size() {
    let place = Place::built();
    let mut files = tree(&place.public());
    let manifest: serde_json::Value =
        serde_json::from_slice(&files.remove(MANIFEST).unwrap()).unwrap();
    let said: BTreeMap<&str, (&str, u64)> = manifest["files"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(path, file)| {
            let digest = file["digest"].as_str().unwrap();
            (path.as_str(), (digest, file["size"].as_u64().unwrap()))
        })
        .collect();
    let digests: BTreeMap<&str, String> =
        files.iter().map(|(path, bytes)| (path.as_str(), Digest::of(bytes).to_string())).collect();
    let true_ones: BTreeMap<&str, (&str, u64)> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), (&*digests[path.as_str()], bytes.len() as u64)))
        .collect();
    assert_eq!(said, true_ones);
    assert_eq!(manifest["complete"], true);
}

#[test]
fn the_manifest_tells_a_page_s_language_and_address() {
    let place = Place::built();
    let text = fs::read(place.public().join(MANIFEST)).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let english = &manifest["files"]["en/works/index.html"];
    assert_eq!((&english["language"], &english["address"]), (&"en".into(), &"/en/works/".into()));
    let feed = &manifest["files"]["feed.xml"];
    assert!(feed.is_object() && feed.get("address").is_none(), "{feed}");
}

#[test]
fn an_unchanged_site_touches_no_file() {
    let place = Place::built();
    let before = times(place.site());
    place.build(0);
    assert_eq!(times(place.site()), before);
}

#[test]
fn a_changed_story_touches_only_what_shows_it() {
    let place = Place::built();
    let before = times(&place.public());
    place.edit("content/works/cau.md", "Cầu đã xong", "Cầu đã thông xe");
    place.build(0);
    let after = times(&place.public());
    let touched: Vec<_> = after.iter().filter(|(path, time)| before[*path] != **time).collect();
    let touched: Vec<_> = touched.into_iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(touched, ["cong-trinh/cau/index.html", MANIFEST, "tim-kiem/index.js"]);
}

/// When each file was written; a file written anew has another time or another number on the disk.
fn times(folder: &Path) -> BTreeMap<String, (SystemTime, u64)> {
    tree(folder)
        .into_keys()
        .map(|path| {
            let about = fs::metadata(folder.join(&path)).unwrap();
            let written = (about.modified().unwrap(), number(&about));
            (path, written)
        })
        .collect()
}

#[cfg(unix)]
fn number(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}
