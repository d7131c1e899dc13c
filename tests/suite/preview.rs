//! The preview: what is saved is what the browser gets, at once and always right; and nobody else
//! gets anything.
//!
//! A real server on a free port, real files, the system's own hints. Tests wait for events, never
//! for time to pass.

mod browser;
mod changes;
mod closed;
mod following;
mod random;
pub(crate) mod running;
mod starting;
