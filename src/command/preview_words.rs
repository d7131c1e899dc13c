//! The words of `lantoa serve` in the terminal, in both languages; those of its overlay are in
//! `serve::words`.

use std::time::Duration;

use crate::language::Language::{self, English, Vietnamese};
use crate::serve::WhyPolling;

/// How the site was before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Before {
    /// Good, or not there.
    Good,
    /// Errors stood.
    Broken,
}

/// Where it is to be looked at.
pub(super) fn address(language: Language, address: &str) -> String {
    match language {
        Vietnamese => format!("Xem trang tại {address} (dừng: Ctrl+C)"),
        English => format!("The site is at {address} (to end: Ctrl+C)"),
    }
}

/// The port was taken.
pub(super) fn other_port(language: Language, asked: u16, port: u16) -> String {
    match language {
        Vietnamese => format!("Cổng {asked} đang có chương trình khác dùng, nên dùng cổng {port}"),
        English => format!("Port {asked} is in use by another program: this is port {port}"),
    }
}

/// Others can see it as well.
pub(super) fn open_to_others(language: Language) -> &'static str {
    match language {
        Vietnamese => "Chú ý: các máy khác trong mạng cũng xem được trang này, kể cả bài chưa đăng",
        English => "Note: other machines in the network can see this site too, drafts included",
    }
}

/// The browser could not be opened.
pub(super) fn not_opened(language: Language, why: &str) -> String {
    match language {
        Vietnamese => format!("Không tự mở được trình duyệt ({why}); hãy mở địa chỉ trên"),
        English => format!("The browser could not be opened ({why}); open the address above"),
    }
}

/// The files are looked at in short intervals.
pub(super) fn polling(language: Language, why: &WhyPolling) -> String {
    match (language, why) {
        (Vietnamese, WhyPolling::Network) => {
            "Thư mục nằm trên máy khác trong mạng: mỗi giây xem lại các tệp một lần".to_owned()
        }
        (English, WhyPolling::Network) => {
            "The folder is on another machine: its files are looked at once a second".to_owned()
        }
        (Vietnamese, WhyPolling::NoMoreWatches) => {
            "Hệ thống không theo dõi thêm thư mục được nữa: mỗi giây xem lại các tệp một lần"
                .to_owned()
        }
        (English, WhyPolling::NoMoreWatches) => {
            "The system can watch no more folders: the files are looked at once a second".to_owned()
        }
        (Vietnamese, WhyPolling::Other(why)) => {
            format!("Hệ thống không báo khi tệp thay đổi ({why}): mỗi giây xem lại một lần")
        }
        (English, WhyPolling::Other(why)) => {
            format!(
                "The system does not tell of changes ({why}): files are looked at once a second"
            )
        }
    }
}

/// The files cannot be read.
pub(super) fn unreadable(language: Language, why: &str) -> String {
    match language {
        Vietnamese => format!("lỗi: không đọc được các tệp của trang, đang thử lại: {why}"),
        English => format!("error: the files of the site cannot be read, trying again: {why}"),
    }
}

/// Errors stand.
pub(super) fn broken(language: Language) -> &'static str {
    match language {
        Vietnamese => {
            "Trình duyệt vẫn thấy bản đúng gần nhất, nếu có; sửa xong là trang tự cập nhật"
        }
        English => {
            "The browser keeps the last good site, if there was one; it follows once this is mended"
        }
    }
}

/// The site is there.
pub(super) fn shown(language: Language, took: Duration, before: Before) -> String {
    let milliseconds = took.as_millis();
    match (language, before) {
        (Vietnamese, Before::Good) => format!("Đã cập nhật ({milliseconds} ms)"),
        (English, Before::Good) => format!("Up to date ({milliseconds} ms)"),
        (Vietnamese, Before::Broken) => {
            format!("Đã sửa xong, trang đã cập nhật ({milliseconds} ms)")
        }
        (English, Before::Broken) => format!("Mended, and up to date ({milliseconds} ms)"),
    }
}

/// The end.
pub(super) fn ended(language: Language) -> &'static str {
    match language {
        Vietnamese => "Đã dừng",
        English => "Ended",
    }
}
