//! Photos that are none, are cut, ask for too much, or come in unusual forms. What phones write, HEIC
//! and damage in the middle are in `photo_files` and `photo_bytes`.

use std::fs::File;

use image::{DynamicImage, ImageBuffer, ImageFormat, Rgb, RgbImage};

use super::Ground;
use crate::pictures::{
    QUARTERS, alike, announcing, decoded, encoded, flat, jpeg, quarters, showing,
};

const PHOTO: &str = "content/works/cau/a.jpg";
const STORY: &str = "content/works/cau/index.md";

/// A site that shows one good photo.
fn ground() -> Ground {
    Ground::of(&showing(&[("a.jpg", &jpeg(&flat(200, 150, [90, 120, 90])))]))
}

/// These bytes in the photo's place are refused at the line that names it.
fn refused(bytes: &[u8], code: &str) -> String {
    let ground = ground();
    ground.write(PHOTO, bytes);
    let text = std::fs::read_to_string(ground.site().join(STORY)).unwrap();
    let line = text.lines().position(|line| line.starts_with("file = ")).unwrap() + 1;
    ground.refused(code, STORY, line as u64)
}

/// The largest print that is made of these bytes.
fn print(bytes: &[u8]) -> RgbImage {
    let ground = ground();
    ground.write(PHOTO, bytes);
    ground.accepted(&[]);
    let public = ground.public();
    let prints = public.iter().filter(|(path, _)| path.starts_with("photos/"));
    let jpegs = prints.filter(|(path, _)| path.ends_with(".jpg")).map(|(_, bytes)| decoded(bytes));
    jpegs.max_by_key(RgbImage::width).expect("a print")
}

/// The middles of the four quarters.
fn assert_quarters(print: &RgbImage) {
    let (width, height) = print.dimensions();
    for (at, colour) in QUARTERS.iter().enumerate() {
        let (x, y) = (1 + 2 * (at as u32 % 2), 1 + 2 * (at as u32 / 2));
        let found = print.get_pixel(width * x / 4, height * y / 4).0;
        assert!(alike(found, *colour, 24), "quarter {at}: {found:?} for {colour:?}");
    }
}

#[test]
fn an_empty_file_and_a_text_are_no_photos() {
    refused(b"", "photo-unknown-format");
    refused("Ảnh để sau".as_bytes(), "photo-unknown-format");
}

#[test]
fn a_photo_that_is_cut_off_is_damaged_wherever_it_is_cut() {
    let whole = jpeg(&quarters(200, 150));
    for part in [3, 20, 200, whole.len() / 2] {
        let ground = ground();
        ground.write(PHOTO, &whole[..part]);
        ground.build(1);
        ground.stands();
    }
}

#[test]
fn a_picture_of_30_000_by_30_000_is_refused_by_its_header() {
    let said =
        refused(&announcing(&jpeg(&flat(20, 20, [1, 2, 3])), 30_000, 30_000), "photo-too-large");
    assert!(said.contains("30000 × 30000") || said.contains("30,000 × 30,000"), "{said}");
}

#[test]
fn a_photo_file_larger_than_all_memory_is_not_read() {
    let ground = ground();
    let file = File::options().write(true).open(ground.site().join(PHOTO)).unwrap();
    file.set_len(20 << 30).unwrap();
    ground.refused_with("photo-file-too-large");
}

#[test]
fn an_svg_with_script_is_no_photo_and_its_script_is_nowhere() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    refused(svg.as_bytes(), "photo-unknown-format");
    let ground = ground();
    ground.write("content/works/cau/ban-do.svg", svg);
    ground.accepted(&["file-not-read"]);
    let holds = |bytes: &Vec<u8>| bytes.windows(8).any(|part| part == b"alert(1)");
    assert!(!ground.public().values().any(holds));
}

#[test]
fn a_picture_for_printers_in_cmyk_keeps_its_colours() {
    let rgb = quarters(200, 150);
    let inks: Vec<u8> =
        rgb.pixels().flat_map(|Rgb([r, g, b])| [255 - r, 255 - g, 255 - b, 0]).collect();
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.encode(&inks, 200, 150, jpeg_encoder::ColorType::Cmyk).unwrap();
    assert_quarters(&print(&bytes));
}

#[test]
fn a_picture_of_16_bits_a_colour_keeps_its_colours() {
    let rgb = quarters(200, 150);
    let deep = ImageBuffer::<Rgb<u16>, _>::from_fn(200, 150, |x, y| {
        Rgb(rgb.get_pixel(x, y).0.map(|value| u16::from(value) * 257))
    });
    assert_quarters(&print(&encoded(DynamicImage::ImageRgb16(deep), ImageFormat::Png)));
}

#[test]
fn of_an_animated_webp_the_first_picture_is_shown() {
    let (first, second) = (quarters(200, 150), flat(200, 150, [0, 0, 0]));
    let settings = webp::WebPConfig::new().unwrap();
    let mut encoder = webp::AnimEncoder::new(200, 150, &settings);
    encoder.add_frame(webp::AnimFrame::from_rgb(&first, 200, 150, 0));
    encoder.add_frame(webp::AnimFrame::from_rgb(&second, 200, 150, 100));
    assert_quarters(&print(&encoder.encode()));
}

#[test]
fn a_gif_is_no_photo_moving_or_not() {
    let screen = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff";
    let frame = b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00";
    for frames in 1..3 {
        refused(&[&screen[..], &frame.repeat(frames), b"\x3b"].concat(), "photo-unknown-format");
    }
}
