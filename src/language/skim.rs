//! Finds the few places of a text at which something rare may begin, at a fraction of what looking at
//! each letter costs: most of a text is passed over in pieces.

/// The places of the bytes that are wanted, each with the byte behind it (0 at the end), in order.
pub fn places<F>(text: &str, wanted: F) -> Vec<usize>
where
    F: Fn(u8, u8) -> bool,
{
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let mut found = Vec::new();
    for (piece, (these, next)) in bytes.chunks(PIECE).zip(behind.chunks(PIECE)).enumerate() {
        // Without a branch: the compiler makes a few instructions of it for the whole piece.
        let is_there = these.iter().zip(next).fold(false, |any, (a, b)| any | wanted(*a, *b));
        if is_there {
            let pairs = these.iter().zip(next).enumerate();
            let here = pairs.filter(|(_, (a, b))| wanted(**a, **b));
            found.extend(here.map(|(at, _)| piece * PIECE + at));
        }
    }
    if bytes.last().is_some_and(|last| wanted(*last, 0)) {
        found.push(bytes.len() - 1);
    }
    found
}

/// How many bytes are looked at together.
const PIECE: usize = 64;
