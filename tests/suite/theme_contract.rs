//! docs/theme.md is a contract with those who write themes: it lists what the types hold, field by
//! field, the theme reads nothing else, and every word that it prints has its string.

mod templates;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use lantoa::entry::unit::UnitKind;
use lantoa::entry::work::{Status, WorkKind};
use lantoa::theme::required;
use strum::VariantNames;

use crate::own_site::root;
use templates::Reading;

/// Types of the view that stand for a text or a tree, and have no fields that a template reads.
const PLAIN: [&str; 1] = ["Html"];

/// Strings that are looked up by a name put together when the page is made.
const LOOKED_UP: [&str; 1] = ["place_type."];

fn theme_doc() -> String {
    std::fs::read_to_string(root().join("docs/theme.md")).unwrap()
}

/// The tables of docs/theme.md: the name of a view, and its fields as they stand in the first column.
fn documented(doc: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = None;
    for line in doc.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            // ### `work.html`: `Work`
            let name = heading.rsplit('`').nth(1).expect("a heading names a type in backticks");
            let is_new = found.insert(name.to_owned(), Vec::new()).is_none();
            assert!(is_new, "{name} is documented twice");
            current = Some(name.to_owned());
        } else if let (Some(row), Some(name)) = (line.strip_prefix("| "), &current) {
            let field = row.split(" |").next().unwrap().trim();
            if field != "field" {
                found.get_mut(name).unwrap().push(field.to_owned());
            }
        }
    }
    found
}

// The types

#[test]
fn every_table_of_the_doc_is_the_type() {
    let types = types::views();
    let mut wrong = Vec::new();
    for (name, fields) in documented(&theme_doc()) {
        let view = types.get(&name).unwrap_or_else(|| panic!("there is no view {name}"));
        let of_the_type: Vec<String> = view
            .fields
            .iter()
            .map(|field| format!("{}{}", field.name, if field.is_optional { "?" } else { "" }))
            .collect();
        if fields != of_the_type {
            wrong.push(format!(
                "{name} ({}):\n    doc  {fields:?}\n    type {of_the_type:?}",
                view.file
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "docs/theme.md is not what src/view/ says:\n  {}",
        wrong.join("\n  ")
    );
}

#[test]
fn every_type_that_a_template_can_see_is_in_the_doc() {
    let documented = documented(&theme_doc());
    // What is reached from the four variables; other types that derive Serialize are JSON-LD.
    let seen = types::reached(&types::views());
    assert!(seen.len() > 40, "{seen:?}");
    let missing: Vec<_> = seen
        .iter()
        .filter(|name| !documented.contains_key(*name) && !PLAIN.contains(&name.as_str()))
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
    let unseen: Vec<_> = documented.keys().filter(|name| !seen.contains(*name)).collect();
    assert_eq!(unseen, Vec::<&String>::new(), "documented, and no template can see it");
}

#[test]
fn every_page_heading_names_the_template_of_its_view() {
    let program = std::fs::read_to_string(root().join("src/view/mod.rs")).unwrap();
    let mut checked = 0;
    for heading in theme_doc().lines().filter_map(|line| line.strip_prefix("### `")) {
        // work.html`: `Work`
        let Some((template, name)) = heading.split_once("`: `") else { continue };
        let name = name.trim_end_matches('`');
        if template.ends_with(".html") {
            let arm = format!("Page::{name}(_) => \"{template}\"");
            assert!(program.contains(&arm), "{template} does not show {name}");
            checked += 1;
        }
    }
    assert_eq!(checked, program.matches("(_) => \"").count(), "every page has its heading");
}

// What the templates read

/// Everything that the templates of the theme read, each page with its own view.
fn reading() -> Reading {
    let mut reading = Reading::new();
    for line in theme_doc().lines().filter_map(|line| line.strip_prefix("### `")) {
        if let Some((template, name)) = line.split_once(".html`: `") {
            reading.page(&format!("{template}.html"), name.trim_end_matches('`'));
        }
    }
    reading
}

#[test]
fn the_templates_read_what_the_views_hold_and_nothing_else() {
    let reading = reading();
    assert_eq!(reading.mistakes, BTreeSet::new());
    assert!(reading.fields.len() > 100, "{:?}", reading.fields.len());
}

#[test]
fn every_template_is_shown_by_some_page() {
    let reading = reading();
    let unused: Vec<_> =
        templates::names().into_iter().filter(|name| !reading.templates.contains(name)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn a_field_that_is_not_there_is_seen() {
    let mistakes = |text: &str| {
        let mut reading = Reading::new();
        reading.text(text, "Work");
        reading.mistakes.len()
    };
    assert_eq!(mistakes("{{ page.title }}{% for a in page.areas %}{{ a.href }}{% endfor %}"), 0);
    assert_eq!(mistakes("{{ page.titel }}"), 1);
    assert_eq!(mistakes("{% for a in page.areas %}{{ a.number }}{% endfor %}"), 1, "a Link");
    assert_eq!(mistakes("{% if page.day %}{{ page.day.year }}{% endif %}"), 1);
    assert_eq!(mistakes("{% set c = page.unit %}{{ c.kind }}"), 1);
    assert_eq!(mistakes("{{ now }}"), 1, "no such variable");
    assert_eq!(mistakes("{{ page.title.length }}"), 1, "a text has no fields");
    assert_eq!(mistakes("{{ say(key=\"x\", n=page.wordz) }}"), 1);
}

// The strings

/// The strings of a language: each key with the names of its places.
fn strings(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = root().join(format!("themes/mat-tran/strings/{language}.toml"));
    let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let mut found = BTreeMap::new();
    for (group, strings) in &table {
        for (key, value) in strings.as_table().expect("strings stand in groups") {
            let texts: Vec<&str> = match value {
                toml::Value::String(text) => vec![text],
                toml::Value::Table(forms) => {
                    forms.values().filter_map(|form| form.as_str()).collect()
                }
                other => panic!("{group}.{key} is {other:?}"),
            };
            let places = texts.iter().flat_map(|text| text.split('{').skip(1));
            let places =
                places.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned());
            found.insert(format!("{group}.{key}"), places.collect());
        }
    }
    found
}

#[test]
fn every_string_that_a_template_asks_for_is_there() {
    let reading = reading();
    assert!(reading.keys.len() > 100 && reading.groups.len() > 5);
    for language in ["vi", "en"] {
        let strings = strings(language);
        let missing: Vec<_> =
            reading.keys.iter().filter(|key| !strings.contains_key(*key)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{language}");
        for group in &reading.groups {
            assert!(strings.keys().any(|key| key.starts_with(group)), "{language}: {group}*");
        }
    }
}

#[test]
fn every_string_that_the_program_asks_for_is_there() {
    for language in ["vi", "en"] {
        let strings = strings(language);
        let missing: Vec<_> =
            required::STRINGS.iter().filter(|key| !strings.contains_key(**key)).collect();
        assert_eq!(missing, Vec::<&&str>::new(), "{language}");
    }
}

#[test]
fn every_value_of_a_choice_has_its_word() {
    let choices: [(&str, &[&str]); 3] = [
        ("kind", WorkKind::VARIANTS),
        ("status", Status::VARIANTS),
        ("unit_kind", UnitKind::VARIANTS),
    ];
    let others: [(&str, &[&str]); 5] = [
        (
            "menu",
            &[
                "works",
                "units",
                "districts",
                "areas",
                "progress",
                "awards",
                "news",
                "plan",
                "search",
            ],
        ),
        ("band", &["draft", "not-due", "not-approved", "approval-unbound", "approval-voided"]),
        ("form", &["bang-khen", "giay-khen", "co-thi-dua"]),
        ("language", &["vi", "en"]),
        (
            "figure",
            &["households", "people", "labour_days", "funds_vnd", "road_m", "land_m2", "houses"],
        ),
    ];
    for language in ["vi", "en"] {
        let strings = strings(language);
        for (group, values) in choices.iter().chain(&others) {
            let expected: BTreeSet<String> =
                values.iter().map(|value| format!("{group}.{value}")).collect();
            let prefix = format!("{group}.");
            let there: BTreeSet<String> =
                strings.keys().filter(|key| key.starts_with(&prefix)).cloned().collect();
            assert_eq!(there, expected, "{language}");
        }
    }
}

#[test]
fn every_string_is_printed_somewhere() {
    let reading = reading();
    let is_used = |key: &String| {
        reading.keys.contains(key)
            || required::STRINGS.contains(&key.as_str())
            || reading.groups.iter().any(|group| key.starts_with(group.as_str()))
            || LOOKED_UP.iter().any(|group| key.starts_with(group))
    };
    for language in ["vi", "en"] {
        let unused: Vec<String> =
            strings(language).into_keys().filter(|key| !is_used(key)).collect();
        assert_eq!(unused, Vec::<String>::new(), "{language}");
    }
}

#[test]
fn both_languages_have_the_same_strings_with_the_same_places() {
    let (vietnamese, english) = (strings("vi"), strings("en"));
    let keys =
        |strings: &BTreeMap<String, BTreeSet<String>>| strings.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&vietnamese), keys(&english));
    for (key, places) in &vietnamese {
        assert_eq!(places, &english[key], "{key}");
    }
}
