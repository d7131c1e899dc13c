//! The connections to a server: one for each file that is on the way at once.
//!
//! A server says how many it takes by refusing one more. Those that are there then do all the work.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use suppaftp::FtpResult;

use super::session::{Access, Session, connect, fault, is_broken, is_crowded};
use crate::deploy::transport::Done;

/// The connections to one server.
pub(super) struct Lanes {
    access: Access,
    state: Mutex<State>,
    freed: Condvar,
}

struct State {
    /// Connections that nobody is using.
    idle: Vec<Session>,
    /// How many there are, idle or not.
    open: usize,
    /// How many there may be.
    most: usize,
}

impl Lanes {
    /// Room for so many connections; none is made yet.
    pub(super) fn new(access: Access, most: usize) -> Lanes {
        let state = State { idle: Vec::new(), open: 0, most: most.max(1) };
        Lanes { access, state: Mutex::new(state), freed: Condvar::new() }
    }

    /// How many connections there may be.
    pub(super) fn most(&self) -> usize {
        self.state().most
    }

    /// Does something over a connection that nobody else uses meanwhile. `about` says with which
    /// file.
    ///
    /// A connection that breaks is given up, and with it those that lie idle: what broke the one has
    /// most likely broken them. So the next try finds a new one.
    pub(super) fn with<T>(
        &self,
        about: &str,
        action: impl FnOnce(&mut Session) -> FtpResult<T>,
    ) -> Done<T> {
        let mut session = self.take()?;
        let result = action(&mut session);
        let mut state = self.state();
        if result.as_ref().is_err_and(is_broken) {
            state.open = state.open.saturating_sub(1 + state.idle.len());
            state.idle.clear();
        } else {
            state.idle.push(session);
        }
        drop(state);
        self.freed.notify_all();
        result.map_err(|error| fault(about, &error))
    }

    fn take(&self) -> Done<Session> {
        let mut state = self.state();
        loop {
            if let Some(session) = state.idle.pop() {
                return Ok(session);
            }
            if state.open >= state.most {
                state = self.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            state.open += 1;
            drop(state);
            let made = connect(&self.access);
            state = self.state();
            match made {
                Ok(session) => return Ok(session),
                Err(error) => {
                    state.open = state.open.saturating_sub(1);
                    self.freed.notify_all();
                    if state.open == 0 || !is_crowded(&error) {
                        return Err(fault(&self.access.settings.host, &error));
                    }
                    state.most = state.open;
                }
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
