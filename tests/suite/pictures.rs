//! Photos for tests, made on the spot: JPEGs with everything that phones write into them, and
//! entries that show them.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::site::{Run, Site};
use crate::stories::work;

/// What a phone writes of itself and its owner; none of it may ever leave.
pub(crate) const SECRETS: [&str; 3] = ["BiMatMay", "BiMatXmp", "BiMatLoi"];

/// The colours of the quarters of `quarters`, as one reads.
pub(crate) const QUARTERS: [[u8; 3]; 4] =
    [[200, 40, 40], [40, 160, 60], [40, 60, 190], [220, 200, 60]];

/// A picture of four quarters, each of one colour, so that one sees which way up it is.
pub(crate) fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let right = usize::from(x >= width / 2);
        let below = usize::from(y >= height / 2);
        Rgb(QUARTERS[below * 2 + right])
    })
}

/// A picture of one colour.
pub(crate) fn flat(width: u32, height: u32, colour: [u8; 3]) -> RgbImage {
    RgbImage::from_pixel(width, height, Rgb(colour))
}

/// A good JPEG without any metadata.
pub(crate) fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let size = (u16::try_from(image.width()).unwrap(), u16::try_from(image.height()).unwrap());
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 92);
    encoder.encode(image, size.0, size.1, jpeg_encoder::ColorType::Rgb).unwrap();
    bytes
}

/// The same picture in another format.
pub(crate) fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The JPEG with one more segment right after its beginning.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, content, &jpeg[2..]].concat()
}

/// The JPEG as a phone saves it: EXIF with maker, orientation and GPS, XMP, a comment.
pub(crate) fn from_phone(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let xmp =
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">BiMatXmp</x:xmpmeta>";
    let commented = with_segment(jpeg, 0xfe, b"BiMatLoi");
    with_segment(&with_segment(&commented, 0xe1, xmp), 0xe1, &exif(orientation))
}

/// EXIF by hand: TIFF in little-endian order with maker, orientation, and a GPS table.
fn exif(orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let turned = [orientation.to_le_bytes(), [0, 0]].concat().try_into().unwrap();
    let (maker_at, gps_at, latitude_at) = (50_u32, 60_u32, 90_u32);
    let first = [
        entry(0x010f, 2, 9, maker_at.to_le_bytes()),
        entry(0x0112, 3, 1, turned),
        entry(0x8825, 4, 1, gps_at.to_le_bytes()),
    ];
    let gps = [entry(1, 2, 2, *b"N\0\0\0"), entry(2, 5, 3, latitude_at.to_le_bytes())];
    let latitude: Vec<u8> =
        [21_u32, 1, 19, 1, 37, 1].iter().flat_map(|part| part.to_le_bytes()).collect();
    let mut tiff = [&b"II*\0\x08\0\0\0"[..], &[3, 0], &first.concat(), &[0; 4]].concat();
    assert_eq!(tiff.len() as u32, maker_at);
    tiff.extend_from_slice(b"BiMatMay\0\0");
    assert_eq!(tiff.len() as u32, gps_at);
    tiff.extend([&[2, 0], &gps.concat()[..], &[0; 4]].concat());
    assert_eq!(tiff.len() as u32, latitude_at);
    [&b"Exif\0\0"[..], &tiff, &latitude].concat()
}

/// The picture stored as a camera held in another way stores it; `orientation` is what EXIF says
/// of it: where its first row and its first column are to be seen (EXIF 2.32, tag 274).
pub(crate) fn stored(upright: &RgbImage, orientation: u16) -> RgbImage {
    let (width, height) = upright.dimensions();
    let (row_far, column_far) = match orientation {
        1 | 5 => (false, false),
        2 => (false, true),
        3 | 7 => (true, true),
        4 | 6 => (true, false),
        8 => (false, true),
        _ => panic!("{orientation} is no orientation"),
    };
    let at = |place: u32, far: bool, length: u32| if far { length - 1 - place } else { place };
    match orientation {
        1..=4 => RgbImage::from_fn(width, height, |column, row| {
            *upright.get_pixel(at(column, column_far, width), at(row, row_far, height))
        }),
        _ => RgbImage::from_fn(height, width, |column, row| {
            *upright.get_pixel(at(row, row_far, width), at(column, column_far, height))
        }),
    }
}

/// The JPEG with a colour profile.
pub(crate) fn with_profile(jpeg: &[u8], profile: &moxcms::ColorProfile) -> Vec<u8> {
    let content = [&b"ICC_PROFILE\0\x01\x01"[..], &profile.encode().unwrap()].concat();
    with_segment(jpeg, 0xe2, &content)
}

/// The JPEG with a header that announces another size.
pub(crate) fn announcing(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg.to_vec();
    let frame = bytes.windows(2).position(|two| two == [0xff, 0xc0]).expect("it is baseline");
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// The pixels of an output.
pub(crate) fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

/// Whether two colours look alike.
pub(crate) fn alike(found: [u8; 3], wanted: [u8; 3], tolerance: u8) -> bool {
    found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= tolerance)
}

/// The facts of a photo as an author writes them, with more lines.
pub(crate) fn photo(file: &str, more: &str) -> String {
    format!(
        "[[photos]]\nfile = \"{file}\"\nalt = \"Lời tả {file}\"\ncredit = \"Ban ảnh\"\n{more}\n"
    )
}

/// A site with one work, at `/cong-trinh/cau/`, that shows these photos.
pub(crate) fn showing(photos: &[(&str, &[u8])]) -> Site {
    let facts: String = photos.iter().map(|(file, _)| photo(file, "")).collect();
    let mut site = Site::new(&work("cau/index", &facts));
    for (file, bytes) in photos {
        site.write(&format!("content/works/cau/{file}"), bytes);
    }
    site
}

/// The prints among the outputs.
pub(crate) fn prints(run: &Run) -> Vec<&str> {
    run.files.keys().filter(|path| path.starts_with("photos/")).map(String::as_str).collect()
}

/// The addresses of a `srcset` with their widths.
pub(crate) fn candidates(srcset: &str) -> Vec<(String, u32)> {
    let one = |text: &str| {
        let (address, width) = text.trim().split_once(' ').expect("address and width");
        (address.to_owned(), width.strip_suffix('w').unwrap().parse().unwrap())
    };
    srcset.split(',').map(one).collect()
}
