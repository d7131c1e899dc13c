//! The whole site as the commands of authors need it: drafts and all, understood, nothing made.

use std::io;
use std::sync::Arc;

use super::End;
use super::arguments::Common;
use super::progress::Progress;
use super::site::{Manner, inputs, show};
use crate::catalogue::Drafts;
use crate::entry::{self, Document};
use crate::pipeline::{self, Inputs, Memory, Understood};
use crate::view::{Finish, Links};

/// The site, and what was read of it.
pub(super) struct Whole {
    pub(super) inputs: Inputs,
    pub(super) memory: Memory,
    pub(super) site: Understood,
    /// Every file of an entry that could be read.
    pub(super) documents: Vec<Arc<Document>>,
}

/// Reads it. The inner error is how the command ends when that is no site, which was said.
pub(super) fn whole(common: &Common) -> io::Result<Result<Whole, End>> {
    let manner = Manner {
        base_url: None,
        links: Links::FromRoot,
        finish: Finish::AsFilled,
        drafts: Drafts::Shown,
    };
    let inputs = inputs(common, manner)?;
    let mut memory = Memory::default();
    let mut nobody = Progress::silent(common.language);
    let site = match pipeline::understand(&inputs, &mut memory, &mut nobody) {
        Ok(site) => site,
        Err(problems) => {
            show(&problems, &inputs.sources, common.language);
            return Ok(Err(End::Problems));
        }
    };
    let parsed = entry::parse(&inputs.sources, &site.config, &mut memory.parsed);
    let documents = parsed.iter().filter_map(|one| one.value.clone()).collect();
    Ok(Ok(Whole { inputs, memory, site, documents }))
}
