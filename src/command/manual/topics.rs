//! The topics of the handbook, what each is called, and where its text stands.

use std::borrow::Cow;

use super::{bilingual, codes};
use crate::language::Language::{self, English, Vietnamese};

/// A topic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Topic {
    Guide,
    FrontMatter,
    Addresses,
    Deploy,
    Problems,
}

/// docs/deploy.md, in both languages at once.
const DEPLOY: &str = include_str!("../../../docs/deploy.md");

impl Topic {
    /// Every topic, in the order in which one needs them.
    pub(super) const ALL: [Topic; 5] =
        [Topic::Guide, Topic::FrontMatter, Topic::Addresses, Topic::Deploy, Topic::Problems];

    /// Its name in a language.
    pub(super) fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Topic::Guide, Vietnamese) => "huong-dan",
            (Topic::Guide, English) => "guide",
            (Topic::FrontMatter, Vietnamese) => "phan-dau-bai",
            (Topic::FrontMatter, English) => "front-matter",
            (Topic::Addresses, Vietnamese) => "dia-chi",
            (Topic::Addresses, English) => "addresses",
            (Topic::Deploy, Vietnamese) => "trien-khai",
            (Topic::Deploy, English) => "deploy",
            (Topic::Problems, Vietnamese) => "loi",
            (Topic::Problems, English) => "problems",
        }
    }

    /// The topic of a name in either language, written as a slug.
    pub(super) fn named(name: &str) -> Option<Topic> {
        let is_so = |topic: &Topic| Language::ALL.iter().any(|one| topic.name(*one) == name);
        Topic::ALL.into_iter().find(is_so)
    }

    /// Its Markdown in a language.
    pub(super) fn text(self, language: Language) -> Cow<'static, str> {
        match (self, language) {
            (Topic::Guide, Vietnamese) => include_str!("../../../docs/guide.vi.md").into(),
            (Topic::Guide, English) => include_str!("../../../docs/guide.en.md").into(),
            (Topic::FrontMatter, Vietnamese) => {
                include_str!("../../../docs/front-matter.vi.md").into()
            }
            (Topic::FrontMatter, English) => {
                include_str!("../../../docs/front-matter.en.md").into()
            }
            (Topic::Addresses, Vietnamese) => include_str!("../../../docs/addresses.vi.md").into(),
            (Topic::Addresses, English) => include_str!("../../../docs/addresses.en.md").into(),
            (Topic::Deploy, _) => bilingual::in_one(DEPLOY, language).into(),
            (Topic::Problems, _) => codes::list(language).into(),
        }
    }
}
