//! What the program writes for an author: the file of a new entry, that of its translation, marks of
//! what was confirmed and approved.
//!
//! What is written and what is changed is worked out from the site as plain text (`story`,
//! `translation`, `confirm`, `approve`; what a move changes, in `relocate`); only `file` touches the
//! disk, and `relocation` through it. Asking a person is the business of
//! `command`.

pub mod approve;
pub mod choice;
pub mod confirm;
pub mod file;
pub mod offer;
pub mod relocation;
mod sheet;
pub mod starter;
pub mod story;
pub mod translation;
