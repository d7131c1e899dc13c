//! The Markdown of an entry, looked through but not yet turned into HTML.
//!
//! A link's target needs the whole catalogue, and with `--relative` it depends on the page that
//! shows it; so here the links, headings, images and words are only found, with their places. What
//! a link means is the business of `catalogue::links`; the HTML is made in `view::html`.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::digest::Digest;
use crate::language::slug::slug;
use crate::problem::{Checked, EntryProblem, Place, Problem, Span, Spanned};

/// What a body holds.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Body {
    /// Where it stands in its file.
    pub span: Span,
    /// The digest of its text.
    pub digest: Digest,
    /// The targets of its links, as written.
    pub links: Vec<Spanned<String>>,
    /// The ids of its headings, in order.
    pub anchors: Vec<String>,
    /// The files of its images, as written.
    pub images: Vec<Spanned<String>>,
    /// How many words it has.
    pub words: u32,
}

/// The Markdown that lantoa reads: CommonMark with tables, strikethrough, heading ids and
/// typographic quotation marks. Footnotes stay off: their notes would need ids that are unique
/// over a page with several bodies.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Looks through a body; `whole` is where it stands in the file at `path`.
pub fn read(path: &Arc<str>, text: &str, whole: Span) -> Checked<Body> {
    let mut body = Body { span: whole, digest: Digest::of(text.as_bytes()), ..Body::default() };
    let mut problems = Vec::new();
    let mut anchors = Anchors::default();
    let mut heading: Option<String> = None;
    let base = whole.range().start;
    let place = |range: Range<usize>| Place::new(path, Span::new(range, base));
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                if level == HeadingLevel::H1 {
                    let kind = EntryProblem::TopHeadingInBody;
                    problems.push(Problem::warning(place(first_line(text, range)), kind));
                }
                match id {
                    Some(id) => body.anchors.push(anchors.take(&id)),
                    None => heading = Some(String::new()),
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(words) = heading.take() {
                    body.anchors.push(anchors.of_words(&words));
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                if !is_safe(&dest_url) {
                    let kind = EntryProblem::UnsafeLink { target: dest_url.to_string() };
                    problems.push(Problem::error(place(range.clone()), kind));
                }
                body.links.push(Spanned::new(dest_url.to_string(), Span::new(range, base)));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                body.images.push(Spanned::new(dest_url.to_string(), Span::new(range, base)));
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                let range = first_line(text, range);
                problems.push(Problem::warning(place(range), EntryProblem::RawHtml));
            }
            Event::Text(words) | Event::Code(words) => {
                body.words += u32::try_from(words.split_whitespace().count()).unwrap_or(u32::MAX);
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    Checked { value: body, problems }
}

/// Gives each heading an id of its own: the one it asks for or the slug of its words, numbered when
/// it is taken. Ids that begin with `t-` are the theme's.
#[derive(Default)]
struct Anchors {
    used: BTreeSet<String>,
}

impl Anchors {
    /// The id of a heading that says these words.
    fn of_words(&mut self, words: &str) -> String {
        let slug = slug(words);
        self.take(if slug.is_empty() { "muc" } else { &slug })
    }

    /// The wanted id, or the next that is free.
    fn take(&mut self, wanted: &str) -> String {
        let wanted = match wanted.starts_with("t-") {
            true => format!("muc-{wanted}"),
            false => wanted.to_owned(),
        };
        let numbered = (2..).map(|number: u32| format!("{wanted}-{number}"));
        let mut free = std::iter::once(wanted.clone()).chain(numbered);
        let id = free.find(|id| !self.used.contains(id)).unwrap_or(wanted);
        self.used.insert(id.clone());
        id
    }
}

/// Whether a link target may stand on a page: a web address, an e-mail, a telephone, or no scheme.
///
/// A scheme is whatever a browser would take for one: it drops blanks and control characters
/// before and within it, so `java\tscript:` is `javascript:` (WHATWG URL, section 4.4).
pub fn is_safe(target: &str) -> bool {
    let plain: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    match plain.split_once(':') {
        None => !plain.starts_with("//"),
        Some((scheme, _)) if scheme.contains(['/', '?', '#']) => !plain.starts_with("//"),
        Some((scheme, _)) => {
            matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "mailto" | "tel")
        }
    }
}

/// The part of a range that stands on its first line: enough to underline.
fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let shown = text.get(range.clone()).unwrap_or_default();
    let length = shown.find('\n').unwrap_or(shown.len());
    range.start..range.start + length
}
