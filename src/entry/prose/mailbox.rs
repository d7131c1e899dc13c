//! E-mail addresses.

use std::ops::Range;

use memchr::memchr_iter;

/// The e-mail addresses in a text, in order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    memchr_iter(b'@', text.as_bytes()).filter_map(|at| around(text, at)).collect()
}

/// The address around an @.
fn around(text: &str, at: usize) -> Option<Range<usize>> {
    let head = text.get(..at)?;
    let name = head.bytes().rev().take_while(|byte| is_of_a_name(*byte)).count();
    let rest = text.get(at + 1..)?;
    let length = rest.bytes().take_while(|byte| is_of_a_host(*byte)).count();
    let host = rest.get(..length)?.trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    let is_host = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    (name > 0 && is_host).then(|| at - name..at + 1 + host.len())
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte)
}

fn is_of_a_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".-".contains(&byte)
}
