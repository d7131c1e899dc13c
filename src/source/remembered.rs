//! What is remembered of a site's files from run to run, by path: one that lies on the disk as it lay
//! is not read again. On Windows nothing is: there its stamp does not tell enough (`stamp`).

use borsh::{BorshDeserialize, BorshSerialize};

use super::{photo, text};

/// The files that were known again by how they lay.
#[derive(Clone, PartialEq, Eq, Default, Debug, BorshSerialize, BorshDeserialize)]
pub struct Remembered {
    /// The photos.
    pub photos: photo::Stamps,
    /// The texts of entries.
    pub texts: text::Stamps,
}
