//! The list `aliases` of a file's front matter, changed byte for byte.

use std::ops::Range;

use super::edit::Edit;
use crate::problem::Spanned;
use crate::source::front_matter;
use crate::source::table::Document;

/// What the list shall hold no more, and what besides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Change {
    /// Addresses to take out.
    pub(super) out: Vec<String>,
    /// Addresses to add.
    pub(super) into: Vec<String>,
}

/// The edits to a file's text, without byte order mark, that make the change; none if it has no
/// front matter.
pub(super) fn edits(text: &str, change: &Change) -> Option<Vec<Edit>> {
    let front = front_matter::split(text).ok()?.front_matter.range();
    let list = list(text, front.clone())?;
    let has = |wanted: &String| list.items.iter().any(|item| same(&item.value, wanted));
    let into: Vec<&String> = change.into.iter().filter(|one| !has(one)).collect();
    let Some(value) = list.value else {
        let Some(quoted) = joined(&into) else { return Some(Vec::new()) };
        let end = line_end(text, list.before);
        return Some(vec![Edit {
            at: list.after..list.after,
            to: format!("aliases = [{quoted}]{end}"),
        }]);
    };
    let is_out = |item: &Spanned<String>| change.out.iter().any(|out| same(&item.value, out));
    let mut into = into.into_iter();
    let mut edits = Vec::new();
    let mut left = Vec::new();
    let mut gone = Vec::new();
    for item in &list.items {
        match is_out(item).then(|| into.next()) {
            // One goes and another comes: in its place.
            Some(Some(new)) => {
                edits.push(Edit { at: item.span.range(), to: quoted(new) });
                left.push(item.span.range());
            }
            Some(None) => gone.push(item.span.range()),
            None => left.push(item.span.range()),
        }
    }
    let rest: Vec<&String> = into.collect();
    let Some(last) = left.last() else {
        // Nothing of the old list stays: with its commas, and whatever stood between them.
        return Some(vec![Edit {
            at: value,
            to: format!("[{}]", joined(&rest).unwrap_or_default()),
        }]);
    };
    edits.extend(gone.iter().map(|at| without(at, &list.items, &left)));
    if !rest.is_empty() {
        let between = between(text, last);
        let more: String = rest.iter().map(|new| format!(",{between}{}", quoted(new))).collect();
        edits.push(Edit { at: last.end..last.end, to: more });
    }
    Some(edits)
}

/// The list as it stands in a file.
struct List {
    /// The value with its brackets; none where the key is not there.
    value: Option<Range<usize>>,
    items: Vec<Spanned<String>>,
    /// Where a new line for it begins: after the slug, else the summary, else the title, else first.
    after: usize,
    /// A place on the line above that.
    before: usize,
}

fn list(text: &str, front: Range<usize>) -> Option<List> {
    let toml = Document::new(&"".into(), front.start);
    let source = text.get(front.clone())?;
    let (value, items, above) = toml.read(source, |table| {
        table.allow_all();
        let keys = table.unread();
        let span_of = |key: &str| {
            let is_there = keys.iter().any(|one| one.value == key);
            is_there.then(|| table.span_of(key).range())
        };
        let above = ["slug", "summary", "title"].into_iter().find_map(span_of);
        (span_of("aliases"), table.texts("aliases"), above)
    });
    let (before, after) = match above {
        Some(above) => {
            let rest = text.get(above.end..)?;
            (above.end, above.end + rest.find('\n').map_or(rest.len(), |at| at + 1))
        }
        None => (0, front.start),
    };
    Some(List { value, items, after, before })
}

/// The edit that takes an item out, with the comma that parts it from one that stays.
fn without(at: &Range<usize>, items: &[Spanned<String>], left: &[Range<usize>]) -> Edit {
    let before = items.iter().map(|item| item.span.range()).rfind(|item| item.end <= at.start);
    let after = items.iter().map(|item| item.span.range()).find(|item| item.start >= at.end);
    let stays_before = left.iter().any(|item| item.end <= at.start);
    let range = match (before, after) {
        (Some(before), _) if stays_before => before.end..at.end,
        (_, Some(after)) => at.start..after.start,
        _ => at.clone(),
    };
    Edit { at: range, to: String::new() }
}

/// What stands between the last item and the one that comes after it: in a list with an item a line,
/// the new one is on its own line as well.
fn between(text: &str, last: &Range<usize>) -> String {
    let before = text.get(..last.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let indent = before.get(line..).unwrap_or_default();
    match indent.trim().is_empty() {
        true => format!("{}{indent}", line_end(text, line.saturating_sub(1))),
        false => " ".to_owned(),
    }
}

/// How the line ends on which a place stands.
fn line_end(text: &str, at: usize) -> &'static str {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find('\n').map_or(text.len(), |end| at + end + 1);
    match text.get(..end).is_some_and(|before| before.ends_with("\r\n")) {
        true => "\r\n",
        false => "\n",
    }
}

/// An address is plain ASCII without quotation marks.
fn quoted(address: &str) -> String {
    format!("\"{address}\"")
}

fn joined(addresses: &[&String]) -> Option<String> {
    let all: Vec<String> = addresses.iter().map(|address| quoted(address)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// An alias may be written without its last `/`.
fn same(alias: &str, address: &str) -> bool {
    alias.trim_end_matches('/') == address.trim_end_matches('/')
}
