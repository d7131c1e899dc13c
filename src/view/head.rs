//! What stands in `<head>` and around the content: titles, alternates, the switcher, breadcrumbs.

use serde::Serialize;

use super::about::About;
use super::here::Here;
use super::json_ld;
use super::link::Link;
use super::listing::pages_of;
use super::photo::Shared;
use crate::address::Subject;
use crate::address::alternate::{alternate, index_above};
use crate::address::segment::numbered;
use crate::catalogue::hidden::Reason;
use crate::language::date::{Date, long};
use crate::theme::strings::Filling;

/// The head of a page.
#[derive(Debug, Serialize)]
pub struct Head<'a> {
    /// The text of `<title>`.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// The page's own absolute address.
    pub canonical: Option<String>,
    /// `website` or `article`.
    pub kind: &'static str,
    /// For Open Graph.
    pub locale: &'static str,
    /// Not for search engines.
    pub noindex: bool,
    /// This page in each language that has it.
    pub alternates: Vec<Alternate>,
    /// The other languages.
    pub switch: Vec<Switch>,
    /// The way here.
    pub breadcrumbs: Vec<Link<'a>>,
    /// The menu item that the page belongs to.
    pub section: &'static str,
    /// The day of the story.
    pub published: Option<String>,
    /// The day of its last change.
    pub modified: Option<String>,
    /// The picture for those who are sent a link.
    pub image: Option<Shared>,
    /// JSON-LD, safe within `<script>`.
    pub json_ld: String,
    /// Why the page is not public yet.
    pub band: Option<&'static str>,
    /// The same as a sentence.
    pub band_text: Option<String>,
}

/// The page in a language, for `hreflang`.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language's code, or `x-default`.
    pub language: &'static str,
    /// The absolute address.
    pub href: String,
}

/// Another language.
#[derive(Debug, Serialize)]
pub struct Switch {
    /// Its code.
    pub language: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// The page in it, or the nearest index.
    pub href: String,
    /// Whether it is the page itself.
    pub exact: bool,
}

/// The head of a subject's page; `number` is the page of a list.
pub fn head<'a>(here: &Here<'a>, subject: Subject, number: usize, about: About<'a>) -> Head<'a> {
    let breadcrumbs = breadcrumbs(here, subject, &about);
    let alternates = alternates(here, subject, number);
    let site_title = here.site.config.languages.get(&here.language).map_or("", |text| &text.title);
    let mut title = about.title.clone();
    if number > 1 {
        let page = here.say("title.page", &[("n", Filling::Number(number as i64))]);
        title = format!("{title}, {page}");
    }
    let whole_title = match subject {
        Subject::Home => format!("{site_title}: {title}"),
        _ => format!("{title} – {site_title}"),
    };
    let canonical = here.absolute(&here.path);
    let json_ld = json_ld::graph(here, &about, &canonical, &breadcrumbs);
    Head {
        title: whole_title,
        description: about.description,
        canonical: Some(canonical),
        kind: if about.article.is_some() { "article" } else { "website" },
        locale: here.language.open_graph_locale(),
        noindex: about.band.is_some(),
        alternates,
        switch: switch(here, subject, number),
        breadcrumbs,
        section: section(subject),
        published: about.article.and_then(|article| article.published).map(Date::iso),
        modified: about.article.and_then(|article| article.modified).map(Date::iso),
        image: about.image.or_else(|| theme_image(here)),
        json_ld,
        band: about.band.as_ref().map(Into::into),
        band_text: about.band.as_ref().map(|reason| band_text(here, reason)),
    }
}

/// Why the page is not public, in the page's language.
fn band_text(here: &Here<'_>, reason: &Reason) -> String {
    let key = format!("band.{}", <&str>::from(reason));
    let day = |day: Date| long(here.language, day);
    match reason {
        Reason::ApprovalVoided(approval) => {
            let on = approval.on.map(day).unwrap_or_default();
            let fillings = [("role", approval.by_role.as_str()), ("day", &on)];
            here.say(&key, &fillings.map(|(name, text)| (name, Filling::Text(text))))
        }
        Reason::Draft | Reason::NotDue(_) | Reason::NotApproved | Reason::ApprovalUnbound => {
            here.say(&key, &[])
        }
    }
}

/// The head of a page that is no subject: not found, moved, withdrawn.
pub fn bare<'a>(here: &Here<'a>, title: &str, canonical: Option<String>) -> Head<'a> {
    let site_title = here.site.config.languages.get(&here.language).map_or("", |text| &text.title);
    Head {
        title: format!("{title} – {site_title}"),
        description: title.to_owned(),
        canonical,
        kind: "website",
        locale: here.language.open_graph_locale(),
        noindex: true,
        alternates: Vec::new(),
        switch: Vec::new(),
        breadcrumbs: Vec::new(),
        section: "",
        published: None,
        modified: None,
        image: None,
        json_ld: String::new(),
        band: None,
        band_text: None,
    }
}

/// The theme's picture for pages that have no photo: `assets/share.jpg`, 1200 × 630.
fn theme_image(here: &Here<'_>) -> Option<Shared> {
    let asset = here.site.theme.assets.files.get("share.jpg")?;
    let alt = here.site.config.languages.get(&here.language).map(|text| text.title.clone());
    Some(Shared {
        href: here.absolute(&asset.path),
        width: 1200,
        height: 630,
        alt: alt.unwrap_or_default(),
    })
}

/// This page in each language that has it, and the one for readers of any other language.
/// Also what the sitemap names.
pub fn alternates(here: &Here<'_>, subject: Subject, number: usize) -> Vec<Alternate> {
    let site = here.site;
    let mut found = Vec::new();
    for language in &site.catalogue.languages {
        let Some(path) = site.addresses.of(subject, *language) else { continue };
        if number <= pages_of(site, subject, *language) {
            let href = here.absolute(&numbered(path, *language, number));
            found.push(Alternate { language: language.code(), href });
        }
    }
    if let Some(first) = found.first()
        && first.language == site.catalogue.default_language.code()
    {
        let href = first.href.clone();
        found.push(Alternate { language: "x-default", href });
    }
    found
}

fn switch(here: &Here<'_>, subject: Subject, number: usize) -> Vec<Switch> {
    let site = here.site;
    let others = site.catalogue.languages.iter().filter(|language| **language != here.language);
    others
        .map(|language| {
            let found = alternate(site.catalogue, site.addresses, subject, *language);
            let path = site.addresses.of(found.subject, *language).unwrap_or("/");
            let has_page = found.exact && number <= pages_of(site, subject, *language);
            let path = numbered(path, *language, if has_page { number } else { 1 });
            Switch {
                language: language.code(),
                name: language.own_name(),
                href: here.href(&path),
                exact: found.exact,
            }
        })
        .collect()
}

/// Home, the indexes above, and the page itself.
fn breadcrumbs<'a>(here: &Here<'a>, subject: Subject, about: &About<'a>) -> Vec<Link<'a>> {
    let own = Link { title: about.title.clone().into(), href: here.href(&here.path), lang: None };
    let mut way = vec![about.crumb.clone().unwrap_or(own)];
    let mut at = subject;
    while at != Subject::Home {
        at = above(here, at);
        way.extend(crumb(here, at));
    }
    way.reverse();
    way
}

/// The index that a breadcrumb leads to: a work's is the list of works, not its district.
fn above(here: &Here<'_>, subject: Subject) -> Subject {
    match subject {
        Subject::Work(_) => Subject::Works,
        other => index_above(here.site.catalogue, other),
    }
}

fn crumb<'a>(here: &Here<'a>, subject: Subject) -> Option<Link<'a>> {
    let key = match subject {
        Subject::Home => "title.home",
        Subject::Works => "title.works",
        Subject::Units => "title.units",
        Subject::News => "title.news",
        Subject::Districts => "title.districts",
        Subject::Areas => "title.areas",
        Subject::District(district) => return here.place_link(district, None),
        Subject::Area(area) => {
            let entry = here.site.catalogue.areas.get(area)?;
            let (text, _) = entry.texts.best(here.language);
            let title = text.short.as_deref().unwrap_or(&text.title.value);
            return Some(Link { title: title.into(), href: here.to(subject).0, lang: None });
        }
        _ => return None,
    };
    Some(Link { title: here.text(key).into(), href: here.to(subject).0, lang: None })
}

fn section(subject: Subject) -> &'static str {
    match subject {
        Subject::Works | Subject::Work(_) => "works",
        Subject::Units | Subject::Unit(_) => "units",
        Subject::News | Subject::NewsItem(_) => "news",
        Subject::Districts | Subject::District(_) | Subject::Commune(..) => "districts",
        Subject::Areas | Subject::Area(_) | Subject::Crossing(..) => "areas",
        Subject::Plan => "plan",
        Subject::Progress => "progress",
        Subject::Awards => "awards",
        Subject::Search => "search",
        Subject::Home | Subject::Page(_) => "",
    }
}
