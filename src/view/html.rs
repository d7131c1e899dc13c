//! A body's Markdown as HTML, its links leading where the page that shows it sees them.
//!
//! Raw HTML becomes text; links that are unsafe or dead become text; headings begin at the second
//! level, since the title is the first.

use pulldown_cmark::html::push_html;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Tag, TagEnd};
use serde::Serialize;

use super::here::Here;
use super::photo::{self, Photo};
use crate::address::link::{Link, resolve};
use crate::catalogue::entry::Entry;
use crate::digest::Digest;
use crate::entry::Document;
use crate::entry::events::{events_with, options};

/// How wide a photo in the text is shown: the text's own measure, or the whole of a phone.
const SIZES: &str = "(min-width: 46rem) 42rem, 100vw";

/// HTML that is safe to stand in a page as it is; empty until the page is made.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Html(String);

/// A body to be made into HTML.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The file that it stands in.
    pub document: &'a Document,
    /// The photos in it, by file.
    photos: Vec<(&'a str, Photo<'a>)>,
}

/// Where the body in the page's language is.
pub fn body<'a, F>(here: &Here<'a>, entry: &'a Entry<F>) -> Option<Source<'a>> {
    let document = entry.texts.document(here.language)?;
    let images = document.text.body.images.iter();
    let photos = images.filter_map(|image| {
        let file = image.value.as_str();
        Some((file, photo::named(here, entry, file)?))
    });
    Some(Source { document, photos: photos.collect() })
}

/// The digest of all that a body's HTML depends on: its text, its photos, and where its links lead
/// from here.
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
    whole.extend_from_slice(super::digest(&source.photos).bytes());
    Digest::of(&whole)
}

/// Where a link leads, and the code of the language there when it is not the page's.
pub type Href = (String, Option<&'static str>);

/// What a text needs of the site around it to become HTML.
pub struct Around<'a> {
    /// Where a link leads; none for one that must not or cannot be followed.
    pub link: &'a dyn Fn(&str) -> Option<Href>,
    /// The HTML of a photo, from its file and the alternative in the text.
    pub photo: &'a dyn Fn(&str, &str) -> String,
    /// What a table's region is called.
    pub table: &'a str,
}

/// Makes HTML of Markdown; `ids` are those of its headings, in order. Whatever the text is, the HTML
/// is well formed, runs nothing, and holds no tag that the text wrote itself.
pub fn markdown(text: &str, options: Options, ids: &[String], around: &Around<'_>) -> String {
    let mut writer = Writer { around, ids: ids.iter(), open: Vec::new(), image: None };
    let events = events_with(text, options).flat_map(|(event, _)| writer.events(event));
    let mut made = String::with_capacity(text.len() * 3 / 2);
    push_html(&mut made, events);
    made
}

/// Makes the HTML of a body.
pub fn html(here: &Here<'_>, source: &Source<'_>) -> Html {
    let Some(text) = here.site.sources.text(&source.document.path) else { return Html::default() };
    let body = &source.document.text.body;
    let text = text.get(body.span.range()).unwrap_or_default();
    let around = Around {
        link: &|written| target(here, source, written),
        photo: &|file, alt| photo_html(here, source, (file, alt)),
        table: here.text("table.label"),
    };
    Html(markdown(text, options(), &body.anchors, &around))
}

/// How a link ends.
#[derive(Clone, Copy)]
enum Ending {
    /// As the library writes it.
    Usual,
    /// It was written out here, with a language.
    ByHand,
}

struct Writer<'a> {
    around: &'a Around<'a>,
    /// The ids that the headings were given when the body was read.
    ids: std::slice::Iter<'a, String>,
    /// The links that are open, the innermost last: how each has to end, or nothing for one that
    /// became text. An address in a link's words is one within another; HTML knows no such thing, and
    /// the outer one stays.
    open: Vec<Option<Ending>>,
    /// The image that is being read.
    image: Option<Image>,
}

/// An image, of which only words are read on.
struct Image {
    file: String,
    /// The alternative.
    alt: String,
    /// How many images in its words have begun and not ended.
    within: usize,
}

impl Writer<'_> {
    /// An event as the page needs it. A table may be wider than a phone: it stands in a region of
    /// its own that can be scrolled, by keyboard too.
    fn events<'e>(&mut self, event: Event<'e>) -> impl Iterator<Item = Event<'e>> + use<'e> {
        let (before, after) = match &event {
            Event::Start(Tag::Table(_)) => {
                let label = escaped(self.around.table);
                let region = "<div class=\"scroll\" tabindex=\"0\" role=\"group\"";
                (Some(format!("{region} aria-label=\"{label}\">")), None)
            }
            Event::End(TagEnd::Table) => (None, Some("</div>".to_owned())),
            _ => (None, None),
        };
        let html = |text: Option<String>| text.map(|text| Event::Html(text.into()));
        [html(before), self.event(event), html(after)].into_iter().flatten()
    }

    fn event<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        if let Some(Image { alt, within, .. }) = &mut self.image {
            // Only words can be an alternative: everything else within the image is dropped.
            match &event {
                Event::Text(words) | Event::Code(words) => alt.push_str(words),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::Start(Tag::Image { .. }) => *within += 1,
                Event::End(TagEnd::Image) if *within > 0 => *within -= 1,
                Event::End(TagEnd::Image) => {
                    let Image { file, alt, .. } = self.image.take()?;
                    return Some(Event::Html((self.around.photo)(&file, &alt).into()));
                }
                _ => {}
            }
            return None;
        }
        Some(match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            // The block's own tags would make a paragraph of nothing.
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Heading { level, .. }) => {
                let id = self.ids.next().map(|id| CowStr::from(id.clone()));
                // Of what may stand in `{…}` only the id is for authors: a class is the theme's, and
                // any attribute would be as good as HTML, `onclick` too.
                let (classes, attrs) = (Vec::new(), Vec::new());
                Event::Start(Tag::Heading { level: lowered(level), id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(level))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                return self.link(link_type, &dest_url, title, id);
            }
            Event::End(TagEnd::Link) => match self.open.pop()?? {
                Ending::ByHand => Event::Html("</a>".into()),
                Ending::Usual => Event::End(TagEnd::Link),
            },
            Event::Start(Tag::Image { dest_url, .. }) => {
                let file = dest_url.to_string();
                self.image = Some(Image { file, alt: String::new(), within: 0 });
                return None;
            }
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
        let is_within = self.open.iter().any(Option::is_some);
        let Some((href, lang)) = (self.around.link)(dest).filter(|_| !is_within) else {
            self.open.push(None);
            return None;
        };
        self.open.push(Some(lang.map_or(Ending::Usual, |_| Ending::ByHand)));
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

/// A photo in the text. It stands within a paragraph, so it is made of what may stand there.
fn photo_html(here: &Here<'_>, source: &Source<'_>, (file, alt): (&str, &str)) -> String {
    let Some((_, photo)) = source.photos.iter().find(|(name, _)| *name == file) else {
        return String::new();
    };
    // The author of this text wrote the alternative in it, or else it is the photo's own.
    let (alt, alt_lang) = match alt.trim() {
        "" => (photo.alt, photo.alt_lang),
        alt => (alt, None),
    };
    let credit = format!(
        "{} <span{}>{}</span>",
        escaped(here.text("photo.credit")),
        lang(photo.credit_lang),
        escaped(photo.credit),
    );
    let caption = photo
        .caption
        .map(|caption| format!("<span{}>{}</span> ", lang(photo.caption_lang), escaped(caption)));
    format!(
        "<span class=\"photo\"><picture><source type=\"image/webp\" srcset=\"{}\" sizes=\"{SIZES}\">\
         <img src=\"{}\" srcset=\"{}\" sizes=\"{SIZES}\" width=\"{}\" height=\"{}\" \
         loading=\"lazy\" decoding=\"async\" alt=\"{}\"{}></picture>\
         <small>{}<span class=\"photo-credit\">{}</span></small></span>",
        escaped(&photo.webp),
        escaped(&photo.src),
        escaped(&photo.srcset),
        photo.width,
        photo.height,
        escaped(alt),
        lang(alt_lang),
        caption.unwrap_or_default(),
        credit,
    )
}

/// The attribute that names a language which is not the page's.
fn lang(code: Option<&str>) -> String {
    code.map(|code| format!(" lang=\"{code}\"")).unwrap_or_default()
}

/// The text as it may stand in HTML, in an attribute too.
fn escaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    // Writing into memory cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut made, text);
    made
}

/// Where a link leads from here, and in which language that is, when it is not the page's. None
/// for a link that must not or cannot be followed.
fn target(here: &Here<'_>, source: &Source<'_>, written: &str) -> Option<Href> {
    let site = here.site;
    let languages = (source.document.language, site.catalogue.default_language);
    match resolve(site.addresses, written, languages) {
        Link::Elsewhere(address) => Some((address.to_owned(), None)),
        Link::File(path) => Some((here.href(path), None)),
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
