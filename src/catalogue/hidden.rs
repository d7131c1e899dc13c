//! Why an entry is not public, and the list of those left out.

use strum::IntoStaticStr;

use crate::entry::id::Id;
use crate::language::date::Date;

/// Why an entry is not public.
#[derive(Clone, Copy, PartialEq, Eq, Debug, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// `draft = true`
    Draft,
    /// `publish_on` is a later day.
    NotDue(#[strum(disabled)] Date),
    /// site.toml requires an approval, and there is none.
    NotApproved,
}

/// An entry that was left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hidden {
    /// Its id.
    pub id: Id,
    /// The original's file.
    pub path: String,
    /// Why it is not public.
    pub reason: Reason,
}
