//! After any edits, all that the preview answers is what a clean build gives.
//!
//! The edits are those of `warm`; here they go over the disk and the system's hints. A modest number
//! of them, unless somebody asks for more: `PREVIEW_STEPS=1000`.

use std::collections::{BTreeMap, BTreeSet};

use lantoa::language::date::Date;
use lantoa::view::Finish;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::browser::codes;
use super::running::Running;
use crate::site::Site;
use crate::warm::edit;
use crate::warm::model::World;

/// How many edits, when nobody asks for more.
const STEPS: usize = 60;

/// A site under edits, in memory and on a disk.
struct Bench {
    world: World,
    site: Site,
    written: BTreeMap<String, String>,
    running: Running,
    good: BTreeMap<String, Vec<u8>>,
    base: String,
}

#[test]
fn all_that_it_answers_is_what_a_clean_build_gives() {
    let asked = std::env::var("PREVIEW_STEPS").ok().and_then(|steps| steps.parse().ok());
    let mut runner = match asked {
        Some(_) => TestRunner::new(Config::default()),
        None => TestRunner::new_with_rng(
            Config::default(),
            TestRng::deterministic_rng(RngAlgorithm::ChaCha),
        ),
    };
    let steps: usize = asked.unwrap_or(STEPS);
    let edits = prop::collection::vec(edit(), steps).new_tree(&mut runner).unwrap().current();
    let mut bench = Bench::new();
    let mut good = 0;
    for (at, edit) in edits.into_iter().enumerate() {
        let before = bench.world.clone();
        bench.world.apply(edit);
        bench.save();
        match bench.compare(&format!("step {at}, {edit:?}")) {
            true => good += 1,
            false => {
                // Mended at once, so that the next edit has a site to work on.
                bench.world = before;
                bench.save();
                assert!(bench.compare(&format!("step {at}, {edit:?}, mended")));
            }
        }
    }
    assert!(good * 3 > steps * 2, "{good} of {steps} steps gave a site");
}

impl Bench {
    fn new() -> Bench {
        let mut site = Site::new("");
        site.finish = Finish::AsFilled;
        let world = World::new();
        let written = world.files();
        for (path, text) in &written {
            site.write(path, text);
        }
        let running = Running::new(&site);
        let mut bench =
            Bench { world, site, written, running, good: BTreeMap::new(), base: "/".to_owned() };
        assert!(bench.compare("the beginning"));
        bench
    }

    fn save(&mut self) {
        let (year, month, day) = self.world.today();
        self.site.today = Date::new(year, month, day).unwrap();
        *self.running.today.lock().unwrap() = self.site.today;
        let files = self.world.files();
        for (path, text) in &files {
            if self.written.get(path) != Some(text) {
                self.site.write(path, text);
                self.running.write(path, text);
            }
        }
        for path in self.written.keys().filter(|path| !files.contains_key(*path)) {
            self.site.remove(path);
            self.running.remove(path);
        }
        // A new day has no file: a look at the files is what brings it to light.
        self.running.write("content/home.md", &self.site.files()["content/home.md"]);
        self.written = files;
    }

    /// Compares every address; whether there is a site.
    fn compare(&mut self, when: &str) -> bool {
        let clean = self.site.clean();
        let state = self.running.settle();
        let expected: Vec<String> = clean.codes().into_iter().map(str::to_owned).collect();
        assert_eq!(codes(state), expected, "{when}");
        assert_eq!(state["stale"], !clean.is_good, "{when}");
        let vanished: BTreeSet<String> = match clean.is_good {
            true => {
                let before = self.good.keys().map(|path| format!("{}{path}", self.base));
                let before: Vec<String> = before.collect();
                self.base = base(&self.site);
                self.good = clean.files;
                let now: BTreeSet<String> =
                    self.good.keys().map(|path| format!("{}{path}", self.base)).collect();
                before.into_iter().filter(|path| !now.contains(path)).collect()
            }
            false => BTreeSet::new(),
        };
        for (path, bytes) in &self.good {
            let address = match path.strip_suffix("index.html") {
                Some(folder) => format!("{}{folder}", self.base),
                None => format!("{}{path}", self.base),
            };
            let answer = self.running.get(&address);
            let status = if path == "404.html" { 404 } else { 200 };
            assert_eq!(answer.status, status, "{when}: {address}");
            assert!(answer.of_the_site() == *bytes, "{when}: {address} is not what is built");
        }
        for path in vanished.iter().filter(|path| !path.contains("/assets/")) {
            assert_eq!(self.running.get(path).status, 404, "{when}: {path}");
        }
        clean.is_good
    }
}

/// The path below which the site lives.
fn base(site: &Site) -> String {
    let settings = site.text("site.toml");
    let line =
        settings.lines().find_map(|line| line.strip_prefix("base_url = \"https://")).unwrap();
    let path = &line[line.find('/').unwrap()..];
    path.trim_end_matches('"').to_owned()
}
