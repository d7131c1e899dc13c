//! Rust source as text, for the tests that read it: comments and literals blanked, so that words in
//! them are not taken for code; and the few pieces that those tests ask for.

use std::path::Path;

use crate::own_site::{files, root};

/// One file of the program.
pub(crate) struct File {
    /// The path below `src/`, with `/`.
    pub(crate) path: String,
    /// As it stands.
    pub(crate) text: String,
    /// With blanks for comments and for what stands in quotation marks; lines stay lines.
    pub(crate) code: String,
}

/// A function: its name, its line, its parameters without `self`, and its whole text.
pub(crate) struct Function<'a> {
    pub(crate) name: &'a str,
    pub(crate) line: usize,
    pub(crate) parameters: Vec<&'a str>,
    pub(crate) whole: &'a str,
    pub(crate) body: &'a str,
}

/// All files of the program.
pub(crate) fn program() -> Vec<File> {
    let folder = root().join("src");
    let rust =
        files(&folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| read(&folder, &path)).collect()
}

fn read(folder: &Path, path: &Path) -> File {
    let text = std::fs::read_to_string(path).unwrap();
    let path = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    File { path, code: code(&text), text }
}

/// The text with blanks in place of comments and of the insides of literals, letter for letter.
pub(crate) fn code(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = literal(&letters, at);
        if end == at {
            code.push(letters[at]);
            at += 1;
        } else {
            code.extend(letters[at..end].iter().map(|one| if *one == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// Where the comment or literal that begins here ends; here, if none does.
fn literal(letters: &[char], at: usize) -> usize {
    let starts =
        |text: &str| text.chars().enumerate().all(|(i, c)| letters.get(at + i) == Some(&c));
    let after = |from: usize, end: &str| {
        let end: Vec<char> = end.chars().collect();
        let found = letters[from.min(letters.len())..].windows(end.len()).position(|w| w == end);
        found.map_or(letters.len(), |found| from + found + end.len())
    };
    let in_word = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    match letters[at] {
        '/' if starts("//") => after(at, "\n") - 1,
        '/' if starts("/*") => after(at, "*/"),
        'r' if !in_word && starts("r\"") => after(at + 2, "\""),
        'r' if !in_word && starts("r#\"") => after(at + 3, "\"#"),
        '"' => quoted(letters, at),
        '\'' if letters.get(at + 1) == Some(&'\\') => after(at + 3, "'"),
        '\'' if letters.get(at + 2) == Some(&'\'') => at + 3,
        _ => at,
    }
}

fn quoted(letters: &[char], at: usize) -> usize {
    let mut end = at + 1;
    while end < letters.len() && letters[end] != '"' {
        end += if letters[end] == '\\' { 2 } else { 1 };
    }
    (end + 1).min(letters.len())
}

/// Where the bracket that opens at a byte closes: the byte after it.
pub(crate) fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, letter) in code[open..].char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at + 1;
        }
    }
    panic!("a bracket never closes: {}", &code[open..].chars().take(60).collect::<String>())
}

/// The parts between commas that stand in no bracket of any kind.
pub(crate) fn parts(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    let mut before = ' ';
    for (at, letter) in list.char_indices() {
        match letter {
            '(' | '[' | '{' | '<' => depth += 1,
            '>' if before == '-' || before == '=' => {}
            ')' | ']' | '}' | '>' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        before = letter;
    }
    found.push(&list[start..]);
    found.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The functions of a code, also those within others.
pub(crate) fn functions(code: &str) -> Vec<Function<'_>> {
    code.match_indices("fn ").filter_map(|(at, _)| function(code, at)).collect()
}

fn function(code: &str, at: usize) -> Option<Function<'_>> {
    if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
        return None;
    }
    let rest = &code[at + 3..];
    let name = &rest[..rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?];
    if name.is_empty() {
        return None;
    }
    // The generics may hold brackets: `fn x<F: Fn(usize)>(f: F)`.
    let mut open = at + 3 + name.len();
    if code[open..].starts_with('<') {
        open = after_generics(code, open);
    }
    let close = closing(code, open);
    let parameters = parts(&code[open + 1..close - 1]);
    let parameters =
        parameters.into_iter().filter(|one| !one.split(':').next().unwrap().contains("self"));
    let after = close + code[close..].find(['{', ';'])?;
    let end = if code[after..].starts_with('{') { closing(code, after) } else { after };
    let whole = &code[at..end];
    let body = if end > after { &code[after + 1..end - 1] } else { "" };
    let line = code[..at].matches('\n').count() + 1;
    Some(Function { name, line, parameters: parameters.collect(), whole, body })
}

fn after_generics(code: &str, open: usize) -> usize {
    let (mut depth, mut before) = (0, ' ');
    for (at, letter) in code[open..].char_indices() {
        match letter {
            '<' => depth += 1,
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        before = letter;
        if depth == 0 {
            return open + at + 1;
        }
    }
    open
}

/// Whether a code names a word by itself, as one of a path or alone.
pub(crate) fn names(code: &str, word: &str) -> bool {
    let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(joins) && !code[at + word.len()..].starts_with(joins))
}
