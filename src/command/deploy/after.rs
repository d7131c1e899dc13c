//! After a deploy: some of what was sent is read back, so that the last word is what a reader finds.

use super::words;
use crate::command::End;
use crate::command::arguments::Common;
use crate::deploy::changes::Changes;
use crate::deploy::transport::Remote;
use crate::digest::Digest;
use crate::manifest::{Manifest, Role};

/// So many pages are read back.
const READ_BACK: usize = 8;

/// The page that is read back in any case.
const HOME: &str = "index.html";

/// What was done.
pub(super) struct Done<'a> {
    pub(super) site: &'a Manifest,
    pub(super) changes: &'a Changes,
}

/// Reads some pages back and says how it went.
pub(super) fn after(common: &Common, remote: &dyn Remote, done: &Done<'_>) -> End {
    let sent = done.changes.uploads.iter();
    let pages = sent.filter(|upload| matches!(upload.entry.role, Role::Page | Role::Index));
    let mut sample: Vec<&str> =
        pages.map(|upload| upload.path.as_str()).take(READ_BACK - 1).collect();
    if !sample.contains(&HOME) {
        sample.push(HOME);
    }
    let wrong: Vec<String> = sample
        .iter()
        .filter(|path| {
            let wanted = done.site.files.get(**path).map(|entry| entry.digest.clone());
            let found = remote.read(path).ok().flatten();
            found.map(|bytes| Digest::of(&bytes).to_string()) != wanted
        })
        .map(ToString::to_string)
        .collect();
    if !wrong.is_empty() {
        anstream::eprintln!("{}", words::read_back_wrong(common.language, &wrong));
        return End::Machine;
    }
    if !common.quiet {
        anstream::println!("{}", words::done(common.language, done.changes, sample.len()));
    }
    End::Good
}
