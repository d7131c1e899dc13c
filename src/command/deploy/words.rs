//! The words of `deploy` in both languages: questions, and how it went. Its plan, refusals and faults
//! have files of their own.

use std::time::Duration;

use super::faults::fault;
use super::listed::list;
use super::plan::size;
use crate::deploy::changes::Changes;
use crate::deploy::transport::Fault;
use crate::language::Language::{self, English, Vietnamese};

/// Nothing was done, as was wished.
pub(super) fn dry_run(language: Language) -> &'static str {
    match language {
        Vietnamese => "Chỉ xem trước: chưa gửi gì.",
        English => "Only a look ahead: nothing was sent.",
    }
}

/// Shall it be sent?
pub(super) fn question(language: Language, target: &str) -> String {
    match language {
        Vietnamese => format!("Đưa lên {target} bây giờ? (c = có, Enter = không)"),
        English => format!("Send this to {target} now? (y = yes, Enter = no)"),
    }
}

/// Shall so much vanish?
pub(super) fn question_much(language: Language, vanishing: usize) -> String {
    match language {
        Vietnamese => {
            format!("CHÚ Ý: {vanishing} tệp sẽ bị bỏ khỏi trang. Vẫn làm? (c = có, Enter = không)")
        }
        English => {
            format!(
                "NOTE: {vanishing} files will vanish from the site. Go on? (y = yes, Enter = no)"
            )
        }
    }
}

/// Whether an answer is a yes, in either language.
pub(super) fn is_yes(answer: Option<&str>) -> bool {
    let answer = answer.unwrap_or_default().trim().to_lowercase();
    matches!(answer.as_str(), "c" | "có" | "co" | "y" | "yes")
}

/// A secret is asked for.
pub(super) fn secret(language: Language, target: &str, what: &str) -> String {
    match (language, what) {
        (Vietnamese, "PASSPHRASE") => format!("Mật khẩu của khóa SSH cho {target}: "),
        (English, "PASSPHRASE") => format!("Passphrase of the SSH key for {target}: "),
        (Vietnamese, "ACCESS_KEY" | "SECRET_KEY") => format!("{what} của {target}: "),
        (English, "ACCESS_KEY" | "SECRET_KEY") => format!("{what} of {target}: "),
        (Vietnamese, _) => format!("Mật khẩu của {target}: "),
        (English, _) => format!("Password of {target}: "),
    }
}

/// The bar on the way.
pub(super) fn bar(language: Language) -> &'static str {
    match language {
        Vietnamese => "  {bar:30} {bytes}/{total_bytes}, còn {eta}",
        English => "  {bar:30} {bytes}/{total_bytes}, {eta} left",
    }
}

/// The line gave way.
pub(super) fn faltered(language: Language, found: &Fault, pause: Duration) -> String {
    let said = fault(language, found);
    let seconds = pause.as_secs();
    match language {
        Vietnamese => format!("{said}; thử lại sau {seconds} giây"),
        English => format!("{said}; another try in {seconds} s"),
    }
}

/// By which way pages are read back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// As a reader gets them.
    Public,
    /// From the target, since the site's address does not answer.
    Target,
}

/// How it went.
pub(super) struct Told<'a> {
    pub(super) changes: &'a Changes,
    /// How many pages were read back.
    pub(super) read: usize,
    pub(super) way: Way,
}

/// How it went.
pub(super) fn done(language: Language, told: &Told<'_>) -> String {
    let changes = told.changes;
    let (files, size, read) = (changes.uploads.len(), size(language, changes.bytes()), told.read);
    let removed = changes.removals.len();
    let back = match (language, told.way, read) {
        (_, _, 0) => String::new(),
        (Vietnamese, Way::Public, _) => {
            format!("; mở {read} trang trên mạng như người đọc, trang nào cũng đúng")
        }
        (English, Way::Public, _) => {
            format!("; {read} pages opened on the web as readers do, all as they should be")
        }
        (Vietnamese, Way::Target, _) => format!(
            "; đọc lại {read} trang ở nơi nhận, trang nào cũng đúng (địa chỉ base_url chưa trả lời)"
        ),
        (English, Way::Target, _) => format!(
            "; {read} pages read back at the target, all as they should be (base_url does not answer \
             yet)"
        ),
    };
    match language {
        Vietnamese => format!("Xong: đã gửi {files} tệp ({size}), bỏ {removed} tệp{back}"),
        English => format!("Done: {files} files sent ({size}), {removed} removed{back}"),
    }
}

/// What was read back is not what was sent.
pub(super) fn read_back_wrong(language: Language, way: Way, paths: &[String]) -> String {
    let list = list(language, paths);
    match (language, way) {
        (Vietnamese, Way::Public) => format!(
            "lỗi: đã gửi xong, nhưng người đọc chưa thấy các trang này như đã gửi\n{list}\nCó thể máy chủ \
             còn giữ bản cũ, hoặc base_url không phải nơi vừa gửi đến: đợi ít phút rồi mở thử"
        ),
        (English, Way::Public) => format!(
            "error: all was sent, but readers do not get these pages as they were sent\n{list}\nThe \
             server may still show old ones, or base_url is not where they were sent: wait some \
             minutes and open them"
        ),
        (Vietnamese, Way::Target) => format!(
            "lỗi: đã gửi xong, nhưng đọc lại thì các trang này không đúng như đã gửi\n{list}\nBáo người \
             quản trị máy chủ"
        ),
        (English, Way::Target) => format!(
            "error: all was sent, but these pages are read back otherwise than they were sent\n{list}\n\
             Tell the server's administrator"
        ),
    }
}

/// Nothing has become due.
pub(super) fn nothing_due(language: Language) -> &'static str {
    match language {
        Vietnamese => "Chưa có bài nào đến ngày đăng.",
        English => "Nothing has become due.",
    }
}
