//! A handbook that stands in both languages at once, read in one of them: a paragraph in Vietnamese,
//! then the same in italics in English; headings with a dot between the two. Lists, tables and code are
//! for everybody.

use crate::language::Language::{self, English, Vietnamese};

/// The Markdown without what is said in the other language.
pub(super) fn in_one(markdown: &str, language: Language) -> String {
    let blocks = blocks(markdown);
    let mut kept: Vec<String> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let is_translated = blocks.get(at + 1).is_some_and(|next| in_italics(next).is_some());
        match (in_italics(block), language) {
            (Some(text), English) => kept.push(text.to_owned()),
            (Some(_), Vietnamese) => {}
            (None, English) if is_translated => {}
            (None, _) => kept.push(heading(block, language).unwrap_or_else(|| (*block).to_owned())),
        }
    }
    kept.join("\n\n")
}

/// The text of a paragraph that is in italics from end to end. One that begins in bold keeps it.
fn in_italics(block: &str) -> Option<&str> {
    let inner = block.strip_prefix('*')?.strip_suffix('*')?;
    (!inner.starts_with(' ')).then_some(inner)
}

/// A heading's half in a language.
fn heading(block: &str, language: Language) -> Option<String> {
    let marks = block.split(' ').next().filter(|marks| marks.chars().all(|mark| mark == '#'))?;
    let (vietnamese, english) = block.get(marks.len()..)?.split_once(" · ")?;
    Some(match language {
        Vietnamese => format!("{marks}{vietnamese}"),
        English => format!("{marks} {english}"),
    })
}

/// The parts between empty lines; what is fenced is one part.
fn blocks(markdown: &str) -> Vec<&str> {
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    let mut is_fenced = false;
    for line in markdown.split_inclusive('\n') {
        is_fenced ^= line.starts_with("```");
        if line.trim().is_empty() && !is_fenced {
            found.push(markdown.get(start..at).unwrap_or_default());
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(markdown.get(start..).unwrap_or_default());
    found.into_iter().map(str::trim_end).filter(|block| !block.is_empty()).collect()
}
