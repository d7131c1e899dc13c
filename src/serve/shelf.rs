//! What was made for browsers, by path: taken again while its key is that of the site.
//!
//! Nothing on it can be stale, since the key is asked for each time; a page's is worked out in a
//! fraction of a millisecond. What nobody has asked for is not kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use hyper::body::Bytes;

use crate::digest::Digest;
use crate::output::Record;
use crate::pipeline::Prepared;

/// How many bytes are kept; beyond, the shelf is cleared.
const ROOM: usize = 256 * 1024 * 1024;

/// An output for a browser.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) record: Record,
    pub(super) bytes: Bytes,
    /// The digest of a page without the names of its style sheets: when only that is as before, new
    /// styles are all that a browser needs.
    pub(super) unstyled: Digest,
}

/// The shelf.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    made: HashMap<String, Arc<Made>>,
    size: usize,
}

impl Shelf {
    /// What was made at a path before.
    pub(super) fn find(&self, path: &str) -> Option<Arc<Made>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).made.get(path).cloned()
    }

    /// Puts what was made in the place of what was there.
    pub(super) fn put(&self, path: &str, made: Made) -> Arc<Made> {
        let made = Arc::new(made);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.size > ROOM {
            *kept = Kept::default();
        }
        kept.size += made.bytes.len();
        if let Some(old) = kept.made.insert(path.to_owned(), made.clone()) {
            kept.size = kept.size.saturating_sub(old.bytes.len());
        }
        made
    }

    /// Takes away what none of these sites has.
    pub(super) fn keep_only(&self, sites: &[&Prepared]) {
        let is_there = |path: &str| sites.iter().any(|site| site.plan.recipes.contains_key(path));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.made.retain(|path, _| is_there(path));
        kept.size = kept.made.values().map(|made| made.bytes.len()).sum();
    }
}
