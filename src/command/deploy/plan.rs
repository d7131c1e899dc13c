//! The plan of a deploy in plain words: what goes, why, how much it is and how long it takes.

use super::listed::list;
use crate::catalogue::hidden::Hidden;
use crate::command::words::hidden;
use crate::config::Target;
use crate::config::target::Transport;
use crate::deploy::changes::{Changes, Upload, Why};
use crate::language::Language::{self, English, Vietnamese};
use crate::language::number::{decimal, integer};
use crate::manifest::Role;

/// What is shown before anything is done.
pub(super) struct Shown<'a> {
    pub(super) target: &'a Target,
    pub(super) changes: &'a Changes,
    /// Files that a way back leaves as they are.
    pub(super) stays: &'a [String],
    /// What is not public yet.
    pub(super) waiting: &'a [Hidden],
    /// Bytes a second, the last time.
    pub(super) rate: Option<u64>,
    /// A deploy that was cut short.
    pub(super) cut: Option<&'a str>,
}

/// The plan, some lines.
pub(super) fn words(language: Language, shown: &Shown<'_>) -> String {
    let Shown { target, changes, stays, waiting, .. } = shown;
    let mut lines = vec![head(language, target)];
    if shown.cut.is_some() {
        lines.push(match language {
            Vietnamese => "Lần trước bị ngắt giữa chừng: đưa nốt phần còn lại.".to_owned(),
            English => "The last deploy was cut short: the rest follows.".to_owned(),
        });
    }
    if changes.is_nothing() {
        lines.push(match language {
            Vietnamese => "Không có gì mới: trên mạng đã đúng như ở đây.".to_owned(),
            English => "Nothing is new: the site there is the one here.".to_owned(),
        });
    }
    let uploads = || changes.uploads.iter();
    let pages = |why: Why| paths(uploads().filter(|upload| is_page(upload) && upload.why == why));
    let (new, changed) = match language {
        Vietnamese => ("Trang mới", "Trang thay đổi"),
        English => ("New pages", "Changed pages"),
    };
    part(language, (new, &pages(Why::New)), &mut lines);
    part(language, (changed, &pages(Why::Changed)), &mut lines);
    part(language, (unsure(language), &pages(Why::Doubtful)), &mut lines);
    let moved: Vec<String> =
        changes.moved.iter().map(|(from, to)| format!("{from} → {to}")).collect();
    let (moving, parts, rest, vanish, stay) = match language {
        Vietnamese => (
            "Địa chỉ cũ dẫn sang địa chỉ mới",
            "Ảnh, phông chữ, tệp giao diện",
            "Tệp cho máy đọc (RSS, sơ đồ trang, dữ liệu)",
            "Tệp bị bỏ",
            "Giữ nguyên bản bây giờ, vì bản trước có nội dung đã gỡ",
        ),
        English => (
            "Old addresses that lead to new ones",
            "Photos, fonts, files of the theme",
            "Files for programs (feeds, sitemap, data)",
            "Files that vanish",
            "Left as it is now, since the former one has what was withdrawn",
        ),
    };
    part(language, (moving, &moved), &mut lines);
    let is_part = |upload: &&Upload| matches!(upload.entry.role, Role::Asset | Role::Photo);
    count(language, (parts, uploads().filter(is_part).count()), &mut lines);
    let is_rest = |upload: &&Upload| upload.entry.role == Role::Other;
    count(language, (rest, uploads().filter(is_rest).count()), &mut lines);
    let vanishing: Vec<String> = changes
        .removals
        .iter()
        .filter(|removal| !removal.is_leftover)
        .map(|removal| removal.path.clone())
        .collect();
    part(language, (vanish, &vanishing), &mut lines);
    part(language, (stay, stays), &mut lines);
    let photos: Vec<String> = changes
        .kept
        .iter()
        .filter(|(_, entry)| entry.role == Role::Photo)
        .map(|(path, _)| path.clone())
        .collect();
    part(language, (former(language), &photos), &mut lines);
    lines.extend(waiting.iter().map(|one| hidden(language, one)));
    if !changes.uploads.is_empty() {
        lines.push(sum(language, shown));
    }
    lines.join("\n")
}

fn head(language: Language, target: &Target) -> String {
    let to = target.transport.as_ref().map(place).unwrap_or_default();
    match language {
        Vietnamese => format!("Nơi nhận {}: {to}", target.name.value),
        English => format!("Target {}: {to}", target.name.value),
    }
}

/// Where a target is, without any secret.
fn place(transport: &Transport) -> String {
    match transport {
        Transport::Folder { path } | Transport::Zip { path, .. } => path.clone(),
        Transport::Sftp(sftp) => {
            format!("sftp://{}@{}/{}", sftp.user, sftp.host, trimmed(&sftp.path))
        }
        Transport::Ftp(ftp) => format!("ftp://{}@{}/{}", ftp.user, ftp.host, trimmed(&ftp.path)),
        Transport::Webdav(webdav) => webdav.url.clone(),
        Transport::S3(s3) => format!("{}/{}/{}", s3.endpoint, s3.bucket, trimmed(&s3.path)),
    }
}

fn trimmed(path: &str) -> &str {
    path.trim_start_matches('/')
}

fn former(language: Language) -> &'static str {
    match language {
        Vietnamese => {
            "Ảnh không còn dùng, giữ đến lần sau (gỡ vì lý do riêng tư thì thêm --withdraw)"
        }
        English => {
            "Photos no more used, kept until the next time (to withdraw them add --withdraw)"
        }
    }
}

fn unsure(language: Language) -> &'static str {
    match language {
        Vietnamese => "Trang gửi lại vì lần trước bị ngắt",
        English => "Pages sent again since the last deploy was cut short",
    }
}

fn is_page(upload: &Upload) -> bool {
    matches!(upload.entry.role, Role::Page | Role::Index)
}

/// The addresses, or else the files, of these uploads.
fn paths<'u>(uploads: impl Iterator<Item = &'u Upload>) -> Vec<String> {
    uploads.map(|upload| upload.entry.address.as_ref().unwrap_or(&upload.path).clone()).collect()
}

fn part(language: Language, (title, names): (&str, &[String]), lines: &mut Vec<String>) {
    if !names.is_empty() {
        lines.push(format!("{title}: {}", written(language, names.len())));
        lines.push(list(language, names));
    }
}

fn count(language: Language, (title, number): (&str, usize), lines: &mut Vec<String>) {
    if number > 0 {
        lines.push(format!("{title}: {}", written(language, number)));
    }
}

fn sum(language: Language, shown: &Shown<'_>) -> String {
    let (files, bytes) = (shown.changes.uploads.len(), shown.changes.bytes());
    let size = size(language, bytes);
    let files = written(language, files);
    let took = shown.rate.map(|rate| bytes / rate.max(1));
    match (language, took) {
        (Vietnamese, Some(seconds)) => {
            format!("Gửi {files} tệp, {size}, {} theo tốc độ lần trước", time(language, seconds))
        }
        (Vietnamese, None) => format!("Gửi {files} tệp, {size}; chưa biết tốc độ đường truyền"),
        (English, Some(seconds)) => {
            format!("{files} files to send, {size}, {} at the last rate", time(language, seconds))
        }
        (English, None) => format!("{files} files to send, {size}; the rate is not known yet"),
    }
}

fn written(language: Language, number: usize) -> String {
    integer(language, i64::try_from(number).unwrap_or(i64::MAX))
}

/// A number of bytes as people say it.
#[expect(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
pub(in crate::command) fn size(language: Language, bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", decimal(language, bytes as f64 / 1e3, 0)),
        1_000_000..1_000_000_000 => format!("{} MB", decimal(language, bytes as f64 / 1e6, 1)),
        _ => format!("{} GB", decimal(language, bytes as f64 / 1e9, 1)),
    }
}

/// A time as people say it.
fn time(language: Language, seconds: u64) -> String {
    match (language, seconds) {
        (Vietnamese, 0..90) => format!("khoảng {} giây", seconds.max(1)),
        (English, 0..90) => format!("about {} s", seconds.max(1)),
        (Vietnamese, _) => format!("khoảng {} phút", seconds.div_ceil(60)),
        (English, _) => format!("about {} minutes", seconds.div_ceil(60)),
    }
}
