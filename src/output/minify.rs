//! Smaller pages: minified once, last; and what many pages hold alike, once for all of them.
//!
//! A card stands on a dozen lists and under as many stories, the footer on every page, and minifying
//! is most of what a page costs. So these elements are minified by themselves and remembered, and
//! the page is minified with an empty element of the same name in their places: blanks around an
//! element and the elements that it ends hang on its name alone, so that nothing differs
//! (`tests/suite/minified.rs` compares every page). The body of a story is made smaller by whoever knows
//! how it was made (`compact`). Whatever looks otherwise than expected is minified as a whole.

use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use memchr::memmem;
use minify_html::{Cfg, minify};
use rustc_hash::FxHashMap;

use super::compact::compact;
use crate::digest::Digest;

/// An element that many pages have alike.
#[derive(Clone, Copy, Debug)]
struct Shared {
    begin: &'static str,
    end: &'static str,
    /// What stands for it where it was taken out.
    mark: &'static str,
}

/// The card, and what ends every page.
const SHARED: [Shared; 2] = [
    Shared { begin: "<article", end: "</article>", mark: "<article lantoa-part></article>" },
    Shared { begin: "<footer", end: "</footer>", mark: "<footer lantoa-part></footer>" },
];

/// One that is longer than this is a story, and stands on one page, in bytes.
const LONGEST: usize = 6 * 1024;

/// What every mark holds, and no page of its own.
const MARK: &str = "lantoa-part";

/// Makes pages smaller, and remembers what they share. Anybody may use it at the same time.
#[derive(Debug, Default)]
pub struct Minifier {
    shared: RwLock<FxHashMap<Digest, Arc<[u8]>>>,
}

impl Minifier {
    /// A page, minified: byte for byte as if nothing were remembered. It must not be minified already.
    /// `body` is the HTML of its text, as it stands in it; empty if it has none.
    pub fn page(&self, html: &[u8], body: &str) -> Vec<u8> {
        self.in_parts(html, body).unwrap_or_else(|| whole(html))
    }

    /// The page with some of its parts minified apart; none if it has none, or if one of them does not
    /// come out as it should.
    fn in_parts(&self, html: &[u8], body: &str) -> Option<Vec<u8>> {
        let cuts = cuts(html, body);
        if cuts.is_empty() {
            return None;
        }
        let mut rest = Vec::with_capacity(html.len());
        let mut at = 0;
        for cut in &cuts {
            rest.extend_from_slice(html.get(at..cut.place.start)?);
            rest.extend_from_slice(cut.mark.as_bytes());
            at = cut.place.end;
        }
        rest.extend_from_slice(html.get(at..)?);
        let rest = whole(&rest);
        let mut made = Vec::with_capacity(html.len());
        let mut at = 0;
        for Cut { place, mark, ready } in &cuts {
            let next = at + memmem::find(rest.get(at..)?, mark.as_bytes())?;
            made.extend_from_slice(rest.get(at..next)?);
            match ready {
                Some(ready) => made.extend_from_slice(ready.as_bytes()),
                None => made.extend_from_slice(&self.element(html.get(place.clone())?)),
            }
            at = next + mark.len();
        }
        let end = rest.get(at..)?;
        made.extend_from_slice(end);
        // A mark in the page itself would be one too many.
        memmem::find(end, MARK.as_bytes()).is_none().then_some(made)
    }

    /// An element by itself, minified.
    fn element(&self, html: &[u8]) -> Arc<[u8]> {
        let digest = Digest::of(html);
        let known =
            self.shared.read().unwrap_or_else(PoisonError::into_inner).get(&digest).cloned();
        known.unwrap_or_else(|| {
            let made: Arc<[u8]> = whole(html).into();
            let mut shared = self.shared.write().unwrap_or_else(PoisonError::into_inner);
            shared.insert(digest, made.clone());
            made
        })
    }
}

/// Minified as it stands. Without closing tags other readers of HTML stumble.
fn whole(html: &[u8]) -> Vec<u8> {
    let mut settings = Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    minify(html, &settings)
}

/// Elements in which marks are text, or blanks mean something.
const OPAQUE: [(&str, &str); 5] = [
    ("<pre", "</pre"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<textarea", "</textarea"),
    ("<title", "</title"),
];

/// A piece of a page that is taken out before the page is minified.
struct Cut {
    place: Range<usize>,
    /// What stands in its place.
    mark: &'static str,
    /// What it becomes, when that is known already.
    ready: Option<String>,
}

/// What is taken out of a page, in order; nothing if a comment could hide something.
fn cuts(html: &[u8], body: &str) -> Vec<Cut> {
    if memmem::find(html, b"<!--").is_some() || memmem::find(html, MARK.as_bytes()).is_some() {
        return Vec::new();
    }
    let of = |(begin, end)| beginnings(html, begin).map(move |at| at..end_of(html, at, end));
    let opaque: Vec<Range<usize>> = OPAQUE.into_iter().flat_map(of).collect();
    let body = text(html, body).filter(|cut| !is_hidden(html, cut.place.start, &opaque));
    let holds_body = |place: &Range<usize>| {
        body.as_ref()
            .is_some_and(|body| place.start < body.place.end && body.place.start < place.end)
    };
    let shared = shared(html, &opaque).into_iter().filter(|(_, place)| !holds_body(place));
    let mut cuts: Vec<Cut> =
        shared.map(|(element, place)| Cut { place, mark: element.mark, ready: None }).collect();
    cuts.extend(body);
    cuts.sort_by_key(|cut| cut.place.start);
    cuts
}

/// The body in a page, if it can be made smaller here.
fn text(html: &[u8], body: &str) -> Option<Cut> {
    if body.is_empty() {
        return None;
    }
    let ready = Some(compact(body)?);
    let at = place(html, body.as_bytes())?;
    // It begins and ends with blocks, as the mark is one.
    Some(Cut { place: at..at + body.len(), mark: "<p lantoa-part></p>", ready })
}

/// Where a long piece stands: its beginning is looked for, since getting ready to look for all of it
/// takes longer than looking.
fn place(html: &[u8], piece: &[u8]) -> Option<usize> {
    let beginning = piece.get(..piece.len().min(32))?;
    let mut begins = memmem::find_iter(html, beginning);
    begins.find(|at| html.get(*at..).is_some_and(|rest| rest.starts_with(piece)))
}

/// The shared elements of a page in order, none within another.
fn shared(html: &[u8], opaque: &[Range<usize>]) -> Vec<(Shared, Range<usize>)> {
    let of = |element: Shared| beginnings(html, element.begin).map(move |at| (at, element));
    let mut candidates: Vec<(usize, Shared)> = SHARED.into_iter().flat_map(of).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    candidates.sort_unstable_by_key(|(at, _)| *at);
    let mut found = Vec::with_capacity(candidates.len());
    let mut end = 0;
    for (at, element) in candidates {
        if at < end || is_hidden(html, at, opaque) {
            continue;
        }
        if let Some(length) = length(html.get(at..).unwrap_or_default(), element) {
            end = at + length;
            found.push((element, at..end));
        }
    }
    found
}

/// Where elements begin whose marks begin so.
fn beginnings<'a>(html: &'a [u8], begin: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_whole = move |at: &usize| {
        html.get(at + begin.len()).is_some_and(|next| matches!(next, b' ' | b'>' | b'\n'))
    };
    memmem::find_iter(html, begin).filter(is_whole)
}

/// Where an element ends that holds text alone.
fn end_of(html: &[u8], at: usize, end: &str) -> usize {
    let rest = html.get(at..).unwrap_or_default();
    at + memmem::find(rest, end.as_bytes()).unwrap_or(rest.len())
}

/// Whether marks at this place are none: in an element that holds text alone, or between `<` and `>`,
/// as in an attribute.
fn is_hidden(html: &[u8], at: usize, opaque: &[Range<usize>]) -> bool {
    if opaque.iter().any(|range| range.contains(&at)) {
        return true;
    }
    let before = html.get(..at).unwrap_or_default();
    let last = memchr::memrchr2(b'<', b'>', before).and_then(|last| before.get(last));
    last.is_some_and(|mark| *mark == b'<')
}

/// How long an element is; none for one that does not end soon, or holds another of its name.
fn length(html: &[u8], element: Shared) -> Option<usize> {
    let near = html.get(..html.len().min(LONGEST))?;
    let length = memmem::find(near, element.end.as_bytes())? + element.end.len();
    let inner = near.get(1..length)?;
    memmem::find(inner, element.begin.as_bytes()).is_none().then_some(length)
}
