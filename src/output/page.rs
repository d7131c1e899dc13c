//! A page: its view filled into its template, then minified.

use super::meter::Part;
use super::{Output, Record, Shop, output};
use crate::address::sheet::Sheet;
use crate::digest::Digest;
use crate::problem::{Place, Problem, ThemeProblem};
use crate::view::{self, Finish, Key};

/// Makes a page, or takes it from memory.
pub fn page(
    shop: &Shop<'_>,
    (path, sheet): (&str, &Sheet),
    before: Option<&Record>,
) -> Result<Output, Box<Problem>> {
    let site = shop.site;
    let meter = shop.meter;
    let seen = meter.time(Part::View, || view::view(site, shop.frames, sheet));
    let Some(made) = seen else {
        // The plan names only what the catalogue has; a page without a view is a mistake of ours.
        let kind = ThemeProblem::TemplateMissing { name: path.to_owned() };
        return Err(Box::new(Problem::error(Place::top(path), kind)));
    };
    let key = finished(made.key, site.finish);
    if let Some(record) = before.filter(|record| record.key == key) {
        return Ok(Output { path: path.to_owned(), record: *record, made: None });
    }
    let language = made.language();
    let (template, context) = meter.time(Part::Markdown, || made.complete());
    let fill = || site.theme.templates.fill(template, language, &context);
    let html = meter.time(Part::Template, fill)?;
    Ok(output(path, key, before, || match site.finish {
        Finish::Minified => meter.time(Part::Minify, || shop.minifier.page(&html)),
        Finish::AsFilled => html,
    }))
}

/// The key of a page that is finished in this way: whatever makes other bytes is in the key.
fn finished(key: Key, finish: Finish) -> Key {
    match finish {
        Finish::Minified => key,
        Finish::AsFilled => {
            Key { theme: Digest::of_parts(&[b"as filled", key.theme.bytes()]), ..key }
        }
    }
}
