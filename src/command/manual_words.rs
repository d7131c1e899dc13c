//! The words of `lantoa help`, `completions` and `man`, in both languages.

use crate::language::Language::{self, English, Vietnamese};

/// The texts of `--help`.
pub(super) struct ManualHelp {
    pub(super) help: &'static str,
    pub(super) topic: &'static str,
    pub(super) completions: &'static str,
    pub(super) man: &'static str,
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static ManualHelp {
    match language {
        Vietnamese => &ManualHelp {
            help: "Sổ tay, không cần mạng: hướng dẫn, phần đầu bài, địa chỉ, triển khai, các lỗi",
            topic: "CHỦ_ĐỀ",
            completions: "In tệp để dòng lệnh tự điền tiếp (bash, zsh, fish, powershell, elvish)",
            man: "In trang man của lantoa, hoặc của một lệnh",
        },
        English => &ManualHelp {
            help: "The handbook, without a network: guide, front matter, addresses, deploy, problems",
            topic: "TOPIC",
            completions: "Print what makes a shell complete commands (bash, zsh, fish, powershell, \
                          elvish)",
            man: "Print the man page of lantoa, or of a command",
        },
    }
}

/// What a topic is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    Guide,
    FrontMatter,
    Addresses,
    Deploy,
    Problems,
}

/// Says it in a line.
pub(super) fn about(language: Language, subject: Subject) -> &'static str {
    match (language, subject) {
        (Vietnamese, Subject::Guide) => "cả một ngày làm việc, từng bước",
        (English, Subject::Guide) => "a whole day, step by step",
        (Vietnamese, Subject::FrontMatter) => "mục nào ghi ở đầu bài, ghi thế nào",
        (English, Subject::FrontMatter) => "what stands in the head of a file, and how",
        (Vietnamese, Subject::Addresses) => {
            "địa chỉ của từng trang, đổi tên mà liên kết không chết"
        }
        (English, Subject::Addresses) => "where each page is read, and names that change",
        (Vietnamese, Subject::Deploy) => "đưa trang lên mạng, bàn giao bằng tệp ZIP",
        (English, Subject::Deploy) => "sending the site, handing over a ZIP",
        (Vietnamese, Subject::Problems) => "mọi lỗi mà lantoa báo, và cách sửa",
        (English, Subject::Problems) => "all that lantoa reports, and what to do",
    }
}

/// All topics, and how to ask for one.
pub(super) fn overview(language: Language, topics: &str) -> String {
    match language {
        Vietnamese => format!(
            "Sổ tay, gõ lantoa help rồi đến chủ đề:\n{topics}\n\n\
             Cũng hỏi được một lệnh (lantoa help build)\n\
             hay mã của một lỗi (lantoa help unknown-key)"
        ),
        English => format!(
            "The handbook, by lantoa help and a topic:\n{topics}\n\n\
             Also a command (lantoa help build)\n\
             or the code of a problem (lantoa help unknown-key)"
        ),
    }
}

/// There is nothing of that name.
pub(super) fn unknown(language: Language, asked: &str, nearest: Option<&str>) -> String {
    match language {
        Vietnamese => {
            let meant = nearest.map(|near| format!("; có phải là {near}?")).unwrap_or_default();
            format!("lỗi: sổ tay không có “{asked}”{meant}")
        }
        English => {
            let meant = nearest.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            format!("error: the handbook has no “{asked}”{meant}")
        }
    }
}
