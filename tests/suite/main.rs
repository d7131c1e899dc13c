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
#![cfg_attr(
    windows,
    allow(unused_imports, reason = "some tests need Linux, and what they name with them")
)]

mod approve;
mod carried_theme;
mod check_schema;
mod command_options;
mod command_output;
mod commands;
mod commonmark;
mod demo;
mod deploy;
#[cfg(unix)]
mod faults;
mod guide;
mod handbook;
mod laid_out;
mod memory;
mod minified;
mod moved_entries;
mod naughty_titles;
mod new_entry;
mod new_site;
mod node_package;
mod output_folder;
mod own_site;
mod photo_bytes;
mod photo_files;
mod photos;
mod pictures;
mod preview;
mod program;
mod readme;
mod rust_text;
#[cfg(unix)]
mod servers;
#[cfg(unix)]
mod settled;
mod site;
mod stories;
mod strict;
mod text_files;
mod theme_contract;
mod three_stories;
mod tidy;
mod translate;
mod warm;
#[cfg(windows)]
mod windows;
mod without_a_command;

mod addresses;
mod approval;
mod award_dates;
mod coverage;
mod documents;
mod edited_bodies;
mod external_links;
mod feeds;
mod former_addresses;
mod hostile_texts;
mod html_in_bodies;
mod indexes;
mod instructions;
mod language;
mod languages;
mod left_out;
mod links_in_bodies;
mod look_alikes;
mod personal_data;
#[cfg(unix)]
mod problem_examples;
mod problem_words;
mod redirect_rules;
mod references;
mod relative;
mod search;
mod strictness;
mod style_sheets;
mod sub_path;
mod translations_followed;
mod unread_files;
mod visibility;
mod wording;
