//! Who goes along with a deploy: a bar with bytes and the time that is left, the journal, a word when
//! the line gives way, and Ctrl-C, which ends it where it can be taken up again.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;

use super::super::out::tell;
use super::words;
use crate::command::arguments::Common;
use crate::deploy::carry::Escort;
use crate::deploy::lock::Lock;
use crate::deploy::transport::Fault;
use crate::language::Language;
use crate::manifest::Entry;
use crate::serve::Interrupt;
use crate::write::deploys::line;

/// The escort of a deploy at somebody's terminal.
pub(super) struct Guide {
    language: Language,
    /// The lock as it was last renewed, and when, by a clock that never goes back.
    lock: Mutex<(Instant, Lock)>,
    journal: Mutex<File>,
    bar: ProgressBar,
    ended: Arc<Ended>,
}

/// The wish for an end; whoever pauses is woken by it.
#[derive(Default)]
struct Ended {
    wished: AtomicBool,
    turn: Mutex<()>,
    woken: Condvar,
}

impl Guide {
    /// An escort that writes into this journal, and expects so many bytes.
    pub(super) fn new(
        common: &Common,
        lock: &Lock,
        (journal, bytes): (File, u64),
    ) -> io::Result<Guide> {
        let interrupt = Interrupt::listen()?;
        let ended = Arc::new(Ended::default());
        let wish = ended.clone();
        thread::spawn(move || {
            interrupt.wait();
            // Whoever is about to pause must not miss it.
            let turn = wish.turn.lock().unwrap_or_else(PoisonError::into_inner);
            wish.wished.store(true, Ordering::Relaxed);
            drop(turn);
            wish.woken.notify_all();
        });
        let is_shown = !common.quiet && io::stderr().is_terminal();
        let style = ProgressStyle::with_template(words::bar(common.language));
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let drawn =
            if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(bytes), drawn).with_style(style);
        Ok(Guide {
            language: common.language,
            lock: Mutex::new((Instant::now(), lock.clone())),
            journal: Mutex::new(journal),
            bar,
            ended,
        })
    }

    /// The way is over.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Escort for Guide {
    fn is_called_off(&self) -> bool {
        self.ended.wished.load(Ordering::Relaxed)
    }

    fn arrived(&self, path: &str, entry: &Entry) {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        // A line that is missing costs no more than sending the file again.
        let _ = journal.write_all(line(path, &entry.digest).as_bytes());
        self.bar.inc(entry.size);
    }

    fn faltered(&self, fault: &Fault, pause: Duration) {
        self.bar.suspend(|| {
            tell!("{}", words::faltered(self.language, fault, pause));
        });
        let turn = self.ended.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let is_on = |(): &mut ()| !self.ended.wished.load(Ordering::Relaxed);
        let _woken = self.ended.woken.wait_timeout_while(turn, pause, is_on);
    }

    #[expect(clippy::disallowed_methods, reason = "a lock tells its age by the clock")]
    fn lock(&self) -> Option<Vec<u8>> {
        let mut last = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let renewed = last.1.renewed(last.0.elapsed(), Timestamp::now())?;
        let words = renewed.words();
        *last = (Instant::now(), renewed);
        Some(words)
    }
}
