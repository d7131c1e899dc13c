//! The order of every list: newest first, by number, or by the alphabet of the reader's language.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::entry::{Entry, Shelves};
use crate::entry::district::District;
use crate::language::Language;
use crate::language::collate::sort_key;
use crate::language::date::Date;
use crate::language::slug::fold;

/// Places in a list, as one language orders them.
pub type Places = BTreeMap<Language, Vec<usize>>;

/// The orders that depend on the language.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The districts, by name.
    pub districts: Places,
    /// The communes of each district, by name.
    pub communes: Vec<Places>,
    /// The units, by title; those without a text in the language follow, by their original title.
    pub units: Places,
}

/// Sorts every shelf as the default language shows it.
pub(super) fn sort(shelves: &mut Shelves) {
    let language = shelves.home.texts.original.language;
    shelves.areas.sort_by_key(|area| (area.facts.number.value, area.id.clone()));
    shelves.districts.sort_by_cached_key(|entry| by_title(entry, language));
    shelves.units.sort_by_cached_key(|entry| by_title(entry, language));
    newest_first(&mut shelves.works, |work| work.facts.date, language);
    newest_first(&mut shelves.news, |item| *item.facts, language);
    shelves.pages.sort_by(|a, b| a.id.cmp(&b.id));
}

/// Orders the lists that are alphabetical in each language by itself.
pub(super) fn by_language(shelves: &Shelves) -> Order {
    let mut order = Order::default();
    order.communes.resize_with(shelves.districts.len(), BTreeMap::new);
    for language in Language::ALL {
        let districts = &shelves.districts;
        order.districts.insert(
            language,
            sorted(districts.len(), |place| {
                districts
                    .get(place)
                    .map(|entry| sort_key(language, &district_name(entry, language)))
            }),
        );
        for (entry, places) in districts.iter().zip(&mut order.communes) {
            places.insert(
                language,
                sorted(entry.facts.communes.len(), |commune| {
                    let name = commune_name(entry, commune, language);
                    let slug = entry.facts.communes.get(commune).map(|one| one.slug.value.clone());
                    Some((sort_key(language, &name), slug))
                }),
            );
        }
        let units = &shelves.units;
        order.units.insert(
            language,
            sorted(units.len(), |place| {
                units
                    .get(place)
                    .map(|unit| (unit.texts.get(language).is_none(), by_title(unit, language)))
            }),
        );
    }
    order
}

/// A district's name in a language: as the translation gives it, or the folded original.
pub fn district_name(entry: &Entry<District>, language: Language) -> String {
    let translated = entry.texts.get(language).map(|text| text.title.value.as_str());
    match translated.filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => fold(&entry.texts.original().title.value),
    }
}

/// A commune's name in a language; `commune` is its place in the district's file.
pub fn commune_name(entry: &Entry<District>, commune: usize, language: Language) -> String {
    let Some(commune) = entry.facts.communes.get(commune) else { return String::new() };
    if language == entry.texts.original.language {
        return commune.name.value.clone();
    }
    let item = ("communes", commune.slug.value.as_str(), "name");
    let given = entry.texts.get(language).and_then(|text| text.items.get(item.0, item.1, item.2));
    match given.and_then(<[String]>::first) {
        Some(name) => name.clone(),
        None => fold(&commune.name.value),
    }
}

fn by_title<F>(entry: &Entry<F>, language: Language) -> (Vec<u8>, String) {
    let key = match entry.texts.document(language) {
        Some(document) => document.title_key().to_owned(),
        None => sort_key(language, &entry.texts.original().title.value),
    };
    (key, entry.id.to_string())
}

/// Sorts by date, and those of one day by title. The key of a title takes longer than all else here, and
/// most days have one entry.
fn newest_first<F: Sync + Send>(
    entries: &mut [Entry<F>],
    date: impl Fn(&Entry<F>) -> Option<Date>,
    language: Language,
) {
    entries.sort_by_cached_key(|entry| Reverse(date(entry)));
    for of_a_day in entries.chunk_by_mut(|one, next| date(one) == date(next)) {
        if of_a_day.len() > 1 {
            of_a_day.par_sort_by_cached_key(|entry| by_title(entry, language));
        }
    }
}

fn sorted<K: Ord>(count: usize, key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by_cached_key(|place| key(*place));
    places
}
