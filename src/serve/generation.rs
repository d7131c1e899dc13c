//! The site at one moment: what was read, what is wrong with it, and the last good site.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::language::date::Date;
use crate::pipeline::Prepared;
use crate::problem::{Problem, has_errors};
use crate::source::Sources;

/// One moment of the site.
#[derive(Debug, Default)]
pub(super) struct Generation {
    /// Counts up from 1; 0 is nothing read yet.
    pub(super) number: u64,
    /// The day on which it was looked at, once there was a site to say where it is at home.
    pub(super) today: Option<Date>,
    /// The snapshot, for the texts that problems are about.
    pub(super) sources: Sources,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
    /// The last good site, which is of an earlier snapshot while errors stand.
    pub(super) good: Option<Arc<Prepared>>,
    /// The good site before that: a browser may still be loading its styles and photos.
    pub(super) earlier: Option<Arc<Prepared>>,
    /// Why the files could not be read, in the system's words.
    pub(super) unreadable: Option<String>,
    /// What was found while pages were made, by the output.
    pub(super) found: Mutex<BTreeMap<String, Problem>>,
}

impl Generation {
    /// Everything that is wrong, also what was found while pages were made.
    pub(super) fn all_problems(&self) -> Vec<Problem> {
        let mut all = self.problems.clone();
        all.extend(self.found().values().cloned());
        all.sort();
        all.dedup();
        all
    }

    /// Whether the site that is shown is not what the files say.
    pub(super) fn is_broken(&self) -> bool {
        self.unreadable.is_some() || has_errors(&self.problems)
    }

    /// An output could be made, or could not; whether that is news.
    pub(super) fn report(&self, path: &str, problem: Option<Problem>) -> bool {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        match problem {
            None => found.remove(path).is_some(),
            Some(problem) if found.get(path) == Some(&problem) => false,
            Some(problem) => {
                found.insert(path.to_owned(), problem);
                true
            }
        }
    }

    /// What was found while pages of the generation before were made stands until each is made
    /// again: a problem must not vanish and come back.
    pub(super) fn inherit(&self, before: &Generation) {
        let Some(good) = &self.good else { return };
        let found = before.found().into_iter();
        let kept =
            found.filter(|(path, _)| good.plan.recipes.contains_key(path.as_str())).collect();
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = kept;
    }

    fn found(&self) -> BTreeMap<String, Problem> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
