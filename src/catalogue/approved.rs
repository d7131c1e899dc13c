//! Whether the texts are those that were approved: each file's own words, and for an original the
//! bytes of its photos, so that a photo changed under the same name is noticed.
//!
//! What follows for the public is decided in `visible`.

use super::Given;
use super::entry::Entry;
use crate::config::Config;
use crate::digest::Digest;
use crate::entry::approval::Standing;
use crate::entry::id::Folder;
use crate::entry::{Document, Facts};
use crate::problem::{EntryProblem, Place, Problem};
use crate::source::Sources;

/// The digest to which an approval of this file is bound.
pub fn bound(document: &Document, sources: &Sources) -> Digest {
    let shared = document.facts.as_ref().map(|(_, shared)| shared);
    let folder = document.path.strip_suffix("index.md");
    let (Some(shared), Some(folder)) = (shared, folder) else { return document.said };
    if shared.photos.is_empty() {
        return document.said;
    }
    let photos = shared.photos.iter().map(|photo| {
        let beside = sources.photo(&format!("{folder}{}", photo.file.value));
        beside.map(|photo| photo.digest).unwrap_or_default()
    });
    let digests: Vec<Digest> = std::iter::once(document.said).chain(photos).collect();
    let parts: Vec<&[u8]> = digests.iter().map(Digest::bytes).collect();
    Digest::of_parts(&parts)
}

/// How a file stands to the approval in it.
pub fn standing(document: &Document, sources: &Sources) -> Standing {
    match document.approval().map(|approval| &approval.of) {
        None => Standing::None,
        Some(None) => Standing::Unbound,
        Some(Some(of)) if *of == bound(document, sources).to_string() => Standing::Good,
        Some(Some(_)) => Standing::Void,
    }
}

/// Whether the texts of a folder's entries must be approved before the public may see them.
pub fn needs_approval(config: &Config, folder: Folder) -> bool {
    config.approval_required && matches!(folder, Folder::Works | Folder::Units | Folder::News)
}

/// Warns of texts that were edited since they were approved. Where approval is required they have
/// left the site with that, and where not it is for the team to decide: in either case somebody
/// should look, and `check` lists no hidden entries.
pub(super) fn voided(entry: &Entry<Facts>, given: &Given<'_>) -> Vec<Problem> {
    let files = std::iter::once(&entry.texts.original).chain(&entry.texts.translations);
    let voided = files.filter(|document| standing(document, given.sources) == Standing::Void);
    voided
        .filter_map(|document| {
            let approval = document.approval()?;
            let kind = EntryProblem::ApprovalVoided {
                id: entry.id.to_string(),
                by_role: approval.by_role.clone(),
                on: approval.on,
                hides: needs_approval(given.config, entry.id.folder()),
            };
            Some(Problem::warning(Place::new(&document.path, approval.span), kind))
        })
        .collect()
}
