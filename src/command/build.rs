//! `lantoa build`: the site into a folder.

use std::io;
use std::path::Path;
use std::time::Instant;

use super::arguments::{BuildOptions, Cache, Common};
use super::out::{say, tell};
use super::progress::Progress;
use super::site::{Manner, inputs, inputs_with, show};
use super::{End, end_of};
use super::{timings, words};
use crate::catalogue::Drafts;
use crate::output::Records;
use crate::pipeline::{self, Inputs, Made, Memory, Stage, Watcher};
use crate::problem::{Severity, has_as_grave};
use crate::source::remembered::Remembered;
use crate::view::{Finish, Links};
use crate::write::folder::{self, Folder};
use crate::write::{self, Written, turn};

/// Builds the site. While an error stands, the last good output is left as it is.
pub(super) fn build(common: &Common, options: &BuildOptions) -> io::Result<End> {
    let began = Instant::now();
    let language = common.language;
    let out = options.output_dir.clone().unwrap_or_else(|| common.site.join(OUTPUT));
    let manner = Manner {
        base_url: options.base_url.clone(),
        links: if options.relative { Links::Relative } else { Links::FromRoot },
        drafts: if options.drafts { Drafts::Shown } else { Drafts::Hidden },
        finish: Finish::Minified,
    };
    let conditions = Conditions { stops: options.stops, cache: options.cache };
    let mut progress = match options.timings {
        true => progress(common).measuring(),
        false => progress(common),
    };
    let built = into_folder((common, &mut progress), &out, manner, conditions)?;
    let Built { made, written, inputs } = match built {
        Ok(built) => built,
        Err(end) => return Ok(end),
    };
    if options.explain {
        explain(common, &made);
    }
    if options.timings {
        say!("{}", timings::table(language, &progress, &made));
    }
    if !common.quiet {
        for hidden in &made.catalogue.hidden {
            say!("{}", words::hidden(language, hidden));
        }
        let pages = made.manifest.addresses().count();
        let summary = words::Summary { pages, written, out: &out, took: began.elapsed() };
        say!("{}", words::built(language, &summary));
    }
    // As in `into_folder`.
    std::mem::forget((made, inputs));
    Ok(End::Good)
}

/// Where a site is built when nobody says, below its folder.
pub(super) const OUTPUT: &str = "public";

/// When a build goes on, and what it believes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Conditions {
    /// The least grave problem that stops it.
    pub(super) stops: Severity,
    /// Whether what the last run remembered is believed.
    pub(super) cache: Cache,
}

/// A site that was built into a folder.
pub(super) struct Built {
    pub(super) made: Made,
    pub(super) written: Written,
    pub(super) inputs: Inputs,
}

/// Watches a build as loudly as is wished.
pub(super) fn progress(common: &Common) -> Progress {
    match common.quiet {
        true => Progress::silent(common.language),
        false => Progress::new(common.language),
    }
}

/// Builds the site into a folder, and says what is wrong. The inner error is how the command ends
/// when there is nothing to write, or nowhere, or a problem as grave as `stops`.
pub(super) fn into_folder(
    (common, progress): (&Common, &mut Progress),
    out: &Path,
    manner: Manner,
    Conditions { stops, cache }: Conditions,
) -> io::Result<Result<Built, End>> {
    let language = common.language;
    let refused = |refusal| {
        tell!("{}", words::refused(language, out, &refusal));
        Ok(Err(End::Usage))
    };
    let folder = match folder::open(out, &common.site)? {
        Ok(folder) => folder,
        Err(refusal) => return refused(refusal),
    };
    let turn = turn::take(&common.site, || tell!("{}", words::busy(language)));
    // Another run may have written it in the meantime.
    let folder = match folder::again(folder, (out, &common.site))? {
        Ok(folder) if cache == Cache::Believed => folder,
        Ok(folder) => folder.distrusted(),
        Err(refusal) => return refused(refusal),
    };
    let Run { inputs, memory, remembered, built } = loop {
        let run = run((common, progress), &folder, manner.clone(), cache)?;
        // Somebody saved a file in the meantime: what was made of it is made again.
        if !run.inputs.sources.is_torn() {
            break run;
        }
    };
    show(&built.problems, &inputs.sources, language);
    let Some(made) = built.made else { return Ok(Err(end_of(&built.problems, stops))) };
    if has_as_grave(&built.problems, stops) {
        tell!("{}", words::strict(language));
        return Ok(Err(End::Problems));
    }
    progress.enter(Stage::Write);
    let (written, saved) = rayon::join(
        || write::write(&folder, &made.outputs, &made.manifest),
        || {
            write::cache::save_files(&common.site, &inputs.sources.remembered())?;
            write::cache::save(&common.site, &folder.path, &memory, &remembered)
        },
    );
    let written = written?;
    if let Err(error) = saved {
        tell!("{}", words::not_remembered(language, &error));
    }
    progress.finish();
    drop(turn);
    // The program ends soon: to give this back piece by piece would take longer than writing.
    std::mem::forget(memory);
    Ok(Ok(Built { made, written, inputs }))
}

/// A site that was built, and not yet written.
struct Run {
    inputs: Inputs,
    memory: Memory,
    /// What was known of the output folder before.
    remembered: Records,
    built: pipeline::Build,
}

fn run(
    (common, progress): (&Common, &mut Progress),
    folder: &Folder,
    manner: Manner,
    cache: Cache,
) -> io::Result<Run> {
    progress.enter(Stage::Read);
    let (inputs, (mut memory, remembered)) =
        rayon::join(|| read(common, manner, cache), || remembered(common, folder, cache));
    let inputs = inputs?;
    let built = pipeline::build(&inputs, &mut memory, progress);
    progress.finish();
    Ok(Run { inputs, memory, remembered, built })
}

fn read(common: &Common, manner: Manner, cache: Cache) -> io::Result<Inputs> {
    match cache {
        Cache::Believed => inputs(common, manner),
        Cache::PassedOver => inputs_with(common, manner, &Remembered::default()),
    }
}

/// What is remembered of the site, without what lies no more in the folder as it was left; and what
/// was remembered of the folder.
fn remembered(common: &Common, folder: &Folder, cache: Cache) -> (Memory, Records) {
    if cache == Cache::PassedOver {
        return (Memory::default(), Records::default());
    }
    let mut memory = write::cache::load(&common.site, &folder.path);
    let before = memory.made.clone();
    write::survey(folder, &mut memory.made);
    (memory, before)
}

/// Says why each output was made.
fn explain(common: &Common, made: &Made) {
    for output in &made.outputs {
        if let Some((_, reason)) = &output.made {
            say!("{}: {}", output.path, words::reason(common.language, *reason));
        }
    }
}
