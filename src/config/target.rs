//! The deploy targets of `site.toml`: where a site can be sent, and how.
//!
//! Nothing here is secret: passwords and keys come from the environment, an SSH agent or a prompt
//! when the site is sent, and one that stands here is a mistake.

use strum::{EnumString, IntoStaticStr, VariantNames};

use crate::problem::{ConfigProblem, Spanned};
use crate::source::table::Table;

/// How a site can be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum TargetKind {
    /// A folder, perhaps on a network share.
    Folder,
    /// SSH file transfer.
    Sftp,
    /// FTP over TLS.
    Ftps,
    /// FTP as it was: the password and the pages can be read on the way.
    FtpInsecure,
    /// WebDAV.
    Webdav,
    /// An S3-compatible store.
    S3,
    /// A ZIP handed over by hand.
    Zip,
}

/// A named target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name on the command line.
    pub name: Spanned<String>,
    /// How it is reached; `None` after a mistake.
    pub transport: Option<Transport>,
    /// How many releases stay, where each is a whole of its own: at least the present one and the one
    /// before it.
    pub releases: Option<usize>,
    /// How many files may be on the way at once, when not what the transport takes for good.
    pub connections: Option<usize>,
}

/// How a target is reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Transport {
    /// A folder, relative to the site's.
    Folder {
        /// The folder.
        path: String,
    },
    /// SSH file transfer.
    Sftp(Sftp),
    /// FTP, with TLS unless it is named insecure.
    Ftp(Ftp),
    /// WebDAV.
    Webdav(Webdav),
    /// An S3-compatible store.
    S3(S3),
    /// A folder that receives a ZIP for each hand-over.
    Zip {
        /// The folder, relative to the site's.
        path: String,
        /// Every ZIP holds the whole site, rather than what has changed since the last.
        full: bool,
    },
}

/// An SSH server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sftp {
    /// The host's name or address.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The account.
    pub user: String,
    /// The folder on the server.
    pub path: String,
    /// The fingerprint of the server's key, as `SHA256:…`; without one the user's `known_hosts`
    /// must know the server.
    pub host_key: Option<String>,
    /// A file with a private key, when not the agent's or the usual one; `~/` is the user's folder.
    pub key: Option<String>,
}

/// An FTP server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ftp {
    /// The host's name or address.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The account.
    pub user: String,
    /// The folder on the server.
    pub path: String,
    /// How it is kept from others' eyes.
    pub security: FtpSecurity,
    /// A PEM file with the certificate of an authority of one's own, relative to the site.
    pub authority: Option<String>,
}

/// How an FTP connection is kept from others' eyes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum FtpSecurity {
    /// TLS is asked for once connected (RFC 4217); what nearly every server has.
    Explicit,
    /// TLS from the first byte, on a port of its own.
    Implicit,
    /// Not at all.
    None,
}

/// A WebDAV server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Webdav {
    /// The folder's address.
    pub url: String,
    /// The account; without one nobody is named.
    pub user: Option<String>,
    /// A PEM file with the certificate of an authority of one's own, relative to the site.
    pub authority: Option<String>,
}

/// An S3-compatible store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct S3 {
    /// The store's address.
    pub endpoint: String,
    /// The bucket.
    pub bucket: String,
    /// The region; many stores have only `auto`.
    pub region: String,
    /// The folder in the bucket; empty is its root.
    pub path: String,
    /// A PEM file with the certificate of an authority of one's own, relative to the site.
    pub authority: Option<String>,
}

/// Keys under which people put what must not stand in a file that is passed around.
const SECRETS: [&str; 10] = [
    "access_key",
    "access_key_id",
    "pass",
    "passphrase",
    "passwd",
    "password",
    "private_key",
    "secret",
    "secret_access_key",
    "token",
];

/// What the variable of a target's password ends in.
pub const PASSWORD: &str = "PASSWORD";

/// How many releases stay when nobody says.
const KEPT: u64 = 3;

/// Reads `[deploy.NAME]`.
pub fn read(name: &Spanned<String>, table: &Table<'_, '_>) -> Target {
    for key in table.unread() {
        if let Some(secret) = SECRETS.iter().find(|secret| **secret == key.value.to_lowercase()) {
            table.allow(secret);
            let kind = ConfigProblem::CredentialInSettings {
                key: key.value,
                variable: variable(&name.value, PASSWORD),
            };
            table.document().report(key.span, kind);
        }
    }
    if !is_name(&name.value) {
        let kind = ConfigProblem::BadTargetName { value: name.value.clone() };
        table.document().report(name.span, kind);
    }
    let kind: Option<TargetKind> = table.required_choice("kind");
    let Some(kind) = kind else {
        table.allow_all();
        return Target { name: name.clone(), transport: None, releases: None, connections: None };
    };
    let releases = match kind {
        TargetKind::Folder | TargetKind::Sftp => {
            let kept = table.count("keep_releases").unwrap_or(KEPT);
            table.flag("releases").then(|| usize::try_from(kept).unwrap_or(usize::MAX))
        }
        _ => None,
    };
    let connections = match kind {
        TargetKind::Folder | TargetKind::Zip => None,
        _ => table.count("connections").and_then(|count| usize::try_from(count).ok()),
    };
    let transport = Some(transport(kind, table));
    Target { name: name.clone(), transport, releases, connections }
}

/// The variable of the environment that holds a secret of a target: `LANTOA_TINH_PASSWORD`.
pub fn variable(target: &str, what: &str) -> String {
    let name = target.to_ascii_uppercase().replace('-', "_");
    format!("LANTOA_{name}_{what}")
}

/// A name must do for a variable of the environment and for a file.
fn is_name(name: &str) -> bool {
    let is_fit = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    !name.is_empty() && name.chars().all(|letter| is_fit(letter) || letter == '-')
}

fn transport(kind: TargetKind, table: &Table<'_, '_>) -> Transport {
    match kind {
        TargetKind::Folder => Transport::Folder { path: table.required_text("path") },
        TargetKind::Sftp => Transport::Sftp(Sftp {
            host: table.required_text("host"),
            port: port(table, 22),
            user: table.required_text("user"),
            path: table.required_text("path"),
            host_key: table.text("host_key"),
            key: table.text("key"),
        }),
        TargetKind::Ftps => {
            let security = table.choice("tls").unwrap_or(FtpSecurity::Explicit);
            if security == FtpSecurity::None {
                table.document().report(table.span_of("tls"), ConfigProblem::InsecureFtp);
            }
            ftp(table, security)
        }
        TargetKind::FtpInsecure => ftp(table, FtpSecurity::None),
        TargetKind::Webdav => Transport::Webdav(Webdav {
            url: address(table, "url"),
            user: table.text("user"),
            authority: table.text("authority"),
        }),
        TargetKind::S3 => Transport::S3(S3 {
            endpoint: address(table, "endpoint"),
            bucket: table.required_text("bucket"),
            region: table.text("region").unwrap_or_else(|| "auto".to_owned()),
            path: table.text("path").unwrap_or_default(),
            authority: table.text("authority"),
        }),
        TargetKind::Zip => {
            Transport::Zip { path: table.required_text("path"), full: table.flag("full") }
        }
    }
}

fn ftp(table: &Table<'_, '_>, security: FtpSecurity) -> Transport {
    Transport::Ftp(Ftp {
        host: table.required_text("host"),
        port: port(table, if security == FtpSecurity::Implicit { 990 } else { 21 }),
        user: table.required_text("user"),
        path: table.required_text("path"),
        security,
        authority: table.text("authority"),
    })
}

fn port(table: &Table<'_, '_>, usual: u16) -> u16 {
    let Some(typed) = table.count("port") else { return usual };
    u16::try_from(typed).ok().filter(|port| *port > 0).unwrap_or_else(|| {
        let kind = ConfigProblem::BadPort { value: typed.to_string() };
        table.document().report(table.span_of("port"), kind);
        usual
    })
}

/// A web address without a password in it. Without TLS only this machine may be spoken to.
fn address(table: &Table<'_, '_>, key: &'static str) -> String {
    let typed = table.required_spot(key);
    if typed.value.is_empty() {
        return typed.value;
    }
    if let Some(kind) = wrong(&typed.value, key) {
        table.document().report(typed.span, kind);
    }
    typed.value
}

fn wrong(typed: &str, key: &str) -> Option<ConfigProblem> {
    let bad = || ConfigProblem::BadServerAddress { value: typed.to_owned() };
    let Ok(url) = url::Url::parse(typed) else { return Some(bad()) };
    if url.password().is_some() {
        let variable = variable("NAME", PASSWORD);
        return Some(ConfigProblem::CredentialInSettings { key: key.to_owned(), variable });
    }
    let is_here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    match url.scheme() {
        "https" => None,
        "http" if is_here => None,
        _ => Some(bad()),
    }
}
