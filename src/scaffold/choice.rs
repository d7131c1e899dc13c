//! A thing to choose, and what a person may type for it: its slug, its name in either spelling, or
//! its number in a list.

use crate::language::slug::slug;
use crate::problem::nearest::nearest;

/// Something of the site that can be chosen: a district, an area, a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What is written into the file.
    pub value: String,
    /// What people call it.
    pub name: String,
    /// What else people call it.
    pub also: Vec<String>,
}

impl Choice {
    /// A choice with one name.
    pub fn new(value: impl Into<String>, name: impl Into<String>) -> Choice {
        Choice { value: value.into(), name: name.into(), also: Vec::new() }
    }

    /// The choice with another name by which it may be called.
    pub fn or(mut self, name: impl Into<String>) -> Choice {
        self.also.push(name.into());
        self
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let also = self.also.iter().map(String::as_str);
        [self.value.as_str(), self.name.as_str()].into_iter().chain(also)
    }
}

/// What a typed word means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Chosen<'a> {
    /// This one.
    One(&'a Choice),
    /// It may be any of these.
    Several(Vec<&'a Choice>),
    /// Nothing; perhaps this one was meant.
    Unknown(Option<&'a Choice>),
}

/// Finds what was typed among the choices. Marks, capitals and the kinds of blank do not matter.
pub fn choose<'a>(typed: &str, choices: &'a [Choice]) -> Chosen<'a> {
    let typed = typed.trim();
    if let Some(exact) = choices.iter().find(|choice| choice.value == typed) {
        return Chosen::One(exact);
    }
    let shape = slug(typed);
    let is_called = |choice: &&Choice| choice.names().any(|name| slug(name) == shape);
    let found: Vec<&Choice> = match shape.is_empty() {
        true => Vec::new(),
        false => choices.iter().filter(is_called).collect(),
    };
    match found.as_slice() {
        [one] => Chosen::One(one),
        [] => match part_of_one(&shape, choices) {
            Some(choice) => Chosen::Unknown(Some(choice)),
            None => {
                let near = nearest(typed, choices.iter().flat_map(Choice::names));
                let owner =
                    |near: String| choices.iter().find(|one| one.names().any(|n| n == near));
                Chosen::Unknown(near.and_then(owner))
            }
        },
        _ => Chosen::Several(found),
    }
}

/// The only choice in whose names these words stand.
fn part_of_one<'a>(shape: &str, choices: &'a [Choice]) -> Option<&'a Choice> {
    let has_part = |choice: &&Choice| choice.names().any(|name| is_part(shape, &slug(name)));
    let mut found = choices.iter().filter(has_part);
    found.next().filter(|_| found.next().is_none())
}

/// Fewer letters than this are part of too much.
const SHORTEST_PART: usize = 3;

/// Whether these words stand in a name, the last perhaps only begun; both are slugs.
pub fn is_part(words: &str, name: &str) -> bool {
    words.len() >= SHORTEST_PART && format!("-{name}").contains(&format!("-{words}"))
}

/// The same for somebody who sees the choices numbered from 1.
pub fn choose_numbered<'a>(typed: &str, choices: &'a [Choice]) -> Chosen<'a> {
    let number = typed.trim().parse::<usize>().ok();
    match number.and_then(|number| choices.get(number.checked_sub(1)?)) {
        Some(choice) => Chosen::One(choice),
        None => choose(typed, choices),
    }
}
