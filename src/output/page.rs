//! A page: its view filled into its template, then minified.

use minify_html::{Cfg, minify};

use super::{Output, Record, output};
use crate::address::sheet::Sheet;
use crate::problem::{Place, Problem, ThemeProblem};
use crate::view::frame::Frames;
use crate::view::{self, Site};

/// Makes a page, or takes it from memory.
pub fn page(
    site: &Site<'_>,
    frames: &Frames,
    (path, sheet): (&str, &Sheet),
    before: Option<&Record>,
) -> Result<Output, Box<Problem>> {
    let Some(made) = view::view(site, frames, sheet) else {
        // The plan names only what the catalogue has; a page without a view is a mistake of ours.
        let kind = ThemeProblem::TemplateMissing { name: path.to_owned() };
        return Err(Box::new(Problem::error(Place::top(path), kind)));
    };
    let key = made.key;
    if let Some(record) = before.filter(|record| record.key == key) {
        return Ok(Output { path: path.to_owned(), record: *record, made: None });
    }
    let language = made.language();
    let (template, context) = made.complete();
    let html = site.theme.templates.fill(template, language, &context)?;
    Ok(output(path, key, before, || minified(&html)))
}

/// Minified once, last, as a whole: it must never be fed its own output, and without closing tags
/// other readers of HTML stumble.
fn minified(html: &[u8]) -> Vec<u8> {
    let mut settings = Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    minify(html, &settings)
}
