//! What a server's answers mean for a deploy.

use russh_sftp::client::error::Error;
use russh_sftp::protocol::StatusCode;

use crate::deploy::transport::Fault;

/// The fault of a request; `about` says which file.
pub(super) fn fault(about: &str, error: &Error) -> Fault {
    let said = format!("{about}: {error}");
    match error {
        _ if is_lost(error) => Fault::Lost(said),
        Error::Status(status) => match status.status_code {
            StatusCode::OpUnsupported => Fault::Unable(said),
            StatusCode::Failure if speaks_of_room(&status.error_message) => Fault::Full(said),
            _ => Fault::Refused(said),
        },
        _ => Fault::Refused(said),
    }
}

/// Whether there is no such file, or no folder for it.
pub(super) fn is_absent(error: &Error) -> bool {
    code(error) == Some(StatusCode::NoSuchFile)
}

/// Whether the server failed without a word, as OpenSSH does when something is there already and
/// when the disk is full.
pub(super) fn is_failure(error: &Error) -> bool {
    code(error) == Some(StatusCode::Failure)
}

/// Whether the line or the server gave way, so that nothing more comes over this connection.
pub(super) fn is_lost(error: &Error) -> bool {
    match error {
        Error::Status(status) => {
            matches!(status.status_code, StatusCode::NoConnection | StatusCode::ConnectionLost)
        }
        Error::Limited(_) => false,
        _ => true,
    }
}

fn code(error: &Error) -> Option<StatusCode> {
    match error {
        Error::Status(status) => Some(status.status_code),
        _ => None,
    }
}

fn speaks_of_room(message: &str) -> bool {
    let message = message.to_lowercase();
    ["space", "quota", "disk full", "disk is full"].iter().any(|words| message.contains(words))
}
