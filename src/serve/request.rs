//! What a request names: the path as it is meant, decoded and in NFC, or nothing.
//!
//! The path is only ever compared with the names of outputs; a path that nobody would write is
//! refused all the same, before anything looks at it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::language::normal::nfc;

/// What stands in a path as it is.
const IN_A_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path that a request means.
pub(super) fn path(raw: &str) -> Option<String> {
    let decoded = percent_decode_str(raw).decode_utf8().ok()?;
    let strange = |letter: char| letter.is_control() || letter == '\\';
    let is_plain = decoded.starts_with('/')
        && !decoded.contains(strange)
        && !decoded.contains("//")
        && !decoded.split('/').any(|part| part == "." || part == "..");
    is_plain.then(|| nfc(&decoded).into_owned())
}

/// A path as it is written in an address.
pub(super) fn written(path: &str) -> String {
    utf8_percent_encode(path, IN_A_PATH).to_string()
}

/// The value of a name in a query, decoded.
pub(super) fn value(query: &str, name: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(found, _)| *found == name)?;
    Some(percent_decode_str(value).decode_utf8().ok()?.into_owned())
}
