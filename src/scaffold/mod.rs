//! The first steps of an author: the file of a new entry, and that of its translation.
//!
//! What is written and what is changed is worked out from the site as plain text (`story`,
//! `translation`, `confirm`); only `file` touches the disk. Asking a person is the business of
//! `command`.

pub mod choice;
pub mod confirm;
pub mod file;
pub mod offer;
mod sheet;
pub mod story;
pub mod translation;
