//! What a site must have: the campaign, a home page, and the pages that the law's good practice
//! asks for in every language (Decree 42/2022 art. 7.2).

use std::collections::BTreeMap;

use super::entry::{Entry, Shelves};
use super::hidden::Hidden;
use crate::config::{self, Config};
use crate::entry::id::Id;
use crate::language::Language;
use crate::problem::nearest::nearest;
use crate::problem::{CatalogueProblem, Place, Problem, Reference, Spanned};

/// Reports what is missing, and numbers and codes that are used twice.
pub(super) fn check(
    shelves: &Shelves,
    config: &Config,
    hidden: &[Hidden],
    problems: &mut Vec<Problem>,
) {
    let languages: Vec<Language> = config.languages.keys().copied().collect();
    whole(&shelves.campaign, &languages, problems);
    whole(&shelves.home, &languages, problems);
    for area in &shelves.areas {
        in_every_language(area, &languages, problems);
    }
    let pages = &config.pages;
    for (id, required) in
        [(Some(&pages.about), true), (Some(&pages.contact), true), (pages.register.as_ref(), false)]
    {
        let Some(id) = id.filter(|id| !id.value.is_empty()) else { continue };
        match shelves.pages.iter().find(|page| page.id.to_string() == id.value) {
            Some(page) if required => in_every_language(page, &languages, problems),
            Some(_) => {}
            None => problems.push(unknown_page(id, shelves, hidden)),
        }
    }
    numbers(shelves, problems);
    codes(shelves, problems);
}

fn whole<F>(entry: &Entry<F>, languages: &[Language], problems: &mut Vec<Problem>) {
    if entry.is_missing() {
        let path = entry.texts.original.path.to_string();
        let kind = CatalogueProblem::MissingEntry { path };
        problems.push(Problem::error(Place::top(&entry.texts.original.path), kind));
    } else {
        in_every_language(entry, languages, problems);
    }
}

fn in_every_language<F>(entry: &Entry<F>, languages: &[Language], problems: &mut Vec<Problem>) {
    for language in languages {
        if entry.texts.get(*language).is_none() {
            let kind = CatalogueProblem::MissingTranslation {
                id: entry.id.to_string(),
                language: *language,
            };
            problems.push(Problem::error(Place::top(&entry.texts.original.path), kind));
        }
    }
}

fn unknown_page(id: &Spanned<String>, shelves: &Shelves, hidden: &[Hidden]) -> Problem {
    let place = Place { path: config::PATH.into(), span: id.span };
    let (what, value) = (Reference::Page, id.value.clone());
    if hidden.iter().any(|entry| entry.id.to_string() == value) {
        return Problem::error(place, CatalogueProblem::HiddenReference { what, value });
    }
    let known: Vec<String> = shelves.pages.iter().map(|page| page.id.to_string()).collect();
    let nearest = nearest(&value, known.iter().map(String::as_str));
    Problem::error(place, CatalogueProblem::UnknownReference { what, value, nearest })
}

fn numbers(shelves: &Shelves, problems: &mut Vec<Problem>) {
    let mut taken: BTreeMap<u32, &Id> = BTreeMap::new();
    for area in &shelves.areas {
        let number = &area.facts.number;
        if let Some(other) = taken.insert(number.value, &area.id) {
            let kind =
                CatalogueProblem::NumberTaken { number: number.value, other: other.to_string() };
            problems.push(Problem::error(area.place(number.span), kind));
        }
    }
}

fn codes(shelves: &Shelves, problems: &mut Vec<Problem>) {
    let mut taken: BTreeMap<&str, String> = BTreeMap::new();
    for district in &shelves.districts {
        let own = std::iter::once((&district.facts.code, district.id.to_string()));
        let communes = district
            .facts
            .communes
            .iter()
            .map(|commune| (&commune.code, format!("{}/{}", district.id, commune.slug.value)));
        for (code, name) in own.chain(communes).filter(|(code, _)| !code.value.is_empty()) {
            if let Some(other) = taken.insert(&code.value, name) {
                let kind = CatalogueProblem::CodeTaken { code: code.value.clone(), other };
                problems.push(Problem::error(district.place(code.span), kind));
            }
        }
    }
}
