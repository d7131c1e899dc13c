//! From tag to tag through a page, all of whose elements have their end tags.

use super::Minifier;
use super::element::{Blanks, Holds, holds, is_ended_by};
use super::tag::{self, Attribute, StartTag};
use super::text;

/// An element that has begun.
#[derive(Debug)]
struct Open<'a> {
    name: &'a str,
    blanks: Blanks,
    /// Whether blanks stay however deep they stand.
    is_preformatted: bool,
    /// Whether anything stood in it so far.
    has_begun: bool,
}

/// With one of these in it an SVG cannot be looked at by itself: in a comment or a script `</svg>` ends
/// nothing, in an SVG within an SVG it ends the inner one, and `html`, `head` and `body` change how
/// minify-html reads the rest of the page.
const NOT_IN_SVG: [&str; 9] = ["!", "?", "script", "style", "svg", "html", "head", "body", "/head"];

/// What follows a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Next {
    /// Another element.
    Begin,
    /// The end of what is around it.
    End,
}

/// A page on its way.
#[derive(Debug)]
struct Walk<'a, 'm> {
    minifier: &'m Minifier,
    open: Vec<Open<'a>>,
    attributes: Vec<Attribute<'a>>,
    /// Those of `html`, `head` and `body` that have begun.
    frame: Vec<&'a str>,
    made: Vec<u8>,
}

/// What a page begins with.
const DOCTYPE: &str = "<!doctype html>";

/// The blanks before a page's doctype, and what follows it.
fn beginning(html: &str) -> (&str, &str) {
    let found = html.split_once(DOCTYPE);
    found.filter(|(before, _)| before.trim_ascii().is_empty()).unwrap_or(("", html))
}

/// The page, smaller; none if there is anything in it that is not known here.
pub(super) fn walk(html: &str, minifier: &Minifier) -> Option<Vec<u8>> {
    // The one character that, behind another, is longer than their entity.
    if memchr::memmem::find(html.as_bytes(), "\u{20d2}".as_bytes()).is_some() {
        return None;
    }
    let (before, mut rest) = beginning(html);
    let page = Open {
        name: "",
        blanks: Blanks::Boxes,
        is_preformatted: false,
        has_begun: !before.is_empty(),
    };
    let mut walk = Walk {
        minifier,
        open: vec![page],
        attributes: Vec::new(),
        frame: Vec::new(),
        made: Vec::with_capacity(html.len()),
    };
    if rest.len() < html.len() {
        walk.made.extend_from_slice(DOCTYPE.as_bytes());
    }
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (text, from) = rest.split_at_checked(at)?;
        rest = match from.strip_prefix("</") {
            Some(tag) => {
                let (name, after) = tag.split_once('>')?;
                walk.text(text, Next::End)?;
                walk.end(name)?;
                after
            }
            None => {
                walk.text(text, Next::Begin)?;
                walk.begin(from)?
            }
        };
    }
    walk.text(rest, Next::End)?;
    // With room for no more than there is: many pages wait to be written.
    (walk.open.len() == 1).then(|| walk.made.as_slice().to_vec())
}

impl<'a> Walk<'a, '_> {
    /// An element begins where this text does; what follows its start tag, or all of it.
    fn begin(&mut self, html: &'a str) -> Option<&'a str> {
        let tag = tag::read(html, &mut self.attributes)?;
        let holds = holds(tag.name)?;
        let around = self.open.last_mut()?;
        around.has_begun = true;
        let (is_frame, is_in_place) = match tag.name {
            "html" => (true, around.name.is_empty()),
            "head" | "body" => (true, around.name == "html"),
            _ => (false, true),
        };
        // minify-html writes the frame of a page once, and leaves out what follows of it.
        let is_twice = self.frame.contains(&tag.name);
        if !is_in_place || is_twice || is_ended_by(around.name, tag.name) {
            return None;
        }
        let is_preformatted = around.is_preformatted;
        let after = html.get(tag.whole.len()..)?;
        let blanks = match holds {
            Holds::Raw => return self.raw(html, &tag),
            Holds::Svg => return self.svg(html),
            Holds::Content(_) if is_preformatted => Blanks::Kept,
            Holds::Content(blanks) => blanks,
            Holds::Preformatted | Holds::Nothing => Blanks::Kept,
        };
        if is_frame {
            self.frame.push(tag.name);
        }
        self.start_tag(&tag);
        if holds != Holds::Nothing {
            let is_preformatted = is_preformatted || holds == Holds::Preformatted;
            self.open.push(Open { name: tag.name, blanks, is_preformatted, has_begun: false });
        }
        Some(after)
    }

    /// An element ends.
    fn end(&mut self, name: &str) -> Option<()> {
        if self.open.pop()?.name != name || name.is_empty() {
            return None;
        }
        self.made.extend_from_slice(b"</");
        self.made.extend_from_slice(name.as_bytes());
        self.made.push(b'>');
        Some(())
    }

    fn start_tag(&mut self, tag: &StartTag<'_>) {
        if !tag.write(&mut self.attributes, &mut self.made) {
            self.made.extend_from_slice(&self.minifier.piece(tag.whole));
        }
    }

    /// An element that holds text alone; what follows it.
    fn raw(&mut self, html: &'a str, tag: &StartTag<'_>) -> Option<&'a str> {
        let inner = html.get(tag.whole.len()..)?;
        let mut ends = memchr::memmem::find_iter(inner.as_bytes(), b"</");
        let is_end = |at: &usize| begins_with(inner.get(*at + 2..), tag.name);
        let length = ends.find(is_end)?;
        let text = inner.get(..length)?;
        let end = tag.whole.len() + length + "</".len() + tag.name.len();
        let after = html.get(end..)?.strip_prefix('>')?;
        if tag.name == "title" && memchr::memchr(b'&', text.as_bytes()).is_none() {
            self.start_tag(tag);
            self.made.extend_from_slice(text.as_bytes());
            self.made.extend_from_slice(b"</title>");
        } else {
            self.made.extend_from_slice(&self.minifier.piece(html.get(..=end)?));
        }
        Some(after)
    }

    /// An inline SVG; what follows it.
    fn svg(&mut self, html: &'a str) -> Option<&'a str> {
        let end = "</svg>";
        let length = memchr::memmem::find(html.as_bytes(), end.as_bytes())? + end.len();
        let svg = html.get(..length)?;
        let hides = |at: usize| {
            let inner = svg.get(at + 1..);
            NOT_IN_SVG.iter().any(|name| begins_with(inner, name))
        };
        if memchr::memchr_iter(b'<', svg.as_bytes()).skip(1).any(hides) {
            return None;
        }
        let made = self.minifier.piece(svg);
        // Where something within it has no end, this is none either.
        if !made.ends_with(end.as_bytes()) {
            return None;
        }
        self.made.extend_from_slice(&made);
        html.get(length..)
    }

    /// A text between two marks.
    fn text(&mut self, text: &str, next: Next) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let around = self.open.last_mut()?;
        let is_first = !around.has_begun;
        around.has_begun = true;
        let blanks = around.blanks;
        let is_trimmed = matches!(blanks, Blanks::Boxes | Blanks::Text);
        let mut text = text;
        if is_trimmed && is_first {
            text = text.trim_ascii_start();
        }
        if is_trimmed && next == Next::End {
            text = text.trim_ascii_end();
        }
        if blanks == Blanks::Boxes && text.trim_ascii().is_empty() {
            return Some(());
        }
        text::push(text, blanks, &mut self.made)
    }
}

/// Whether a text begins with a name, in whatever letters.
fn begins_with(text: Option<&str>, name: &str) -> bool {
    let beginning = text.and_then(|text| text.as_bytes().get(..name.len()));
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(name.as_bytes()))
}
