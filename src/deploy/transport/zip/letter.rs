//! The letter that goes with a hand-over: to the officer of another office who copies the files by
//! hand. Vietnamese first, English below, readable in Notepad.
//!
//! It says what the ZIP holds and what to do with it, step by step. It names no person and no hour:
//! the same hand-over has the same letter.

use crate::deploy::transport::Sender;
use crate::language::Language::{self, English, Vietnamese};
use crate::language::date::{Date, long};
use crate::language::number::{decimal, integer};

/// The letter's name in the ZIP.
pub(super) const NAME: &str = "DOC-TRUOC.txt";

/// The list of files to delete.
pub(super) const DELETIONS: &str = "DANH-SACH-XOA.txt";

/// The sums of the files.
pub(super) const SUMS: &str = "SHA256SUMS";

/// What the letter tells.
pub(super) struct Facts {
    /// Who sends it, if that is known.
    pub(super) sender: Sender,
    /// The day for which the site was made, if that is known.
    pub(super) day: Option<Date>,
    /// The hand-over before this one; none when the ZIP holds the whole site.
    pub(super) before: Option<Before>,
    /// How many files the ZIP holds.
    pub(super) files: usize,
    /// Their bytes.
    pub(super) bytes: u64,
    /// Those of the folders that must be copied first that the ZIP has.
    pub(super) first: Vec<&'static str>,
    /// How many files are to be deleted.
    pub(super) deletions: usize,
}

/// The hand-over before.
pub(super) struct Before {
    /// The name of its ZIP, if that is known.
    pub(super) zip: Option<String>,
    /// Its day, if that is known.
    pub(super) day: Option<Date>,
    /// How many of its files stay as they are, and are not in the ZIP.
    pub(super) same: usize,
}

/// The letter. The mark at its beginning and the line ends are those that old Notepads need.
pub(super) fn letter(facts: &Facts) -> String {
    let both = [Vietnamese, English].map(|language| {
        let parts = [heading(language, facts), contents(language, facts), steps(language, facts)];
        format!("{}{}", parts.concat(), farewell(language, facts))
    });
    format!("\u{feff}{}", both.join(&format!("\n{}\n\n", "-".repeat(72)))).replace('\n', "\r\n")
}

fn heading(language: Language, facts: &Facts) -> String {
    let day = facts.day.map(|day| format!(" – {}", long(language, day))).unwrap_or_default();
    let office = body(language, facts);
    let at = match facts.sender.address.as_str() {
        "" => String::new(),
        address => format!(" {address}"),
    };
    match language {
        Vietnamese => format!(
            "BÀN GIAO TRANG WEB{day}\n\nKính gửi quý cơ quan quản trị máy chủ,\n\n\
             {} xin gửi quý cơ quan bản mới của trang web{at}\n\
             để đưa lên máy chủ. Xin đọc hết thư này trước khi chép.\n\n",
            office.unwrap_or("Chúng tôi")
        ),
        English => format!(
            "A WEBSITE HANDED OVER{day}\n\nTo the office that runs the web server:\n\n\
             {} sends you the new state of the website{at}\n\
             to be put on the server. Please read this letter to its end before you copy.\n\n",
            office.map_or_else(|| "Our office".to_owned(), |office| format!("The {office}"))
        ),
    }
}

fn contents(language: Language, facts: &Facts) -> String {
    let count = |count: usize| integer(language, i64::try_from(count).unwrap_or(i64::MAX));
    let (files, size) = (count(facts.files), size(language, facts.bytes));
    let title = match language {
        Vietnamese => "GÓI NÀY CÓ GÌ\n\n",
        English => "WHAT IS IN IT\n\n",
    };
    let held = match (language, &facts.before) {
        (Vietnamese, _) if facts.files == 0 => "- Lần này không có tệp nào phải chép.\n".to_owned(),
        (English, _) if facts.files == 0 => "- Nothing has to be copied this time.\n".to_owned(),
        (Vietnamese, None) => {
            format!("- Toàn bộ trang web: {files} tệp ({size}), trong thư mục trang-web.\n")
        }
        (English, None) => {
            format!("- The whole website: files: {files} ({size}), in the folder trang-web.\n")
        }
        (Vietnamese, Some(before)) => format!(
            "- Chỉ những tệp mới hoặc có thay đổi so với {}:\n  {files} tệp ({size}), trong thư mục \
             trang-web. Các tệp khác ({}) giữ nguyên\n  trên máy chủ.\n\
             - Nếu gói trước ấy chưa được chép lên máy chủ, xin chép gói ấy xong rồi mới chép gói này.\n",
            named(language, before),
            count(before.same)
        ),
        (English, Some(before)) => format!(
            "- Only what is new or has changed since {}:\n  files: {files} ({size}), in the folder \
             trang-web. The others ({}) stay on the server\n  as they are.\n\
             - If that ZIP has not been copied to the server yet, please copy it before this one.\n",
            named(language, before),
            count(before.same)
        ),
    };
    let deleted = match (language, facts.deletions) {
        (Vietnamese, 0) => "- Lần này không phải xóa tệp nào.\n\n".to_owned(),
        (English, 0) => "- Nothing has to be deleted this time.\n\n".to_owned(),
        (Vietnamese, some) => {
            format!("- Danh sách các tệp phải xóa ({}): {DELETIONS}.\n\n", count(some))
        }
        (English, some) => {
            format!("- The list of files to delete ({}): {DELETIONS}.\n\n", count(some))
        }
    };
    format!("{title}{held}{deleted}")
}

fn steps(language: Language, facts: &Facts) -> String {
    let title = match language {
        Vietnamese => "CÁC BƯỚC (xin làm đúng thứ tự)\n\n",
        English => "STEP BY STEP (please keep to the order)\n\n",
    };
    let all = [
        Some(unpack(language)),
        first(language, facts),
        (facts.files > 0).then(|| rest(language, facts)),
        (facts.deletions > 0).then(|| delete(language, facts)),
        Some(check(language, facts)),
    ];
    let numbered = (1..).zip(all.into_iter().flatten());
    let steps: String = numbered.map(|(number, step)| format!("{number}. {step}\n")).collect();
    let again = match language {
        Vietnamese => {
            "Nếu giữa chừng bị dừng, cứ làm lại từ bước đầu: chép đè lần nữa không hại gì.\n\n"
        }
        English => {
            "If you are interrupted, begin again at the first step: copying twice does no harm.\n\n"
        }
    };
    format!("{title}{steps}\n{again}")
}

fn unpack(language: Language) -> String {
    match language {
        Vietnamese => {
            "Giải nén gói này vào một thư mục mới trên máy: bấm chuột phải vào tệp ZIP,\n   \
                       chọn “Extract All…” (Giải nén tất cả). Không chép thẳng từ trong tệp ZIP."
                .to_owned()
        }
        English => {
            "Unpack the ZIP into a new folder of your machine: click it with the right button\n   \
                    and choose “Extract All…”. Do not copy out of the ZIP itself."
                .to_owned()
        }
    }
}

fn first(language: Language, facts: &Facts) -> Option<String> {
    let folders = match (language, facts.first.as_slice()) {
        (_, []) => return None,
        (Vietnamese, folders) => format!("thư mục {}", folders.join(" và ")),
        (English, [folder]) => format!("the folder {folder}"),
        (English, folders) => format!("the folders {}", folders.join(" and ")),
    };
    Some(match language {
        Vietnamese => format!(
            "Mở thư mục trang-web. Chép {folders} vào thư mục của trang web\n   trên máy chủ trước \
             mọi thứ khác, vì các trang cần những tệp này. Tệp trùng tên thì\n   chép đè."
        ),
        English => format!(
            "Open the folder trang-web. Copy {folders} into the website's folder on\n   the server \
             before anything else, since the pages need these files. Replace files of the\n   same \
             name."
        ),
    })
}

fn rest(language: Language, facts: &Facts) -> String {
    match (language, facts.first.is_empty()) {
        (Vietnamese, true) => "Mở thư mục trang-web. Chép tất cả những gì ở trong đó (không chép chính \
                               thư mục\n   trang-web) vào thư mục của trang web trên máy chủ. Tệp trùng \
                               tên thì chép đè."
            .to_owned(),
        (Vietnamese, false) => "Rồi chép tất cả những gì còn lại ở trong trang-web (không chép chính thư \
                                mục\n   trang-web), cũng chép đè."
            .to_owned(),
        (English, true) => "Open the folder trang-web. Copy all that is in it (not the folder trang-web \
                            itself)\n   into the website's folder on the server. Replace files of the \
                            same name."
            .to_owned(),
        (English, false) => "Then copy all the rest that is in trang-web (not the folder trang-web \
                             itself),\n   replacing files as well."
            .to_owned(),
    }
}

fn delete(language: Language, facts: &Facts) -> String {
    let begins = match (language, facts.files) {
        (Vietnamese, 0) => "Xóa",
        (Vietnamese, _) => "Khi đã chép xong tất cả, xóa",
        (English, 0) => "Delete",
        (English, _) => "When everything has been copied, delete",
    };
    match language {
        Vietnamese => format!(
            "{begins} trên máy chủ từng tệp ghi trong {DELETIONS};\n   thư mục nào vì thế không còn \
             tệp thì xóa luôn. Xin không xóa tệp nào khác."
        ),
        English => format!(
            "{begins} from the server each file that {DELETIONS}\n   names, and the folders that \
             this leaves empty. Please delete nothing else."
        ),
    }
}

fn check(language: Language, facts: &Facts) -> String {
    let address = match (language, facts.sender.address.as_str()) {
        (Vietnamese, "") => "trang chủ",
        (English, "") => "the home page",
        (_, address) => address,
    };
    let looked = match language {
        Vietnamese => format!(
            "Kiểm tra: mở {address} bằng trình duyệt, bấm Ctrl+F5, xem chữ và ảnh\n   có đủ không; \
             mở thêm vài trang."
        ),
        English => format!(
            "Check: open {address} in a browser, press Ctrl+F5, and see whether text\n   and photos \
             are there; open some other pages."
        ),
    };
    let summed = match (language, facts.files) {
        (_, 0) => String::new(),
        (Vietnamese, _) => format!(
            " Muốn chắc các tệp giải nén còn nguyên vẹn thì chạy\n   “sha256sum -c {SUMS}” (Linux) \
             trong thư mục đã giải nén."
        ),
        (English, _) => format!(
            " To be sure that the unpacked files are\n   sound, run “sha256sum -c {SUMS}” (Linux) in \
             the folder that you unpacked."
        ),
    };
    format!("{looked}{summed}")
}

fn farewell(language: Language, facts: &Facts) -> String {
    match (language, body(language, facts)) {
        (Vietnamese, Some(body)) => format!(
            "HỎI AI\n\nNếu có điều gì chưa rõ, xin quý cơ quan liên hệ {body};\nsố máy và hộp thư \
             ghi ở cuối mỗi trang.\n\nXin trân trọng cảm ơn quý cơ quan.\n"
        ),
        (Vietnamese, None) => "Xin trân trọng cảm ơn quý cơ quan.\n".to_owned(),
        (English, Some(body)) => format!(
            "WHOM TO ASK\n\nIf anything is unclear, please ask the {body};\nits telephone and \
             mailbox stand at the foot of every page.\n\nThank you.\n"
        ),
        (English, None) => "Thank you.\n".to_owned(),
    }
}

/// The body's name in a language, or in the one that it has.
fn body(language: Language, facts: &Facts) -> Option<&str> {
    let body = &facts.sender.body;
    body.get(&language).or_else(|| body.values().next()).map(String::as_str)
}

/// The hand-over before, as the officer knows it.
fn named(language: Language, before: &Before) -> String {
    let day = before.day.map(|day| long(language, day));
    match (language, &before.zip, day) {
        (Vietnamese, Some(zip), Some(day)) => format!("gói {zip} ({day})"),
        (Vietnamese, Some(zip), None) => format!("gói {zip}"),
        (Vietnamese, None, Some(day)) => format!("gói {day}"),
        (Vietnamese, None, None) => "gói lần trước".to_owned(),
        (English, Some(zip), Some(day)) => format!("the ZIP {zip} ({day})"),
        (English, Some(zip), None) => format!("the ZIP {zip}"),
        (English, None, Some(day)) => format!("the ZIP of {day}"),
        (English, None, None) => "the ZIP before".to_owned(),
    }
}

/// A size as people say it: 1,2 MB.
fn size(language: Language, bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000_000 => (1_000, "KB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = bytes.saturating_mul(10).div_ceil(unit);
    let value = f64::from(u32::try_from(tenths).unwrap_or(u32::MAX)) / 10.0;
    format!("{}\u{a0}{name}", decimal(language, value, 1))
}
