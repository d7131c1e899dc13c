//! The words of the commands for authors, `new` and `translate`, in both languages.

use crate::language::Language::{self, English, Vietnamese};
use crate::scaffold::choice::Choice;
use crate::scaffold::offer::Slot;

/// The texts of `--help`.
pub(super) struct AuthorHelp {
    pub(super) new: &'static str,
    pub(super) title: &'static str,
    pub(super) slug: &'static str,
    pub(super) with_photos: &'static str,
    pub(super) date: &'static str,
    pub(super) translate: &'static str,
    pub(super) entry: &'static str,
    pub(super) to: &'static str,
    pub(super) still_good: &'static str,
    pub(super) name: &'static str,
    pub(super) slots: [(Slot, &'static str, &'static str); 7],
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static AuthorHelp {
    match language {
        Vietnamese => &AuthorHelp {
            new: "Tạo tệp cho một bài mới, hoặc một trang web mới (new site)",
            title: "TÊN_BÀI",
            slug: "Tên tệp, khi không muốn lấy từ tên bài",
            with_photos: "Bài có ảnh: tạo thư mục riêng để ảnh bên cạnh bài",
            date: "Ngày của bài, viết 2024-03-15 (mặc định: hôm nay)",
            translate: "Tạo bản dịch của một bài, hoặc xem bản gốc đã đổi chỗ nào",
            entry: "BÀI",
            to: "Ngôn ngữ của bản dịch",
            still_good: "Xác nhận bản dịch vẫn đúng với bản gốc bây giờ",
            name: "TÊN",
            slots: [
                (Slot::Kind, "LOẠI", "Loại công trình hoặc loại đơn vị"),
                (Slot::Status, "MỨC", "Công trình làm đến đâu"),
                (Slot::District, "HUYỆN", "Huyện, ghi tên hay ghi như trong địa chỉ đều được"),
                (Slot::Commune, "XÃ", "Xã, phường, thị trấn"),
                (Slot::Area, "NỘI_DUNG", "Nội dung thi đua; dùng được nhiều lần"),
                (Slot::Target, "CHỈ_TIÊU", "Chỉ tiêu của kế hoạch; dùng được nhiều lần"),
                (Slot::Unit, "ĐƠN_VỊ", "Đơn vị thực hiện"),
            ],
        },
        English => &AuthorHelp {
            new: "Begin a story, in a file that explains every field, or a whole site (new site)",
            title: "TITLE",
            slug: "The file's name, when it shall not come from the title",
            with_photos: "A story with photos: a folder of its own to keep them in",
            date: "The day of the story, as in 2024-03-15 (default: today)",
            translate: "Begin a translation, or show what has changed in the original",
            entry: "ENTRY",
            to: "The language to translate into",
            still_good: "Confirm that the translation is still good for the original as it is",
            name: "NAME",
            slots: [
                (Slot::Kind, "KIND", "The kind of work or of unit"),
                (Slot::Status, "STATUS", "How far a work is"),
                (Slot::District, "DISTRICT", "The district, by its name or as addresses have it"),
                (Slot::Commune, "COMMUNE", "The commune"),
                (Slot::Area, "AREA", "A content area; may be given more than once"),
                (Slot::Target, "TARGET", "A target of the plan; may be given more than once"),
                (Slot::Unit, "UNIT", "The unit whose work it is"),
            ],
        },
    }
}

/// What cannot be done as it was asked; the answer is exit code 2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// The kind of entry is missing.
    NoKind,
    /// The title is missing.
    NoTitle,
    /// A title without a letter or digit that an address can have.
    NoSlug { title: String },
    /// A name that cannot be that of a file.
    BadSlug { slug: String, suggestion: String },
    /// An option that this kind of entry has no field for.
    NotForKind { option: &'static str, kind: &'static str },
    /// A value that is none of the choices.
    Unknown { what: String, typed: String, nearest: Option<Box<Choice>>, all: Vec<Choice> },
    /// A value that may mean several.
    Several { what: String, typed: String, found: Vec<Choice> },
    /// There is such an entry.
    Exists { path: String, free: String },
    /// The address is the site's own.
    Reserved { slug: String },
    /// Another page stands at the address.
    AddressTaken { address: String, other: String },
    /// No entry to translate was named.
    NoEntry,
    /// No such entry.
    UnknownEntry { typed: String, nearest: Option<String> },
    /// Several entries are called so.
    SeveralEntries { typed: String, ids: Vec<String> },
    /// The site has no other language.
    NotALanguage,
    /// The file of the original has no form that can be read.
    Unreadable { path: String },
    /// There is nothing to confirm.
    NoTranslation { id: String },
}

/// Says what was refused, and what to do.
pub(super) fn refused(language: Language, refused: &Refused) -> String {
    let said = match language {
        Vietnamese => vietnamese(refused),
        English => english(refused),
    };
    match language {
        Vietnamese => format!("lỗi: {said}"),
        English => format!("error: {said}"),
    }
}

fn vietnamese(refused: &Refused) -> String {
    match refused {
        Refused::NoKind => "chưa nói là bài gì\n\
             Viết: lantoa new work \"Tên bài\"; thay work bằng unit (đơn vị), news (tin), page (trang)"
            .to_owned(),
        Refused::NoTitle => "chưa có tên bài\nViết: lantoa new work \"Tên bài\"".to_owned(),
        Refused::NoSlug { title } => format!(
            "tên “{title}” không có chữ nào dùng làm tên tệp được\nThêm --slug và một tên không dấu, \
             ví dụ --slug cau-ban-xa"
        ),
        Refused::BadSlug { slug, suggestion } => format!(
            "“{slug}” không dùng làm tên tệp được: chỉ chữ thường không dấu, số, gạch nối\n{}",
            if suggestion.is_empty() { "Ví dụ: --slug cau-ban-xa".to_owned() }
            else { format!("Dùng: --slug {suggestion}") }
        ),
        Refused::NotForKind { option, kind } => {
            format!("--{option} không dùng cho {kind}\nXem các tùy chọn: lantoa new --help")
        }
        Refused::Unknown { what, typed, nearest, all } => {
            let meant = nearest.as_ref().map(|one| format!("; có phải là {}?", named(one)));
            let all = listed(all, "mục nữa");
            format!("{what} không nhận “{typed}”{}\n{all}", meant.unwrap_or_default())
        }
        Refused::Several { what, typed, found } => {
            format!("{what}: “{typed}” có thể là nhiều nơi, hãy chọn một\n{}", listed(found, "nữa"))
        }
        Refused::Exists { path, free } => format!(
            "đã có {path}, nên không ghi gì\nMở tệp ấy để sửa; hoặc nếu là bài khác thì thêm \
             --slug {free}"
        ),
        Refused::Reserved { slug } => format!(
            "“{slug}” là tên mà trang web dành riêng, nên không ghi gì\nĐặt tên khác bằng --slug"
        ),
        Refused::AddressTaken { address, other } => format!(
            "địa chỉ {address} đã có {other} dùng, nên không ghi gì\nĐặt tên khác bằng --slug"
        ),
        Refused::NoEntry => {
            "chưa nói dịch bài nào\nViết: lantoa translate works/ten-bai".to_owned()
        }
        Refused::UnknownEntry { typed, nearest } => {
            let meant = nearest.as_ref().map(|id| format!("; có phải là {id}?"));
            format!(
                "không có bài nào là “{typed}”{}\nViết như works/ten-bai, hoặc đường dẫn của tệp",
                meant.unwrap_or_default()
            )
        }
        Refused::SeveralEntries { typed, ids } => {
            format!("nhiều bài có tên “{typed}”, hãy viết rõ một: {}", ids.join(", "))
        }
        Refused::NotALanguage => "trang này không dịch ra ngôn ngữ ấy\n\
             Ngôn ngữ của trang ghi trong site.toml, mục [languages]"
            .to_owned(),
        Refused::Unreadable { path } => {
            format!("không đọc được {path}\nChạy lantoa check để xem sai ở đâu")
        }
        Refused::NoTranslation { id } => {
            format!("{id} chưa có bản dịch để xác nhận\nTạo bản dịch: lantoa translate {id}")
        }
    }
}

fn english(refused: &Refused) -> String {
    match refused {
        Refused::NoKind => "what kind of story?\n\
             Write: lantoa new work \"Title\"; instead of work also unit, news, page"
            .to_owned(),
        Refused::NoTitle => "the title is missing\nWrite: lantoa new work \"Title\"".to_owned(),
        Refused::NoSlug { title } => format!(
            "“{title}” has no letter that a file's name could be made of\nAdd --slug and a plain \
             name, such as --slug cau-ban-xa"
        ),
        Refused::BadSlug { slug, suggestion } => format!(
            "“{slug}” cannot be a file's name here: only small plain letters, digits, hyphens\n{}",
            if suggestion.is_empty() {
                "For example: --slug cau-ban-xa".to_owned()
            } else {
                format!("Use: --slug {suggestion}")
            }
        ),
        Refused::NotForKind { option, kind } => {
            format!("--{option} is not for {kind}\nFor the options: lantoa new --help")
        }
        Refused::Unknown { what, typed, nearest, all } => {
            let meant = nearest.as_ref().map(|one| format!("; did you mean {}?", named(one)));
            format!(
                "{what} does not take “{typed}”{}\n{}",
                meant.unwrap_or_default(),
                listed(all, "more")
            )
        }
        Refused::Several { what, typed, found } => {
            format!("{what}: “{typed}” may be several, choose one\n{}", listed(found, "more"))
        }
        Refused::Exists { path, free } => format!(
            "there is {path} already; nothing was written\nOpen that file to change it; or if this \
             is another story, add --slug {free}"
        ),
        Refused::Reserved { slug } => format!(
            "“{slug}” is kept for the site itself; nothing was written\nChoose another with --slug"
        ),
        Refused::AddressTaken { address, other } => format!(
            "the address {address} belongs to {other}; nothing was written\nChoose another name \
             with --slug"
        ),
        Refused::NoEntry => {
            "which story shall be translated?\nWrite: lantoa translate works/name".to_owned()
        }
        Refused::UnknownEntry { typed, nearest } => {
            let meant = nearest.as_ref().map(|id| format!("; did you mean {id}?"));
            format!(
                "there is no story “{typed}”{}\nWrite it like works/name, or the path of its file",
                meant.unwrap_or_default()
            )
        }
        Refused::SeveralEntries { typed, ids } => {
            format!("several stories are called “{typed}”, write one of: {}", ids.join(", "))
        }
        Refused::NotALanguage => "this site has no translations into that language\n\
             Its languages are in site.toml, [languages]"
            .to_owned(),
        Refused::Unreadable { path } => {
            format!("{path} cannot be read\nRun lantoa check to see what is wrong")
        }
        Refused::NoTranslation { id } => {
            format!("{id} has no translation to confirm\nBegin one: lantoa translate {id}")
        }
    }
}

/// More choices than this fill a screen and help nobody.
const LISTED: usize = 20;

fn listed(choices: &[Choice], more: &str) -> String {
    let shown = choices.iter().take(LISTED).map(|one| format!("  {}", named(one)));
    let mut lines: Vec<String> = shown.collect();
    if choices.len() > LISTED {
        lines.push(format!("  … {} {more}", choices.len() - LISTED));
    }
    lines.join("\n")
}

/// A choice as it is shown: what is written, and what people call it.
pub(super) fn named(choice: &Choice) -> String {
    match choice.name.is_empty() || choice.name == choice.value {
        true => choice.value.clone(),
        false => format!("{} — {}", choice.value, choice.name),
    }
}
