//! What the public may see: not a draft, not before its day, approved where that is required.
//!
//! The date of a work never hides it. A translation is a text too: while it is a draft, or not
//! approved as it is, it is hidden alone. What is hidden is listed with its reason, so that nobody
//! has to wonder why a story is not there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::approved::{needs_approval, standing};
use super::entry::Entry;
use super::hidden::{Hidden, Reason};
use super::{Drafts, Given};
use crate::entry::approval::Standing;
use crate::entry::{Document, Facts};
use crate::language::Language;

/// Why an entry is not public on the given day, if it is not.
pub(super) fn hidden_because(entry: &Entry<Facts>, given: &Given<'_>) -> Option<Reason> {
    match entry.shared.publish_on {
        _ if entry.shared.draft => Some(Reason::Draft),
        Some(day) if day > given.today => Some(Reason::NotDue(day)),
        _ if needs_approval(given.config, entry.id.folder()) => {
            not_approved(&entry.texts.original, given)
        }
        _ => None,
    }
}

/// Why translations of an entry are not public by themselves.
pub(super) fn held(entry: &Entry<Facts>, given: &Given<'_>) -> BTreeMap<Language, Reason> {
    let needs_approval = needs_approval(given.config, entry.id.folder());
    let held = entry.texts.translations.iter().filter_map(|document| {
        let reason = match needs_approval {
            _ if document.is_draft() => Some(Reason::Draft),
            true => not_approved(document, given),
            false => None,
        };
        Some((document.language, reason?))
    });
    held.collect()
}

/// Why a text does not count as approved.
fn not_approved(document: &Document, given: &Given<'_>) -> Option<Reason> {
    match standing(document, given.sources) {
        Standing::Good => None,
        Standing::None => Some(Reason::NotApproved),
        Standing::Unbound => Some(Reason::ApprovalUnbound),
        Standing::Void => Some(Reason::ApprovalVoided(Arc::new(document.approval()?.clone()))),
    }
}

/// The entries to show, and those left out.
pub(super) fn split(
    entries: Vec<Entry<Facts>>,
    drafts: Drafts,
) -> (Vec<Entry<Facts>>, Vec<Hidden>) {
    let mut shown = Vec::new();
    let mut hidden = Vec::new();
    for mut entry in entries {
        match entry.band {
            Some(reason) if drafts == Drafts::Hidden => hidden.push(Hidden {
                id: entry.id,
                path: entry.texts.original.path.to_string(),
                reason,
            }),
            _ if drafts == Drafts::Hidden => {
                hidden.extend(held_translations(&entry));
                let held = std::mem::take(&mut entry.texts.held);
                let translations = &mut entry.texts.translations;
                translations.retain(|document| !held.contains_key(&document.language));
                shown.push(entry);
            }
            _ => shown.push(entry),
        }
    }
    (shown, hidden)
}

/// The translations of a public entry that are not public themselves.
fn held_translations(entry: &Entry<Facts>) -> Vec<Hidden> {
    let translations = entry.texts.translations.iter();
    translations
        .filter_map(|document| {
            Some(Hidden {
                id: entry.id.clone(),
                path: document.path.to_string(),
                reason: entry.texts.held.get(&document.language)?.clone(),
            })
        })
        .collect()
}
