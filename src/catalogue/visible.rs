//! What the public may see: not a draft, not before its day, approved where that is required.
//!
//! The date of a work never hides it. What is hidden is listed with its reason, so that nobody has
//! to wonder why a story is not there.

use super::Drafts;
use super::entry::Entry;
use super::hidden::{Hidden, Reason};
use crate::config::Config;
use crate::entry::Facts;
use crate::language::date::Date;

/// Why an entry is not public on the day `today`, if it is not.
pub(super) fn hidden_because(entry: &Entry<Facts>, config: &Config, today: Date) -> Option<Reason> {
    let approvable = matches!(*entry.facts, Facts::Work(_) | Facts::Unit(_) | Facts::News(_));
    match entry.shared.publish_on {
        _ if entry.shared.draft => Some(Reason::Draft),
        Some(day) if day > today => Some(Reason::NotDue(day)),
        _ if config.approval_required && approvable && entry.shared.approval.is_none() => {
            Some(Reason::NotApproved)
        }
        _ => None,
    }
}

/// The entries to show, and those left out.
pub(super) fn split(
    entries: Vec<Entry<Facts>>,
    drafts: Drafts,
) -> (Vec<Entry<Facts>>, Vec<Hidden>) {
    let mut shown = Vec::new();
    let mut hidden = Vec::new();
    for entry in entries {
        match entry.band {
            Some(reason) if drafts == Drafts::Hidden => hidden.push(Hidden {
                id: entry.id,
                path: entry.texts.original.path.to_string(),
                reason,
            }),
            _ if drafts == Drafts::Hidden => {
                hidden.extend(draft_translations(&entry));
                let mut entry = entry;
                entry.texts.translations.retain(|document| !document.is_draft());
                shown.push(entry);
            }
            _ => shown.push(entry),
        }
    }
    (shown, hidden)
}

/// The translations of a public entry that are not finished.
fn draft_translations(entry: &Entry<Facts>) -> Vec<Hidden> {
    let drafts = entry.texts.translations.iter().filter(|document| document.is_draft());
    drafts
        .map(|document| Hidden {
            id: entry.id.clone(),
            path: document.path.to_string(),
            reason: Reason::Draft,
        })
        .collect()
}
