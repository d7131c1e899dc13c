//! Data to take away: the works, and who has one, as CSV for spreadsheets and as JSON.
//!
//! Names are in the default language, as registers have them; addresses are absolute.

use crate::address::Subject;
use crate::address::dataset::Dataset;
use crate::catalogue::Catalogue;
use crate::catalogue::order::{commune_name, district_name};
use crate::entry::work::Figure;
use crate::language::Language;
use crate::language::date::Date;
use crate::view::Site;

/// What spreadsheet programs need to take a file for UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// One commune, as every format writes it.
struct Row {
    district_code: String,
    district: String,
    commune_code: String,
    commune: String,
    registered: usize,
    under_way: usize,
    completed: usize,
}

/// Makes a file of data.
pub fn data(site: &Site<'_>, dataset: Dataset) -> Vec<u8> {
    let text = match dataset {
        Dataset::WorksCsv => works_csv(site),
        Dataset::WorksJson => works_json(site),
        Dataset::CoverageCsv => coverage_csv(site.catalogue),
        Dataset::CoverageJson => format!("{:#}\n", coverage(site.catalogue)),
    };
    text.into_bytes()
}

/// The communes that exist on the day, district by district, in the language's alphabet.
fn rows(catalogue: &Catalogue, language: Language) -> Vec<Row> {
    let mut rows = Vec::new();
    for place in catalogue.order.districts.get(&language).into_iter().flatten() {
        let (Some(district), Some(coverage)) =
            (catalogue.districts.get(*place), catalogue.coverage.districts.get(*place))
        else {
            continue;
        };
        let order = catalogue.order.communes.get(*place).and_then(|order| order.get(&language));
        for commune in order.into_iter().flatten() {
            let (Some(facts), Some(counted)) =
                (district.facts.communes.get(*commune), coverage.communes.get(*commune))
            else {
                continue;
            };
            if counted.active {
                rows.push(Row {
                    district_code: district.facts.code.value.clone(),
                    district: district_name(district, language),
                    commune_code: facts.code.value.clone(),
                    commune: commune_name(district, *commune, language),
                    registered: counted.counts.registered,
                    under_way: counted.counts.under_way,
                    completed: counted.counts.completed,
                });
            }
        }
    }
    rows
}

/// A row a commune (design 6), names in the default language as registers have them.
pub fn coverage_csv(catalogue: &Catalogue) -> String {
    let header = [
        "district_code",
        "district",
        "commune_code",
        "commune",
        "registered",
        "under_way",
        "completed",
    ];
    let rows = rows(catalogue, catalogue.default_language).into_iter().map(|row| {
        vec![
            row.district_code,
            row.district,
            row.commune_code,
            row.commune,
            row.registered.to_string(),
            row.under_way.to_string(),
            row.completed.to_string(),
        ]
    });
    csv(&header, rows)
}

/// The coverage of communes, districts and member organisations.
pub fn coverage(catalogue: &Catalogue) -> serde_json::Value {
    let language = catalogue.default_language;
    let communes: Vec<_> = rows(catalogue, language)
        .into_iter()
        .map(|row| {
            serde_json::json!({
                "district_code": row.district_code,
                "district": row.district,
                "commune_code": row.commune_code,
                "commune": row.commune,
                "registered": row.registered,
                "under_way": row.under_way,
                "completed": row.completed,
            })
        })
        .collect();
    let districts: Vec<_> = catalogue
        .districts
        .iter()
        .zip(&catalogue.coverage.districts)
        .map(|(district, coverage)| {
            let (have, all) = coverage.share();
            serde_json::json!({
                "code": district.facts.code.value,
                "district": district_name(district, language),
                "committee_has_work": coverage.committee,
                "communes_with_work": have,
                "communes": all,
            })
        })
        .collect();
    let organisations: Vec<_> = catalogue
        .coverage
        .organisations
        .iter()
        .filter_map(|(unit, has)| {
            let entry = catalogue.units.get(*unit)?;
            let title = &entry.texts.original().title.value;
            Some(serde_json::json!({ "id": entry.id.to_string(), "unit": title, "has_work": has }))
        })
        .collect();
    serde_json::json!({
        "version": 1,
        "districts": districts,
        "communes": communes,
        "member_organisations": organisations,
    })
}

/// The columns of a work before its figures.
const WORK_COLUMNS: [&str; 13] = [
    "id",
    "title",
    "kind",
    "status",
    "date",
    "district_code",
    "district",
    "commune_code",
    "commune",
    "areas",
    "unit",
    "illustrative",
    "address",
];

fn works_csv(site: &Site<'_>) -> String {
    let mut header = WORK_COLUMNS.to_vec();
    header.extend(Figure::ALL.map(<&str>::from));
    csv(&header, (0..site.catalogue.works.len()).filter_map(|work| work_row(site, work)))
}

fn works_json(site: &Site<'_>) -> String {
    let mut names = WORK_COLUMNS.to_vec();
    names.extend(Figure::ALL.map(<&str>::from));
    let rows = (0..site.catalogue.works.len()).filter_map(|work| work_row(site, work));
    let works: Vec<serde_json::Map<String, serde_json::Value>> = rows
        .map(|row| {
            let pairs = names.iter().zip(row).filter(|(_, value)| !value.is_empty());
            pairs.map(|(name, value)| ((*name).to_owned(), typed(name, value))).collect()
        })
        .collect();
    format!("{:#}\n", serde_json::json!({ "version": 1, "works": works }))
}

/// A cell as JSON has it: figures are numbers, a list is a list.
fn typed(name: &str, value: String) -> serde_json::Value {
    match name {
        "areas" => value.split(' ').collect(),
        "illustrative" => (value == "true").into(),
        _ if Figure::ALL.iter().any(|figure| <&str>::from(figure) == name) => {
            value.parse::<u64>().map(Into::into).unwrap_or_else(|_| value.into())
        }
        _ => value.into(),
    }
}

fn work_row(site: &Site<'_>, place: usize) -> Option<Vec<String>> {
    let catalogue = site.catalogue;
    let language = catalogue.default_language;
    let entry = catalogue.works.get(place)?;
    let named = catalogue.relations.works.get(place)?;
    let facts = &entry.facts;
    let district = named.district.and_then(|district| catalogue.districts.get(district));
    let commune = district.and_then(|district| district.facts.communes.get(named.commune?));
    let commune_name = district.and_then(|district| {
        named.commune.map(|commune| commune_name(district, commune, language))
    });
    let areas = named.areas.iter().filter_map(|area| catalogue.areas.get(*area));
    let areas: Vec<&str> = areas.map(|area| area.id.name()).collect();
    let unit = named.unit.and_then(|unit| catalogue.units.get(unit));
    let address = site.addresses.of(Subject::Work(place), language);
    let mut row = vec![
        entry.id.to_string(),
        entry.texts.original().title.value.clone(),
        <&str>::from(facts.kind).to_owned(),
        <&str>::from(facts.status).to_owned(),
        facts.date.map(Date::iso).unwrap_or_default(),
        district.map(|district| district.facts.code.value.clone()).unwrap_or_default(),
        district.map(|district| district_name(district, language)).unwrap_or_default(),
        commune.map(|commune| commune.code.value.clone()).unwrap_or_default(),
        commune_name.unwrap_or_default(),
        areas.join(" "),
        unit.map(|unit| unit.id.to_string()).unwrap_or_default(),
        entry.shared.illustrative.to_string(),
        address.map(|path| site.base.absolute(path)).unwrap_or_default(),
    ];
    row.extend(Figure::ALL.map(|figure| {
        let value = facts.figures.iter().find(|(key, _)| *key == figure);
        value.map(|(_, value)| value.to_string()).unwrap_or_default()
    }));
    Some(row)
}

/// A table with its header. A cell that a spreadsheet would take for a formula is made text: titles
/// come from many hands.
fn csv(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(|cell| {
            match cell.starts_with(['=', '+', '-', '@']) {
                true => format!("'{cell}"),
                false => cell,
            }
        }));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("{BYTE_ORDER_MARK}{}", String::from_utf8_lossy(&bytes))
}
