//! A site on the disk and a folder that the public reads, for deploys by the real program.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::laid_out::{LaidOut, TWO_WORKS, laid_out, lay};
use crate::program::{Ended, lantoa, tree};
use crate::site::Site;

/// The settings of a target that is a folder beside the site.
pub(super) const WEB: &str = "[deploy.web]\nkind = \"folder\"\npath = \"../web\"\n";

/// Where the site is read, as its settings say: nobody answers there.
pub(super) const NOWHERE: &str = "http://127.0.0.1:1/";

/// The day of the first deploy.
pub(super) const DAY: &str = "2024-10-01";

/// A folder with `site/`, and `web/` once it was deployed.
pub(super) struct Place(LaidOut);

impl Place {
    /// A site with these files laid over two works, of which the second names the first, and this
    /// target.
    pub(super) fn new(files: &str, target: &str) -> Place {
        let mut site = Site::new(TWO_WORKS);
        site.edit("content/works/duong.md", "Đường đã xong", "Đường dẫn đến [cây cầu](works/cau)");
        site.lay(files).edit("site.toml", "https://example.org/", NOWHERE);
        let settings = format!("{}\n{target}", site.text("site.toml"));
        site.write("site.toml", settings);
        Place(laid_out(&site))
    }

    /// The same, deployed once.
    pub(super) fn deployed(files: &str) -> Place {
        let place = Place::new(files, WEB);
        place.deploy(&["--yes"]).with(0);
        place
    }

    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.0.beside(path)
    }

    pub(super) fn deploy(&self, options: &[&str]) -> Ended {
        self.deploy_from("site", options)
    }

    /// Deploys from another copy of the site.
    pub(super) fn deploy_from(&self, site: &str, options: &[&str]) -> Ended {
        let usual = ["deploy", "--site", site, "--today", DAY, "--lang", "vi"];
        lantoa(self.0.around(), &[&usual, options].concat())
    }

    /// Deploys on another day.
    pub(super) fn deploy_on(&self, day: &str, options: &[&str]) -> Ended {
        let usual = ["deploy", "--site", "site", "--today", day, "--lang", "vi"];
        lantoa(self.0.around(), &[&usual, options].concat())
    }

    /// What the public reads.
    pub(super) fn web(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.at("web"))
    }

    pub(super) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    /// Replaces a text that stands in a file.
    pub(super) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replace(from, to));
    }

    /// Copies the site as it lies, memory and all, as a second officer's.
    pub(super) fn copy_site(&self, to: &str) {
        lay(&tree(self.0.path()), &self.at(to));
    }
}
