//! A whole site from one string, built in memory: what nearly every test begins with.
//!
//! `Site::new` lays the given files over a small sound site with the real theme. A file begins at a
//! line `//- path`. `build` remembers what was made before, as a second run of the program does;
//! `clean` forgets it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use lantoa::catalogue::{Catalogue, Drafts};
use lantoa::config::BaseUrl;
use lantoa::language::Language;
use lantoa::language::date::Date;
use lantoa::pipeline::{self, Inputs, Memory, Today, Unwatched};
use lantoa::problem::report::{Colour, terminal};
use lantoa::problem::{Problem, Severity};
use lantoa::source::{self, Sources};
use lantoa::view::{Finish, Links};
use scraper::{Html, Selector};

/// A small sound site: one area, one district with two communes, the pages that must be there.
const BASE: &str = include_str!("site/base.txt");

/// A site that a test edits and builds.
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    memory: Memory,
    made: BTreeMap<String, Vec<u8>>,
    /// The day on which it is built.
    pub(crate) today: Date,
    /// How its pages name each other.
    pub(crate) links: Links,
    /// Which entries are wanted.
    pub(crate) drafts: Drafts,
    /// Where it is read, when that is not what site.toml says.
    pub(crate) base_url: Option<&'static str>,
    /// What is done to a page once its template is filled.
    pub(crate) finish: Finish,
}

/// What a build gave.
pub(crate) struct Run {
    /// Every output that the site has now.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The paths that were made in this run, with why.
    pub(crate) made: Vec<(String, String)>,
    /// What was wrong.
    pub(crate) problems: Vec<Problem>,
    /// Whether there is an output at all.
    pub(crate) is_good: bool,
    /// What it tells of, if it is good.
    pub(crate) catalogue: Option<Catalogue>,
    sources: Sources,
}

impl Site {
    /// The small sound site with these files laid over it.
    pub(crate) fn new(files: &str) -> Site {
        let mut site = Site::bare();
        site.lay(BASE).lay(files);
        site
    }

    /// The theme and nothing else.
    pub(crate) fn bare() -> Site {
        let mut files = BTreeMap::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for entry in walk(&root.join("themes")) {
            let path = entry.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(path, std::fs::read(&entry).unwrap());
        }
        Site {
            files,
            memory: Memory::default(),
            made: BTreeMap::new(),
            today: Date::new(2024, 10, 1).unwrap(),
            links: Links::FromRoot,
            drafts: Drafts::Hidden,
            base_url: None,
            finish: Finish::Minified,
        }
    }

    /// Lays files over those that are there.
    pub(crate) fn lay(&mut self, files: &str) -> &mut Site {
        let files = split(files).into_iter().map(|(path, text)| (path, text.into_bytes()));
        self.files.extend(files);
        self
    }

    /// Writes a file.
    pub(crate) fn write(&mut self, path: &str, text: impl AsRef<[u8]>) -> &mut Site {
        self.files.insert(path.to_owned(), text.as_ref().to_vec());
        self
    }

    /// Replaces a piece of a file's text; it must be there.
    pub(crate) fn edit(&mut self, path: &str, from: &str, to: &str) -> &mut Site {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not contain {from:?}");
        self.write(path, text.replace(from, to))
    }

    /// Removes a file.
    pub(crate) fn remove(&mut self, path: &str) -> &mut Site {
        assert!(self.files.remove(path).is_some(), "{path} is not there");
        self
    }

    /// Renames a file.
    pub(crate) fn rename(&mut self, from: &str, to: &str) -> &mut Site {
        let text = self.files.remove(from).unwrap_or_else(|| panic!("{from} is not there"));
        self.files.insert(to.to_owned(), text);
        self
    }

    /// All files with their bytes.
    pub(crate) fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{path} is not there"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// The paths of all files below a folder.
    pub(crate) fn paths(&self, folder: &str) -> Vec<String> {
        self.files.keys().filter(|path| path.starts_with(folder)).cloned().collect()
    }

    /// Builds with the memory of the builds before.
    pub(crate) fn build(&mut self) -> Run {
        let mut memory = std::mem::take(&mut self.memory);
        let run = self.run(&mut memory);
        self.memory = memory;
        if run.is_good {
            self.made = run.files.clone();
        }
        run
    }

    /// Builds as on a new machine.
    pub(crate) fn clean(&mut self) -> Run {
        let kept = std::mem::take(&mut self.made);
        let run = self.run(&mut Memory::default());
        self.made = kept;
        run
    }

    fn run(&self, memory: &mut Memory) -> Run {
        let read = Sources::from_files(
            self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())),
        );
        let sources = read.value.clone();
        let inputs = Inputs {
            sources: read.value,
            problems: read.problems,
            today: Today::Given(self.today),
            base_url: self.base_url.map(|text| BaseUrl::parse(text).unwrap()),
            links: self.links,
            drafts: self.drafts,
            finish: self.finish,
        };
        let built = pipeline::build(&inputs, memory, &mut Unwatched::default());
        let is_good = built.made.is_some();
        let catalogue = built.made.as_ref().map(|made| made.catalogue.clone());
        let mut files = BTreeMap::new();
        let mut made = Vec::new();
        for output in built.made.into_iter().flat_map(|made| made.outputs) {
            let bytes = match output.made {
                Some((bytes, reason)) => {
                    made.push((output.path.clone(), format!("{reason:?}")));
                    bytes
                }
                None => self.made.get(&output.path).cloned().expect("made in an earlier build"),
            };
            files.insert(output.path, bytes);
        }
        Run { files, made, problems: built.problems, is_good, catalogue, sources }
    }
}

impl Run {
    /// The site is there, without a single error. Warnings may stand.
    pub(crate) fn good(self) -> Run {
        assert!(self.is_good, "{}", self.said(Language::English));
        self
    }

    /// The page at an address such as `/cong-trinh/`.
    pub(crate) fn page(&self, address: &str) -> Page {
        Page(Html::parse_document(&self.file(&format!("{address}index.html"))))
    }

    /// The text of an output file, such as `/feed.xml`.
    pub(crate) fn file(&self, path: &str) -> String {
        let path = path.trim_start_matches('/');
        let bytes = self.files.get(path).unwrap_or_else(|| {
            panic!("no {path}; there are {:?}", self.files.keys().collect::<Vec<_>>())
        });
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// Whether a page stands at an address.
    pub(crate) fn has(&self, address: &str) -> bool {
        self.files.contains_key(format!("{address}index.html").trim_start_matches('/'))
    }

    /// The paths made in this run.
    pub(crate) fn paths_made(&self) -> Vec<&str> {
        self.made.iter().map(|(path, _)| path.as_str()).collect()
    }

    /// The codes of all problems.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.problems.iter().map(|problem| problem.kind.code()).collect()
    }

    /// The codes of the errors alone.
    pub(crate) fn errors(&self) -> Vec<&'static str> {
        let errors = self.problems.iter().filter(|problem| problem.severity == Severity::Error);
        errors.map(|problem| problem.kind.code()).collect()
    }

    /// The texts that the problems of a code underline, in order.
    pub(crate) fn marked(&self, code: &str) -> Vec<String> {
        let problems = self.problems.iter().filter(|problem| problem.kind.code() == code);
        let text = |problem: &Problem| {
            let text = self.sources.text(&problem.place.path).unwrap_or_default();
            text.get(problem.place.span.range()).expect("between two letters").to_owned()
        };
        problems.map(text).collect()
    }

    /// All problems as the terminal shows them, without colour.
    pub(crate) fn said(&self, language: Language) -> String {
        let text_of = |path: &str| -> Option<Arc<str>> { self.sources.shown(path) };
        terminal(&self.problems, &text_of, language, Colour::Plain)
    }
}

/// A page of HTML, to ask questions of.
pub(crate) struct Page(pub(crate) Html);

impl Page {
    /// The text of the first element that a CSS selector finds, blanks folded.
    pub(crate) fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        texts.into_iter().next().unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    /// The texts of all elements that a selector finds, blanks folded.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.0.select(&parsed(selector)).collect::<Vec<_>>();
        found.into_iter().map(|element| folded(&element.text().collect::<String>())).collect()
    }

    /// An attribute of every element that a selector finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let found = self.0.select(&parsed(selector)).collect::<Vec<_>>();
        found.into_iter().filter_map(|one| one.value().attr(name).map(str::to_owned)).collect()
    }

    /// An attribute of the first element that a selector finds.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> String {
        let found = self.attributes(selector, name).into_iter().next();
        found.unwrap_or_else(|| panic!("nothing is {selector} with {name}"))
    }

    /// All text of the page, blanks folded.
    pub(crate) fn all(&self) -> String {
        self.text("body")
    }
}

/// Whether a text, its blanks folded, contains another; non-breaking spaces count as spaces.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a site from a disk as the program does.
pub(crate) fn read(folder: &Path) -> Sources {
    source::read(folder, &Default::default()).unwrap().value
}

fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|_| panic!("{selector} is no selector"))
}

fn split(files: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in files.split_inclusive('\n') {
        match (line.strip_prefix("//- "), found.last_mut()) {
            (Some(path), _) => found.push((path.trim().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => assert!(line.trim().is_empty(), "text before the first //- line"),
        }
    }
    found
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(walk(&path)),
            false => found.push(path),
        }
    }
    found
}
