//! What each stage of a cold build costs, on one thread: `lantoa-stages SITE TODAY`.
//!
//! Each stage is a function of its own that is never inlined, so that a tool which counts the
//! instructions of a function counts those of a stage. `benches/stages/run` makes the site, runs this
//! and draws the table. With `--once` each stage runs once, to be counted instead of timed.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use criterion::{BatchSize, Criterion};
use lantoa::address::sheet::Sheet;
use lantoa::address::{self, Addresses, key, link};
use lantoa::catalogue::{self, Catalogue, Drafts, Given};
use lantoa::config::{self, Config};
use lantoa::entry;
use lantoa::entry::readings::Readings;
use lantoa::language::Language;
use lantoa::language::date::Date;
use lantoa::output::minify::Minifier;
use lantoa::pipeline::{self, Inputs, Memory, Prepared, Today, Unwatched};
use lantoa::plan::{self, Plan, recipe::Recipe};
use lantoa::source::{self, Sources};
use lantoa::theme::Theme;
use lantoa::view::frame::Frames;
use lantoa::view::{self, Finish, Links, Made, Site};
use lantoa::write::{self, folder};
use tera::Context;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The stages, in their order, each as the program calls it.
mod stage {
    use super::*;

    #[inline(never)]
    pub fn read(site: &Path) -> Sources {
        source::read(site, &Default::default()).expect("a site").value
    }

    #[inline(never)]
    pub fn parse(sources: &Sources, config: &Config) -> usize {
        entry::parse(sources, config, &mut Readings::default()).len()
    }

    #[inline(never)]
    pub fn relate(parsed: &Parsed, given: &Given<'_>) -> Catalogue {
        catalogue::relate(parsed, given, &mut None).value
    }

    #[inline(never)]
    pub fn address(catalogue: &Catalogue, config: &Config) -> Addresses {
        let key = key::key(catalogue, config);
        let addresses = address::assign(catalogue, config).value;
        black_box(link::check(catalogue, &addresses, key));
        addresses
    }

    #[inline(never)]
    pub fn plan(site: &Site<'_>) -> (Plan, Frames) {
        (plan::plan(site), Frames::new(site))
    }

    #[inline(never)]
    pub fn view<'a>(site: &'a Site<'a>, frames: &Frames, sheets: &[&Sheet]) -> Vec<Made<'a>> {
        sheets.iter().filter_map(|sheet| view::view(site, frames, sheet)).collect()
    }

    #[inline(never)]
    pub fn markdown(made: Vec<Made<'_>>) -> Vec<Filled> {
        made.into_iter().map(|made| (made.language(), made.complete())).collect()
    }

    #[inline(never)]
    pub fn template(theme: &Theme, filled: &[Filled]) -> Vec<Vec<u8>> {
        let fill = |(language, (template, context)): &Filled| {
            theme.templates.fill(template, *language, context)
        };
        filled.iter().filter_map(|one| fill(one).ok()).collect()
    }

    #[inline(never)]
    pub fn minify(pages: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let minifier = Minifier::default();
        pages.iter().map(|page| minifier.page(page)).collect()
    }

    #[inline(never)]
    pub fn write(out: &Path, site: &Path, made: &pipeline::Made) {
        let folder = folder::open(out, site).expect("a folder").expect("an empty folder");
        write::write(&folder, &made.outputs, &made.manifest).expect("written");
    }
}

type Parsed = imbl::Vector<Arc<entry::Parsed>>;
type Filled = (Language, (&'static str, Context));

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [site, today, rest @ ..] = &arguments[..] else {
        eprintln!("usage: lantoa-stages SITE TODAY [--once]");
        std::process::exit(2);
    };
    // The caller's thread is the only one: what a stage does is done within its function.
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    threads.build_global().expect("the first pool");
    let work = Work::new(Path::new(site), Date::parse(today).expect("a day such as 2024-06-01"));
    match rest {
        [] => timed(&work),
        _ => once(&work),
    }
}

/// A site, and what each stage is given.
struct Work {
    root: PathBuf,
    sources: Sources,
    config: Config,
    today: Date,
    parsed: Parsed,
    prepared: Prepared,
    sheets: Vec<Sheet>,
    made: pipeline::Made,
}

impl Work {
    fn new(root: &Path, today: Date) -> Work {
        let sources = stage::read(root);
        let config = config::parse(&sources).value.expect("a good site.toml");
        let parsed = entry::parse(&sources, &config, &mut Readings::default());
        let inputs = Inputs {
            sources: sources.clone(),
            problems: Vec::new(),
            today: Today::Given(today),
            base_url: None,
            links: Links::FromRoot,
            drafts: Drafts::Hidden,
            finish: Finish::Minified,
        };
        let prepared = pipeline::prepare(&inputs, &mut Memory::default(), &mut Unwatched::default());
        let prepared = prepared.expect("a sound site");
        let recipes = prepared.plan.recipes.values();
        let sheets = recipes.filter_map(|recipe| match recipe {
            Recipe::Page(sheet) => Some(sheet.clone()),
            _ => None,
        });
        let sheets = sheets.collect();
        let built = pipeline::build(&inputs, &mut Memory::default(), &mut Unwatched::default());
        let made = built.made.expect("a sound site");
        Work { root: root.to_path_buf(), sources, config, today, parsed, prepared, sheets, made }
    }

    fn given(&self) -> Given<'_> {
        let (sources, config, today) = (&self.sources, &self.config, self.today);
        Given { sources, config, today, drafts: Drafts::Hidden }
    }

    fn sheets(&self) -> Vec<&Sheet> {
        self.sheets.iter().collect()
    }
}

/// Each stage once, in order.
fn once(work: &Work) {
    black_box(stage::read(&work.root));
    black_box(stage::parse(&work.sources, &work.config));
    let catalogue = stage::relate(&work.parsed, &work.given());
    black_box(stage::address(&catalogue, &work.config));
    let site = work.prepared.site();
    let (_, frames) = stage::plan(&site);
    let sheets = work.sheets();
    let filled = stage::markdown(stage::view(&site, &frames, &sheets));
    let pages = stage::template(site.theme, &filled);
    black_box(stage::minify(&pages));
    let out = tempfile::tempdir().expect("room");
    stage::write(&out.path().join("out"), &work.root, &work.made);
    println!("pages {}", sheets.len());
}

/// Each stage until its median means something.
fn timed(work: &Work) {
    let mut bench = Criterion::default().sample_size(10).without_plots();
    let site = work.prepared.site();
    let sheets = work.sheets();
    let (_, frames) = stage::plan(&site);
    let seen = || stage::view(&site, &frames, &sheets);
    let filled = stage::markdown(seen());
    let pages = stage::template(site.theme, &filled);
    let catalogue = stage::relate(&work.parsed, &work.given());
    bench.bench_function("read", |one| one.iter_with_large_drop(|| stage::read(&work.root)));
    bench.bench_function("parse", |one| one.iter(|| stage::parse(&work.sources, &work.config)));
    bench.bench_function("relate", |one| {
        one.iter_with_large_drop(|| stage::relate(&work.parsed, &work.given()));
    });
    bench.bench_function("address", |one| {
        one.iter_with_large_drop(|| stage::address(&catalogue, &work.config));
    });
    bench.bench_function("plan", |one| one.iter_with_large_drop(|| stage::plan(&site)));
    bench.bench_function("view", |one| one.iter_with_large_drop(seen));
    bench.bench_function("markdown", |one| {
        one.iter_batched(seen, stage::markdown, BatchSize::PerIteration);
    });
    bench.bench_function("template", |one| {
        one.iter_with_large_drop(|| stage::template(site.theme, &filled));
    });
    bench.bench_function("minify", |one| {
        one.iter_with_large_drop(|| stage::minify(&pages))
    });
    bench.bench_function("write", |one| {
        let folder = || tempfile::tempdir_in(work.root.join("..")).expect("room");
        let write = |out: tempfile::TempDir| {
            stage::write(&out.path().join("out"), &work.root, &work.made);
            out
        };
        one.iter_batched(folder, write, BatchSize::PerIteration);
    });
    println!("pages {}", sheets.len());
}
