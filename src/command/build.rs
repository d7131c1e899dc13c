//! `lantoa build`: the site into a folder.

use std::io;
use std::time::Instant;

use super::End;
use super::arguments::{BuildOptions, Common};
use super::progress::Progress;
use super::site::{Manner, inputs, show};
use super::words;
use crate::catalogue::Drafts;
use crate::output::Records;
use crate::pipeline::{self, Made, Memory, Stage, Watcher};
use crate::problem::has_errors;
use crate::view::{Finish, Links};
use crate::write::folder::{self, Folder};
use crate::write::{self, cache};

/// Builds the site. While an error stands, the last good output is left as it is.
pub(super) fn build(common: &Common, options: &BuildOptions) -> io::Result<End> {
    let began = Instant::now();
    let language = common.language;
    let out = options.output_dir.clone().unwrap_or_else(|| common.site.join("public"));
    let folder = match folder::open(&out, &common.site)? {
        Ok(folder) => folder,
        Err(refusal) => {
            anstream::eprintln!("{}", words::refused(language, &out, &refusal));
            return Ok(End::Usage);
        }
    };
    let manner = Manner {
        base_url: options.base_url.clone(),
        links: if options.relative { Links::Relative } else { Links::FromRoot },
        drafts: if options.drafts { Drafts::Shown } else { Drafts::Hidden },
        finish: Finish::Minified,
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
    let Some(made) = built.made else {
        return Ok(End::Problems);
    };
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
    if options.explain {
        explain(common, &made);
    }
    if !common.quiet {
        for hidden in &made.hidden {
            anstream::println!("{}", words::hidden(language, hidden));
        }
        let pages = made.manifest.files.values().filter(|file| file.address.is_some()).count();
        let summary = words::Summary { pages, written, out: &out, took: began.elapsed() };
        anstream::println!("{}", words::built(language, &summary));
    }
    Ok(if has_errors(&built.problems) { End::Problems } else { End::Good })
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
