//! The index of a language's search page: a classic script, since a page opened from a USB stick
//! may load nothing else, and the policy of a page allows no WebAssembly.
//!
//! `window.lantoaSearch = { entries, words, places }`. An entry is `[title, address, summary, place,
//! district, areas, status, kind, date, illustrative]`, the last 1 or 0; the addresses are those that the search page would write
//! itself. Titles, summaries and places are folded in the browser. Of the bodies there is each
//! folded word, once, with the entries that have it (`postings`).

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use pulldown_cmark::Event;

use super::{Output, Record, output};
use crate::address::Subject;
use crate::address::sheet::Sheet;
use crate::catalogue::entry::Texts;
use crate::digest::Digest;
use crate::entry::Document;
use crate::entry::events::events;
use crate::language::Language;
use crate::language::search::Folded;
use crate::view::here::Here;
use crate::view::json_ld::in_script;
use crate::view::{Key, Site, card};

/// A summary's length in a result.
const SUMMARY: usize = 160;

/// Of how many stories of each kind the body is searched, the newest first. What a phone has to
/// load must have an end; older stories are found by title, summary and place.
const BODIES: usize = 1000;

/// A word that more than a quarter of the bodies have tells little, and half of the index would be
/// such words: the script takes it as being everywhere. In fewer bodies than these all words stand.
const MANY_BODIES: usize = 100;

/// For how many places of words there is room: 50 KB or less when packed, so that the index of 500
/// works stays under 100 KB. The rarest words come first, being those that find something.
const ROOM: usize = 50_000;

/// Something that can be found.
#[derive(Default)]
struct Entry<'a> {
    title: String,
    href: String,
    summary: String,
    place: String,
    district: &'a str,
    areas: String,
    status: &'static str,
    kind: &'static str,
    date: String,
    illustrative: bool,
    body: Option<&'a Document>,
}

/// The index of a language's search page; from memory when no entry and no body is new.
pub fn search(
    site: &Site<'_>,
    (path, language): (&str, Language),
    before: Option<&Record>,
) -> Output {
    let sheet = Sheet::Subject(Subject::Search, language, 1);
    let Some(here) = Here::new(site, &sheet) else {
        return output(path, Key::default(), before, Vec::new);
    };
    let entries = entries(&here);
    let lines = lines(&entries);
    let mut bodies = Vec::new();
    for body in entries.iter().filter_map(|entry| entry.body) {
        bodies.extend_from_slice(body.text.body.digest.bytes());
    }
    let key =
        Key { view: Digest::of(lines.as_bytes()), body: Digest::of(&bodies), ..Key::default() };
    let mut made = output(path, key, before, || script(site, &entries, &lines));
    // A changed body that has the same words: there is a new key, and nothing to write.
    if before.is_some_and(|before| before.digest == made.record.digest) {
        made.made = None;
    }
    made
}

/// All that a language has, in the order in which equally good results are shown.
fn entries<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let mut all = works(here);
    all.extend(units(here));
    all.extend(news(here));
    all.extend(areas(here));
    all.extend(places(here));
    all.extend(pages(here));
    all
}

fn works<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let catalogue = here.site.catalogue;
    let shown = catalogue.index.all.shown(here.language).iter().enumerate();
    let found = shown.filter_map(|(number, place)| {
        let card = card::work(here, *place)?;
        let named = catalogue.relations.works.get(*place)?;
        let texts = &catalogue.works.get(*place)?.texts;
        let areas: Vec<&str> =
            named.areas.iter().filter_map(|area| area_name(here, *area)).collect();
        Some(Entry {
            title: card.title.to_owned(),
            href: card.href,
            summary: cut(card.summary),
            place: card.place,
            district: district_name(here, named.district),
            areas: areas.join(" "),
            status: card.status,
            kind: card.kind,
            date: card.day.map(|day| day.short).unwrap_or_default(),
            illustrative: card.illustrative,
            body: body(here, texts).filter(|_| number < BODIES),
        })
    });
    found.collect()
}

fn units<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let catalogue = here.site.catalogue;
    let shown = crate::view::listing::shown_units(here.site, here.language);
    let found = shown.into_iter().enumerate().filter_map(|(number, place)| {
        let card = card::unit(here, place)?;
        let district = catalogue.relations.units.get(place).and_then(|named| named.district);
        let texts = &catalogue.units.get(place)?.texts;
        Some(Entry {
            title: card.title.to_owned(),
            href: card.href,
            summary: cut(card.summary),
            place: card.place,
            district: district_name(here, district),
            kind: "unit",
            illustrative: card.illustrative,
            body: body(here, texts).filter(|_| number < BODIES),
            ..Entry::default()
        })
    });
    found.collect()
}

fn news<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let catalogue = here.site.catalogue;
    let shown = crate::view::listing::shown_news(here.site, here.language);
    let found = shown.into_iter().enumerate().filter_map(|(number, place)| {
        let card = card::news(here, place)?;
        let texts = &catalogue.news.get(place)?.texts;
        Some(Entry {
            title: card.title.to_owned(),
            href: card.href,
            summary: cut(card.summary),
            kind: "news",
            date: card.day.map(|day| day.short).unwrap_or_default(),
            illustrative: card.illustrative,
            body: body(here, texts).filter(|_| number < BODIES),
            ..Entry::default()
        })
    });
    found.collect()
}

fn areas<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let all = here.site.catalogue.areas.iter().enumerate();
    let found = all.map(|(place, entry)| {
        let (text, _) = entry.texts.best(here.language);
        Entry {
            title: text.title.value.clone(),
            href: here.to(Subject::Area(place)).0,
            summary: cut(text.long.as_deref().unwrap_or_default()),
            areas: entry.id.name().to_owned(),
            kind: "area",
            body: body(here, &entry.texts),
            ..Entry::default()
        }
    });
    found.collect()
}

/// The districts, and the communes with their district: six pairs of communes are equal when folded.
fn places<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let catalogue = here.site.catalogue;
    let mut found = Vec::new();
    for place in catalogue.order.districts.get(&here.language).into_iter().flatten() {
        let Some(district) = catalogue.districts.get(*place) else { continue };
        let full_name = here.district_full_name(*place).unwrap_or_default();
        found.push(Entry {
            title: full_name.clone(),
            href: here.to(Subject::District(*place)).0,
            district: district.id.name(),
            kind: "district",
            body: body(here, &district.texts),
            ..Entry::default()
        });
        let communes = catalogue.order.communes.get(*place);
        let communes = communes.and_then(|communes| communes.get(&here.language));
        for commune in communes.into_iter().flatten() {
            found.push(Entry {
                title: here.commune_full_name(*place, *commune).unwrap_or_default(),
                href: here.to(Subject::Commune(*place, *commune)).0,
                place: full_name.clone(),
                district: district.id.name(),
                kind: "commune",
                ..Entry::default()
            });
        }
    }
    found
}

/// The plan and the plain pages.
fn pages<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let catalogue = here.site.catalogue;
    let plain = catalogue.pages.iter().enumerate();
    let plain = plain.map(|(place, page)| (Subject::Page(place), &page.texts));
    let all = std::iter::once((Subject::Plan, &catalogue.campaign.texts)).chain(plain);
    let found = all.filter_map(|(subject, texts)| {
        let text = texts.get(here.language)?;
        Some(Entry {
            title: text.title.value.clone(),
            href: here.href(here.site.addresses.of(subject, here.language)?),
            summary: cut(text.summary.as_deref().unwrap_or_default()),
            kind: "page",
            body: body(here, texts),
            ..Entry::default()
        })
    });
    found.collect()
}

fn body<'a>(here: &Here<'a>, texts: &'a Texts) -> Option<&'a Document> {
    texts.document(here.language).map(|document| &**document)
}

fn district_name<'a>(here: &Here<'a>, district: Option<usize>) -> &'a str {
    let entry = district.and_then(|district| here.site.catalogue.districts.get(district));
    entry.map_or("", |entry| entry.id.name())
}

fn area_name<'a>(here: &Here<'a>, area: usize) -> Option<&'a str> {
    here.site.catalogue.areas.get(area).map(|entry| entry.id.name())
}

/// The beginning of a summary, cut between two words.
fn cut(summary: &str) -> String {
    let Some((end, _)) = summary.char_indices().nth(SUMMARY) else { return summary.to_owned() };
    let beginning = summary.get(..end).unwrap_or_default();
    let whole = beginning.rsplit_once(' ').map_or(beginning, |(whole, _)| whole);
    format!("{whole}…")
}

/// The entries as JSON.
fn lines(entries: &[Entry<'_>]) -> String {
    let lines = entries.iter().map(|entry| {
        let Entry { title, href, summary, place, district, areas, status, kind, date, .. } = entry;
        let illustrative = u8::from(entry.illustrative);
        (title, href, summary, place, district, areas, status, kind, date, illustrative)
    });
    // Writing plain data into memory cannot fail.
    serde_json::to_string(&lines.collect::<Vec<_>>()).unwrap_or_default()
}

fn script(site: &Site<'_>, entries: &[Entry<'_>], lines: &str) -> Vec<u8> {
    let (words, places) = postings(site, entries);
    let words = serde_json::to_string(&words).unwrap_or_default();
    let places = serde_json::to_string(&places).unwrap_or_default();
    let json = format!("{{\"entries\":{lines},\"words\":{words},\"places\":{places}}}");
    format!("window.lantoaSearch={};\n", in_script(&json)).into_bytes()
}

/// The words of the bodies in order, and for each the entries that have it; both with a blank
/// between. A word that very many bodies have stands without entries.
fn postings(site: &Site<'_>, entries: &[Entry<'_>]) -> (String, String) {
    let bodies: Vec<(usize, Vec<Arc<str>>)> = entries
        .par_iter()
        .enumerate()
        .map_init(Folded::default, |folded, (number, entry)| {
            Some((number, words_of(site, folded, (entry, entry.body?))))
        })
        .flatten()
        .collect();
    let mut found: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, words) in &bodies {
        for word in words {
            found.entry(word).or_default().push(*number);
        }
    }
    let mut found: Vec<(&str, Vec<usize>)> = found.into_iter().collect();
    found.sort_unstable();
    let most = most_places(found.iter().map(|(_, places)| places.len()).collect(), bodies.len());
    let places = found.iter().map(|(_, places)| match places.len() > most {
        true => String::new(),
        false => steps(places),
    });
    let places = places.collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = found.iter().map(|(word, _)| *word).collect();
    (words.join(" "), places)
}

/// In how many bodies a word may be and still stand with its places.
fn most_places(mut counts: Vec<usize>, bodies: usize) -> usize {
    let most = if bodies < MANY_BODIES { usize::MAX } else { bodies / 4 };
    counts.sort_unstable();
    let mut sum = 0;
    for count in counts {
        sum += count;
        if sum > ROOM {
            return most.min(count.saturating_sub(1));
        }
    }
    most
}

/// The folded words of a body, each once and in the order of the text, without those that the entry's
/// other texts have.
fn words_of(
    site: &Site<'_>,
    folded: &mut Folded,
    (entry, document): (&Entry<'_>, &Document),
) -> Vec<Arc<str>> {
    let Some(text) = site.sources.text(&document.path) else { return Vec::new() };
    let markdown = text.get(document.text.body.span.range()).unwrap_or_default();
    let mut plain = String::with_capacity(markdown.len());
    for (event, _) in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::End(_) | Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    let shown = format!("{} {} {}", entry.title, entry.summary, entry.place);
    folded.only(&plain, &shown)
}

/// The signs that a step is written with: all of ASCII that JSON and a script leave as they are.
/// The first half ends a step, the second goes on.
const SIGNS: &[u8; 90] =
    b"#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const HALF: usize = 45;

/// Ascending numbers as the steps between them: mostly one sign each, which packs well.
fn steps(places: &[usize]) -> String {
    let mut written = String::new();
    let mut next = 0;
    for place in places {
        let mut step = place - next;
        while step >= HALF {
            written.push(sign(HALF + step % HALF));
            step /= HALF;
        }
        written.push(sign(step));
        next = place + 1;
    }
    written
}

fn sign(place: usize) -> char {
    SIGNS.get(place).map_or('~', |sign| char::from(*sign))
}
