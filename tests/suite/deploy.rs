//! Deploying: what every way to a target promises, and what a deploy does with them.

mod alone;
mod command;
mod contract;
mod cut;
mod folder;
mod ledger;
mod place;
mod vanishing;
