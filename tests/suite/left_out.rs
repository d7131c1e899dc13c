//! What stands in the places of libraries that lantoa never asks (`left-out/`) does no harm if it is asked.

use crc_fast::{CrcAlgorithm, Digest};

use crate::own_site::root;

#[test]
fn scripts_and_styles_stay_as_they_are_even_where_they_should_be_smaller() {
    let mut settings = minify_html::Cfg::new();
    settings.keep_closing_tags = true;
    settings.minify_css = true;
    settings.minify_js = true;
    let html = "<p style=\"color: red\">a</p><script>let a = 1;</script>\
                <script type=module>let  b = ;</script><style>a { color: red }</style>";
    let made = minify_html::minify(html.as_bytes(), &settings);
    assert_eq!(String::from_utf8(made).unwrap(), html);
}

/// The check value of CRC-32C, and of it in two pieces.
#[test]
fn the_sum_that_is_counted_bit_by_bit_is_right() {
    let sum = |pieces: &[&[u8]]| {
        let mut digest = Digest::new(CrcAlgorithm::Crc32Iscsi);
        pieces.iter().for_each(|piece| digest.update(piece));
        digest.finalize()
    };
    assert_eq!(sum(&[b"123456789"]), 0xe306_9283);
    assert_eq!(sum(&[b"1234", b"56789"]), 0xe306_9283);
    assert_eq!(sum(&[]), 0);
}

/// Where a library asks for another version, cargo takes the real one again, and only warns.
#[test]
fn nothing_that_is_left_out_comes_back() {
    for lock in ["Cargo.lock", "fuzz/Cargo.lock", "benches/stages/Cargo.lock"] {
        let lock = std::fs::read_to_string(root().join(lock)).unwrap();
        assert!(!lock.contains("[[patch.unused]]"));
        let left_out = std::fs::read_dir(root().join("left-out")).unwrap().map(Result::unwrap);
        for package in left_out.filter(|one| one.path().is_dir()) {
            let name = package.file_name().into_string().unwrap();
            let packages =
                lock.split("\n\n").filter(|one| one.contains(&format!("name = \"{name}\"\n")));
            let packages: Vec<&str> = packages.collect();
            assert_eq!(packages.len(), 1, "{name}");
            assert!(!packages[0].contains("source = "), "{}", packages[0]);
        }
    }
}
