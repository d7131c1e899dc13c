//! What is wrong with links to other sites, in English.

use crate::problem::kind::ExternalProblem;
use crate::problem::words::{Words, quoted, say};

#[rustfmt::skip]
pub(super) fn external(kind: &ExternalProblem) -> Words {
    use ExternalProblem::*;
    match kind {
        ExternalLinkDead { address, status } => say! { "The page {address} is gone"; "the server answers {status}: no such page";
            "Try the address in a browser; find the new one, or take the link out."; address = quoted(address) },
        ExternalLinkMoved { address, to } => say! { "The page {address} has moved for good"; "a former address";
            "Better write the new one: {to}"; address = quoted(address) },
        ExternalLinkSilent { address, detail } => say! { "{address} could not be asked just now"; "no answer ({detail})";
            "Try the address in a browser; if that fails too, run this again another day before you take the link out."; address = quoted(address) },
        ExternalLinkInside { address } => say! { "The address {address} opens in one's own network only"; "readers cannot open it";
            "Put the page's public address here, or take the link out."; address = quoted(address) },
    }
}
