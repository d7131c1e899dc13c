//! The events of a body's Markdown, as far as a page can hold them: without comments, and without
//! what lies too deep within each other. What they mean is the business of `body` and `view::html`.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::problem::EntryProblem;

/// Deeper than this nobody writes, and readers of HTML lose count, each at a depth of its own.
const DEEPEST: u32 = 100;

/// The Markdown that lantoa reads: CommonMark with tables, strikethrough, heading ids and
/// typographic quotation marks. Footnotes stay off: their notes would need ids that are unique
/// over a page with several bodies.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
}

/// An event of a body, and where it stands in it.
pub type Marked<'a> = (Event<'a>, Range<usize>);

/// The events of a body with their places, and without its comments: `<!-- … -->` is a note between
/// those who write. Other HTML is handed on, to be shown as text.
pub fn events(text: &str) -> Events<'_> {
    events_with(text, options())
}

/// The same of Markdown with other extensions.
pub fn events_with(text: &str, options: Options) -> Events<'_> {
    Events {
        text,
        parser: Parser::new_ext(text, options).into_offset_iter(),
        in_comment: false,
        open: Vec::new(),
        too_deep: None,
        tables: Vec::new(),
    }
}

/// More cells than this in one table nobody reads; a few letters can ask for many more.
const MOST_CELLS: u32 = 20_000;

/// The events, and what of them is more than a page should hold.
pub struct Events<'a> {
    text: &'a str,
    parser: OffsetIter<'a>,
    /// Whether a comment is being passed over that is a block of its own.
    in_comment: bool,
    /// What is open now: how deep each lies, and none for what is left out.
    open: Vec<Option<u32>>,
    too_deep: Option<Range<usize>>,
    /// Each table so far and its cells.
    tables: Vec<(Range<usize>, u32)>,
}

impl Events<'_> {
    /// Whether an event is a comment, or belongs to one.
    fn is_comment(&mut self, event: &Event<'_>, range: &Range<usize>) -> bool {
        let was_in = self.in_comment;
        let whole = || self.text.get(range.clone()).is_some_and(is_comment);
        match event {
            Event::InlineHtml(_) => was_in || whole(),
            Event::Start(Tag::HtmlBlock) => {
                self.in_comment = whole();
                self.in_comment
            }
            Event::End(TagEnd::HtmlBlock) => std::mem::take(&mut self.in_comment),
            _ => was_in,
        }
    }

    /// What was more than a page should hold, and where; of what lay too deep the first, since all
    /// within it does. Of that, only the words were handed on.
    pub fn excesses(&self) -> impl Iterator<Item = (Range<usize>, EntryProblem)> {
        let deep = self.too_deep.iter();
        let deep = deep.map(|at| (at.clone(), EntryProblem::NestedTooDeep { limit: DEEPEST }));
        let large = self.tables.iter().filter(|(_, cells)| *cells > MOST_CELLS);
        deep.chain(large.map(|(at, cells)| {
            (at.clone(), EntryProblem::TableTooLarge { cells: *cells, limit: MOST_CELLS })
        }))
    }

    /// Whether the event is handed on.
    fn is_kept(&mut self, event: &Event<'_>, range: &Range<usize>) -> bool {
        match event {
            Event::Start(tag) => {
                match (tag, self.tables.last_mut()) {
                    (Tag::Table(_), _) => self.tables.push((range.clone(), 0)),
                    (Tag::TableCell, Some((_, cells))) => *cells += 1,
                    _ => {}
                }
                let above = self.open.last().copied().unwrap_or(Some(0));
                let depth = above.map(|above| above + u32::from(nests(tag)));
                let kept = depth.filter(|depth| *depth <= DEEPEST);
                if kept.is_none() && self.too_deep.is_none() {
                    self.too_deep = Some(range.clone());
                }
                self.open.push(kept);
                kept.is_some()
            }
            Event::End(_) => self.open.pop().flatten().is_some(),
            _ => true,
        }
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Marked<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, range) = self.parser.next()?;
            if !self.is_comment(&event, &range) && self.is_kept(&event, &range) {
                return Some((event, range));
            }
        }
    }
}

/// Whether one of these within another lies deeper: the parts of a list or a table do not.
fn nests(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Whether HTML is one comment, closed, and nothing else.
pub(super) fn is_comment(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| !inner.contains("-->"))
}
