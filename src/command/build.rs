//! `lantoa build`: the site into a folder.

use std::io;
use std::time::Instant;

use super::End;
use super::arguments::{BuildOptions, Common};
use super::progress::Progress;
use super::site::{Manner, inputs, show};
use super::words;
use crate::catalogue::Drafts;
use crate::pipeline::{self, Made};
use crate::problem::has_errors;
use crate::view::Links;
use crate::write::{self, cache, folder};

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
    };
    let inputs = inputs(common, manner)?;
    let mut memory = cache::load(&common.site, &folder.path);
    let remembered = memory.made.clone();
    write::survey(&folder, &mut memory.made);
    let mut progress = Progress::new(language, common.quiet);
    let built = pipeline::build(&inputs, &mut memory, &mut progress);
    progress.finish();
    show(&built.problems, &inputs.sources, language);
    let Some(made) = built.made else {
        return Ok(End::Problems);
    };
    let written = write::write(&folder, &made.outputs, &made.manifest)?;
    if let Err(error) = cache::save(&common.site, &folder.path, &memory, &remembered) {
        anstream::eprintln!("{}", words::not_remembered(language, &error));
    }
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

/// Says why each output was made.
fn explain(common: &Common, made: &Made) {
    for output in &made.outputs {
        if let Some((_, reason)) = &output.made {
            anstream::println!("{}: {}", output.path, words::reason(common.language, *reason));
        }
    }
}
