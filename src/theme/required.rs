//! What a theme must have: the templates that pages are made with, every string that a template
//! or the generator asks for, every asset that a template names.

use std::collections::{BTreeMap, BTreeSet};

use super::Theme;
use super::assets::Assets;
use super::strings::Strings;
use super::templates::Templates;
use crate::catalogue::Catalogue;
use crate::language::Language;
use crate::problem::nearest::nearest;
use crate::problem::{Place, Problem, ThemeProblem};

/// The templates that pages are made with.
pub const TEMPLATES: [&str; 20] = [
    "area.html",
    "areas.html",
    "awards.html",
    "commune.html",
    "crossing.html",
    "district.html",
    "districts.html",
    "gone.html",
    "home.html",
    "news.html",
    "news_list.html",
    "not_found.html",
    "page.html",
    "plan.html",
    "progress.html",
    "redirect.html",
    "search.html",
    "unit.html",
    "units.html",
    "work.html",
];

/// The strings that the generator itself asks for.
pub const STRINGS: [&str; 37] = [
    "band.approval-unbound",
    "band.approval-voided",
    "band.draft",
    "band.not-approved",
    "band.not-due",
    "describe.area",
    "describe.areas",
    "describe.awards",
    "describe.commune",
    "describe.crossing",
    "describe.district",
    "describe.districts",
    "describe.news",
    "describe.progress",
    "describe.search",
    "describe.units",
    "describe.works",
    "not_found.text",
    "not_found.title",
    "photo.credit",
    "table.label",
    "place.name",
    "progress.province_wide",
    "title.areas",
    "title.awards",
    "title.crossing",
    "title.districts",
    "title.gone",
    "title.home",
    "title.news",
    "title.not_found",
    "title.page",
    "title.progress",
    "title.search",
    "title.units",
    "title.works",
    "menu.works",
];

/// Reports what is missing.
pub(super) fn check(
    templates: &Templates,
    strings: &BTreeMap<Language, Strings>,
    assets: &Assets,
    problems: &mut Vec<Problem>,
) {
    for name in TEMPLATES.iter().chain(&["works.html"]) {
        if !templates.has(name) {
            let kind = ThemeProblem::TemplateMissing { name: (*name).to_owned() };
            problems.push(Problem::error(Place::top("themes"), kind));
        }
    }
    for strings in strings.values() {
        let own = STRINGS.iter().map(|key| (*key, strings.path.as_str()));
        let of_templates = templates.texts.values().flat_map(|(path, text)| {
            let doubly = asked(text, "say(key=\"").into_iter();
            let keys = doubly.chain(asked(text, "say(key='"));
            keys.map(|key| (key, path.as_str()))
        });
        for (key, path) in own.chain(of_templates) {
            if !strings.has(key) {
                problems.push(Problem::error(Place::top(path), strings.missing(key)));
            }
        }
    }
    for (path, text) in templates.texts.values() {
        for name in asked(text, "assets[\"") {
            if !assets.files.contains_key(name) {
                let nearest = nearest(name, assets.files.keys().map(String::as_str));
                let kind = ThemeProblem::AssetMissing { name: name.to_owned(), nearest };
                problems.push(Problem::error(Place::top(path), kind));
            }
        }
    }
}

/// Reports the types of places (`xã`, `huyện`) that have no word in a language. In the default
/// language the type is the word.
pub fn place_types(theme: &Theme, catalogue: &Catalogue) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut reported = BTreeSet::new();
    let others = theme.strings.iter().filter(|(code, _)| **code != catalogue.default_language);
    for (language, strings) in others {
        for district in &catalogue.districts {
            let communes = district.facts.communes.iter().map(|commune| &commune.place_type);
            for place_type in communes.chain([&district.facts.place_type]) {
                let word = &place_type.value;
                let is_known = word.is_empty() || strings.has(&format!("place_type.{word}"));
                if !is_known && reported.insert((*language, word.clone())) {
                    let kind = ThemeProblem::PlaceTypeMissing {
                        place_type: word.clone(),
                        language: *language,
                    };
                    problems.push(Problem::error(district.place(place_type.span), kind));
                }
            }
        }
    }
    problems
}

/// What stands between `opening` and the next quotation mark, wherever it stands. A key that is
/// put together when the page is made is not seen here; the engine reports it then.
fn asked<'a>(text: &'a str, opening: &str) -> Vec<&'a str> {
    text.match_indices(opening)
        .filter_map(|(at, _)| {
            let start = at + opening.len();
            let rest = text.get(start..)?;
            let end = start + rest.find(['"', '\''])?;
            text.get(start..end)
        })
        .filter(|key| !key.is_empty() && !key.ends_with('.'))
        .collect()
}
