//! What a style sheet names: `url(fonts/a.woff2)` becomes the address at which that file is read.
//!
//! Only the addresses are exchanged, the rest of the text stays as it was written. What a sheet means
//! is the browser's matter.

use std::collections::BTreeMap;
use std::ops::Range;

use cssparser::{ParseError, Parser, ParserInput, Token};

use crate::problem::nearest::nearest;
use crate::problem::span::Span;
use crate::problem::{Checked, Place, Problem, ThemeProblem};
use crate::source::File;

/// The text of the sheet `name` with the addresses of the files that it names; `addresses` has them
/// by file name, from the folder of the assets on.
///
/// An address with a scheme, from a root, or within the page (`#weave`) is left alone. A file that the
/// theme lacks is an error at its place.
pub(super) fn resolve(
    (name, file): (&str, &File),
    text: &str,
    addresses: &BTreeMap<&str, &str>,
) -> Checked<String> {
    let mut resolved = String::with_capacity(text.len());
    let mut problems = Vec::new();
    let mut copied = 0;
    for Named { address, range } in named(text) {
        let (asked, fragment) =
            address.find(['?', '#']).map_or((&*address, ""), |at| address.split_at(at));
        if asked.is_empty() || asked.starts_with('/') || asked.contains(':') {
            continue;
        }
        let Some(found) = addresses.get(&*joined(name, asked)) else {
            let nearest = nearest(asked, addresses.keys().copied());
            let kind = ThemeProblem::AssetMissing { name: asked.to_owned(), nearest };
            problems.push(Problem::error(Place::new(&file.path, Span::new(range, 0)), kind));
            continue;
        };
        resolved.push_str(&text[copied..range.start]);
        resolved.push_str(&format!("url({}{found}{fragment})", up(name)));
        copied = range.end;
    }
    resolved.push_str(&text[copied..]);
    Checked { value: resolved, problems }
}

/// An address in a sheet, and the bytes of the whole `url(…)`.
struct Named {
    address: String,
    range: Range<usize>,
}

/// All that a sheet names with `url`, in order, comments and texts in quotation marks left out.
fn named(text: &str) -> Vec<Named> {
    let mut input = ParserInput::new(text);
    let mut found = Vec::new();
    walk(&mut Parser::new(&mut input), &mut found);
    found
}

fn walk(parser: &mut Parser<'_, '_>, found: &mut Vec<Named>) {
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else { return };
        match token {
            Token::UnquotedUrl(address) => {
                let address = address.to_string();
                found.push(Named { address, range: start..parser.position().byte_index() });
            }
            Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                let address = nested(parser, |inner| {
                    inner.expect_string_cloned().ok().map(|text| text.to_string())
                });
                if let Some(address) = address {
                    found.push(Named { address, range: start..parser.position().byte_index() });
                }
            }
            Token::Function(_)
            | Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock => nested(parser, |inner| walk(inner, found)),
            _ => {}
        }
    }
}

/// What `read` makes of the block that begins here; the parser then stands behind the block, however
/// much was read of it.
fn nested<T>(parser: &mut Parser<'_, '_>, read: impl FnOnce(&mut Parser<'_, '_>) -> T) -> T
where
    T: Default,
{
    let mut made = T::default();
    // Its result says only whether the block was read to its end, as it is.
    let _: Result<(), ParseError<'_, ()>> = parser.parse_nested_block(|inner| {
        made = read(inner);
        while inner.next().is_ok() {}
        Ok(())
    });
    made
}

/// `../a.woff2`, as the sheet `css/style.css` names it, among the assets.
fn joined(sheet: &str, asked: &str) -> String {
    let mut path: Vec<&str> = sheet.split('/').collect();
    path.pop();
    for part in asked.split('/') {
        match part {
            "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

/// The way from a sheet to the folder of the assets.
fn up(sheet: &str) -> String {
    "../".repeat(sheet.matches('/').count())
}
