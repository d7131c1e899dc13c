//! lantoa makes a bilingual static site out of a campaign's stories.
//!
//! A site on disk goes one way, through stages that are each a module with one public verb; plain,
//! immutable data passes between them, and each may name only those above it:
//!
//! 1. [`source::read`] takes one snapshot of every file that can matter.
//! 2. [`config::parse`] checks `site.toml`; [`theme::load`] the theme.
//! 3. [`entry::parse`] reads each content file by itself: facts, texts, what the body holds.
//! 4. [`catalogue::relate`] relates them: references, order, indexes, who still has no work.
//! 5. [`address::assign`] gives every subject its address in every language.
//! 6. [`plan::plan`] lists every output and its recipe; [`view`] says what a page may see.
//! 7. [`output::make`] makes the bytes, where a recipe's key is new.
//! 8. [`write::write`] puts them into a folder.
//!
//! [`pipeline::build`] is steps 2 to 7, and pure; [`serve`] goes as far as step 6 and makes what a
//! browser asks for. What is wrong is data all along
//! ([`problem`]); its words come last. `ARCHITECTURE.md` has the map and the invariants.

pub mod digest;
pub mod memo;

pub mod language;

pub mod problem;

pub mod photo;

pub mod source;

pub mod config;
pub mod entry;
pub mod glossary;
pub mod published;

pub mod catalogue;

pub mod address;

pub mod theme;

pub mod view;

pub mod plan;

pub mod outline;
pub mod output;

pub mod manifest;
pub mod pipeline;

pub mod write;

pub mod deploy;

pub mod external;

pub mod serve;

pub mod relocate;
pub mod scaffold;

pub mod command;
