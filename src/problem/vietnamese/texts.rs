//! What is wrong with the words of an entry, in Vietnamese.

use crate::problem::kind::TextProblem;
use crate::problem::named::{Personal, Repeated};
use crate::problem::words::{Words, code_point, others, quoted, say};

#[rustfmt::skip]
pub(super) fn text(kind: &TextProblem) -> Words {
    use TextProblem::*;
    match kind {
        PersonalData { what, text } => say! { "Có thông tin cá nhân trong bài: {what} {text}";
            "thông tin cá nhân, không đăng lên mạng";
            "Xóa đi. Nếu là số máy, hộp thư, tài khoản của cơ quan được phép đăng thì ghi vào \
             allow trong phần [privacy] của site.toml.";
            what = personal(*what), text = quoted(text) },
        EthnicityNamed { group } => say! { "Bài nêu dân tộc của một người: {group}";
            "dữ liệu cá nhân nhạy cảm (Điều 4 Nghị định 356/2025/NĐ-CP)";
            "Bỏ phần này nếu câu chuyện không cần đến; cần thì phải được người ấy đồng ý.";
            group = if group.is_empty() { "một cột trong bảng".to_owned() } else { quoted(group) } },
        BidiControl { letter, count } => say! {
            "Có ký tự đảo chiều chữ mà mắt không thấy ({letter}), tất cả: {count}";
            "trong từ này";
            "Xóa cả từ rồi gõ lại: người đọc có thể thấy chữ khác với chữ trong tệp.";
            letter = code_point(*letter) },
        InvisibleCharacter { letter, count } => say! {
            "Có ký tự mà mắt không thấy ({letter}), tất cả: {count}"; "trong từ này";
            "Xóa cả từ rồi gõ lại: ô tìm kiếm không tìm ra từ có ký tự ẩn. Chữ này thường theo vào \
             khi chép từ Zalo, PDF hoặc văn bản phông cũ.";
            letter = code_point(*letter) },
        LookAlikeLetter { text } => say! { "Tên {text} có chữ trông giống chữ Latinh mà không phải";
            "trông giống, nhưng là chữ khác"; ""; text = quoted(text) },
        ToneStyle { written, meant, count, others: rest } => say! {
            "Dấu thanh đặt theo kiểu khác với cả trang: {written}, số chỗ: {count}";
            "trang này viết {meant}";
            "Sửa theo một kiểu{others}. Trang viết kiểu mới (hoà, khoẻ, thuý) thì ghi \
             tone_style = \"new\" trong site.toml. Trong lời trích dẫn có thể giữ nguyên.";
            written = quoted(written), meant = quoted(meant), others = others(rest) },
        LinkText { text } => say! { "Chữ của liên kết không nói dẫn đến đâu: {text}";
            "người nghe máy đọc chỉ nghe được chữ này";
            "Viết thành chữ có nghĩa, như [kế hoạch thi đua](campaign), không phải “tại đây”.";
            text = quoted(text) },
        HeadingSkipped { level, expected } => say! {
            "Đề mục nhảy bậc: có {level} dấu #, lẽ ra là {expected}"; "nhảy bậc";
            "Bớt dấu #, hoặc thêm đề mục ở giữa: đề mục đi lần lượt ##, ###, ####." },
        AltRepeats { what: Repeated::Caption } => say! { "Chữ thay ảnh (alt) lặp lại lời chú thích";
            "giống hệt caption"; "Tả điều nhìn thấy trong ảnh cho người không xem được ảnh." },
        AltRepeats { what: Repeated::FileName } => say! { "Chữ thay ảnh (alt) chỉ là tên tệp";
            "giống tên tệp"; "Tả điều nhìn thấy trong ảnh cho người không xem được ảnh." },
    }
}

fn personal(what: Personal) -> &'static str {
    match what {
        Personal::IdentityCard => "số căn cước",
        Personal::OldIdentityCard => "số chứng minh nhân dân",
        Personal::Telephone => "số điện thoại",
        Personal::Mailbox => "địa chỉ thư điện tử",
        Personal::NumberPlate => "biển số xe",
        Personal::BankAccount => "số tài khoản",
    }
}
