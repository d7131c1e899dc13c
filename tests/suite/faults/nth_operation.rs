//! Every single file operation fails once, one run after the other, until a run passes without it.
//!
//! `nth.c` stands between lantoa and the system's library, so the calls are those of the real program.

use std::collections::BTreeMap;
use std::fs;

use super::{GOOD, Ground, STORY, bounded, compiled};
use crate::pictures::{flat, jpeg, photo};
use crate::program::Ended;

/// How a run is broken off.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// An operation gives one of these errors in turn: EIO, ENOSPC.
    Error,
    /// The program is killed before it.
    Killed,
}

/// Which operations.
#[derive(Clone, Copy)]
pub(super) enum Among {
    All,
    Writing,
}

/// A library of its own; glibc's headers promise that no path is null, and Rust asks with none.
const FLAGS: [&str; 5] = ["-shared", "-fPIC", "-fno-delete-null-pointer-checks", "-w", "-ldl"];

/// Of the operations of a first build.
pub(super) const SOME: usize = 5;

type Files = BTreeMap<String, Vec<u8>>;

/// A build in which the n-th operation fails; none if there are not so many.
fn broken(ground: &Ground, (fault, among): (Fault, Among), n: usize) -> Option<Ended> {
    let reached = ground.around().join("reached");
    let _ = fs::remove_file(&reached);
    let shim = compiled("nth", &FLAGS);
    let error = match fault {
        Fault::Killed => "0",
        Fault::Error => ["5", "28"][n % 2],
    };
    let root = ground.site().canonicalize().unwrap();
    let variables = [
        ("BOUNDED_PRELOAD", shim.to_str().unwrap()),
        ("NTH_ROOT", root.to_str().unwrap()),
        ("NTH", &n.to_string()),
        ("NTH_KIND", if matches!(among, Among::All) { "all" } else { "writing" }),
        ("NTH_ERROR", error),
        ("NTH_COUNT", reached.to_str().unwrap()),
        // One after the other, so that the n-th is the same in each run.
        ("RAYON_NUM_THREADS", "1"),
    ];
    let ended = bounded(&root, &["build", "--quiet", "--lang", "en"], &variables);
    reached.exists().then_some(ended)
}

/// Every file is that of before or that of after.
fn old_or_new(now: &Files, (old, new): (&Files, &Files), n: usize) {
    for (path, bytes) in now {
        let waits = path.is_empty() || path.starts_with(".lantoa-");
        let is_manifest = path == "lantoa-manifest.json";
        let is_whole = [old.get(path), new.get(path)].contains(&Some(bytes));
        assert!(waits || is_manifest || is_whole, "operation {n}: {path} is neither old nor new");
    }
    for path in old.keys().filter(|path| new.contains_key(*path)) {
        assert!(now.contains_key(path), "operation {n}: {path} is lost");
    }
}

/// Breaks a build at each of its operations. Before each, `change` makes the site that it began with
/// into the other of the two, so that there is something to write; it is told which run this is.
pub(super) fn at_each(fault: (Fault, Among), ground: &Ground, change: impl Fn(&Ground, usize)) {
    at_every(1, fault, ground, change);
}

/// The same at every so many of its operations: a first build writes every page in the same way.
pub(super) fn at_every(
    step: usize,
    fault: (Fault, Among),
    ground: &Ground,
    change: impl Fn(&Ground, usize),
) {
    // What the two sites are, and in turn become.
    change(ground, 0);
    ground.build(0);
    let mut new = ground.public();
    change(ground, 1);
    ground.build(0);
    let mut old = ground.public();
    let (mut failed, mut run, mut is_changed) = (0, 2, true);
    for n in (1..).step_by(step) {
        if is_changed {
            change(ground, run);
        }
        let before = ground.public();
        let Some(ended) = broken(ground, fault, n) else {
            assert!(ground.public() == new, "without a fault");
            break;
        };
        let now = ground.public();
        match (fault.0, ended.code) {
            (Fault::Killed, 137) => failed += 1,
            (Fault::Error, 3) => {
                failed += 1;
                let is_said = ended.err.starts_with("error: the machine could not")
                    || ended.err.starts_with("error[photo-unreadable]");
                assert!(is_said && ended.err.contains('/'), "no file is named: {}", ended.err);
            }
            // What can be done without: the memory, and the lock.
            (Fault::Error, 0) => assert!(now == new, "operation {n}: {}", ended.err),
            _ => panic!("operation {n}: {ended:?}"),
        }
        old_or_new(&now, (&before, &new), n);
        is_changed = now != before;
        if !is_changed {
            // Nothing was written: the next run finds what this one found.
            continue;
        }
        run += 1;
        ground.build(0);
        assert!(ground.public() == new, "operation {n}: the next build is not clean");
        std::mem::swap(&mut old, &mut new);
    }
    println!("{failed} operations broke the build off");
    assert!(failed > 10, "{failed}");
}

/// The story says now the one thing and now the other.
pub(super) fn edit(ground: &Ground, run: usize) {
    let word = if run.is_multiple_of(2) { "mới xong" } else { "đã xong" };
    ground.write(STORY, GOOD.replace("đã xong", word));
}

/// The same, and a photo shows another colour.
fn edit_with_photo(ground: &Ground, run: usize) {
    edit(ground, run);
    let colour = [if run.is_multiple_of(2) { 200 } else { 20 }, 90, 90];
    ground.write("content/works/duong/a.jpg", jpeg(&flat(40, 30, colour)));
}

/// The same, and nothing lies in the output folder.
pub(super) fn edit_and_clear(ground: &Ground, run: usize) {
    edit(ground, run);
    for folder in ["public", ".lantoa"] {
        let _ = fs::remove_dir_all(ground.site().join(folder));
    }
}

#[test]
fn whatever_operation_of_a_build_fails_files_are_old_or_new_and_the_next_is_clean() {
    let ground = Ground::new();
    let text = GOOD.replace("+++\n\n", &format!("{}+++\n\n", photo("a.jpg", "")));
    ground.write("content/works/duong/index.md", text);
    at_each((Fault::Error, Among::All), &ground, edit_with_photo);
}

#[test]
fn whatever_writing_of_a_first_build_fails_the_next_is_clean() {
    at_every(SOME, (Fault::Error, Among::Writing), &Ground::new(), edit_and_clear);
}
