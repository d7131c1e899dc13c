//! The words for whoever starts the program without a command, in both languages.

use crate::language::Language::{self, English, Vietnamese};

/// That there is more than the preview.
pub(super) fn more(language: Language) -> &'static str {
    match language {
        Vietnamese => {
            "Cứ để cửa sổ này mở trong lúc viết: lưu tệp nào là thấy ngay trong trình duyệt.\n\
             Các lệnh khác gõ ở một cửa sổ lệnh khác: lantoa help"
        }
        English => {
            "Leave this window open while you write: what you save is what the browser shows.\n\
             Other commands are typed in another window: lantoa help"
        }
    }
}

/// Whether a site shall be made.
pub(super) fn question(language: Language) -> &'static str {
    match language {
        Vietnamese => "Thư mục này còn trống. Làm một trang web mới ở đây? (có/không)",
        English => "This folder is empty. Make a new site here? (yes/no)",
    }
}

/// It was made.
pub(super) fn made(language: Language) -> &'static str {
    match language {
        Vietnamese => "Đã làm một trang mới; từng bước một: HUONG-DAN.txt\n",
        English => "A new site is here; step by step: lantoa help guide\n",
    }
}

/// So that what was said can be read.
pub(super) fn press_enter(language: Language) -> &'static str {
    match language {
        Vietnamese => "Bấm Enter để đóng cửa sổ này",
        English => "Press Enter to close this window",
    }
}
