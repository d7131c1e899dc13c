//! Photos: each decoded once for all of its prints, all cores at work, the pages not waiting.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Output, Record, Records, output};
use crate::digest::Digest;
use crate::photo::{Print, develop};
use crate::plan::Plan;
use crate::plan::recipe::Recipe;
use crate::problem::{PhotoProblem, Place, Problem};
use crate::source::Sources;
use crate::view::Key;

/// Changes with anything that makes other bytes of the same photo: qualities, filters, encoders.
const VERSION: &[u8] = b"2";

/// The prints that are wanted of each photo, with the files they go to.
type Wanted<'a> = BTreeMap<&'a str, Vec<(&'a str, Print)>>;

/// Makes the prints whose keys are new.
pub(super) fn make(
    plan: &Plan,
    sources: &Sources,
    before: &Records,
    done: &AtomicUsize,
) -> Vec<Result<Output, Box<Problem>>> {
    let mut wanted: Wanted<'_> = BTreeMap::new();
    for (path, recipe) in &plan.recipes {
        if let Recipe::Photo { source, print } = recipe {
            wanted.entry(source).or_default().push((path, *print));
        }
    }
    let wanted: Vec<_> = wanted.into_iter().collect();
    let made = wanted.par_iter().flat_map_iter(|(source, prints)| {
        let made = of_photo(sources, source, prints, before);
        done.fetch_add(prints.len(), Ordering::Relaxed);
        made
    });
    made.collect()
}

/// Makes a single print, unless its key is that of before.
pub(super) fn one(
    sources: &Sources,
    source: &str,
    (path, print): (&str, Print),
    before: Option<&Record>,
) -> Result<Output, Box<Problem>> {
    let before = before.map(|record| (path.to_owned(), *record)).into_iter().collect();
    let made = of_photo(sources, source, &[(path, print)], &before).into_iter().next();
    // The plan names only photos that the snapshot has.
    made.unwrap_or_else(|| Ok(output(path, Key::default(), None, Vec::new)))
}

/// The prints of one photo.
fn of_photo(
    sources: &Sources,
    source: &str,
    prints: &[(&str, Print)],
    before: &Records,
) -> Vec<Result<Output, Box<Problem>>> {
    let Some(photo) = sources.photo(source) else { return Vec::new() };
    let key = |print: &Print| Key {
        view: Digest::of_parts(&[
            VERSION,
            photo.digest.bytes(),
            &print.width.to_le_bytes(),
            print.format.ending().as_bytes(),
        ]),
        ..Key::default()
    };
    let record = |path: &str, print: &Print| -> Option<&Record> {
        before.get(path).filter(|record| record.key == key(print))
    };
    let (new, old): (Vec<_>, Vec<_>) =
        prints.iter().partition(|(path, print)| record(path, print).is_none());
    let mut made: Vec<Result<Output, Box<Problem>>> = Vec::with_capacity(prints.len());
    for (path, print) in old {
        if let Some(record) = record(path, &print) {
            made.push(Ok(Output { path: path.to_owned(), record: *record, made: None }));
        }
    }
    let wanted: Vec<Print> = new.iter().map(|(_, print)| *print).collect();
    if wanted.is_empty() {
        return made;
    }
    let developed = photo
        .bytes()
        .map_err(|error| PhotoProblem::PhotoUnreadable { detail: error.to_string() })
        .and_then(|bytes| develop(&bytes, &wanted));
    match developed {
        Ok(developed) => made.extend(new.iter().zip(developed).map(|((path, print), bytes)| {
            Ok(output(path, key(print), before.get(*path), || bytes))
        })),
        Err(problem) => made.push(Err(Box::new(Problem::error(Place::top(source), problem)))),
    }
    made
}
