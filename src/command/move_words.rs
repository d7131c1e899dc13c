//! The words of `lantoa move`, in both languages.

use std::io;

use super::author;
use crate::language::Language::{self, English, Vietnamese};
use crate::relocate::name::BadName;
use crate::relocate::{Obstacle, Plan, Unclear};

/// The texts of `--help`.
pub(super) struct MoveHelp {
    pub(super) about: &'static str,
    pub(super) usage: &'static str,
    pub(super) yes: &'static str,
    pub(super) dry_run: &'static str,
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static MoveHelp {
    match language {
        Vietnamese => &MoveHelp {
            about: "Đổi tên một bài: sửa mọi chỗ nhắc đến nó, địa chỉ cũ dẫn sang địa chỉ mới",
            usage: "lantoa move <BÀI> <TÊN_MỚI>",
            yes: "Làm luôn, không hỏi lại",
            dry_run: "Chỉ cho xem sẽ làm gì",
        },
        English => &MoveHelp {
            about: "Rename an entry: mend what names it, let its old address lead to the new one",
            usage: "lantoa move <ENTRY> <NEW_NAME>",
            yes: "Do it without asking",
            dry_run: "Only show what would be done",
        },
    }
}

/// Why nothing was moved.
#[derive(Debug)]
pub(super) enum Refused {
    /// The entry or its new name is missing.
    NoNames,
    /// The entry was not found.
    Entry(author::Refused),
    /// A commune, which has no file of its own.
    Commune { path: String },
    /// The campaign or the home page.
    Single { path: String },
    /// The new name.
    Name(BadName),
    /// There is no plan.
    Obstacle(Obstacle),
    /// The site would have the problems that were shown.
    Harm,
    /// There is no terminal, and no `--yes`.
    NobodyToAsk,
    /// A file changed while the plan was being read.
    Changed { path: String },
}

/// Says what was refused, and what to do.
pub(super) fn refused(language: Language, refused: &Refused) -> String {
    if let Refused::Entry(why) = refused {
        return author::refused(language, why);
    }
    match language {
        Vietnamese => format!("lỗi: {}", vietnamese(refused)),
        English => format!("error: {}", english(refused)),
    }
}

fn vietnamese(refused: &Refused) -> String {
    match refused {
        Refused::NoNames => "chưa nói đổi tên bài nào thành tên gì\n\
             Viết: lantoa move works/ten-cu ten-moi"
            .to_owned(),
        Refused::Entry(_) => String::new(),
        Refused::Commune { path } => format!(
            "xã không có tệp riêng: mỗi xã là một mục [[communes]] trong {path}, nên lệnh này không đổi \
             tên xã\nMở tệp ấy, sửa slug, rồi thêm dòng aliases = [\"/địa-chỉ-cũ/\"] ngay dưới"
        ),
        Refused::Single { path } => {
            format!("{path} luôn mang tên ấy, không đổi được")
        }
        Refused::Name(BadName::OtherKind { typed, own }) => format!(
            "đổi tên không đổi được loại bài: bài này ở {own}/, không chuyển sang {typed}/\n\
             Bài khác loại thì mục cần điền cũng khác: tạo bài mới bằng lantoa new"
        ),
        Refused::Name(BadName::NoSlug { typed, suggestion }) => format!(
            "“{typed}” không dùng làm tên tệp được: chỉ chữ thường không dấu, số, gạch nối{}",
            suggested("\nDùng: ", suggestion)
        ),
        Refused::Name(BadName::Reserved(name)) => {
            format!("“{name}” là tên mà trang web dành riêng\nChọn tên khác")
        }
        Refused::Name(BadName::Same(id)) => format!("{id} đã mang tên ấy rồi"),
        Refused::Obstacle(Obstacle::Taken(path)) => {
            format!("đã có {path}, nên không đổi gì\nChọn tên khác, hoặc dọn tệp ấy trước")
        }
        Refused::Obstacle(Obstacle::Unreadable(paths)) => format!(
            "có tệp không đọc được hết, nên không biết nó nhắc đến những bài nào; chưa đổi gì\n{}\n\
             Chạy lantoa check để xem sai ở đâu, sửa xong rồi đổi tên",
            lines(paths)
        ),
        Refused::Obstacle(Obstacle::Unclear(places)) => format!(
            "có liên kết viết theo cách không sửa tự động được; chưa đổi gì\n{}\n\
             Viết lại liên kết ấy cho thường, như [chữ](works/ten-bai), rồi đổi tên",
            lines(&places.iter().map(place).collect::<Vec<_>>())
        ),
        Refused::Obstacle(Obstacle::NotMovable) => "bài này không đổi tên được".to_owned(),
        Refused::Harm => {
            "đổi tên như vậy thì trang sẽ có những lỗi trên đây; chưa đổi gì\nChọn tên khác, hoặc \
             sửa trước"
                .to_owned()
        }
        Refused::NobodyToAsk => "chưa có ai đồng ý, nên chưa đổi gì\n\
             Thêm --yes để làm luôn, hoặc --dry-run để chỉ xem"
            .to_owned(),
        Refused::Changed { path } => {
            format!("{path} vừa đổi trong lúc chờ, nên chưa đổi gì\nChạy lại lệnh này")
        }
    }
}

fn english(refused: &Refused) -> String {
    match refused {
        Refused::NoNames => "which entry shall be called what?\n\
             Write: lantoa move works/old-name new-name"
            .to_owned(),
        Refused::Entry(_) => String::new(),
        Refused::Commune { path } => format!(
            "a commune has no file of its own: it is one of the [[communes]] in {path}, and this \
             command does not rename it\nOpen that file, change its slug, and add \
             aliases = [\"/the-old-address/\"] below"
        ),
        Refused::Single { path } => format!("{path} always has this name; it cannot be moved"),
        Refused::Name(BadName::OtherKind { typed, own }) => format!(
            "a new name does not make another kind of entry: this one stays in {own}/ and cannot go \
             to {typed}/\nAnother kind has other fields: begin a new entry with lantoa new"
        ),
        Refused::Name(BadName::NoSlug { typed, suggestion }) => format!(
            "“{typed}” cannot be a file's name here: only small plain letters, digits, hyphens{}",
            suggested("\nUse: ", suggestion)
        ),
        Refused::Name(BadName::Reserved(name)) => {
            format!("“{name}” is kept for the site itself\nChoose another name")
        }
        Refused::Name(BadName::Same(id)) => format!("{id} has this name already"),
        Refused::Obstacle(Obstacle::Taken(path)) => {
            format!(
                "there is {path}; nothing was moved\nChoose another name, or clear that one away"
            )
        }
        Refused::Obstacle(Obstacle::Unreadable(paths)) => format!(
            "some files cannot be read whole, so what they name is not known; nothing was \
             moved\n{}\nRun lantoa check to see what is wrong, mend it, then move",
            lines(paths)
        ),
        Refused::Obstacle(Obstacle::Unclear(places)) => format!(
            "some links are written so that they cannot be mended by a program; nothing was \
             moved\n{}\nWrite them plainly, like [words](works/name), then move",
            lines(&places.iter().map(place).collect::<Vec<_>>())
        ),
        Refused::Obstacle(Obstacle::NotMovable) => "this entry cannot be moved".to_owned(),
        Refused::Harm => "with this name the site would have the problems above; nothing was \
             moved\nChoose another name, or mend them first"
            .to_owned(),
        Refused::NobodyToAsk => "nobody said yes, so nothing was moved\n\
             Add --yes to do it, or --dry-run only to see it"
            .to_owned(),
        Refused::Changed { path } => {
            format!("{path} changed in the meantime; nothing was moved\nRun the command again")
        }
    }
}

fn suggested(words: &str, suggestion: &str) -> String {
    match suggestion.is_empty() {
        true => String::new(),
        false => format!("{words}{suggestion}"),
    }
}

fn place(unclear: &Unclear) -> String {
    format!("{}:{}: {}", unclear.path, unclear.line, unclear.target)
}

fn lines(texts: &[String]) -> String {
    let lines: Vec<String> = texts.iter().map(|text| format!("  {text}")).collect();
    lines.join("\n")
}

/// What will be done, in plain words.
pub(super) fn plan(language: Language, plan: &Plan) -> String {
    let mentions: usize = plan.rewrites.iter().map(|rewrite| rewrite.mentions).sum();
    let naming: Vec<_> = plan.rewrites.iter().filter(|rewrite| rewrite.mentions > 0).collect();
    let (renames, files, held) = (plan.renames.len(), naming.len(), plan.approvals.len());
    let [names, addresses, mended, approvals] = match language {
        Vietnamese => [
            format!("Đổi tên tệp, thư mục ({renames}):"),
            "Địa chỉ cũ dẫn sang địa chỉ mới:".to_owned(),
            format!("Sửa chỗ nhắc đến bài này ({mentions} chỗ trong {files} tệp):"),
            format!("Dấu duyệt vẫn giữ hiệu lực ({held}):"),
        ],
        English => [
            format!("Files and folders renamed ({renames}):"),
            "Old addresses that lead to the new ones:".to_owned(),
            format!("What names the entry, mended ({mentions} in {files} files):"),
            format!("Approvals that go on holding ({held}):"),
        ],
    };
    let mut said = vec![names];
    said.extend(plan.renames.iter().map(|one| format!("  {} → {}", one.from, one.to)));
    if !plan.addresses.is_empty() {
        said.push(addresses);
        said.extend(plan.addresses.iter().map(|(from, to)| format!("  {from} → {to}")));
    }
    if !naming.is_empty() {
        said.push(mended);
        said.extend(naming.iter().map(|one| format!("  {}: {}", one.path, one.mentions)));
    }
    if held > 0 {
        said.push(approvals);
        said.extend(plan.approvals.iter().map(|path| format!("  {path}")));
    }
    said.join("\n")
}

/// What is asked before anything is done.
pub(super) fn question(language: Language) -> &'static str {
    match language {
        Vietnamese => "Làm như vậy? (gõ có để làm; Enter: thôi)",
        English => "Shall it be done? (type yes to do it; Enter: no)",
    }
}

/// Whether an answer is a yes, with or without its marks.
pub(super) fn is_yes(answer: &str) -> bool {
    let plain = crate::language::slug::fold(&answer.trim().to_lowercase());
    matches!(plain.as_str(), "c" | "co" | "y" | "yes" | "ok" | "u")
}

/// Nobody wanted it.
pub(super) fn left(language: Language) -> &'static str {
    match language {
        Vietnamese => "Thôi, chưa đổi gì",
        English => "Nothing was moved",
    }
}

/// It was only to be shown.
pub(super) fn only_shown(language: Language) -> &'static str {
    match language {
        Vietnamese => "Mới chỉ cho xem, chưa đổi gì",
        English => "This was only shown; nothing was moved",
    }
}

/// It is done.
pub(super) fn done(language: Language, plan: &Plan) -> String {
    let id = &plan.id;
    match language {
        Vietnamese => format!("Xong: bài nay là {id}"),
        English => format!("Done: the entry is {id} now"),
    }
}

/// The disk refused, and all is as it was.
pub(super) fn undone(language: Language, error: &io::Error) -> String {
    match language {
        Vietnamese => format!(
            "lỗi: máy không ghi được: {error}\nMọi tệp vẫn như cũ. Đóng các chương trình đang mở tệp \
             ấy rồi chạy lại lệnh này"
        ),
        English => format!(
            "error: the machine could not write: {error}\nAll files are as they were. Close whatever \
             has that file open and run the command again"
        ),
    }
}

/// The disk refused, and refused again to take back what was done.
pub(super) fn half(language: Language, error: &io::Error, left: &[(String, io::Error)]) -> String {
    let left: Vec<String> = left.iter().map(|(path, error)| format!("{path}: {error}")).collect();
    match language {
        Vietnamese => format!(
            "lỗi: máy không ghi được: {error}\nĐã trả lại như cũ, trừ những tệp sau đã đổi mà không \
             trả lại được:\n{}\nTrả lại bằng tay, hoặc lấy bản lưu, rồi chạy lại lệnh này",
            lines(&left)
        ),
        English => format!(
            "error: the machine could not write: {error}\nWhat was done was taken back, but for these \
             files, which stay changed:\n{}\nPut them back by hand or from a copy, then run the \
             command again",
            lines(&left)
        ),
    }
}
