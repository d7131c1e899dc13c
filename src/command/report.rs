//! `lantoa report`: the leaders' weekly question. Which districts and communes still have no work?

use std::io::{self, Write};

use super::End;
use super::arguments::{Common, Format, ReportOptions};
use super::progress::Progress;
use super::report_words as words;
use super::site::{Manner, inputs, show};
use crate::catalogue::order::{commune_name, district_name};
use crate::catalogue::{Catalogue, Drafts};
use crate::language::Language;
use crate::output::data;
use crate::pipeline::{self, Memory, Understood};
use crate::problem::has_errors;
use crate::view::{Finish, Links};

/// Writes the report. Problems in the content are said, and the report is made of what is sound.
pub(super) fn report(common: &Common, options: &ReportOptions) -> io::Result<End> {
    let manner = Manner {
        base_url: None,
        links: Links::FromRoot,
        drafts: Drafts::Hidden,
        finish: Finish::Minified,
    };
    let inputs = inputs(common, manner)?;
    let mut progress = Progress::silent(common.language);
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
        Format::Csv => data::coverage_csv(catalogue),
        Format::Json => json(catalogue),
    };
    anstream::stdout().write_all(written.as_bytes())?;
    Ok(if has_errors(&understood.problems) { End::Problems } else { End::Good })
}

/// The data that the site gives away, and the day on which it was counted.
fn json(catalogue: &Catalogue) -> String {
    let mut report = data::coverage(catalogue);
    if let Some(report) = report.as_object_mut() {
        report.insert("today".to_owned(), catalogue.today.iso().into());
    }
    format!("{report:#}\n")
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
        let line =
            words::DistrictLine { name: &name, committee: counted.committee, without: &without };
        lines.push(words::district_line(language, &line));
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
