//! A photo into the sizes that are put out: decoded once, turned, its colours made sRGB, scaled
//! step by step from the largest to the smallest, and encoded without any metadata.

use std::panic::{AssertUnwindSafe, catch_unwind};

use borsh::{BorshDeserialize, BorshSerialize};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

use super::colour::to_srgb;
use super::header::{Header, damaged, header, reader};
use crate::problem::PhotoProblem;

/// Most that decoding one photo may take, in bytes: the largest that a header may announce.
const MOST_MEMORY: u64 = 720 * 1024 * 1024;

/// Good on a phone, and small; chosen by eye on drawings and phone photos.
const WEBP_QUALITY: f32 = 76.0;
const JPEG_QUALITY: u8 = 80;

/// The two formats that are put out: WebP, and JPEG for browsers that do not know it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub enum Format {
    /// WebP.
    WebP,
    /// JPEG.
    Jpeg,
}

impl Format {
    /// Both.
    pub const ALL: [Format; 2] = [Format::WebP, Format::Jpeg];

    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::WebP => "webp",
            Format::Jpeg => "jpg",
        }
    }
}

/// What is to be made of a photo.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, BorshSerialize, BorshDeserialize)]
pub struct Print {
    /// In pixels.
    pub width: u32,
    /// WebP or JPEG.
    pub format: Format,
}

/// Makes the prints that are asked for, in their order.
pub fn develop(bytes: &[u8], prints: &[Print]) -> Result<Vec<Vec<u8>>, PhotoProblem> {
    // Decoders may panic on bytes that somebody has put together to that end.
    let made = catch_unwind(AssertUnwindSafe(|| prints_of(bytes, prints)));
    made.unwrap_or_else(|_| {
        Err(PhotoProblem::PhotoDamaged { detail: "the decoder gave up".to_owned() })
    })
}

fn prints_of(bytes: &[u8], prints: &[Print]) -> Result<Vec<Vec<u8>>, PhotoProblem> {
    let mut widths: Vec<u32> = prints.iter().map(|print| print.width).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    widths.dedup();
    let mut scaled: Vec<RgbImage> = Vec::new();
    let original = decoded(bytes)?;
    for width in widths {
        let from = scaled.last().unwrap_or(&original);
        scaled.push(resized(from, width)?);
    }
    let of_width = |width: u32| scaled.iter().find(|image| image.width() == width);
    let encoded = prints.iter().map(|print| match of_width(print.width) {
        Some(image) => encoded(image, print.format),
        None => Err(unscaled()),
    });
    encoded.collect()
}

/// The picture, the right way up, in sRGB, without transparency.
fn decoded(bytes: &[u8]) -> Result<RgbImage, PhotoProblem> {
    header(bytes)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut decoder = reader(bytes)?.into_decoder().map_err(damaged)?;
    decoder.set_limits(limits).map_err(damaged)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(to_srgb(on_white(picture), profile.as_deref()))
}

/// What is transparent shows white, as on the page.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let mix = |colour: u32| ((colour * alpha + 255 * (255 - alpha)) / 255).min(255) as u8;
        to.0 = [mix(red), mix(green), mix(blue)];
    }
    rgb
}

fn resized(from: &RgbImage, width: u32) -> Result<RgbImage, PhotoProblem> {
    if width == from.width() {
        return Ok(from.clone());
    }
    let height = Header { width: from.width(), height: from.height() }.height_at(width);
    let opaque: Vec<u8> = from.pixels().flat_map(|pixel| opaque(pixel.0)).collect();
    let source = ImageRef::new(from.width(), from.height(), &opaque, PixelType::U8x4);
    let source = source.map_err(|_| unscaled())?;
    let mut target = Image::new(width, height, PixelType::U8x4);
    let method = ResizeAlg::Convolution(FilterType::Lanczos3);
    let options = ResizeOptions::new().resize_alg(method).use_alpha(false);
    Resizer::new().resize(&source, &mut target, &options).map_err(|_| unscaled())?;
    let (pixels, _) = target.buffer().as_chunks();
    let colours = pixels.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]);
    RgbImage::from_raw(width, height, colours.collect()).ok_or_else(unscaled)
}

/// A pixel of the one kind that is scaled: for each kind there would be another half of a megabyte of
/// program.
fn opaque([red, green, blue]: [u8; 3]) -> [u8; 4] {
    [red, green, blue, u8::MAX]
}

fn encoded(image: &RgbImage, format: Format) -> Result<Vec<u8>, PhotoProblem> {
    match format {
        Format::WebP => {
            let mut settings = webp::WebPConfig::new().map_err(|()| unscaled())?;
            settings.quality = WEBP_QUALITY;
            // Method 2 takes a third of the time of the default for 4 % more bytes.
            settings.method = 2;
            let encoder = webp::Encoder::from_rgb(image, image.width(), image.height());
            let memory = encoder.encode_advanced(&settings).map_err(|_| unscaled())?;
            Ok(memory.to_vec())
        }
        Format::Jpeg => {
            let sides = (u16::try_from(image.width()), u16::try_from(image.height()));
            let (Ok(width), Ok(height)) = sides else { return Err(unscaled()) };
            let mut bytes = Vec::new();
            // Tables made for each picture would save 3 %, in scans of their own that some readers
            // of JPEG get wrong.
            let encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
            let encoded = encoder.encode(image, width, height, ColorType::Rgb);
            encoded.map_err(|error| PhotoProblem::PhotoDamaged { detail: error.to_string() })?;
            Ok(bytes)
        }
    }
}

/// A picture of a shape that no encoder takes.
fn unscaled() -> PhotoProblem {
    PhotoProblem::PhotoDamaged { detail: "its shape cannot be scaled".to_owned() }
}
