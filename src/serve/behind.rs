//! The rest of the site, made behind what is asked for: so that every mistake is found that a build
//! would find, and said before somebody comes upon it.
//!
//! What is made here is not kept. It is left off as soon as the files change, and taken up again.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use rayon::prelude::*;

use super::generation::Generation;
use super::live::Live;
use crate::output::Record;
use crate::pipeline::Prepared;
use crate::plan::recipe::Recipe;
use crate::problem::Problem;

/// How many outputs are made between two glances at what is going on.
const AT_ONCE: usize = 8;

/// Makes the rest of each generation that comes, the newest only.
pub(super) fn go_on(live: &Live, generations: &Receiver<Arc<Generation>>) {
    let mut records = HashMap::new();
    let mut place = Place::default();
    while let Ok(mut generation) = generations.recv() {
        while let Ok(newer) = generations.try_recv() {
            generation = newer;
        }
        let Some(site) = &generation.good else { continue };
        if place.number != generation.number {
            place = Place::of(&generation, site);
            records.retain(|path: &Arc<str>, _| site.plan.recipes.contains_key(path));
        }
        while place.next < place.paths.len() && live.is_current(&generation) {
            let end = (place.next + AT_ONCE).min(place.paths.len());
            let paths = place.paths.get(place.next..end).unwrap_or_default();
            if make(&generation, site, paths, &mut records) {
                live.problems_changed();
            }
            place.next = end;
        }
    }
}

/// How far it has come in a generation.
#[derive(Debug, Default)]
struct Place {
    number: u64,
    paths: Vec<Arc<str>>,
    next: usize,
}

impl Place {
    /// Everything but photos, and then the smallest print of each photo: decoding it shows whether
    /// it is whole.
    fn of(generation: &Generation, site: &Prepared) -> Place {
        let mut seen = BTreeSet::new();
        let (photos, mut paths): (Vec<_>, Vec<_>) = site
            .plan
            .recipes
            .iter()
            .partition(|(_, recipe)| matches!(recipe, Recipe::Photo { .. }));
        let width = |recipe: &Recipe| match recipe {
            Recipe::Photo { print, .. } => print.width,
            _ => 0,
        };
        let mut photos = photos;
        photos.sort_by_key(|(_, recipe)| width(recipe));
        paths.extend(photos.into_iter().filter(|(_, recipe)| match recipe {
            Recipe::Photo { source, .. } => seen.insert(source.clone()),
            _ => false,
        }));
        let paths = paths.into_iter().map(|(path, _)| path.clone()).collect();
        Place { number: generation.number, paths, next: 0 }
    }
}

/// What came of making an output.
type Attempt = Result<Record, Box<Problem>>;

/// Makes some outputs; whether anything about their problems is news.
fn make(
    generation: &Generation,
    site: &Prepared,
    paths: &[Arc<str>],
    records: &mut HashMap<Arc<str>, Record>,
) -> bool {
    let before = &*records;
    let made: Vec<(&Arc<str>, Attempt)> = paths
        .par_iter()
        .filter_map(|path| {
            let made = site.make(path, before.get(path))?;
            Some((path, made.map(|output| output.record)))
        })
        .collect();
    let mut is_news = false;
    for (path, made) in made {
        match made {
            Ok(record) => {
                records.insert(path.clone(), record);
                is_news |= generation.report(path, None);
            }
            Err(problem) => is_news |= generation.report(path, Some(*problem)),
        }
    }
    is_news
}
