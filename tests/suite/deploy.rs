//! Deploying: what every way to a target promises, and what a deploy does with them.

mod contract;
mod folder;
mod servers;
mod sftp;
mod ssh_entry;
mod sshd;
