//! The new name as it was typed: what it may be, and why it may not.

use crate::address::segment::{is_page_number, is_reserved_at_root};
use crate::entry::id::{Folder, Id};
use crate::language::slug::{is_slug, slug};

/// Why a name cannot be that of an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BadName {
    /// It names another folder, and so another kind of entry.
    OtherKind {
        /// The folder that was typed.
        typed: String,
        /// The entry's own.
        own: &'static str,
    },
    /// No file can be called so; perhaps the suggestion, which may be empty.
    NoSlug {
        /// What was typed.
        typed: String,
        /// What it could be.
        suggestion: String,
    },
    /// The site keeps the name for itself.
    Reserved(String),
    /// It is called so.
    Same(String),
}

/// The new name of an entry, from what was typed: a name, or a name behind the entry's own folder.
/// Blanks, `content/` and the ending were taken off.
pub fn new_name(old: &Id, typed: &str) -> Result<String, BadName> {
    let own = <&str>::from(old.folder());
    let name = match typed.split_once('/') {
        Some((folder, name)) if folder == own => name,
        Some((folder, _)) => {
            return Err(BadName::OtherKind { typed: folder.to_owned(), own });
        }
        None => typed,
    };
    if !is_slug(name) {
        return Err(BadName::NoSlug { typed: name.to_owned(), suggestion: slug(name) });
    }
    let is_at_root = old.folder() == Folder::Pages;
    // A folder's `index.md` is the folder's own story.
    if is_page_number(name) || name == "index" || (is_at_root && is_reserved_at_root(name)) {
        return Err(BadName::Reserved(name.to_owned()));
    }
    match name == old.name() {
        true => Err(BadName::Same(old.to_string())),
        false => Ok(name.to_owned()),
    }
}
