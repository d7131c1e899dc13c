//! Why an entry is not public, and the list of those left out.

use std::sync::Arc;

use strum::IntoStaticStr;

use crate::entry::approval::Approval;
use crate::entry::id::Id;
use crate::language::date::Date;

/// Why an entry is not public.
#[derive(Clone, PartialEq, Eq, Debug, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// `draft = true`
    Draft,
    /// `publish_on` is a later day.
    NotDue(#[strum(disabled)] Date),
    /// site.toml requires an approval, and there is none.
    NotApproved,
    /// There is an approval, typed by hand: it does not say of which text.
    ApprovalUnbound,
    /// There is one, and the text was edited since.
    ApprovalVoided(#[strum(disabled)] Arc<Approval>),
}

/// An entry that was left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hidden {
    /// Its id.
    pub id: Id,
    /// The file: the original's for a whole entry, else the translation's.
    pub path: String,
    /// Why it is not public.
    pub reason: Reason,
}
