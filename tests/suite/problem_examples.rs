//! Every example of docs/problems.md is a site with one mistake, and the real program says of it what
//! stands there. `WRITE_EXAMPLES=1` writes what it says into the page, for a person to read over.
//!
//! An example is laid over a small sound site. The first word behind the fence is its language, the
//! second its file: `toml` lines replace those of the same name or are added; `markdown` is added
//! below a text; with `(whole)` behind it the block is the whole file; `hex` is bytes; `removed` takes
//! a file away; `link` is a shortcut to what it holds; `repeated` fills 5 MB; `times` are texts, each so
//! many times, below a text; `sparse` is a file of so many bytes; `pipe` is one. `text` is what is said.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use lantoa::external::{self, Answer};
use lantoa::language::Language;
use lantoa::problem::report::{Colour, terminal};
use lantoa::problem::{Kind, PhotoProblem, Place, Problem, Span};

use crate::laid_out::laid_out;
use crate::own_site::root;
use crate::pictures::{flat, jpeg, photo};
use crate::program::lantoa;
use crate::site::Site;
use crate::stories::{english, news, unit, with_body, work};

/// A block of the page: what stands behind its fence, its lines, and which lines these are.
struct Block {
    info: String,
    text: String,
    lines: std::ops::Range<usize>,
}

/// The blocks below each code.
fn examples(page: &str) -> BTreeMap<String, Vec<Block>> {
    let mut found: BTreeMap<String, Vec<Block>> = BTreeMap::new();
    let (mut code, mut open) = (String::new(), None);
    for (number, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let lines = number + 1..number + 1;
                open = Some(Block { info: info.to_owned(), text: String::new(), lines });
            }
            (Some(block), Some("")) => {
                block.lines.end = number;
                found.entry(code.clone()).or_default().extend(open.take());
            }
            (Some(block), _) => writeln!(block.text, "{line}").unwrap(),
            (None, None) => {
                if line.starts_with('#') {
                    code =
                        line.trim_start_matches(['#', ' ', '`']).trim_end_matches('`').to_owned();
                }
            }
        }
    }
    found
}

/// The site that the examples are laid over.
fn sound() -> Site {
    let text = "## Vì sao\n\nTrời mưa là trẻ không qua suối được.";
    let files = [
        with_body(&work("cau", "title = \"Cầu bản Xà\"\ndistrict = \"moc-chau\""), text),
        with_body(&english("works/cau", ""), "## Why\n\nIn the rain no child could cross."),
        work("duong/index", &format!("title = \"Đường bản Tà\"\n{}", photo("duong.jpg", ""))),
        unit("ban", "title = \"Ban Công tác Mặt trận\""),
        news("tin", "title = \"Tin mới\""),
    ];
    let mut site = Site::new(&files.concat());
    site.write("content/works/duong/duong.jpg", jpeg(&flat(40, 30, [90, 120, 60])));
    site
}

/// The text of a file with these lines in it: each in the place of the one of the same name.
fn laid_over(file: &str, lines: &str) -> String {
    let is_entry = file.starts_with("+++");
    let (mut kept, rest) = match file.strip_prefix("+++\n").filter(|_| is_entry) {
        Some(inner) => inner.split_once("+++\n").map(|(a, b)| (a.to_owned(), b)).unwrap(),
        None => (file.to_owned(), ""),
    };
    let mut section = String::new();
    for line in lines.lines() {
        let name = line.split_once('=').map(|(name, _)| format!("{} = ", name.trim()));
        let from = if section.is_empty() { Some(0) } else { kept.find(&format!("{section}\n")) };
        let end = |from: usize| {
            let begin = if section.is_empty() { from } else { from + section.len() };
            kept[begin..].find("\n[").map_or(kept.len(), |end| begin + end + 1)
        };
        let old = from.zip(name).and_then(|(from, name)| {
            let part = &kept[from..end(from)];
            let old = part.lines().find(|old| old.starts_with(&name))?;
            Some((from + part.find(old)?, old.len()))
        });
        match (old, from) {
            _ if line.starts_with('[') => {
                section = line.to_owned();
                if line.starts_with("[[") || !kept.contains(&format!("{line}\n")) {
                    kept = format!("{}\n{line}\n", kept.trim_end());
                }
            }
            (Some((at, length)), _) => kept.replace_range(at..at + length, line),
            (None, Some(from)) if !section.starts_with("[[") => {
                kept.insert_str(end(from), &format!("{line}\n"));
            }
            _ => writeln!(kept, "{line}").unwrap(),
        }
    }
    if is_entry { format!("+++\n{kept}+++\n{rest}") } else { kept }
}

/// Lays a block over the site on the disk.
fn lay(block: &Block, folder: &Path) {
    let words: Vec<&str> = block.info.splitn(3, ' ').collect();
    let file = folder.join(words[1]);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let before = || fs::read_to_string(&file).unwrap_or_default();
    let bytes = match (words[0], words.get(2)) {
        ("removed", _) => return fs::remove_file(&file).unwrap(),
        ("link", _) => return link(block.text.trim(), &file),
        ("pipe", _) => return pipe(&file),
        ("sparse", _) => {
            let made = fs::File::create(&file).unwrap();
            return made.set_len(block.text.trim().parse().unwrap()).unwrap();
        }
        ("times", _) => format!("{}\n{}", before(), times(&block.text)).into_bytes(),
        ("hex", _) => hex(&block.text),
        ("repeated", _) => block.text.repeat(5_000_000 / block.text.len() + 1).into_bytes(),
        (_, Some(_)) => block.text.clone().into_bytes(),
        ("markdown", _) => format!("{}\n{}", before(), block.text).into_bytes(),
        _ => laid_over(&before(), &block.text).into_bytes(),
    };
    fs::write(&file, bytes).unwrap();
}

#[cfg(unix)]
fn link(to: &str, from: &Path) {
    std::os::unix::fs::symlink(to, from).unwrap();
}

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Each line's text as often as its number says; `\n` in it is the end of a line.
fn times(text: &str) -> String {
    let one = |line: &str| {
        let (number, text) = line.split_once(' ').unwrap();
        text.replace("\\n", "\n").repeat(number.parse().unwrap()) + "\n"
    };
    text.lines().map(one).collect()
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

/// What the program says of the site with these blocks laid over it.
fn said(blocks: &[Block], language: &str) -> String {
    let folder = laid_out(&sound());
    for block in blocks.iter().filter(|block| block.info != "text") {
        lay(block, folder.path());
    }
    let check = ["check", "--lang", language, "--today", "2024-10-01"];
    lantoa(folder.path(), &check).err
}

/// What is said of the link to another site in a block, when that answers as this code has it. What
/// sites really answer is asked in `external_links`.
fn said_of_link(block: &Block, code: &str, language: Language) -> String {
    let text = block.text.trim_end();
    let range = text.find('[').unwrap()..text.find(')').unwrap() + 1;
    let address = text[text.find('(').unwrap() + 1..range.end - 1].to_owned();
    let answer = match code {
        "external-link-dead" => Answer::Gone(404),
        "external-link-moved" => Answer::Moved("https://example.org/moi/".to_owned()),
        "external-link-silent" => Answer::Silent("503".to_owned()),
        _ => Answer::Inside,
    };
    let path = block.info.split(' ').nth(1).unwrap();
    let place = Place::new(&path.into(), Span::new(range, 0));
    let links = BTreeMap::from([(address.clone(), vec![place])]);
    let found = external::problems(&links, &BTreeMap::from([(address, (0, answer))]));
    terminal(&found, &|_| Some(text.into()), language, Colour::Plain)
}

/// What is said when the disk fails under a photo, which no file can bring about.
fn said_of_photo(language: Language) -> String {
    let detail = "Input/output error (os error 5)".to_owned();
    let place = Place::top("content/works/duong/duong.jpg");
    let found = [Problem::error(place, PhotoProblem::PhotoUnreadable { detail })];
    terminal(&found, &|_| None, language, Colour::Plain)
}

/// What is said of the example of a code.
fn answered(blocks: &[Block], code: &str, language: Language) -> String {
    if code == "photo-unreadable" {
        return said_of_photo(language);
    }
    match blocks.first().filter(|_| code.starts_with("external-link-")) {
        Some(block) => said_of_link(block, code, language),
        None => said(blocks, language.code()),
    }
}

/// What is said of one code: from its line to the next empty one.
fn about<'a>(said: &'a str, code: &str) -> Option<&'a str> {
    said.split("\n\n")
        .find(|one| one.lines().next().is_some_and(|head| head.contains(&format!("[{code}]:"))))
}

#[test]
fn the_site_under_the_examples_is_sound() {
    assert_eq!(said(&[], "en"), "");
}

#[test]
#[cfg(unix)]
fn every_code_has_an_example_that_the_program_answers_so() {
    let path = root().join("docs/problems.md");
    let page = fs::read_to_string(&path).unwrap();
    let examples = examples(&page);
    let mut wrong = Vec::new();
    let mut answers = Vec::new();
    for code in Kind::codes() {
        let blocks = examples.get(code).map_or(&[][..], Vec::as_slice);
        let told = answered(blocks, code, Language::Vietnamese);
        let in_english = answered(blocks, code, Language::English);
        let Some(answer) = about(&told, code).filter(|_| about(&in_english, code).is_some()) else {
            wrong.push(format!("{code}: the example gives\n{told}"));
            continue;
        };
        match blocks.iter().find(|block| block.info == "text") {
            Some(block) if block.text.trim_end() == answer => {}
            Some(block) => {
                answers.push((block.lines.clone(), answer.to_owned()));
                wrong.push(format!("{code}: the page has\n{}but it is\n{answer}", block.text));
            }
            None => wrong.push(format!("{code}: no answer stands in the page")),
        }
    }
    if std::env::var_os("WRITE_EXAMPLES").is_some() {
        let mut lines: Vec<&str> = page.lines().collect();
        answers.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
        for (place, answer) in &answers {
            lines.splice(place.clone(), answer.lines());
        }
        fs::write(&path, lines.join("\n") + "\n").unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
