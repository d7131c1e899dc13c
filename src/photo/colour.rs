//! Colours as every screen shows them: a photo's own profile (an iPhone's is Display P3) becomes
//! sRGB, since the profile itself is not put out.

use image::RgbImage;
use moxcms::{ColorProfile, Layout, TransformOptions};

/// Converts the pixels from a profile to sRGB. A profile that cannot be read is taken for sRGB, as
/// browsers take it.
pub(super) fn to_srgb(pixels: RgbImage, profile: Option<&[u8]>) -> RgbImage {
    let Some(profile) = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok()) else {
        return pixels;
    };
    let srgb = ColorProfile::new_srgb();
    let transform =
        profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default());
    let Ok(transform) = transform else { return pixels };
    let mut converted = RgbImage::new(pixels.width(), pixels.height());
    match transform.transform(&pixels, &mut converted) {
        Ok(()) => converted,
        Err(_) => pixels,
    }
}
