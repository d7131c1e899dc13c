//! The frame of a JPEG, walked from marker to marker (ITU-T T.81, annex B).
//!
//! The decoder is lenient: a file that was cut off comes out grey from there on, and one whose
//! colours lie in scans of their own may come out green. Both are told here, before anything is
//! decoded.

use crate::problem::PhotoProblem;

/// Checks that a JPEG is whole, and of a kind that is decoded rightly.
pub(super) fn check(bytes: &[u8]) -> Result<(), PhotoProblem> {
    let mut at = 2;
    let mut frame = Frame::default();
    loop {
        let (Some(0xFF), Some(kind)) = (bytes.get(at), bytes.get(at + 1)) else {
            return Err(cut_off());
        };
        match kind {
            0xD9 => return Ok(()),
            // A fill byte before a marker.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD7 => at += 2,
            _ => {
                let segment = segment(bytes, at + 2)?;
                at += 4 + segment.len();
                match kind {
                    0xC0..=0xC2 => frame = Frame::read(*kind, segment),
                    0xDA if frame.is_misread(segment) => return Err(separate_scans()),
                    0xDA => at = end_of_scan(bytes, at)?,
                    _ => {}
                }
            }
        }
    }
}

/// What the start of a frame says.
#[derive(Default)]
struct Frame {
    is_sequential: bool,
    components: u8,
    is_subsampled: bool,
}

impl Frame {
    fn read(kind: u8, segment: &[u8]) -> Frame {
        let components = segment.get(5).copied().unwrap_or_default();
        let sampling = segment.get(6..).unwrap_or_default().chunks_exact(3);
        let mut factors = sampling.filter_map(|component| component.get(1).copied());
        Frame {
            is_sequential: kind != 0xC2,
            components,
            is_subsampled: factors.any(|factor| factor != 0x11),
        }
    }

    /// Whether a scan of this frame is one that the decoder gets wrong: one colour by itself.
    fn is_misread(&self, scan: &[u8]) -> bool {
        let in_scan = scan.first().copied().unwrap_or_default();
        self.is_sequential && self.components > 1 && self.is_subsampled && in_scan == 1
    }
}

/// A segment without its two bytes of length.
fn segment(bytes: &[u8], at: usize) -> Result<&[u8], PhotoProblem> {
    let (Some(high), Some(low)) = (bytes.get(at), bytes.get(at + 1)) else {
        return Err(cut_off());
    };
    let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
    bytes.get(at + 2..at + length).ok_or_else(cut_off)
}

/// Where the coded data of a scan ends: at the next marker that is none of its own.
fn end_of_scan(bytes: &[u8], from: usize) -> Result<usize, PhotoProblem> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| *byte == 0xFF).ok_or_else(cut_off)?;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            Some(0xFF) => at += 1,
            Some(_) => return Ok(at),
            None => return Err(cut_off()),
        }
    }
}

fn cut_off() -> PhotoProblem {
    PhotoProblem::PhotoDamaged { detail: "cut off".to_owned() }
}

fn separate_scans() -> PhotoProblem {
    PhotoProblem::PhotoDamaged { detail: "colours in separate scans".to_owned() }
}
