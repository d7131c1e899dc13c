//! Recipes into bytes, in parallel, and only where a recipe's key is new.
//!
//! What was made before is remembered by path: the key it was made with, and what came out. Whether
//! that still lies on a disk is not known here; `write` takes out of the memory what does not.

pub mod data;
pub mod feed;
pub mod media;
pub mod meter;
pub mod minify;
pub mod page;
mod photo;
pub mod reason;
pub mod redirects;
pub mod search;
pub mod sitemap;
pub mod text;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use borsh::{BorshDeserialize, BorshSerialize};
use rayon::prelude::*;

use crate::digest::Digest;
use crate::plan::Plan;
use crate::plan::recipe::Recipe;
use crate::problem::{Checked, Problem};
use crate::view::frame::Frames;
use crate::view::ground::Ground;
use crate::view::{Key, Site};

use meter::Meter;
use minify::Minifier;
use reason::Reason;

/// What was made at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Record {
    /// What it stood on: while that is the same, so is the key.
    pub ground: Digest,
    /// What it was made from.
    pub key: Key,
    /// The digest of the bytes.
    pub digest: Digest,
    /// How many bytes.
    pub size: u64,
}

/// What was made before, by file below the output folder.
pub type Records = BTreeMap<String, Record>;

/// One output.
#[derive(Debug)]
pub struct Output {
    /// The file below the output folder, with `/`.
    pub path: String,
    /// What it is made from, and what came out.
    pub record: Record,
    /// The bytes, when they were made in this run, and why.
    pub made: Option<(Vec<u8>, Reason)>,
}

/// What outputs are made from.
#[derive(Debug)]
pub struct Shop<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// What its outputs stand on.
    pub ground: Ground,
    /// What its pages share.
    pub frames: &'a Frames,
    /// The recipes.
    pub plan: &'a Plan,
    /// How long the parts of a page take.
    pub meter: &'a Meter,
    /// Makes its pages smaller.
    pub minifier: Minifier,
}

/// Makes every output whose key is new; `done` counts as they come.
pub fn make(shop: &Shop<'_>, before: &Records, done: &AtomicUsize) -> Checked<Vec<Output>> {
    let plan = shop.plan;
    let recipes = plan.recipes.iter().map(|(path, recipe)| (&**path, recipe));
    let mut recipes: Vec<(&str, &Recipe)> =
        recipes.filter(|(_, recipe)| !matches!(recipe, Recipe::Photo { .. })).collect();
    // Those that take longest first: at the end the others would wait for the one that makes them, with
    // all pages in memory beside what it needs.
    recipes.sort_by_key(|(_, recipe)| !matches!(recipe, Recipe::SearchIndex(_)));
    let (made, photos) = rayon::join(
        || {
            let each = recipes.par_iter().map(|(path, recipe)| {
                let output = unless_photo(shop, (path, recipe), before.get(*path));
                done.fetch_add(1, Ordering::Relaxed);
                output
            });
            each.collect::<Vec<Result<Output, Box<Problem>>>>()
        },
        || photo::make(plan, shop.site.sources, before, done),
    );
    let mut made = made;
    made.extend(photos);
    let mut outputs = Vec::with_capacity(made.len());
    let mut problems = Vec::new();
    for one in made {
        match one {
            Ok(output) => outputs.push(output),
            Err(problem) => problems.push(*problem),
        }
    }
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    problems.sort();
    problems.dedup();
    Checked { value: outputs, problems }
}

/// Makes the one output at a path, unless its key is that of before; none if the site has no such
/// path.
pub fn one(
    shop: &Shop<'_>,
    path: &str,
    before: Option<&Record>,
) -> Option<Result<Output, Box<Problem>>> {
    Some(match shop.plan.recipes.get(path)? {
        Recipe::Photo { source, print } => {
            photo::one(shop.site.sources, source, (path, *print), before)
        }
        recipe => unless_photo(shop, (path, recipe), before),
    })
}

/// Makes an output that is no photo, unless it stands on the ground on which it stood.
fn unless_photo(
    shop: &Shop<'_>,
    (path, recipe): (&str, &Recipe),
    before: Option<&Record>,
) -> Result<Output, Box<Problem>> {
    let ground = ground(shop, recipe);
    if let Some(record) = before.filter(|record| record.ground == ground) {
        return Ok(Output { path: path.to_owned(), record: *record, made: None });
    }
    let mut made = anew(shop, (path, recipe), before)?;
    made.record.ground = ground;
    Ok(made)
}

fn ground(shop: &Shop<'_>, recipe: &Recipe) -> Digest {
    match recipe {
        Recipe::Page(sheet) => shop.ground.of(shop.site, sheet),
        Recipe::SearchIndex(_) => shop.ground.of_all(shop.site.catalogue),
        _ => shop.ground.bare(),
    }
}

/// Makes an output that is no photo, unless its key is that of before.
fn anew(
    shop: &Shop<'_>,
    (path, recipe): (&str, &Recipe),
    before: Option<&Record>,
) -> Result<Output, Box<Problem>> {
    let site = shop.site;
    let bytes = match recipe {
        Recipe::Page(sheet) => return page::page(shop, (path, sheet), before),
        Recipe::SearchIndex(language) => {
            return Ok(search::search(site, (path, *language), before));
        }
        Recipe::Asset { name } => {
            site.theme.assets.files.get(name).map_or_else(Vec::new, |asset| asset.bytes.to_vec())
        }
        Recipe::Feed(language) => feed::feed(site, *language),
        Recipe::Data(dataset) => data::data(site, *dataset),
        Recipe::Sitemap => sitemap::sitemap(site),
        Recipe::Robots => text::robots(site),
        Recipe::Headers => text::headers(site),
        Recipe::Redirects(host) => redirects::rules(site, *host),
        Recipe::SecurityTxt => text::security_txt(site),
        // Photos are made together, each decoded once (see `photo`).
        Recipe::Photo { .. } => Vec::new(),
    };
    // These few are cheap to make and hard to key: their bytes are their key.
    let digest = Digest::of(&bytes);
    let key = Key { view: digest, ..Key::default() };
    Ok(output(path, key, before, || bytes))
}

/// An output, its bytes made only when the key is new.
fn output(
    path: &str,
    key: Key,
    before: Option<&Record>,
    bytes: impl FnOnce() -> Vec<u8>,
) -> Output {
    let path = path.to_owned();
    match before {
        Some(record) if record.key == key => Output { path, record: *record, made: None },
        _ => {
            let bytes = bytes();
            let digest = Digest::of(&bytes);
            let size = bytes.len() as u64;
            let record = Record { ground: Digest::default(), key, digest, size };
            let reason = reason::reason(before.map(|record| &record.key), &key);
            Output { path, record, made: Some((bytes, reason)) }
        }
    }
}
