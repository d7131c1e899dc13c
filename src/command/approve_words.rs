//! The words of `approve`, in both languages.

use crate::language::Language::{self, English, Vietnamese};
use crate::language::date::{Date, long};
use crate::language::number::integer;
use crate::scaffold::approve::BadRole;

/// The texts of `--help`.
pub(super) struct ApproveHelp {
    pub(super) approve: &'static str,
    pub(super) entry: &'static str,
    pub(super) role_name: &'static str,
    pub(super) role: &'static str,
    pub(super) only: &'static str,
    pub(super) yes: &'static str,
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static ApproveHelp {
    match language {
        Vietnamese => &ApproveHelp {
            approve: "Ghi là một bài đã được duyệt; bài sửa sau đó thì phải duyệt lại",
            entry: "BÀI",
            role_name: "CHỨC_DANH",
            role: "Chức danh của người duyệt; không ghi họ tên",
            only: "Chỉ duyệt bản của ngôn ngữ này (mặc định: bản gốc và các bản dịch đã xong)",
            yes: "Không hỏi lại",
        },
        English => &ApproveHelp {
            approve: "Note that a story is approved; when it is edited later, approve it again",
            entry: "ENTRY",
            role_name: "ROLE",
            role: "The role of whoever approves; never a name",
            only: "Approve only this language's text (default: the original, finished translations)",
            yes: "Do not ask",
        },
    }
}

/// What cannot be done as it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// No entry was named.
    NoEntry,
    /// The role is missing, or is none.
    Role(BadRole),
    /// There is no text in that language.
    NoText { id: String, language: Language },
    /// Nobody can be asked.
    NeedsYes,
    /// It is a draft still.
    Draft { path: String },
    /// It has mistakes.
    Mistakes { path: String },
    /// The file has no form that an approval fits into, or has changed meanwhile.
    Changed { path: String },
}

/// Says what was refused, and what to do.
pub(super) fn refused(language: Language, refused: &Refused) -> String {
    match language {
        Vietnamese => format!("lỗi: {}", vietnamese(refused)),
        English => format!("error: {}", english(refused)),
    }
}

fn vietnamese(refused: &Refused) -> String {
    match refused {
        Refused::NoEntry => "chưa nói duyệt bài nào\n\
             Viết: lantoa approve works/ten-bai --role \"Trưởng Ban Tuyên giáo\""
            .to_owned(),
        Refused::Role(BadRole::Empty) => "chưa ghi ai duyệt\n\
             Thêm chức danh, không ghi họ tên: --role \"Trưởng Ban Tuyên giáo\""
            .to_owned(),
        Refused::Role(BadRole::Mailbox) => {
            "chức danh không được có địa chỉ thư\nChỉ ghi chức danh: --role \"Trưởng Ban Tuyên giáo\""
                .to_owned()
        }
        Refused::Role(BadRole::Telephone) => {
            "chức danh không được có số điện thoại\n\
             Chỉ ghi chức danh: --role \"Trưởng Ban Tuyên giáo\""
                .to_owned()
        }
        Refused::NoText { id, language } => {
            format!("{id} không có bản {}, nên chưa ghi gì", name(Vietnamese, *language))
        }
        Refused::NeedsYes => {
            "không hỏi lại được ai ở đây, nên chưa ghi gì\nĐã xem kỹ thì thêm --yes".to_owned()
        }
        Refused::Draft { path } => format!(
            "{path} còn là bản nháp, nên chưa duyệt\nViết xong thì xóa dòng draft = true, rồi duyệt"
        ),
        Refused::Mistakes { path } => {
            format!("{path} còn lỗi, nên chưa duyệt\nSửa các lỗi trên, rồi duyệt")
        }
        Refused::Changed { path } => format!(
            "{path} vừa bị sửa, hoặc phần đầu bài không ghi thêm được, nên chưa duyệt\n\
             Xem lại bài rồi chạy lại lệnh này"
        ),
    }
}

fn english(refused: &Refused) -> String {
    match refused {
        Refused::NoEntry => "which story is approved?\n\
             Write: lantoa approve works/name --role \"Head of the Propaganda Department\""
            .to_owned(),
        Refused::Role(BadRole::Empty) => "who approves?\n\
             Add the role, never a name: --role \"Head of the Propaganda Department\""
            .to_owned(),
        Refused::Role(BadRole::Mailbox) => "a role holds no mailbox\n\
             Write the role alone: --role \"Head of the Propaganda Department\""
            .to_owned(),
        Refused::Role(BadRole::Telephone) => "a role holds no telephone number\n\
             Write the role alone: --role \"Head of the Propaganda Department\""
            .to_owned(),
        Refused::NoText { id, language } => {
            format!("{id} has no {} text; nothing was written", name(English, *language))
        }
        Refused::NeedsYes => {
            "nobody can be asked here; nothing was written\nWhen it has been looked at, add --yes"
                .to_owned()
        }
        Refused::Draft { path } => format!(
            "{path} is a draft still; it was not approved\nWhen it is finished, remove the line \
             draft = true, then approve it"
        ),
        Refused::Mistakes { path } => {
            format!("{path} has mistakes; it was not approved\nMend them, then approve it")
        }
        Refused::Changed { path } => format!(
            "{path} was changed just now, or its front matter cannot take the approval; it was not \
             approved\nLook at it, and run this again"
        ),
    }
}

fn name(said: Language, language: Language) -> &'static str {
    match (said, language) {
        (Vietnamese, Vietnamese) => "tiếng Việt",
        (Vietnamese, English) => "tiếng Anh",
        (English, Vietnamese) => "Vietnamese",
        (English, English) => "English",
    }
}

/// A text that is to be approved.
pub(super) struct Line<'a> {
    pub(super) path: &'a str,
    pub(super) language: Language,
    pub(super) title: &'a str,
    pub(super) words: u32,
    /// None for a translation, which has no photos of its own.
    pub(super) photos: Option<usize>,
    /// Where the preview shows it.
    pub(super) address: Option<String>,
}

/// What stands above the texts to be approved.
pub(super) fn heading(language: Language, role: &str, on: Date) -> String {
    let on = long(language, on);
    match language {
        Vietnamese => format!("Duyệt với chức danh “{role}”, {on}:"),
        English => format!("To be approved by “{role}” on {on}:"),
    }
}

/// A text to be approved, and where the preview shows it.
pub(super) fn line(language: Language, line: &Line<'_>) -> String {
    let n = |count: usize| integer(language, i64::try_from(count).unwrap_or(i64::MAX));
    let words = n(line.words as usize);
    let photos = line.photos.unwrap_or_default();
    let count = match (language, photos) {
        (Vietnamese, 0) => format!("{words} chữ"),
        (Vietnamese, photos) => format!("{words} chữ, {} ảnh", n(photos)),
        (English, 0) => format!("words: {words}"),
        (English, photos) => format!("words: {words}, photos: {}", n(photos)),
    };
    let name = name(language, line.language);
    let address = line.address.as_ref().map(|address| format!("\n    {address}"));
    let (path, title) = (line.path, line.title);
    format!("  {path} ({name}): {title}. {count}{}", address.unwrap_or_default())
}

/// How to look before one agrees.
pub(super) fn look(language: Language) -> &'static str {
    match language {
        Vietnamese => "Muốn xem trước: chạy lantoa serve --drafts rồi mở địa chỉ trên",
        English => "To look first: run lantoa serve --drafts and open the address above",
    }
}

/// Why a translation was left out.
pub(super) enum LeftOut {
    Draft,
    Behind,
}

/// A translation that is not approved along.
pub(super) fn left_out(language: Language, path: &str, why: &LeftOut) -> String {
    match (language, why) {
        (Vietnamese, LeftOut::Draft) => format!("Không duyệt {path}: còn là bản nháp"),
        (English, LeftOut::Draft) => format!("Left out: {path}, a draft still"),
        (Vietnamese, LeftOut::Behind) => {
            format!("Không duyệt {path}: bản gốc đã đổi sau khi dịch; dịch kịp rồi duyệt sau")
        }
        (English, LeftOut::Behind) => {
            format!("Left out: {path}, whose original has changed since it was translated")
        }
    }
}

/// A text that was approved already as it is.
pub(super) fn unchanged(language: Language, path: &str, on: Option<Date>) -> String {
    let on = on.map(|on| long(language, on)).unwrap_or_default();
    match language {
        Vietnamese => format!("{path} đã được duyệt {on} và không sửa gì từ đó; giữ nguyên"),
        English => format!("{path} was approved on {on} and has not changed; left as it is"),
    }
}

/// The question for the role.
pub(super) fn which_role(language: Language) -> &'static str {
    match language {
        Vietnamese => "Ai duyệt? (ghi chức danh, không ghi họ tên)",
        English => "Who approves? (the role, never a name)",
    }
}

/// The question before anything is written.
pub(super) fn sure(language: Language) -> &'static str {
    match language {
        Vietnamese => "Ghi là đã duyệt? (có/không)",
        English => "Note them as approved? (yes/no)",
    }
}

/// Whether an answer means yes, in either language.
pub(super) fn is_yes(answer: &str) -> bool {
    ["có", "co", "c", "yes", "y"].contains(&answer.trim().to_lowercase().as_str())
}

/// Nobody agreed.
pub(super) fn nothing_written(language: Language) -> &'static str {
    match language {
        Vietnamese => "Chưa ghi gì",
        English => "Nothing was written",
    }
}

/// A text that is approved now.
pub(super) fn approved(language: Language, path: &str) -> String {
    match language {
        Vietnamese => format!("Đã duyệt: {path}"),
        English => format!("Approved: {path}"),
    }
}

/// What is approved and would still stop the build.
pub(super) fn still_stops(language: Language) -> &'static str {
    match language {
        Vietnamese => "Đã duyệt, nhưng chưa đăng được: hãy xử lý những chỗ nêu trên",
        English => "It is approved, and cannot be public before the above is mended",
    }
}
