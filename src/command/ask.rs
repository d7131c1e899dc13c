//! Questions to somebody at a terminal: plain lines, choices with numbers.
//!
//! An empty answer passes over a question, and so does the end of the input. What is asked, and
//! what the answers mean, is the business of the command.

use std::io::{self, BufRead, Write};

use super::author::named;
use super::out::tell;
use super::told::{not_understood, several};
use crate::language::Language;
use crate::scaffold::choice::{Choice, Chosen, choose_numbered};

/// How many answers a question takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Takes {
    One,
    Several,
}

/// Asks at the terminal, on the error stream.
pub(super) struct Asker<'a> {
    pub(super) input: &'a mut dyn BufRead,
    pub(super) language: Language,
}

impl Asker<'_> {
    /// A line of free text; none when nothing was typed.
    pub(super) fn text(&mut self, question: &str) -> io::Result<Option<String>> {
        let _ = write!(anstream::stderr(), "{question}\n> ");
        let mut line = Vec::new();
        self.input.read_until(b'\n', &mut line)?;
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        Ok(Some(line).filter(|line| !line.is_empty()))
    }

    /// The values chosen from a list: asked again until they are understood.
    pub(super) fn choice(
        &mut self,
        question: &str,
        choices: &[Choice],
        takes: Takes,
    ) -> io::Result<Vec<String>> {
        if choices.is_empty() {
            return Ok(Vec::new());
        }
        tell!();
        for (at, choice) in choices.iter().enumerate() {
            tell!("{:>4}  {}", at + 1, named(choice));
        }
        loop {
            let Some(typed) = self.text(question)? else { return Ok(Vec::new()) };
            match understand(&typed, choices, takes) {
                Ok(values) => return Ok(values),
                Err((_, Chosen::Several(found))) => {
                    let names: Vec<String> = found.into_iter().map(named).collect();
                    tell!("{}", several(self.language, &names.join(", ")));
                }
                Err((typed, Chosen::Unknown(near))) => {
                    let near = near.map(named);
                    let said = not_understood(self.language, &typed, near.as_deref());
                    tell!("{said}");
                }
                Err((_, Chosen::One(_))) => {}
            }
        }
    }
}

/// The values that an answer names; else the first word that names none, and why.
fn understand<'a>(
    typed: &str,
    choices: &'a [Choice],
    takes: Takes,
) -> Result<Vec<String>, (String, Chosen<'a>)> {
    let words: Vec<&str> = match takes {
        Takes::One => vec![typed],
        Takes::Several => typed.split([',', ';']).filter(|word| !word.trim().is_empty()).collect(),
    };
    let mut values = Vec::new();
    for word in words {
        match choose_numbered(word, choices) {
            Chosen::One(choice) if values.contains(&choice.value) => {}
            Chosen::One(choice) => values.push(choice.value.clone()),
            other => return Err((word.trim().to_owned(), other)),
        }
    }
    Ok(values)
}
