//! The words of the command line, in both languages; those of problems are in `problem`.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::mistake::Mistake;
use crate::catalogue::hidden::{Hidden, Reason as HiddenReason};
use crate::language::Language::{self, English, Vietnamese};
use crate::language::date::long;
use crate::language::number::{decimal, integer};
use crate::output::reason::Reason;
use crate::pipeline::Stage;
use crate::write::Written;
use crate::write::folder::Refusal;

/// The texts of `--help`.
pub(super) struct Help {
    pub(super) about: &'static str,
    pub(super) usage: &'static str,
    pub(super) commands: &'static str,
    pub(super) options: &'static str,
    pub(super) command: &'static str,
    pub(super) folder: &'static str,
    pub(super) address: &'static str,
    pub(super) language: &'static str,
    pub(super) day: &'static str,
    pub(super) help: &'static str,
    pub(super) version: &'static str,
    pub(super) site: &'static str,
    pub(super) lang: &'static str,
    pub(super) today: &'static str,
    pub(super) quiet: &'static str,
    pub(super) build: &'static str,
    pub(super) output_dir: &'static str,
    pub(super) base_url: &'static str,
    pub(super) drafts: &'static str,
    pub(super) relative: &'static str,
    pub(super) explain: &'static str,
    pub(super) check: &'static str,
    pub(super) format: &'static str,
    pub(super) report: &'static str,
    pub(super) serve: &'static str,
    pub(super) number: &'static str,
    pub(super) port: &'static str,
    pub(super) host: &'static str,
    pub(super) interface: &'static str,
    pub(super) open: &'static str,
}

/// The texts of `--help` in a language.
pub(super) fn help(language: Language) -> &'static Help {
    match language {
        Vietnamese => &Help {
            about: "Làm trang tuyên truyền song ngữ từ các bài viết về công trình, đơn vị tiêu biểu",
            usage: "Cách dùng",
            commands: "Các lệnh",
            options: "Tùy chọn",
            command: "LỆNH",
            folder: "THƯ_MỤC",
            address: "ĐỊA_CHỈ",
            language: "vi|en",
            day: "NGÀY",
            help: "In phần trợ giúp này",
            version: "In số phiên bản",
            site: "Thư mục của trang (mặc định: thư mục đang đứng)",
            lang: "Ngôn ngữ của thông báo: vi hoặc en",
            today: "Coi hôm nay là ngày này, viết 2024-03-15",
            quiet: "Chỉ in những gì sai",
            build: "Dựng trang vào thư mục public/",
            output_dir: "Thư mục nhận trang (mặc định: public)",
            base_url: "Địa chỉ nơi trang được đọc, thay cho base_url trong site.toml",
            drafts: "Kèm cả bài chưa được đăng, có băng báo; không dùng để đưa lên mạng",
            relative: "Dựng trang mở được bằng cách bấm đúp, chẳng hạn từ USB",
            explain: "Nói vì sao mỗi tệp được làm lại",
            check: "Tìm mọi lỗi mà không ghi gì",
            format: "Dạng kết quả",
            report: "Huyện nào, xã nào còn chưa có công trình?",
            serve: "Xem trang trong trình duyệt; lưu tệp là thấy ngay",
            number: "SỐ",
            port: "Cổng (mặc định: 1111, hoặc cổng trống kế tiếp)",
            host: "ĐỊA_CHỈ_MÁY",
            interface: "Cho máy khác xem qua địa chỉ này của máy, chẳng hạn 192.168.1.5",
            open: "Mở luôn trình duyệt",
        },
        English => &Help {
            about: "Makes a bilingual publicity site from stories about exemplary works and units",
            usage: "Usage",
            commands: "Commands",
            options: "Options",
            command: "COMMAND",
            folder: "DIR",
            address: "URL",
            language: "vi|en",
            day: "DATE",
            help: "Print this help",
            version: "Print the version",
            site: "The site's folder (default: where you are)",
            lang: "Language of the messages: vi or en",
            today: "Take this for today, as in 2024-03-15",
            quiet: "Print only what is wrong",
            build: "Build the site into public/",
            output_dir: "The folder that receives the site (default: public)",
            base_url: "Where the site will be read, instead of base_url in site.toml",
            drafts: "Add what is not public yet, with a band; never for publishing",
            relative: "Build a site that opens by double click, from a USB stick for example",
            explain: "Say why each file was made",
            check: "Find every mistake without writing anything",
            format: "Form of the result",
            report: "Which districts and communes still have no work?",
            serve: "Show the site in the browser; what you save is what you see",
            number: "NUMBER",
            port: "The port (default: 1111, or the next free one)",
            host: "IP",
            interface: "Let other machines look, at this address of yours, as 192.168.1.5",
            open: "Open the browser as well",
        },
    }
}

/// What was typed wrongly.
pub(super) fn mistake(language: Language, mistake: &Mistake) -> String {
    let said = match (language, mistake) {
        (Vietnamese, Mistake::UnknownFlag { flag, nearest }) => {
            format!("không có tùy chọn {flag}{}", meant(language, nearest.as_deref()))
        }
        (English, Mistake::UnknownFlag { flag, nearest }) => {
            format!("there is no option {flag}{}", meant(language, nearest.as_deref()))
        }
        (Vietnamese, Mistake::UnknownCommand { command, nearest }) => {
            format!("không có lệnh {command}{}", meant(language, nearest.as_deref()))
        }
        (English, Mistake::UnknownCommand { command, nearest }) => {
            format!("there is no command {command}{}", meant(language, nearest.as_deref()))
        }
        (Vietnamese, Mistake::BadValue { flag, value, allowed }) => {
            format!("{flag} không nhận giá trị “{value}”{}", choice("dùng", allowed))
        }
        (English, Mistake::BadValue { flag, value, allowed }) => {
            format!("{flag} does not take “{value}”{}", choice("use", allowed))
        }
        (Vietnamese, Mistake::BadDay { flag, value, meant }) => format!(
            "{flag} không nhận giá trị “{value}”; viết năm-tháng-ngày, như {}",
            meant.map_or_else(|| "2024-03-15".to_owned(), |day| day.iso())
        ),
        (English, Mistake::BadDay { flag, value, meant }) => format!(
            "{flag} does not take “{value}”; write year-month-day, as in {}",
            meant.map_or_else(|| "2024-03-15".to_owned(), |day| day.iso())
        ),
        (Vietnamese, Mistake::NoValue { flag }) => format!("{flag} cần một giá trị đi sau"),
        (English, Mistake::NoValue { flag }) => format!("{flag} needs a value after it"),
        (Vietnamese, Mistake::Superfluous { word }) => format!("thừa chữ “{word}”"),
        (English, Mistake::Superfluous { word }) => format!("“{word}” is one word too many"),
        (Vietnamese, Mistake::TakesNoValue { flag }) => format!("{flag} không nhận giá trị"),
        (English, Mistake::TakesNoValue { flag }) => format!("{flag} takes no value"),
        (Vietnamese, Mistake::Twice { flag }) => format!("{flag} chỉ dùng một lần"),
        (English, Mistake::Twice { flag }) => format!("{flag} can be given only once"),
        (Vietnamese, Mistake::Unclear) => "không hiểu dòng lệnh này".to_owned(),
        (English, Mistake::Unclear) => "this command line is not understood".to_owned(),
    };
    match language {
        Vietnamese => format!("lỗi: {said}\nXem các lệnh và tùy chọn: lantoa --help"),
        English => format!("error: {said}\nFor commands and options: lantoa --help"),
    }
}

fn meant(language: Language, nearest: Option<&str>) -> String {
    match (language, nearest) {
        (_, None) => String::new(),
        (Vietnamese, Some(nearest)) => format!("; có phải là {nearest}?"),
        (English, Some(nearest)) => format!("; did you mean {nearest}?"),
    }
}

fn choice(word: &str, allowed: &[String]) -> String {
    match allowed.is_empty() {
        true => String::new(),
        false => format!("; {word}: {}", allowed.join(", ")),
    }
}

/// The machine failed us.
pub(super) fn machine_failed(language: Language, error: &io::Error) -> String {
    match language {
        Vietnamese => format!("lỗi: máy không đọc hoặc ghi được: {error}"),
        English => format!("error: the machine could not read or write: {error}"),
    }
}

/// Why a folder may not receive the site.
pub(super) fn refused(language: Language, out: &Path, refusal: &Refusal) -> String {
    let out = out.display();
    match (language, refusal) {
        (Vietnamese, Refusal::HoldsOtherFiles(name)) => format!(
            "lỗi: thư mục {out} có tệp không do lantoa ghi ({name}), nên không ghi gì vào đó\n\
             Chọn một thư mục trống bằng --output-dir, hoặc tự dọn thư mục này trước"
        ),
        (English, Refusal::HoldsOtherFiles(name)) => format!(
            "error: the folder {out} holds files that lantoa did not write ({name}); nothing was \
             written\nChoose an empty folder with --output-dir, or clear this one yourself first"
        ),
        (Vietnamese, Refusal::TouchesSources) => format!(
            "lỗi: thư mục {out} chứa hoặc nằm trong các bài viết của trang, nên không ghi gì vào \
             đó\nChọn một thư mục khác bằng --output-dir"
        ),
        (English, Refusal::TouchesSources) => format!(
            "error: the folder {out} contains the site's own sources or lies within them; nothing \
             was written\nChoose another folder with --output-dir"
        ),
        (Vietnamese, Refusal::NotAFolder) => {
            format!("lỗi: {out} không phải là thư mục mở được")
        }
        (English, Refusal::NotAFolder) => {
            format!("error: {out} is not a folder that can be opened")
        }
    }
}

/// The memory could not be saved; the site is whole all the same.
pub(super) fn not_remembered(language: Language, error: &io::Error) -> String {
    match language {
        Vietnamese => format!("cảnh báo: không ghi được bộ nhớ đệm .lantoa: {error}"),
        English => format!("warning: the cache .lantoa could not be written: {error}"),
    }
}

/// A stage and the time that it took.
pub(super) fn stage(language: Language, stage: Stage, took: Duration) -> String {
    let name = match (language, stage) {
        (Vietnamese, Stage::Read) => "Đọc tệp",
        (English, Stage::Read) => "Reading files",
        (Vietnamese, Stage::Write) => "Ghi tệp",
        (English, Stage::Write) => "Writing files",
        (Vietnamese, Stage::Parse) => "Hiểu bài viết",
        (English, Stage::Parse) => "Understanding entries",
        (Vietnamese, Stage::Relate) => "Đối chiếu, xếp địa chỉ",
        (English, Stage::Relate) => "Relating, addressing",
        (Vietnamese, Stage::Make { .. }) => "Làm trang",
        (English, Stage::Make { .. }) => "Making pages",
    };
    format!("{name:<24} {:>7} ms", took.as_millis())
}

/// The bar: pages done, and how many there are.
pub(super) fn bar(language: Language) -> &'static str {
    match language {
        Vietnamese => "{bar:30} {pos}/{len} tệp, còn {eta}",
        English => "{bar:30} {pos}/{len} files, {eta} left",
    }
}

/// An entry that was left out.
pub(super) fn hidden(language: Language, hidden: &Hidden) -> String {
    let reason = match (language, hidden.reason) {
        (Vietnamese, HiddenReason::Draft) => "bản thảo".to_owned(),
        (English, HiddenReason::Draft) => "draft".to_owned(),
        (Vietnamese, HiddenReason::NotDue(day)) => format!("đăng từ {}", long(language, day)),
        (English, HiddenReason::NotDue(day)) => format!("due on {}", long(language, day)),
        (Vietnamese, HiddenReason::NotApproved) => "chưa duyệt".to_owned(),
        (English, HiddenReason::NotApproved) => "not approved".to_owned(),
    };
    match language {
        Vietnamese => format!("Chưa đăng: {} ({reason})", hidden.path),
        English => format!("Not public: {} ({reason})", hidden.path),
    }
}

/// What a build did.
pub(super) struct Summary<'a> {
    pub(super) pages: usize,
    pub(super) written: Written,
    pub(super) out: &'a Path,
    pub(super) took: Duration,
}

/// The last line of a build.
pub(super) fn built(language: Language, summary: &Summary<'_>) -> String {
    let n = |count: usize| integer(language, i64::try_from(count).unwrap_or(i64::MAX));
    let Written { new, changed, unchanged, removed } = summary.written;
    let seconds = decimal(language, summary.took.as_secs_f64(), 2);
    let out = summary.out.display();
    let pages = n(summary.pages);
    let (new, changed, unchanged, removed) = (n(new), n(changed), n(unchanged), n(removed));
    match language {
        Vietnamese => format!(
            "Xong: {pages} trang trong {out}, {seconds} giây. \
             Tệp: {new} mới, {changed} đổi, {unchanged} như cũ, {removed} gỡ bỏ"
        ),
        English => format!(
            "Done: {pages} pages in {out}, {seconds} seconds. \
             Files: {new} new, {changed} changed, {unchanged} as before, {removed} removed"
        ),
    }
}

/// Why an output was made.
pub(super) fn reason(language: Language, reason: Reason) -> &'static str {
    match (language, reason) {
        (Vietnamese, Reason::New) => "chưa có trong thư mục",
        (English, Reason::New) => "not in the folder before",
        (Vietnamese, Reason::Theme) => "giao diện đổi",
        (English, Reason::Theme) => "the theme changed",
        (Vietnamese, Reason::Frame) => "đầu trang, thực đơn hoặc cuối trang đổi",
        (English, Reason::Frame) => "header, menu or footer changed",
        (Vietnamese, Reason::Facts) => "số liệu, danh sách hoặc địa chỉ trên trang đổi",
        (English, Reason::Facts) => "facts, lists or addresses on it changed",
        (Vietnamese, Reason::Text) => "nội dung bài đổi",
        (English, Reason::Text) => "its text changed",
    }
}

/// `check` found nothing.
pub(super) fn nothing_wrong(language: Language) -> &'static str {
    match language {
        Vietnamese => "Không thấy gì sai",
        English => "Nothing is wrong",
    }
}

/// How many communes have a work.
pub(super) fn communes_covered(language: Language, (have, all): (usize, usize)) -> String {
    match language {
        Vietnamese => {
            format!("{have}/{all} xã, phường, thị trấn đã có công trình đang làm hoặc đã xong")
        }
        English => format!("{have} of {all} communes have a work under way or completed"),
    }
}

/// How many district committees have a work.
pub(super) fn committees_covered(language: Language, (have, all): (usize, usize)) -> String {
    match language {
        Vietnamese => format!("{have}/{all} Ủy ban MTTQ cấp huyện đã có công trình"),
        English => format!("{have} of {all} district committees have a work"),
    }
}

/// The heading of those who have none.
pub(super) fn still_without(language: Language) -> &'static str {
    match language {
        Vietnamese => "Còn chưa có:",
        English => "Still without:",
    }
}

/// A district in the report.
pub(super) struct DistrictLine<'a> {
    pub(super) name: &'a str,
    pub(super) committee: bool,
    pub(super) without: &'a [String],
}

/// One district's line.
pub(super) fn district_line(language: Language, line: &DistrictLine<'_>) -> String {
    let DistrictLine { name, committee, without } = line;
    let committee = match (language, *committee) {
        (_, true) => "",
        (Vietnamese, false) => " [cấp huyện chưa có]",
        (English, false) => " [no work of the committee]",
    };
    let communes = match (language, without.is_empty()) {
        (Vietnamese, true) => "mọi xã đã có".to_owned(),
        (English, true) => "every commune has one".to_owned(),
        (_, false) => format!("({}) {}", without.len(), without.join(", ")),
    };
    format!("  {name}{committee}: {communes}")
}

/// Member organisations that have none.
pub(super) fn organisations_without(language: Language, names: &[&str]) -> String {
    match language {
        Vietnamese => format!("  Tổ chức thành viên: {}", names.join(", ")),
        English => format!("  Member organisations: {}", names.join(", ")),
    }
}
