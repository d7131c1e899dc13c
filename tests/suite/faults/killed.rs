//! The power fails, or somebody ends the program by force, before any of its file operations.

use super::Ground;
use super::nth_operation::{Among, Fault, SOME, at_each, at_every, edit, edit_and_clear};

#[test]
fn killed_at_any_moment_of_writing_each_file_is_old_or_new_and_the_next_build_is_clean() {
    at_each((Fault::Killed, Among::Writing), &Ground::new(), edit);
}

#[test]
fn killed_at_any_moment_of_a_first_build_the_next_build_is_clean() {
    at_every(SOME, (Fault::Killed, Among::Writing), &Ground::new(), edit_and_clear);
}
