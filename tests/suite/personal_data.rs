//! No number of anybody leaves: what names a person is found in every text, and what an office lets
//! appear is let pass. Money, dates, plans and figures are no numbers of anybody.

use lantoa::language::Language::English;
use lantoa::problem::Severity;

use crate::site::{Run, Site};
use crate::stories::{english, news, unit, with_body, work};

/// A site with one work whose body is this.
fn told(body: &str) -> Run {
    Site::new(&with_body(&work("cau", ""), body)).build()
}

/// What is underlined as personal data, in order.
fn found(run: &Run) -> Vec<String> {
    run.marked("personal-data")
}

/// The texts in which something is found, but not exactly the part in brackets; and those in which
/// something is found that has no brackets.
fn missed(texts: &[&str]) -> Vec<String> {
    let wrong = |text: &&&str| {
        let (begin, end) = (text.find('['), text.find(']'));
        let wanted: Vec<String> = match (begin, end) {
            (Some(begin), Some(end)) => vec![text[begin + 1..end].to_owned()],
            _ => Vec::new(),
        };
        found(&told(&text.replace(['[', ']'], ""))) != wanted
    };
    texts.iter().filter(wrong).map(|text| (*text).to_owned()).collect()
}

// What is found

#[test]
fn a_mobile_telephone_is_found_however_it_is_written() {
    let texts = [
        "Gọi [0900000000] nhé.",
        "Gọi [0900 000 000].",
        "Gọi [090 000 0000], sáng sớm.",
        "Gọi [0900.000.000] hoặc đến nhà.",
        "Gọi [0900-000-000]",
        "Gọi [0900 – 000 – 000]",
        "Gọi [09 0000 0000].",
        "Gọi [0900 00 00 00].",
        "ĐT:[0300000000]",
        "Gọi [+84 900 000 000].",
        "Gọi [+84900000000].",
        "Gọi ([+84)900000000]",
        "Gọi [0084 900 000 000].",
        "Gọi [84900000000].",
        "Gọi [0900\u{a0}000\u{a0}000].",
        "Gọi [+84 (0) 900 000 000].",
        "Năm 2024 gọi [0900 000 000]. 15 hộ đã gọi.",
    ];
    assert_eq!(missed(&texts), Vec::<String>::new());
}

#[test]
fn digits_of_another_form_are_read_as_people_read_them() {
    let texts = [
        "Gọi [０９００ ０００ ０００] nhé.",
        "Gọi [０９0０000００0] nhé.",
        "Gọi [𝟎𝟗𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎] nhé.",
        "Gọi [𝟶𝟿𝟶𝟶-𝟶𝟶𝟶-𝟶𝟶𝟶], trước １２ giờ.",
        "Năm ２０２４ làm được １２.０００.０００ đồng.",
    ];
    assert_eq!(missed(&texts), Vec::<String>::new());
    let coded = told("Gọi &#xff10;９００００００００.");
    assert_eq!(found(&coded), ["&#xff10;９００００００００"]);
}

#[test]
fn a_telephone_at_home_is_found_as_well() {
    assert_eq!(missed(&["Gọi [0212 000 0000].", "Gọi ([0212) 000 0000]."]), Vec::<String>::new());
}

#[test]
fn several_telephones_in_a_row_are_found_one_by_one() {
    let run = told("Gọi 0900 000 000 - 0300 000 000, 0500000000/0700000000.");
    assert_eq!(found(&run), ["0900 000 000", "0300 000 000", "0500000000", "0700000000"]);
}

#[test]
fn telephones_behind_commas_are_found_one_by_one() {
    assert_eq!(found(&told("Gọi 0900000001,0300000002.")), ["0900000001", "0300000002"]);
}

#[test]
fn numbers_of_identity_cards_are_found() {
    let texts = [
        "Căn cước [014000000000] cấp năm ngoái.",
        "CCCD [014 000 000 000].",
        "CCCD số: [100000000000].",
        "Số CMND: [050000000].",
        "Chứng minh nhân dân [050 000 000] cũ.",
        "Bà con nhớ số [050000001] ấy.",
    ];
    assert_eq!(missed(&texts), Vec::<String>::new());
}

#[test]
fn mailboxes_plates_and_accounts_are_found() {
    let texts = [
        "Viết cho [ai.do+tin@example.org].",
        "Xe [26A-000.00] chở đá.",
        "Xe [26A-00000] chở đá.",
        "Xe [26B1-000.00] chở đá.",
        "Xe [26-B1 000.00] chở đá.",
        "Xe [26B1-0000] chở đá.",
        "Xe [26C 000.00], hai chuyến.",
        "Xe [26MĐ1-000.00] chạy điện.",
        "Số tài khoản [0000000000000] mở hôm qua.",
        "STK: [000 000 000].",
        "STK [0000000000000] bản Suối Trong.",
        "CMND [050000001] ngày cấp 5/3/2010.",
        "CMND [050000001] công an tỉnh cấp.",
        "Gọi SĐT[0900000001] nhé.",
        "Gọi [0900000001]/Lò Văn nhé.",
    ];
    assert_eq!(missed(&texts), Vec::<String>::new());
}

#[test]
fn a_number_that_is_half_bold_or_spelled_by_code_is_one_number() {
    assert_eq!(found(&told("Gọi 0900 **000** 000.")), ["0900 **000** 000"]);
    assert_eq!(found(&told("Gọi 0900 000&#32;000.")), ["0900 000&#32;000"]);
}

#[test]
fn whatever_readers_see_is_looked_at() {
    let number = "0900 000 000";
    let photo = "[[photos]]\nfile = \"anh.jpg\"\nalt = \"Cầu, gọi 0900 000 000\"\n\
                 caption = \"gọi 0900 000 001\"\ncredit = \"ảnh: 0900 000 002\"";
    let files = [
        work("mot", &format!("title = \"Gọi {number}\"")),
        work("hai", &format!("summary = \"Gọi {number}\"")),
        work("ba", &format!("[[sources]]\nname = \"Ông A, {number}\"")),
        work("bon", &format!("residential_area = \"bản X, {number}\"")),
        work(
            "nam",
            &format!("[[awards]]\naward = \"flag\"\ndecision = \"{number}\"\ndate = 2024-05-01"),
        ),
        unit("sau", &format!("title = \"Gọi {number}\"")),
        with_body(&news("bay", ""), &format!("| a | b |\n|---|---|\n| 1 | {number} |")),
        with_body(&work("tam", ""), &format!("## {number}\n\n- `{number}`\n\n> {number}")),
        with_body(&work("chin", ""), &format!("[chữ](works/duong \"{number}\")")),
        work("muoi", "") + &english("works/muoi", &format!("summary = \"Call {number}\"")),
    ];
    for file in &files {
        let numbers = found(&Site::new(&(file.clone() + &work("duong", ""))).build());
        assert!(numbers.iter().any(|one| one.contains(number)), "{file}: {numbers:?}");
    }
    let run = Site::new(&work("cau", photo)).build();
    assert_eq!(found(&run), [number, "0900 000 001", "0900 000 002"]);
}

#[test]
fn names_of_files_and_addresses_are_looked_at() {
    let photo = "[[photos]]\nfile = \"anh_0900000000.jpg\"\nalt = \"Cầu\"\ncredit = \"Ban\"";
    assert_eq!(found(&Site::new(&work("cau", photo)).build()), ["anh_0900000000.jpg"]);
    let run = Site::new(&work("ong-lo-0900000000", "title = \"Cầu\"")).build();
    assert_eq!(run.errors(), ["personal-data"]);
    assert_eq!(found(&Site::new(&work("cau", "slug = \"goi-0900000000\"")).build()).len(), 1);
    let photo = photo.replace("0900000000", "０９００００００００");
    assert_eq!(found(&Site::new(&work("cau", &photo)).build()).len(), 1);
    for target in [
        "tel:+84900000000",
        "tel:０９００００００００",
        "mailto:ai@example.org",
        "https://zalo.me/0900000000",
    ] {
        assert_eq!(found(&told(&format!("[Hỏi cán bộ]({target})"))).len(), 1, "{target}");
    }
}

#[test]
fn a_number_and_the_link_that_dials_it_are_one_finding() {
    assert_eq!(found(&told("[0900 000 000](tel:+84900000000)")), ["0900 000 000"]);
    assert_eq!(found(&told("<ai@example.org>")), ["ai@example.org"]);
}

// What is let pass

#[test]
fn money_dates_plans_and_figures_name_nobody() {
    let texts = [
        "Góp 1.200.000 đồng, rồi 1 250 000 000 đồng, rồi 100000000 đồng và 450000000 VND.",
        "Kinh phí 12.000.000.000đ; 98.504.400 người; 050.000.000 đồng.",
        "Kế hoạch 364/KH-MTTQ-BTT, Quyết định 123456789/QĐ-UBND, số 0900000000/QĐ.",
        "Ngày 05-03-2024 08 giờ, 15.03.2024 09.30, 2024-03-15, 5/3/2024, tháng 05 2023-2024.",
        "Giai đoạn 2021-2025, 2026 - 2030; năm 2019 2020 2021.",
        "Số liệu: 10 20 30 40 50 60 70 80, 1.098.765.432, 3,0900000000.",
        "Tọa độ 21,0900000001 và mã hồ sơ A0900000000.",
        "Lớp 12A-2024, 15h 123.45, dài 12m 15000 đồng, QL 37, đường 103.",
        "Xem https://example.org/2024/03/15/050000001-0900000000.html nhé.",
        "Đường dây nóng 1900 0000, 113, 114, 115.",
        "Theo tài khoản định danh của 1.250.000 người.",
        "Đọc trên @mttq, mua 2 @ 3.",
        "Vốn 150000000, trong đó dân góp 123456789; trao 100200300 cho xã; kinh phí (đồng): 350000000.",
        "Mã số dự án 220240017, số vào sổ cấp bằng 012345678, nộp vào tài khoản ngân hàng 150000000 đồng.",
        "Hợp đồng 45-HĐ-1234, thông báo 12-TĐ-1234, công điện 15-CĐ 12345.",
        "Công văn 45-CV-1234, Kế hoạch số 15-KH 12345, đường dây 35kV-12345.",
    ];
    assert_eq!(missed(&texts), Vec::<String>::new());
}

#[test]
fn what_cameras_and_chats_call_their_photos_names_nobody() {
    let names = [
        "PXL_20240315_101112345.jpg",
        "IMG_20240315_091112.jpg",
        "z0000000000000_0123456789abcdef.jpg",
        "1710483921000.jpg",
        "photo_2024-03-15_09-11-12.jpg",
        "received_000000000000000.jpg",
    ];
    for name in names {
        let photo = format!("[[photos]]\nfile = \"{name}\"\nalt = \"Cầu\"\ncredit = \"Ban\"");
        assert_eq!(found(&Site::new(&work("cau", &photo)).build()), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_note_between_those_who_write_may_hold_a_number() {
    assert_eq!(found(&told("Cầu. <!-- hỏi ông ấy, 0900 000 000 -->")), Vec::<String>::new());
}

#[test]
fn the_office_s_own_lines_may_appear_in_any_spelling() {
    let body = "Gọi 0212.000.0000, +84 212 000 0001, 0900 000 000, viết cho VanPhong@example.org \
                hoặc bao-loi@example.org, quỹ: STK 000 000 001.";
    let mut site = Site::new(&with_body(&work("cau", ""), body));
    assert_eq!(found(&site.build()).len(), 6);
    site.edit("site.toml", "\"(số máy)\"", "\"(0212) 000 0000, 0212 000 0001\"");
    site.edit("site.toml", "\"(hộp thư)\"", "\"vanphong@example.org\"");
    let more = "\n[security]\ncontact = \"mailto:bao-loi@example.org\"\nexpires = 2030-01-01\n\
                [privacy]\nallow = [\"0900.000.000\", \"000000001\"]\n";
    let settings = site.text("site.toml") + more;
    site.write("site.toml", settings);
    // The same memory as before: settings alone have changed.
    assert_eq!(site.build().good().codes(), Vec::<&str>::new());
}

#[test]
fn a_plate_that_may_appear_says_nothing_of_another() {
    let mut site = Site::new(&with_body(&work("cau", ""), "Xe 26MĐ1-000.00 và xe 26M1-000.00."));
    let settings = site.text("site.toml") + "\n[privacy]\nallow = [\"26MĐ1-000.00\"]\n";
    site.write("site.toml", settings);
    assert_eq!(found(&site.build()), ["26M1-000.00"]);
}

#[test]
fn the_office_s_own_line_may_be_in_digits_of_another_form() {
    let mut site = Site::new(&with_body(&work("cau", ""), "Gọi 0212 000 0000."));
    site.edit("site.toml", "\"(số máy)\"", "\"０２１２ ０００ ００００\"");
    assert_eq!(site.build().good().codes(), Vec::<&str>::new());
}

// How grave it is

#[test]
fn in_what_is_public_it_is_an_error_and_in_a_draft_a_warning() {
    let body = "Gọi 0900 000 000.";
    assert_eq!(told(body).errors(), ["personal-data"]);
    let draft = Site::new(&with_body(&work("cau", "draft = true"), body)).build().good();
    assert_eq!(draft.codes(), ["personal-data"]);
    assert_eq!(draft.problems[0].severity, Severity::Warning);
}

#[test]
fn it_is_said_what_it_is_and_where_an_office_line_goes() {
    let said = told("Gọi 0900 000 000.").said(English);
    assert!(said.contains("This names a person: a telephone number “0900 000 000”"), "{said}");
    assert!(said.contains("allow, in the part [privacy] of site.toml"), "{said}");
    assert!(said.contains("  |     ^^^^^^^^^^^^ personal data"), "{said}");
}
