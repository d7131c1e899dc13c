//! What Windows does with names and files, and other systems do not: how it is kept from guessing what
//! a name means, and what it says of a file that another program has open.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The codes for a file, or a part of one, that others may not use as long as a program has it open.
const HELD: [i32; 2] = [32, 33];

/// What marks a path that is taken letter for letter, and one of these on a share.
const LITERAL: &str = r"\\?\";
const SHARE: &str = r"\\?\UNC\";

/// The folder by a name that is taken letter for letter, with everything below it: otherwise `con.md`
/// is the keyboard, `cau.md.` is `cau.md`, and nothing lies deeper than 260 letters.
pub(super) fn literal(folder: &Path) -> PathBuf {
    if !cfg!(windows) {
        return folder.to_path_buf();
    }
    let Ok(whole) = std::path::absolute(folder) else { return folder.to_path_buf() };
    match whole.to_str() {
        Some(text) if text.starts_with(LITERAL) => whole,
        Some(text) => match text.strip_prefix(r"\\") {
            Some(share) => PathBuf::from(format!("{SHARE}{share}")),
            None => PathBuf::from(format!("{LITERAL}{text}")),
        },
        None => whole,
    }
}

/// A text about paths as people know them, without the marks of those that are taken letter for letter.
pub fn shown(text: &str) -> String {
    if !cfg!(windows) {
        return text.to_owned();
    }
    text.replace(SHARE, r"\\").replace(LITERAL, "")
}

/// The error by the kind that it is of: a file that another program has open is one that may not be
/// used, and Rust's library has no kind for it.
pub fn held(error: io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(code) if cfg!(windows) && HELD.contains(&code) => {
            io::Error::new(ErrorKind::PermissionDenied, error)
        }
        _ => error,
    }
}
