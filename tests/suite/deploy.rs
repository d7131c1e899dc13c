//! Deploying: what every way to a target promises, and what a deploy does with them.

mod alone;
mod carried;
mod command;
mod contract;
mod cut;
#[cfg(unix)]
mod cut_line;
mod days;
mod folder;
#[cfg(unix)]
mod ftp;
mod handbook;
mod ledger;
#[cfg(unix)]
mod lines;
mod locks;
mod many_files;
#[cfg(unix)]
mod over_ssh;
mod place;
#[cfg(unix)]
mod read_back;
#[cfg(unix)]
mod s3;
#[cfg(unix)]
mod sftp;
#[cfg(unix)]
mod ssh_entry;
#[cfg(unix)]
mod sshd;
mod vanishing;
#[cfg(unix)]
mod webdav;
mod zip;
