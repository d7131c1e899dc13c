//! Photos as bytes: what a header says, and the sizes that are put out.
//!
//! Nothing is known here of entries, captions or addresses. A photo comes from many hands: its
//! header bounds what is decoded, a decoder's panic is caught, and no metadata is ever copied, so
//! that no phone's GPS leaves.

mod colour;
mod develop;
mod header;
mod jpeg;

pub use develop::{Format, Print, develop};
pub use header::{Header, header};

/// The widths that are put out, in pixels, as far as the photo is wide enough.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// The widths in which a photo of this width is put out, ascending: never larger than it is.
pub fn widths(width: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|one| *one <= width).collect();
    let largest = widths.last().copied().unwrap_or_default();
    // A photo between two steps is also put out as it is, unless that would hardly differ.
    if width < 1440 && width > largest + largest / 5 {
        widths.push(width);
    }
    widths
}
