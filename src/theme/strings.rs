//! Every word that the theme prints, in one language: texts, and texts with plural forms.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;
use toml::de::DeValue;

use crate::digest::Digest;
use crate::language::Language;
use crate::language::number::integer;
use crate::language::plural::category;
use crate::problem::nearest::nearest;
use crate::problem::{Checked, Place, Problem, ThemeProblem};
use crate::source::Sources;
use crate::source::table::{Document, Table};

/// The strings of one language by their keys, such as `menu.works`.
#[derive(Clone, Debug)]
pub struct Strings {
    language: Language,
    phrases: Arc<BTreeMap<String, Phrase>>,
    /// The plain strings as the templates see them, nested.
    pub value: Value,
    /// The digest of all of them.
    pub digest: Digest,
    /// The file of the theme, for naming what is missing.
    pub path: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Phrase {
    Plain(String),
    /// Forms by CLDR category; `other` is always there.
    Plural(BTreeMap<String, String>),
}

/// A value to fill in.
#[derive(Clone, Debug)]
pub enum Filling<'a> {
    /// A text, as it stands.
    Text(&'a str),
    /// A number, written as the language writes it; `n` also chooses the plural form.
    Number(i64),
}

/// Loads the strings of each language: the theme's, with the site's own laid over them.
pub fn load(
    sources: &Sources,
    theme: &str,
    languages: &[Language],
) -> Checked<BTreeMap<Language, Strings>> {
    let mut problems = Vec::new();
    let mut all = BTreeMap::new();
    for language in languages {
        let mut phrases = BTreeMap::new();
        let theirs = format!("{theme}strings/{language}.toml");
        for path in [&theirs, &format!("strings/{language}.toml")] {
            if let Some(text) = sources.text(path) {
                let document = Document::new(&path.as_str().into(), 0);
                document.read(&text, |table| collect(table, "", &mut phrases));
                problems.extend(document.into_problems());
            }
        }
        all.insert(*language, Strings::new(*language, phrases, theirs));
    }
    all_languages_agree(&all, &mut problems);
    Checked { value: all, problems }
}

impl Strings {
    fn new(language: Language, phrases: BTreeMap<String, Phrase>, path: String) -> Strings {
        let mut whole = String::new();
        let mut nested = serde_json::Map::new();
        for (key, phrase) in &phrases {
            whole.push_str(&format!("{key}\u{0}{phrase:?}\u{0}"));
            let Phrase::Plain(text) = phrase else { continue };
            let mut at = &mut nested;
            let mut parts = key.split('.').peekable();
            while let Some(part) = parts.next() {
                if parts.peek().is_none() {
                    at.insert(part.to_owned(), text.as_str().into());
                    break;
                }
                let inner = at.entry(part).or_insert_with(|| serde_json::Map::new().into());
                match inner.as_object_mut() {
                    Some(inner) => at = inner,
                    None => break,
                }
            }
        }
        Strings {
            language,
            value: Value::from_serializable(&nested),
            phrases: Arc::new(phrases),
            digest: Digest::of(whole.as_bytes()),
            path,
        }
    }

    /// Whether there is a string of this key.
    pub fn has(&self, key: &str) -> bool {
        self.phrases.contains_key(key)
    }

    /// What to say of a key that is not there.
    pub fn missing(&self, key: &str) -> ThemeProblem {
        ThemeProblem::StringMissing {
            key: key.to_owned(),
            language: self.language,
            nearest: nearest(key, self.keys()),
        }
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.phrases.keys().map(String::as_str)
    }

    /// A string as it stands; empty if it is not there, which was reported when the theme was
    /// loaded.
    pub fn text(&self, key: &str) -> &str {
        match self.phrases.get(key) {
            Some(Phrase::Plain(text)) => text,
            Some(Phrase::Plural(forms)) => forms.get("other").map_or("", String::as_str),
            None => "",
        }
    }

    /// A place's name with its type: "xã Chiềng Hắc", "Chieng Hac commune".
    pub fn place_name(&self, name: &str, place_type: &str) -> String {
        let word = match self.text(&format!("place_type.{place_type}")) {
            "" => place_type,
            word => word,
        };
        let fillings = [("type", Filling::Text(word)), ("name", Filling::Text(name))];
        self.say("place.name", &fillings).unwrap_or_default()
    }

    /// A string with its places filled in. `None` if there is no such string.
    pub fn say(&self, key: &str, fillings: &[(&str, Filling<'_>)]) -> Option<String> {
        let text = match self.phrases.get(key)? {
            Phrase::Plain(text) => text,
            Phrase::Plural(forms) => {
                let n = fillings.iter().find_map(|(name, filling)| match filling {
                    Filling::Number(n) if *name == "n" => Some(n.unsigned_abs()),
                    _ => None,
                });
                let form = category(self.language, n.unwrap_or_default());
                forms.get(form).or_else(|| forms.get("other"))?
            }
        };
        Some(fill(text, fillings, self.language))
    }
}

/// One pass over the text, so that a filled-in value is never itself filled in.
fn fill(text: &str, fillings: &[(&str, Filling<'_>)], language: Language) -> String {
    let mut made = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        made.push_str(before);
        let found = after.split_once('}').and_then(|(name, behind)| {
            let (_, filling) = fillings.iter().find(|(given, _)| *given == name)?;
            Some((filling, behind))
        });
        match found {
            Some((Filling::Text(value), behind)) => {
                made.push_str(value);
                rest = behind;
            }
            Some((Filling::Number(value), behind)) => {
                made.push_str(&integer(language, *value));
                rest = behind;
            }
            None => {
                made.push('{');
                rest = after;
            }
        }
    }
    made.push_str(rest);
    made
}

fn collect(table: &Table<'_, '_>, prefix: &str, phrases: &mut BTreeMap<String, Phrase>) {
    table.allow_all();
    for (name, value) in table.pairs() {
        let key = format!("{prefix}{}", name.value);
        match value.get_ref() {
            DeValue::String(text) => {
                phrases.insert(key, Phrase::Plain(text.to_string()));
            }
            DeValue::Table(inner) => {
                let forms: BTreeMap<String, String> = inner
                    .iter()
                    .filter_map(|(name, value)| {
                        Some((name.get_ref().to_string(), value.get_ref().as_str()?.to_owned()))
                    })
                    .collect();
                let is_plural = forms.contains_key("other")
                    && forms.keys().all(|form| matches!(form.as_str(), "one" | "other"));
                if is_plural && forms.len() == inner.len() {
                    phrases.insert(key, Phrase::Plural(forms));
                } else {
                    table.inner(inner, value.span(), |inner| {
                        collect(inner, &format!("{key}."), phrases);
                    });
                }
            }
            _ => table.document().report(name.span, ThemeProblem::BadString { key }),
        }
    }
}

/// A string that one language has and another lacks.
fn all_languages_agree(all: &BTreeMap<Language, Strings>, problems: &mut Vec<Problem>) {
    for (language, strings) in all {
        let others = all.values().filter(|other| other.language != *language);
        let mut missing: Vec<&str> =
            others.flat_map(Strings::keys).filter(|key| !strings.has(key)).collect();
        missing.sort_unstable();
        missing.dedup();
        for key in missing {
            // A place type is a word of the content in the default language already.
            if key.starts_with("place_type.") {
                continue;
            }
            problems.push(Problem::error(Place::top(&strings.path), strings.missing(key)));
        }
    }
}
