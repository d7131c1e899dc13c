//! `lantoa check`: everything that is wrong, without writing anything.

use std::io::{self, Write};

use super::End;
use super::arguments::{CheckOptions, Common};
use super::progress::Progress;
use super::site::{Manner, inputs, show};
use super::words;
use crate::catalogue::Drafts;
use crate::pipeline::{self, Memory};
use crate::problem::has_errors;
use crate::problem::report::json;
use crate::view::{Finish, Links};

/// Checks the site: the same list as `build` gives, since it goes the same way.
pub(super) fn check(common: &Common, options: &CheckOptions) -> io::Result<End> {
    let drafts = if options.drafts { Drafts::Shown } else { Drafts::Hidden };
    let finish = Finish::Minified;
    let manner = Manner { base_url: None, links: Links::FromRoot, drafts, finish };
    let inputs = inputs(common, manner)?;
    let mut progress = Progress::silent(common.language);
    let built = pipeline::build(&inputs, &mut Memory::default(), &mut progress);
    progress.finish();
    if options.json {
        let text_of = |path: &str| inputs.sources.text(path);
        let report = json(&built.problems, &text_of, common.language);
        writeln!(anstream::stdout(), "{report:#}")?;
    } else {
        show(&built.problems, &inputs.sources, common.language);
        if !common.quiet && built.problems.is_empty() {
            writeln!(anstream::stdout(), "{}", words::nothing_wrong(common.language))?;
        }
    }
    Ok(if has_errors(&built.problems) { End::Problems } else { End::Good })
}
