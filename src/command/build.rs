//! `lantoa build`: the site into a folder.

use std::io;
use std::path::Path;
use std::time::Instant;

use super::End;
use super::arguments::{BuildOptions, Common};
use super::progress::Progress;
use super::site::{Manner, inputs, show};
use super::words;
use crate::catalogue::Drafts;
use crate::output::Records;
use crate::pipeline::{self, Inputs, Made, Memory, Stage, Watcher};
use crate::problem::{Severity, has_as_grave};
use crate::view::{Finish, Links};
use crate::write::folder::{self, Folder};
use crate::write::{self, Written, cache};

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
    let Built { made, written, .. } = match into_folder(common, &out, manner, options.stops)? {
        Ok(built) => built,
        Err(end) => return Ok(end),
    };
    if options.explain {
        explain(common, &made);
    }
    if !common.quiet {
        for hidden in &made.catalogue.hidden {
            anstream::println!("{}", words::hidden(language, hidden));
        }
        let pages = made.manifest.addresses().count();
        let summary = words::Summary { pages, written, out: &out, took: began.elapsed() };
        anstream::println!("{}", words::built(language, &summary));
    }
    Ok(End::Good)
}

/// Where a site is built when nobody says, below its folder.
pub(super) const OUTPUT: &str = "public";

/// A site that was built into a folder.
pub(super) struct Built {
    pub(super) made: Made,
    pub(super) written: Written,
    pub(super) inputs: Inputs,
}

/// Builds the site into a folder, and says what is wrong. The inner error is how the command ends
/// when there is nothing to write, or nowhere, or a problem as grave as `stops`.
pub(super) fn into_folder(
    common: &Common,
    out: &Path,
    manner: Manner,
    stops: Severity,
) -> io::Result<Result<Built, End>> {
    let language = common.language;
    let folder = match folder::open(out, &common.site)? {
        Ok(folder) => folder,
        Err(refusal) => {
            anstream::eprintln!("{}", words::refused(language, out, &refusal));
            return Ok(Err(End::Usage));
        }
    };
    let mut progress = match common.quiet {
        true => Progress::silent(language),
        false => Progress::new(language),
    };
    progress.enter(Stage::Read);
    let (inputs, (mut memory, remembered)) =
        rayon::join(|| inputs(common, manner), || remembered(common, &folder));
    let inputs = inputs?;
    let built = pipeline::build(&inputs, &mut memory, &mut progress);
    progress.finish();
    show(&built.problems, &inputs.sources, language);
    let Some(made) = built.made else { return Ok(Err(End::Problems)) };
    if has_as_grave(&built.problems, stops) {
        anstream::eprintln!("{}", words::strict(language));
        return Ok(Err(End::Problems));
    }
    progress.enter(Stage::Write);
    let (written, saved) = rayon::join(
        || write::write(&folder, &made.outputs, &made.manifest),
        || {
            cache::save_stamps(&common.site, &inputs.sources.stamps())?;
            cache::save(&common.site, &folder.path, &memory, &remembered)
        },
    );
    let written = written?;
    if let Err(error) = saved {
        anstream::eprintln!("{}", words::not_remembered(language, &error));
    }
    progress.finish();
    Ok(Ok(Built { made, written, inputs }))
}

/// What is remembered of the site, without what lies no more in the folder as it was left; and what
/// was remembered of the folder.
fn remembered(common: &Common, folder: &Folder) -> (Memory, Records) {
    let mut memory = cache::load(&common.site, &folder.path);
    let before = memory.made.clone();
    write::survey(folder, &mut memory.made);
    (memory, before)
}

/// Says why each output was made.
fn explain(common: &Common, made: &Made) {
    for output in &made.outputs {
        if let Some((_, reason)) = &output.made {
            anstream::println!("{}: {}", output.path, words::reason(common.language, *reason));
        }
    }
}
