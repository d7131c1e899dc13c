//! The words of `report`, in both languages.

use crate::language::Language::{self, English, Vietnamese};

/// How many communes have a work.
pub(super) fn communes_covered(language: Language, (have, all): (usize, usize)) -> String {
    match language {
        Vietnamese => {
            format!("{have}/{all} xã, phường, thị trấn đã có công trình đang làm hoặc đã xong")
        }
        English => format!("{have} of {all} communes have a work under way or completed"),
    }
}

/// How many district committees have a work.
pub(super) fn committees_covered(language: Language, (have, all): (usize, usize)) -> String {
    match language {
        Vietnamese => format!("{have}/{all} Ủy ban MTTQ cấp huyện đã có công trình"),
        English => format!("{have} of {all} district committees have a work"),
    }
}

/// The heading of those who have none.
pub(super) fn still_without(language: Language) -> &'static str {
    match language {
        Vietnamese => "Còn chưa có:",
        English => "Still without:",
    }
}

/// A district in the report.
pub(super) struct DistrictLine<'a> {
    pub(super) name: &'a str,
    pub(super) committee: bool,
    pub(super) without: &'a [String],
}

/// One district's line.
pub(super) fn district_line(language: Language, line: &DistrictLine<'_>) -> String {
    let DistrictLine { name, committee, without } = line;
    let committee = match (language, *committee) {
        (_, true) => "",
        (Vietnamese, false) => " [cấp huyện chưa có]",
        (English, false) => " [no work of the committee]",
    };
    let communes = match (language, without.is_empty()) {
        (Vietnamese, true) => "mọi xã đã có".to_owned(),
        (English, true) => "every commune has one".to_owned(),
        (_, false) => format!("({}) {}", without.len(), without.join(", ")),
    };
    format!("  {name}{committee}: {communes}")
}

/// Member organisations that have none.
pub(super) fn organisations_without(language: Language, names: &[&str]) -> String {
    match language {
        Vietnamese => format!("  Tổ chức thành viên: {}", names.join(", ")),
        English => format!("  Member organisations: {}", names.join(", ")),
    }
}
