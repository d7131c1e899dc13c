//! The words of every problem in Vietnamese, for officers who never programmed.
//!
//! Tones stand as in older print (hòa, khóa, xóa), as the state's offices write. What the words
//! are about is in `kind`; a parser's English stays English, in parentheses.

use super::kind::{
    AddressProblem, CatalogueProblem, ConfigProblem, EntryProblem, Kind, PhotoProblem, Reference,
    SourceProblem, TableProblem, ThemeProblem, ValueType,
};
use super::words::{Words, detail, listed, quoted, say, stale_parts};
use crate::language::Language;
use crate::language::number::integer;

/// What is said about one problem.
pub fn words(kind: &Kind) -> Words {
    match kind {
        Kind::Source(kind) => source(kind),
        Kind::Table(kind) => table(kind),
        Kind::Config(kind) => config(kind),
        Kind::Entry(kind) => entry(kind),
        Kind::Catalogue(kind) => catalogue(kind),
        Kind::Address(kind) => address(kind),
        Kind::Theme(kind) => theme(kind),
        Kind::Photo(kind) => photo(kind),
    }
}

#[rustfmt::skip]
fn source(kind: &SourceProblem) -> Words {
    use SourceProblem::*;
    match kind {
        SiteFileMissing => say! { "Không có tệp site.toml: thư mục này chưa phải là trang web"; "";
            "Hãy mở thư mục có tệp site.toml, hoặc thêm --site và đường dẫn đến thư mục đó." },
        NotUtf8 => say! { "Tệp không phải là văn bản UTF-8"; "có ký tự không đọc được";
            "Mở tệp, chọn “Lưu với tên khác” và chọn bảng mã UTF-8. Văn bản gõ bằng phông cũ \
             (.VnTime, VNI) phải chuyển sang Unicode trước." },
        FileTooLarge { bytes, limit } => say! {
            "Tệp quá lớn: {bytes} KB, nhiều nhất được {limit} KB"; "";
            "Chia bài thành nhiều bài nhỏ; ảnh phải là tệp riêng, không dán vào bài.";
            bytes = kilobytes(bytes.div_ceil(1024)), limit = kilobytes(limit / 1024) },
        NameClash { other } => say! { "Tệp này trùng tên với {other}"; "";
            "Hai tên chỉ khác nhau ở chữ hoa, ở cách gõ dấu, hoặc một là tệp và một là thư mục. \
             Đổi tên hoặc xóa một trong hai."; other = quoted(other) },
        LinkNotFollowed => say! { "Lối tắt đến tệp khác bị bỏ qua"; "";
            "Chép chính tệp đó vào đây thay cho lối tắt." },
        FileNotRead => say! { "Tệp này không được đọc"; "không phải bài viết, không phải ảnh";
            "Bài viết phải có đuôi .md; tài liệu Word hãy chép chữ vào một tệp .md." },
        FrontMatterMissing => say! { "Tệp chưa có phần đầu bài (giữa hai dòng +++)";
            "dòng đầu tiên phải là +++";
            "Dòng đầu tiên là +++, rồi các mục như title = \"Tên bài\", rồi lại một dòng +++." },
        FrontMatterUnclosed => say! { "Phần đầu bài thiếu dòng +++ thứ hai"; "bắt đầu ở đây";
            "Thêm một dòng chỉ có +++ sau mục cuối cùng, ngay trước nội dung bài." },
        FrontMatterIsYaml => say! { "Phần đầu bài viết theo kiểu của phần mềm khác (YAML)";
            "ở đây phải là +++";
            "Đổi hai dòng --- thành +++ và viết mỗi mục với dấu bằng và ngoặc kép: \
             title = \"Tên bài\", không phải title: Tên bài." },
        TomlSyntax { detail: found } => say! { "Chỗ này viết chưa đúng cách nên không đọc được";
            "kiểm tra chỗ này ({found})";
            "Viết mỗi mục một dòng: tên = \"nội dung\". Chữ đặt trong ngoặc kép thẳng (\"), không \
             dùng ngoặc kép cong; số, ngày, true và false không có ngoặc kép.";
            found = detail(found) },
    }
}

#[rustfmt::skip]
fn table(kind: &TableProblem) -> Words {
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
fn config(kind: &ConfigProblem) -> Words {
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
            "{meant}Sửa tên ở mục theme, hoặc chép giao diện vào thư mục themes/.";
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
    }
}

#[rustfmt::skip]
fn entry(kind: &EntryProblem) -> Words {
    use EntryProblem::*;
    match kind {
        UnknownFolder { folder, nearest } => say! { "{folder} không có chỗ trong content/"; "";
            "{meant}Chuyển tệp vào một trong các thư mục works, units, news, areas, districts, \
             pages."; folder = quoted(folder), meant = meant(nearest) },
        BadFileName { name, suggestion } => say! { "Tên {name} không dùng làm địa chỉ được"; "";
            "Đổi tên tệp: chỉ dùng chữ thường không dấu, chữ số và gạch nối. {suggestion}";
            name = quoted(name), suggestion = instead(suggestion) },
        FactInTranslation { key, original } => say! { "Mục {key} không thuộc về bản dịch";
            "số liệu chỉ ghi một lần, trong bản gốc";
            "Xóa mục này ở đây; cần sửa thì sửa trong {original}.";
            key = quoted(key), original = quoted(original) },
        TranslationWithoutOriginal { original } => say! { "Bản dịch này không có bản gốc"; "";
            "Viết bản gốc {original} trước, hoặc sửa tên tệp cho khớp với bản gốc.";
            original = quoted(original) },
        TranslationStale { translation, id, .. } => say! {
            "Bản gốc đã đổi sau khi dịch ra {translation}"; "đổi từ đây: {parts}";
            "Xem chỗ đổi bằng lantoa translate {id}. Sửa bản dịch xong, hoặc bản dịch vẫn đúng, \
             thì thêm --still-good.";
            translation = quoted(translation), parts = stale_parts(Language::Vietnamese, kind) },
        UnknownItem { list, id, nearest } => say! { "Bản gốc không có {id} trong danh sách {list}";
            "bản gốc không có"; "{meant}Viết đúng như trong bản gốc (với ảnh là tên tệp).";
            id = quoted(id), list = quoted(list), meant = meant(nearest) },
        RawHtml => say! { "Mã HTML trong bài sẽ hiện ra như chữ"; "mã HTML không được dùng";
            "Xóa mã; chữ đậm viết **như thế này**, liên kết viết [chữ](địa chỉ)." },
        CommentMarkAlone => say! { "Lời nhắn <!-- … --> thiếu dấu mở hoặc dấu đóng"; "dấu lẻ";
            "Ghi đủ <!-- ở trước và --> ở sau lời nhắn, hoặc xóa cả hai dấu." },
        UnsafeLink { target } => say! { "Liên kết {target} không được phép";
            "loại liên kết này không an toàn";
            "Chỉ dùng https://, mailto:, tel: hoặc tên bài như works/ten-bai.";
            target = quoted(target) },
        TopHeadingInBody => say! { "Đề mục lớn nhất (#) chỉ dành cho tên bài"; "dùng ## ở đây";
            "Thêm một dấu #: đề mục trong bài bắt đầu từ ##." },
        ImageNotAPhoto { file, nearest } => say! { "Ảnh {file} chưa có trong danh sách ảnh của bài";
            "không có trong [[photos]]";
            "{meant}Thêm ảnh vào [[photos]] ở phần đầu bài, với các mục file, alt và credit.";
            file = quoted(file), meant = meant(nearest) },
        PhotoNotFound { file, nearest } => say! { "Không tìm thấy tệp ảnh {file}";
            "không có tệp này bên cạnh bài";
            "{meant}Chép ảnh vào thư mục của bài, hoặc sửa tên cho đúng cả chữ hoa, chữ thường.";
            file = quoted(file), meant = meant(nearest) },
        PhotoWithoutFolder { file } => say! { "Bài có ảnh {file} thì phải có thư mục riêng";
            "không có chỗ để ảnh này";
            "Tạo thư mục cùng tên với bài, chuyển bài vào đó thành index.md, để ảnh bên cạnh.";
            file = quoted(file) },
        ConsentMissing { file } => say! {
            "Ảnh {file} có người nhận ra được mà chưa ghi căn cứ để đăng";
            "thiếu mục consent (Điều 16 Luật 91/2025/QH15)";
            "Thêm consent = \"public-event\" (sự kiện công khai), \"written\" (có văn bản đồng ý) \
             hoặc \"official-duty\" (đang làm nhiệm vụ). Chưa có căn cứ thì không đăng ảnh.";
            file = quoted(file) },
        CommuneWithoutDistrict { commune } => say! { "Có xã {commune} mà chưa có huyện";
            "xã này thuộc huyện nào?"; "Thêm mục district, ví dụ district = \"moc-chau\".";
            commune = quoted(commune) },
        PeriodReversed => say! { "Thời gian kết thúc trước khi bắt đầu"; "to phải sau from";
            "Xem lại tháng bắt đầu (from) và tháng kết thúc (to)." },
    }
}

#[rustfmt::skip]
fn catalogue(kind: &CatalogueProblem) -> Words {
    use CatalogueProblem::*;
    match kind {
        UnknownReference { what, value, nearest } => say! { "Không có {name} nào là {value}";
            "không tìm thấy {name} này"; "{meant}{source}";
            name = reference(*what), value = quoted(value), meant = meant(nearest),
            source = reference_source(*what) },
        CommuneElsewhere { commune, district, elsewhere } => say! {
            "Xã {commune} không thuộc huyện {district}"; "xã này thuộc huyện {elsewhere}";
            "Sửa district thành {elsewhere}, hoặc ghi xã khác.";
            commune = quoted(commune), district = quoted(district), elsewhere = quoted(elsewhere) },
        HiddenReference { what, value } => say! { "Chỗ này nhắc đến {name} {value} chưa được đăng";
            "là bản nháp, chưa đến ngày đăng hoặc chưa được duyệt";
            "Đăng hoặc duyệt {name} đó trước, hoặc bỏ chỗ nhắc đến.";
            name = reference(*what), value = quoted(value) },
        MissingEntry { path } => say! { "Thiếu tệp bắt buộc {path}"; "";
            "Tạo tệp này, có phần đầu bài (giữa hai dòng +++) và nội dung; nếu đã có, xem tệp có \
             phải là bản nháp không."; path = quoted(path) },
        MissingTranslation { id, language } => say! { "{quoted} chưa có bản {name}"; "";
            "Trang này phải có ở mọi ngôn ngữ: tạo bản dịch, ví dụ content/{id}.{language}.md.";
            quoted = quoted(id), name = name(*language) },
        NumberTaken { number, other } => say! { "Số {number} đã dùng cho {other}"; "trùng số";
            "Cho mỗi nội dung thi đua một số riêng."; other = quoted(other) },
        CodeTaken { code, other } => say! { "Mã {code} đã dùng cho {other}"; "trùng mã";
            "Xem lại danh mục đơn vị hành chính: mỗi huyện, mỗi xã có một mã riêng.";
            code = quoted(code), other = quoted(other) },
        DeadLink { target, nearest } => say! { "Liên kết {target} không dẫn đến trang nào";
            "không có trang này";
            "{meant}Viết tên bài như works/ten-bai, hoặc địa chỉ bắt đầu bằng https://.";
            target = quoted(target), meant = meant(nearest) },
        DeadAnchor { target, nearest } => say! { "Liên kết {target} dẫn đến đề mục không có";
            "trang không có đề mục này"; "{meant}Xem lại phần sau dấu #.";
            target = quoted(target), meant = meant(nearest) },
    }
}

#[rustfmt::skip]
fn address(kind: &AddressProblem) -> Words {
    use AddressProblem::*;
    match kind {
        AddressTaken { address, other } => say! { "Địa chỉ {address} đã có bài khác dùng";
            "đã dùng ở {other}";
            "Ghi slug khác cho một trong hai bài, hoặc bỏ địa chỉ cũ (aliases) bị trùng.";
            address = quoted(address), other = quoted(other) },
        ReservedSlug { slug } => say! { "{slug} là tên mà trang web dành riêng";
            "không dùng làm địa chỉ được"; "Đổi tên tệp, hoặc ghi slug khác ở phần đầu bài.";
            slug = quoted(slug) },
        BadAlias { alias } => say! { "Địa chỉ cũ {alias} viết chưa đúng";
            "cần như \"/cong-trinh/ten-cu/\"";
            "Chỉ viết phần sau tên miền: bắt đầu bằng /, chữ không dấu, không có dấu cách, ?, #.";
            alias = quoted(alias) },
        GoneButThere { address, other } => say! {
            "{address} ghi là đã gỡ nhưng vẫn còn trang ở đó";
            "trang này từ {other}"; "Xóa phần [[gone]] này, hoặc gỡ bài {other}.";
            address = quoted(address), other = quoted(other) },
    }
}

#[rustfmt::skip]
fn photo(kind: &PhotoProblem) -> Words {
    use PhotoProblem::*;
    match kind {
        PhotoIsHeic => say! { "Ảnh này ở dạng HEIC của iPhone, trang web không dùng được"; "ảnh HEIC";
            "Xuất ảnh ra JPEG rồi thay tệp này. Trên iPhone: Cài đặt, Camera, Định dạng, chọn “Tương thích nhất”." },
        PhotoUnknownFormat => say! { "Tệp này không phải ảnh JPEG, PNG hay WebP"; "không nhận ra dạng ảnh";
            "Xuất ảnh ra JPEG rồi thay tệp này." },
        PhotoTooLarge { width, height } => say! { "Ảnh quá lớn: {width} × {height} điểm ảnh"; "ảnh quá lớn";
            "Thu ảnh nhỏ lại; ảnh chụp bằng điện thoại là đủ." },
        PhotoDamaged { detail: found } => say! { "Ảnh hỏng hoặc bị cắt cụt"; "không đọc được ({found})";
            "Mở thử ảnh trên máy; nếu không xem được, xin lại ảnh gốc."; found = detail(found) },
    }
}

#[rustfmt::skip]
fn theme(kind: &ThemeProblem) -> Words {
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

fn meant(nearest: &Option<String>) -> String {
    nearest
        .as_deref()
        .map(|text| format!("Có phải ý bạn là {}? ", quoted(text)))
        .unwrap_or_default()
}

fn allowed(what: &str, values: &[String]) -> String {
    if values.is_empty() { String::new() } else { format!("{what}: {}", listed(values)) }
}

fn instead(suggestion: &str) -> String {
    if suggestion.is_empty() {
        String::new()
    } else {
        format!("Có thể dùng {}.", quoted(suggestion))
    }
}

fn kilobytes(number: u64) -> String {
    integer(Language::Vietnamese, i64::try_from(number).unwrap_or(i64::MAX))
}

fn name(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "tiếng Việt",
        Language::English => "tiếng Anh",
    }
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

fn reference(what: Reference) -> &'static str {
    match what {
        Reference::District => "huyện",
        Reference::Commune => "xã",
        Reference::Area => "nội dung thi đua",
        Reference::Unit => "đơn vị",
        Reference::Target => "chỉ tiêu thi đua",
        Reference::Award => "hình thức khen thưởng",
        Reference::Page => "trang",
    }
}

fn reference_source(what: Reference) -> &'static str {
    match what {
        Reference::District => "Viết tên tệp trong content/districts/, bỏ phần .md.",
        Reference::Commune => "Viết slug của xã như trong tệp của huyện.",
        Reference::Area => "Viết tên tệp trong content/areas/, bỏ phần .md.",
        Reference::Unit => "Viết units/ và tên tệp trong content/units/, bỏ phần .md.",
        Reference::Target => "Viết id của chỉ tiêu như trong content/campaign.md.",
        Reference::Award => "Viết id của hình thức khen thưởng như trong content/campaign.md.",
        Reference::Page => "Viết pages/ và tên tệp trong content/pages/, bỏ phần .md.",
    }
}
