//! Whatever is fed to lantoa, and whatever fails under it: the right result or a named problem, within
//! bounds, and the last good site as it was.
//!
//! `Ground` is a site on a disk that was built once, with something of others beside it. Every run of
//! the real program upon it is held to the bounds: 20 seconds, 1.5 GB, no panic, nothing of others
//! touched. A file of this folder is named as what fails. More of it is in `memory` (the cache),
//! `output_folder`, `photo_files` and `photo_bytes`, `strictness` (dates, keys), `preview`.

mod cache;
mod disk;
mod encodings;
mod file_kinds;
mod front_matter;
mod images;
mod killed;
mod names;
mod nth_operation;
mod output;
mod sizes;
mod surroundings;
mod templates;
mod together;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::laid_out::{LaidOut, laid_out};
use crate::program::{Ended, tree};
use crate::site::Site;

/// Where the story lies that most of these tests spoil.
const STORY: &str = "content/works/cau.md";

/// That story: ten lines, the body on the last.
const GOOD: &str = "\
+++
title = \"Cây cầu\"
summary = \"Một cây cầu.\"
kind = \"work\"
status = \"completed\"
date = 2024-03-15
areas = [\"dai-hoi\"]
+++

Cầu đã xong.
";

/// What holds for every run (issue 7): milliseconds, kilobytes.
const LONGEST: u64 = 20_000;
const MOST_MEMORY: u64 = 1_500_000;

/// A site on a disk that was built once, and things of others beside it.
struct Ground {
    folder: LaidOut,
    good: BTreeMap<String, Vec<u8>>,
    others: BTreeMap<String, Vec<u8>>,
}

/// A problem as `check --format json` gives it.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    code: String,
    path: String,
    line: u64,
}

impl Ground {
    /// The small sound site and one story.
    fn new() -> Ground {
        Ground::of(Site::new("").write(STORY, GOOD))
    }

    fn of(site: &Site) -> Ground {
        let folder = laid_out(site);
        let others = folder.beside("others");
        fs::create_dir_all(others.join("cau")).unwrap();
        fs::write(others.join("cau/index.html"), "mine").unwrap();
        fs::write(others.join("keep.md"), GOOD).unwrap();
        let others = tree(&others);
        let mut ground = Ground { folder, good: BTreeMap::new(), others };
        ground.build(0);
        ground.good = ground.public();
        ground
    }

    fn site(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// The folder in which the site lies, and whatever is laid beside it.
    fn around(&self) -> &Path {
        self.folder.around()
    }

    /// A folder that is not lantoa's.
    fn others(&self) -> PathBuf {
        self.folder.beside("others")
    }

    /// What lies in the output folder; nothing if there is none.
    fn public(&self) -> BTreeMap<String, Vec<u8>> {
        let public = self.site().join("public");
        if public.exists() { tree(&public) } else { BTreeMap::new() }
    }

    /// Writes a file of the site; its folder is made.
    fn write(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> &Ground {
        let path = self.site().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Runs lantoa on the site and holds it to the bounds.
    fn run(&self, arguments: &[&str]) -> Ended {
        let ended = bounded(&self.site(), arguments, &[]);
        assert_eq!(tree(&self.others()), self.others, "something outside was written");
        ended
    }

    /// Builds, and it ends like this.
    fn build(&self, code: i32) -> Ended {
        self.run(&["build", "--quiet", "--lang", "en"]).with(code)
    }

    /// The problems of the site; the page's errors alone.
    fn found(&self) -> Vec<Found> {
        let out = self.run(&["check", "--format", "json"]).out;
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        let problems = report["problems"].as_array().unwrap().iter();
        let found = problems.map(|problem| Found {
            code: problem["code"].as_str().unwrap().to_owned(),
            path: problem["path"].as_str().unwrap().to_owned(),
            line: problem["line"].as_u64().unwrap(),
        });
        found.collect()
    }

    /// The build is refused (1) with this problem alone, at this line of the file; the last good site
    /// stands byte for byte.
    fn refused(&self, code: &str, path: &str, line: u64) -> String {
        let wanted = Found { code: code.to_owned(), path: path.to_owned(), line };
        assert_eq!(self.found(), [wanted]);
        self.refused_with(code)
    }

    /// The same, whatever else is wrong.
    fn refused_with(&self, code: &str) -> String {
        let english = self.build(1).err;
        assert!(english.contains(&format!("[{code}]")), "{english}");
        self.stands();
        english
    }

    /// The site is built, with these warnings and no others.
    fn accepted(&self, warnings: &[&str]) {
        let found = self.found();
        let codes: Vec<&str> = found.iter().map(|found| found.code.as_str()).collect();
        assert_eq!(codes, warnings);
        self.build(0);
    }

    /// The last good site stands byte for byte.
    fn stands(&self) {
        let (now, good) = (self.public(), &self.good);
        let differ = now.keys().chain(good.keys()).find(|path| now.get(*path) != good.get(*path));
        assert_eq!(differ, None, "the last good site is not as it was");
    }
}

/// A sound story with this body.
fn with_text(body: &str) -> String {
    GOOD.replace("Cầu đã xong.\n", body)
}

/// Runs lantoa in a folder with these variables alone, and holds it to the bounds.
fn bounded(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ended {
    let report = tempfile::NamedTempFile::new().unwrap();
    let ended = Command::new(compiled("bounded", &[]))
        .arg(report.path())
        .arg(env!("CARGO_BIN_EXE_lantoa"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&ended.stderr).into_owned();
    let report = fs::read_to_string(report.path()).unwrap();
    let costs: Vec<u64> = report.split_whitespace().map(|one| one.parse().unwrap()).collect();
    let [code, memory, took] = costs[..] else { panic!("no report: {report:?} {err}") };
    assert!(took < LONGEST, "{arguments:?} took {took} ms");
    assert!(memory < MOST_MEMORY, "{arguments:?} held {memory} KB");
    assert!(!err.contains("panicked") && !err.contains("overflowed"), "{err}");
    let out = String::from_utf8(ended.stdout).unwrap();
    Ended { code: i32::try_from(code).unwrap(), out, err }
}

/// A small program in C of this folder, compiled once; Rust needs a linker, so `cc` is there.
fn compiled(name: &str, flags: &[&str]) -> PathBuf {
    static ONE_AT_A_TIME: OnceLock<std::sync::Mutex<()>> = OnceLock::new();
    let _turn = ONE_AT_A_TIME.get_or_init(Default::default).lock().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/faults/{name}.c"));
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faults-{name}"));
    let is_newer = |made: fs::Metadata| {
        made.modified().unwrap() > fs::metadata(&source).unwrap().modified().unwrap()
    };
    if !fs::metadata(&made).is_ok_and(is_newer) {
        let ended = Command::new("cc").args(flags).arg("-o").arg(&made).arg(&source).output();
        let ended = ended.expect("cc is there");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    made
}

/// Whether this process may mount file systems and become somebody else; says so if not.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    let is_root = id.stdout.trim_ascii() == b"0";
    if !is_root {
        println!("left out: this needs root");
    }
    is_root
}
