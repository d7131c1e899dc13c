//! Deploying: what every way to a target promises, and what a deploy does with them.

mod contract;
mod folder;
#[cfg(unix)]
mod ftp;
#[cfg(unix)]
mod s3;
#[cfg(unix)]
mod servers;
#[cfg(unix)]
mod webdav;
