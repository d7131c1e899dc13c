//! The lines of a front matter that is written for a person: explanations, fields with and without
//! a value, lists of what can be chosen.
//!
//! One rule makes such a file easy to use, and easy to test: an explanation begins with `# ` and a
//! blank; a field that may stay out begins with `#` and its key, and is used by taking the `#` away.

use super::choice::Choice;
use crate::language::Language;

/// More choices than this are not listed; the rest can be looked up in the content's own folders.
const LISTED: usize = 40;

/// A front matter in the making.
pub(super) struct Sheet {
    language: Language,
    text: String,
}

impl Sheet {
    /// Begins one that explains itself in a language.
    pub(super) fn new(language: Language) -> Sheet {
        Sheet { language, text: "+++\n".to_owned() }
    }

    /// An explanation, in Vietnamese and in English; each of its lines becomes a comment.
    pub(super) fn say(&mut self, vietnamese: &str, english: &str) {
        match self.language {
            Language::Vietnamese => self.comment(vietnamese),
            Language::English => self.comment(english),
        }
    }

    /// A comment that is the same in every language.
    pub(super) fn comment(&mut self, text: &str) {
        for line in text.lines() {
            let line = plain(line);
            self.line(format!("# {line}").trim_end());
        }
    }

    /// What can be chosen, one a line.
    pub(super) fn list(&mut self, choices: &[Choice]) {
        for Choice { value, name, .. } in choices.iter().take(LISTED) {
            self.comment(&format!("  {value} — {name}"));
        }
        if choices.len() > LISTED {
            let more = choices.len() - LISTED;
            self.say(&format!("  … và {more} mục nữa"), &format!("  … and {more} more"));
        }
    }

    /// A field with its value, as TOML.
    pub(super) fn field(&mut self, key: &str, value: &str) {
        self.line(&format!("{key} = {value}"));
    }

    /// A field that may stay out, with an example of its value.
    pub(super) fn optional(&mut self, key: &str, example: &str) {
        self.line(&format!("#{key} = {example}"));
    }

    /// A field that may stay out, with its value when there is one.
    pub(super) fn perhaps(&mut self, key: &str, value: Option<String>, example: &str) {
        match value {
            Some(value) => self.field(key, &value),
            None => self.optional(key, example),
        }
    }

    /// The head of a table that may stay out.
    pub(super) fn optional_table(&mut self, head: &str) {
        self.line(&format!("#{head}"));
    }

    /// An empty line, or any other.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The whole front matter with its closing line.
    pub(super) fn finish(mut self) -> String {
        self.line("+++");
        self.text
    }
}

/// A text as a TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut made = String::with_capacity(text.len() + 2);
    made.push('"');
    for letter in text.chars() {
        match letter {
            '"' => made.push_str("\\\""),
            '\\' => made.push_str("\\\\"),
            '\n' => made.push_str("\\n"),
            '\t' => made.push_str("\\t"),
            control if control.is_control() => {}
            other => made.push(other),
        }
    }
    made.push('"');
    made
}

/// Texts as a TOML list.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// TOML allows no control character in a comment.
fn plain(line: &str) -> String {
    line.chars().filter(|letter| !letter.is_control()).collect()
}
