//! Deploying: what every way to a target promises, and what a deploy does with them.

mod command;
mod contract;
mod cut;
mod folder;
mod handbook;
mod over_ssh;
mod place;
mod servers;
mod sftp;
mod ssh_entry;
mod sshd;
mod zip;
