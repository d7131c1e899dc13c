//! What the way back has to know of the site: not its pages, only what it means. It may be a mistake
//! in the newest text that one wants to get away from, so it need not be good enough to be built.

use std::io;

use crate::command::End;
use crate::command::arguments::Common;
use crate::command::build::Built;
use crate::command::progress::Progress;
use crate::command::site::{Manner, inputs, show};
use crate::config;
use crate::manifest::Manifest;
use crate::pipeline::{self, Made, Memory};
use crate::problem::{Problem, Severity};
use crate::write::Written;

/// Reads the site without building it: its manifest is empty. Only the settings must be without a
/// mistake, since they say what was withdrawn.
pub(super) fn understood(common: &Common, manner: Manner) -> io::Result<Result<Built, End>> {
    let inputs = inputs(common, manner)?;
    let mut nobody = Progress::silent(common.language);
    let understood = pipeline::understand(&inputs, &mut Memory::default(), &mut nobody);
    let of_settings = |problem: &Problem| {
        problem.severity == Severity::Error && &*problem.place.path == config::PATH
    };
    let site = understood.and_then(|site| {
        let wrong: Vec<Problem> =
            site.problems.iter().filter(|problem| of_settings(problem)).cloned().collect();
        if wrong.is_empty() { Ok(site) } else { Err(wrong) }
    });
    let site = match site {
        Ok(site) => site,
        Err(problems) => {
            show(&problems, &inputs.sources, common.language);
            return Ok(Err(End::Problems));
        }
    };
    let made = Made {
        outputs: Vec::new(),
        manifest: Manifest::default(),
        config: site.config,
        catalogue: site.catalogue,
        addresses: site.addresses,
    };
    Ok(Ok(Built { made, written: Written::default(), inputs }))
}
