//! Why a deploy does not go on, in words, and what to do then.

use super::faults::fault;
use super::listed::list;
use super::refusal::Refusal;
use crate::catalogue::hidden::Hidden;
use crate::command::words::hidden;
use crate::deploy::carry::Stop;
use crate::language::Language::{self, English, Vietnamese};
use crate::problem::{Kind, Problem, in_words};

/// Why a deploy does not go on, and what to do.
pub(super) fn words(language: Language, why: &Refusal) -> String {
    let said = match language {
        Vietnamese => vietnamese(why),
        English => english(why),
    };
    match language {
        Vietnamese => format!("lỗi: {said}"),
        English => format!("error: {said}"),
    }
}

fn vietnamese(why: &Refusal) -> String {
    match why {
        Refusal::NoTargets => "site.toml chưa có nơi nhận trang\n\
             Thêm một phần [deploy.TÊN] với kind = \"folder\", \"sftp\", \"ftps\", \"webdav\", \"s3\" \
             hoặc \"zip\""
            .to_owned(),
        Refusal::WhichTarget(names) => {
            format!("có nhiều nơi nhận trang, hãy nói rõ: lantoa deploy {}", names.join(" | "))
        }
        Refusal::UnknownTarget { name, nearest, names } => match nearest {
            Some(nearest) => format!("không có nơi nhận tên {name}; có phải là {nearest}?"),
            None => format!("không có nơi nhận tên {name}; đang có: {}", names.join(", ")),
        },
        Refusal::Illustrative(files) => format!(
            "có {} bài chỉ để minh họa, không được đưa lên mạng như chuyện thật\n{}\nXóa các bài \
             đó, hoặc thêm --allow-illustrative nếu thật sự muốn đăng",
            files.len(),
            list(Vietnamese, files)
        ),
        Refusal::Lost(problems, causes) => format!(
            "{} địa chỉ đã từng đăng sẽ mất, nên chưa đưa gì lên\n{}\n{}Bài đổi tên: dùng lantoa move, \
             hoặc thêm địa chỉ cũ vào aliases. Gỡ hẳn: thêm [[gone]] vào site.toml",
            problems.len(),
            list(Vietnamese, &titles(Vietnamese, problems)),
            hiding(Vietnamese, causes)
        ),
        Refusal::Vanished => "trang đã đưa lên lần trước không còn ở đó\n\
             Kiểm tra lại nơi nhận; nếu đúng là phải đưa lại tất cả, thêm --force"
            .to_owned(),
        Refusal::Others { day, files } => format!(
            "trang ở đó không phải bản ta đã để lại: có người khác đã đưa lên{}\n{}\nLấy bản mới \
             nhất của các bài về máy này trước; nếu vẫn muốn ghi đè, thêm --force",
            if day.is_empty() { String::new() } else { format!(" (ngày {day})") },
            list(Vietnamese, files)
        ),
        Refusal::Strangers(files) => format!(
            "ở nơi nhận có tệp không phải của ta, sẽ bị ghi đè\n{}\nChọn thư mục khác, hoặc nếu chắc \
             chắn thì thêm --force",
            list(Vietnamese, files)
        ),
        Refusal::TooMuch { vanishing, limit } => format!(
            "{vanishing} tệp sẽ bị bỏ, nhiều hơn mức cho phép ({limit})\nNếu đúng như vậy, thêm \
             --max-delete {vanishing}"
        ),
        Refusal::NobodyToAsk => "không có ai ở bàn phím để hỏi; trong lệnh tự động hãy thêm --yes"
            .to_owned(),
        Refusal::Declined => "chưa đưa gì lên".to_owned(),
        Refusal::Locked(Some(lock), now) => format!(
            "nơi nhận đang có người đưa trang lên: {}máy {}, {} phút trước\nĐợi họ xong. Khóa quá 30 \
             phút thì tự hết hiệu lực",
            role(&lock.role),
            lock.host,
            lock.age(*now).as_mins().max(0)
        ),
        Refusal::Locked(None, _) => {
            "nơi nhận đang bị khóa, không đọc được là của ai\nNếu chắc chắn không ai đang đưa lên, \
             thêm --force"
                .to_owned()
        }
        Refusal::BusyHere => "máy này đang đưa trang lên nơi nhận đó, ở một cửa sổ khác hoặc trong lệnh tự \
             động\nĐợi lệnh kia xong rồi chạy lại"
            .to_owned(),
        Refusal::ChangedMeanwhile => "nơi nhận vừa có người thay đổi trong lúc chờ, nên chưa đưa gì lên\n\
             Chạy lại lệnh này để xem lại sẽ gửi gì"
            .to_owned(),
        Refusal::OwnFolder(path) => format!(
            "nơi nhận {path} trùng hoặc lồng với thư mục của chính trang này\nChọn một thư mục khác \
             trong site.toml"
        ),
        Refusal::NoWayBack => "máy này không giữ bản trước của nơi nhận đó, nên không quay lại được\n\
             Chỉ máy đã đưa trang lên lần trước mới quay lại được"
            .to_owned(),
        Refusal::NeverDeployed => "chưa đưa trang lên đó lần nào; lần đầu hãy chạy lantoa deploy không có \
             --due"
            .to_owned(),
        Refusal::NotOnlyDue(files) => format!(
            "ngoài bài đến ngày đăng còn có sửa đổi khác chưa đưa lên\n{}\nXem lại rồi chạy lantoa \
             deploy không có --due",
            list(Vietnamese, files)
        ),
        Refusal::Fault(found) => fault(Vietnamese, found),
        Refusal::Stopped(Stop::CalledOff) => {
            "đã dừng theo yêu cầu; người đọc vẫn thấy trang đầy đủ\nChạy lại lệnh này để đưa nốt phần \
             còn lại"
                .to_owned()
        }
        Refusal::Stopped(Stop::Overtaken) => {
            "máy này im lặng quá lâu (máy ngủ, mất mạng) nên người khác đã được đưa trang lên; đã dừng\n\
             Chạy lại lệnh này để xem trang ở đó bây giờ thế nào"
                .to_owned()
        }
        Refusal::Stopped(Stop::Fault(found)) => format!(
            "{}\nNgười đọc vẫn thấy trang đầy đủ. Chạy lại lệnh này để đưa nốt phần còn lại",
            fault(Vietnamese, found)
        ),
        Refusal::Stopped(Stop::Unreadable(error)) | Refusal::Disk(error) => {
            format!("máy này không đọc hoặc ghi được: {error}")
        }
    }
}

fn english(why: &Refusal) -> String {
    match why {
        Refusal::NoTargets => "site.toml names no target\nAdd a part [deploy.NAME] with kind = \
             \"folder\", \"sftp\", \"ftps\", \"webdav\", \"s3\" or \"zip\""
            .to_owned(),
        Refusal::WhichTarget(names) => {
            format!("there are several targets; say which: lantoa deploy {}", names.join(" | "))
        }
        Refusal::UnknownTarget { name, nearest, names } => match nearest {
            Some(nearest) => format!("there is no target {name}; did you mean {nearest}?"),
            None => format!("there is no target {name}; there are: {}", names.join(", ")),
        },
        Refusal::Illustrative(files) => format!(
            "{} entries only illustrate; they must not be published as if they had happened\n{}\n\
             Remove them, or add --allow-illustrative if that is what you want",
            files.len(),
            list(English, files)
        ),
        Refusal::Lost(problems, causes) => format!(
            "{} addresses that were deployed once would be lost; nothing was sent\n{}\n{}For a story \
             that was renamed use lantoa move, or add the old address to its aliases. For one that \
             is withdrawn add [[gone]] to site.toml",
            problems.len(),
            list(English, &titles(English, problems)),
            hiding(English, causes)
        ),
        Refusal::Vanished => "the site that was sent before is not there any \
             more\nLook at the target; if all of it shall be sent again, add --force"
            .to_owned(),
        Refusal::Others { day, files } => format!(
            "the site there is not the one that we left: somebody else has deployed{}\n{}\nFetch the \
             newest stories to this machine first; if you want to write over theirs, add --force",
            if day.is_empty() { String::new() } else { format!(" (for {day})") },
            list(English, files)
        ),
        Refusal::Strangers(files) => format!(
            "there are files at the target that are not ours and would be written over\n{}\nChoose \
             another folder, or add --force if you are sure",
            list(English, files)
        ),
        Refusal::TooMuch { vanishing, limit } => format!(
            "{vanishing} files would vanish, more than may ({limit})\nIf that is right, add \
             --max-delete {vanishing}"
        ),
        Refusal::NobodyToAsk => "nobody is there to be asked; in a script add --yes".to_owned(),
        Refusal::Declined => "nothing was sent".to_owned(),
        Refusal::Locked(Some(lock), now) => format!(
            "somebody is deploying to this target: {}machine {}, {} minutes ago\nWait until they are \
             done. A lock counts no more after 30 minutes",
            role(&lock.role),
            lock.host,
            lock.age(*now).as_mins().max(0)
        ),
        Refusal::Locked(None, _) => {
            "the target is locked, and it cannot be read by whom\nIf you are \
             sure that nobody is deploying, add --force"
                .to_owned()
        }
        Refusal::BusyHere => "this machine is deploying to that target, in another window or by a \
             scheduler\nWait until that is done, then run the command again"
            .to_owned(),
        Refusal::ChangedMeanwhile => "somebody has changed the target in the meantime; nothing was \
             sent\nRun the command again to see what is to be sent now"
            .to_owned(),
        Refusal::OwnFolder(path) => format!(
            "the target {path} is, contains, or lies inside a folder of the site itself\nChoose \
             another folder in site.toml"
        ),
        Refusal::NoWayBack => {
            "this machine does not keep the former site of this target\nOnly the \
             machine that deployed last can go back"
                .to_owned()
        }
        Refusal::NeverDeployed => {
            "nothing was ever deployed there; the first time run lantoa deploy \
             without --due"
                .to_owned()
        }
        Refusal::NotOnlyDue(files) => format!(
            "other edits are waiting besides what has become due\n{}\nLook at them, then run lantoa \
             deploy without --due",
            list(English, files)
        ),
        Refusal::Fault(found) => fault(English, found),
        Refusal::Stopped(Stop::CalledOff) => "stopped as you asked; readers still find a whole \
             site\nRun the command again to send the rest"
            .to_owned(),
        Refusal::Stopped(Stop::Overtaken) => "this machine was silent for so long (asleep, or without a \
             network) that others were let in; it has stopped\nRun the command again to see what lies \
             there now"
            .to_owned(),
        Refusal::Stopped(Stop::Fault(found)) => format!(
            "{}\nReaders still find a whole site. Run the command again to send the rest",
            fault(English, found)
        ),
        Refusal::Stopped(Stop::Unreadable(error)) | Refusal::Disk(error) => {
            format!("this machine could not read or write: {error}")
        }
    }
}

fn role(role: &str) -> String {
    if role.is_empty() { String::new() } else { format!("{role}, ") }
}

/// What is hidden, in lines of their own; nothing where nothing is.
fn hiding(language: Language, causes: &[Hidden]) -> String {
    let lines: Vec<String> = causes.iter().map(|one| hidden(language, one)).collect();
    if lines.is_empty() { String::new() } else { format!("{}\n", list(language, &lines)) }
}

fn titles(language: Language, problems: &[Problem]) -> Vec<String> {
    let title = |kind: &Kind| in_words(language, kind);
    problems
        .iter()
        .map(|problem| title(&problem.kind))
        .map(|words| format!("{}. {}", words.title, words.help))
        .collect()
}
