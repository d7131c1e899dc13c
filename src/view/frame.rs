//! What all pages of a language share: header, menu, footer. It changes rarely, on purpose: no
//! counts and no latest lists stand here, so that one new story does not make every page new.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::here::Here;
use super::link::Link;
use super::{Links, Site};
use crate::address::Subject;
use crate::address::segment::feed_path;
use crate::address::sheet::Sheet;
use crate::digest::Digest;
use crate::language::Language;
use crate::language::date::month_long;

/// Nothing but the site's own files; what a `<meta>` ignores (frame-ancestors, report) stands in
/// `_headers` alone. JSON-LD is data and needs no permission (CSP 3, section 6.7.3).
pub const POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

/// The frame of a page.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// Code of the language.
    pub language: &'static str,
    /// Title of the site.
    pub site_title: &'a str,
    /// One sentence.
    pub site_description: &'a str,
    /// Short name of the campaign.
    pub campaign_short: &'a str,
    /// Number of the plan.
    pub campaign_number: &'a str,
    /// First and last month.
    pub period: String,
    /// The home page.
    pub home: String,
    /// The sections.
    pub menu: Vec<MenuItem>,
    /// The plan.
    pub plan: String,
    /// The page on functions and duties.
    pub about: Option<Link<'a>>,
    /// The page that says whom to write to.
    pub contact: Option<Link<'a>>,
    /// The page on how to register a work.
    pub register: Option<Link<'a>>,
    /// The feed.
    pub feed: String,
    /// File name of an asset to its address.
    pub assets: BTreeMap<&'a str, String>,
    /// Who answers for the site.
    pub owner: OwnerLines<'a>,
    /// The Content-Security-Policy.
    pub policy: &'static str,
}

/// A section in the menu.
#[derive(Debug, Serialize)]
pub struct MenuItem {
    /// Its key.
    pub key: &'static str,
    /// Its address.
    pub href: String,
}

/// Who answers for the site.
#[derive(Debug, Serialize)]
pub struct OwnerLines<'a> {
    /// The body.
    pub body: &'a str,
    /// Its address.
    pub address: &'a str,
    /// Its office line.
    pub telephone: &'a str,
    /// Its mailbox.
    pub email: &'a str,
    /// The role responsible.
    pub responsible: &'a str,
}

/// A frame as the engine takes it, and its digest.
#[derive(Clone, Debug)]
pub struct Ready {
    /// For the template.
    pub value: Value,
    /// For the key.
    pub digest: Digest,
}

/// The frames of a build, made once a language where pages can share them.
#[derive(Debug, Default)]
pub struct Frames {
    shared: BTreeMap<Language, Ready>,
}

impl Frames {
    /// The frames that all pages of a language share; none when links depend on the page.
    pub fn new(site: &Site<'_>) -> Frames {
        if site.links == Links::Relative {
            return Frames::default();
        }
        let languages = site.catalogue.languages.iter();
        let shared = languages
            .filter_map(|language| {
                let sheet = Sheet::Subject(Subject::Home, *language, 1);
                Some((*language, ready(&Here::new(site, &sheet)?)))
            })
            .collect();
        Frames { shared }
    }

    /// The frame of a page.
    pub fn ready(&self, here: &Here<'_>) -> Ready {
        self.shared.get(&here.language).cloned().unwrap_or_else(|| ready(here))
    }
}

fn ready(here: &Here<'_>) -> Ready {
    let frame = frame(here);
    Ready { value: Value::from_serializable(&frame), digest: super::digest(&frame) }
}

fn frame<'a>(here: &Here<'a>) -> Frame<'a> {
    let Site { config, catalogue, theme, .. } = here.site;
    let language = here.language;
    let site_text = config.languages.get(&language);
    let campaign = &catalogue.campaign;
    let (campaign_text, _) = campaign.texts.best(language);
    let period = campaign
        .facts
        .period
        .map(|(from, to)| format!("{} – {}", month_long(language, from), month_long(language, to)));
    let owner = &config.owner;
    Frame {
        language: language.code(),
        site_title: site_text.map_or("", |text| &text.title),
        site_description: site_text.map_or("", |text| &text.description),
        campaign_short: campaign_text.short.as_deref().unwrap_or(&campaign_text.title.value),
        campaign_number: &campaign.facts.number,
        period: period.unwrap_or_default(),
        home: here.to(Subject::Home).0,
        menu: menu(here),
        plan: here.to(Subject::Plan).0,
        about: page_link(here, &config.pages.about.value),
        contact: page_link(here, &config.pages.contact.value),
        register: config.pages.register.as_ref().and_then(|id| page_link(here, &id.value)),
        feed: here.href(&feed_path(catalogue.default_language, language)),
        assets: theme
            .assets
            .files
            .iter()
            .map(|(name, asset)| (name.as_str(), here.href(&asset.path)))
            .collect(),
        owner: OwnerLines {
            body: owner.body.get(language),
            address: owner.address.get(language),
            telephone: owner.telephone.get(language),
            email: owner.email.get(language),
            responsible: owner.responsible.get(language),
        },
        policy: POLICY,
    }
}

fn menu(here: &Here<'_>) -> Vec<MenuItem> {
    let sections = [
        ("works", Subject::Works),
        ("units", Subject::Units),
        ("districts", Subject::Districts),
        ("areas", Subject::Areas),
        ("progress", Subject::Progress),
        ("awards", Subject::Awards),
        ("news", Subject::News),
        ("plan", Subject::Plan),
        ("search", Subject::Search),
    ];
    sections.into_iter().map(|(key, subject)| MenuItem { key, href: here.to(subject).0 }).collect()
}

fn page_link<'a>(here: &Here<'a>, id: &str) -> Option<Link<'a>> {
    let pages = &here.site.catalogue.pages;
    let place = pages.iter().position(|page| page.id.to_string() == id)?;
    pages.get(place).map(|page| here.link(Subject::Page(place), page))
}
