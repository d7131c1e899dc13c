//! What goes wrong between here and a target, by what can be done about it.
//!
//! The details are the system's or the server's own words; no secret may stand in them.

use std::io;

/// Why an operation on a target failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The line or the server gave way: another try may do.
    Lost(String),
    /// Not let in: the account, its password or its key.
    Denied(String),
    /// An SSH server that nobody here knows yet, with the fingerprint of its key.
    UnknownHost {
        /// The host and port.
        host: String,
        /// `SHA256:…`
        fingerprint: String,
    },
    /// An SSH server whose key is not the one that is known: another machine may answer for it.
    ChangedHost {
        /// The host and port.
        host: String,
        /// The fingerprint that it shows.
        fingerprint: String,
    },
    /// A certificate that nobody vouches for, or of another host.
    Untrusted(String),
    /// No room is left at the target.
    Full(String),
    /// What the target cannot do, such as links.
    Unable(String),
    /// Anything else that the server or the system said no to.
    Refused(String),
}

impl Fault {
    /// Whether another try may do.
    pub fn may_pass(&self) -> bool {
        matches!(self, Fault::Lost(_))
    }

    /// The system's or the server's own words.
    pub fn said(&self) -> &str {
        match self {
            Fault::UnknownHost { host, .. } | Fault::ChangedHost { host, .. } => host,
            Fault::Lost(said)
            | Fault::Denied(said)
            | Fault::Untrusted(said)
            | Fault::Full(said)
            | Fault::Unable(said)
            | Fault::Refused(said) => said,
        }
    }

    /// The fault of a file operation of this machine; `about` says which file.
    pub fn of_disk(about: &str, error: &io::Error) -> Fault {
        let said = format!("{about}: {error}");
        match error.kind() {
            _ if is_of_the_line(error) => Fault::Lost(said),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::Full(said),
            io::ErrorKind::TimedOut
            | io::ErrorKind::Interrupted
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::StaleNetworkFileHandle
            | io::ErrorKind::ResourceBusy => Fault::Lost(said),
            _ => Fault::Refused(said),
        }
    }
}

/// Whether Windows says that a share of the network is gone for the moment, for which Rust's library has
/// no kind: an unexpected error of the network, a name that was there.
fn is_of_the_line(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(59 | 64))
}
