//! Which outputs a site has: every path, and the recipe by which its bytes are made.
//!
//! Pages, assets, feeds and the sitemap are recipes alike: one mechanism, one key, one memory.
//! Nothing is made here.

pub mod recipe;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::dataset::Dataset;
use crate::address::segment::{feed_path, numbered, photo_path, search_index_path};
use crate::address::sheet::Sheet;
use crate::address::{Subject, file_of};
use crate::catalogue::entry::Entry;
use crate::language::Language;
use crate::view::Site;
use crate::view::listing::pages_of;
use crate::view::photo;

use recipe::Recipe;

/// Every output by its file below the output folder, such as `cong-trinh/index.html`.
#[derive(Debug, Default)]
pub struct Plan {
    /// The recipes.
    pub recipes: BTreeMap<Arc<str>, Recipe>,
}

/// Plans the outputs of a site.
pub fn plan(site: &Site<'_>) -> Plan {
    let mut pages = Vec::new();
    for page in site.addresses.all() {
        let (subject, language) = (page.subject, page.language);
        for number in 1..=pages_of(site, subject, language) {
            let file = match number {
                1 => page.file.clone(),
                _ => file_of(&numbered(&page.path, language, number)).into(),
            };
            pages.push((file, Recipe::Page(Sheet::Subject(subject, language, number))));
        }
    }
    // They come nearly in order, and a map is made of a whole list in less time than piece by piece.
    let mut plan = Plan { recipes: pages.into_iter().collect() };
    for moved in &site.addresses.moved {
        plan.page(&moved.from, Sheet::Moved(moved.clone()));
    }
    for withdrawn in &site.addresses.withdrawn {
        plan.page(&withdrawn.path, Sheet::Withdrawn(withdrawn.clone()));
    }
    plan.file("/404.html", Recipe::Page(Sheet::NotFound));
    for (name, asset) in &site.theme.assets.files {
        plan.file(&asset.path, Recipe::Asset { name: name.clone() });
    }
    let catalogue = site.catalogue;
    catalogue.works.iter().for_each(|entry| plan.photos(site, entry));
    catalogue.units.iter().for_each(|entry| plan.photos(site, entry));
    catalogue.news.iter().for_each(|entry| plan.photos(site, entry));
    catalogue.pages.iter().for_each(|entry| plan.photos(site, entry));
    for language in &site.catalogue.languages {
        let path = feed_path(site.catalogue.default_language, *language);
        plan.file(&path, Recipe::Feed(*language));
        if let Some(search) = site.addresses.of(Subject::Search, *language) {
            plan.file(&search_index_path(search), Recipe::SearchIndex(*language));
        }
    }
    for dataset in Dataset::ALL {
        plan.file(dataset.path(), Recipe::Data(dataset));
    }
    plan.file("/sitemap.xml", Recipe::Sitemap);
    plan.file("/robots.txt", Recipe::Robots);
    plan.file("/_headers", Recipe::Headers);
    for host in &site.config.redirects {
        plan.file(host.file(), Recipe::Redirects(*host));
    }
    if site.config.security.is_some() {
        plan.file("/.well-known/security.txt", Recipe::SecurityTxt);
    }
    plan
}

impl Plan {
    fn page(&mut self, path: &str, sheet: Sheet) {
        self.recipes.insert(file_of(path).into(), Recipe::Page(sheet));
    }

    /// Every print of the photos of an entry. Two entries with one photo share its prints.
    fn photos<F>(&mut self, site: &Site<'_>, entry: &Entry<F>) {
        for photo in &entry.shared.photos {
            let Some(source) = photo::path(entry, photo) else { continue };
            let Some(found) = site.sources.photo(&source) else { continue };
            for print in found.header.iter().flat_map(photo::prints) {
                let recipe = Recipe::Photo { source: source.clone(), print };
                self.file(&photo_path(found.digest, print), recipe);
            }
        }
    }

    fn file(&mut self, path: &str, recipe: Recipe) {
        self.recipes.insert(path.trim_start_matches('/').into(), recipe);
    }
}

/// The subjects that a sitemap names: all that have a page, in the order of their paths.
pub fn listed(site: &Site<'_>) -> Vec<(Subject, Language, usize)> {
    let mut listed = Vec::new();
    for page in site.addresses.all() {
        let pages = pages_of(site, page.subject, page.language);
        listed.extend((1..=pages).map(|number| (page.subject, page.language, number)));
    }
    listed
}
