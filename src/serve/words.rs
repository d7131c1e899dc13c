//! The words of the overlay, in both languages; those of problems are in `problem`.

use serde_json::{Value, json};

use crate::language::Language::{self, English, Vietnamese};

/// What the overlay says.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) no_page: &'static str,
    pub(super) no_page_yet: &'static str,
    problems: &'static str,
    errors: &'static str,
    warnings: &'static str,
    stale: &'static str,
    fold: &'static str,
    other: &'static str,
    deleted: &'static str,
    home: &'static str,
    lost: &'static str,
    unreadable: &'static str,
    line: &'static str,
    help: &'static str,
}

/// The words in a language.
pub(super) fn of(language: Language) -> &'static Words {
    match language {
        Vietnamese => &Words {
            no_page: "Chưa xem được trang này",
            no_page_yet: "Khi sửa xong các lỗi, trang sẽ tự hiện ra ở đây.",
            problems: "Những chỗ cần sửa",
            errors: "lỗi",
            warnings: "cảnh báo",
            stale: "Trang bên dưới là bản đúng gần nhất.",
            fold: "Thu gọn",
            other: "English",
            deleted: "Trang này vừa bị gỡ khỏi trang web. Bên dưới là bản cũ.",
            home: "Về trang chủ",
            lost: "Mất liên lạc với lantoa serve: trang không còn tự cập nhật.",
            unreadable: "Không đọc được các tệp của trang:",
            line: "dòng",
            help: "Cách sửa:",
        },
        English => &Words {
            no_page: "This page cannot be shown yet",
            no_page_yet: "Once the mistakes are mended, it appears here by itself.",
            problems: "What is to be mended",
            errors: "error(s)",
            warnings: "warning(s)",
            stale: "The page beneath is the last good one.",
            fold: "Fold",
            other: "Tiếng Việt",
            deleted: "This page was just removed from the site. Beneath is what it was.",
            home: "To the home page",
            lost: "No answer from lantoa serve: the page no longer follows your changes.",
            unreadable: "The files of the site cannot be read:",
            line: "line",
            help: "What to do:",
        },
    }
}

/// The words of a language as the script takes them.
pub(super) fn json(language: Language) -> Value {
    let words = of(language);
    json!({
        "problems": words.problems,
        "errors": words.errors,
        "warnings": words.warnings,
        "stale": words.stale,
        "fold": words.fold,
        "other": words.other,
        "deleted": words.deleted,
        "home": words.home,
        "lost": words.lost,
        "unreadable": words.unreadable,
        "line": words.line,
        "help": words.help,
    })
}
