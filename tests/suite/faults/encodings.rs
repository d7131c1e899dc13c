//! Bytes that are not the UTF-8 that lantoa reads: taken in where that is without doubt, and named
//! where it is not.

use super::{GOOD, Ground, STORY};

const ADDRESS: &str = "cong-trinh/cau/index.html";

/// The story as an old font's encoding has it, one byte a letter.
fn of_latin(body: &str) -> Vec<u8> {
    let head = GOOD.replace("Cây cầu", "Cay cau").replace("Một cây cầu.", "Mot cay cau.");
    let (head, _) = head.split_once("Cầu").unwrap();
    format!("{head}{body}\n").chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// These bytes give the very page of the sound story.
fn same(bytes: impl AsRef<[u8]>) {
    let ground = Ground::new();
    ground.write(STORY, bytes);
    ground.accepted(&[]);
    assert!(ground.public()[ADDRESS] == ground.good[ADDRESS]);
}

#[test]
fn utf_16_is_named_with_a_mark_and_without_in_either_order() {
    let ground = Ground::new();
    let marked = format!("\u{feff}{GOOD}");
    for bytes in [
        utf16(&marked, u16::to_le_bytes),
        utf16(&marked, u16::to_be_bytes),
        utf16(GOOD, u16::to_le_bytes),
        utf16(GOOD, u16::to_be_bytes),
        utf16("+++\ntitle = \"x\"\n+++\n", u16::to_le_bytes),
    ] {
        ground.write(STORY, bytes);
        let said = ground.refused("saved-as-utf16", STORY, 1);
        assert!(said.contains("UTF-16") && said.contains("UTF-8"), "{said}");
    }
}

#[test]
fn site_toml_in_utf_16_is_not_said_to_be_missing() {
    let ground = Ground::new();
    ground.write("site.toml", utf16("\u{feff}base_url = \"x\"", u16::to_le_bytes));
    ground.refused("saved-as-utf16", "site.toml", 1);
}

#[test]
fn text_of_old_fonts_is_named_by_its_encoding() {
    let ground = Ground::new();
    ground
        .write(STORY, of_latin("Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc"));
    let said = ground.refused("legacy-encoding", STORY, 10);
    assert!(said.contains("TCVN3") && said.contains(".VnTime"), "{said}");
    let vietnamese = ground.run(&["build", "--quiet", "--lang", "vi"]).with(1).err;
    assert!(vietnamese.contains("Chữ trong tệp theo bảng mã cũ TCVN3 (ABC)"), "{vietnamese}");
    assert!(said.contains("Céng hoµ x· héi"), "the line as an editor shows it: {said}");
    ground.write(STORY, of_latin("\nCoäng hoaø xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do"));
    let said = ground.refused("legacy-encoding", STORY, 11);
    assert!(said.contains("VNI-Times") && !said.contains("TCVN3"), "{said}");
}

#[test]
fn old_letters_pasted_into_a_sound_file_are_shown_where_they_stand() {
    let ground = Ground::new();
    let pasted = of_latin("Céng hoµ x· héi chñ nghÜa, ®éc lËp - tù do - h¹nh phóc");
    let pasted = &pasted[pasted.iter().position(|byte| !byte.is_ascii()).unwrap() - 1..];
    ground.write(STORY, [GOOD.as_bytes(), pasted].concat());
    ground.refused("legacy-encoding", STORY, 11);
}

#[test]
fn what_is_neither_is_only_said_to_be_no_utf_8() {
    let ground = Ground::new();
    ground.write(STORY, of_latin("Café, déjà vu; garçon, à bientôt"));
    ground.refused("not-utf8", STORY, 10);
    // UTF-8 that was cut within a letter, as a half copied file is.
    let cut = GOOD.trim_end().strip_suffix("u đã xong.").unwrap();
    ground.write(STORY, &cut.as_bytes()[..cut.len() - 1]);
    ground.refused("not-utf8", STORY, 10);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    same(format!("\u{feff}{GOOD}"));
}

#[test]
fn line_ends_of_windows_and_of_old_macs_are_line_ends() {
    same(GOOD.replace('\n', "\r\n"));
    same(GOOD.replace('\n', "\r"));
}

#[test]
fn letters_typed_as_base_and_marks_are_the_same_letters() {
    let apart = GOOD.replace('ầ', "a\u{302}\u{300}").replace('ộ', "o\u{323}\u{302}");
    assert_ne!(apart, GOOD);
    same(apart);
}

#[test]
fn a_nul_is_shown_where_it_stands() {
    let ground = Ground::new();
    ground.write(STORY, GOOD.replace("Cầu đã", "Cầu\0đã"));
    ground.refused("nul-in-text", STORY, 10);
    ground.write(STORY, GOOD.replace("Một", "M\0t"));
    ground.refused("nul-in-text", STORY, 3);
}
