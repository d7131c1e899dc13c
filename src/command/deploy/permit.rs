//! Whether a deploy may be done: no address dies, the target is ours, little vanishes, and somebody
//! said yes.

use std::io::{self, IsTerminal};

use super::refusal::Refusal;
use super::{Deploying, words};
use crate::address::lost::lost;
use crate::command::ask::Asker;
use crate::deploy::changes::Changes;
use crate::deploy::limit::allowed;
use crate::deploy::survey::{Standing, strangers};

impl Deploying<'_> {
    /// An address that was deployed once may only vanish through an alias or a word (design 3).
    pub(super) fn refuse_lost(&self) -> Result<(), Refusal> {
        if self.options.rollback {
            return Ok(());
        }
        let lost = lost(&self.published, &self.built.made.addresses);
        if lost.is_empty() { Ok(()) } else { Err(Refusal::Lost(lost)) }
    }

    /// Whether it may be done: by the standing of the target, by how much vanishes, and by a yes.
    pub(super) fn permit(&self, changes: &Changes) -> Result<(), Refusal> {
        let is_usual = matches!(self.survey.standing, Standing::Ours | Standing::Empty);
        if !is_usual && !self.options.force {
            return Err(Refusal::NotOurs(self.survey.standing.clone()));
        }
        let strange = strangers(&*self.remote, changes, &self.survey.there)?;
        if !strange.is_empty() && !self.options.force {
            return Err(Refusal::Strangers(strange));
        }
        let there = self.survey.there.manifest.as_ref().map_or(0, |there| there.files.len());
        let limit = allowed(self.options.max_delete, there);
        let vanishing = changes.vanishing();
        let is_much = vanishing > limit;
        if is_much && (self.options.yes || self.options.due || !io::stdin().is_terminal()) {
            return Err(Refusal::TooMuch { vanishing, limit });
        }
        if self.options.yes || self.options.due {
            return Ok(());
        }
        if !io::stdin().is_terminal() {
            return Err(Refusal::NobodyToAsk);
        }
        let question = match is_much {
            true => words::question_much(self.common.language, vanishing),
            false => words::question(self.common.language, &self.target.name.value),
        };
        let mut input = io::stdin().lock();
        let mut asker = Asker { input: &mut input, language: self.common.language };
        let answer = asker.text(&question).map_err(Refusal::Disk)?;
        if words::is_yes(answer.as_deref()) { Ok(()) } else { Err(Refusal::Declined) }
    }
}
