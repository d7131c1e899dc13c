//! Why a deploy does not begin, or does not come to its end. What is said of it stands in
//! `refusal_words`.

use std::io;

use jiff::Timestamp;

use crate::catalogue::hidden::Hidden;
use crate::command::End;
use crate::deploy::carry::Stop;
use crate::deploy::lock::Lock;
use crate::deploy::transport::Fault;
use crate::problem::Problem;

/// Why a deploy does not go on.
#[derive(Debug)]
pub(super) enum Refusal {
    /// site.toml names no target.
    NoTargets,
    /// Several targets, and none was named.
    WhichTarget(Vec<String>),
    /// No target of this name.
    UnknownTarget { name: String, nearest: Option<String>, names: Vec<String> },
    /// Entries that only illustrate.
    Illustrative(Vec<String>),
    /// Addresses that would die, and what is hidden now and may be the cause.
    Lost(Vec<Problem>, Vec<Hidden>),
    /// Somebody else has deployed there: the day, if it is known, and the files that differ.
    Others { day: String, files: Vec<String> },
    /// The site that we left there is gone.
    Vanished,
    /// Files there that are nobody's of ours and would be written over.
    Strangers(Vec<String>),
    /// More files would vanish than may.
    TooMuch { vanishing: usize, limit: usize },
    /// Nobody sits there who could say yes.
    NobodyToAsk,
    /// Somebody said no.
    Declined,
    /// Somebody else is deploying; whose lock it is, if it says so, and now.
    Locked(Option<Lock>, Timestamp),
    /// Another deploy of this machine is on its way.
    BusyHere,
    /// Somebody has changed the target since the plan was made.
    ChangedMeanwhile,
    /// The target is a folder of the site itself.
    OwnFolder(String),
    /// There is no former site to go back to.
    NoWayBack,
    /// `--due` where nothing was ever deployed.
    NeverDeployed,
    /// Other edits are waiting besides what has become due.
    NotOnlyDue(Vec<String>),
    /// The target failed before anything was changed.
    Fault(Fault),
    /// It stopped on the way.
    Stopped(Stop),
    /// This machine's disk failed.
    Disk(io::Error),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        Refusal::Fault(fault)
    }
}

impl Refusal {
    /// How the command ends (design 6).
    pub(super) fn end(&self) -> End {
        match self {
            Refusal::Illustrative(_)
            | Refusal::Lost(..)
            | Refusal::Others { .. }
            | Refusal::Vanished
            | Refusal::NotOnlyDue(_)
            | Refusal::Strangers(_)
            | Refusal::TooMuch { .. }
            | Refusal::Declined => End::Problems,
            Refusal::NoTargets
            | Refusal::WhichTarget(_)
            | Refusal::UnknownTarget { .. }
            | Refusal::OwnFolder(_)
            | Refusal::NobodyToAsk
            | Refusal::NeverDeployed
            | Refusal::NoWayBack => End::Usage,
            Refusal::Locked(..)
            | Refusal::BusyHere
            | Refusal::ChangedMeanwhile
            | Refusal::Fault(_)
            | Refusal::Stopped(_)
            | Refusal::Disk(_) => End::Machine,
        }
    }
}
