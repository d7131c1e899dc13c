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
}

/// How long each part took so far, and how often it was done.
#[derive(Debug, Default)]
pub struct Meter {
    clock: Option<fn() -> Duration>,
    view: Sum,
    markdown: Sum,
    template: Sum,
    minify: Sum,
}

/// Nanoseconds, and how often.
#[derive(Debug, Default)]
struct Sum {
    taken: AtomicU64,
    times: AtomicU64,
}

impl Sum {
    const fn nothing() -> Sum {
        Sum { taken: AtomicU64::new(0), times: AtomicU64::new(0) }
    }
}

/// A meter that measures nothing.
pub static OFF: Meter = Meter {
    clock: None,
    view: Sum::nothing(),
    markdown: Sum::nothing(),
    template: Sum::nothing(),
    minify: Sum::nothing(),
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
        let sum = self.sum(part);
        sum.taken.fetch_add(took, Ordering::Relaxed);
        sum.times.fetch_add(1, Ordering::Relaxed);
        done
    }

    /// What a part took on all threads together, and how often it was done.
    pub fn of(&self, part: Part) -> (Duration, u64) {
        let sum = self.sum(part);
        let taken = Duration::from_nanos(sum.taken.load(Ordering::Relaxed));
        (taken, sum.times.load(Ordering::Relaxed))
    }

    fn sum(&self, part: Part) -> &Sum {
        match part {
            Part::View => &self.view,
            Part::Markdown => &self.markdown,
            Part::Template => &self.template,
            Part::Minify => &self.minify,
        }
    }
}
