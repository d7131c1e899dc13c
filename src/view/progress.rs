//! The page of the progress: the leaders' weekly question, answered by name.

use serde::Serialize;

use super::about::About;
use super::figure::{FigureLine, figure_lines};
use super::head::head;
use super::here::Here;
use super::line::{AreaLine, PlaceLine, area_lines, place_lines};
use super::link::Link;
use super::part::{Counts, Share};
use super::plan::{TargetLine, target_lines};
use super::tile::{Tile, map};
use super::{Page, Parts};
use crate::address::Subject;
use crate::address::dataset::Dataset;

/// The page of the progress.
#[derive(Debug, Serialize)]
pub struct Progress<'a> {
    /// Communes with a work.
    pub communes: Share,
    /// Districts whose committee has a work.
    pub committees: Share,
    /// Member organisations with a work, of those that the site shows.
    pub organisations: Share,
    /// All works by status.
    pub counts: Counts,
    /// What the works that count have achieved, summed.
    pub figures: Vec<FigureLine>,
    /// The data to take away.
    pub data: Vec<DataLink>,
    /// The districts.
    pub districts: Vec<PlaceLine>,
    /// The communes without a work, by district.
    pub without: Vec<Without<'a>>,
    /// The districts whose committee has no work.
    pub committees_without: Vec<Link<'a>>,
    /// The member organisations without a work.
    pub organisations_without: Vec<Link<'a>>,
    /// The columns of the matrix.
    pub areas: Vec<AreaLine<'a>>,
    /// The rows of the matrix.
    pub matrix: Vec<MatrixRow>,
    /// The columns' sums.
    pub totals: Vec<usize>,
    /// The targets.
    pub targets: Vec<TargetLine<'a>>,
    /// The map.
    pub tiles: Vec<Tile>,
    /// Width of the map.
    pub map_width: u32,
    /// Height of the map.
    pub map_height: u32,
    /// While any work is a demonstration.
    pub illustrative: bool,
}

/// The communes of a district that have no work.
#[derive(Debug, Serialize)]
pub struct Without<'a> {
    /// The district.
    pub district: Link<'a>,
    /// The communes.
    pub communes: Vec<Link<'a>>,
}

/// A district's works by area.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The district.
    pub name: String,
    /// Its page; none for works of the whole province.
    pub href: Option<String>,
    /// One for each area.
    pub cells: Vec<Cell>,
    /// How many works the district has; a work in two areas counts once here.
    pub total: usize,
}

/// The works of an area in a district.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// How many.
    pub n: usize,
    /// The crossing.
    pub href: Option<String>,
}

/// A file of data.
#[derive(Debug, Serialize)]
pub struct DataLink {
    /// Which: `works-csv`, `works-json`, `coverage-csv`, `coverage-json`.
    pub key: &'static str,
    /// Its address, which stays.
    pub href: String,
}

/// Makes the page of the progress.
pub fn progress<'a>(here: &Here<'a>) -> Parts<'a> {
    let catalogue = here.site.catalogue;
    let coverage = &catalogue.coverage;
    let have = coverage.organisations.iter().filter(|(_, has)| *has).count();
    let map = map(here);
    let totals = (0..catalogue.areas.len()).map(|area| catalogue.index.area(area).all().len());
    let page = Progress {
        communes: coverage.communes().into(),
        committees: coverage.committees().into(),
        organisations: (have, coverage.organisations.len()).into(),
        counts: catalogue.index.all.counts.into(),
        figures: figure_lines(here, catalogue.index.all.figures.iter().map(|(key, n)| (*key, *n))),
        data: data_links(here),
        districts: place_lines(here, None),
        without: without(here),
        committees_without: committees_without(here),
        organisations_without: organisations_without(here),
        areas: area_lines(here),
        matrix: matrix(here),
        totals: totals.collect(),
        targets: target_lines(here),
        tiles: map.tiles,
        map_width: map.width,
        map_height: map.height,
        illustrative: catalogue.works.iter().any(|work| work.shared.illustrative),
    };
    let about = About::page(here.text("title.progress"), here.text("describe.progress"));
    Parts { head: head(here, Subject::Progress, 1, about), page: Page::Progress(page), body: None }
}

fn data_links(here: &Here<'_>) -> Vec<DataLink> {
    let each = Dataset::ALL.iter();
    each.map(|dataset| DataLink { key: dataset.key(), href: here.href(dataset.path()) }).collect()
}

fn districts<'a>(here: &Here<'a>) -> impl Iterator<Item = usize> + 'a {
    let order = here.site.catalogue.order.districts.get(&here.language);
    order.into_iter().flatten().copied()
}

fn without<'a>(here: &Here<'a>) -> Vec<Without<'a>> {
    let catalogue = here.site.catalogue;
    let of_district = |district: usize| {
        let coverage = catalogue.coverage.districts.get(district)?;
        let order = catalogue.order.communes.get(district)?.get(&here.language)?;
        let bare = order.iter().filter(|commune| {
            let one = coverage.communes.get(**commune);
            one.is_some_and(|one| one.active && one.counts.counted() == 0)
        });
        let communes: Vec<Link<'a>> =
            bare.filter_map(|commune| here.place_link(district, Some(*commune))).collect();
        let district = here.place_link(district, None)?;
        (!communes.is_empty()).then_some(Without { district, communes })
    };
    districts(here).filter_map(of_district).collect()
}

fn committees_without<'a>(here: &Here<'a>) -> Vec<Link<'a>> {
    let coverage = &here.site.catalogue.coverage.districts;
    districts(here)
        .filter(|district| coverage.get(*district).is_some_and(|one| !one.committee))
        .filter_map(|district| here.place_link(district, None))
        .collect()
}

fn organisations_without<'a>(here: &Here<'a>) -> Vec<Link<'a>> {
    let catalogue = here.site.catalogue;
    let bare = catalogue.coverage.organisations.iter().filter(|(_, has)| !has);
    bare.filter_map(|(unit, _)| {
        catalogue.units.get(*unit).map(|entry| here.link(Subject::Unit(*unit), entry))
    })
    .collect()
}

fn matrix(here: &Here<'_>) -> Vec<MatrixRow> {
    let catalogue = here.site.catalogue;
    let index = &catalogue.index;
    let areas = 0..catalogue.areas.len();
    let mut rows: Vec<MatrixRow> = districts(here)
        .map(|district| MatrixRow {
            name: here.district_full_name(district).unwrap_or_default(),
            href: Some(here.to(Subject::District(district)).0),
            cells: areas
                .clone()
                .map(|area| Cell {
                    n: index.crossing(area, district).all().len(),
                    href: Some(here.to(Subject::Crossing(area, district)).0),
                })
                .collect(),
            total: index.district(district).all().len(),
        })
        .collect();
    let province = index.province.all();
    if !province.is_empty() {
        let named = &catalogue.relations.works;
        let in_area = |area: usize| {
            let of_area =
                |work: &&usize| named.get(**work).is_some_and(|named| named.areas.contains(&area));
            Cell { n: province.iter().filter(of_area).count(), href: None }
        };
        rows.push(MatrixRow {
            name: here.text("progress.province_wide").to_owned(),
            href: None,
            cells: areas.map(in_area).collect(),
            total: province.len(),
        });
    }
    rows
}
