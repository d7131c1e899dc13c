//! How long the parts of making pages take, summed over all threads: for somebody who wants to know
//! where the time of a build goes.
//!
//! It changes nothing that is made. The clock is the caller's, since nothing here may read one; and
//! without a clock nothing is measured.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A part of making a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// What the page may see, and its key.
    View,
    /// Markdown into HTML.
    Markdown,
    /// The view into its template.
    Template,
    /// Fewer bytes for the same page.
    Minify,
}

impl Part {
    /// All parts, in the order of the work.
    pub const ALL: [Part; 4] = [Part::View, Part::Markdown, Part::Template, Part::Minify];

    fn place(self) -> usize {
        match self {
            Part::View => 0,
            Part::Markdown => 1,
            Part::Template => 2,
            Part::Minify => 3,
        }
    }
}

/// What each part took so far, in nanoseconds, and how often it was done.
#[derive(Debug, Default)]
pub struct Meter {
    clock: Option<fn() -> Duration>,
    taken: [AtomicU64; 4],
    times: [AtomicU64; 4],
}

/// A meter that measures nothing.
pub static OFF: Meter = Meter {
    clock: None,
    taken: [const { AtomicU64::new(0) }; 4],
    times: [const { AtomicU64::new(0) }; 4],
};

impl Meter {
    /// A meter that reads this clock: the time since any moment, always the same one.
    pub fn with(clock: fn() -> Duration) -> Meter {
        Meter { clock: Some(clock), ..Meter::default() }
    }

    /// Does a part of the work, and notes how long it took.
    pub fn time<T>(&self, part: Part, work: impl FnOnce() -> T) -> T {
        let Some(now) = self.clock else { return work() };
        let began = now();
        let done = work();
        let took = u64::try_from(now().saturating_sub(began).as_nanos()).unwrap_or(u64::MAX);
        if let (Some(taken), Some(times)) =
            (self.taken.get(part.place()), self.times.get(part.place()))
        {
            taken.fetch_add(took, Ordering::Relaxed);
            times.fetch_add(1, Ordering::Relaxed);
        }
        done
    }

    /// What a part took on all threads together, and how often it was done.
    pub fn of(&self, part: Part) -> (Duration, u64) {
        let read = |all: &[AtomicU64; 4]| {
            all.get(part.place()).map_or(0, |one| one.load(Ordering::Relaxed))
        };
        (Duration::from_nanos(read(&self.taken)), read(&self.times))
    }
}
