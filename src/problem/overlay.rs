//! Problems as a page shows them over itself: in both languages at once, each with its line of text
//! and the part of it to underline. The page makes text of all of it, never HTML.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::report::excerpt;
use super::span::Span;
use super::{Problem, Severity, in_words};
use crate::language::Language;

/// Nobody reads more than this over a page, and a single slip can make thousands.
const MOST_SHOWN: usize = 200;

/// The first problems, in order. `text_of` gives a file's text by its path in the site.
pub fn overlay(problems: &[Problem], text_of: &dyn Fn(&str) -> Option<Arc<str>>) -> Value {
    let first = problems.iter().take(MOST_SHOWN);
    first.map(|problem| one(problem, text_of(&problem.place.path).as_deref())).collect()
}

fn one(problem: &Problem, text: Option<&str>) -> Value {
    let mut said = Map::new();
    for language in Language::ALL {
        let words = in_words(language, &problem.kind);
        let texts = json!({ "title": words.title, "label": words.label, "help": words.help });
        said.insert(language.code().to_owned(), texts);
    }
    let excerpt = text.filter(|_| problem.place.span != Span::default()).map(|text| {
        let excerpt = excerpt(text, problem.place.span);
        let (start, end) = (excerpt.marked.start, excerpt.marked.end);
        let part = |range| excerpt.line.get(range).unwrap_or_default();
        json!({
            "line": excerpt.number,
            "before": part(0..start),
            "marked": part(start..end),
            "after": part(end..excerpt.line.len()),
        })
    });
    json!({
        "code": problem.kind.code(),
        "is_error": problem.severity == Severity::Error,
        "path": &*problem.place.path,
        "excerpt": excerpt,
        "said": said,
    })
}
