//! The deploy targets of `site.toml`: their names and kinds.
//!
//! What each kind needs further is read where it is used; the tool does not deploy yet, so the
//! other keys of a target are allowed and not looked at.

use strum::{EnumString, IntoStaticStr, VariantNames};

use crate::problem::Spanned;
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
    /// Its kind; `None` after a mistake.
    pub kind: Option<TargetKind>,
}

/// Reads `[deploy.NAME]`.
pub fn read(name: &Spanned<String>, table: &Table<'_, '_>) -> Target {
    let kind = table.required_choice("kind");
    table.allow_all();
    Target { name: name.clone(), kind }
}
