//! Warm equals clean: after any edits, a build that remembers the builds before gives byte for byte
//! what a build on a new machine gives, and makes only what differs.
//!
//! The first half alone would also hold if everything were made each time; so outputs are counted.

mod counts;
pub(crate) mod model;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use lantoa::language::date::Date;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::site::{Run, Site};
use model::{Edit, World};

/// Sequences of edits, and how many edits each may have: some 220 steps, each built twice.
const SEQUENCES: u32 = 17;
const EDITS: std::ops::RangeInclusive<usize> = 8..=18;

/// Outputs that an edit may make although their bytes come out as they were. A view holds all that
/// a template may read, and a template need not read all of it.
const SLACK: usize = 2;

// The property

/// What all sequences of edits have shown.
struct Outcome {
    /// Where warm was not clean, with the shortest sequence that shows it.
    failure: Option<String>,
    /// How many edits were made and built, of which kinds, and after how many there was a site.
    steps: usize,
    kinds: usize,
    good: usize,
    /// The edits after which outputs were made in vain, and which.
    idle: Vec<(Edit, Vec<String>)>,
}

/// Run once for both promises. The same edits each time, unless somebody asks for more:
/// `PROPTEST_CASES=1000`.
static OUTCOME: LazyLock<Outcome> = LazyLock::new(|| {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config {
        cases: asked.unwrap_or(SEQUENCES),
        max_shrink_iters: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = match asked {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let (steps, good) = (Cell::new(0), Cell::new(0));
    let (kinds, idle) = (RefCell::new(HashSet::new()), RefCell::new(Vec::new()));
    let result = runner.run(&prop::collection::vec(edit(), EDITS), |edits| {
        let mut bench = Bench::new();
        for edit in edits {
            steps.set(steps.get() + 1);
            kinds.borrow_mut().insert(std::mem::discriminant(&edit));
            let Some(made_in_vain) = bench.step(edit)? else { continue };
            good.set(good.get() + 1);
            if !edit.is_of_the_whole() && !made_in_vain.is_empty() {
                idle.borrow_mut().push((edit, made_in_vain));
            }
        }
        Ok(())
    });
    Outcome {
        failure: result.err().map(|failure| failure.to_string()),
        steps: steps.get(),
        kinds: kinds.into_inner().len(),
        good: good.get(),
        idle: idle.into_inner(),
    }
});

#[test]
fn warm_equals_clean_after_any_edits() {
    if let Some(failure) = &OUTCOME.failure {
        panic!("{failure}");
    }
    // That it has seen enough to mean something.
    let Outcome { steps, kinds, good, .. } = *OUTCOME;
    assert!(
        steps >= 200 && kinds >= 28 && good >= 150,
        "{steps} steps, {kinds} kinds, {good} good"
    );
}

#[test]
fn an_edit_makes_only_what_differs() {
    let wasteful: Vec<String> = OUTCOME
        .idle
        .iter()
        .filter(|(_, paths)| paths.len() > SLACK)
        .map(|(edit, paths)| format!("{edit:?} made {} in vain: {}", paths.len(), paths.join(" ")))
        .collect();
    assert!(wasteful.is_empty(), "of {} edits:\n  {}\n", OUTCOME.steps, wasteful.join("\n  "));
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let (work, to) = (0..14_usize, 0..3_usize);
    let two = (work.clone(), to.clone());
    let of_a_work = prop_oneof![
        two.clone().prop_map(|(which, to)| Edit::Body(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Title(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Summary(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Date(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Status(which, to)),
        (work.clone(), 0..4_usize).prop_map(|(which, to)| Edit::Place(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Area(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Slug(which, to)),
        two.clone().prop_map(|(which, to)| Edit::PublishOn(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Unit(which, to)),
        two.clone().prop_map(|(which, to)| Edit::Hamlet(which, to)),
        (work.clone(), work.clone()).prop_map(|(which, to)| Edit::Link(which, to)),
        work.clone().prop_map(Edit::Draft),
        work.clone().prop_map(Edit::Break),
        work.clone().prop_map(Edit::Delete),
        work.clone().prop_map(Edit::Rename),
        Just(Edit::New),
    ];
    let of_a_translation = prop_oneof![
        two.clone().prop_map(|(which, to)| Edit::EnglishBody(which, to)),
        two.clone().prop_map(|(which, to)| Edit::EnglishTitle(which, to)),
        work.prop_map(Edit::Translation),
    ];
    let of_others = prop_oneof![
        two.clone().prop_map(|(which, to)| Edit::AreaTitle(which, to)),
        two.clone().prop_map(|(which, to)| Edit::UnitTitle(which, to)),
        two.prop_map(|(which, to)| Edit::NewsTitle(which, to)),
        to.clone().prop_map(Edit::CommuneName),
        to.clone().prop_map(Edit::Day),
    ];
    let of_the_whole = prop_oneof![
        to.clone().prop_map(Edit::Template),
        to.clone().prop_map(Edit::Word),
        to.clone().prop_map(Edit::Style),
        to.clone().prop_map(Edit::SiteTitle),
        to.prop_map(Edit::BaseUrl),
    ];
    prop_oneof![9 => of_a_work, 3 => of_a_translation, 2 => of_others, 2 => of_the_whole]
}

/// A site under edits, and its last good output.
struct Bench {
    world: World,
    site: Site,
    written: BTreeMap<String, String>,
    good: BTreeMap<String, Vec<u8>>,
}

impl Bench {
    fn new() -> Bench {
        let mut bench = Bench {
            world: World::new(),
            site: Site::new(""),
            written: BTreeMap::new(),
            good: BTreeMap::new(),
        };
        bench.save();
        bench.good = bench.site.build().good().files;
        bench
    }

    /// Writes what the value of the site says into its files.
    fn save(&mut self) {
        let files = self.world.files();
        for (path, text) in &files {
            if self.written.get(path) != Some(text) {
                self.site.write(path, text);
            }
        }
        for path in self.written.keys().filter(|path| !files.contains_key(*path)) {
            self.site.remove(path);
        }
        let (year, month, day) = self.world.today();
        self.site.today = Date::new(year, month, day).unwrap();
        self.written = files;
    }

    /// One edit, one warm build, one clean build; which outputs were made in vain, if there is a
    /// site after it.
    fn step(&mut self, edit: Edit) -> Result<Option<Vec<String>>, TestCaseError> {
        let before = self.world.clone();
        self.world.apply(edit);
        self.save();
        let warm = self.site.build();
        let clean = self.site.clean();
        equal(&warm, &clean)?;
        if warm.is_good {
            let differs = |path: &str| self.good.get(path) != warm.files.get(path);
            let idle = warm.paths_made().into_iter().filter(|path| !differs(path));
            let idle = idle.map(str::to_owned).collect();
            self.good = warm.files;
            Ok(Some(idle))
        } else {
            // A broken file, a link to what is hidden: mended at once, so that the next edit has a
            // site to work on. What is remembered of it must do no harm.
            self.world = before;
            self.save();
            let mended = self.site.build();
            equal(&mended, &self.site.clean())?;
            prop_assert!(mended.files == self.good, "mended, and yet not as before");
            prop_assert_eq!(mended.paths_made(), Vec::<&str>::new());
            Ok(None)
        }
    }
}

/// The same paths, the same bytes, the same problems.
fn equal(warm: &Run, clean: &Run) -> Result<(), TestCaseError> {
    prop_assert_eq!(&warm.problems, &clean.problems);
    prop_assert_eq!(warm.is_good, clean.is_good);
    let paths = |run: &Run| run.files.keys().cloned().collect::<Vec<_>>();
    prop_assert_eq!(paths(warm), paths(clean));
    let other: Vec<_> =
        clean.files.iter().filter(|(path, bytes)| warm.files[*path] != **bytes).collect();
    prop_assert!(
        other.is_empty(),
        "{} bytes differ: {:?}",
        other.len(),
        first_difference(warm, &other)
    );
    Ok(())
}

/// Where the first file that differs does so, for the message.
fn first_difference(warm: &Run, other: &[(&String, &Vec<u8>)]) -> Option<(String, String, String)> {
    let (path, clean) = other.first()?;
    let warm = &warm.files[*path];
    let at = warm.iter().zip(clean.iter()).take_while(|(one, two)| one == two).count();
    let shown = |bytes: &[u8]| {
        let end = (at + 60).min(bytes.len());
        String::from_utf8_lossy(&bytes[at.saturating_sub(60)..end]).into_owned()
    };
    Some(((*path).clone(), shown(warm), shown(clean)))
}
