//! A move that fails leaves all as it was, and one that was cut off can be finished.

use std::fs;

use lantoa::relocate::{Plan, Rename, Rewrite};
use lantoa::scaffold::relocation::{Failure, carry_out};

use super::{built, contents, moved, site};
use crate::laid_out::{LaidOut, laid_out};
use crate::program::tree;

fn rename(from: &str, to: &str) -> Rename {
    Rename { from: from.to_owned(), to: to.to_owned() }
}

fn rewrite(path: &str, before: &str, after: &str) -> Rewrite {
    let [path, before, after] = [path, before, after].map(str::to_owned);
    Rewrite { path, before, after, mentions: 1 }
}

/// A folder with two short files and a folder.
fn files() -> LaidOut {
    let files = [("a", "một"), ("b", "hai"), ("c/d", "ba")];
    let file = |(path, text): (&str, &str)| (path.to_owned(), text.into());
    LaidOut::of(&files.map(file).into())
}

#[test]
fn what_was_done_before_a_failure_is_undone() {
    let folder = files();
    let before = tree(folder.path());
    let plan = Plan {
        rewrites: vec![rewrite("a", "một", "MỘT"), rewrite("c/d", "ba", "BA")],
        // The last one cannot be: by then there is a file where it needs a folder.
        renames: vec![rename("c", "e"), rename("a", "f"), rename("b", "f/b")],
        ..Plan::default()
    };
    let failed = carry_out(folder.path(), &plan).unwrap_err();
    assert!(matches!(failed, Failure::Undone(_)), "{failed:?}");
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn a_file_that_changed_in_the_meantime_stops_it_before_it_begins() {
    let folder = files();
    let before = tree(folder.path());
    let plan = Plan {
        rewrites: vec![rewrite("a", "một", "MỘT"), rewrite("b", "khác", "KHÁC")],
        ..Plan::default()
    };
    let failed = carry_out(folder.path(), &plan).unwrap_err();
    assert!(matches!(&failed, Failure::Changed(path) if path == "b"), "{failed:?}");
    let plan = Plan { renames: vec![rename("a", "b")], ..Plan::default() };
    assert!(matches!(carry_out(folder.path(), &plan).unwrap_err(), Failure::Changed(_)));
    assert_eq!(tree(folder.path()), before);
}

/// A user who may change only what is everybody's: root may change everything.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_changed_leaves_all_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let folder = laid_out(&site("[a](works/cau)"));
    let open = |path: &str, mode: u32| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    for path in ["", "content", "content/news", "content/works"] {
        open(path, 0o777);
    }
    for path in ["content/news/tin.md", "content/works/cau.md", "content/works/cau.en.md"] {
        open(path, 0o666);
    }
    // In it everybody may make files, and only their owner may rename or replace them; the other
    // folder may be read alone. Of no use to whoever is not root, who owns them all.
    let is_root = fs::metadata("/proc/self").is_ok_and(|own| {
        use std::os::unix::fs::MetadataExt;
        own.uid() == 0
    });
    for mode in [0o1777, 0o555] {
        open("content/works", mode);
        if !is_root && mode != 0o555 {
            continue;
        }
        let before = contents(folder.path());
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lantoa"));
        command.args(["move", "works/cau", "x", "--yes"]).current_dir(folder.path()).env_clear();
        if is_root {
            command.uid(65534).gid(65534);
        }
        // Nothing is to be seen where nobody may not even read the program.
        let Ok(ended) = command.output() else { continue };
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(3), "{said}");
        assert!(said.contains("Mọi tệp vẫn như cũ"), "{said}");
        assert_eq!(contents(folder.path()), before);
    }
    open("content/works", 0o755);
}

#[test]
fn a_move_that_was_cut_off_is_finished_by_the_same_command() {
    let body = "[a](works/cau) [b](/cong-trinh/cau/)";
    let whole = laid_out(&site(body));
    moved(&whole, "works/cau", "x").with(0);
    // Cut off after the mentions, and after the entry's own files too.
    let news = "content/news/tin.md";
    let cut = laid_out(&site(body));
    cut.write(news, whole.text(news));
    moved(&cut, "works/cau", "x").with(0);
    assert_eq!(contents(cut.path()), contents(whole.path()));
    let cut = laid_out(&site(body));
    cut.write(news, whole.text(news));
    let original = whole.text("content/works/x.md");
    cut.write("content/works/cau.md", original);
    moved(&cut, "works/cau", "x").with(0);
    assert_eq!(contents(cut.path()), contents(whole.path()));
    built(&cut);
}
