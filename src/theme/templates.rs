//! The templates, compiled, one engine a language: so a template is a pure function of what it is
//! given, and `say` speaks the language of its page.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::layered;
use super::strings::{Filling, Strings};
use crate::digest::Digest;
use crate::language::Language;
use crate::language::number::integer;
use crate::problem::{Checked, Place, Problem, ThemeProblem};
use crate::source::{Content, Sources};

/// The templates of a theme.
#[derive(Debug)]
pub struct Templates {
    engines: BTreeMap<Language, Tera>,
    /// Their text by name, and the file each stands in.
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
        let mut page = Vec::with_capacity(16 * 1024);
        let engine = self.engines.get(&language);
        let filled = engine.map(|engine| engine.render_to(name, context, &mut page));
        match filled {
            Some(Ok(())) => Ok(page),
            Some(Err(error)) => Err(Box::new(self.failure(name, &error))),
            None => Err(Box::new(Problem::error(Place::top(name), missing(name)))),
        }
    }

    fn failure(&self, name: &str, error: &tera::Error) -> Problem {
        let path = self.texts.get(name).map_or(name, |(path, _)| path);
        let kind = ThemeProblem::TemplateFails { name: name.to_owned(), detail: error.to_string() };
        Problem::error(Place::top(path), kind)
    }
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
        if let Content::Text(text) = &file.content {
            whole.push(Digest::of_parts(&[name.as_bytes(), file.digest.bytes()]));
            texts.insert(name, (file.path.to_string(), Arc::from(without_indentation(text))));
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
                let place = Place::top(&format!("{theme}templates"));
                let kind = ThemeProblem::TemplateFails {
                    name: "templates".to_owned(),
                    detail: error.to_string(),
                };
                problems.push(Problem::error(place, kind));
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
    engine.add_raw_templates(texts.iter().map(|(name, (_, text))| (name.as_str(), &**text)))?;
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
