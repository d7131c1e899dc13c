//! What `check --format json` prints is what docs/check.schema.json says, no more and no less.
//!
//! The few words of JSON Schema that it uses are held here; any other word fails the test, so that
//! nothing of it is passed over.

use lantoa::problem::Kind;
use serde_json::{Map, Value, json};

use crate::laid_out::laid_out;
use crate::own_site::root;
use crate::program::lantoa;
use crate::site::Site;
use crate::stories::{with_body, work};

/// What is wrong with a value; nothing when it is as the schema says.
fn wrong(schema: &Value, whole: &Value, value: &Value) -> Vec<String> {
    let words = schema.as_object().expect("a schema is an object");
    let mut found = Vec::new();
    for (word, given) in words {
        let is_good = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let place = given.as_str().unwrap().trim_start_matches('#');
                found.extend(wrong(whole.pointer(place).unwrap(), whole, value));
                true
            }
            "type" => is_of_type(given.as_str().unwrap(), value),
            "const" => value == given,
            "enum" => given.as_array().unwrap().contains(value),
            "minimum" => value.as_i64() >= given.as_i64(),
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 >= given.as_u64().unwrap()),
            "pattern" => value.as_str().is_some_and(is_code),
            "items" => {
                let items = value.as_array().into_iter().flatten();
                found.extend(items.flat_map(|item| wrong(given, whole, item)));
                true
            }
            "required" => {
                let mut keys = given.as_array().unwrap().iter();
                keys.all(|key| value.get(key.as_str().unwrap()).is_some())
            }
            "properties" => {
                let known = given.as_object().unwrap();
                found.extend(known.iter().flat_map(|(key, schema)| {
                    value.get(key).map(|value| wrong(schema, whole, value)).unwrap_or_default()
                }));
                true
            }
            "additionalProperties" => {
                let known = words["properties"].as_object().unwrap();
                value
                    .as_object()
                    .is_none_or(|value| value.keys().all(|key| known.contains_key(key)))
            }
            other => panic!("the schema says {other}, which nobody holds"),
        };
        if !is_good {
            found.push(format!("{word} {given}: {value}"));
        }
    }
    found
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("no such type: {other}"),
    }
}

/// The one pattern of the schema.
fn is_code(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

fn schema() -> Value {
    let text = std::fs::read_to_string(root().join("docs/check.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let pattern = schema.pointer("/$defs/problem/properties/code/pattern").unwrap();
    assert_eq!(pattern, "^[a-z0-9]+(-[a-z0-9]+)*$", "is_code holds this one");
    schema
}

fn against(schema: &Value, value: &Value) -> Vec<String> {
    wrong(schema, schema, value)
}

/// What the program prints of a site with errors and warnings, at places and of whole files.
fn printed(language: &str) -> Value {
    let body = "# Một\n\n[chữ](works/khong-co) <b>x</b> 0900 000 000";
    let mut site = Site::new(&with_body(&work("cau", "distict = \"x\""), body));
    site.remove("content/home.en.md").write("content/works/x.txt", "x");
    let folder = laid_out(&site);
    let check = ["check", "--format", "json", "--lang", language, "--today", "2024-10-01"];
    serde_json::from_str(&lantoa(folder.path(), &check).with(1).out).unwrap()
}

#[test]
fn what_check_prints_is_what_the_schema_says() {
    for language in ["vi", "en"] {
        let printed = printed(language);
        assert!(printed["problems"].as_array().unwrap().len() >= 6, "{printed:#}");
        assert_eq!(against(&schema(), &printed), Vec::<String>::new());
    }
    let sound = laid_out(&Site::new(""));
    let empty =
        lantoa(sound.path(), &["check", "--format", "json", "--today", "2024-10-01"]).with(0);
    assert_eq!(
        against(&schema(), &serde_json::from_str(&empty.out).unwrap()),
        Vec::<String>::new()
    );
}

#[test]
fn the_schema_refuses_what_check_does_not_print() {
    let good = printed("en");
    let spoiled = |change: fn(&mut Map<String, Value>)| {
        let mut list = good.clone();
        change(list["problems"][0].as_object_mut().unwrap());
        list
    };
    let lists = [
        spoiled(|problem| drop(problem.remove("help"))),
        spoiled(|problem| drop(problem.insert("more".to_owned(), json!(1)))),
        spoiled(|problem| drop(problem.insert("line".to_owned(), json!(0)))),
        spoiled(|problem| drop(problem.insert("severity".to_owned(), json!("fatal")))),
        spoiled(|problem| drop(problem.insert("code".to_owned(), json!("Unknown Key")))),
        spoiled(|problem| drop(problem.insert("column".to_owned(), json!("1")))),
        json!({ "version": 2, "problems": [], "errors": 0, "warnings": 0 }),
        json!([]),
    ];
    for list in lists {
        assert!(!against(&schema(), &list).is_empty(), "{list}");
    }
}

#[test]
fn every_code_is_one_by_the_schema() {
    let strange: Vec<_> = Kind::codes().into_iter().filter(|code| !is_code(code)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}
