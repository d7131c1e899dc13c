//! What is wrong with links to other sites, in Vietnamese.

use crate::problem::kind::ExternalProblem;
use crate::problem::words::{Words, quoted, say};

#[rustfmt::skip]
pub(super) fn external(kind: &ExternalProblem) -> Words {
    use ExternalProblem::*;
    match kind {
        ExternalLinkDead { address, status } => say! { "Trang {address} không còn nữa"; "máy chủ trả lời {status}: không có trang này";
            "Mở thử địa chỉ trong trình duyệt; tìm địa chỉ mới, hoặc bỏ liên kết."; address = quoted(address) },
        ExternalLinkMoved { address, to } => say! { "Trang {address} đã chuyển hẳn sang địa chỉ khác"; "địa chỉ cũ";
            "Nên viết địa chỉ mới: {to}"; address = quoted(address) },
        ExternalLinkSilent { address, detail } => say! { "Lúc này không hỏi được {address}"; "không trả lời ({detail})";
            "Mở thử địa chỉ trong trình duyệt; nếu vẫn không được thì chạy lại lệnh này hôm khác trước khi bỏ liên kết."; address = quoted(address) },
        ExternalLinkInside { address } => say! { "Địa chỉ {address} chỉ mở được trong mạng nội bộ"; "bạn đọc không mở được";
            "Thay bằng địa chỉ công khai của trang đó, hoặc bỏ liên kết."; address = quoted(address) },
    }
}
