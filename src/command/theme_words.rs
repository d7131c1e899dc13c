//! The words of `lantoa theme`, and of a mistake in the theme that the program carries, in both
//! languages.

use std::path::Path;

use crate::language::Language::{self, English, Vietnamese};
use crate::language::number::integer;

/// The texts of `--help`.
pub(super) struct ThemeHelp {
    pub(super) about: &'static str,
    pub(super) yes: &'static str,
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static ThemeHelp {
    match language {
        Vietnamese => &ThemeHelp {
            about: "Ghi giao diện có sẵn ra themes/mat-tran/ để sửa (lantoa theme eject)",
            yes: "Ghi đè những tệp đã có mà không hỏi",
        },
        English => &ThemeHelp {
            about: "Write the theme within to themes/mat-tran/, to change it (lantoa theme eject)",
            yes: "Replace files that are there without asking",
        },
    }
}

/// What cannot be done as it was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// It was not said what is to be done.
    NothingToDo,
    /// Files would be replaced, and nobody is there to agree.
    NobodyToAsk,
}

/// Says what was refused, and what to do.
pub(super) fn refused(language: Language, refused: &Refused) -> &'static str {
    match (language, refused) {
        (Vietnamese, Refused::NothingToDo) => {
            "lỗi: chưa nói làm gì với giao diện\nViết: lantoa theme eject"
        }
        (English, Refused::NothingToDo) => {
            "error: what shall be done with the theme?\nWrite: lantoa theme eject"
        }
        (Vietnamese, Refused::NobodyToAsk) => {
            "lỗi: không hỏi được ai, nên không ghi gì\nNếu đúng là muốn ghi đè, thêm --yes"
        }
        (English, Refused::NobodyToAsk) => {
            "error: nobody is there to ask, so nothing was written\nTo replace them all the same, \
             add --yes"
        }
    }
}

/// Files that are there and say something else.
pub(super) fn would_replace(language: Language, files: &[String]) -> String {
    let listed: Vec<String> = files.iter().map(|file| format!("  {file}")).collect();
    let head = match language {
        Vietnamese => {
            "Những tệp này đã có và khác với giao diện có sẵn; ghi đè thì mất chỗ đã sửa:"
        }
        English => "These files are there and differ; what was changed in them would be lost:",
    };
    format!("{head}\n{}", listed.join("\n"))
}

/// Whether they may be replaced.
pub(super) fn question(language: Language) -> &'static str {
    match language {
        Vietnamese => "\nGhi đè? (có/không)",
        English => "\nReplace them? (yes/no)",
    }
}

/// Nobody wanted it.
pub(super) fn left(language: Language) -> &'static str {
    match language {
        Vietnamese => "Thôi, chưa ghi gì",
        English => "Nothing was written",
    }
}

/// How many files were written, and what that means.
pub(super) fn written(language: Language, folder: &Path, files: usize) -> String {
    let (folder, number) = (folder.display(), integer(language, files as i64));
    match (language, files) {
        (Vietnamese, 0) => format!("{folder} đã có đủ giao diện, không phải ghi gì"),
        (English, 0) => format!("{folder} holds the whole theme already; nothing was written"),
        (Vietnamese, _) => format!(
            "Đã ghi {number} tệp vào {folder}\n\n\
             Từ nay trang dùng các tệp này: sửa mẫu trang trong templates/, lời trong strings/,\n\
             kiểu dáng trong assets/. Chỉ muốn sửa một tệp thì để riêng tệp ấy ở templates/, strings/\n\
             hay assets/ của trang, rồi xóa thư mục này: khi có lantoa mới, phần còn lại tự mới theo."
        ),
        (English, _) => format!(
            "Written: {number} files into {folder}\n\n\
             From now on the site uses these: the pages in templates/, the words in strings/, how it\n\
             looks in assets/. To change one file only, keep that one in the site's own templates/,\n\
             strings/ or assets/ and remove this folder: the rest then follows a newer lantoa."
        ),
    }
}

/// A mistake stands in a file that is on no disk.
pub(super) fn lies_within(language: Language) -> &'static str {
    match language {
        Vietnamese => {
            "Tệp trong themes/mat-tran/ nằm sẵn trong lantoa. Thường là do một tệp của trang thay nó \
             (trong templates/, strings/ hay assets/)\nthiếu một điều nó cần; muốn xem và sửa cả giao \
             diện: lantoa theme eject"
        }
        English => {
            "What lies in themes/mat-tran/ is within lantoa. Mostly a file of the site that stands for \
             another (in templates/, strings/ or assets/)\nlacks something that it needs; to see and \
             change the whole theme: lantoa theme eject"
        }
    }
}
