//! The views as their source says: every struct in src/view/ that derives `Serialize`, with its
//! fields.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust_text::{closing, parts, program};

/// A view.
#[derive(Debug)]
pub(super) struct View {
    pub(super) file: String,
    pub(super) fields: Vec<Field>,
}

/// A field of a view.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) is_optional: bool,
    /// What a template finds there.
    pub(super) kind: Kind,
}

/// What a template finds at a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A text, a number, yes or no: nothing to be read in it.
    Plain,
    /// Anything at all: `[extra]`.
    Free,
    /// A view by its name.
    View(String),
    /// Several of a kind.
    List(Box<Kind>),
    /// Names and what stands at them.
    Map(Box<Kind>),
}

/// All views by name.
pub(super) fn views() -> BTreeMap<String, View> {
    let mut found = BTreeMap::new();
    for file in program().into_iter().filter(|file| file.path.starts_with("view/")) {
        let name = file.path.trim_start_matches("view/").to_owned();
        for (at, _) in file.code.match_indices("pub struct ") {
            let above = &file.code[..at];
            let attributes = above.rsplit_once("#[derive(").map_or("", |(_, after)| after);
            let is_its_own = !attributes.contains(['{', '}', ';']);
            if is_its_own && crate::rust_text::names(attributes, "Serialize") {
                let (struct_name, fields) = of_struct(&file.code[at + "pub struct ".len()..]);
                let view = View { file: name.clone(), fields };
                assert!(found.insert(struct_name, view).is_none(), "two views of one name");
            }
        }
    }
    found
}

fn of_struct(text: &str) -> (String, Vec<Field>) {
    let end = text.find(|letter: char| !letter.is_alphanumeric()).unwrap();
    let open = text.find(['{', '(', ';']).unwrap();
    if !text[open..].starts_with('{') {
        return (text[..end].to_owned(), Vec::new());
    }
    let body = &text[open + 1..closing(text, open) - 1];
    (text[..end].to_owned(), parts(body).into_iter().filter_map(field).collect())
}

fn field(text: &str) -> Option<Field> {
    // Comments are blanked; attributes stand before the name.
    let text =
        text.rsplit_once(']').filter(|_| text.starts_with("#[")).map_or(text, |(_, rest)| rest);
    let (name, kind) = text.trim().strip_prefix("pub ")?.split_once(':')?;
    let kind = kind.trim();
    let inner = kind.strip_prefix("Option<").and_then(|kind| kind.strip_suffix('>'));
    Some(Field {
        name: name.trim().to_owned(),
        is_optional: inner.is_some(),
        kind: kind_of(inner.unwrap_or(kind)),
    })
}

/// What a template finds in a value of this Rust type.
fn kind_of(written: &str) -> Kind {
    let written = written.trim().trim_start_matches('&').trim_start_matches("'a ");
    let inside = |outer: &str| written.strip_prefix(outer)?.strip_suffix('>');
    if let Some(one) = inside("Vec<").or_else(|| inside("Cow<'a, ")) {
        return match written.starts_with("Vec<") {
            true => Kind::List(Box::new(kind_of(one))),
            false => kind_of(one),
        };
    }
    if let Some(list) = written.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        return Kind::List(Box::new(kind_of(list)));
    }
    if let Some(pair) = inside("BTreeMap<") {
        return Kind::Map(Box::new(kind_of(parts(pair)[1])));
    }
    let name = written.split('<').next().unwrap();
    match name {
        "serde_json::Value" | "Value" => Kind::Free,
        "Html" | "String" | "str" | "'static str" | "bool" => Kind::Plain,
        number if number.starts_with(['u', 'i', 'f']) && number.len() <= 5 => Kind::Plain,
        view => Kind::View(view.rsplit("::").next().unwrap().to_owned()),
    }
}

/// The views that a template can reach from `frame`, `head` and `page`.
pub(super) fn reached(views: &BTreeMap<String, View>) -> BTreeSet<String> {
    let pages = program().into_iter().find(|file| file.path == "view/mod.rs").unwrap().code;
    let pages =
        pages.split("pub enum Page<'a> {").nth(1).unwrap().split('}').next().unwrap().to_owned();
    let names = parts(&pages).into_iter().map(|variant| variant.split('(').next().unwrap());
    let mut open: Vec<String> = names.map(str::to_owned).collect();
    open.extend(["Frame".to_owned(), "Head".to_owned()]);
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        let view = views.get(&name).unwrap_or_else(|| panic!("{name} is no view"));
        if found.insert(name) {
            open.extend(view.fields.iter().filter_map(|field| within(&field.kind)));
        }
    }
    found
}

fn within(kind: &Kind) -> Option<String> {
    match kind {
        Kind::View(name) => Some(name.clone()),
        Kind::List(inner) | Kind::Map(inner) => within(inner),
        Kind::Plain | Kind::Free => None,
    }
}
