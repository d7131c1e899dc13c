//! What goes wrong between here and a target, in words.

use crate::deploy::transport::Fault;
use crate::language::Language::{self, English, Vietnamese};

/// A fault, and what to do about it. The details are the server's or the system's own words.
pub(super) fn fault(language: Language, fault: &Fault) -> String {
    match language {
        Vietnamese => vietnamese(fault),
        English => english(fault),
    }
}

fn vietnamese(fault: &Fault) -> String {
    match fault {
        Fault::Lost(said) => format!("đường truyền bị đứt ({said})"),
        Fault::Denied(said) => format!(
            "nơi nhận không cho vào ({said})\nKiểm tra tên tài khoản trong site.toml và mật khẩu hoặc \
             khóa"
        ),
        Fault::UnknownHost { host, fingerprint } => format!(
            "chưa biết máy chủ {host}, nên chưa gửi gì\nHỏi người quản trị xem dấu vân tay của máy \
             chủ có đúng là\n  {fingerprint}\nNếu đúng, thêm vào site.toml: host_key = \
             \"{fingerprint}\""
        ),
        Fault::ChangedHost { host, fingerprint } => format!(
            "máy chủ {host} đưa ra khóa khác với khóa đã biết: có thể máy khác đang giả danh, nên chưa \
             gửi gì\n  {fingerprint}\nHỏi người quản trị trước khi sửa host_key"
        ),
        Fault::Untrusted(said) => format!(
            "chứng chỉ của máy chủ không đáng tin ({said}), nên chưa gửi gì\nBáo người quản trị máy \
             chủ"
        ),
        Fault::Full(said) => format!("nơi nhận đã hết chỗ ({said})\nBáo người quản trị máy chủ"),
        Fault::Unable(said) => format!("nơi nhận không làm được việc này ({said})"),
        Fault::Refused(said) => format!("nơi nhận không nhận ({said})"),
    }
}

fn english(fault: &Fault) -> String {
    match fault {
        Fault::Lost(said) => format!("the line broke ({said})"),
        Fault::Denied(said) => format!(
            "the target does not let us in ({said})\nLook at the account in site.toml, and at the \
             password or key"
        ),
        Fault::UnknownHost { host, fingerprint } => format!(
            "nobody here knows the server {host} yet; nothing was sent\nAsk its administrator whether \
             its fingerprint is\n  {fingerprint}\nIf it is, add to site.toml: host_key = \
             \"{fingerprint}\""
        ),
        Fault::ChangedHost { host, fingerprint } => format!(
            "the server {host} shows another key than the one that is known: another machine may \
             answer for it, so nothing was sent\n  {fingerprint}\nAsk its administrator before you \
             change host_key"
        ),
        Fault::Untrusted(said) => format!(
            "the server's certificate cannot be trusted ({said}); nothing was sent\nTell the server's \
             administrator"
        ),
        Fault::Full(said) => {
            format!("no room is left at the target ({said})\nTell the server's administrator")
        }
        Fault::Unable(said) => format!("the target cannot do this ({said})"),
        Fault::Refused(said) => format!("the target refused ({said})"),
    }
}
