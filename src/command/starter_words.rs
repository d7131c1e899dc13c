//! The words of `lantoa new site`, in both languages.

use std::path::{Path, PathBuf};

use crate::language::Language::{self, English, Vietnamese};

/// The texts of `--help`.
pub(super) struct StarterHelp {
    pub(super) title: &'static str,
    pub(super) title_name: &'static str,
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static StarterHelp {
    match language {
        Vietnamese => &StarterHelp {
            title: "Tên trang bằng tiếng Việt, khi làm trang mới (new site)",
            title_name: "TÊN_TRANG",
        },
        English => &StarterHelp {
            title: "The site's title in Vietnamese, for a new site (new site)",
            title_name: "TITLE",
        },
    }
}

/// What is asked for.
pub(super) fn which_folder(language: Language) -> &'static str {
    match language {
        Vietnamese => "Làm trang ở thư mục nào? (dấu chấm: ngay thư mục đang đứng)",
        English => "In which folder? (a dot: where you are)",
    }
}

/// The same for the title.
pub(super) fn which_title(language: Language) -> &'static str {
    match language {
        Vietnamese => "Tên trang? (Enter: điền sau)",
        English => "The site's title, in Vietnamese? (Enter: later)",
    }
}

/// The same for the address.
pub(super) fn which_address(language: Language) -> &'static str {
    match language {
        Vietnamese => {
            "Địa chỉ nơi công chúng đọc trang, như https://thi-dua.example/? (Enter: điền sau)"
        }
        English => {
            "Where will the public read it, such as https://thi-dua.example/? (Enter: later)"
        }
    }
}

/// What was typed is no address.
pub(super) fn no_address(language: Language, typed: &str) -> String {
    match language {
        Vietnamese => format!("“{typed}” chưa phải địa chỉ; địa chỉ bắt đầu bằng https://"),
        English => format!("“{typed}” is no address; it begins with https://"),
    }
}

/// What cannot be done as it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Refused {
    /// The folder was not named.
    NoFolder,
    /// An option that is for a story.
    NotForSite { option: &'static str },
    /// It holds something.
    NotEmpty { folder: PathBuf, names: Vec<String> },
}

/// Says what was refused, and what to do.
pub(super) fn refused(language: Language, refused: &Refused) -> String {
    match (language, refused) {
        (Vietnamese, Refused::NoFolder) => {
            "lỗi: chưa nói làm trang ở thư mục nào\nViết: lantoa new site thi-dua".to_owned()
        }
        (English, Refused::NoFolder) => {
            "error: in which folder?\nWrite: lantoa new site thi-dua".to_owned()
        }
        (Vietnamese, Refused::NotForSite { option }) => {
            format!("--{option} không dùng cho site\nXem các tùy chọn: lantoa new --help")
        }
        (English, Refused::NotForSite { option }) => {
            format!("--{option} is not for site\nFor the options: lantoa new --help")
        }
        (Vietnamese, Refused::NotEmpty { folder, names }) => format!(
            "lỗi: thư mục {} không trống (có {}), nên không ghi gì\n\
             Chọn thư mục khác, hoặc một tên chưa có: lantoa new site thi-dua",
            folder.display(),
            listed(names)
        ),
        (English, Refused::NotEmpty { folder, names }) => format!(
            "error: the folder {} is not empty (it holds {}); nothing was written\n\
             Choose another folder, or a name that is not there yet: lantoa new site thi-dua",
            folder.display(),
            listed(names)
        ),
    }
}

/// More names than this help nobody.
const LISTED: usize = 5;

fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
    match names.len() > LISTED {
        true => format!("{}, …", shown.join(", ")),
        false => shown.join(", "),
    }
}

/// A site that was written, and what comes next.
pub(super) fn written(language: Language, folder: &Path) -> String {
    let shown = folder.display();
    let (program, next) = first_step(language, folder);
    match language {
        Vietnamese => format!(
            "Đã làm một trang mới trong {shown}\n\n\
             {next}\n  \
             {program} serve --open               xem trang trong trình duyệt\n  \
             {program} new work \"Tên công trình\"  viết bài đầu tiên\n\n\
             Sửa tên trang, cơ quan trong site.toml; từng bước một: HUONG-DAN.txt"
        ),
        English => format!(
            "A new site is in {shown}\n\n\
             {next}\n  \
             {program} serve --open      look at it in the browser\n  \
             {program} new work \"Title\"  write the first story\n\n\
             Title and owner stand in site.toml; step by step: lantoa help guide"
        ),
    }
}

/// How the program is called from within the new site, and how one comes there. On Windows nothing is
/// installed: the program lies where it was unpacked.
fn first_step(language: Language, folder: &Path) -> (&'static str, String) {
    let shown = folder.display();
    let is_here = folder == Path::new(".");
    match language {
        Vietnamese if is_here => ("lantoa", "Việc tiếp theo:".to_owned()),
        English if is_here => ("lantoa", "What comes next:".to_owned()),
        Vietnamese if cfg!(windows) => (
            ".\\lantoa",
            format!("Việc tiếp theo: chép lantoa.exe vào {shown}, mở cửa sổ lệnh ở đó và gõ:"),
        ),
        English if cfg!(windows) => (
            ".\\lantoa",
            format!(
                "What comes next: copy lantoa.exe into {shown}, open a command window there and type:"
            ),
        ),
        Vietnamese => ("lantoa", format!("Việc tiếp theo:\n  cd {shown}")),
        English => ("lantoa", format!("What comes next:\n  cd {shown}")),
    }
}
