//! What people read of an entry, in one language: title, summary, the texts of list items, body.
//!
//! Facts (dates, places, figures) are never here; they stand once, in the original's `Facts`.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};

use super::body::Body;
use super::id::Folder;
use crate::problem::Spanned;
use crate::source::table::Table;

/// The texts of one language.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Text {
    /// The title, which every entry has.
    pub title: Spanned<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// A shorter title, for menus (areas, the campaign).
    pub short: Option<String>,
    /// The full wording (areas).
    pub long: Option<String>,
    /// The part of the address that this language chose for itself.
    pub slug: Option<Spanned<String>>,
    /// Former addresses, which lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Texts of list items.
    pub items: Items,
    /// The Markdown.
    pub body: Body,
}

/// Texts of list items by `list/id/field`, such as `targets/launch/short`; most have one line.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Items(BTreeMap<String, Vec<String>>);

impl Items {
    /// The lines of a text, if this language has it.
    pub fn get(&self, list: &str, id: &str, field: &str) -> Option<&[String]> {
        self.0.get(&format!("{list}/{id}/{field}")).map(Vec::as_slice)
    }

    /// The ids of a list's items that have a text, each once.
    pub fn ids(&self, list: &str) -> Vec<&str> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let prefix = format!("{list}/");
        let of_list = self.0.keys().filter_map(|key| key.strip_prefix(&prefix));
        let mut ids: Vec<&str> =
            of_list.filter_map(|rest| Some(rest.rsplit_once('/')?.0)).collect();
        ids.dedup();
        ids
    }

    /// Every line of every text.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(String::as_str)
    }

    /// Adds a text of `(list, id, field)`.
    pub fn insert(&mut self, (list, id, field): (&str, &str, &str), lines: Vec<String>) {
        self.0.insert(format!("{list}/{id}/{field}"), lines);
    }
}

/// The lists whose items carry texts: list, the key that identifies an item, the text fields, and
/// those of them that are lists of lines.
pub struct ItemList {
    /// The key of the list, as in `[[targets]]`.
    pub list: &'static str,
    /// The key that tells items apart.
    pub id: &'static str,
    /// The keys of texts.
    pub texts: &'static [&'static str],
    /// The keys of lists of texts.
    pub lines: &'static [&'static str],
}

/// What a kind of entry has to translate besides title, summary and body.
pub fn item_lists(folder: Folder) -> &'static [ItemList] {
    const PHOTOS: ItemList =
        ItemList { list: "photos", id: "file", texts: &["alt", "caption"], lines: &[] };
    match folder {
        Folder::Campaign => &[
            ItemList { list: "deadlines", id: "id", texts: &["what"], lines: &[] },
            ItemList { list: "targets", id: "id", texts: &["short", "text"], lines: &[] },
            ItemList { list: "awards", id: "id", texts: &["title"], lines: &[] },
            ItemList { list: "participants", id: "id", texts: &["title"], lines: &[] },
            ItemList { list: "criteria", id: "id", texts: &[], lines: &["points"] },
        ],
        Folder::Districts => {
            &[ItemList { list: "communes", id: "slug", texts: &["name"], lines: &[] }]
        }
        Folder::Areas | Folder::Home => &[],
        Folder::Units | Folder::Works | Folder::News | Folder::Pages => &[PHOTOS],
    }
}

/// The texts that an original holds, except those of list items, which stand beside their facts.
pub fn original(table: &Table<'_, '_>, folder: Folder) -> Text {
    let title = table.required_spot("title");
    let mut text = common(table, folder);
    text.title = title;
    let needs_summary = matches!(folder, Folder::Works | Folder::Units | Folder::News);
    if needs_summary && text.summary.is_none() {
        table.required_text("summary");
    }
    if folder == Folder::Areas && text.short.is_none() {
        table.required_text("short");
    }
    text
}

/// The texts that originals and translations hold alike.
pub fn common(table: &Table<'_, '_>, folder: Folder) -> Text {
    let is_single = matches!(folder, Folder::Campaign | Folder::Home);
    let has_short = matches!(folder, Folder::Areas | Folder::Campaign);
    let mut text = Text {
        title: table.spot("title").unwrap_or_default(),
        summary: table.text("summary"),
        short: if has_short { table.text("short") } else { None },
        long: if folder == Folder::Areas { table.text("long") } else { None },
        slug: if is_single { None } else { table.spot("slug") },
        aliases: table.texts("aliases"),
        ..Text::default()
    };
    if folder == Folder::Campaign
        && let Some(issuer) = table.text("issuer")
    {
        text.items.insert(("campaign", "issuer", "text"), vec![issuer]);
    }
    text
}
