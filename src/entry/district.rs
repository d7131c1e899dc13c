//! A district and its communes: a place with a name, a type, a code, and places within it.
//!
//! Nothing here knows how many levels a province has, or what the types are called: the types are
//! words of the content, and their translations stand in the theme's strings.

use std::collections::BTreeSet;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::language::date::Date;
use crate::language::slug::{is_slug, slug};
use crate::problem::nearest::nearest;
use crate::problem::{CatalogueProblem, Reference, Spanned, TableProblem};
use crate::source::table::Table;

/// The facts of a district; its name is its title.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct District {
    /// The code of the General Statistics Office: text, since it may begin with a nought.
    pub code: Spanned<String>,
    /// What it is called: `huyện`, `thành phố`…
    pub place_type: Spanned<String>,
    /// Its place on the map of tiles.
    pub tile: Option<Tile>,
    /// The communes, as the file orders them.
    pub communes: Vec<Commune>,
}

/// A hexagon of the province's map: column and row, every other row moved by half a tile.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Tile {
    /// From the left, from 0.
    pub column: u32,
    /// From the top, from 0.
    pub row: u32,
    /// What stands in it when the name alone would mislead (`TP Sơn La`).
    pub label: Option<String>,
}

/// A commune, ward or township.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Commune {
    /// The code of the General Statistics Office.
    pub code: Spanned<String>,
    /// The name without its type, in the default language.
    pub name: Spanned<String>,
    /// `xã`, `phường`, `thị trấn`…
    pub place_type: Spanned<String>,
    /// Its part of the address; unique in its district, not in the province.
    pub slug: Spanned<String>,
    /// Former addresses.
    pub aliases: Vec<Spanned<String>>,
    /// The last day on which it was a commune of its own.
    pub valid_until: Option<Date>,
    /// The slug of the commune that it became part of.
    pub merged_into: Option<Spanned<String>>,
}

/// Reads the facts of a district.
pub fn read(table: &Table<'_, '_>) -> District {
    let communes = table.tables("communes", commune);
    let mut slugs = BTreeSet::new();
    for commune in &communes {
        if !commune.slug.value.is_empty() && !slugs.insert(&commune.slug.value) {
            let kind = TableProblem::DuplicateId { id: commune.slug.value.clone() };
            table.document().report(commune.slug.span, kind);
        }
    }
    for commune in &communes {
        let Some(into) = &commune.merged_into else { continue };
        let slugs = communes.iter().map(|one| one.slug.value.as_str());
        if !slugs.clone().any(|slug| slug == into.value) {
            let kind = CatalogueProblem::UnknownReference {
                what: Reference::Commune,
                value: into.value.clone(),
                nearest: nearest(&into.value, slugs),
            };
            table.document().report(into.span, kind);
        }
    }
    District {
        code: table.required_spot("code"),
        place_type: table.required_spot("type"),
        tile: table.table("tile", |tile| Tile {
            column: tile.required_count("column"),
            row: tile.required_count("row"),
            label: tile.text("label"),
        }),
        communes,
    }
}

fn commune(table: &Table<'_, '_>) -> Commune {
    let name = table.required_spot("name");
    let slug_text = table.required_spot("slug");
    if !slug_text.value.is_empty() && !is_slug(&slug_text.value) {
        let kind = TableProblem::BadSlug {
            suggestion: slug(&slug_text.value),
            value: slug_text.value.clone(),
        };
        table.document().report(slug_text.span, kind);
    }
    Commune {
        code: table.required_spot("code"),
        name,
        place_type: table.required_spot("type"),
        slug: slug_text,
        aliases: table.texts("aliases"),
        valid_until: table.date("valid_until"),
        merged_into: table.spot("merged_into"),
    }
}
