//! A body's HTML, smaller, without a parser: half of a story's page is its body, and its HTML is made by
//! us, of few elements and in one way.
//!
//! What comes out is what minify-html makes of it, byte for byte (`tests/suite/minified.rs`), in a tenth
//! of the time. A body in which anything else stands than running text, headings, lists, quotations and
//! tables is left to minify-html.

/// Elements that begin and end a line, between which blanks mean nothing.
const BLOCKS: [&str; 17] = [
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
];

/// Elements within a line, around which every blank counts.
const INLINE: [&str; 4] = ["a", "strong", "em", "del"];

/// Blocks whose parts may stand in one line, so that a blank between two blocks in them stays.
const RUNNING: [&str; 3] = ["li", "th", "td"];

/// A mark, as far as blanks beside it depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A block begins.
    Begin,
    /// A block ends.
    End,
    Inline,
}

impl Mark {
    fn is_block(self) -> bool {
        self != Mark::Inline
    }
}

/// The body, smaller; none if there is anything in it that is not known here.
pub(super) fn compact(body: &str) -> Option<String> {
    let mut made = String::with_capacity(body.len());
    let mut before = Mark::Begin;
    let mut open: Vec<&str> = Vec::with_capacity(8);
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (text, tag) = rest.split_at_checked(at)?;
        let end = end_of(tag)?;
        let (tag, after) = tag.split_at_checked(end)?;
        let inner = tag.strip_prefix('<')?.strip_suffix('>')?;
        let ended = inner.strip_prefix('/');
        let name = name(ended.unwrap_or(inner));
        let mark = mark(name, ended.map_or(Mark::Begin, |_| Mark::End))?;
        push_text(text, (before, mark, open.last().copied()), &mut made)?;
        push_tag(inner, &mut made)?;
        match mark {
            Mark::Begin => open.push(name),
            Mark::End => drop(open.pop()?),
            Mark::Inline => {}
        }
        before = mark;
        rest = after;
    }
    // What follows the last element is the line's end.
    rest.trim_ascii().is_empty().then_some(made)
}

fn name(inner: &str) -> &str {
    inner.split(' ').next().unwrap_or(inner)
}

/// The mark of an element; `block` if it is that of a block.
fn mark(name: &str, block: Mark) -> Option<Mark> {
    if BLOCKS.contains(&name) {
        return Some(block);
    }
    INLINE.contains(&name).then_some(Mark::Inline)
}

/// How long a mark is, from `<` to `>`: what stands between quotation marks ends none.
fn end_of(tag: &str) -> Option<usize> {
    let bytes = tag.as_bytes();
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'>', b'"', bytes.get(at..)?)? + 1;
        if bytes.get(at - 1) == Some(&b'>') {
            return Some(at);
        }
        at += memchr::memchr(b'"', bytes.get(at..)?)? + 1;
    }
}

/// A text between two marks, its blanks folded: those alone between two blocks are none, unless the
/// block around them runs on.
fn push_text(
    text: &str,
    (before, after, around): (Mark, Mark, Option<&str>),
    made: &mut String,
) -> Option<()> {
    if text.is_empty() {
        return Some(());
    }
    let is_blank = |letter: char| letter.is_ascii_whitespace();
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        let stays = match (before, after) {
            (Mark::End, Mark::Begin) => around.is_some_and(|around| RUNNING.contains(&around)),
            (Mark::Inline, Mark::Inline) => true,
            (before, after) if before.is_block() && after.is_block() => false,
            _ => return None,
        };
        made.push_str(if stays { " " } else { "" });
        return Some(());
    }
    let begins = before.is_block() && text.starts_with(is_blank);
    let ends = after.is_block() && text.ends_with(is_blank);
    if begins || ends || memchr::memchr(b'&', text.as_bytes()).is_some() {
        return None;
    }
    let is_one_line = text.bytes().all(|byte| byte >= b' ');
    if is_one_line && !text.contains("  ") {
        made.push_str(text);
        return Some(());
    }
    let mut was_blank = false;
    for piece in text.split_inclusive(is_blank) {
        let word = piece.strip_suffix(is_blank).unwrap_or(piece);
        if !(word.is_empty() && was_blank) {
            made.push_str(word);
            was_blank = word.len() < piece.len();
            if was_blank {
                made.push(' ');
            }
        }
    }
    Some(())
}

/// A mark, its attributes in the order of their names, those first that need quotation marks; without
/// these where none are needed.
fn push_tag(inner: &str, made: &mut String) -> Option<()> {
    made.push('<');
    let Some((name, attributes)) = inner.split_once(' ') else {
        made.push_str(inner);
        made.push('>');
        return Some(());
    };
    made.push_str(name);
    let mut rest = attributes;
    let mut found: Vec<(&str, &str)> = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"")?;
        let (value, after) = value.split_once('"')?;
        found.push((name, value));
        rest = after.strip_prefix(' ').unwrap_or(after);
        if rest.len() == after.len() && !rest.is_empty() {
            return None;
        }
    }
    let is_quoted = |value: &str| value.bytes().any(|byte| byte.is_ascii_whitespace());
    found.sort_unstable_by_key(|(name, value)| (!is_quoted(value), *name));
    for (name, value) in found {
        let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let is_odd = |byte: u8| matches!(byte, b'&' | b'\'' | b'`' | b'=' | b'<' | b'>');
        if !is_plain || value.is_empty() || value.bytes().any(is_odd) {
            return None;
        }
        made.extend([" ", name, "="]);
        match is_quoted(value) {
            true => made.extend(["\"", value, "\""]),
            false => made.push_str(value),
        }
    }
    made.push('>');
    Some(())
}
