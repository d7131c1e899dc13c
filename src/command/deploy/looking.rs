//! The first looks at a target over a line that may give way, and its lock: they are tried again a few
//! times, like what is sent later.
//!
//! No page has been changed there by then, so there is nothing to take up again.

use std::thread;
use std::time::Duration;

use super::super::out::tell;
use super::words;
use crate::deploy::transport::Done;
use crate::language::Language;

/// The pauses between the tries, in seconds. A server whose name is mistyped is to be told of soon.
const PAUSES: [u64; 3] = [1, 3, 5];

/// Does one thing at the target, again while the line gives way.
pub(super) fn patiently<T>(language: Language, action: impl Fn() -> Done<T>) -> Done<T> {
    for pause in PAUSES.map(Duration::from_secs) {
        match action() {
            Err(fault) if fault.may_pass() => {
                tell!("{}", words::faltered(language, &fault, pause));
                thread::sleep(pause);
            }
            ended => return ended,
        }
    }
    action()
}
