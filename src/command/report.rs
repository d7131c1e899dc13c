//! `lantoa report`: the leaders' weekly question. Which districts and communes still have no work?

use std::io::{self, Write};

use super::End;
use super::arguments::{Common, Format, ReportOptions};
use super::progress::Progress;
use super::site::{Manner, inputs, show};
use super::words;
use crate::catalogue::order::{commune_name, district_name};
use crate::catalogue::{Catalogue, Drafts};
use crate::language::Language;
use crate::pipeline::{self, Memory, Understood};
use crate::problem::has_errors;
use crate::view::Links;

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

/// Writes the report. Problems in the content are said, and the report is made of what is sound.
pub(super) fn report(common: &Common, options: &ReportOptions) -> io::Result<End> {
    let manner = Manner { base_url: None, links: Links::FromRoot, drafts: Drafts::Hidden };
    let inputs = inputs(common, manner)?;
    let mut progress = Progress::new(common.language, true);
    let understood = pipeline::understand(&inputs, &mut Memory::default(), &mut progress);
    let understood = match understood {
        Ok(understood) => understood,
        Err(problems) => {
            show(&problems, &inputs.sources, common.language);
            return Ok(End::Problems);
        }
    };
    show(&understood.problems, &inputs.sources, common.language);
    let catalogue = &understood.catalogue;
    let written = match options.format {
        Format::Text => text(&understood, common.language),
        Format::Csv => csv(catalogue)?,
        Format::Json => format!("{:#}\n", json(catalogue)),
    };
    anstream::stdout().write_all(written.as_bytes())?;
    Ok(if has_errors(&understood.problems) { End::Problems } else { End::Good })
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
fn csv(catalogue: &Catalogue) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "district_code",
        "district",
        "commune_code",
        "commune",
        "registered",
        "under_way",
        "completed",
    ])?;
    for row in rows(catalogue, catalogue.default_language) {
        writer.write_record([
            row.district_code,
            row.district,
            row.commune_code,
            row.commune,
            row.registered.to_string(),
            row.under_way.to_string(),
            row.completed.to_string(),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(format!("{BYTE_ORDER_MARK}{}", String::from_utf8_lossy(&bytes)))
}

fn json(catalogue: &Catalogue) -> serde_json::Value {
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
        "today": catalogue.today.iso(),
        "districts": districts,
        "communes": communes,
        "member_organisations": organisations,
    })
}

/// The answer in words: the sums, then who is missing, by name.
fn text(understood: &Understood, language: Language) -> String {
    let Understood { catalogue, theme, .. } = understood;
    let coverage = &catalogue.coverage;
    let strings = theme.as_ref().and_then(|theme| theme.strings.get(&language));
    let full_name = |name: String, place_type: &str| match strings {
        Some(strings) => strings.place_name(&name, place_type),
        None => name,
    };
    let mut lines = vec![
        words::communes_covered(language, coverage.communes()),
        words::committees_covered(language, coverage.committees()),
        String::new(),
        words::still_without(language).to_owned(),
    ];
    for place in catalogue.order.districts.get(&language).into_iter().flatten() {
        let (Some(district), Some(counted)) =
            (catalogue.districts.get(*place), coverage.districts.get(*place))
        else {
            continue;
        };
        let order = catalogue.order.communes.get(*place).and_then(|order| order.get(&language));
        let without: Vec<String> = order
            .into_iter()
            .flatten()
            .filter(|commune| {
                let one = counted.communes.get(**commune);
                one.is_some_and(|one| one.active && one.counts.counted() == 0)
            })
            .filter_map(|commune| {
                let place_type = &district.facts.communes.get(*commune)?.place_type.value;
                Some(full_name(commune_name(district, *commune, language), place_type))
            })
            .collect();
        let place_type = &district.facts.place_type.value;
        let name = full_name(district_name(district, language), place_type);
        lines.push(words::district_line(language, &name, counted.committee, &without));
    }
    let bare: Vec<&str> = coverage
        .organisations
        .iter()
        .filter(|(_, has)| !has)
        .filter_map(|(unit, _)| catalogue.units.get(*unit))
        .map(|unit| unit.texts.best(language).0.title.value.as_str())
        .collect();
    if !bare.is_empty() {
        lines.push(words::organisations_without(language, &bare));
    }
    lines.push(String::new());
    lines.join("\n")
}
