//! The facts that several kinds of entry have: drafts and dates, photos, sources, awards.
//!
//! Whether they hide an entry is not decided here but in `catalogue::visible`.

use borsh::{BorshDeserialize, BorshSerialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use super::Document;
use super::approval::{self, Approval};
use super::body::is_safe;
use super::prose::alt;
use super::text::Text;
use crate::language::date::Date;
use crate::problem::nearest::nearest;
use crate::problem::{EntryProblem, Place, Problem, Span, Spanned};
use crate::source::table::Table;

/// The facts that every kind of entry may have.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Shared {
    /// Not to be shown yet.
    pub draft: bool,
    /// Not to be shown before this day.
    pub publish_on: Option<Date>,
    /// The day of the last change that matters to a reader.
    pub updated: Option<Date>,
    /// A demonstration: it tells of nothing real, and says so.
    pub illustrative: bool,
    /// Where it was taken from.
    pub sources: Vec<Source>,
    /// Who approved it.
    pub approval: Option<Approval>,
    /// Photos.
    pub photos: Vec<Photo>,
    /// Whatever a theme of one's own wants: JSON text.
    pub extra: Option<String>,
}

/// A source named under a text.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
    /// When it appeared.
    pub date: Option<Date>,
}

/// An award received.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Award {
    /// The award's id in campaign.md.
    pub award: Spanned<String>,
    /// The decision by which it was given.
    pub decision: Option<String>,
    /// The day of the decision.
    pub date: Option<Date>,
    /// Where that stands.
    pub day: Span,
}

/// On what ground a person's picture is published (Law 91/2025 art. 16, Civil Code art. 32).
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    BorshSerialize,
    BorshDeserialize,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Consent {
    /// Taken at a public event.
    PublicEvent,
    /// Agreed to in writing.
    Written,
    /// Shown in the exercise of an office.
    OfficialDuty,
}

/// A photo beside its entry.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Photo {
    /// The file's name, in the entry's folder.
    pub file: Spanned<String>,
    /// Who took it, or whose it is.
    pub credit: String,
    /// It stands at the top and on cards.
    pub cover: bool,
    /// Somebody is recognisable.
    pub people: bool,
    /// The ground on which they are shown.
    pub consent: Option<Consent>,
    /// Children are recognisable: two consents are needed (Law 91/2025 art. 24).
    pub children: bool,
}

/// Reads the facts that every kind of entry may have; the photos' texts go into `text`.
pub fn read(table: &Table<'_, '_>, text: &mut Text) -> Shared {
    Shared {
        draft: table.flag("draft"),
        publish_on: table.date("publish_on"),
        updated: table.date("updated"),
        illustrative: table.flag("illustrative"),
        sources: table.tables("sources", |source| Source {
            name: source.required_text("name"),
            url: address(source),
            date: source.date("date"),
        }),
        approval: approval::read(table),
        photos: photos(table, text),
        extra: table.free("extra"),
    }
}

/// The address of a source: one that a page may link to.
fn address(table: &Table<'_, '_>) -> Option<Spanned<String>> {
    let url = table.spot("url")?;
    if !url.value.contains(':') || !is_safe(&url.value) {
        let kind = EntryProblem::UnsafeLink { target: url.value.clone() };
        table.document().report(url.span, kind);
        return None;
    }
    Some(url)
}

/// Reads `[[awards]]`.
pub fn awards(table: &Table<'_, '_>) -> Vec<Award> {
    table.tables("awards", |award| Award {
        award: award.required_spot("award"),
        decision: award.text("decision"),
        date: award.required_date("date"),
        day: award.span_of("date"),
    })
}

fn photos(table: &Table<'_, '_>, text: &mut Text) -> Vec<Photo> {
    let read = table.tables("photos", |photo| {
        let file = photo.required_spot("file");
        let alt = photo.required_spot("alt");
        let caption = photo.text("caption");
        let made = Photo {
            file,
            credit: photo.required_text("credit"),
            cover: photo.flag("cover"),
            people: photo.flag("people"),
            consent: photo.choice("consent"),
            children: photo.flag("children"),
        };
        if (made.people || made.children) && made.consent.is_none() {
            let kind = EntryProblem::ConsentMissing { file: made.file.value.clone() };
            photo.document().report(made.file.span, kind);
        }
        alt::check(photo, &made.file.value, (&alt, caption.as_deref()));
        (made, alt.value, caption)
    });
    read.into_iter()
        .map(|(photo, alt, caption)| {
            text.items.insert(("photos", &photo.file.value, "alt"), vec![alt]);
            if let Some(caption) = caption {
                text.items.insert(("photos", &photo.file.value, "caption"), vec![caption]);
            }
            photo
        })
        .collect()
}

/// What is wrong with the photos of an original: images in the body that are none of its photos,
/// photos of an entry that has no folder to keep them in.
pub fn photo_problems(document: &Document) -> Vec<Problem> {
    let mut problems = image_problems(document, document);
    let Some((_, shared)) = &document.facts else { return Vec::new() };
    if !document.path.ends_with("/index.md") {
        for photo in &shared.photos {
            let kind = EntryProblem::PhotoWithoutFolder { file: photo.file.value.clone() };
            problems.push(Problem::error(Place::new(&document.path, photo.file.span), kind));
        }
    }
    problems
}

/// The images in a body that are none of the photos of its entry's original.
pub fn image_problems(document: &Document, original: &Document) -> Vec<Problem> {
    let Some((_, shared)) = &original.facts else { return Vec::new() };
    let files: Vec<&str> = shared.photos.iter().map(|photo| photo.file.value.as_str()).collect();
    let images = document.text.body.images.iter();
    let strange = images.filter(|image| !files.contains(&image.value.as_str()));
    strange
        .map(|image| {
            let kind = EntryProblem::ImageNotAPhoto {
                file: image.value.clone(),
                nearest: nearest(&image.value, files.iter().copied()),
            };
            Problem::error(Place::new(&document.path, image.span), kind)
        })
        .collect()
}
