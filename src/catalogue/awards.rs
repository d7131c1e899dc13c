//! Awards with days that cannot be: still to come, or before there was anything to award.
//!
//! An award is public from the day of its decision on. A work is awarded once it is there; what was
//! given earlier, or before the plan was signed, is mostly a slip in a year.

use super::Catalogue;
use super::entry::Entry;
use crate::entry::shared::Award;
use crate::language::date::Date;
use crate::problem::named::Moment;
use crate::problem::{CatalogueProblem, Problem};

/// Warns of them.
pub(super) fn check(catalogue: &Catalogue) -> Vec<Problem> {
    let mut problems = Vec::new();
    for work in &catalogue.works {
        of_entry(catalogue, work, (&work.facts.awards, work.facts.date), &mut problems);
    }
    for unit in &catalogue.units {
        of_entry(catalogue, unit, (&unit.facts.awards, None), &mut problems);
    }
    problems
}

fn of_entry<F>(
    catalogue: &Catalogue,
    entry: &Entry<F>,
    (awards, day_of_work): (&[Award], Option<Date>),
    problems: &mut Vec<Problem>,
) {
    let issued = catalogue.campaign.facts.issued;
    for award in awards {
        let Some(date) = award.date else { continue };
        let than = match (issued, day_of_work) {
            _ if date > catalogue.today => Moment::Itself,
            (Some(issued), _) if date < issued => Moment::Plan(issued),
            (_, Some(day)) if date < day => Moment::Work(day),
            _ => continue,
        };
        let kind = CatalogueProblem::AwardTooEarly { date, than };
        problems.push(Problem::warning(entry.place(award.day), kind));
    }
}
