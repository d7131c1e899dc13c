//! The map of districts: hexagons, drawn from the column and row that each district names.

use serde::Serialize;

use super::here::Here;
use super::part::Share;
use crate::address::Subject;
use crate::entry::district;

/// A district on the map; lengths in hundredths of a tile's width.
#[derive(Clone, Debug, Serialize)]
pub struct Tile {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Centre, from the left.
    pub x: u32,
    /// Centre, from the top.
    pub y: u32,
    /// Its communes with a work.
    pub communes: Share,
    /// 0 to 5, by the share.
    pub shade: usize,
}

/// The map as a page shows it.
#[derive(Debug, Default)]
pub struct Map {
    /// The tiles.
    pub tiles: Vec<Tile>,
    /// Places of the tiles' districts in the catalogue, tile by tile.
    pub districts: Vec<usize>,
    /// Width of the map.
    pub width: u32,
    /// Height of the map.
    pub height: u32,
}

/// Row to row, and centre to corner, of hexagons that stand on a corner and are 100 wide.
const ROW: f64 = 86.6;
const CORNER: f64 = 57.7;

/// The map of all districts that have a place on it.
pub fn map(here: &Here<'_>) -> Map {
    let catalogue = here.site.catalogue;
    let mut map = Map::default();
    for place in catalogue.order.districts.get(&here.language).into_iter().flatten() {
        let district = catalogue.districts.get(*place);
        let Some(tile) = district.and_then(|district| district.facts.tile.as_ref()) else {
            continue;
        };
        let coverage = catalogue.coverage.districts.get(*place);
        let communes: Share = coverage.map(|one| one.share()).unwrap_or_default().into();
        let (x, y) = centre(tile);
        map.width = map.width.max(x + 50);
        map.height = map.height.max(y + CORNER.ceil() as u32);
        map.districts.push(*place);
        map.tiles.push(Tile {
            label: label(here, *place, tile),
            href: here.to(Subject::District(*place)).0,
            x,
            y,
            shade: (communes.have * 5).div_ceil(communes.all.max(1)),
            communes,
        });
    }
    map
}

/// Every even row is moved to the right by half a tile.
fn centre(tile: &district::Tile) -> (u32, u32) {
    let shift = if tile.row.is_multiple_of(2) { 50 } else { 0 };
    let y = f64::from(tile.row) * ROW + CORNER;
    (tile.column.saturating_mul(100).saturating_add(50 + shift), y.round() as u32)
}

fn label(here: &Here<'_>, district: usize, tile: &district::Tile) -> String {
    let default = here.site.catalogue.default_language;
    match &tile.label {
        Some(label) if here.language == default => label.clone(),
        Some(_) => here.district_full_name(district).unwrap_or_default(),
        None => here.district_name(district).unwrap_or_default(),
    }
}
