//! The answer to a path: an output of the site by its exact name, a redirect to where it stands, or
//! the site's own page for what is not there. No path ever reaches the disk.

use hyper::StatusCode;
use hyper::body::Bytes;

use super::generation::Generation;
use super::live::Live;
use super::page::{self, Standing};
use super::place::{Place, place};
use super::pull::get;
use super::request::written;
use super::words;
use crate::output::media::media_type;
use crate::plan::recipe::Recipe;

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) media_type: &'static str,
    pub(super) location: Option<String>,
    pub(super) bytes: Bytes,
}

/// What the channel of events is.
pub(super) const EVENTS: &str = "text/event-stream; charset=utf-8";

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

impl Answer {
    /// A few words without a page.
    pub(super) fn plain(status: StatusCode) -> Answer {
        let text = format!("{status}\n");
        Answer {
            status,
            media_type: "text/plain; charset=utf-8",
            location: None,
            bytes: text.into(),
        }
    }

    fn good(media_type: &'static str, bytes: Bytes) -> Answer {
        Answer { status: StatusCode::OK, media_type, location: None, bytes }
    }
}

/// What is the preview's own, by its name below `/~lantoa/`.
pub(super) fn own(name: &str) -> Answer {
    let text = |text: &'static str| Bytes::from_static(text.as_bytes());
    match name {
        "preview.js" => Answer::good(SCRIPT, text(include_str!("preview.js"))),
        "overlay.js" => Answer::good(SCRIPT, text(include_str!("overlay.js"))),
        "overlay.css" => Answer::good(STYLE, text(include_str!("overlay.css"))),
        _ => Answer::plain(StatusCode::NOT_FOUND),
    }
}

/// Whether a path is a photo's, which takes long to make.
pub(super) fn is_photo(generation: &Generation, path: &str) -> bool {
    let Some(site) = &generation.good else { return false };
    match place(site, path) {
        Place::Output(name) => {
            matches!(site.plan.recipes.get(name.as_str()), Some(Recipe::Photo { .. }))
        }
        _ => false,
    }
}

/// Answers a path of the site.
pub(super) fn answer(live: &Live, generation: &Generation, path: &str) -> Answer {
    let Some(site) = &generation.good else {
        return stand_in(live, StatusCode::SERVICE_UNAVAILABLE);
    };
    live.trail.remember(site, path);
    match place(site, path) {
        Place::Output(name) => match get(live, generation, &name) {
            Some(made) if name.ends_with(".html") => {
                let status =
                    if name == "404.html" { StatusCode::NOT_FOUND } else { StatusCode::OK };
                let bytes = page::with_script(&made, Standing::of(status));
                Answer { status, ..Answer::good(HTML, bytes) }
            }
            Some(made) => Answer::good(media_type(&name), made.bytes.clone()),
            None => stand_in(live, StatusCode::INTERNAL_SERVER_ERROR),
        },
        Place::At(to) => {
            Answer { location: Some(written(&to)), ..Answer::plain(StatusCode::PERMANENT_REDIRECT) }
        }
        Place::Nothing => earlier(live, generation, path).unwrap_or_else(|| {
            match get(live, generation, "404.html") {
                Some(made) => Answer {
                    status: StatusCode::NOT_FOUND,
                    ..Answer::good(HTML, page::with_script(&made, Standing::Missing))
                },
                None => stand_in(live, StatusCode::NOT_FOUND),
            }
        }),
    }
}

/// A style or photo of the site as it was a moment ago, for a page that is still being loaded. Its
/// name is its digest, so it cannot be mistaken for another.
fn earlier(live: &Live, generation: &Generation, path: &str) -> Option<Answer> {
    let site = generation.earlier.as_ref()?;
    let Place::Output(name) = place(site, path) else { return None };
    if !name.starts_with("assets/") && !name.starts_with("photos/") {
        return None;
    }
    let then = Generation { good: Some(site.clone()), ..Generation::default() };
    let made = get(live, &then, &name)?;
    Some(Answer::good(media_type(&name), made.bytes.clone()))
}

/// A page with nothing but the script, which shows what is wrong and waits until it is mended.
fn stand_in(live: &Live, status: StatusCode) -> Answer {
    let bytes = page::stand_in(live.language, words::of(live.language));
    Answer { status, ..Answer::good(HTML, bytes) }
}
