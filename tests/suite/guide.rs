//! docs/guide.vi.md and docs/guide.en.md are true: whoever types what stands in them has a site at the
//! end, and sees what they say.
//!
//! In a `console` block `> ` is a command, and what follows its answer, in which `…` is anything; the
//! commands of a `console red` block end with exit code 1. A block with a file's name changes that
//! file: lines of `toml` stand in the place of those of the same key, tables at the end of its head,
//! `markdown` is the body. What is done with a mouse stands in a comment.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::own_site::root;
use crate::program::lantoa;

#[test]
fn the_vietnamese_guide_leads_to_a_site() {
    follow("vi");
}

#[test]
fn the_english_guide_leads_to_a_site() {
    follow("en");
}

#[test]
fn both_guides_name_the_same_commands() {
    let commands = |language| {
        let all = parts(&guide(language)).into_iter().flat_map(|part| match part {
            Part::Console { typed, .. } => typed.into_iter().map(|(command, _)| command).collect(),
            _ => Vec::new(),
        });
        all.map(|command| command.split(' ').take(2).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(commands("vi"), commands("en"));
}

/// What a guide tells the reader to look up is in the handbook, and so is the code that its mistake has.
#[test]
fn what_a_guide_says_to_look_up_is_there() {
    for language in ["vi", "en"] {
        let guide = guide(language);
        let named = guide.split("`lantoa help ").skip(1).filter_map(|rest| rest.split('`').next());
        let named: Vec<&str> = named.collect();
        assert!(named.len() > 2 && named.contains(&"unknown-reference"), "{named:?}");
        let folder = tempfile::tempdir().unwrap();
        for topic in named {
            lantoa(folder.path(), &["help", topic, "--lang", language]).with(0);
        }
    }
}

fn guide(language: &str) -> String {
    fs::read_to_string(root().join(format!("docs/guide.{language}.md"))).unwrap()
}

/// Does all that a guide says, in an empty folder.
fn follow(language: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut here = folder.path().to_path_buf();
    let parts = parts(&guide(language));
    assert!(parts.len() > 15, "the guide is read");
    for part in parts {
        match part {
            Part::Console { typed, code } => {
                for (command, answer) in typed {
                    let said = run(&mut here, &command, (language, code));
                    assert!(is_like(&said, &answer), "> {command}\n{said}\nis not\n{answer}");
                }
            }
            Part::Fields { file, text } => set_fields(&here.join(file), &text),
            Part::Body { file, text } => {
                let file = here.join(file);
                let whole = fs::read_to_string(&file).unwrap();
                let (head, _) = whole.rsplit_once("+++\n").unwrap();
                fs::write(file, format!("{head}+++\n\n{text}")).unwrap();
            }
            Part::Mouse { what, files } => {
                for file in files {
                    by_hand(&what, &here.join(file));
                }
            }
        }
    }
    assert!(folder.path().join("trang-da-dang/index.html").is_file(), "it was deployed");
}

/// What a guide says, part by part.
enum Part {
    Console { typed: Vec<(String, String)>, code: i32 },
    Fields { file: String, text: String },
    Body { file: String, text: String },
    Mouse { what: String, files: Vec<String> },
}

fn parts(guide: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if let Some(comment) = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->"))
        {
            let (what, files) = comment.split_once(": ").unwrap();
            let files = files.split(' ').map(str::to_owned).collect();
            found.push(Part::Mouse { what: what.to_owned(), files });
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = text.join("\n") + "\n";
        found.push(match info.split_once(' ') {
            None if info == "console" => Part::Console { typed: typed(&text), code: 0 },
            Some(("console", "red")) => Part::Console { typed: typed(&text), code: 1 },
            Some(("toml", file)) => Part::Fields { file: file.to_owned(), text },
            Some(("markdown", file)) => Part::Body { file: file.to_owned(), text },
            _ => panic!("what is {info}?"),
        });
    }
    found
}

/// The commands of a block, each with its answer.
fn typed(block: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("> "), found.last_mut()) {
            (Some(command), _) => found.push((command.to_owned(), String::new())),
            (None, Some((_, answer))) => answer.push_str(&format!("{line}\n")),
            (None, None) => panic!("an answer to nothing: {line}"),
        }
    }
    found
}

/// Runs a command as if somebody sat there who says yes; what it answers.
fn run(here: &mut PathBuf, command: &str, (language, code): (&str, i32)) -> String {
    let words = words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cd", folder] => {
            *here = here.join(folder);
            String::new()
        }
        ["lantoa", "serve", ..] => served(here, language),
        ["lantoa", name, ..] => {
            let mut words = [&words[1..], &["--lang", language]].concat();
            if *name != "new" || !words.contains(&"site") {
                words.push("--today=2024-06-01");
            }
            if ["approve", "deploy"].contains(name) && !words.contains(&"--dry-run") {
                words.push("--yes");
            }
            let ended = lantoa(here, &words).with(code);
            // Errors are what a red block is about; beside an answer there are only stages.
            if code == 0 { ended.out } else { ended.err }
        }
        _ => panic!("{command}"),
    }
}

/// The words of a command, those in quotation marks as one.
fn words(command: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => found.extend(part.split_whitespace().map(str::to_owned)),
            _ => found.push(part.to_owned()),
        }
    }
    found
}

/// The first line of a preview, which is then ended.
fn served(here: &Path, language: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lantoa"))
        .args(["serve", "--port=0", "--lang", language])
        .current_dir(here)
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    line
}

/// Whether an answer is as the guide says, `…` being anything.
fn is_like(said: &str, told: &str) -> bool {
    let mut rest = said;
    let pieces: Vec<&str> = told.split('…').collect();
    for (at, piece) in pieces.iter().enumerate() {
        let piece = if at == 0 { *piece } else { piece.trim_start_matches('\n') };
        match rest.find(piece) {
            Some(0) => rest = &rest[piece.len()..],
            Some(found) if at > 0 => rest = &rest[found + piece.len()..],
            _ => return false,
        }
    }
    told.trim_end().ends_with('…') || rest.trim().is_empty()
}

fn set_fields(file: &Path, text: &str) {
    let mut whole = fs::read_to_string(file).unwrap();
    let (fields, tables) = match text.find('[').filter(|at| text[..*at].trim().is_empty()) {
        Some(_) => ("", text),
        None => (text, ""),
    };
    for field in fields.lines() {
        let key = field.split(" = ").next().unwrap();
        let old = whole
            .lines()
            .find(|line| line.trim_start_matches('#').starts_with(&format!("{key} = ")));
        let old = old.unwrap_or_else(|| panic!("{} has no {key}", file.display())).to_owned();
        whole = whole.replacen(&old, field, 1);
    }
    let end = whole.rfind("\n+++").map_or(whole.len(), |at| at + 1);
    whole.insert_str(end, tables);
    fs::write(file, whole).unwrap();
}

fn by_hand(what: &str, file: &Path) {
    match what {
        "photo" => {
            let photo = "starter/content/works/bai-mau-duong-vao-ban/coc-trong-suong.jpg";
            fs::copy(root().join(photo), file).unwrap();
        }
        "publish" => {
            let text = fs::read_to_string(file).unwrap();
            assert!(text.contains("\ndraft = true\n"), "{text}");
            fs::write(file, text.replacen("\ndraft = true\n", "\n", 1)).unwrap();
        }
        "remove" if file.is_dir() => fs::remove_dir_all(file).unwrap(),
        "remove" => fs::remove_file(file).unwrap(),
        _ => panic!("{what}"),
    }
}
