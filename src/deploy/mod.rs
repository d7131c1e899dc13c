//! Sending a site: what has changed, in which order it goes, and what must never happen on the way.
//!
//! The plan is pure: two manifests in, what to do and why out. Carrying it out is generic over the
//! ways to a target (`transport`), which know nothing of plans. How a person is asked is the
//! business of `command`.

pub mod carry;
pub mod changes;
pub mod limit;
pub mod lock;
pub mod rollback;
pub mod survey;
pub mod transport;
