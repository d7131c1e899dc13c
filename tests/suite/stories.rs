//! Entries for tests, short to write: each is sound by itself, and a test gives only the facts that
//! matter to it. The texts are laid over the fixture (`Site::new`).

/// A completed work of the whole province in the area `dai-hoi`, with these facts instead or more.
pub(crate) fn work(name: &str, facts: &str) -> String {
    let defaults = [
        ("title", format!("\"{name}\"")),
        ("summary", "\"Tóm tắt.\"".to_owned()),
        ("kind", "\"work\"".to_owned()),
        ("status", "\"completed\"".to_owned()),
        ("date", "2024-03-15".to_owned()),
        ("areas", "[\"dai-hoi\"]".to_owned()),
    ];
    entry(&format!("works/{name}"), &defaults, facts)
}

/// A department, with these facts instead or more.
pub(crate) fn unit(name: &str, facts: &str) -> String {
    let defaults = [
        ("title", format!("\"{name}\"")),
        ("summary", "\"Tóm tắt.\"".to_owned()),
        ("kind", "\"department\"".to_owned()),
    ];
    entry(&format!("units/{name}"), &defaults, facts)
}

/// A news item, with these facts instead or more.
pub(crate) fn news(name: &str, facts: &str) -> String {
    let defaults = [
        ("title", format!("\"{name}\"")),
        ("summary", "\"Tóm tắt.\"".to_owned()),
        ("date", "2024-03-15".to_owned()),
    ];
    entry(&format!("news/{name}"), &defaults, facts)
}

/// A page, with these facts instead or more.
pub(crate) fn page(name: &str, facts: &str) -> String {
    entry(&format!("pages/{name}"), &[("title", format!("\"{name}\""))], facts)
}

/// An area, and its translation, which every area must have.
pub(crate) fn area(name: &str, number: u32) -> String {
    let facts = format!("title = \"{name}\"\nshort = \"{name}\"\nnumber = {number}");
    entry(&format!("areas/{name}"), &[], &facts) + &english(&format!("areas/{name}"), "")
}

/// A district (`huyện`) with a title and communes (`xã`) given by slug and name. Its codes are
/// made from its name, so that no two districts share one.
pub(crate) fn district(name: &str, title: &str, communes: &[(&str, &str)]) -> String {
    let mut facts = format!("title = \"{title}\"\ncode = \"{name}\"\ntype = \"huyện\"\n");
    for (slug, commune) in communes {
        facts += &format!(
            "[[communes]]\ncode = \"{name}-{slug}\"\nname = \"{commune}\"\ntype = \"xã\"\n\
             slug = \"{slug}\"\n"
        );
    }
    entry(&format!("districts/{name}"), &[], &facts)
}

/// The English translation of an entry: title and summary, with these fields instead or more.
pub(crate) fn english(id: &str, fields: &str) -> String {
    let defaults =
        [("title", format!("\"{id} in English\"")), ("summary", "\"Summary.\"".to_owned())];
    entry(&format!("{id}.en"), &defaults, fields)
}

/// So many works (62 at most), a day apart, the last one the newest; each has its translation.
pub(crate) fn works(count: u32, facts: &str) -> String {
    let one = |number: u32| {
        let name = format!("viec-{number:02}");
        let (month, day) = ((number - 1) / 31, (number - 1) % 31 + 1);
        let month = if month == 0 { "01" } else { "03" };
        let dated = format!("{facts}\ndate = 2024-{month}-{day:02}");
        work(&name, &dated) + &english(&format!("works/{name}"), "")
    };
    (1..=count).map(one).collect()
}

/// An entry with a body under its front matter.
pub(crate) fn with_body(entry: &str, body: &str) -> String {
    format!("{entry}\n{body}\n")
}

/// A file whose lines are the given facts and, before them, the defaults that they do not replace.
fn entry(id: &str, defaults: &[(&str, String)], facts: &str) -> String {
    let given: Vec<&str> = facts
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once('=')?.0.trim()))
        .collect();
    let mut text = format!("//- content/{id}.md\n+++\n");
    for (key, value) in defaults.iter().filter(|(key, _)| !given.contains(key)) {
        text += &format!("{key} = {value}\n");
    }
    format!("{text}{}\n+++\n", facts.trim())
}
