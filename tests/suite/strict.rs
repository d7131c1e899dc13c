//! `--strict`: a warning is as bad as an error, for those who let a machine decide.

use crate::laid_out::{LaidOut, laid_out};
use crate::program::{lantoa, tree};
use crate::site::Site;
use crate::stories::{with_body, work};

/// A site with one warning and no error.
fn warned() -> LaidOut {
    laid_out(&Site::new(&with_body(&work("cau", ""), "# Đề mục lớn")))
}

#[test]
fn a_warning_ends_a_check_well_unless_it_is_strict() {
    let folder = warned();
    let check = ["check", "--lang", "en", "--today", "2024-10-01"];
    let lenient = lantoa(folder.path(), &check).with(0);
    let strict = lantoa(folder.path(), &[&check[..], &["--strict"]].concat()).with(1);
    assert_eq!(strict.err, lenient.err, "the list is the same, warnings are called warnings");
    assert!(strict.err.contains("warning[top-heading-in-body]"), "{}", strict.err);
    lantoa(folder.path(), &[&check[..], &["--strict", "--format", "json"]].concat()).with(1);
}

#[test]
fn a_strict_build_with_a_warning_writes_nothing_and_says_why() {
    let folder = warned();
    let before = tree(folder.path());
    let build = ["build", "--lang", "en", "--today", "2024-10-01"];
    let strict = lantoa(folder.path(), &[&build[..], &["--strict"]].concat()).with(1);
    assert!(strict.err.contains("Nothing was written: --strict takes warnings as errors"));
    let after = tree(folder.path());
    let written: Vec<_> = after.keys().filter(|path| !before.contains_key(*path)).collect();
    assert!(written.iter().all(|path| !path.starts_with("public/")), "{written:?}");
    lantoa(folder.path(), &build).with(0);
}

#[test]
fn a_strict_build_without_a_warning_is_a_build() {
    let folder = laid_out(&Site::new(&work("cau", "")));
    lantoa(folder.path(), &["build", "--strict", "--today", "2024-10-01"]).with(0);
    lantoa(folder.path(), &["check", "--strict", "--today", "2024-10-01"]).with(0);
}
