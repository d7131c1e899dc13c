//! What becomes of a photo's pixels: the right way up, in the right sizes and colours, and nothing
//! left of what a phone wrote beside them.

use image::{ImageFormat, Rgba, RgbaImage};
use moxcms::ColorProfile;

use crate::pictures::{
    QUARTERS, SECRETS, alike, candidates, decoded, encoded, flat, from_phone, jpeg, prints,
    quarters, showing, stored, with_profile,
};
use crate::site::Run;

const PAGE: &str = "/cong-trinh/cau/";

/// A run of a site with one photo.
fn of_one(file: &str, bytes: &[u8]) -> Run {
    showing(&[(file, bytes)]).build().good()
}

/// Every print of the cover with the width that the page gives it.
fn cover_prints(run: &Run) -> Vec<(String, u32)> {
    let page = run.page(PAGE);
    let webp = page.attribute(".cover source[type='image/webp']", "srcset");
    let jpeg = page.attribute(".cover img", "srcset");
    [candidates(&webp), candidates(&jpeg)].concat()
}

/// The colour in the middle of the largest JPEG, and of the largest WebP.
fn middles(run: &Run) -> Vec<[u8; 3]> {
    let one = |path: &&str| {
        let image = decoded(&run.files[*path]);
        image.get_pixel(image.width() / 2, image.height() / 2).0
    };
    prints(run).iter().map(one).collect()
}

// The right way up

#[test]
fn a_photo_is_the_right_way_up_however_the_phone_was_held() {
    let upright = quarters(640, 400);
    for orientation in 1..=8 {
        let bytes = from_phone(&jpeg(&stored(&upright, orientation)), orientation);
        let run = of_one("a.jpg", &bytes);
        let page = run.page(PAGE);
        let size = ["width", "height"].map(|side| page.attribute(".cover img", side));
        assert_eq!(size, ["640", "400"], "orientation {orientation}");
        for (address, width) in cover_prints(&run) {
            let image = decoded(&run.files[address.trim_start_matches('/')]);
            let height = width * 400 / 640;
            assert_eq!(image.dimensions(), (width, height), "{orientation}: {address}");
            let places = [(1, 1), (3, 1), (1, 3), (3, 3)];
            for ((x, y), wanted) in places.into_iter().zip(QUARTERS) {
                let found = image.get_pixel(width * x / 4, height * y / 4).0;
                assert!(alike(found, wanted, 12), "{orientation}: {address} {found:?} {wanted:?}");
            }
        }
    }
}

#[test]
fn an_orientation_that_does_not_exist_turns_nothing() {
    for orientation in [0, 9, 700] {
        let run = of_one("a.jpg", &from_phone(&jpeg(&quarters(640, 400)), orientation));
        let page = run.page(PAGE);
        assert_eq!(page.attribute(".cover img", "width"), "640", "orientation {orientation}");
    }
}

// Sizes

#[test]
fn a_photo_comes_in_three_widths_and_never_larger_than_it_is() {
    let cases: [(u32, &[u32]); 7] = [
        (4000, &[480, 960, 1440]),
        (1440, &[480, 960, 1440]),
        (1200, &[480, 960, 1200]),
        (700, &[480, 700]),
        (480, &[480]),
        (300, &[300]),
        (1, &[1]),
    ];
    for (width, wanted) in cases {
        let run = of_one("a.jpg", &jpeg(&quarters(width, width.div_ceil(2))));
        let page = run.page(PAGE);
        for selector in [".cover source[type='image/webp']", ".cover img"] {
            let found: Vec<u32> = candidates(&page.attribute(selector, "srcset"))
                .into_iter()
                .map(|(_, width)| width)
                .collect();
            assert_eq!(found, wanted, "{width} {selector}");
        }
        assert_eq!(prints(&run).len(), 2 * wanted.len(), "{width}");
    }
}

#[test]
fn the_page_names_every_print_and_no_other() {
    let run = of_one("a.jpg", &jpeg(&quarters(1500, 1001)));
    let mut named: Vec<String> =
        cover_prints(&run).into_iter().map(|(address, _)| address).collect();
    let plain = run.page(PAGE).attribute(".cover img", "src");
    assert!(named.contains(&plain), "{plain}");
    named.sort();
    let there: Vec<String> = prints(&run).iter().map(|path| format!("/{path}")).collect();
    assert_eq!(named, there);
}

#[test]
fn every_print_has_the_width_and_the_format_that_the_page_says() {
    for size in [(1500, 1001), (4000, 3000), (999, 2500)] {
        let run = of_one("a.jpg", &jpeg(&quarters(size.0, size.1)));
        let page = run.page(PAGE);
        let number = |side| page.attribute(".cover img", side).parse::<u32>().unwrap();
        let whole = (number("width"), number("height"));
        let mut largest = (0, 0);
        for (address, width) in cover_prints(&run) {
            let bytes = &run.files[address.trim_start_matches('/')];
            let format =
                if address.ends_with(".webp") { ImageFormat::WebP } else { ImageFormat::Jpeg };
            assert_eq!(image::guess_format(bytes).unwrap(), format, "{address}");
            let found = decoded(bytes).dimensions();
            assert_eq!(found.0, width, "{address}");
            assert!(found.1.abs_diff(width * size.1 / size.0) <= 1, "{address} {found:?}");
            largest = largest.max(found);
        }
        assert_eq!(whole, largest, "width and height are those of the largest");
    }
}

#[test]
fn png_and_webp_are_photos_too_and_what_is_transparent_is_white() {
    let glass = RgbaImage::from_pixel(640, 400, Rgba([200, 0, 0, 0]));
    for (file, format) in [("a.png", ImageFormat::Png), ("a.webp", ImageFormat::WebP)] {
        let run = of_one(file, &encoded(glass.clone(), format));
        for middle in middles(&run) {
            assert!(alike(middle, [255; 3], 4), "{file} {middle:?}");
        }
    }
}

#[test]
fn a_grey_photo_stays_grey() {
    let grey = image::GrayImage::from_pixel(640, 400, image::Luma([90]));
    let run = of_one("a.JPG", &encoded(grey, ImageFormat::Jpeg));
    for middle in middles(&run) {
        assert!(alike(middle, [90; 3], 4), "{middle:?}");
    }
}

#[test]
fn a_photo_that_was_saved_from_a_page_can_be_used_again() {
    // People take pictures from where they find them, and that is often the site itself.
    let run = of_one("a.jpg", &jpeg(&quarters(960, 640)));
    for path in prints(&run).into_iter().filter(|path| path.contains("-960.")) {
        let again = of_one(path.rsplit('/').next().unwrap(), &run.files[path]);
        for print in prints(&again) {
            let image = decoded(&again.files[print]);
            let found = image.get_pixel(image.width() / 4, image.height() / 4).0;
            assert!(alike(found, QUARTERS[0], 16), "{path} became {found:?} in {print}");
        }
    }
}

#[test]
fn a_photo_whose_colours_lie_in_scans_of_their_own_never_turns_green_unsaid() {
    // Baseline, 4:2:0, one scan a component: rare, and allowed (ITU-T T.81, A.2).
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_2_0);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&flat(640, 400, [90; 3]), 640, 400, jpeg_encoder::ColorType::Rgb).unwrap();
    let scans = bytes.windows(2).filter(|two| *two == [0xff, 0xda]).count();
    assert_eq!(scans, 3, "the test's own photo has three");
    let run = showing(&[("a.jpg", &bytes)]).build();
    if run.is_good {
        // WebP only, so that this is about reading alone.
        for path in prints(&run).into_iter().filter(|path| path.ends_with(".webp")) {
            let middle = decoded(&run.files[path]).get_pixel(100, 100).0;
            assert!(alike(middle, [90; 3], 6), "{path} {middle:?}");
        }
    }
}

// Colours

#[test]
fn the_colours_of_display_p3_are_those_of_srgb_that_look_alike() {
    // The red and the green of sRGB as Display P3 writes them (CSS Color 4: color(display-p3 …)).
    let cases = [([234, 51, 35], [255, 0, 0]), ([117, 251, 76], [0, 255, 0]), ([90; 3], [90; 3])];
    for (written, wanted) in cases {
        let plain = jpeg(&flat(640, 400, written));
        let run = of_one("a.jpg", &with_profile(&plain, &ColorProfile::new_display_p3()));
        for middle in middles(&run) {
            assert!(alike(middle, wanted, 10), "{written:?} became {middle:?}, not {wanted:?}");
        }
    }
}

#[test]
fn a_red_that_no_srgb_screen_has_is_the_reddest_red() {
    let plain = jpeg(&flat(640, 400, [255, 0, 0]));
    let run = of_one("a.jpg", &with_profile(&plain, &ColorProfile::new_display_p3()));
    for middle in middles(&run) {
        assert!(alike(middle, [255, 0, 0], 8), "{middle:?}");
    }
}

#[test]
fn without_a_profile_or_with_that_of_srgb_colours_stay() {
    let colour = [234, 51, 35];
    let plain = jpeg(&flat(640, 400, colour));
    for bytes in [with_profile(&plain, &ColorProfile::new_srgb()), plain] {
        for middle in middles(&of_one("a.jpg", &bytes)) {
            assert!(alike(middle, colour, 8), "{middle:?}");
        }
    }
}

// Nothing that a phone wrote

/// The markers of a JPEG up to its pixels.
fn markers(jpeg: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    let mut at = 2;
    while jpeg[at] == 0xff && jpeg[at + 1] != 0xda {
        found.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    found
}

/// The chunks of a WebP.
fn chunks(webp: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 12;
    while at + 8 <= webp.len() {
        found.push(String::from_utf8_lossy(&webp[at..at + 4]).into_owned());
        let size = u32::from_le_bytes(webp[at + 4..at + 8].try_into().unwrap());
        at += 8 + size.next_multiple_of(2) as usize;
    }
    found
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

#[test]
fn nothing_that_a_phone_wrote_is_in_any_output() {
    let plain = with_profile(&jpeg(&quarters(1500, 1000)), &ColorProfile::new_display_p3());
    let phone = from_phone(&plain, 6);
    for word in SECRETS.into_iter().chain(["Exif", "xap/1.0", "ICC_PROFILE"]) {
        assert!(holds(&phone, word), "the test's own photo has {word}");
    }
    let mut site = showing(&[("ten-goc-cua-anh.jpg", &phone), ("ten-khac.jpg", &phone[..])]);
    site.write("content/works/cau/khong-dung.jpg", &phone);
    let run = site.build().good();
    assert_eq!(prints(&run).len(), 4, "turned it is 1000 wide: {:?}", prints(&run));
    for (path, bytes) in &run.files {
        for word in SECRETS.into_iter().chain(["khong-dung", "xmpmeta"]) {
            assert!(!path.contains(word) && !holds(bytes, word), "{path} holds {word}");
        }
        assert!(*bytes != phone, "{path} is an original");
    }
}

#[test]
fn the_name_of_an_original_is_in_no_output() {
    let facts = "[[photos]]\nfile = \"Tên gốc IMG_20240315.jpg\"\nalt = \"Cầu\"\ncredit = \"Ban\"";
    let mut site = showing(&[]);
    site.edit("content/works/cau/index.md", "areas =", "extra = {}\nareas =");
    let text = site.text("content/works/cau/index.md");
    let (_, head) = text.split_once("+++\n").unwrap();
    let (head, _) = head.rsplit_once("+++").unwrap();
    let path = "content/works/cau/Tên gốc IMG_20240315.jpg";
    let body = "![](<Tên gốc IMG_20240315.jpg>)";
    site.write("content/works/cau/index.md", format!("+++\n{head}{facts}\n+++\n\n{body}\n"));
    site.write(path, jpeg(&quarters(640, 400)));
    let run = site.build().good();
    assert!(run.page(PAGE).attributes(".photo img", "src").len() == 1, "it is shown");
    for (path, bytes) in &run.files {
        assert!(!path.contains("IMG_20240315") && !holds(bytes, "IMG_20240315"), "{path}");
    }
}

#[test]
fn a_print_is_made_of_pixels_and_nothing_else() {
    let plain = with_profile(&jpeg(&quarters(1500, 1000)), &ColorProfile::new_display_p3());
    let run = of_one("a.jpg", &from_phone(&plain, 3));
    for path in prints(&run) {
        let bytes = &run.files[path];
        if path.ends_with(".webp") {
            assert_eq!(chunks(bytes), ["VP8 "], "{path}");
        } else {
            // JFIF, quantisation, frame, Huffman tables, restart interval.
            let pixels = [0xe0, 0xdb, 0xc0, 0xc2, 0xc4, 0xdd];
            let found = markers(bytes);
            assert!(found.iter().all(|marker| pixels.contains(marker)), "{path} {found:02x?}");
        }
    }
}
