//! Where the preview listens: this machine's own addresses, or the one that was asked for; the port
//! that was asked for, or the next free one.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

/// How many ports are tried.
const TRIES: u16 = 50;

/// The open door.
#[derive(Debug)]
pub(super) struct Door {
    pub(super) listeners: Vec<TcpListener>,
    pub(super) port: u16,
    interface: Option<IpAddr>,
}

impl Door {
    /// Opens the first free port from this one on; 0 leaves the choice to the system.
    pub(super) fn open(interface: Option<IpAddr>, port: u16) -> io::Result<Door> {
        let mut last = None;
        for next in 0..TRIES {
            let Some(port) = port.checked_add(if port == 0 { 0 } else { next }) else { break };
            match listeners(interface, port) {
                Ok(listeners) => {
                    let port = listeners.first().map_or(Ok(port), port_of)?;
                    return Ok(Door { listeners, port, interface });
                }
                Err(error) if is_taken(&error) => last = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(last.unwrap_or_else(|| io::Error::from(io::ErrorKind::AddrInUse)))
    }

    /// What a person types or clicks.
    pub(super) fn address(&self) -> String {
        let host = match self.interface {
            Some(address) if !address.is_unspecified() => address,
            _ => IpAddr::V4(Ipv4Addr::LOCALHOST),
        };
        format!("http://{}/", SocketAddr::new(host, self.port))
    }
}

/// One port on every address that is wanted. Browsers take `localhost` for IPv6 first, so that it is
/// listened to where the machine has it.
fn listeners(interface: Option<IpAddr>, port: u16) -> io::Result<Vec<TcpListener>> {
    if let Some(address) = interface {
        return Ok(vec![bound(address, port)?]);
    }
    let first = bound(IpAddr::V4(Ipv4Addr::LOCALHOST), port)?;
    let port = port_of(&first)?;
    match bound(IpAddr::V6(Ipv6Addr::LOCALHOST), port) {
        Ok(second) => Ok(vec![first, second]),
        Err(error) if is_taken(&error) => Err(error),
        // A machine without IPv6.
        Err(_) => Ok(vec![first]),
    }
}

fn bound(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(SocketAddr::new(address, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn port_of(listener: &TcpListener) -> io::Result<u16> {
    Ok(listener.local_addr()?.port())
}

/// Windows says "denied" of a port that another program holds for itself.
fn is_taken(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::AddrInUse
        || (cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied)
}
