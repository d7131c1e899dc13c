//! What `new` and `translate` ask and tell an author, in both languages.

use std::path::Path;

use super::arguments::PORT;
use crate::language::Language::{self, English, Vietnamese};
use crate::scaffold::offer::Slot;

/// What is asked for a slot; `Enter` passes over it.
pub(super) fn question(language: Language, slot: Slot) -> &'static str {
    match (language, slot) {
        (Vietnamese, Slot::Kind) => "Loại nào?",
        (Vietnamese, Slot::Status) => "Làm đến đâu?",
        (Vietnamese, Slot::District) => "Ở huyện nào? (Enter: của cả tỉnh)",
        (Vietnamese, Slot::Commune) => "Ở xã, phường, thị trấn nào? (Enter: của cả huyện)",
        (Vietnamese, Slot::Area) => "Nội dung thi đua nào? (nhiều thì cách nhau bằng dấu phẩy)",
        (Vietnamese, Slot::Target) => "Góp vào chỉ tiêu nào? (Enter: bỏ qua)",
        (Vietnamese, Slot::Unit) => "Đơn vị nào thực hiện? (Enter: bỏ qua)",
        (English, Slot::Kind) => "Which kind?",
        (English, Slot::Status) => "How far is it?",
        (English, Slot::District) => "In which district? (Enter: the whole province)",
        (English, Slot::Commune) => "In which commune? (Enter: the whole district)",
        (English, Slot::Area) => "Which content areas? (several with commas between)",
        (English, Slot::Target) => "Which target does it serve? (Enter: none)",
        (English, Slot::Unit) => "Which unit's work is it? (Enter: none)",
    }
}

/// What is asked before anything else.
pub(super) fn first_questions(language: Language) -> [&'static str; 2] {
    match language {
        Vietnamese => ["Bài gì?", "Tên bài?"],
        English => ["What kind of story?", "Its title?"],
    }
}

/// An answer that is none of the choices.
pub(super) fn not_understood(language: Language, typed: &str, nearest: Option<&str>) -> String {
    match (language, nearest) {
        (Vietnamese, Some(near)) => format!("Không có “{typed}”. Có phải là {near}? Xin nhập lại."),
        (Vietnamese, None) => format!("Không có “{typed}”. Xin nhập số, tên, hoặc chữ ở đầu dòng."),
        (English, Some(near)) => format!("There is no “{typed}”. Did you mean {near}? Once more."),
        (English, None) => {
            format!("There is no “{typed}”. Type a number, a name, or the first word.")
        }
    }
}

/// An answer that may be several of the choices.
pub(super) fn several(language: Language, names: &str) -> String {
    match language {
        Vietnamese => format!("Có nhiều nơi tên như vậy: {names}. Xin nhập lại."),
        English => format!("Several are called so: {names}. Once more."),
    }
}

/// A file that was written, and what comes next.
pub(super) struct Begun<'a> {
    /// The file.
    pub(super) file: &'a Path,
    /// The site, when it is not where one stands.
    pub(super) site: Option<&'a Path>,
    /// The address of its page in the preview.
    pub(super) address: Option<&'a str>,
    /// The fields that must be filled in before it can be public.
    pub(super) missing: &'a [&'static str],
    /// The id to approve it by, when the public may not see it before.
    pub(super) approve: Option<&'a str>,
}

/// What comes after a new entry.
pub(super) fn begun(language: Language, begun: &Begun<'_>) -> String {
    let file = begun.file.display();
    let missing = begun.missing.join(", ");
    let mut lines = match language {
        Vietnamese => vec![format!("Đã tạo {file}"), String::new(), "Việc tiếp theo:".to_owned()],
        English => vec![format!("Written: {file}"), String::new(), "What comes next:".to_owned()],
    };
    let steps = match (language, begun.missing.is_empty()) {
        (Vietnamese, false) => vec![
            format!("mở tệp ấy, điền các mục còn trống ({missing}), viết lời kể"),
            "viết xong thì xóa dòng draft = true để đăng".to_owned(),
        ],
        (Vietnamese, true) => vec![
            "mở tệp ấy, viết lời kể".to_owned(),
            "viết xong thì xóa dòng draft = true để đăng".to_owned(),
        ],
        (English, false) => vec![
            format!("open it, fill in what is empty ({missing}), write the story"),
            "when it is finished, remove the line draft = true to make it public".to_owned(),
        ],
        (English, true) => vec![
            "open it, write the story".to_owned(),
            "when it is finished, remove the line draft = true to make it public".to_owned(),
        ],
    };
    lines.extend(numbered(steps, language, begun));
    lines.join("\n")
}

/// What comes after a translation was begun.
pub(super) fn translation_begun(language: Language, begun: &Begun<'_>) -> String {
    let file = begun.file.display();
    let mut lines = match language {
        Vietnamese => vec![format!("Đã tạo {file}"), String::new(), "Việc tiếp theo:".to_owned()],
        English => vec![format!("Written: {file}"), String::new(), "What comes next:".to_owned()],
    };
    let steps = match language {
        Vietnamese => vec![
            "mở tệp ấy, dịch ngay dưới từng đoạn gốc".to_owned(),
            "dịch xong thì xóa dòng draft = true để đăng".to_owned(),
        ],
        English => vec![
            "open it, translate below each piece of the original".to_owned(),
            "when it is finished, remove the line draft = true to make it public".to_owned(),
        ],
    };
    lines.extend(numbered(steps, language, begun));
    lines.join("\n")
}

/// The steps with the preview in the second place and the approval last, numbered.
fn numbered(mut steps: Vec<String>, language: Language, begun: &Begun<'_>) -> Vec<String> {
    if let Some(preview) = preview(language, begun) {
        steps.insert(1, preview);
    }
    if let Some(id) = begun.approve {
        let role = "--role \"…\"";
        steps.push(match language {
            Vietnamese => format!("bài được duyệt thì chạy lantoa approve {id} {role} để ghi lại"),
            English => format!("when it has been approved, run lantoa approve {id} {role}"),
        });
    }
    steps.iter().enumerate().map(|(at, step)| format!("  {}. {step}", at + 1)).collect()
}

/// How to look at a page.
pub(super) fn preview(language: Language, begun: &Begun<'_>) -> Option<String> {
    let address = format!("http://localhost:{PORT}{}", begun.address?);
    let site = begun.site.map(|site| format!(" --site {}", site.display())).unwrap_or_default();
    let command = format!("lantoa serve --drafts{site}");
    Some(match language {
        Vietnamese => format!("xem thử: chạy {command} rồi mở {address}"),
        English => format!("see it: run {command} and open {address}"),
    })
}

/// What has changed in an original since it was translated, as lines to read.
pub(super) enum Change<'a> {
    /// The title, as it is now.
    Title(&'a str),
    /// The summary, as it is now.
    Summary(&'a str),
    /// A block that is another now: its number, its line, its text.
    Changed(usize, usize, &'a str),
    /// A block that is new.
    Added(usize, usize, &'a str),
    /// How many are gone.
    Removed(usize),
}

/// One change.
pub(super) fn change(language: Language, change: &Change<'_>) -> String {
    let (head, text) = match (language, change) {
        (Vietnamese, Change::Title(text)) => ("Tiêu đề đã đổi:".to_owned(), *text),
        (English, Change::Title(text)) => ("The title has changed:".to_owned(), *text),
        (Vietnamese, Change::Summary(text)) => ("Tóm tắt đã đổi:".to_owned(), *text),
        (English, Change::Summary(text)) => ("The summary has changed:".to_owned(), *text),
        (Vietnamese, Change::Changed(number, line, text)) => {
            (format!("Đoạn {number} đã đổi (dòng {line}):"), *text)
        }
        (English, Change::Changed(number, line, text)) => {
            (format!("Block {number} has changed (line {line}):"), *text)
        }
        (Vietnamese, Change::Added(number, line, text)) => {
            (format!("Đoạn {number} là đoạn mới (dòng {line}):"), *text)
        }
        (English, Change::Added(number, line, text)) => {
            (format!("Block {number} is new (line {line}):"), *text)
        }
        (Vietnamese, Change::Removed(count)) => (format!("Số đoạn bỏ đi: {count}"), ""),
        (English, Change::Removed(count)) => (format!("Blocks removed: {count}"), ""),
    };
    let text: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
    [vec![head], text].concat().join("\n")
}

/// How a translation stands to its original.
pub(super) enum Standing {
    /// It follows it.
    Follows,
    /// It does not say what it follows.
    Unknown,
    /// The original has changed.
    Behind,
    /// It follows it, and is not finished.
    Draft,
    /// It was just confirmed.
    Confirmed,
}

/// What is said of a translation: its file, its original's, and the id to confirm it by.
pub(super) fn standing(
    language: Language,
    standing: &Standing,
    (file, original, id): (&str, &str, &str),
) -> String {
    match (language, standing) {
        (Vietnamese, Standing::Follows) => {
            format!("{file} theo đúng bản gốc; không có gì phải dịch thêm")
        }
        (English, Standing::Follows) => {
            format!("{file} follows its original; nothing is left to do")
        }
        (Vietnamese, Standing::Unknown) => format!(
            "Đã có {file}, nhưng tệp chưa ghi là dịch từ bản nào của {original}, nên không biết chỗ nào đã \
             đổi\nBản dịch đúng với bản gốc bây giờ thì chạy: lantoa translate {id} --still-good"
        ),
        (English, Standing::Unknown) => format!(
            "There is {file}, but it does not say which state of {original} it follows, so what has \
             changed is not known\nIf it is good for the original as it is: lantoa translate {id} --still-good"
        ),
        (Vietnamese, Standing::Behind) => format!(
            "Sửa {file} cho theo kịp {original}\nSửa xong, hoặc bản dịch vẫn đúng, thì chạy: \
             lantoa translate {id} --still-good"
        ),
        (English, Standing::Behind) => format!(
            "Let {file} follow {original}\nWhen it is mended, or still good: \
             lantoa translate {id} --still-good"
        ),
        (Vietnamese, Standing::Draft) => {
            format!("Đã có {file}, còn là bản nháp; dịch xong thì xóa dòng draft = true để đăng")
        }
        (English, Standing::Draft) => {
            format!(
                "There is {file}, still a draft; when it is finished, remove the line draft = true"
            )
        }
        (Vietnamese, Standing::Confirmed) => format!("Đã ghi: {file} theo đúng bản gốc bây giờ"),
        (English, Standing::Confirmed) => {
            format!("Noted: {file} follows its original as it is now")
        }
    }
}
