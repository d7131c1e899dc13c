//! The templates, compiled, one engine a language: so a template is a pure function of what it is
//! given, and `say` speaks the language of its page.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::bounds::{Page, range, too_large};
use super::layered;
use super::strings::{Filling, Strings};
use crate::digest::Digest;
use crate::language::Language;
use crate::language::number::integer;
use crate::problem::{Checked, Place, Problem, Span, ThemeProblem};
use crate::source::{Content, Sources};

/// The templates of a theme.
#[derive(Debug)]
pub struct Templates {
    engines: BTreeMap<Language, Tera>,
    /// Their text by name as it stands in its file, and that file.
    pub texts: BTreeMap<String, (String, Arc<str>)>,
    /// The digest of all of them: a change in one may reach any page through inheritance.
    pub digest: Digest,
}

impl Templates {
    /// Whether there is a template of this name.
    pub fn has(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    /// Fills in a template. What fails is a mistake in the template, named with its file.
    pub fn fill(
        &self,
        name: &str,
        language: Language,
        context: &Context,
    ) -> Result<Vec<u8>, Box<Problem>> {
        let mut page = Page::new();
        let engine = self.engines.get(&language);
        let filled = engine.map(|engine| engine.render_to(name, context, &mut page));
        match filled {
            Some(Ok(())) => page.whole().map_err(|detail| {
                let kind = ThemeProblem::TemplateFails { name: name.to_owned(), detail };
                let path = self.texts.get(name).map_or(name, |(path, _)| path);
                Box::new(Problem::error(Place::top(path), kind))
            }),
            Some(Err(error)) => Err(Box::new(problem(&self.texts, name, &error))),
            None => Err(Box::new(Problem::error(Place::top(name), missing(name)))),
        }
    }
}

/// What the engine says of a template, at its line where it names one; `filled` is the template that
/// was asked for.
fn problem(
    texts: &BTreeMap<String, (String, Arc<str>)>,
    filled: &str,
    error: &tera::Error,
) -> Problem {
    let (name, line, detail) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename(), Some(report.span().start_line), report.message().to_owned())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), None, error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => (current.as_str(), None, error.to_string()),
        ErrorKind::Io(_) => (filled, None, too_large()),
        ErrorKind::Msg(report) => match located(report) {
            Some((name, line, detail)) => (name, Some(line), detail.to_owned()),
            None => (filled, None, report.clone()),
        },
        _ => (filled, None, error.to_string()),
    };
    let name = if texts.contains_key(name) { name } else { filled };
    let place = match texts.get(name) {
        Some((path, text)) => {
            let span = line.map_or(Span::default(), |line| span_of_line(text, line));
            Place { path: path.as_str().into(), span }
        }
        None => Place::top(name),
    };
    let kind = ThemeProblem::TemplateFails { name: name.to_owned(), detail };
    Problem::error(place, kind)
}

/// The template, the line and the words of a drawn report: for some mistakes the engine gives nothing
/// but the drawing.
fn located(report: &str) -> Option<(&str, usize, &str)> {
    let mut lines = report.lines();
    let words = lines.next()?.strip_prefix("error: ")?;
    let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let line = place.nth(1)?.parse().ok()?;
    Some((place.next()?, line, words))
}

/// Where a line stands, numbered from 1.
fn span_of_line(text: &str, number: usize) -> Span {
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if at + 1 == number {
            let blanks = line.len() - line.trim_start().len();
            let end = start + line.trim_end().len();
            return Span::new((start + blanks).min(end)..end, 0);
        }
        start += line.len();
    }
    Span::default()
}

fn missing(name: &str) -> ThemeProblem {
    ThemeProblem::TemplateMissing { name: name.to_owned() }
}

/// Compiles the templates for each language.
pub fn load(
    sources: &Sources,
    theme: &str,
    strings: &BTreeMap<Language, Strings>,
) -> Checked<Templates> {
    let mut texts = BTreeMap::new();
    let mut whole = Vec::new();
    for (name, file) in layered(sources, theme, "templates") {
        if let Content::Text(text) = &file.content
            && let Some(text) = text.get()
        {
            whole.push(Digest::of_parts(&[name.as_bytes(), file.digest.bytes()]));
            texts.insert(name, (file.path.to_string(), text));
        }
    }
    let bytes: Vec<&[u8]> = whole.iter().map(Digest::bytes).collect();
    let digest = Digest::of_parts(&bytes);
    let mut templates = Templates { engines: BTreeMap::new(), texts, digest };
    let mut problems = Vec::new();
    for (language, strings) in strings {
        match engine(&templates.texts, *language, strings) {
            Ok(engine) => {
                templates.engines.insert(*language, engine);
            }
            Err(error) if problems.is_empty() => {
                let folder = format!("{theme}templates");
                problems.push(problem(&templates.texts, &folder, &error));
            }
            // Every language compiles the same templates: one report is enough.
            Err(_) => {}
        }
    }
    Checked { value: templates, problems }
}

/// An engine with nothing impure in it: no clock, no files, no chance.
fn engine(
    texts: &BTreeMap<String, (String, Arc<str>)>,
    language: Language,
    strings: &Strings,
) -> TeraResult<Tera> {
    let mut engine = Tera::new();
    let spoken = strings.clone();
    engine.register_function("say", move |arguments: Kwargs, _: &State| say(&spoken, &arguments));
    engine.register_filter("number", move |value: i64, _: Kwargs, _: &State| {
        integer(language, value)
    });
    engine.register_function("range", range);
    let plain = texts.iter().map(|(name, (_, text))| (name.as_str(), without_indentation(text)));
    engine.add_raw_templates(plain)?;
    Ok(engine)
}

fn say(strings: &Strings, arguments: &Kwargs) -> TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    let given: Vec<(String, &Value)> =
        arguments.iter().map(|(name, value)| (name.to_string(), value)).collect();
    let fillings: Vec<(&str, Filling<'_>)> = given
        .iter()
        .filter_map(|(name, value)| {
            let filling = match (value.as_str(), value.as_i128()) {
                (Some(text), _) => Filling::Text(text),
                (None, Some(number)) => Filling::Number(i64::try_from(number).ok()?),
                (None, None) => return None,
            };
            Some((name.as_str(), filling))
        })
        .collect();
    let said = strings.say(key, &fillings);
    said.ok_or_else(|| tera::Error::message(format!("there is no string `{key}`")))
}

/// The text without the blanks at the beginning of its lines: they mean nothing in HTML, and
/// every page would carry them through the minifier.
fn without_indentation(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        plain.push_str(line.trim_start());
        plain.push('\n');
    }
    plain
}
