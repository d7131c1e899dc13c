//! What a person sees of a run while it goes on: a line a stage, and a bar when it takes long.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::out::tell;
use super::words;
use crate::language::Language;
use crate::output::meter::Meter;
use crate::pipeline::{Stage, Watcher};

/// A bar appears only on work that has taken this long.
const PATIENCE: Duration = Duration::from_secs(1);

/// Watches a run for a person.
pub(super) struct Progress {
    language: Language,
    is_quiet: bool,
    done: Arc<AtomicUsize>,
    stage: Option<(Stage, Instant)>,
    taken: Vec<(Stage, Duration)>,
    meter: Meter,
    bar: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins to watch, and tells of it.
    pub(super) fn new(language: Language) -> Progress {
        Progress {
            language,
            is_quiet: false,
            done: Arc::default(),
            stage: None,
            taken: Vec::new(),
            meter: Meter::default(),
            bar: None,
        }
    }

    /// Watches and says nothing.
    pub(super) fn silent(language: Language) -> Progress {
        Progress { is_quiet: true, ..Progress::new(language) }
    }

    /// Also measures the parts of making pages.
    pub(super) fn measuring(self) -> Progress {
        static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
        Progress { meter: Meter::with(|| BEGAN.elapsed()), ..self }
    }

    /// What each stage took so far.
    pub(super) fn taken(&self) -> &[(Stage, Duration)] {
        &self.taken
    }

    /// The run is over: the last stage gets its line.
    pub(super) fn finish(&mut self) {
        if let Some((is_over, thread)) = self.bar.take() {
            is_over.store(true, Ordering::Relaxed);
            thread.thread().unpark();
            // A bar that panicked has nothing more to say.
            let _ = thread.join();
        }
        if let Some((stage, began)) = self.stage.take() {
            let took = began.elapsed();
            self.taken.push((stage, took));
            if !self.is_quiet {
                tell!("{}", words::stage(self.language, stage, took));
            }
        }
    }

    fn start_bar(&mut self, outputs: usize) {
        if self.is_quiet || !std::io::stderr().is_terminal() {
            return;
        }
        let is_over = Arc::new(AtomicBool::new(false));
        let (over, done, language) = (is_over.clone(), self.done.clone(), self.language);
        let thread = thread::spawn(move || {
            thread::park_timeout(PATIENCE);
            if over.load(Ordering::Relaxed) {
                return;
            }
            let template = words::bar(language);
            let style = ProgressStyle::with_template(template)
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            let bar = ProgressBar::new(outputs as u64).with_style(style);
            while !over.load(Ordering::Relaxed) {
                bar.set_position(done.load(Ordering::Relaxed) as u64);
                thread::park_timeout(Duration::from_millis(100));
            }
            bar.finish_and_clear();
        });
        self.bar = Some((is_over, thread));
    }
}

impl Watcher for Progress {
    fn enter(&mut self, stage: Stage) {
        self.finish();
        self.stage = Some((stage, Instant::now()));
        if let Stage::Make { outputs } = stage {
            self.start_bar(outputs);
        }
    }

    fn done(&self) -> &AtomicUsize {
        &self.done
    }

    fn meter(&self) -> &Meter {
        &self.meter
    }
}
