//! The tests of lantoa: ONE binary, since each one links the whole program. A file is named as the
//! behaviour that it promises; `site` is the fixture.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    dead_code,
    missing_docs,
    reason = "a test that panics is a test that fails"
)]

mod site;

mod language;
mod problem_words;
