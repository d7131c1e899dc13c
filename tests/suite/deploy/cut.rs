//! A deploy that is cut short, at every moment: no page leads nowhere or lacks a part, and the same
//! command goes on to the end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use lantoa::deploy::carry::Stop;
use lantoa::deploy::transport::{self, Done, Fault, Remote};
use scraper::{Html, Selector};

use super::carried::{Witness, carried};
use super::contract::Given;
use super::folder::target;
use super::place::{Place, WEB};
use crate::pictures::{jpeg, quarters};
use crate::program::{lantoa, tree};

/// A real folder whose n-th step fails, once and for all.
pub(super) struct Failing {
    inner: Box<dyn Remote>,
    left: AtomicUsize,
}

impl Failing {
    /// The same, which fails after so many steps. It takes one file at a time.
    pub(super) fn after(steps: usize, inner: Box<dyn Remote>) -> Failing {
        Failing { inner, left: AtomicUsize::new(steps) }
    }

    fn step<T>(&self, action: impl FnOnce() -> Done<T>) -> Done<T> {
        let left =
            self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        match left {
            Ok(_) => action(),
            Err(_) => Err(Fault::Refused("cut".to_owned())),
        }
    }
}

impl Remote for Failing {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        self.inner.read(path)
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        self.inner.size(path)
    }

    fn names(&self) -> Done<Vec<String>> {
        self.inner.names()
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Done<()> {
        self.step(|| self.inner.put(path, bytes))
    }

    fn claim(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        self.inner.claim(path, bytes)
    }

    fn remove(&self, path: &str) -> Done<()> {
        self.step(|| self.inner.remove(path))
    }

    fn sweep(&self) -> Done<()> {
        self.step(|| self.inner.sweep())
    }

    fn lanes(&self) -> usize {
        1
    }

    fn begin(&self, id: &str, same: &[&str]) -> Done<()> {
        self.step(|| self.inner.begin(id, same))
    }

    fn finish(&self) -> Done<()> {
        self.step(|| self.inner.finish())
    }
}

/// Every page that a reader may come upon, by links from the home page and from what was public.
fn whole(web: &Path, public: &BTreeSet<String>) -> Result<(), String> {
    let files = tree(web);
    let mut seen = BTreeSet::new();
    let mut ways: Vec<String> =
        public.iter().filter(|path| files.contains_key(*path)).cloned().collect();
    ways.push("index.html".to_owned());
    while let Some(path) = ways.pop() {
        if !seen.insert(path.clone()) || !path.ends_with(".html") {
            continue;
        }
        let text = String::from_utf8(files[&path].clone()).unwrap();
        for target in targets(&text) {
            if !files.contains_key(&target) {
                return Err(format!("{path} leads to {target}, which is not there"));
            }
            ways.push(target);
        }
    }
    Ok(())
}

/// The files of this site that a page leads to, or is made of.
fn targets(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let all = Selector::parse("[href], [src], [srcset]").unwrap();
    let mut found = Vec::new();
    for element in page.select(&all) {
        for name in ["href", "src"] {
            found.extend(element.value().attr(name).map(str::to_owned));
        }
        let srcset = element.value().attr("srcset").unwrap_or_default();
        found.extend(
            srcset.split(',').filter_map(|one| Some(one.split_whitespace().next()?.to_owned())),
        );
    }
    let own = found.into_iter().filter(|path| path.starts_with('/') && !path.starts_with("//"));
    own.map(|path| path.split(['#', '?']).next().unwrap().trim_start_matches('/').to_owned())
        .map(|path| {
            if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
        })
        .collect()
}

/// A site before and after a day's work: a story with a photo more, one edited, one withdrawn, a new
/// style.
struct Two {
    place: Place,
}

impl Two {
    fn new() -> Two {
        let place = Place::new("", WEB);
        let build = |out: &str| {
            let arguments = ["build", "--site", "site", "--today", "2024-10-01", "-q", "-o", out];
            lantoa(&place.at(""), &arguments).with(0);
        };
        build("one");
        let photo = jpeg(&quarters(1200, 800));
        place.write("site/content/works/loa/index.md", LOUDSPEAKER);
        std::fs::write(place.at("site/content/works/loa/loa.jpg"), photo).unwrap();
        place.edit("site/content/works/duong.md", "[cây cầu](works/cau)", "[loa](works/loa)");
        std::fs::remove_file(place.at("site/content/works/cau.md")).unwrap();
        let gone = "\n[[gone]]\naddress = \"/cong-trinh/cau/\"\non = 2024-10-01\n";
        place.write("site/site.toml", &format!("{}{gone}", place.text("site/site.toml")));
        let theme = "site/themes/mat-tran/assets/style.css";
        place.write(theme, &format!("{}\n.moi{{color:red}}\n", place.text(theme)));
        build("two");
        Two { place }
    }

    /// Carries one of the two to the folder `web`, and fails after so many steps.
    fn send(&self, which: &str, settings: &str, steps: usize) -> Result<usize, Stop> {
        let inner = transport::open(&target(settings), &self.place.at(""), &Given(&[])).unwrap();
        let remote = Failing::after(steps, inner);
        let carried = carried(&remote, &self.place.at(which), &Witness::default());
        carried.map(|_| steps - remote.left.load(Ordering::SeqCst))
    }
}

const LOUDSPEAKER: &str = r#"+++
title = "Loa"
summary = "Một cái loa."
kind = "work"
status = "completed"
date = 2024-04-01
areas = ["dai-hoi"]

[[photos]]
file = "loa.jpg"
alt = "Một cái loa"
credit = "Ban ảnh"
cover = true
+++

Xem thêm [con đường](works/duong).
"#;

const IN_PLACE: &str = "kind = \"folder\"\npath = \"web\"";
const RELEASES: &str = "kind = \"folder\"\npath = \"web\"\nreleases = true";

#[test]
fn whichever_step_fails_no_page_leads_nowhere_and_the_next_try_ends_it() {
    let two = Two::new();
    let web = two.place.at("web");
    two.send("one", IN_PLACE, usize::MAX).unwrap();
    let public: BTreeSet<String> =
        tree(&web).into_keys().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(whole(&web, &public), Ok(()));
    let one: BTreeMap<String, Vec<u8>> = tree(&web);
    let mut steps = 0;
    loop {
        std::fs::remove_dir_all(&web).unwrap();
        crate::laid_out::lay(&one, &web);
        match two.send("two", IN_PLACE, steps) {
            Ok(_) => break,
            Err(Stop::Fault(_)) => assert_eq!(whole(&web, &public), Ok(()), "after {steps} steps"),
            Err(other) => panic!("{other:?}"),
        }
        two.send("two", IN_PLACE, usize::MAX).unwrap();
        assert_eq!(whole(&web, &public), Ok(()));
        let left: Vec<String> =
            tree(&web).into_keys().filter(|path| path.contains(".lantoa-")).collect();
        assert_eq!(left, Vec::<String>::new(), "after {steps} steps");
        assert_eq!(
            std::fs::read(web.join("index.html")).unwrap(),
            std::fs::read(two.place.at("two/index.html")).unwrap()
        );
        steps += 1;
    }
    assert!(steps > 20, "{steps}");
}

/// Wine makes no links, and Windows lets not everybody make them.
#[cfg(unix)]
#[test]
fn with_releases_the_public_reads_the_old_site_or_the_new_one_whole() {
    let two = Two::new();
    two.send("one", RELEASES, usize::MAX).unwrap();
    let current = two.place.at("web/current");
    let shown = || -> BTreeMap<String, Vec<u8>> { tree(&std::fs::canonicalize(&current).unwrap()) };
    let (one, two_whole) = (tree(&two.place.at("one")), tree(&two.place.at("two")));
    for steps in 0.. {
        match two.send("two", RELEASES, steps) {
            Ok(_) => break,
            Err(_) => {
                let shown = shown();
                let is_new = shown.get("index.html") == two_whole.get("index.html");
                let wanted = if is_new { &two_whole } else { &one };
                let differs: Vec<&String> = wanted
                    .iter()
                    .filter(|(path, bytes)| shown.get(*path) != Some(*bytes))
                    .map(|(path, _)| path)
                    .collect();
                assert!(
                    differs.iter().all(|path| *path == "lantoa-manifest.json"),
                    "{steps}: {differs:?}"
                );
            }
        }
    }
    assert_eq!(shown().get("index.html"), two_whole.get("index.html"));
}
