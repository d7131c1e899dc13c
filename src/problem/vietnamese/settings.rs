//! What is wrong with settings and theme, in Vietnamese.

use super::{instead, meant, name};
use crate::problem::kind::{ConfigProblem, TableProblem, ThemeProblem};
use crate::problem::named::ValueType;
use crate::problem::words::{Words, detail, listed, quoted, say};

#[rustfmt::skip]
pub(super) fn table(kind: &TableProblem) -> Words {
    use TableProblem::*;
    match kind {
        UnknownKey { key, nearest, known } => say! { "Không có mục nào tên là {key}";
            "không dùng được ở đây"; "{meant}{known}";
            key = quoted(key), meant = meant(nearest),
            known = allowed("Các mục dùng được", known) },
        MissingKey { key } => say! { "Thiếu mục {key}"; "chưa có {key}";
            "Thêm mục {key}; mục này bắt buộc phải có."; key = quoted(key) },
        WrongType { key, expected, found } => say! { "Mục {key} có giá trị không đúng loại";
            "cần {wanted}, ở đây là {found}"; "{example}";
            key = quoted(key), wanted = value_type(*expected), found = value_type(*found),
            example = example(*expected) },
        EmptyText { key } => say! { "Mục {key} để trống"; "chưa có nội dung";
            "Điền nội dung cho {key}; nếu mục này không bắt buộc thì có thể xóa đi.";
            key = quoted(key) },
        UnknownValue { key, value, nearest, allowed: values } => say! {
            "Mục {key} không nhận giá trị {value}"; "không có giá trị này"; "{meant}{values}";
            key = quoted(key), value = quoted(value), meant = meant(nearest),
            values = allowed("Các giá trị dùng được", values) },
        BadDate { value } => say! { "Ngày {value} không dùng được";
            "lịch không có ngày này, hoặc trước năm 1900, sau năm 2999";
            "Viết năm-tháng-ngày, không có ngoặc kép, ví dụ 2024-03-15."; value = quoted(value) },
        BadMonth { value } => say! { "Tháng {value} viết chưa đúng"; "cần năm-tháng";
            "Viết năm bốn chữ số, gạch nối, tháng hai chữ số, trong ngoặc kép: \"2023-10\".";
            value = quoted(value) },
        NegativeNumber { key, value } => say! { "Mục {key} không thể là {value}";
            "phải là số từ 0 trở lên"; "Xem lại số liệu; nếu chưa có số liệu thì xóa mục này.";
            key = quoted(key) },
        NumberTooLarge { key, number } => say! { "Mục {key} không nhận số {number}";
            "số quá lớn"; "Xem lại số liệu: có thể gõ thừa chữ số.";
            key = quoted(key) },
        BadSlug { value, suggestion } => say! { "{value} không dùng được trong địa chỉ trang";
            "chỉ dùng chữ thường không dấu, chữ số và gạch nối"; "{suggestion}";
            value = quoted(value), suggestion = instead(suggestion) },
        DuplicateId { id } => say! { "{id} có hai lần trong cùng một danh sách"; "đã dùng ở trên";
            "Đặt tên khác cho một trong hai; mỗi tên chỉ được dùng một lần."; id = quoted(id) },
    }
}

#[rustfmt::skip]
pub(super) fn config(kind: &ConfigProblem) -> Words {
    use ConfigProblem::*;
    match kind {
        BadBaseUrl { value } => say! { "{value} không phải là địa chỉ đầy đủ của trang web";
            "cần bắt đầu bằng https:// hoặc http://";
            "Viết như \"https://example.vn/thi-dua/\", không có phần sau dấu ? hoặc dấu #.";
            value = quoted(value) },
        BadUtcOffset { value } => say! { "{value} không phải là múi giờ"; "cần như \"+07:00\"";
            "Giờ Việt Nam viết là utc_offset = \"+07:00\"."; value = quoted(value) },
        UnknownLanguage { value } => say! { "lantoa chưa có ngôn ngữ {value}";
            "chỉ có \"vi\" và \"en\""; "Viết \"vi\" (tiếng Việt) hoặc \"en\" (tiếng Anh).";
            value = quoted(value) },
        DefaultLanguageMissing { language } => say! {
            "Ngôn ngữ chính là {name} nhưng chưa có phần [languages.{language}]";
            "chưa có [languages.{language}]";
            "Thêm dòng [languages.{language}] và bên dưới là title, description.";
            name = name(*language) },
        ThemeNotFound { name, nearest } => say! { "Không có giao diện {name}";
            "không có thư mục này trong themes/";
            "{meant}Sửa tên ở mục theme (lantoa có sẵn mat-tran), hoặc chép giao diện vào thư mục themes/.";
            name = quoted(name), meant = meant(nearest) },
        TextMissing { key, language } => say! { "Mục {key} chưa có bản {name}"; "thiếu bản {name}";
            "Thêm {language} = \"…\" vào mục {key}."; key = quoted(key), name = name(*language) },
        RootFilesUnderSubPath { path } => say! {
            "robots.txt và security.txt không có tác dụng trong thư mục con {path}";
            "trang web nằm trong thư mục con của tên miền";
            "Nhờ người quản trị máy chủ đặt hai tệp này ở gốc tên miền."; path = quoted(path) },
        BadContact { value } => say! { "{value} không phải là địa chỉ liên hệ";
            "cần bắt đầu bằng mailto:, tel: hoặc https:";
            "Ví dụ: \"mailto:vanphong@example.vn\" cho thư điện tử, \"tel:+84…\" cho điện thoại.";
            value = quoted(value) },
        CredentialInSettings { key, variable } => say! { "Không được ghi mật khẩu hay khóa vào site.toml";
            "xóa mục {key}";
            "Tệp này chuyển qua nhiều tay. Đặt mật khẩu vào biến môi trường {variable}, hoặc để \
             lantoa hỏi khi đưa trang lên mạng."; key = quoted(key) },
        BadTargetName { value } => say! { "{value} không dùng làm tên nơi nhận được";
            "chỉ dùng chữ thường không dấu, chữ số và gạch nối";
            "Ví dụ: [deploy.trang-tinh]."; value = quoted(value) },
        InsecureFtp => say! { "FTPS mà không có TLS thì không an toàn"; "cần explicit hoặc implicit";
            "Nếu máy chủ thật sự chỉ có FTP không mã hóa, viết kind = \"ftp-insecure\": mật khẩu và \
             bài viết có thể bị đọc trộm trên đường truyền." },
        BadPort { value } => say! { "{value} không phải là số cổng"; "cần số từ 1 đến 65535";
            "Bỏ mục này để dùng cổng thông thường."; value = quoted(value) },
        BadServerAddress { value } => say! { "{value} không phải là địa chỉ máy chủ";
            "cần bắt đầu bằng https://"; "Ví dụ: \"https://luu-tru.example.vn/trang/\".";
            value = quoted(value) },
    }
}

#[rustfmt::skip]
pub(super) fn theme(kind: &ThemeProblem) -> Words {
    use ThemeProblem::*;
    match kind {
        TemplateMissing { name } => say! { "Giao diện thiếu mẫu trang {name}"; "";
            "Chép tệp này vào thư mục templates/ của giao diện."; name = quoted(name) },
        TemplateFails { name, detail: found } => say! { "Mẫu trang {name} có lỗi";
            "không dùng được ({found})";
            "Báo người phụ trách giao diện; nếu vừa sửa tệp trong templates/ thì lấy lại bản cũ.";
            name = quoted(name), found = detail(found) },
        StringMissing { key, language, nearest } => say! { "Thiếu câu chữ {key} bằng {name}";
            "chưa có câu chữ này"; "{meant}Thêm {key} vào tệp strings/{language}.toml.";
            key = quoted(key), name = name(*language), meant = meant(nearest) },
        BadString { key } => say! { "Câu chữ {key} viết chưa đúng";
            "cần chữ trong ngoặc kép, hoặc hai dạng one và other";
            "Viết tên = \"câu chữ\"; câu có số đếm: tên = {{ one = \"…\", other = \"…\" }}.";
            key = quoted(key) },
        PlaceTypeMissing { place_type, language } => say! {
            "Loại địa danh {place_type} chưa có từ {name}"; "chưa có từ {name}";
            "Thêm {place_type} vào tệp strings/{language}.toml, hoặc sửa mục type.";
            place_type = quoted(place_type), name = name(*language) },
        AssetMissing { name, nearest } => say! { "Giao diện thiếu tệp {name}"; "không có tệp này";
            "{meant}Chép tệp vào thư mục assets/ của giao diện, hoặc sửa tên trong mẫu trang.";
            name = quoted(name), meant = meant(nearest) },
    }
}

fn allowed(what: &str, values: &[String]) -> String {
    if values.is_empty() { String::new() } else { format!("{what}: {}", listed(values)) }
}

fn value_type(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Text => "chữ trong ngoặc kép",
        ValueType::Integer => "số nguyên",
        ValueType::Float => "số thập phân",
        ValueType::Boolean => "true (có) hoặc false (không)",
        ValueType::Date => "ngày",
        ValueType::List => "danh sách trong ngoặc vuông",
        ValueType::Table => "một nhóm mục",
        ValueType::TextOrTable => "chữ trong ngoặc kép, hoặc một câu cho mỗi ngôn ngữ",
    }
}

fn example(expected: ValueType) -> &'static str {
    match expected {
        ValueType::Text => "Đặt nội dung trong ngoặc kép thẳng, ví dụ \"Mộc Châu\".",
        ValueType::Integer => "Viết số liền nhau, không có dấu chấm hay ngoặc kép, ví dụ 12000.",
        ValueType::Float => "Viết số với dấu chấm, không có ngoặc kép, ví dụ 2.5.",
        ValueType::Boolean => "Viết true hoặc false, không có ngoặc kép.",
        ValueType::Date => "Viết năm-tháng-ngày, không có ngoặc kép, ví dụ 2024-03-15.",
        ValueType::List => "Đặt các giá trị trong ngoặc vuông, ví dụ [\"dai-hoi\", \"doan-ket\"].",
        ValueType::Table => "Viết tên nhóm trong ngoặc vuông trên một dòng, rồi các mục bên dưới.",
        ValueType::TextOrTable => "Viết \"…\", hoặc { vi = \"…\", en = \"…\" }.",
    }
}
