//! A photo as a page shows it: in several widths and two formats, with its words.

use serde::Serialize;

use super::here::Here;
use crate::address::segment::photo_path;
use crate::catalogue::entry::Entry;
use crate::entry::shared;
use crate::photo::{Format, Header, Print, widths};
use crate::source;

/// The width that a browser takes which knows nothing of `srcset`, where there is a choice.
const PLAIN: u32 = 960;

/// A photo.
#[derive(Clone, Debug, Serialize)]
pub struct Photo<'a> {
    /// What is to be seen, for those who do not see it.
    pub alt: &'a str,
    /// Its language, when it is not the page's.
    pub alt_lang: Option<&'static str>,
    /// What stands under it.
    pub caption: Option<&'a str>,
    /// Its language, when it is not the page's.
    pub caption_lang: Option<&'static str>,
    /// Who took it, or whose it is.
    pub credit: &'a str,
    /// Its language, when it is not the page's.
    pub credit_lang: Option<&'static str>,
    /// Width in pixels, for the layout.
    pub width: u32,
    /// Height in pixels, for the layout.
    pub height: u32,
    /// The address for browsers that know nothing of `srcset`.
    pub src: String,
    /// The JPEGs, for `srcset`.
    pub srcset: String,
    /// The WebPs, for `srcset`.
    pub webp: String,
}

/// A photo as others show it who were sent a link.
#[derive(Clone, Debug, Serialize)]
pub struct Shared {
    /// The absolute address of a JPEG.
    pub href: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What is to be seen.
    pub alt: String,
}

/// The photo at the top: the one marked as cover, or else the first.
pub fn cover<'a, F>(here: &Here<'a>, entry: &'a Entry<F>) -> Option<Photo<'a>> {
    photo(here, entry, cover_of(entry)?)
}

/// The photos that stand neither at the top nor in the body.
pub fn gallery<'a, F>(here: &Here<'a>, entry: &'a Entry<F>) -> Vec<Photo<'a>> {
    let cover = cover_of(entry).map(|photo| &photo.file.value);
    let (text, _) = entry.texts.best(here.language);
    let in_body = |file: &String| text.body.images.iter().any(|image| image.value == *file);
    let others = entry.shared.photos.iter();
    let others = others.filter(|one| Some(&one.file.value) != cover && !in_body(&one.file.value));
    others.filter_map(|one| photo(here, entry, one)).collect()
}

/// The photo of this file, in a body.
pub fn named<'a, F>(here: &Here<'a>, entry: &'a Entry<F>, file: &str) -> Option<Photo<'a>> {
    let found = entry.shared.photos.iter().find(|photo| photo.file.value == file)?;
    photo(here, entry, found)
}

/// The cover, for those who were sent a link.
pub fn shared<F>(here: &Here<'_>, entry: &Entry<F>) -> Option<Shared> {
    let cover = cover_of(entry)?;
    let found = found(here, entry, cover)?;
    let header = found.header.as_ref().ok()?;
    let print = prints(header).into_iter().rfind(|print| print.format == Format::Jpeg)?;
    Some(Shared {
        href: here.absolute(&photo_path(found.digest, print)),
        width: print.width,
        height: header.height_at(print.width),
        alt: words(here, entry, (cover, "alt")).to_owned(),
    })
}

/// Every print that is put out of a photo.
pub fn prints(header: &Header) -> Vec<Print> {
    let widths = widths(header.width).into_iter();
    widths.flat_map(|width| Format::ALL.map(|format| Print { width, format })).collect()
}

/// The file of a photo in the snapshot.
pub fn path<F>(entry: &Entry<F>, photo: &shared::Photo) -> Option<String> {
    let folder = entry.texts.original.path.strip_suffix("index.md")?;
    Some(format!("{folder}{}", photo.file.value))
}

fn cover_of<F>(entry: &Entry<F>) -> Option<&shared::Photo> {
    let photos = &entry.shared.photos;
    photos.iter().find(|photo| photo.cover).or_else(|| photos.first())
}

fn found<'a, F>(
    here: &Here<'a>,
    entry: &Entry<F>,
    photo: &shared::Photo,
) -> Option<&'a source::photo::Photo> {
    here.site.sources.photo(&path(entry, photo)?)
}

fn photo<'a, F>(
    here: &Here<'a>,
    entry: &'a Entry<F>,
    photo: &'a shared::Photo,
) -> Option<Photo<'a>> {
    let found = found(here, entry, photo)?;
    let header = found.header.as_ref().ok()?;
    let prints = prints(header);
    let href = |print: Print| here.href(&photo_path(found.digest, print));
    let srcset = |format: Format| {
        let of_format = prints.iter().filter(|print| print.format == format);
        let each: Vec<String> =
            of_format.map(|print| format!("{} {}w", href(*print), print.width)).collect();
        each.join(", ")
    };
    let jpegs = prints.iter().filter(|print| print.format == Format::Jpeg);
    let plain =
        jpegs.clone().rfind(|print| print.width <= PLAIN).or_else(|| jpegs.clone().next())?;
    let largest = prints.iter().map(|print| print.width).max()?;
    let caption = words(here, entry, (photo, "caption"));
    let lang = |field: &str| {
        let text = entry.texts.get(here.language);
        let own = text.and_then(|text| text.items.get("photos", &photo.file.value, field));
        match own {
            Some(_) => None,
            None => here.foreign(entry.texts.original.language),
        }
    };
    Some(Photo {
        alt: words(here, entry, (photo, "alt")),
        alt_lang: lang("alt"),
        caption: Some(caption).filter(|caption| !caption.is_empty()),
        caption_lang: lang("caption").filter(|_| !caption.is_empty()),
        credit: &photo.credit,
        credit_lang: here.foreign_facts(),
        width: largest,
        height: header.height_at(largest),
        src: href(*plain),
        srcset: srcset(Format::Jpeg),
        webp: srcset(Format::WebP),
    })
}

fn words<'a, F>(
    here: &Here<'_>,
    entry: &'a Entry<F>,
    (photo, field): (&shared::Photo, &str),
) -> &'a str {
    entry.texts.item_line(here.language, ("photos", &photo.file.value, field))
}
