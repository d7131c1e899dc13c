//! Personal data that may appear: the office's own lines and mailboxes, and what site.toml lists in
//! `[privacy] allow`.
//!
//! Files are read without knowing of it, so that they need not be read again when it changes; what
//! was found in them is let pass here.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::entry::prose::digit_forms;
use crate::entry::prose::personal::{in_text, key};
use crate::problem::{Kind, Problem, TextProblem};

/// What may appear, as its keys.
#[derive(Debug)]
pub(super) struct Allowed(BTreeSet<String>);

impl Allowed {
    /// What the settings let appear.
    pub(super) fn of(config: &Config) -> Allowed {
        let owner = &config.owner;
        let languages = config.languages.keys();
        let own = languages.flat_map(|language| {
            [&owner.telephone, &owner.email, &owner.address].map(|text| text.get(*language))
        });
        let contact = config.security.iter().map(|security| security.contact.as_str());
        let contact = contact.map(|contact| contact.split_once(':').map_or(contact, |(_, to)| to));
        let given = config.allowed_data.iter().map(String::as_str);
        let mut keys: BTreeSet<String> =
            given.clone().map(|text| key(&digit_forms::plain(text))).collect();
        for text in own.chain(contact).chain(given).map(digit_forms::plain) {
            let found = in_text(&text).into_iter();
            keys.extend(found.filter_map(|(range, _)| Some(key(text.get(range)?))));
        }
        Allowed(keys)
    }

    /// Whether a problem is one: not so, when it is about data that may appear.
    pub(super) fn is_wrong(&self, problem: &Problem) -> bool {
        match &problem.kind {
            Kind::Text(TextProblem::PersonalData { text, .. }) => !self.0.contains(&key(text)),
            _ => true,
        }
    }
}
