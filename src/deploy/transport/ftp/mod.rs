//! A folder on an FTP server, over TLS unless the settings name it insecure.

mod lanes;
mod session;
mod steps;

use std::path::Path;

use lanes::Lanes;
use rustls::version::{TLS12, TLS13};
use session::Access;

use super::bounds::Bounds;
use super::claim::{Claims, Movable};
use super::tree::Tree;
use super::{Done, Fault, Secrets, trust};
use crate::config::target::{Ftp, FtpSecurity, PASSWORD};

/// How many connections there are when nobody says.
const USUAL: usize = 4;

/// A folder on an FTP server.
pub(super) struct FtpFolder {
    lanes: Lanes,
}

/// Logs in, and looks whether the folder or the one around it is there.
pub(super) fn open(
    settings: &Ftp,
    bounds: Bounds,
    site: &Path,
    secrets: &dyn Secrets,
) -> Done<Claims<FtpFolder>> {
    let authority = settings.authority.as_ref().map(|path| site.join(path));
    let tls = match settings.security {
        FtpSecurity::None => Vec::new(),
        _ => vec![
            trust::settings(authority.as_deref(), &[&TLS12])?,
            trust::settings(authority.as_deref(), &[&TLS13])?,
        ],
    };
    let password = secrets.secret(PASSWORD);
    let password = password.ok_or_else(|| Fault::Denied(settings.user.clone()))?;
    let access = Access { settings: settings.clone(), password, tls, patience: bounds.patience };
    let folder = FtpFolder { lanes: Lanes::new(access, bounds.connections.unwrap_or(USUAL)) };
    let path = &settings.path;
    match folder.lanes.with(path, session::Session::has_room_for_root)? {
        true => Ok(Claims(folder)),
        false => Err(Fault::Refused(format!("{}: {path}", settings.host))),
    }
}

impl Tree for FtpFolder {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        self.lanes.with(path, |session| session.read(path))
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        self.lanes.with(path, |session| session.size(path))
    }

    fn names(&self, folder: &str) -> Done<Vec<String>> {
        self.lanes.with(folder, |session| session.names(folder))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Done<()> {
        self.lanes.with(path, |session| session.write(path, bytes))
    }

    /// Only `Claims` can do this here, and it does not ask.
    fn create(&self, path: &str, _bytes: &[u8]) -> Done<bool> {
        Err(Fault::Unable(path.to_owned()))
    }

    fn make_folder(&self, path: &str) -> Done<()> {
        self.lanes.with(path, |session| session.make_folder(path))
    }

    fn rename(&self, from: &str, to: &str) -> Done<()> {
        self.lanes.with(to, |session| session.rename(from, to))
    }

    fn remove(&self, path: &str) -> Done<()> {
        self.lanes.with(path, |session| session.remove(path))
    }

    fn remove_folder(&self, path: &str) -> Done<bool> {
        self.lanes.with(path, |session| session.remove_folder(path))
    }

    fn lanes(&self) -> usize {
        self.lanes.most()
    }
}

impl Movable for FtpFolder {
    fn settle(&self, from: &str, to: &str) -> Done<bool> {
        self.lanes.with(to, |session| session.settle(from, to))
    }
}
