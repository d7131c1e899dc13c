//! The fixed parts of addresses, in each language, and the slugs that they forbid.

use crate::digest::Digest;
use crate::language::Language;
use crate::photo::Print;

/// The segments of one language (design section 3).
#[derive(Clone, Copy, Debug)]
pub struct Segments {
    /// Works.
    pub works: &'static str,
    /// Units.
    pub units: &'static str,
    /// News.
    pub news: &'static str,
    /// Districts.
    pub districts: &'static str,
    /// Content areas.
    pub areas: &'static str,
    /// The plan.
    pub plan: &'static str,
    /// Progress.
    pub progress: &'static str,
    /// Awards.
    pub awards: &'static str,
    /// Search.
    pub search: &'static str,
    /// What stands before the number of a list's further pages.
    pub page: &'static str,
}

impl Segments {
    /// The segments of a language.
    pub fn of(language: Language) -> &'static Segments {
        match language {
            Language::Vietnamese => &Segments {
                works: "cong-trinh",
                units: "don-vi",
                news: "tin-tuc",
                districts: "huyen",
                areas: "linh-vuc",
                plan: "ke-hoach",
                progress: "tien-do",
                awards: "khen-thuong",
                search: "tim-kiem",
                page: "trang-",
            },
            Language::English => &Segments {
                works: "works",
                units: "units",
                news: "news",
                districts: "districts",
                areas: "areas",
                plan: "plan",
                progress: "progress",
                awards: "awards",
                search: "search",
                page: "page-",
            },
        }
    }

    fn all(&self) -> [&'static str; 9] {
        [
            self.works,
            self.units,
            self.news,
            self.districts,
            self.areas,
            self.plan,
            self.progress,
            self.awards,
            self.search,
        ]
    }
}

/// The path of a list's page: the list itself for page 1, `trang-2/` below it for page 2.
pub fn numbered(path: &str, language: Language, number: usize) -> String {
    match number {
        0 | 1 => path.to_owned(),
        _ => format!("{path}{}{number}/", Segments::of(language).page),
    }
}

/// Whether a slug is that of a list's further page: `trang-2`, `page-2`.
pub fn is_page_number(slug: &str) -> bool {
    Language::ALL.iter().any(|language| {
        let number = slug.strip_prefix(Segments::of(*language).page);
        number
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether a page at the root may not have this slug: the languages' codes, the sections, and the
/// folders of assets and photos stand there already.
pub fn is_reserved_at_root(slug: &str) -> bool {
    let is_section = Language::ALL
        .iter()
        .any(|language| slug == language.code() || Segments::of(*language).all().contains(&slug));
    is_section || matches!(slug, "assets" | "data" | "photos")
}

/// Whether a path is, or lies within, one of the files and folders that are no pages.
pub fn is_file_of_the_site(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let files = [
        "404.html",
        "_headers",
        "_redirects",
        "feed.xml",
        "lantoa-manifest.json",
        "nginx-redirects.conf",
        "robots.txt",
        "sitemap.xml",
    ];
    match parts.as_slice() {
        [first, ..] if matches!(*first, "assets" | "data" | "photos") || files.contains(first) => {
            true
        }
        [code, "feed.xml", ..] => Language::from_code(code).is_some(),
        _ => false,
    }
}

/// Where the index of a search page is: beside the page, so that both are found or neither.
pub fn search_index_path(search: &str) -> String {
    format!("{search}index.js")
}

/// Where the feed of a language is: `/feed.xml`, `/en/feed.xml`.
pub fn feed_path(default: Language, language: Language) -> String {
    match language == default {
        true => "/feed.xml".to_owned(),
        false => format!("/{language}/feed.xml"),
    }
}

/// Where a print of a photo is: named by the photo's digest, so that it may be kept for ever, and
/// nothing of the file's own name is seen.
pub fn photo_path(photo: Digest, print: Print) -> String {
    format!("/photos/{photo}-{}.{}", print.width, print.format.ending())
}
