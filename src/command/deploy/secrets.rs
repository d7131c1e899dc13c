//! Passwords: from the environment, else typed by whoever sits there, and never shown.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::Mutex;

use super::words;
use crate::config::target::variable;
use crate::deploy::transport::{Secret, Secrets};
use crate::language::Language;

/// Asks for the secrets of a target, each once.
pub(super) struct Asked {
    target: String,
    language: Language,
    /// One question at a time.
    turn: Mutex<()>,
}

impl Asked {
    /// The secrets of this target.
    pub(super) fn of(target: &str, language: Language) -> Asked {
        Asked { target: target.to_owned(), language, turn: Mutex::new(()) }
    }
}

impl Secrets for Asked {
    fn secret(&self, what: &str) -> Option<Secret> {
        let name = variable(&self.target, what);
        if let Ok(value) = env::var(&name) {
            return Some(Secret::new(value)).filter(|secret| !secret.reveal().is_empty());
        }
        if !io::stdin().is_terminal() {
            return None;
        }
        let _turn = self.turn.lock();
        let question = words::secret(self.language, &self.target, what);
        rpassword::prompt_password(question).ok().filter(|typed| !typed.is_empty()).map(Secret::new)
    }
}

/// What this machine calls itself.
pub(super) fn host() -> String {
    let named = ["COMPUTERNAME", "HOSTNAME"].into_iter().find_map(|name| env::var(name).ok());
    let read = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    named.or_else(read).map(|name| name.trim().to_owned()).unwrap_or_default()
}
