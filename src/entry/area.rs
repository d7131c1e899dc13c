//! A content area of the campaign (*nội dung thi đua*): its only fact is its number in the plan.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::problem::Spanned;
use crate::source::table::Table;

/// The facts of an area.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Area {
    /// Its number in the plan, which is also its place in every list.
    pub number: Spanned<u32>,
}

/// Reads the facts of an area.
pub fn read(table: &Table<'_, '_>) -> Area {
    let number = table.required_count("number");
    Area { number: Spanned::new(number, table.span_of("number")) }
}
