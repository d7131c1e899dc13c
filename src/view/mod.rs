//! All that a template may see: one plain view a page, made from the catalogue and the addresses.
//!
//! These are the only types besides the manifest that a template or a file format can see, and so
//! the only ones that derive `Serialize`. `docs/theme.md` lists them field by field. A view is made
//! in two steps: everything but the HTML of the body, which is enough to know whether the page is
//! new (`Key`), and then, only if it is, the body (`Made::complete`).

pub mod about;
pub mod area;
pub mod awards;
pub mod card;
pub mod figure;
pub mod frame;
pub mod ground;
pub mod head;
pub mod here;
pub mod home;
pub mod html;
pub mod json_ld;
pub mod line;
pub mod link;
pub mod listing;
pub mod news;
pub mod part;
pub mod photo;
pub mod place;
pub mod plain;
pub mod plan;
pub mod progress;
pub mod search;
pub mod small;
mod subject;
pub mod tile;
pub mod unit;
pub mod work;
pub mod works;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;
use tera::{Context, Value};

use crate::address::Addresses;
use crate::address::sheet::Sheet;
use crate::catalogue::Catalogue;
use crate::config::{BaseUrl, Config};
use crate::digest::Digest;
use crate::language::Language;
use crate::source::Sources;
use crate::theme::Theme;

use head::Head;
use here::Here;
use html::{Html, Source};

/// Everything that views are made from.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The snapshot, for the bodies' text.
    pub sources: &'a Sources,
    /// The settings.
    pub config: &'a Config,
    /// The theme.
    pub theme: &'a Theme,
    /// The campaign.
    pub catalogue: &'a Catalogue,
    /// The addresses.
    pub addresses: &'a Addresses,
    /// Where this build will be read.
    pub base: &'a BaseUrl,
    /// How its pages name each other.
    pub links: Links,
    /// What is done to a page once its template is filled.
    pub finish: Finish,
}

/// How pages name each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Links {
    /// From the host's root: `/thi-dua/cong-trinh/`.
    FromRoot,
    /// From the page itself, naming files: `../cong-trinh/index.html`. Such a site opens from a
    /// USB stick.
    Relative,
}

/// What is done to a page once its template is filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Finish {
    /// Minified: for readers far away.
    Minified,
    /// Left as it is: for somebody who waits for it on the same machine.
    AsFilled,
}

/// What a page is made from, as digests, kept apart so that a difference has a reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Key {
    /// Templates, strings, assets.
    pub theme: Digest,
    /// Header, menu and footer.
    pub frame: Digest,
    /// The page's own facts, cards and addresses.
    pub view: Digest,
    /// The body's text and where its links lead.
    pub body: Digest,
}

/// A page's own view. Each variant has its template.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "one at a time, and most are works")]
pub enum Page<'a> {
    /// `home.html`
    Home(home::Home<'a>),
    /// `works.html`
    Works(works::Works<'a>),
    /// `news_list.html`
    NewsList(news::NewsList<'a>),
    /// `units.html`
    Units(unit::Units<'a>),
    /// `districts.html`
    Districts(place::Districts),
    /// `district.html`
    District(place::District<'a>),
    /// `commune.html`
    Commune(place::Commune<'a>),
    /// `areas.html`
    Areas(area::Areas<'a>),
    /// `area.html`
    Area(area::Area<'a>),
    /// `crossing.html`
    Crossing(area::Crossing<'a>),
    /// `work.html`
    Work(work::Work<'a>),
    /// `unit.html`
    Unit(unit::Unit<'a>),
    /// `news.html`
    NewsItem(news::NewsItem<'a>),
    /// `page.html`
    Plain(plain::Plain<'a>),
    /// `plan.html`
    Plan(plan::Plan<'a>),
    /// `progress.html`
    Progress(progress::Progress<'a>),
    /// `awards.html`
    Awards(awards::Awards<'a>),
    /// `search.html`
    Search(search::Search<'a>),
    /// `not_found.html`
    NotFound(small::NotFound),
    /// `redirect.html`
    Redirect(small::Redirect),
    /// `gone.html`
    Gone(small::Gone),
}

impl Page<'_> {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Page::Home(_) => "home.html",
            Page::Works(_) => "works.html",
            Page::NewsList(_) => "news_list.html",
            Page::Units(_) => "units.html",
            Page::Districts(_) => "districts.html",
            Page::District(_) => "district.html",
            Page::Commune(_) => "commune.html",
            Page::Areas(_) => "areas.html",
            Page::Area(_) => "area.html",
            Page::Crossing(_) => "crossing.html",
            Page::Work(_) => "work.html",
            Page::Unit(_) => "unit.html",
            Page::NewsItem(_) => "news.html",
            Page::Plain(_) => "page.html",
            Page::Plan(_) => "plan.html",
            Page::Progress(_) => "progress.html",
            Page::Awards(_) => "awards.html",
            Page::Search(_) => "search.html",
            Page::NotFound(_) => "not_found.html",
            Page::Redirect(_) => "redirect.html",
            Page::Gone(_) => "gone.html",
        }
    }

    /// Where the body's HTML goes.
    fn body(&mut self) -> Option<&mut Html> {
        match self {
            Page::Home(page) => Some(&mut page.body),
            Page::District(page) => Some(&mut page.intro),
            Page::Area(page) => Some(&mut page.body),
            Page::Work(page) => Some(&mut page.body),
            Page::Unit(page) => Some(&mut page.body),
            Page::NewsItem(page) => Some(&mut page.body),
            Page::Plain(page) => Some(&mut page.body),
            Page::Plan(page) => Some(&mut page.body),
            Page::Works(_)
            | Page::NewsList(_)
            | Page::Units(_)
            | Page::Districts(_)
            | Page::Commune(_)
            | Page::Areas(_)
            | Page::Crossing(_)
            | Page::Progress(_)
            | Page::Awards(_)
            | Page::Search(_)
            | Page::NotFound(_)
            | Page::Redirect(_)
            | Page::Gone(_) => None,
        }
    }
}

/// What a page's own module makes of it.
#[derive(Debug)]
pub struct Parts<'a> {
    /// What stands around the content.
    pub head: Head<'a>,
    /// The page's view, without its body.
    pub page: Page<'a>,
    /// Where the body is.
    pub body: Option<Source<'a>>,
}

/// A view without its body.
#[derive(Debug)]
pub struct Made<'a> {
    here: Here<'a>,
    head: Head<'a>,
    page: Page<'a>,
    body: Option<Source<'a>>,
    frame: frame::Ready,
    /// What it is made from.
    pub key: Key,
}

/// Makes the view of one page, without its body. `None` for a subject that the catalogue does not
/// have.
pub fn view<'a>(site: &'a Site<'a>, frames: &frame::Frames, sheet: &Sheet) -> Option<Made<'a>> {
    let here = Here::new(site, sheet)?;
    let Parts { head, page, body } = match sheet {
        Sheet::Subject(subject, _, number) => subject::of_subject(&here, *subject, *number)?,
        Sheet::NotFound => small::not_found(&here),
        Sheet::Moved(moved) => small::redirect(&here, moved)?,
        Sheet::Withdrawn(withdrawn) => small::gone(&here, withdrawn),
    };
    let frame = frames.ready(&here);
    let key = Key {
        theme: site.theme.digest,
        frame: frame.digest,
        view: digest(&(&head, &page)),
        body: body.as_ref().map(|body| html::digest(&here, body)).unwrap_or_default(),
    };
    Some(Made { here, head, page, body, frame, key })
}

impl Made<'_> {
    /// The language of the page.
    pub fn language(&self) -> Language {
        self.here.language
    }

    /// The template, and all that it is given, the body now made.
    pub fn complete(mut self) -> (&'static str, Context) {
        if let (Some(source), Some(body)) = (&self.body, self.page.body()) {
            *body = html::html(&self.here, source);
        }
        let strings = self.here.strings().map(|strings| strings.value.clone());
        let mut context = Context::new();
        context.insert_value("s", strings.unwrap_or_else(Value::none));
        context.insert_value("frame", self.frame.value);
        context.insert("head", &self.head);
        context.insert("page", &self.page);
        (self.page.template(), context)
    }
}

/// The digest of a view: of all that a template could read in it.
fn digest(view: &impl Serialize) -> Digest {
    // Writing plain data into memory cannot fail.
    Digest::of(&postcard::to_extend(view, Vec::with_capacity(4096)).unwrap_or_default())
}
