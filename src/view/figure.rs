//! Figures: of one work, or summed over many.

use serde::Serialize;

use super::here::Here;
use crate::entry::work::Figure;
use crate::language::number::{integer, money_vnd};

/// A figure.
#[derive(Debug, Serialize)]
pub struct FigureLine {
    /// What is counted.
    pub key: &'static str,
    /// The number.
    pub n: u64,
    /// The number as the language writes it.
    pub value: String,
}

/// Figures as the language writes them, in the order of the page.
pub fn figure_lines(
    here: &Here<'_>,
    figures: impl IntoIterator<Item = (Figure, u64)>,
) -> Vec<FigureLine> {
    figures.into_iter().map(|figure| figure_line(here, figure)).collect()
}

fn figure_line(here: &Here<'_>, (figure, n): (Figure, u64)) -> FigureLine {
    let value = match figure {
        Figure::FundsVnd => money_vnd(here.language, n),
        _ => integer(here.language, i64::try_from(n).unwrap_or(i64::MAX)),
    };
    FigureLine { key: figure.into(), n, value }
}
