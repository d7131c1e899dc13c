//! The command line as people and scripts meet it: what is printed, in which language, and how it
//! ends. The transcripts stand here word for word where they are promised (design, section 6).

use std::collections::BTreeSet;
use std::fs;

use crate::own_site::root;
use crate::program::{Ended, lantoa, lantoa_in};
use crate::three_stories::{faulty, site};

/// The names of all commands, as `--help` lists them.
fn commands() -> Vec<String> {
    let help = lantoa(root(), &["--help", "--lang", "en"]).with(0).out;
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names: Vec<String> = listed
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    assert!(["build", "check", "report"].iter().all(|name| names.iter().any(|one| one == name)));
    names
}

// Help

#[test]
fn help_is_there_for_every_command_in_both_languages() {
    for command in commands() {
        for (language, usage) in [("vi", "Cách dùng"), ("en", "Usage")] {
            let help = lantoa(root(), &[&command, "--help", "--lang", language]).with(0);
            assert!(help.out.contains(&format!("\n{usage}: lantoa {command} ")), "{}", help.out);
            assert_eq!(help.err, "");
        }
    }
}

#[test]
fn the_help_of_build() {
    let help = lantoa(root(), &["build", "--help", "--lang", "en"]).with(0).out;
    let expected = "\
Build the site into public/

Usage: lantoa build [Options]

Options:
  -h, --help              Print this help
      --site <DIR>        The site's folder (default: where you are)
      --lang <vi|en>      Language of the messages: vi or en
      --today <DATE>      Take this for today, as in 2024-03-15
  -q, --quiet             Print only what is wrong
  -o, --output-dir <DIR>  The folder that receives the site (default: public)
  -u, --base-url <URL>    Where the site will be read, instead of base_url in site.toml
      --drafts            Add what is not public yet, with a band; never for publishing
      --relative          Build a site that opens by double click, from a USB stick for example
      --explain           Say why each file was made
      --timings           Say how long each stage takes
      --strict            Take warnings as errors
      --no-cache          Read and make everything anew, whatever the cache remembers
";
    assert_eq!(help, expected);
}

#[test]
fn no_english_word_is_left_in_the_vietnamese_help() {
    let all = commands();
    let asked: Vec<Vec<&str>> =
        all.iter().map(|name| vec![name.as_str()]).chain([Vec::new()]).collect();
    for command in asked {
        let said = |language| {
            let arguments = [command.as_slice(), &["--help", "--lang", language]].concat();
            lantoa(root(), &arguments).with(0).out
        };
        let english = words(&said("en"), &all);
        assert!(english.contains("options"), "the comparison sees nothing: {english:?}");
        let both: Vec<_> = words(&said("vi"), &all).intersection(&english).cloned().collect();
        assert_eq!(both, Vec::<String>::new(), "lantoa {command:?} --help");
    }
}

/// The words of a help text, without the names that are the same in every language: commands,
/// flags, files, values to type.
fn words(help: &str, commands: &[String]) -> BTreeSet<String> {
    let blanks = |letter: char| letter.is_whitespace() || "[]()<>:;,".contains(letter);
    let same = ["lantoa", "vi", "en", "usb", "public", "site", "eject"];
    help.split(blanks)
        .filter(|word| !word.starts_with('-') && !word.contains(['/', '.', '|', '_']))
        .map(str::to_lowercase)
        .filter(|word| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphabetic()))
        .filter(|word| !same.contains(&word.as_str()) && !commands.contains(word))
        // "trang", "sai", "in": Vietnamese words without a tone mark that English has too.
        .filter(|word| word != "in")
        .collect()
}

#[test]
fn the_program_tells_its_version() {
    let version = lantoa(root(), &["--version"]).with(0).out;
    assert_eq!(version, format!("lantoa {}\n", env!("CARGO_PKG_VERSION")));
}

// Wrong usage

#[test]
fn no_command_is_wrong_usage_and_shows_the_help() {
    let ended = lantoa(root(), &["--lang", "en"]);
    let bare = lantoa(root(), &[]).with(2);
    assert_eq!(bare.out, "");
    assert!(bare.err.contains("Các lệnh:\n  build "), "{}", bare.err);
    assert_eq!(ended.code, 2);
}

/// What a mistake is answered with, in both languages, always with exit code 2.
fn mistaken(arguments: &[&str], vietnamese: &str, english: &str) {
    let said = |language: &str| {
        let flag = format!("--lang={language}");
        // The flag of the language stands where every command takes it: after its name.
        let (command, rest) = arguments.split_first().unwrap();
        let ended = lantoa(root(), &[&[*command, flag.as_str()], rest].concat()).with(2);
        assert_eq!(ended.out, "");
        ended.err
    };
    assert_eq!(said("vi"), format!("lỗi: {vietnamese}\nXem các lệnh và tùy chọn: lantoa --help\n"));
    assert_eq!(said("en"), format!("error: {english}\nFor commands and options: lantoa --help\n"));
}

#[test]
fn a_misspelt_command_is_answered_with_the_nearest() {
    mistaken(
        &["bild"],
        "không có lệnh bild; có phải là build?",
        "there is no command bild; did you mean build?",
    );
}

#[test]
fn a_misspelt_flag_is_answered_with_the_nearest() {
    mistaken(
        &["build", "--draft"],
        "không có tùy chọn --draft; có phải là --drafts?",
        "there is no option --draft; did you mean --drafts?",
    );
}

#[test]
fn a_flag_of_another_command_is_unknown() {
    mistaken(&["check", "--xyzzy"], "không có tùy chọn --xyzzy", "there is no option --xyzzy");
}

#[test]
fn a_wrong_value_is_answered_with_those_that_can_be_used() {
    let arguments = ["check", "--format", "jsn"];
    let (vi, en) = (lantoa(root(), &arguments).with(2), english(&arguments).with(2));
    assert!(vi.err.contains("không nhận giá trị “jsn”; dùng: text, json\n"), "{}", vi.err);
    assert!(en.err.contains("does not take “jsn”; use: text, json\n"), "{}", en.err);
}

#[test]
fn a_flag_without_its_value_is_wrong_usage() {
    let ended = english(&["build", "--base-url"]).with(2);
    assert!(ended.err.contains("needs a value after it"), "{}", ended.err);
}

#[test]
fn a_day_that_is_none_is_wrong_usage() {
    let ended = english(&["build", "--today", "2024-02-30"]).with(2);
    assert!(ended.err.contains("does not take “2024-02-30”"), "{}", ended.err);
}

#[test]
fn every_mistake_is_answered_in_vietnamese() {
    for arguments in [
        &["build", "--quiet", "--quiet"][..],
        &["build", "extra"],
        &["build", "--site"],
        &["build", "--today", "soon"],
        &["build", "--lang", "fr"],
        &["build", "--quiet=yes"],
        &["build", "--help=yes"],
    ] {
        let said = lantoa(root(), arguments).with(2).err;
        let typed: Vec<_> = arguments.iter().flat_map(|one| one.split(['=', ' '])).collect();
        let foreign =
            ["the", "error", "argument", "unexpected", "Usage", "OPTIONS", "For", "value"];
        let found: Vec<_> = said
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| foreign.contains(word) && !typed.contains(word))
            .collect();
        assert_eq!(found, Vec::<&str>::new(), "{arguments:?}: {said}");
    }
}

#[test]
fn a_superfluous_word_is_not_called_an_option() {
    let said = english(&["build", "extra"]).with(2).err;
    assert!(!said.contains("no option extra"), "{said}");
    assert!(said.contains("extra"), "{said}");
}

fn english(arguments: &[&str]) -> Ended {
    lantoa_in(root(), arguments, &[("LANG", "en_US.UTF-8")])
}

// Exit codes

#[test]
fn a_sound_site_ends_with_0() {
    let site = site();
    for arguments in [&["build"][..], &["check"], &["report"]] {
        lantoa(site.path(), arguments).with(0);
    }
}

#[test]
fn problems_in_the_content_end_with_1() {
    let site = faulty();
    for arguments in [&["build"][..], &["check"], &["check", "--format", "json"], &["report"]] {
        lantoa(site.path(), arguments).with(1);
    }
    assert!(!site.path().join("public").exists());
}

#[test]
fn a_folder_without_a_site_ends_with_1_and_says_what_is_missing() {
    let empty = tempfile::tempdir().unwrap();
    for arguments in [&["build"][..], &["check"], &["report"]] {
        let ended = lantoa(empty.path(), arguments).with(1);
        assert!(ended.err.contains("Không có tệp site.toml"), "{}", ended.err);
    }
}

#[test]
fn a_machine_that_fails_ends_with_3() {
    let site = site();
    fs::write(site.path().join("file"), "").unwrap();
    let arguments = ["build", "--output-dir", "file/below", "--lang", "en"];
    let ended = lantoa(site.path(), &arguments).with(3);
    assert!(ended.err.contains("error: the machine could not read or write: "), "{}", ended.err);
}
