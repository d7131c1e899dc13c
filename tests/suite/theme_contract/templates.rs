//! What templates read: each is followed through its includes with the kinds of its variables, so
//! that `district.communes.have` is known to be a field or known to be a mistake.
//!
//! It reads as much of Tera as the theme uses: `extends`, `include`, `for`, `set`, and expressions
//! as a row of names. Both arms of an `if` are read.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{Kind, View};
use crate::own_site::root;

/// What is known of the templates read so far.
pub(super) struct Reading {
    views: BTreeMap<String, View>,
    /// `View.field` of every field read.
    pub(super) fields: BTreeSet<String>,
    /// Strings asked for by their whole key.
    pub(super) keys: BTreeSet<String>,
    /// The beginnings of keys that are put together: `kind.`
    pub(super) groups: BTreeSet<String>,
    /// What cannot be read.
    pub(super) mistakes: BTreeSet<String>,
    /// The templates that were read.
    pub(super) templates: BTreeSet<String>,
}

type Variables = Vec<(String, Kind)>;

const WORDS: [&str; 13] = [
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "elif",
    "none",
    "true",
    "false",
    "containing",
    "loop",
];

/// The names of all templates of the theme.
pub(super) fn names() -> Vec<String> {
    let folder = std::fs::read_dir(root().join("themes/mat-tran/templates")).unwrap();
    folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn template(name: &str) -> String {
    let path = root().join("themes/mat-tran/templates").join(name);
    std::fs::read_to_string(path).unwrap_or_else(|_| panic!("there is no template {name}"))
}

impl Reading {
    pub(super) fn new() -> Reading {
        Reading {
            views: super::types::views(),
            fields: BTreeSet::new(),
            keys: BTreeSet::new(),
            groups: BTreeSet::new(),
            mistakes: BTreeSet::new(),
            templates: BTreeSet::new(),
        }
    }

    /// Reads a page's template with its view.
    pub(super) fn page(&mut self, name: &str, view: &str) {
        self.templates.insert(name.to_owned());
        self.named(name, &template(name), view);
    }

    /// Reads a text as if it were the template of a view.
    pub(super) fn text(&mut self, text: &str, view: &str) {
        self.named("the text", text, view);
    }

    fn named(&mut self, name: &str, text: &str, view: &str) {
        let variables = [("frame", "Frame"), ("head", "Head"), ("page", view)]
            .map(|(name, view)| (name.to_owned(), Kind::View(view.to_owned())));
        self.read(name, text, &mut variables.to_vec());
    }

    /// Reads a template with the variables that it begins with; those that it sets are added.
    fn read(&mut self, name: &str, text: &str, variables: &mut Variables) {
        let mut loops = Vec::new();
        for tag in tags(text) {
            let (word, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            match word {
                "extends" | "include" => {
                    let other = rest.trim().trim_matches('"').to_owned();
                    self.templates.insert(other.clone());
                    // What an included part sets is gone after it.
                    self.read(&other, &template(&other), &mut variables.clone());
                }
                "for" => {
                    let (item, list) = rest.split_once(" in ").expect("for x in list");
                    let kind = match self.expression(name, list, variables) {
                        Kind::List(inner) => *inner,
                        _ => self.mistake(name, format!("{list} is no list")),
                    };
                    loops.push(variables.len());
                    variables.push((item.trim().to_owned(), kind));
                }
                "endfor" => variables.truncate(loops.pop().expect("a for before endfor")),
                "set" => {
                    let (item, value) = rest.split_once('=').expect("set x = value");
                    let kind = self.expression(name, value, variables);
                    variables.push((item.trim().to_owned(), kind));
                }
                "block" | "endblock" | "else" | "endif" => {}
                "if" | "elif" => drop(self.expression(name, rest, variables)),
                _ => drop(self.expression(name, tag, variables)),
            }
        }
    }

    /// Reads an expression; its kind is that of its last name, which is all that `set` and `for` of
    /// this theme need.
    fn expression(&mut self, template: &str, text: &str, variables: &Variables) -> Kind {
        self.keys_of(text);
        let mut kind = Kind::Plain;
        for name in paths(text) {
            let mut steps = name.split('.');
            let first = steps.next().unwrap();
            if first == "s" {
                continue;
            }
            let known = variables.iter().rev().find(|(variable, _)| variable == first);
            kind = match known {
                Some((_, kind)) => kind.clone(),
                None => self.mistake(template, format!("{first} is no variable")),
            };
            for step in steps {
                kind = self.field(template, &name, (kind, step));
            }
        }
        // `split` makes a list of texts.
        if text.contains("| split(") { Kind::List(Box::new(Kind::Plain)) } else { kind }
    }

    fn field(&mut self, template: &str, path: &str, (kind, step): (Kind, &str)) -> Kind {
        match kind {
            Kind::Free => Kind::Free,
            Kind::Map(inner) if step == "[]" => *inner,
            // A slice of a text is a text, an item of a list is an item.
            Kind::Plain if step == "[]" => Kind::Plain,
            Kind::List(_) if step == "[]" => kind,
            Kind::View(view) => {
                let fields = &self.views[&view].fields;
                match fields.iter().find(|field| field.name == step) {
                    Some(field) => {
                        self.fields.insert(format!("{view}.{step}"));
                        field.kind.clone()
                    }
                    None => self.mistake(template, format!("{path}: {view} has no {step}")),
                }
            }
            other => self.mistake(template, format!("{path}: nothing to read in {other:?}")),
        }
    }

    fn mistake(&mut self, template: &str, what: String) -> Kind {
        self.mistakes.insert(format!("{template}: {what}"));
        Kind::Free
    }

    /// The strings that an expression asks for.
    fn keys_of(&mut self, text: &str) {
        for (at, _) in text.match_indices("say(key=\"") {
            let rest = &text[at + "say(key=\"".len()..];
            let (key, after) = rest.split_once('"').unwrap();
            match after.trim_start().starts_with('~') {
                true => self.groups.insert(key.to_owned()),
                false => self.keys.insert(key.to_owned()),
            };
        }
        for path in paths(text).into_iter().filter(|path| path.starts_with("s.")) {
            match path.strip_suffix(".[]") {
                Some(group) => self.groups.insert(format!("{}.", &group[2..])),
                None => self.keys.insert(path[2..].to_owned()),
            };
        }
    }
}

/// What stands in `{{ … }}` and `{% … %}`, in order; comments `{# … #}` are left out.
fn tags(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let end = match rest[at..].get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                rest = &rest[at + 1..];
                continue;
            }
        };
        let inner = &rest[at + 2..];
        let close = inner.find(end).expect("a tag is closed");
        if end != "#}" {
            found.push(inner[..close].trim().trim_matches('-').trim());
        }
        rest = &inner[close + 2..];
    }
    found
}

/// The names that an expression reads, with `[]` as a step for what stands in brackets: filters,
/// functions, arguments' names, tests and words of the language are none.
fn paths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let letters: Vec<char> = without_texts(text).chars().collect();
    let mut at = 0;
    // The names before an open bracket, which go on after it.
    let mut open: Vec<Option<String>> = Vec::new();
    while at < letters.len() {
        let letter = letters[at];
        if letter == ']' {
            let base = open.pop().flatten();
            at = go_on(&letters, at + 1, base.map(|base| base + ".[]"), (&mut found, &mut open));
        } else if letter == '[' {
            open.push(None);
            at += 1;
        } else if letter.is_alphabetic() || letter == '_' {
            let end = name_end(&letters, at);
            let name: String = letters[at..end].iter().collect();
            let before = letters[..at].iter().rev().find(|one| **one != ' ');
            let after: String =
                letters[end..].iter().collect::<String>().trim_start().chars().take(2).collect();
            let is_argument = after.starts_with('=') && !after.starts_with("==");
            let is_path = before != Some(&'|')
                && !after.starts_with('(')
                && !is_argument
                && !WORDS.contains(&name.split('.').next().unwrap());
            at = go_on(&letters, end, is_path.then_some(name), (&mut found, &mut open));
        } else {
            at += 1;
        }
    }
    found
}

/// A name has ended here: in brackets it waits for them to close, else it goes on after `.` or is
/// whole.
fn go_on(
    letters: &[char],
    at: usize,
    name: Option<String>,
    (found, open): (&mut Vec<String>, &mut Vec<Option<String>>),
) -> usize {
    match (letters.get(at), name) {
        (Some('['), name) => {
            open.push(name);
            at + 1
        }
        (Some('.'), Some(name)) => {
            let end = name_end(letters, at + 1);
            let step: String = letters[at + 1..end].iter().collect();
            go_on(letters, end, Some(format!("{name}.{step}")), (found, open))
        }
        (_, name) => {
            found.extend(name);
            at
        }
    }
}

fn name_end(letters: &[char], at: usize) -> usize {
    let is_name = |letter: &char| letter.is_alphanumeric() || "._".contains(*letter);
    at + letters[at..].iter().take_while(|letter| is_name(letter)).count()
}

/// The expression with blanks in place of its texts in quotation marks.
fn without_texts(text: &str) -> String {
    let mut inside = false;
    let blanked = text.chars().map(|letter| {
        if letter == '"' {
            inside = !inside;
        }
        if inside || letter == '"' { '~' } else { letter }
    });
    blanked.collect()
}
