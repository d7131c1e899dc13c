//! What hangs on the catalogue's outline and not on the body of any entry: while only bodies change,
//! none of it is worked out again.
//!
//! Which bodies changed, and what they say, is the business of `catalogue` and `output`.

use std::sync::Arc;

use crate::address;
use crate::catalogue::Catalogue;
use crate::catalogue::index::Index;
use crate::config::Config;
use crate::digest::Digest;
use crate::plan::{self, Plan};
use crate::source::Sources;
use crate::theme::Theme;
use crate::view::Site;
use crate::view::ground::{self, Ground};

/// What is the same as long as the catalogue's index is the very same.
#[derive(Debug)]
pub struct Outline {
    index: Arc<Index>,
    /// The digest of all that addresses depend on.
    pub key: Digest,
    /// What outputs stand on, but for bodies.
    pub ground: Ground,
    /// Every output, with the theme from which the assets come.
    plan: Option<(Arc<Theme>, Arc<Plan>)>,
}

/// The outline of a catalogue, from memory when it is the very same.
pub fn outline<'a>(
    (catalogue, config, sources): (&Catalogue, &Config, &Sources),
    memory: &'a mut Option<Outline>,
) -> &'a Outline {
    let index = &catalogue.index;
    let same = memory.take().filter(|outline| Arc::ptr_eq(&outline.index, index));
    memory.insert(same.unwrap_or_else(|| Outline {
        index: index.clone(),
        key: address::key::key(catalogue, config),
        ground: ground::common(sources, catalogue),
        plan: None,
    }))
}

/// The plan, from memory when neither the outline nor the theme has changed.
pub fn plan(site: &Site<'_>, theme: &Arc<Theme>, memory: &mut Option<Outline>) -> Arc<Plan> {
    let made = memory.as_ref().and_then(|outline| outline.plan.as_ref());
    if let Some((_, plan)) = made.filter(|(with, _)| Arc::ptr_eq(with, theme)) {
        return plan.clone();
    }
    let made = Arc::new(plan::plan(site));
    if let Some(outline) = memory {
        outline.plan = Some((theme.clone(), made.clone()));
    }
    made
}
