//! What is wrong with files, entries, addresses and photos, in Vietnamese.

use super::{instead, meant, name};
use crate::language::Language;
use crate::language::date::short;
use crate::language::number::integer;
use crate::problem::kind::{
    AddressProblem, CatalogueProblem, EntryProblem, PhotoProblem, SourceProblem,
};
use crate::problem::named::{LegacyEncoding, Moment, Reference};
use crate::problem::words::{Words, detail, likely, on_day, quoted, say, stale_parts};

#[rustfmt::skip]
pub(super) fn source(kind: &SourceProblem) -> Words {
    use SourceProblem::*;
    match kind {
        SiteFileMissing => say! { "Không có tệp site.toml: thư mục này chưa phải là trang web"; "";
            "Hãy mở thư mục có tệp site.toml, hoặc thêm --site và đường dẫn đến thư mục đó. Chưa có trang thì \
             làm một trang: lantoa new site TÊN_THƯ_MỤC" },
        NotUtf8 => say! { "Tệp không phải là văn bản UTF-8"; "có ký tự không đọc được";
            "Mở tệp, chọn “Lưu với tên khác” và chọn bảng mã UTF-8. Văn bản gõ bằng phông cũ \
             (.VnTime, VNI) phải chuyển sang Unicode trước." },
        SavedAsUtf16 => say! { "Tệp lưu bằng bảng mã UTF-16 (Windows gọi là Unicode)"; "";
            "Mở tệp, chọn “Lưu với tên khác”, ở ô mã hóa chọn UTF-8 rồi lưu đè lên tệp này." },
        LegacyEncoding { encoding } => say! {
            "Chữ trong tệp theo bảng mã cũ {name}, không phải Unicode";
            "chữ của phông {fonts}";
            "Chuyển mã bài này từ {name} sang Unicode (nhấp chuột phải vào biểu tượng UniKey, chọn Công cụ), rồi \
             lưu tệp bằng bảng mã UTF-8.";
            name = legacy(*encoding).0, fonts = legacy(*encoding).1 },
        NulInText => say! { "Trong tệp có ký tự rỗng (NUL), không ai gõ được ký tự này";
            "ký tự NUL"; "Xóa ký tự này và gõ lại chữ ở đó; nếu cả tệp như vậy, xin lại tệp gốc." },
        FileTooLarge { bytes, limit } => say! {
            "Tệp quá lớn: {bytes} KB, nhiều nhất được {limit} KB"; "";
            "Chia bài thành nhiều bài nhỏ; ảnh phải là tệp riêng, không dán vào bài.";
            bytes = kilobytes(bytes.div_ceil(1024)), limit = kilobytes(limit / 1024) },
        NameClash { other } => say! { "Tệp này trùng tên với {other}"; "";
            "Hai tên chỉ khác nhau ở chữ hoa, ở cách gõ dấu, hoặc một là tệp và một là thư mục. \
             Đổi tên hoặc xóa một trong hai."; other = quoted(other) },
        LinkNotFollowed => say! { "Lối tắt đến tệp khác bị bỏ qua"; "";
            "Chép chính tệp đó vào đây thay cho lối tắt." },
        NoOrdinaryFile => say! { "Chỗ này không phải là tệp thường nên không được đọc";
            "đây là thiết bị hoặc kênh của hệ thống"; "Xóa nó đi, hoặc thay bằng một tệp thường." },
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
pub(super) fn entry(kind: &EntryProblem) -> Words {
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
        NestedTooDeep { limit } => too_deep(*limit),
        TableTooLarge { cells, limit } => too_many_cells(*cells, *limit),
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
        PhotoUnused => say! { "Ảnh này nằm cạnh bài mà bài không dùng"; "";
            "Thêm ảnh vào [[photos]] ở phần đầu bài, hoặc chuyển tệp đi nơi khác." },
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
        ApprovalVoided { id, by_role, on, hides } => say! {
            "Bài đã sửa sau khi được {by_role} duyệt{day}"; "duyệt cho bản trước khi sửa{hidden}";
            "Xin duyệt lại rồi chạy lantoa approve {id}, hoặc sửa bài về đúng như lúc duyệt.";
            by_role = quoted(by_role), day = on_day(Language::Vietnamese, *on),
            hidden = if *hides { ", nên bài không đăng nữa" } else { "" } },
        PeriodReversed => say! { "Thời gian kết thúc trước khi bắt đầu"; "to phải sau from";
            "Xem lại tháng bắt đầu (from) và tháng kết thúc (to)." },
    }
}

#[rustfmt::skip]
pub(super) fn catalogue(kind: &CatalogueProblem) -> Words {
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
        AwardTooEarly { date, than: Moment::Itself } => say! {
            "Ghi khen thưởng trước khi có: {date} chưa đến"; "ngày chưa đến";
            "Xem lại ngày của quyết định; chưa có quyết định thì chưa ghi vào bài.";
            date = short(Language::Vietnamese, *date) },
        AwardTooEarly { date, than: Moment::Work(day) } => say! {
            "Khen thưởng ngày {date} lại có trước công trình (ngày {day})"; "sớm hơn date của bài";
            "Xem lại hai ngày: công trình được khen sau khi đã làm.";
            date = short(Language::Vietnamese, *date), day = short(Language::Vietnamese, *day) },
        AwardTooEarly { date, than: Moment::Plan(day) } => say! {
            "Khen thưởng ngày {date} lại có trước khi phát động thi đua (ngày {day})";
            "sớm hơn ngày ban hành kế hoạch"; "Xem lại ngày; có thể nhầm năm.";
            date = short(Language::Vietnamese, *date), day = short(Language::Vietnamese, *day) },
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
pub(super) fn address(kind: &AddressProblem) -> Words {
    use AddressProblem::*;
    match kind {
        AddressTaken { address, other } => say! { "Địa chỉ {address} đã có bài khác dùng";
            "đã dùng ở {other}";
            "Ghi slug khác cho một trong hai bài, hoặc bỏ địa chỉ cũ (aliases) bị trùng.";
            address = quoted(address), other = quoted(other) },
        ReservedSlug { slug } => say! { "{slug} là tên mà trang web dành riêng";
            "không dùng làm địa chỉ được"; "Đổi tên tệp, hoặc ghi slug khác ở phần đầu bài.";
            slug = quoted(slug) },
        AliasToItself { alias } => say! { "Địa chỉ cũ {alias} chính là địa chỉ bây giờ của bài";
            "dẫn về chính nó"; "Xóa dòng này trong aliases: chỉ ghi địa chỉ đã thôi dùng.";
            alias = quoted(alias) },
        BadAlias { alias } => say! { "Địa chỉ cũ {alias} viết chưa đúng";
            "cần như \"/cong-trinh/ten-cu/\"";
            "Chỉ viết phần sau tên miền: bắt đầu bằng /, chữ không dấu, không có dấu cách, ?, #.";
            alias = quoted(alias) },
        GoneButThere { address, other } => say! {
            "{address} ghi là đã gỡ nhưng vẫn còn trang ở đó";
            "trang này từ {other}"; "Xóa phần [[gone]] này, hoặc gỡ bài {other}.";
            address = quoted(address), other = quoted(other) },
        AddressLost { address, nearest } => say! { "Địa chỉ {address} đã từng đăng, nay không còn gì ở đó";
            "ai mở đường dẫn cũ sẽ không thấy bài";
            "{near} Nếu bài đổi tên: thêm địa chỉ cũ vào aliases của bài, hoặc dùng lệnh move. Nếu gỡ \
             hẳn: thêm [[gone]] với address và on vào site.toml."; address = quoted(address),
            near = likely("Có thể bài nay ở", nearest) },
    }
}

#[rustfmt::skip]
pub(super) fn photo(kind: &PhotoProblem) -> Words {
    use PhotoProblem::*;
    match kind {
        PhotoIsHeic => say! { "Ảnh này ở dạng HEIC của iPhone, trang web không dùng được"; "ảnh HEIC";
            "Xuất ảnh ra JPEG rồi thay tệp này. Trên iPhone: Cài đặt, Camera, Định dạng, chọn “Tương thích nhất”." },
        PhotoUnknownFormat => say! { "Tệp này không phải ảnh JPEG, PNG hay WebP"; "không nhận ra dạng ảnh";
            "Xuất ảnh ra JPEG rồi thay tệp này." },
        PhotoTooLarge { width, height } => say! { "Ảnh quá lớn: {width} × {height} điểm ảnh"; "ảnh quá lớn";
            "Thu ảnh nhỏ lại; ảnh chụp bằng điện thoại là đủ." },
        PhotoFileTooLarge { bytes, limit } => say! {
            "Tệp ảnh quá nặng: {bytes} KB, nhiều nhất được {limit} KB"; "tệp quá nặng";
            "Xuất ảnh ra JPEG rồi thay tệp này; ảnh chụp bằng điện thoại là đủ.";
            bytes = kilobytes(bytes.div_ceil(1024)), limit = kilobytes(limit / 1024) },
        PhotoUnreadable { detail: found } => say! { "Máy chưa đọc được ảnh này"; "({found})";
            "Chạy lại lệnh; nếu vẫn vậy, xem lại ổ đĩa hoặc thẻ nhớ chứa ảnh."; found = detail(found) },
        PhotoDamaged { detail: found } => say! { "Ảnh hỏng hoặc bị cắt cụt"; "không đọc được ({found})";
            "Mở thử ảnh trên máy; nếu không xem được, xin lại ảnh gốc."; found = detail(found) },
    }
}

#[rustfmt::skip]
fn too_deep(limit: u32) -> Words {
    say! { "Danh sách, trích dẫn lồng nhau quá {limit} tầng"; "quá sâu";
        "Bỏ bớt các dấu >, -, * lặp lại ở đầu dòng hay quanh chữ." }
}

#[rustfmt::skip]
fn too_many_cells(cells: u32, limit: u32) -> Words {
    say! {
        "Bảng có {cells} ô, nhiều nhất được {limit} ô"; "bảng bắt đầu ở đây";
        "Chia thành các bảng nhỏ hơn; số liệu dài nên để trong một tệp riêng cho người đọc tải.";
        cells = kilobytes(u64::from(cells)), limit = kilobytes(u64::from(limit)) }
}

fn legacy(encoding: LegacyEncoding) -> (&'static str, &'static str) {
    match encoding {
        LegacyEncoding::Tcvn3 => ("TCVN3 (ABC)", ".VnTime, .VnArial…"),
        LegacyEncoding::Vni => ("VNI", "VNI-Times, VNI-Helve…"),
    }
}

fn kilobytes(number: u64) -> String {
    integer(Language::Vietnamese, i64::try_from(number).unwrap_or(i64::MAX))
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
