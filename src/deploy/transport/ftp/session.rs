//! One connection to an FTP server, from the first greeting to the login, and what a refusal means.
//!
//! What is done with files stands in `steps`; how many connections there are, in `lanes`.

use std::io;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::Arc;

use rustls::client::Resumption;
use rustls::{AlertDescription, ClientConfig};
use suppaftp::types::{FileType, Response};
use suppaftp::{FtpError, FtpResult, Mode, RustlsConnector, RustlsFtpStream, Status, TlsConnector};

use crate::config::target::{Ftp, FtpSecurity};
use crate::deploy::transport::{Fault, Patience, Secret, trust};

/// All that it takes to log in.
pub(super) struct Access {
    /// The server and the account.
    pub(super) settings: Ftp,
    /// The account's password.
    pub(super) password: Secret,
    /// TLS, in the order in which it is tried.
    ///
    /// Servers want the data connection to resume the session of the control connection, as a proof
    /// that both are one client. A session of TLS 1.2 can be resumed as often as one likes. A ticket
    /// of TLS 1.3 can be used once, and an upload, which reads nothing, does not bring the next one.
    /// So 1.2 is tried first, and 1.3 where the server has nothing else.
    pub(super) tls: Vec<ClientConfig>,
    /// How long the server is waited for.
    pub(super) patience: Patience,
}

/// A connection that is logged in.
pub(super) struct Session {
    /// The connection.
    pub(super) stream: RustlsFtpStream,
    /// The site's folder on the server, from the server's root, without a slash at the end.
    pub(super) root: String,
}

/// Connects and logs in.
pub(super) fn connect(access: &Access) -> FtpResult<Session> {
    let mut stream = secured(access)?;
    login(&mut stream, access)?;
    stream.transfer_type(FileType::Binary)?;
    // Servers that know no other names say no to this.
    tolerated(stream.opts("UTF8", Some("ON")))?;
    stream.set_passive_nat_workaround(true);
    let patience = access.patience;
    stream = stream.passive_stream_builder(move |address| {
        dial(&address, patience).map_err(FtpError::ConnectionError)
    });
    let extended = stream.custom_command("EPSV", &[Status::ExtendedPassiveMode]);
    let has_extended = tolerated(extended)?.is_some();
    stream.set_mode(if has_extended { Mode::ExtendedPassive } else { Mode::Passive });
    let path = access.settings.path.trim_end_matches('/');
    let root = if path.is_empty() || path.starts_with('/') {
        path.to_owned()
    } else {
        format!("{}/{path}", stream.pwd()?.trim_end_matches('/'))
    };
    Ok(Session { stream, root })
}

/// A connection that nobody can listen to, unless the settings name it insecure.
fn secured(access: &Access) -> FtpResult<RustlsFtpStream> {
    let settings = &access.settings;
    if settings.security == FtpSecurity::None {
        return RustlsFtpStream::connect_with_stream(reach(access)?);
    }
    let mut refused = None;
    for tls in &access.tls {
        match shaken(access, tls) {
            Err(error) if is_of_another_version(&error) => refused = Some(error),
            result => return result,
        }
    }
    Err(refused.unwrap_or_else(|| FtpError::SecureError("TLS".to_owned())))
}

fn shaken(access: &Access, tls: &ClientConfig) -> FtpResult<RustlsFtpStream> {
    let settings = &access.settings;
    // Each connection has sessions of its own: a server need not know those of another one.
    let mut tls = tls.clone();
    tls.resumption = Resumption::in_memory_sessions(8);
    let connector = Bounded(RustlsConnector::from(Arc::new(tls)), access.patience);
    let socket = reach(access)?;
    if settings.security == FtpSecurity::Explicit {
        let stream = RustlsFtpStream::connect_with_stream(socket)?;
        return stream.into_secure(connector, &settings.host).map_err(|error| match error {
            FtpError::UnexpectedResponse(said) if code(&said) != 421 => {
                FtpError::SecureError(words(&said))
            }
            other => other,
        });
    }
    // The library connects by itself here, without a bound: this address is known to answer.
    let address = socket.peer_addr().map_err(FtpError::ConnectionError)?;
    drop(socket);
    let host = &settings.host;
    let mut stream = RustlsFtpStream::connect_secure_implicit(address, connector, host)?;
    tolerated(stream.custom_command("PBSZ 0", &[Status::CommandOk]))?;
    tolerated(stream.custom_command("PROT P", &[Status::CommandOk]))?;
    Ok(stream)
}

/// TLS on a connection where no wait is endless.
#[derive(Debug)]
struct Bounded(RustlsConnector, Patience);

impl TlsConnector for Bounded {
    type Stream = <RustlsConnector as TlsConnector>::Stream;

    fn connect(&self, domain: &str, stream: TcpStream) -> FtpResult<Self::Stream> {
        bound(&stream, self.1).map_err(FtpError::ConnectionError)?;
        self.0.connect(domain, stream)
    }
}

fn reach(access: &Access) -> FtpResult<TcpStream> {
    let settings = &access.settings;
    let found = (settings.host.as_str(), settings.port).to_socket_addrs();
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for address in found.map_err(FtpError::ConnectionError)? {
        match dial(&address, access.patience) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(FtpError::ConnectionError(last))
}

fn dial(address: &SocketAddr, patience: Patience) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(address, patience.reach)?;
    bound(&stream, patience)?;
    Ok(stream)
}

fn bound(stream: &TcpStream, patience: Patience) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(patience.silence))?;
    stream.set_write_timeout(Some(patience.silence))
}

/// A server that repeats what it was told must not carry the password into a message.
fn login(stream: &mut RustlsFtpStream, access: &Access) -> FtpResult<()> {
    let password = access.password.reveal();
    stream.login(access.settings.user.as_str(), password).map_err(|error| match error {
        FtpError::UnexpectedResponse(said) if !password.is_empty() => {
            let text = words(&said).replace(password, "***");
            FtpError::UnexpectedResponse(Response::new(said.status, text.into_bytes()))
        }
        other => other,
    })
}

/// What came of a command that a server may refuse; none if it did.
pub(super) fn tolerated<T>(result: FtpResult<T>) -> FtpResult<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(FtpError::UnexpectedResponse(said)) if code(&said) != 421 => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether the connection is of no more use.
pub(super) fn is_broken(error: &FtpError) -> bool {
    !matches!(error, FtpError::UnexpectedResponse(said) if code(said) != 421)
}

/// Whether a server, asked for one more connection, has too many.
pub(super) fn is_crowded(error: &FtpError) -> bool {
    matches!(error, FtpError::UnexpectedResponse(said) if matches!(code(said), 421 | 530))
}

fn is_of_another_version(error: &FtpError) -> bool {
    matches!(
        error_of_tls(error),
        Some(
            rustls::Error::AlertReceived(
                AlertDescription::ProtocolVersion | AlertDescription::HandshakeFailure
            ) | rustls::Error::PeerIncompatible(_)
        )
    )
}

fn error_of_tls(error: &FtpError) -> Option<&rustls::Error> {
    match error {
        FtpError::ConnectionError(error) => error.get_ref()?.downcast_ref(),
        _ => None,
    }
}

/// A refusal's number.
pub(super) fn code(said: &Response) -> u32 {
    let digits = said.body.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_else(|| said.status.code())
}

fn words(said: &Response) -> String {
    String::from_utf8_lossy(&said.body).trim().to_owned()
}

/// What an error means; `about` says which file or server.
pub(super) fn fault(about: &str, error: &FtpError) -> Fault {
    if let Some(error) = error_of_tls(error) {
        return trust::fault(about, error);
    }
    match error {
        FtpError::ConnectionError(error) if error.kind() == io::ErrorKind::InvalidInput => {
            Fault::Refused(format!("{about}: {error}"))
        }
        FtpError::SecureError(said) => Fault::Unable(format!("TLS: {said}")),
        FtpError::UnexpectedResponse(said) => refusal(about, said),
        other => Fault::Lost(format!("{about}: {other}")),
    }
}

fn refusal(about: &str, said: &Response) -> Fault {
    let text = format!("{about}: {}", words(said));
    let tells_of = text.to_lowercase();
    // Some servers have no number for this, only words.
    let is_full = ["no space", "disk full", "quota", "insufficient disk"];
    match code(said) {
        452 | 552 => Fault::Full(text),
        430 | 530 | 532 => Fault::Denied(text),
        _ if is_full.iter().any(|words| tells_of.contains(words)) => Fault::Full(text),
        500 | 502 | 504 => Fault::Unable(text),
        400..500 => Fault::Lost(text),
        _ => Fault::Refused(text),
    }
}
