//! An output for a browser that asks for it: from the shelf while its key is that of the site, or
//! made now.

use std::sync::Arc;

use hyper::body::Bytes;

use super::generation::Generation;
use super::live::Live;
use super::shelf::Made;
use crate::digest::Digest;
use crate::output::Record;
use crate::pipeline::Prepared;

/// The output at a path. While it cannot be made, the last that could; none if there never was one.
pub(super) fn get(live: &Live, generation: &Generation, path: &str) -> Option<Arc<Made>> {
    let site = generation.good.as_ref()?;
    let before = live.shelf.find(path);
    let made = site.make(path, before.as_ref().map(|made| &made.record))?;
    let (made, problem) = match made {
        Ok(output) => {
            let made = match (output.made, before) {
                (None, Some(before)) if before.record == output.record => before,
                (None, before) => {
                    let bytes = before.map(|before| before.bytes.clone()).unwrap_or_default();
                    live.shelf.put(path, made_of(site, output.record, bytes))
                }
                (Some((bytes, _)), _) => {
                    live.shelf.put(path, made_of(site, output.record, bytes.into()))
                }
            };
            (Some(made), None)
        }
        Err(problem) => (before, Some(*problem)),
    };
    if generation.report(path, problem) {
        live.problems_changed();
    }
    made
}

fn made_of(site: &Prepared, record: Record, bytes: Bytes) -> Made {
    let styles = site.theme.assets.files.iter().filter(|(name, _)| name.ends_with(".css"));
    let mut unstyled = None;
    for (name, style) in styles {
        let text = unstyled.take().or_else(|| std::str::from_utf8(&bytes).ok().map(str::to_owned));
        unstyled = text.map(|text| text.replace(&style.path, name));
    }
    let unstyled = unstyled.map_or(record.digest, |text| Digest::of(text.as_bytes()));
    Made { record, bytes, unstyled }
}
