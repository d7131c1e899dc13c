//! The feed of a language (Atom, RFC 4287): the newest stories and news, with their summaries.

use std::cmp::Reverse;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::address::Subject;
use crate::address::segment::feed_path;
use crate::catalogue::entry::Entry;
use crate::language::Language;
use crate::language::date::Date;
use crate::view::Site;

/// How many entries a feed has.
const ENTRIES: usize = 20;

/// One entry of the feed.
struct Item<'a> {
    title: &'a str,
    summary: &'a str,
    address: String,
    published: Date,
    updated: Date,
}

/// Makes the feed of a language.
pub fn feed(site: &Site<'_>, language: Language) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    // Writing into memory cannot fail.
    let _ = write(&mut writer, site, language);
    writer.into_inner()
}

fn write(writer: &mut Writer<Vec<u8>>, site: &Site<'_>, language: Language) -> io::Result<()> {
    let items = items(site, language);
    let home = site.addresses.of(Subject::Home, language).unwrap_or("/");
    let home = site.base.absolute(home);
    let own = site.base.absolute(&feed_path(site.catalogue.default_language, language));
    let newest = items.iter().map(|item| item.updated).max();
    let updated = newest.or(site.catalogue.campaign.facts.issued);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", language.code()));
    feed.write_inner_content(|writer| {
        let title = site.config.languages.get(&language).map_or("", |text| &text.title);
        text(writer, "title", title)?;
        text(writer, "id", &home)?;
        link(writer, "alternate", &home)?;
        link(writer, "self", &own)?;
        if let Some(updated) = updated {
            text(writer, "updated", &moment(site, updated))?;
        }
        writer.create_element("author").write_inner_content(|writer| {
            text(writer, "name", site.config.owner.body.get(language))
        })?;
        for item in &items {
            writer.create_element("entry").write_inner_content(|writer| {
                text(writer, "title", item.title)?;
                text(writer, "id", &item.address)?;
                link(writer, "alternate", &item.address)?;
                text(writer, "published", &moment(site, item.published))?;
                text(writer, "updated", &moment(site, item.updated))?;
                text(writer, "summary", item.summary)
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The newest works and news that have a text in the language.
fn items<'a>(site: &Site<'a>, language: Language) -> Vec<Item<'a>> {
    let catalogue = site.catalogue;
    let works = catalogue.index.all.shown(language).iter().take(ENTRIES).filter_map(|place| {
        let entry = catalogue.works.get(*place)?;
        item(site, entry, (Subject::Work(*place), language), entry.facts.date)
    });
    let news = catalogue.news.iter().enumerate().filter_map(|(place, entry)| {
        item(site, entry, (Subject::NewsItem(place), language), *entry.facts)
    });
    let mut items: Vec<Item<'a>> = works.chain(news.take(ENTRIES)).collect();
    items.sort_by_key(|item| Reverse(item.published));
    items.truncate(ENTRIES);
    items
}

fn item<'a, F>(
    site: &Site<'a>,
    entry: &'a Entry<F>,
    (subject, language): (Subject, Language),
    date: Option<Date>,
) -> Option<Item<'a>> {
    // A draft that is shown to its author is not for subscribers.
    if entry.band_in(language).is_some() {
        return None;
    }
    let text = entry.texts.get(language)?;
    let published = date?;
    Some(Item {
        title: &text.title.value,
        summary: text.summary.as_deref().unwrap_or_default(),
        address: site.base.absolute(site.addresses.of(subject, language)?),
        published,
        updated: entry.shared.updated.unwrap_or(published),
    })
}

/// The beginning of a day where the site is at home (RFC 3339).
fn moment(site: &Site<'_>, date: Date) -> String {
    let offset = site.config.utc_offset;
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    format!("{}T00:00:00{sign}{hours:02}:{minutes:02}", date.iso())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, href: &str) -> io::Result<()> {
    let element = writer.create_element("link");
    element.with_attribute(("rel", rel)).with_attribute(("href", href)).write_empty()?;
    Ok(())
}
