//! Problems for people (drawn in a terminal) and for other programs (as JSON).
//!
//! Only the drawing: what is said is in `words`, what is wrong in `kind`. Nothing is written or
//! read here; whoever calls hands in the texts and prints the result.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use serde_json::{Value, json};

use super::cursor::Cursor;
use super::span::Span;
use super::words::Words;
use super::{Problem, Severity, in_words};
use crate::language::Language;
use crate::language::number::integer;
use crate::language::plural::category;

/// Whether a drawing may hold the escape sequences of a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// Letters only: for files and for terminals without colour.
    Plain,
    /// With colours.
    Styled,
}

/// More problems than this of one file are counted and not drawn: a single slip can make thousands.
const MOST_DRAWN: usize = 200;

/// Every problem drawn at its place, and a last line that counts them. Nothing when there are
/// none. `text_of` gives a file's text by its path in the site.
pub fn terminal(
    problems: &[Problem],
    text_of: &dyn Fn(&str) -> Option<Arc<str>>,
    language: Language,
    colour: Colour,
) -> String {
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Styled => Renderer::styled(),
    };
    let mut drawn = String::new();
    for of_one_file in problems.chunk_by(|a, b| a.place.path == b.place.path) {
        let text = of_one_file.first().and_then(|problem| text_of(&problem.place.path));
        for problem in of_one_file.iter().take(MOST_DRAWN) {
            drawn.push_str(&draw(problem, text.as_deref(), language, &renderer));
            drawn.push_str("\n\n");
        }
        let rest = of_one_file.len().saturating_sub(MOST_DRAWN);
        if let (Some(problem), true) = (of_one_file.first(), rest > 0) {
            drawn.push_str(&undrawn(&problem.place.path, rest, language));
            drawn.push_str("\n\n");
        }
    }
    drawn.push_str(&summary(problems, language));
    drawn
}

/// The same list as JSON; `docs/problems.md` says what stands in it.
pub fn json(
    problems: &[Problem],
    text_of: &dyn Fn(&str) -> Option<Arc<str>>,
    language: Language,
) -> Value {
    let mut last: Option<(Arc<str>, Arc<str>, Cursor)> = None;
    let mut one = |problem: &Problem| {
        let path = &problem.place.path;
        let (_, text, cursor) = match last.take().filter(|(before, ..)| before == path) {
            Some(last_of_file) => last.insert(last_of_file),
            None => {
                let text = text_of(path).unwrap_or_default();
                last.insert((path.clone(), text.clone(), Cursor::new(text)))
            }
        };
        let range = within(text, problem.place.span);
        let (line, column) = cursor.to(range.start);
        let (end_line, end_column) = cursor.clone().to(range.end);
        let Words { title, label, help } = in_words(language, &problem.kind);
        json!({
            "code": problem.kind.code(),
            "severity": match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            "path": &*problem.place.path,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
            "text": text.get(range).unwrap_or_default(),
            "title": title,
            "label": label,
            "help": help,
        })
    };
    json!({
        "version": 1,
        "problems": problems.iter().map(&mut one).collect::<Vec<_>>(),
        "errors": count(problems, Severity::Error),
        "warnings": count(problems, Severity::Warning),
    })
}

/// The line and the column of a byte, both from 1. Columns count Unicode scalar values, as editors
/// do. A byte beyond the text is its end; one within a letter is that letter.
pub fn line_and_column(text: &str, offset: u32) -> (usize, usize) {
    position(text, offset as usize)
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(offset)).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

fn draw(problem: &Problem, text: Option<&str>, language: Language, renderer: &Renderer) -> String {
    let Words { title, label, help } = in_words(language, &problem.kind);
    // The words hold texts from files, and a path may hold anything; the renderer makes titles and
    // lines of files harmless for a terminal, and trusts these three as they are.
    let path = shown_path(&problem.place.path);
    let [label, help] = [label, help].map(|words| normalize_untrusted_str(&words));
    let label = Some(label).filter(|label| !label.is_empty());
    let level = match problem.severity {
        Severity::Error => Level::ERROR.with_name(word(language, Word::Error)),
        Severity::Warning => Level::WARNING.with_name(word(language, Word::Warning)),
    };
    let mut group = Group::with_title(level.primary_title(title).id(problem.kind.code()));
    match text.filter(|_| problem.place.span != Span::default()) {
        Some(text) => {
            let excerpt = excerpt(text, problem.place.span);
            let mark: Annotation<'_> = AnnotationKind::Primary.span(excerpt.marked).label(label);
            let snippet = Snippet::source(excerpt.line).line_start(excerpt.number);
            group = group.element(snippet.path(path).annotation(mark));
        }
        // Nothing is underlined, but a label says more than a title does.
        None => {
            group = group.element(Origin::path(path));
            if let Some(label) = label {
                let note = Level::NOTE.with_name(word(language, Word::Note));
                group = group.element(note.message(label));
            }
        }
    }
    if !help.is_empty() {
        let level = Level::HELP.with_name(word(language, Word::Help));
        group = group.element(level.message(help));
    }
    renderer.render(&[group])
}

/// What is drawn of a file: one line, and the bytes of that line to underline.
pub(super) struct Excerpt<'a> {
    pub(super) line: &'a str,
    pub(super) number: usize,
    pub(super) marked: Range<usize>,
}

/// The renderer cuts a line where the terminal ends, which is needed often: a paragraph is a single
/// line. It never cuts what is underlined, so that must not be long.
const LONGEST_MARK: usize = 80;

/// What lies further behind the mark than this no terminal shows, in letters; the renderer measures by
/// width, and some letters have none.
const LONGEST_REST: usize = 2000;

/// Only the first line of a span is drawn: it says where to look, and the rest may be a whole page.
pub(super) fn excerpt(text: &str, span: Span) -> Excerpt<'_> {
    let range = within(text, span);
    let (number, _) = position(text, range.start);
    let (before, after) = text.split_at(range.start);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let rest = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let longest = rest.char_indices().nth(LONGEST_MARK).map_or(rest.len(), |(end, _)| end);
    let seen = rest.char_indices().nth(LONGEST_REST).map_or(rest.len(), |(end, _)| end);
    let start = range.start - line_start;
    Excerpt {
        line: text.get(line_start..range.start + seen).unwrap_or_default(),
        number,
        marked: start..start + (range.end - range.start).min(longest),
    }
}

/// The span as a range that can be cut out of the text: a text may have changed since, and a parser
/// may point into a letter.
fn within(text: &str, span: Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.range().start);
    let end = text.ceil_char_boundary(span.range().end.min(text.len()));
    start..end.max(start)
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    problems.iter().filter(|problem| problem.severity == severity).count()
}

/// A path as one line of text, whatever somebody has called a file.
fn shown_path(path: &str) -> String {
    normalize_untrusted_str(path).replace('\n', "␊")
}

/// The line that stands for the problems of a file that are not drawn.
fn undrawn(path: &str, rest: usize, language: Language) -> String {
    let path = shown_path(path);
    let rest = integer(language, i64::try_from(rest).unwrap_or(i64::MAX));
    match language {
        Language::Vietnamese => format!(
            "{path}: còn {rest} chỗ nữa không liệt kê ở đây. Sửa các chỗ trên rồi chạy lại, hoặc xem đủ \
             bằng lantoa check --format json"
        ),
        Language::English => format!(
            "{path}: {rest} more are not listed here. Mend those above and run it again, or see all \
             with lantoa check --format json"
        ),
    }
}

/// "3 lỗi, 1 cảnh báo"; what there is none of is not named.
fn summary(problems: &[Problem], language: Language) -> String {
    let parts = [(Severity::Error, Word::Error), (Severity::Warning, Word::Warning)];
    let counted = parts.map(|(severity, name)| {
        let number = count(problems, severity);
        let plural = match category(language, number as u64) {
            "other" if language == Language::English => "s",
            _ => "",
        };
        let digits = integer(language, i64::try_from(number).unwrap_or(i64::MAX));
        (number > 0).then(|| format!("{digits} {}{plural}", word(language, name)))
    });
    counted.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[derive(Clone, Copy)]
enum Word {
    Error,
    Warning,
    Note,
    Help,
}

fn word(language: Language, word: Word) -> &'static str {
    match (language, word) {
        (Language::Vietnamese, Word::Error) => "lỗi",
        (Language::Vietnamese, Word::Warning) => "cảnh báo",
        (Language::Vietnamese, Word::Note) => "ghi chú",
        (Language::Vietnamese, Word::Help) => "cách sửa",
        (Language::English, Word::Error) => "error",
        (Language::English, Word::Warning) => "warning",
        (Language::English, Word::Note) => "note",
        (Language::English, Word::Help) => "help",
    }
}
