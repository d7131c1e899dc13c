//! One hash for the whole program: what identifies bytes, views and memories.
//!
//! It is for telling equal from unequal, across runs and machines. It is not a signature: nothing
//! here protects against somebody who may write into the site's own folders.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};

/// The first 128 bits of a BLAKE3 hash; equal digests mean equal content.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    BorshSerialize,
    BorshDeserialize,
)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        let mut short = [0; 16];
        let whole = blake3::hash(bytes);
        short.copy_from_slice(whole.as_bytes().first_chunk::<16>().unwrap_or(&[0; 16]));
        Digest(short)
    }

    /// The digest of several parts; each part's length is hashed with it, so that moving a byte
    /// from one part to the next gives another digest.
    pub fn of_parts(parts: &[&[u8]]) -> Digest {
        let mut joined = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
        for part in parts {
            joined.extend_from_slice(&(part.len() as u64).to_le_bytes());
            joined.extend_from_slice(part);
        }
        Digest::of(&joined)
    }

    /// The raw bytes, to feed into another digest.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The first eight hexadecimal digits: what stands in the names of assets and in `of` lists.
    pub fn short(&self) -> String {
        let mut text = self.to_string();
        text.truncate(8);
        text
    }

    /// Reads the 32 hexadecimal digits that `Display` writes.
    pub fn from_hex(text: &str) -> Option<Digest> {
        let value = u128::from_str_radix(text, 16).ok()?;
        (text.len() == 32).then_some(Digest(value.to_be_bytes()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}
