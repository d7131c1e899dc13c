//! The Markdown of an entry, looked through but not yet turned into HTML.
//!
//! A link's target needs the whole catalogue, and with `--relative` it depends on the page that
//! shows it; so here the links, headings, images and words are only found, with their places. What
//! a link means is the business of `catalogue::links`; the HTML is made in `view::html`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::events::{Events, Marked, is_comment, options};
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
    /// Its blocks: paragraphs, headings, lists, tables, in order.
    pub blocks: Vec<Block>,
}

/// One block of a body, as a translation follows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Block {
    /// Where it stands in its file.
    pub span: Span,
    /// The mark of its text.
    pub mark: Mark,
}

/// The first 32 bits of a text's digest: what stands in a translation's `of`, in eight hexadecimal
/// digits. Line ends and blanks around the text do not count, since a program may change them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Mark(u32);

impl Mark {
    /// The mark of a text.
    pub fn of(text: &str) -> Mark {
        let digest = Digest::of(text.trim().replace('\r', "").as_bytes());
        Mark(digest.bytes().first_chunk().map_or(0, |four| u32::from_be_bytes(*four)))
    }

    /// Reads the eight hexadecimal digits that `Display` writes.
    pub fn from_hex(text: &str) -> Option<Mark> {
        let value = u32::from_str_radix(text, 16).ok()?;
        (text.len() == 8).then_some(Mark(value))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// Looks through the events of a body; `whole` is where it stands in the file at `path`.
pub fn read(path: &Arc<str>, text: &str, whole: Span, events: &[Marked<'_>]) -> Checked<Body> {
    let mut body = Body { span: whole, digest: Digest::of(text.as_bytes()), ..Body::default() };
    let mut problems = Vec::new();
    let mut anchors = Anchors::default();
    let mut heading: Option<String> = None;
    let base = whole.range().start;
    let place = |range: Range<usize>| Place::new(path, Span::new(range, base));
    let mut depth = 0_usize;
    for (event, range) in events {
        let range = range.clone();
        if depth == 0 && !matches!(event, Event::End(_)) {
            let mark = Mark::of(text.get(range.clone()).unwrap_or_default());
            body.blocks.push(Block { span: Span::new(range.clone(), base), mark });
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                if *level == HeadingLevel::H1 {
                    let kind = EntryProblem::TopHeadingInBody;
                    problems.push(Problem::warning(place(first_line(text, range)), kind));
                }
                match id {
                    Some(id) => body.anchors.push(anchors.take(id)),
                    None => heading = Some(String::new()),
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(words) = heading.take() {
                    body.anchors.push(anchors.of_words(&words));
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                if !is_safe(dest_url) {
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
                    heading.push_str(words);
                }
            }
            _ => {}
        }
    }
    if text.contains("-->") {
        let lost = lost_comment_marks(text).into_iter();
        problems.extend(lost.map(|at| Problem::error(place(at), EntryProblem::CommentMarkAlone)));
    }
    Checked { value: body, problems }
}

/// What of a body was more than a page should hold, once its events were read.
pub fn excesses(path: &Arc<str>, text: &str, whole: Span, events: &Events<'_>) -> Vec<Problem> {
    let base = whole.range().start;
    let place = |range| Place::new(path, Span::new(first_line(text, range), base));
    events.excesses().map(|(range, kind)| Problem::error(place(range), kind)).collect()
}

/// The marks of comments that have lost their other one: a line that ends a comment which nobody
/// began, and what would begin one within another. Words meant for nobody would become public, or
/// words meant for everybody vanish, and no reader of the source would see it.
fn lost_comment_marks(text: &str) -> Vec<Range<usize>> {
    const BEGINS: &str = "<!--";
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut is_code = false;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                let html = text.get(range.clone()).filter(|html| is_comment(html));
                if let Some(at) = html.and_then(|html| html.rfind(BEGINS)).filter(|at| *at > 0) {
                    let start = range.start + at;
                    found.push(start..start + BEGINS.len());
                }
            }
            Event::Text(_) if !is_code => {
                let mark = lone_mark(text, range.start).filter(|mark| found.last() != Some(mark));
                found.extend(mark);
            }
            _ => {}
        }
    }
    found
}

/// The end of a comment that begins here or just before, if it has a line to itself.
fn lone_mark(text: &str, at: usize) -> Option<Range<usize>> {
    const ENDS: &str = "-->";
    let starts = at.saturating_sub(ENDS.len() - 1)..=at;
    let is_mark = |start: &usize| text.get(*start..).is_some_and(|rest| rest.starts_with(ENDS));
    let mark = starts.rev().find(is_mark).map(|start| start..start + ENDS.len())?;
    // Looked at only as far as there are blanks: a line may be the whole text.
    let before = text.get(..mark.start)?.trim_end_matches([' ', '\t']);
    let after = text.get(mark.end..)?.trim_start_matches([' ', '\t']);
    let is_alone = (before.is_empty() || before.ends_with(['\n', '\r']))
        && (after.is_empty() || after.starts_with(['\n', '\r']));
    is_alone.then_some(mark)
}

/// Gives each heading an id of its own: the one it asks for or the slug of its words, numbered when
/// it is taken. Ids that begin with `t-` are the theme's.
#[derive(Default)]
struct Anchors {
    used: BTreeSet<String>,
    /// The next number of an id that was asked for more than once.
    next: BTreeMap<String, u32>,
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
        if self.used.insert(wanted.clone()) {
            return wanted;
        }
        let next = self.next.entry(wanted.clone()).or_insert(2);
        loop {
            let id = format!("{wanted}-{next}");
            *next += 1;
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Whether a link target may stand on a page: a web address, an e-mail, a telephone, or no scheme.
///
/// A scheme is whatever a browser would take for one: it drops blanks and control characters
/// before and within it, so `java\tscript:` is `javascript:` (WHATWG URL, section 4.4).
pub fn is_safe(target: &str) -> bool {
    let is_dropped = |letter: char| letter.is_control() || letter.is_whitespace();
    let plain: Cow<'_, str> = match target.contains(is_dropped) {
        true => target.chars().filter(|letter| !is_dropped(*letter)).collect::<String>().into(),
        false => target.into(),
    };
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
