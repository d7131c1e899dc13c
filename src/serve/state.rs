//! What a page in a browser has to know: whether it is still what the site has at its path, where
//! it went, and what is wrong.

use serde_json::{Value, json};

use super::generation::Generation;
use super::live::Live;
use super::place::{Place, place};
use super::pull::get;
use super::words;
use crate::language::Language;
use crate::problem::overlay::overlay;

/// What never changes while the preview runs: the words, and which language comes first.
pub(super) fn hello(live: &Live) -> Value {
    let all = Language::ALL.iter();
    let words = all.map(|language| (language.code().to_owned(), words::json(*language)));
    json!({
        "language": live.language.code(),
        "words": words.collect::<serde_json::Map<_, _>>(),
    })
}

/// The state of the page at a path.
pub(super) fn state(live: &Live, generation: &Generation, path: &str) -> Value {
    let page = page(live, generation, path);
    let text_of = |path: &str| generation.sources.shown(path);
    // Problems last: making the page may have found one.
    let problems = generation.all_problems();
    let of_the_site = json!({
        "reading": generation.sources.digest().to_string(),
        "today": generation.today.map(|today| today.iso()),
        "stale": generation.is_broken(),
        "unreadable": generation.unreadable,
        "problems": overlay(&problems, &text_of),
    });
    match (page, of_the_site) {
        (Value::Object(mut page), Value::Object(of_the_site)) => {
            page.extend(of_the_site);
            Value::Object(page)
        }
        (page, _) => page,
    }
}

fn page(live: &Live, generation: &Generation, path: &str) -> Value {
    let Some(site) = &generation.good else { return json!({ "standing": "stand-in" }) };
    let home = site.site().base.path();
    if let Some(moved) = live.trail.moved(site, path) {
        return json!({ "standing": "moved", "to": moved, "home": home });
    }
    let (standing, name) = match place(site, path) {
        Place::Output(name) => ("page", name),
        Place::At(to) => return json!({ "standing": "moved", "to": to, "home": home }),
        Place::Nothing => ("missing", "404.html".to_owned()),
    };
    match get(live, generation, &name) {
        Some(made) => json!({
            "standing": standing,
            "page": made.record.digest.to_string(),
            "unstyled": made.unstyled.to_string(),
            "home": home,
        }),
        None => json!({ "standing": "stand-in" }),
    }
}
