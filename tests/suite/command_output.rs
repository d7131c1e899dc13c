//! What the program says while it works, in which language, and where: stages on the error stream,
//! results on the output stream, nothing that a script would stumble over.

use std::fs;

use crate::program::{lantoa, lantoa_in, tree};
use crate::three_stories::{faulty, site};

// Language

#[test]
fn the_program_speaks_the_language_of_the_environment_else_vietnamese() {
    let site = site();
    let says = |variables: &[(&str, &str)], arguments: &[&str]| {
        let arguments = [&["check"], arguments].concat();
        lantoa_in(site.path(), &arguments, variables).with(0).out
    };
    let (vietnamese, english) = ("Không thấy gì sai\n", "Nothing is wrong\n");
    assert_eq!(says(&[], &[]), vietnamese);
    assert_eq!(says(&[("LANG", "en_US.UTF-8")], &[]), english);
    assert_eq!(says(&[("LANG", "vi_VN.UTF-8")], &[]), vietnamese);
    assert_eq!(says(&[("LANG", "C.UTF-8")], &[]), vietnamese);
    assert_eq!(says(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")], &[]), vietnamese);
    assert_eq!(says(&[("LANG", "en_US.UTF-8")], &["--lang", "vi"]), vietnamese);
    assert_eq!(says(&[("LANG", "vi_VN.UTF-8")], &["--lang=en"]), english);
}

#[test]
fn the_language_of_messages_leaves_the_site_alone() {
    let site = site();
    let made = |language: &str| {
        let out = format!("out-{language}");
        lantoa(site.path(), &["build", "--lang", language, "--output-dir", &out]).with(0);
        tree(&site.path().join(out))
    };
    assert!(made("vi") == made("en"));
}

// What build says

#[test]
fn build_prints_a_line_a_stage_and_a_summary() {
    let site = site();
    let arguments = ["build", "--lang", "en", "--today", "2024-10-01"];
    let ended = lantoa(site.path(), &arguments).with(0);
    let stages: Vec<String> = ended.err.lines().map(without_numbers).collect();
    assert_eq!(
        stages,
        [
            "Reading files # ms",
            "Understanding entries # ms",
            "Relating entries # ms",
            "Addresses and links # ms",
            "Planning pages # ms",
            "Making pages # ms",
            "Writing files # ms"
        ]
    );
    let lines: Vec<String> = ended.out.lines().map(without_numbers).collect();
    assert_eq!(
        lines,
        [
            "Not public: content/news/nhap.md (draft)",
            "Done: # pages in ./public, # seconds. \
             Files: # new, # changed, # as before, # removed",
        ]
    );
}

#[test]
fn where_the_time_of_a_build_went_is_told_when_asked_for() {
    let site = site();
    let arguments = ["build", "--timings", "--quiet", "--lang", "en", "--today", "2024-10-01"];
    let ended = lantoa(site.path(), &arguments).with(0);
    let lines: Vec<String> = ended.out.lines().map(without_numbers).collect();
    let names: Vec<&str> =
        lines.iter().filter_map(|line| Some(line.split(" #").next()?.trim())).collect();
    let parts = ["view and key", "Markdown into HTML", "template", "minify"];
    let stages =
        ["Reading files", "Understanding entries", "Relating entries", "Addresses and links"];
    let rest = ["Planning pages", "Making pages"];
    let expected = [&stages[..], &rest, &parts, &["Writing files", "Everything"]].concat();
    assert_eq!(names[1..], expected, "{}", ended.out);
    // Every page was made, and each once.
    let pages = ended.out.lines().next().unwrap();
    let count = pages.split_once('(').unwrap().1.split(' ').next().unwrap();
    let minified = ended.out.lines().find(|line| line.contains("minify")).unwrap();
    let times: usize = minified.rsplit_once("× ").unwrap().1.parse().unwrap();
    assert!(times >= count.parse::<usize>().unwrap(), "{}", ended.out);
}

#[test]
fn build_says_it_in_vietnamese_too() {
    let site = site();
    let ended = lantoa(site.path(), &["build", "--today", "2024-03-01"]).with(0);
    let stages: Vec<String> = ended.err.lines().map(without_numbers).collect();
    assert_eq!(
        stages,
        [
            "Đọc tệp # ms",
            "Hiểu bài viết # ms",
            "Đối chiếu các bài # ms",
            "Xếp địa chỉ, liên kết # ms",
            "Lập danh mục trang # ms",
            "Làm trang # ms",
            "Ghi tệp # ms"
        ]
    );
    let (hidden, summary) = ended.out.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(
        hidden,
        "Chưa đăng: content/works/duong.md (đăng từ ngày\u{a0}1 tháng\u{a0}5 năm\u{a0}2024)\n\
         Chưa đăng: content/news/nhap.md (bản thảo)"
    );
    assert_eq!(
        without_numbers(summary),
        "Xong: # trang trong ./public, # giây. Tệp: # mới, # đổi, # như cũ, # gỡ bỏ"
    );
}

#[test]
fn the_summary_counts_what_was_written() {
    let site = site();
    let run = || {
        let out = lantoa(site.path(), &["build", "--lang", "en"]).with(0).out;
        let last = out.lines().last().unwrap().split("Files: ").nth(1).unwrap().to_owned();
        last.split(", ").map(|part| part.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = run();
    assert_eq!([&all[1], &all[2], &all[3]], ["0", "0", "0"]);
    assert_eq!(run(), ["0", "0", all[0].as_str(), "0"]);
    fs::remove_file(site.path().join("content/works/cau.md")).unwrap();
    let after = run();
    assert_eq!((after[0].as_str(), after[3].as_str()), ("0", "1"), "its page, and nothing else");
}

#[test]
fn quiet_says_nothing_when_all_is_well() {
    let site = site();
    for arguments in [["build", "--quiet"], ["check", "-q"]] {
        let ended = lantoa(site.path(), &arguments).with(0);
        assert_eq!((ended.out.as_str(), ended.err.as_str()), ("", ""));
    }
}

#[test]
fn quiet_still_says_what_is_wrong() {
    let ended = lantoa(faulty().path(), &["build", "--quiet", "--lang", "en"]).with(1);
    assert!(ended.err.starts_with("error[unknown-key]"), "{}", ended.err);
    assert!(ended.err.ends_with("2 errors\n"), "{}", ended.err);
}

#[test]
fn nothing_is_coloured_in_a_pipe() {
    let (site, faulty) = (site(), faulty());
    for (folder, arguments) in [
        (site.path(), &["build"][..]),
        (site.path(), &["report"]),
        (site.path(), &["--help"]),
        (site.path(), &["build", "--nonsense"]),
        (faulty.path(), &["check"]),
    ] {
        let ended = lantoa_in(folder, arguments, &[("TERM", "xterm-256color")]);
        assert!(!ended.out.contains('\u{1b}') && !ended.err.contains('\u{1b}'), "{ended:?}");
    }
}

/// A line with `#` for each number, and one blank for several.
fn without_numbers(line: &str) -> String {
    let words = line.split_whitespace().map(|word| {
        let bare = word.trim_end_matches(',');
        let is_number = !bare.is_empty()
            && bare.chars().all(|letter| letter.is_ascii_digit() || ".,".contains(letter));
        if is_number { word.replace(bare, "#") } else { word.to_owned() }
    });
    // As other systems write paths.
    words.collect::<Vec<_>>().join(" ").replace('\\', "/")
}
