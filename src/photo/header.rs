//! What a photo's header says: its format, its size as a person sees it, which way up it is.

use std::io::Cursor;

use borsh::{BorshDeserialize, BorshSerialize};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};

use super::jpeg;
use crate::problem::PhotoProblem;

/// More pixels than any phone takes: beyond this a header is not believed.
const MOST_PIXELS: u64 = 120_000_000;

/// A side longer than this, in pixels, is not decoded.
const LONGEST_SIDE: u32 = 20_000;

/// The size of a photo, turned the right way up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Header {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl Header {
    /// The height of the photo scaled to a width; at least one pixel.
    pub fn height_at(&self, width: u32) -> u32 {
        let exact = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        u32::try_from(exact).unwrap_or(u32::MAX).max(1)
    }
}

/// Reads the header, and nothing of the picture.
pub fn header(bytes: &[u8]) -> Result<Header, PhotoProblem> {
    let reader = reader(bytes)?;
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let too_large =
        u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE;
    if too_large {
        return Err(PhotoProblem::PhotoTooLarge { width, height });
    }
    if width == 0 || height == 0 {
        return Err(PhotoProblem::PhotoDamaged { detail: "0 × 0".to_owned() });
    }
    let turned = is_turned(decoder.orientation().unwrap_or(Orientation::NoTransforms));
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok(Header { width, height })
}

/// A reader that has recognised one of the formats of phones and cameras.
pub(super) fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, PhotoProblem> {
    if is_heic(bytes) {
        return Err(PhotoProblem::PhotoIsHeic);
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let reader =
        reader.map_err(|error| PhotoProblem::PhotoDamaged { detail: error.to_string() })?;
    match reader.format() {
        Some(ImageFormat::Jpeg) => jpeg::check(bytes).map(|()| reader),
        Some(ImageFormat::Png | ImageFormat::WebP) => Ok(reader),
        _ => Err(PhotoProblem::PhotoUnknownFormat),
    }
}

pub(super) fn damaged(error: image::ImageError) -> PhotoProblem {
    PhotoProblem::PhotoDamaged { detail: error.to_string() }
}

fn is_turned(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// The container of iPhone photos (ISO/IEC 23008-12): `ftyp`, then a brand.
fn is_heic(bytes: &[u8]) -> bool {
    let brands: [&[u8]; 6] = [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"];
    bytes.get(4..8) == Some(b"ftyp".as_slice())
        && bytes.get(8..12).is_some_and(|brand| brands.contains(&brand))
}
