//! What a scheduler may do: publish what the day has made due, and nothing besides.

use std::collections::BTreeSet;

use super::Deploying;
use super::refusal::Refusal;
use crate::command::progress::Progress;
use crate::language::date::Date;
use crate::pipeline::{self, Inputs, Today};
use crate::write::cache;

impl Deploying<'_> {
    /// What is unattended must bring nothing but what the day has made due: the site as it would be on
    /// the day of the last deploy must be the one that lies there.
    pub(super) fn refuse_all_but_due(&self) -> Result<(), Refusal> {
        let there = self.survey.there.manifest.as_ref();
        let day = self.deployed_there().and_then(|deployed| Date::parse(&deployed.day));
        let (Some(there), Some(day)) = (there, day) else { return Err(Refusal::NeverDeployed) };
        let inputs = Inputs { today: Today::Given(day), ..self.built.inputs.clone() };
        let mut memory = cache::load(&self.common.site, &self.out());
        let mut nobody = Progress::silent(self.common.language);
        let Some(then) = pipeline::build(&inputs, &mut memory, &mut nobody).made else {
            return Err(Refusal::NeverDeployed);
        };
        let all = then.manifest.files.keys().chain(there.files.keys());
        let differs = |path: &&String| then.manifest.files.get(*path) != there.files.get(*path);
        let edited: BTreeSet<&String> = all.filter(differs).collect();
        match edited.is_empty() {
            true => Ok(()),
            false => Err(Refusal::NotOnlyDue(edited.into_iter().cloned().collect())),
        }
    }
}
