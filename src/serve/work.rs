//! From a hint to a new generation: wait until it is quiet, look at the files, read what is new,
//! prepare the site, publish it. Always the same way, whatever has changed.
//!
//! A hint only says that it is worth looking. What has changed, the files themselves say.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::generation::Generation;
use super::live::{Live, Wake};
use super::watch::Watch;
use super::{News, Settings};
use crate::pipeline::{self, Inputs, Memory, Prepared, Unwatched};
use crate::problem::{Checked, Problem, has_errors};
use crate::source::{self, Reading, Sources};

/// An editor saves in several steps, and a thousand files come one by one: it is quiet when nothing
/// has happened for this long.
const QUIET: Duration = Duration::from_millis(12);

/// How long one waits for quiet at most.
const QUIET_AT_MOST: Duration = Duration::from_millis(500);

/// Files that are being written cannot be read for a moment; until it has failed this often, that
/// is nothing to speak of.
const TRIES: u32 = 20;

/// After a look at a few files, the pause before one at everything.
const SOON: Duration = Duration::from_millis(300);

/// On a large site that look must not be in the way of the next save: so many times as long as it
/// takes is the pause at least.
const MUCH_LESS: u32 = 10;

/// The pause between two tries.
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// All that taking in a change needs.
pub(super) struct Work {
    site: PathBuf,
    inputs: Arc<dyn Fn(Checked<Sources>) -> Inputs + Send + Sync>,
    tell: Arc<dyn Fn(News) + Send + Sync>,
    live: Arc<Live>,
    behind: Sender<Arc<Generation>>,
}

impl Work {
    /// Work for a preview.
    pub(super) fn new(
        site: PathBuf,
        settings: &Settings,
        live: Arc<Live>,
        behind: Sender<Arc<Generation>>,
    ) -> Work {
        let (inputs, tell) = (settings.inputs.clone(), settings.tell.clone());
        Work { site, inputs, tell, live, behind }
    }

    /// Takes in every change until it is told to stop.
    pub(super) fn go_on(&self, mut memory: Memory, wakes: &Receiver<Wake>) {
        let mut watch = Watch::new(&self.site, self.live.clone());
        let mut reading = Reading::default();
        let mut failed = 0;
        let mut since = Instant::now();
        let mut wake = Wake::LookAtAll;
        let mut whole = Duration::ZERO;
        while wake != Wake::Stop {
            let hints = self.live.hints();
            if let Some(why) = watch.arm() {
                (self.tell)(News::Polling(why));
            }
            let problems = reading.problems.clone();
            let pause = match self.look(wake, &watch, &mut reading) {
                Ok(took) => {
                    let before = self.live.newest();
                    let is_same = self.is_same(&before, &problems, &reading);
                    failed = 0;
                    let changed = || self.generation(&before, &reading, &mut memory);
                    self.publish(hints, (!is_same).then(changed), since);
                    whole = took.unwrap_or(whole);
                    match took {
                        Some(_) => watch.interval(),
                        None => SOON.max(whole * MUCH_LESS),
                    }
                }
                Err(error) => {
                    failed += 1;
                    if failed == TRIES {
                        self.publish(hints, Some(self.unreadable(&error.to_string())), since);
                    }
                    BETWEEN_TRIES
                }
            };
            let woken = wakes.recv_timeout(pause);
            since = Instant::now();
            wake = match woken {
                Ok(woken) => until_quiet(woken, wakes),
                Err(RecvTimeoutError::Timeout) => Wake::LookAtAll,
                Err(RecvTimeoutError::Disconnected) => Wake::Stop,
            };
        }
    }

    /// Looks at what was touched, where it is known, or else at everything, and then says how long
    /// that took. A look at a few files is soon followed by one at everything: what the system says
    /// is never all there is to know.
    fn look(
        &self,
        wake: Wake,
        watch: &Watch,
        reading: &mut Reading,
    ) -> io::Result<Option<Duration>> {
        let touched = watch.touched().filter(|_| wake == Wake::Look);
        if let Some(paths) = touched
            && source::touched(&self.site, reading, &paths)?
        {
            return Ok(None);
        }
        let began = Instant::now();
        *reading = source::again(&self.site, reading)?;
        Ok(Some(began.elapsed()))
    }

    /// Whether nothing has changed: neither a file nor the day.
    fn is_same(&self, before: &Generation, problems: &[Problem], new: &Reading) -> bool {
        let same_files = before.number > 0
            && before.unreadable.is_none()
            && new.sources.changes(&before.sources).next().is_none()
            && problems == new.problems;
        let inputs = (self.inputs)(Checked::default());
        let same_day = before
            .good
            .as_ref()
            .is_none_or(|good| before.today == Some(pipeline::day(inputs.today, &good.config)));
        same_files && same_day
    }

    fn generation(
        &self,
        before: &Generation,
        reading: &Reading,
        memory: &mut Memory,
    ) -> Generation {
        let (value, problems) = (reading.sources.clone(), reading.problems.clone());
        let inputs = (self.inputs)(Checked { value, problems });
        let prepared = pipeline::prepare(&inputs, memory, &mut Unwatched::default());
        let (problems, good, earlier) = match prepared {
            Ok(prepared) => {
                (prepared.problems.clone(), Some(Arc::new(prepared)), before.good.clone())
            }
            Err(problems) => (problems, before.good.clone(), before.earlier.clone()),
        };
        let today = good.as_ref().map(|good| pipeline::day(inputs.today, &good.config));
        Generation {
            number: before.number + 1,
            today,
            sources: reading.sources.clone(),
            problems,
            good,
            earlier,
            ..Generation::default()
        }
    }

    /// The last good site, with a word on why it may be old.
    fn unreadable(&self, why: &str) -> Generation {
        let before = self.live.newest();
        Generation {
            number: before.number + 1,
            today: before.today,
            sources: before.sources.clone(),
            problems: before.problems.clone(),
            good: before.good.clone(),
            earlier: before.earlier.clone(),
            unreadable: Some(why.to_owned()),
            ..Generation::default()
        }
    }

    fn publish(&self, hints: u64, generation: Option<Generation>, since: Instant) {
        let before = self.live.newest();
        let Some(generation) = generation else {
            self.live.looked(hints, None);
            // It may have been left off when the hint came.
            let _ = self.behind.send(before);
            return;
        };
        generation.inherit(&before);
        if let (Some(old), Some(new)) = (&before.good, &generation.good)
            && !Arc::ptr_eq(&old.addresses, &new.addresses)
        {
            self.live.trail.follow(old, new);
        }
        if let Some(good) = &generation.good {
            let sites: Vec<&Prepared> =
                std::iter::once(&**good).chain(generation.earlier.as_deref()).collect();
            self.live.shelf.keep_only(&sites);
        }
        let generation = Arc::new(generation);
        self.live.looked(hints, Some(generation.clone()));
        let _ = self.behind.send(generation.clone());
        (self.tell)(news(&generation, since.elapsed()));
    }
}

fn news(generation: &Generation, took: Duration) -> News {
    let (problems, sources) = (generation.problems.clone(), generation.sources.clone());
    match &generation.unreadable {
        Some(why) => News::Unreadable(why.clone()),
        None if has_errors(&problems) => News::Broken { problems, sources },
        None => News::Shown { took, problems, sources },
    }
}

/// Waits until it is quiet; whether one has to look at everything by then.
fn until_quiet(first: Wake, wakes: &Receiver<Wake>) -> Wake {
    let began = Instant::now();
    let mut wake = first;
    while wake != Wake::Stop && began.elapsed() < QUIET_AT_MOST {
        match wakes.recv_timeout(QUIET) {
            Ok(Wake::Look) => {}
            Ok(more) => wake = more,
            Err(_) => break,
        }
    }
    wake
}
