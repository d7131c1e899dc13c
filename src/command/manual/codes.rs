//! The handbook of problems, `docs/problems.md`: the list of its codes, and the entry of one.

use crate::language::Language::{self, English, Vietnamese};

const PROBLEMS: &str = include_str!("../../../docs/problems.md");

/// All codes under the headings of the handbook, each with what it means.
pub(super) fn list(language: Language) -> String {
    let mut made = match language {
        Vietnamese => "# Những lỗi mà lantoa báo\n\nXem một lỗi: `lantoa help MÃ`, như `lantoa help \
                       unknown-key`. Lỗi thì trang chưa được làm lại cho đến khi sửa xong; cảnh báo \
                       thì trang vẫn được làm.\n",
        English => "# What lantoa reports\n\nFor one of them: `lantoa help CODE`, as `lantoa help \
                    unknown-key`. While an error stands, the site is not made anew; a warning stops \
                    nothing.\n",
    }
    .to_owned();
    for part in PROBLEMS.split("\n## ").skip(1).filter(|part| part.contains("\n### `")) {
        let title = part.lines().next().unwrap_or_default();
        made.push_str(&format!("\n## {}\n\n| | |\n|---|---|\n", half(title, language)));
        for entry in part.split("\n### `").skip(1) {
            let code = entry.split('`').next().unwrap_or_default();
            let meaning = rows(entry, language).next().map_or("", |(_, text)| text);
            made.push_str(&format!("| `{code}` | {meaning} |\n"));
        }
    }
    made
}

/// The entry of a code, as Markdown: what it means, whence it comes, what to do, and what it looks like.
pub(super) fn entry(code: &str, language: Language) -> Option<String> {
    let head = format!("\n### `{code}`\n");
    let (_, entry) = PROBLEMS.split_once(&head)?;
    let entry = entry.split("\n### ").next()?.split("\n## ").next()?;
    let mut made = format!("# {code}\n");
    for (name, text) in rows(entry, language) {
        made.push_str(&format!("\n**{name}:** {text}\n"));
    }
    if let Some((_, shown)) = entry.split_once("```text\n") {
        let shown = shown.split("\n```").next().unwrap_or_default();
        let word = match language {
            Vietnamese => "Ví dụ",
            English => "An example, in Vietnamese",
        };
        made.push_str(&format!("\n**{word}:**\n\n```\n{shown}\n```\n"));
    }
    Some(made)
}

/// What an entry says: what it means, whence it comes, what to do.
const ROWS: usize = 3;

/// The rows of an entry's table: what each is called, and what it says, in a language.
fn rows(entry: &str, language: Language) -> impl Iterator<Item = (&str, &str)> {
    let rows = entry.lines().filter(|line| line.starts_with('|')).skip(2).take(ROWS);
    rows.filter_map(move |row| {
        let mut cells = row.trim_matches('|').split(" | ").map(str::trim);
        let name = half(cells.next()?, language);
        let text = match language {
            Vietnamese => cells.next(),
            English => cells.nth(1),
        };
        Some((name, text?))
    })
}

/// What stands before or behind the stroke between the languages.
fn half(text: &str, language: Language) -> &str {
    match (text.split_once(" / ").or_else(|| text.split_once(" · ")), language) {
        (Some((vietnamese, _)), Vietnamese) => vietnamese,
        (Some((_, english)), English) => english,
        (None, _) => text,
    }
}
