//! What a running preview knows at this moment: the newest generation, and whether the files may
//! have changed since.
//!
//! The one thing here that changes. Readers take a generation and keep it; nobody waits for a lock
//! while something is made.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::generation::Generation;
use super::shelf::Shelf;
use super::trail::Trail;
use crate::language::Language;

/// A browser waits this long for a change to be taken in, and then gets what there is.
const PATIENCE: Duration = Duration::from_secs(30);

/// After this long a page that is asked for is worth a look at the files: the machine may have
/// slept, a network folder said nothing.
const LONG_AGO: Duration = Duration::from_secs(2);

/// Why the files are to be looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wake {
    /// Something may have changed, and it was heard what.
    Look,
    /// Anything may have changed.
    LookAtAll,
    /// The preview ends.
    Stop,
}

/// A running preview.
#[derive(Debug)]
pub(super) struct Live {
    /// The language that the overlay speaks first.
    pub(super) language: Language,
    /// What was made for browsers.
    pub(super) shelf: Shelf,
    /// Where pages went.
    pub(super) trail: Trail,
    state: watch::Sender<State>,
    wakes: Mutex<Sender<Wake>>,
    looked: Mutex<Instant>,
}

/// What changes.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// How often something may have changed, and up to which of these the files were looked at.
    hints: u64,
    looked: u64,
    is_over: bool,
    /// How often the problems of pages have changed.
    found: u64,
    generation: Arc<Generation>,
}

impl State {
    /// Whether the generation is what the files are, as far as anybody knows.
    pub(super) fn is_settled(&self) -> bool {
        self.hints == self.looked || self.is_over
    }
}

impl Live {
    /// A preview that has not looked at anything yet.
    pub(super) fn new(language: Language, wakes: Sender<Wake>) -> Live {
        let generation = Arc::default();
        let state = State { hints: 1, looked: 0, is_over: false, found: 0, generation };
        Live {
            language,
            shelf: Shelf::default(),
            trail: Trail::default(),
            state: watch::Sender::new(state),
            wakes: Mutex::new(wakes),
            looked: Mutex::new(Instant::now()),
        }
    }

    /// Something may have changed: whoever asks from now on waits until it has been looked at.
    pub(super) fn hint(&self) {
        self.state.send_modify(|state| state.hints += 1);
        self.wake(Wake::Look);
    }

    /// The number to hand back to `looked` after a look that begins now.
    pub(super) fn hints(&self) -> u64 {
        self.state.borrow().hints
    }

    /// The files were looked at; there may be a new generation.
    pub(super) fn looked(&self, hints: u64, generation: Option<Arc<Generation>>) {
        *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        self.state.send_modify(|state| {
            state.looked = hints;
            if let Some(generation) = generation {
                state.generation = generation;
            }
        });
    }

    /// The newest generation.
    pub(super) fn newest(&self) -> Arc<Generation> {
        self.state.borrow().generation.clone()
    }

    /// Whether a generation is the newest, and nothing hints at another.
    pub(super) fn is_current(&self, generation: &Generation) -> bool {
        let state = self.state.borrow();
        state.is_settled() && !state.is_over && state.generation.number == generation.number
    }

    /// The generation that is what the files are.
    pub(super) async fn settled(&self) -> Arc<Generation> {
        let mut state = self.state.subscribe();
        let waited = tokio::time::timeout(PATIENCE, state.wait_for(State::is_settled)).await;
        drop(waited);
        self.newest()
    }

    /// To be told of every change.
    pub(super) fn subscribe(&self) -> watch::Receiver<State> {
        self.state.subscribe()
    }

    /// The problems of pages have changed.
    pub(super) fn problems_changed(&self) {
        self.state.send_modify(|state| state.found += 1);
    }

    /// Has the files looked at when that was long ago.
    pub(super) fn look_again_if_long_ago(&self) {
        let looked = *self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if looked.elapsed() > LONG_AGO && self.state.borrow().is_settled() {
            self.state.send_modify(|state| state.hints += 1);
            self.wake(Wake::LookAtAll);
        }
    }

    /// The end.
    pub(super) fn stop(&self) {
        self.state.send_modify(|state| state.is_over = true);
        self.wake(Wake::Stop);
    }

    fn wake(&self, why: Wake) {
        // Nobody looks any more: then the preview is ending.
        let _ = self.wakes.lock().unwrap_or_else(PoisonError::into_inner).send(why);
    }
}
