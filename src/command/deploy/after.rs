//! After a deploy: some of what was sent is read back, as a reader gets it where the site's address
//! answers, else from the target, so that the last word is what a reader finds.

use super::super::out::{say, tell};
use super::words::{self, Way};
use crate::command::End;
use crate::command::arguments::Common;
use crate::config::BaseUrl;
use crate::deploy::changes::Changes;
use crate::deploy::transport::Remote;
use crate::deploy::transport::web::{self, Web};
use crate::digest::Digest;
use crate::manifest::{Entry, Manifest, Role};

/// So many pages are read back.
const READ_BACK: usize = 8;

/// What was done, and where the public reads it.
pub(super) struct Done<'a> {
    pub(super) site: &'a Manifest,
    pub(super) changes: &'a Changes,
    pub(super) base: &'a BaseUrl,
}

/// Reads some pages back and says how it went.
pub(super) fn after(common: &Common, remote: &dyn Remote, done: &Done<'_>) -> End {
    let public = public(done);
    let read = |path: &str, entry: &Entry| match (&public, &entry.address) {
        (Some(web), Some(address)) => {
            let answer = web.get(&done.base.absolute(address)).ok();
            answer.filter(|answer| answer.status == 200).map(|answer| answer.bytes)
        }
        _ => remote.read(path).ok().flatten(),
    };
    let sent = done.changes.uploads.iter();
    let pages = sent.filter(|upload| matches!(upload.entry.role, Role::Page | Role::Index));
    let sample: Vec<_> = pages.take(READ_BACK).collect();
    let is_wrong = |path: &str, entry: &Entry| {
        read(path, entry).is_none_or(|bytes| Digest::of(&bytes).to_string() != entry.digest)
    };
    let wrong: Vec<String> = sample
        .iter()
        .filter(|upload| is_wrong(&upload.path, &upload.entry))
        .map(|upload| upload.entry.address.as_ref().unwrap_or(&upload.path).clone())
        .collect();
    let way = if public.is_some() { Way::Public } else { Way::Target };
    if !wrong.is_empty() {
        tell!("{}", words::read_back_wrong(common.language, way, &wrong));
        return End::Machine;
    }
    if !common.quiet {
        let told = words::Told { changes: done.changes, read: sample.len(), way };
        say!("{}", words::done(common.language, &told));
    }
    End::Good
}

/// The public's way, where the site's address shows this site.
fn public(done: &Done<'_>) -> Option<Web> {
    let web = web::open().ok()?;
    let home = done.site.files.get("index.html")?;
    let answer = web.get(&done.base.absolute(home.address.as_deref()?)).ok()?;
    (answer.status == 200).then_some(web)
}
