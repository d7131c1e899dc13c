//! A translation: an entry's texts in another language, and no facts.
//!
//! Facts stand once, in the original; a fact here is an error that says where it belongs. Of itself a
//! translation says three things: that it is not finished (`draft`), which state of the original it
//! follows (`of`; what has changed since is the business of `follow`), and who approved it.

use borsh::{BorshDeserialize, BorshSerialize};
use strum::VariantNames;

use super::approval::{self, Approval};
use super::body::Mark;
use super::id::{Folder, Name};
use super::prose::alt;
use super::text::{Text, common, item_lists};
use crate::problem::EntryProblem;
use crate::source::table::Table;

/// Every key that is a fact in some kind of entry.
const FACTS: [&str; 29] = [
    "applies_to",
    "areas",
    "awards",
    "code",
    "commune",
    "communes",
    "date",
    "deadlines",
    "district",
    "extra",
    "figures",
    "illustrative",
    "issued",
    "kind",
    "number",
    "participants",
    "period",
    "photos",
    "publish_on",
    "residential_area",
    "sources",
    "status",
    "targets",
    "tile",
    "type",
    "unit",
    "updated",
    "criteria",
    "rank",
];

/// What a translation says of itself.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Translation {
    /// Not to be shown yet, while the original may be.
    pub draft: bool,
    /// The marks of what it translates: title, summary, and each block of the body; empty when
    /// nobody wrote them down. A mark that is none equals nothing.
    pub of: Vec<Option<Mark>>,
    /// Who approved this text; the original has an approval of its own.
    pub approval: Option<Approval>,
}

/// Reads a translation's front matter.
pub fn read(table: &Table<'_, '_>, name: &Name) -> (Text, Translation) {
    let folder = name.id.folder();
    let mut text = common(table, folder);
    if text.title.value.is_empty() {
        // A district's name translates itself, by folding; every other title needs a translator.
        if folder != Folder::Districts {
            text.title = table.required_spot("title");
        }
    }
    let of = table.texts("of").iter().map(|mark| Mark::from_hex(&mark.value)).collect();
    let translation =
        Translation { draft: table.flag("draft"), of, approval: approval::read(table) };
    for list in item_lists(folder) {
        let items = table.tables(list.list, |item| {
            let id = item.required_text(list.id);
            let texts = list.texts.iter().filter_map(|key| Some((*key, vec![item.text(key)?])));
            let lines = list
                .lines
                .iter()
                .map(|key| (*key, item.texts(key).into_iter().map(|line| line.value).collect()));
            let fields: Vec<(&str, Vec<String>)> = texts.chain(lines).collect();
            if list.list == "photos"
                && let Some(alt) = item.spot("alt")
            {
                alt::check(item, &id, (&alt, item.text("caption").as_deref()));
            }
            report_facts(item, name);
            (id, fields)
        });
        for (id, fields) in items {
            for (field, lines) in fields {
                text.items.insert((list.list, &id, field), lines);
            }
        }
    }
    report_facts(table, name);
    (text, translation)
}

/// Facts among the keys that nobody read: each belongs in the original.
fn report_facts(table: &Table<'_, '_>, name: &Name) {
    const ITEM_FACTS: [&str; 15] = [
        "applies_to",
        "children",
        "consent",
        "cover",
        "credit",
        "form",
        "line",
        "measure",
        "people",
        "rule",
        "unit_kind",
        "unit_kinds",
        "valid_until",
        "merged_into",
        "who",
    ];
    for key in table.unread() {
        let fact = FACTS.iter().chain(&ITEM_FACTS).find(|fact| **fact == key.value);
        if let Some(fact) = fact {
            table.allow(fact);
            let kind = EntryProblem::FactInTranslation {
                key: key.value,
                original: format!("content/{}.md", name.id),
            };
            table.document().report(key.span, kind);
        }
    }
}

/// The folders that exist, for tests of the documentation.
pub fn folders() -> &'static [&'static str] {
    Folder::VARIANTS
}
