//! The words of the command line, in both languages: what went wrong, the stages, the summary. Those
//! of problems are in `problem`; some commands have a file of words of their own.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::mistake::Mistake;
use crate::catalogue::hidden::{Hidden, Reason as HiddenReason};
use crate::language::Language::{self, English, Vietnamese};
use crate::language::date::{Date, long};
use crate::language::number::{decimal, integer};
use crate::output::reason::Reason;
use crate::pipeline::Stage;
use crate::source::windows::shown;
use crate::write::Written;
use crate::write::folder::Refusal;

/// What was typed wrongly.
pub(super) fn mistake(language: Language, mistake: &Mistake) -> String {
    let said = match (language, mistake) {
        (Vietnamese, Mistake::UnknownFlag { flag, nearest }) => {
            format!("không có tùy chọn {flag}{}", meant(language, nearest.as_deref()))
        }
        (English, Mistake::UnknownFlag { flag, nearest }) => {
            format!("there is no option {flag}{}", meant(language, nearest.as_deref()))
        }
        (Vietnamese, Mistake::UnknownCommand { command, nearest }) => {
            format!("không có lệnh {command}{}", meant(language, nearest.as_deref()))
        }
        (English, Mistake::UnknownCommand { command, nearest }) => {
            format!("there is no command {command}{}", meant(language, nearest.as_deref()))
        }
        (Vietnamese, Mistake::BadValue { flag, value, allowed }) => {
            format!("{flag} không nhận giá trị “{value}”{}", choice("dùng", allowed))
        }
        (English, Mistake::BadValue { flag, value, allowed }) => {
            format!("{flag} does not take “{value}”{}", choice("use", allowed))
        }
        (Vietnamese, Mistake::BadDay { flag, value, meant }) => format!(
            "{flag} không nhận giá trị “{value}”; viết năm-tháng-ngày, như {}",
            meant.map_or_else(|| "2024-03-15".to_owned(), |day| day.iso())
        ),
        (English, Mistake::BadDay { flag, value, meant }) => format!(
            "{flag} does not take “{value}”; write year-month-day, as in {}",
            meant.map_or_else(|| "2024-03-15".to_owned(), |day| day.iso())
        ),
        (Vietnamese, Mistake::NoValue { flag }) => format!("{flag} cần một giá trị đi sau"),
        (English, Mistake::NoValue { flag }) => format!("{flag} needs a value after it"),
        (Vietnamese, Mistake::Superfluous { word }) => format!("thừa chữ “{word}”"),
        (English, Mistake::Superfluous { word }) => format!("“{word}” is one word too many"),
        (Vietnamese, Mistake::TakesNoValue { flag }) => format!("{flag} không nhận giá trị"),
        (English, Mistake::TakesNoValue { flag }) => format!("{flag} takes no value"),
        (Vietnamese, Mistake::Twice { flag }) => format!("{flag} chỉ dùng một lần"),
        (English, Mistake::Twice { flag }) => format!("{flag} can be given only once"),
        (Vietnamese, Mistake::Unclear) => "không hiểu dòng lệnh này".to_owned(),
        (English, Mistake::Unclear) => "this command line is not understood".to_owned(),
    };
    match language {
        Vietnamese => format!("lỗi: {said}\nXem các lệnh và tùy chọn: lantoa --help"),
        English => format!("error: {said}\nFor commands and options: lantoa --help"),
    }
}

fn meant(language: Language, nearest: Option<&str>) -> String {
    match (language, nearest) {
        (_, None) => String::new(),
        (Vietnamese, Some(nearest)) => format!("; có phải là {nearest}?"),
        (English, Some(nearest)) => format!("; did you mean {nearest}?"),
    }
}

fn choice(word: &str, allowed: &[String]) -> String {
    match allowed.is_empty() {
        true => String::new(),
        false => format!("; {word}: {}", allowed.join(", ")),
    }
}

/// The machine failed us.
pub(super) fn machine_failed(language: Language, error: &io::Error) -> String {
    let detail = shown(&error.to_string());
    let said = match language {
        Vietnamese => format!("lỗi: máy không đọc hoặc ghi được: {detail}"),
        English => format!("error: the machine could not read or write: {detail}"),
    };
    match failure(language, error.kind()) {
        Some(meaning) => format!("{said}\n{meaning}"),
        None => said,
    }
}

/// What the system's English means, and what helps.
fn failure(language: Language, kind: io::ErrorKind) -> Option<&'static str> {
    use io::ErrorKind::*;
    Some(match (language, kind) {
        (Vietnamese, StorageFull | QuotaExceeded | FileTooLarge) => {
            "Ổ đĩa đã đầy. Dọn bớt tệp rồi chạy lại."
        }
        (English, StorageFull | QuotaExceeded | FileTooLarge) => {
            "The disk is full. Make room, then run it again."
        }
        (Vietnamese, PermissionDenied) => {
            "Máy không cho phép: tệp đang mở ở chương trình khác, hoặc tài khoản này không có quyền."
        }
        (English, PermissionDenied) => {
            "The system does not allow it: another program holds the file, or you lack the right."
        }
        (Vietnamese, ReadOnlyFilesystem) => "Ổ đĩa này chỉ cho đọc. Chọn chỗ khác để ghi.",
        (English, ReadOnlyFilesystem) => "This disk can only be read. Choose another place.",
        (Vietnamese, NotADirectory | AlreadyExists) => {
            "Ở đó phải là một thư mục thật, nhưng nay là tệp hoặc lối tắt. Xóa nó rồi chạy lại."
        }
        (English, NotADirectory | AlreadyExists) => {
            "A real folder should be there, not a file or a shortcut. Remove it, then run it again."
        }
        (Vietnamese, IsADirectory) => {
            "Ở đó phải là một tệp, nhưng nay là thư mục. Chuyển thư mục đi rồi chạy lại."
        }
        (English, IsADirectory) => {
            "A file should be there, not a folder. Move the folder away, then run it again."
        }
        (Vietnamese, NotFound) => "Tệp hoặc thư mục này không còn ở đó.",
        (English, NotFound) => "This file or folder is not there.",
        _ => return None,
    })
}

/// Another run has the site in its hands.
pub(super) fn busy(language: Language) -> &'static str {
    match language {
        Vietnamese => "Một lệnh lantoa khác đang dựng trang này; đợi lệnh đó xong…",
        English => "Another lantoa is building this site; waiting for it to finish…",
    }
}

/// Why a folder may not receive the site.
pub(super) fn refused(language: Language, out: &Path, refusal: &Refusal) -> String {
    let out = shown(&out.to_string_lossy());
    match (language, refusal) {
        (Vietnamese, Refusal::HoldsOtherFiles(name)) => format!(
            "lỗi: thư mục {out} có tệp không do lantoa ghi ({name}), nên không ghi gì vào đó\n\
             Chọn một thư mục trống bằng --output-dir, hoặc tự dọn thư mục này trước"
        ),
        (English, Refusal::HoldsOtherFiles(name)) => format!(
            "error: the folder {out} holds files that lantoa did not write ({name}); nothing was \
             written\nChoose an empty folder with --output-dir, or clear this one yourself first"
        ),
        (Vietnamese, Refusal::TouchesSources) => format!(
            "lỗi: thư mục {out} chứa hoặc nằm trong các bài viết của trang, nên không ghi gì vào \
             đó\nChọn một thư mục khác bằng --output-dir"
        ),
        (English, Refusal::TouchesSources) => format!(
            "error: the folder {out} contains the site's own sources or lies within them; nothing \
             was written\nChoose another folder with --output-dir"
        ),
        (Vietnamese, Refusal::NotAFolder) => {
            format!("lỗi: {out} không phải là thư mục mở được")
        }
        (English, Refusal::NotAFolder) => {
            format!("error: {out} is not a folder that can be opened")
        }
    }
}

/// A site with warnings alone was not written, since `--strict` was given.
pub(super) fn strict(language: Language) -> &'static str {
    match language {
        Vietnamese => "Chưa ghi gì: --strict coi cảnh báo như lỗi",
        English => "Nothing was written: --strict takes warnings as errors",
    }
}

/// The memory could not be saved; the site is whole all the same.
pub(super) fn not_remembered(language: Language, error: &io::Error) -> String {
    match language {
        Vietnamese => format!("cảnh báo: không ghi được bộ nhớ đệm .lantoa: {error}"),
        English => format!("warning: the cache .lantoa could not be written: {error}"),
    }
}

/// A stage and the time that it took.
pub(super) fn stage(language: Language, stage: Stage, took: Duration) -> String {
    format!("{:<24} {:>7} ms", stage_name(language, stage), took.as_millis())
}

/// What a stage is called.
pub(super) fn stage_name(language: Language, stage: Stage) -> &'static str {
    match (language, stage) {
        (Vietnamese, Stage::Read) => "Đọc tệp",
        (English, Stage::Read) => "Reading files",
        (Vietnamese, Stage::Write) => "Ghi tệp",
        (English, Stage::Write) => "Writing files",
        (Vietnamese, Stage::Parse) => "Hiểu bài viết",
        (English, Stage::Parse) => "Understanding entries",
        (Vietnamese, Stage::Relate) => "Đối chiếu các bài",
        (English, Stage::Relate) => "Relating entries",
        (Vietnamese, Stage::Address) => "Xếp địa chỉ, liên kết",
        (English, Stage::Address) => "Addresses and links",
        (Vietnamese, Stage::Plan) => "Lập danh mục trang",
        (English, Stage::Plan) => "Planning pages",
        (Vietnamese, Stage::Make { .. }) => "Làm trang",
        (English, Stage::Make { .. }) => "Making pages",
    }
}

/// The bar: pages done, and how many there are.
pub(super) fn bar(language: Language) -> &'static str {
    match language {
        Vietnamese => "{bar:30} {pos}/{len} tệp, còn {eta}",
        English => "{bar:30} {pos}/{len} files, {eta} left",
    }
}

/// An entry that was left out.
pub(super) fn hidden(language: Language, hidden: &Hidden) -> String {
    let day = |day: Date| long(language, day);
    let reason = match (language, &hidden.reason) {
        (Vietnamese, HiddenReason::Draft) => "bản thảo".to_owned(),
        (English, HiddenReason::Draft) => "draft".to_owned(),
        (Vietnamese, HiddenReason::NotDue(due)) => format!("đăng từ {}", day(*due)),
        (English, HiddenReason::NotDue(due)) => format!("due on {}", day(*due)),
        (Vietnamese, HiddenReason::NotApproved) => "chưa duyệt".to_owned(),
        (English, HiddenReason::NotApproved) => "not approved".to_owned(),
        (Vietnamese, HiddenReason::ApprovalUnbound) => {
            "phần [approval] ghi tay, không rõ duyệt bản nào; duyệt bằng lantoa approve".to_owned()
        }
        (English, HiddenReason::ApprovalUnbound) => {
            "its [approval] was typed by hand and does not say of which text; use lantoa approve"
                .to_owned()
        }
        (Vietnamese, HiddenReason::ApprovalVoided(before)) => {
            let on = before.on.map(|on| format!(" {}", day(on))).unwrap_or_default();
            format!("{} đã duyệt{on}, nhưng bài sửa sau đó; cần duyệt lại", before.by_role)
        }
        (English, HiddenReason::ApprovalVoided(before)) => {
            let on = before.on.map(|on| format!(" on {}", day(on))).unwrap_or_default();
            format!("approved by {}{on}, edited since; to be approved again", before.by_role)
        }
    };
    match language {
        Vietnamese => format!("Chưa đăng: {} ({reason})", hidden.path),
        English => format!("Not public: {} ({reason})", hidden.path),
    }
}

/// What a build did.
pub(super) struct Summary<'a> {
    pub(super) pages: usize,
    pub(super) written: Written,
    pub(super) out: &'a Path,
    pub(super) took: Duration,
}

/// The last line of a build.
pub(super) fn built(language: Language, summary: &Summary<'_>) -> String {
    let n = |count: usize| integer(language, i64::try_from(count).unwrap_or(i64::MAX));
    let Written { new, changed, unchanged, removed } = summary.written;
    let seconds = decimal(language, summary.took.as_secs_f64(), 2);
    let out = summary.out.display();
    let pages = n(summary.pages);
    let (new, changed, unchanged, removed) = (n(new), n(changed), n(unchanged), n(removed));
    match language {
        Vietnamese => format!(
            "Xong: {pages} trang trong {out}, {seconds} giây. \
             Tệp: {new} mới, {changed} đổi, {unchanged} như cũ, {removed} gỡ bỏ"
        ),
        English => format!(
            "Done: {pages} pages in {out}, {seconds} seconds. \
             Files: {new} new, {changed} changed, {unchanged} as before, {removed} removed"
        ),
    }
}

/// Why an output was made.
pub(super) fn reason(language: Language, reason: Reason) -> &'static str {
    match (language, reason) {
        (Vietnamese, Reason::New) => "chưa có trong thư mục",
        (English, Reason::New) => "not in the folder before",
        (Vietnamese, Reason::Theme) => "giao diện đổi",
        (English, Reason::Theme) => "the theme changed",
        (Vietnamese, Reason::Frame) => "đầu trang, thực đơn hoặc cuối trang đổi",
        (English, Reason::Frame) => "header, menu or footer changed",
        (Vietnamese, Reason::Facts) => "số liệu, danh sách hoặc địa chỉ trên trang đổi",
        (English, Reason::Facts) => "facts, lists or addresses on it changed",
        (Vietnamese, Reason::Text) => "nội dung bài đổi",
        (English, Reason::Text) => "its text changed",
    }
}

/// Other sites are asked: so many addresses of all that there are.
pub(super) fn asking(language: Language, asked: usize, all: usize) -> String {
    match language {
        Vietnamese => format!("Đang hỏi {asked} trong {all} địa chỉ ở trang khác…"),
        English => format!("Asking {asked} of {all} addresses of other sites…"),
    }
}

/// Not one site answered.
pub(super) fn no_network(language: Language) -> &'static str {
    match language {
        Vietnamese => {
            "Không trang nào trả lời: có lẽ máy này đang không có mạng. Nối mạng rồi chạy lại."
        }
        English => {
            "Not one site answered: perhaps this machine has no network. Connect it and try again."
        }
    }
}

/// `check` found nothing.
pub(super) fn nothing_wrong(language: Language) -> &'static str {
    match language {
        Vietnamese => "Không thấy gì sai",
        English => "Nothing is wrong",
    }
}
