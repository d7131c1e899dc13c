//! The sitemap: every page in every language, each with its alternates.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::address::Subject;
use crate::address::segment::numbered;
use crate::address::sheet::Sheet;
use crate::language::Language;
use crate::language::date::Date;
use crate::plan::listed;
use crate::view::Site;
use crate::view::head::alternates;
use crate::view::here::Here;

/// Makes the sitemap.
pub fn sitemap(site: &Site<'_>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    // Writing into memory cannot fail.
    let _ = write(&mut writer, site);
    writer.into_inner()
}

fn write(writer: &mut Writer<Vec<u8>>, site: &Site<'_>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let urlset = writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .with_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    urlset.write_inner_content(|writer| {
        for (subject, language, number) in listed(site) {
            let sheet = Sheet::Subject(subject, language, number);
            let (Some(here), false) =
                (Here::new(site, &sheet), is_hidden(site, (subject, language)))
            else {
                continue;
            };
            let path = site.addresses.of(subject, language).unwrap_or("/");
            let address = site.base.absolute(&numbered(path, language, number));
            writer.create_element("url").write_inner_content(|writer| {
                text(writer, "loc", &address)?;
                if let Some(date) = modified(site, subject) {
                    text(writer, "lastmod", &date.iso())?;
                }
                let others = alternates(&here, subject, number);
                // A page without a translation is its own only alternate: nothing to say.
                if others.iter().filter(|other| other.language != "x-default").count() > 1 {
                    for other in others {
                        writer
                            .create_element("xhtml:link")
                            .with_attribute(("rel", "alternate"))
                            .with_attribute(("hreflang", other.language))
                            .with_attribute(("href", other.href.as_str()))
                            .write_empty()?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// A draft that is shown to its author is not for search engines.
fn is_hidden(site: &Site<'_>, (subject, language): (Subject, Language)) -> bool {
    let catalogue = site.catalogue;
    let band = match subject {
        Subject::Work(place) => {
            catalogue.works.get(place).and_then(|entry| entry.band_in(language))
        }
        Subject::Unit(place) => {
            catalogue.units.get(place).and_then(|entry| entry.band_in(language))
        }
        Subject::NewsItem(place) => {
            catalogue.news.get(place).and_then(|entry| entry.band_in(language))
        }
        Subject::Page(place) => {
            catalogue.pages.get(place).and_then(|entry| entry.band_in(language))
        }
        Subject::Area(place) => {
            catalogue.areas.get(place).and_then(|entry| entry.band_in(language))
        }
        Subject::District(place) | Subject::Commune(place, _) => {
            catalogue.districts.get(place).and_then(|entry| entry.band_in(language))
        }
        Subject::Crossing(area, district) => {
            let area = catalogue.areas.get(area).and_then(|entry| entry.band_in(language));
            area.or_else(|| {
                catalogue.districts.get(district).and_then(|entry| entry.band_in(language))
            })
        }
        _ => None,
    };
    band.is_some()
}

/// The day of a story's last change, from its content and never from the clock.
fn modified(site: &Site<'_>, subject: Subject) -> Option<Date> {
    let catalogue = site.catalogue;
    match subject {
        Subject::Work(place) => {
            catalogue.works.get(place).and_then(|entry| entry.shared.updated.or(entry.facts.date))
        }
        Subject::NewsItem(place) => {
            catalogue.news.get(place).and_then(|entry| entry.shared.updated.or(*entry.facts))
        }
        Subject::Unit(place) => catalogue.units.get(place).and_then(|entry| entry.shared.updated),
        Subject::Page(place) => catalogue.pages.get(place).and_then(|entry| entry.shared.updated),
        _ => None,
    }
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}
