//! A body's Markdown as HTML, its links leading where the page that shows it sees them.
//!
//! Raw HTML becomes text; links that are unsafe or dead become text; headings begin at the second
//! level, since the title is the first.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, html::push_html};
use serde::Serialize;

use super::here::Here;
use crate::address::link::{Link, resolve};
use crate::catalogue::entry::Texts;
use crate::digest::Digest;
use crate::entry::Document;
use crate::entry::body::options;

/// HTML that is safe to stand in a page as it is; empty until the page is made.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Html(String);

/// A body to be made into HTML.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file that it stands in.
    pub document: &'a Document,
}

/// Where the body in the page's language is.
pub fn body<'a>(here: &Here<'a>, texts: &'a Texts) -> Option<Source<'a>> {
    let document = texts.document(here.language)?;
    Some(Source { document })
}

/// The digest of all that a body's HTML depends on: its text, and where its links lead from here.
pub fn digest(here: &Here<'_>, source: &Source<'_>) -> Digest {
    let body = &source.document.text.body;
    let mut whole = body.digest.bytes().to_vec();
    for link in &body.links {
        if let Some((href, lang)) = target(here, source, &link.value) {
            whole.extend_from_slice(href.as_bytes());
            whole.extend_from_slice(lang.unwrap_or_default().as_bytes());
        }
        whole.push(0);
    }
    Digest::of(&whole)
}

/// Makes the HTML of a body.
pub fn html(here: &Here<'_>, source: &Source<'_>) -> Html {
    let Some(text) = here.site.sources.text(&source.document.path) else { return Html::default() };
    let markdown = text.get(source.document.text.body.span.range()).unwrap_or_default();
    let mut writer =
        Writer { here, source, ids: source.document.text.body.anchors.iter(), open: None };
    let events = Parser::new_ext(markdown, options()).flat_map(|event| writer.event(event));
    let mut made = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut made, events);
    Html(made)
}

struct Writer<'a, 'h> {
    here: &'a Here<'h>,
    source: &'a Source<'a>,
    /// The ids that the headings were given when the body was read.
    ids: std::slice::Iter<'a, String>,
    /// Whether the open link was written out by hand, with a language; none while no link is open
    /// or the open one became text. Links do not nest.
    open: Option<bool>,
}

impl<'a> Writer<'a, '_> {
    fn event<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        Some(match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            // The block's own tags would make a paragraph of nothing.
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = self.ids.next().map(|id| CowStr::from(id.clone()));
                Event::Start(Tag::Heading { level: lowered(level), id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(level))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                return self.link(link_type, &dest_url, title, id);
            }
            Event::End(TagEnd::Link) => match self.open.take()? {
                true => Event::Html("</a>".into()),
                false => Event::End(TagEnd::Link),
            },
            // Photos are made by a later part of the tool: until then their alternative stands
            // in the text, and nothing is left that names the original file.
            Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
            Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
            other => other,
        })
    }

    fn link<'e>(
        &mut self,
        link_type: LinkType,
        dest: &str,
        title: CowStr<'e>,
        id: CowStr<'e>,
    ) -> Option<Event<'e>> {
        let (href, lang) = target(self.here, self.source, dest)?;
        self.open = Some(lang.is_some());
        match lang {
            None => {
                let dest_url = href.into();
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Some(lang) => {
                let mut escaped = String::new();
                let _ = pulldown_cmark_escape::escape_href(&mut escaped, &href);
                Some(Event::Html(format!("<a href=\"{escaped}\" hreflang=\"{lang}\">").into()))
            }
        }
    }
}

/// Where a link leads from here, and in which language that is, when it is not the page's. None
/// for a link that must not or cannot be followed.
fn target(
    here: &Here<'_>,
    source: &Source<'_>,
    written: &str,
) -> Option<(String, Option<&'static str>)> {
    let site = here.site;
    let languages = (source.document.language, site.catalogue.default_language);
    match resolve(site.addresses, written, languages) {
        Link::Elsewhere(address) => Some((address.to_owned(), None)),
        Link::Heading(heading) => Some((format!("#{heading}"), None)),
        Link::Subject(subject, language, heading) => {
            let mut href = here.href(site.addresses.of(subject, language)?);
            if let Some(heading) = heading {
                href.push('#');
                href.push_str(heading);
            }
            Some((href, here.foreign(language)))
        }
        Link::Dead => None,
    }
}

/// The title is the first level, so a body's first level becomes the second.
fn lowered(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        other => other,
    }
}
