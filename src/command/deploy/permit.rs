//! Whether a deploy may be made: what would be lost by it, whose files lie there, how much vanishes, and
//! whether somebody says yes.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};

use super::refusal::Refusal;
use super::{Deploying, words};
use crate::address::lost::lost;
use crate::catalogue::hidden::{Hidden, Reason};
use crate::command::ask::Asker;
use crate::command::progress::Progress;
use crate::deploy::changes::Changes;
use crate::deploy::limit::allowed;
use crate::deploy::survey::{Standing, strangers};
use crate::language::date::Date;
use crate::pipeline::{self, Inputs, Today};
use crate::problem::{AddressProblem, Kind, Problem};
use crate::write::cache;

impl Deploying<'_> {
    /// An address that was deployed once may only vanish through an alias or a word (design 3).
    pub(super) fn refuse_lost(&self) -> Result<(), Refusal> {
        if self.options.rollback {
            return Ok(());
        }
        let lost = lost(&self.published, &self.built.made.addresses);
        if lost.is_empty() {
            return Ok(());
        }
        let hidden = self.built.made.catalogue.hidden.iter();
        let causes = hidden.filter(|hidden| may_hide(hidden, &lost)).cloned().collect();
        Err(Refusal::Lost(lost, causes))
    }

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

    /// What others have put there is written over only by a word.
    pub(super) fn refuse_others(&self, changes: &Changes) -> Result<(), Refusal> {
        match self.survey.standing.clone() {
            Standing::Others { day, files } if !self.options.force => {
                return Err(Refusal::Others { day, files });
            }
            Standing::Vanished if !self.options.force => return Err(Refusal::Vanished),
            _ => {}
        }
        let strange = strangers(&*self.remote, changes, &self.survey.there)?;
        if !strange.is_empty() && !self.options.force {
            return Err(Refusal::Strangers(strange));
        }
        Ok(())
    }

    /// Whether it may be done: by how much vanishes, and by a yes.
    pub(super) fn permit(&self, changes: &Changes) -> Result<(), Refusal> {
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

/// Whether an address may be lost because this is not public: by its name, or since nobody has
/// approved it.
fn may_hide(hidden: &Hidden, lost: &[Problem]) -> bool {
    let is_of = |problem: &Problem| match &problem.kind {
        Kind::Address(AddressProblem::AddressLost { address, .. }) => {
            address.trim_end_matches('/').rsplit('/').next() == Some(hidden.id.name())
        }
        _ => false,
    };
    !matches!(hidden.reason, Reason::Draft | Reason::NotDue(_)) || lost.iter().any(is_of)
}
