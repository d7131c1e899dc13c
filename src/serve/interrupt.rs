//! The wish for an end: Ctrl-C, or the system's word.
//!
//! It is listened for before anything is said: whoever sees the address may end the preview at once.

use std::io;

use tokio::runtime::{Builder, Runtime};
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
#[cfg(windows)]
use tokio::signal::windows::{CtrlBreak, CtrlC, ctrl_break, ctrl_c};

/// Somebody who listens for the end.
#[derive(Debug)]
pub struct Interrupt {
    runtime: Runtime,
    #[cfg(unix)]
    signals: (Signal, Signal),
    #[cfg(windows)]
    signals: (CtrlC, CtrlBreak),
}

impl Interrupt {
    /// Begins to listen; from now on Ctrl-C no longer ends the program by itself.
    pub fn listen() -> io::Result<Interrupt> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let inside = runtime.enter();
        #[cfg(unix)]
        let signals = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        #[cfg(windows)]
        let signals = (ctrl_c()?, ctrl_break()?);
        drop(inside);
        Ok(Interrupt { runtime, signals })
    }

    /// Waits for it.
    pub fn wait(mut self) {
        let (first, second) = (&mut self.signals.0, &mut self.signals.1);
        let either = std::future::poll_fn(|context| match first.poll_recv(context) {
            std::task::Poll::Pending => second.poll_recv(context),
            ready => ready,
        });
        self.runtime.block_on(either);
    }
}
