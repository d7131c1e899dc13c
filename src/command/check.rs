//! `lantoa check`: everything that is wrong, without writing anything but what it remembers of other
//! sites.

use std::io::{self, Write};

use super::arguments::{CheckOptions, Common};
use super::out::tell;
use super::progress::Progress;
use super::site::{Manner, inputs, now, show};
use super::words;
use super::{End, end_of};
use crate::catalogue::Drafts;
use crate::external::{self, Answer, Heard, Limits};
use crate::pipeline::{self, Inputs, Memory};
use crate::problem::Problem;
use crate::problem::report::json;
use crate::view::{Finish, Links};
use crate::write::cache;

/// Under this name the answers of other sites are remembered.
const HEARD: &str = "external";

/// Checks the site: the same list as `build` gives, since it goes the same way.
pub(super) fn check(common: &Common, options: &CheckOptions) -> io::Result<End> {
    let drafts = if options.drafts { Drafts::Shown } else { Drafts::Hidden };
    let finish = Finish::Minified;
    let manner = Manner { base_url: None, links: Links::FromRoot, drafts, finish };
    let inputs = inputs(common, manner)?;
    let mut progress = Progress::silent(common.language);
    let mut memory = Memory::default();
    let built = pipeline::build(&inputs, &mut memory, &mut progress);
    progress.finish();
    let mut problems = built.problems;
    if options.external {
        match of_links(common, &inputs, &mut memory)? {
            Some(of_links) => problems.extend(of_links),
            None => {
                tell!("{}", words::no_network(common.language));
                return Ok(End::Machine);
            }
        }
        problems.sort();
    }
    if options.json {
        let text_of = |path: &str| inputs.sources.shown(path);
        let report = json(&problems, &text_of, common.language);
        writeln!(anstream::stdout(), "{report:#}")?;
    } else {
        show(&problems, &inputs.sources, common.language);
        if !common.quiet && problems.is_empty() {
            writeln!(anstream::stdout(), "{}", words::nothing_wrong(common.language))?;
        }
    }
    Ok(end_of(&problems, options.stops))
}

/// What is wrong with the links to other sites; none if not one of several hosts answered, so that it
/// is this machine that has no network.
fn of_links(
    common: &Common,
    inputs: &Inputs,
    memory: &mut Memory,
) -> io::Result<Option<Vec<Problem>>> {
    let mut nobody = Progress::silent(common.language);
    let Ok(site) = pipeline::understand(inputs, memory, &mut nobody) else {
        return Ok(Some(Vec::new()));
    };
    let links = external::links(&site.catalogue);
    let mut heard: Heard = cache::recall(&common.site, HEARD);
    let now = u64::try_from(now().as_second()).unwrap_or_default();
    let to_ask = external::to_ask(&links, &heard, now);
    if !common.quiet && !to_ask.is_empty() {
        tell!("{}", words::asking(common.language, to_ask.len(), links.len()));
    }
    let answers = external::ask(&to_ask, Limits::default())
        .map_err(|fault| io::Error::other(fault.said().to_owned()))?;
    let is_silent = |answer: &Answer| matches!(answer, Answer::Silent(_));
    if external::hosts(&to_ask) > 1 && answers.values().all(is_silent) {
        return Ok(None);
    }
    external::remember(&mut heard, &links, answers, now);
    if let Err(error) = cache::remember(&common.site, HEARD, &heard) {
        tell!("{}", words::not_remembered(common.language, &error));
    }
    Ok(Some(external::problems(&links, &heard)))
}
