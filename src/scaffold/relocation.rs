//! A planned move on the disk: all of it, or none.
//!
//! Everything that can fail early fails before the first change: each file is still as it was
//! planned from and may be written, each new name is free, each new text lies beside its file. The
//! mentions change first and the names after them, the original's last: a run that is cut off
//! leaves the entry under its old name, and the same command finishes the work.

use std::io;
use std::path::Path;

use super::file::{self, Staged};
use crate::relocate::{Plan, Rename, Rewrite};

/// Why a move was not made.
#[derive(Debug)]
pub enum Failure {
    /// A file has changed since the move was planned; nothing was done.
    Changed(String),
    /// The disk refused something; all is as it was.
    Undone(io::Error),
    /// The disk refused something, and then to undo this: what still differs, and why.
    Half(io::Error, Vec<(String, io::Error)>),
}

/// Carries a plan out on the site in this folder.
pub fn carry_out(site: &Path, plan: &Plan) -> Result<(), Failure> {
    let staged = prepared(site, plan)?;
    let mut done = Vec::new();
    let rewrites = plan.rewrites.iter().zip(staged);
    let steps = rewrites.map(|(rewrite, staged)| Step::Text(rewrite, staged));
    for step in steps.chain(plan.renames.iter().map(Step::Name)) {
        match step.make(site) {
            Ok(one) => done.push(one),
            Err(error) => return Err(undone(site, done, error)),
        }
    }
    Ok(())
}

/// A change that is to be made.
enum Step<'a> {
    Text(&'a Rewrite, Staged),
    Name(&'a Rename),
}

/// A change that was made.
enum Done<'a> {
    Text(&'a Rewrite),
    Name(&'a Rename),
}

impl<'a> Step<'a> {
    fn make(self, site: &Path) -> io::Result<Done<'a>> {
        match self {
            Step::Text(rewrite, staged) => staged.put().map(|()| Done::Text(rewrite)),
            Step::Name(rename) => {
                file::rename(&site.join(&rename.from), &site.join(&rename.to))?;
                Ok(Done::Name(rename))
            }
        }
    }
}

/// The new texts beside their files, when nothing that can be seen now stands in the way.
fn prepared(site: &Path, plan: &Plan) -> Result<Vec<Staged>, Failure> {
    let mut staged = Vec::new();
    for Rewrite { path, before, after, .. } in &plan.rewrites {
        let place = site.join(path);
        if file::read(&place).map_err(Failure::Undone)? != *before {
            return Err(Failure::Changed(path.clone()));
        }
        file::open_to_write(&place).map_err(Failure::Undone)?;
        staged.push(file::stage(&place, after).map_err(Failure::Undone)?);
    }
    for Rename { from, to } in &plan.renames {
        if site.join(to).symlink_metadata().is_ok() {
            return Err(Failure::Changed(to.clone()));
        }
        site.join(from).symlink_metadata().map_err(|_| Failure::Changed(from.clone()))?;
    }
    Ok(staged)
}

/// Undoes what was done, the last first.
fn undone(site: &Path, done: Vec<Done<'_>>, error: io::Error) -> Failure {
    let mut left = Vec::new();
    for one in done.into_iter().rev() {
        let (path, back) = match one {
            Done::Text(rewrite) => {
                (&rewrite.path, file::replace(&site.join(&rewrite.path), &rewrite.before))
            }
            Done::Name(rename) => {
                (&rename.to, file::rename(&site.join(&rename.to), &site.join(&rename.from)))
            }
        };
        if let Err(error) = back {
            left.push((path.clone(), error));
        }
    }
    match left.is_empty() {
        true => Failure::Undone(error),
        false => Failure::Half(error, left),
    }
}
