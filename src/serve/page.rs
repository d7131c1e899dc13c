//! A page as the preview shows it: the bytes of the site, and two scripts that listen for changes.
//!
//! They are put in when a page is sent, so that what is made is what a build makes.

use hyper::StatusCode;
use hyper::body::Bytes;

use super::shelf::Made;
use super::words::Words;
use crate::language::Language;

/// What the page stands for, so that its script knows what a change means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// The page that was asked for.
    Itself,
    /// The site's page for what is not there.
    Missing,
    /// No page of the site.
    StandIn,
}

impl Standing {
    /// The standing of a page that is sent with this status.
    pub(super) fn of(status: StatusCode) -> Standing {
        match status {
            StatusCode::NOT_FOUND => Standing::Missing,
            _ => Standing::Itself,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Standing::Itself => "page",
            Standing::Missing => "missing",
            Standing::StandIn => "stand-in",
        }
    }
}

/// The page with the scripts.
pub(super) fn with_script(made: &Made, standing: Standing) -> Bytes {
    let page = &made.bytes;
    let script = script(standing, &made.record.digest.to_string(), &made.unstyled.to_string());
    let end = b"</head>";
    let at = page.windows(end.len()).position(|found| found.eq_ignore_ascii_case(end));
    // A template without a head: a browser makes one.
    let (before, after) = page.split_at(at.unwrap_or(0));
    let (before, after) = if at.is_some() { (before, after) } else { (after, before) };
    let mut whole = Vec::with_capacity(page.len() + script.len());
    whole.extend_from_slice(before);
    whole.extend_from_slice(script.as_bytes());
    whole.extend_from_slice(after);
    whole.into()
}

/// A page with nothing but the scripts.
pub(super) fn stand_in(language: Language, words: &Words) -> Bytes {
    let script = script(Standing::StandIn, "", "");
    let page = format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>lantoa</title>{script}</head>\
         <body><main><h1>{}</h1><p>{}</p></main></body></html>\n",
        words.no_page, words.no_page_yet,
    );
    page.into()
}

fn script(standing: Standing, digest: &str, unstyled: &str) -> String {
    format!(
        "<script src=\"/~lantoa/overlay.js\" defer></script>\
         <script src=\"/~lantoa/preview.js\" data-standing=\"{}\" data-page=\"{digest}\" \
         data-unstyled=\"{unstyled}\" defer></script>",
        standing.name()
    )
}
