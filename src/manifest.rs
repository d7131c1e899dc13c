//! `lantoa-manifest.json`: what an output folder holds, and that it is ours.
//!
//! It names coming files before they are written and is finished last, so that a folder left by a
//! run that was cut short is still known to be ours. Deploy compares two of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::address::sheet::Sheet;
use crate::digest::Digest;
use crate::output::Output;
use crate::plan::Plan;
use crate::plan::recipe::Recipe;
use crate::view::Site;

/// The file's name.
pub const NAME: &str = "lantoa-manifest.json";

/// The version of this format.
const VERSION: u32 = 1;

/// The manifest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format.
    pub version: u32,
    /// False while the files are being written.
    pub complete: bool,
    /// Every file below the folder, with `/`, but this one.
    pub files: BTreeMap<String, Entry>,
    /// Former addresses and where they lead.
    pub redirects: BTreeMap<String, String>,
}

/// One file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The digest of its bytes, 32 hexadecimal digits.
    pub digest: String,
    /// How many bytes.
    pub size: u64,
    /// The language, of a page.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language: Option<String>,
    /// The path at which it is read, of a page.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
}

/// The manifest of these outputs.
pub fn of(site: &Site<'_>, plan: &Plan, outputs: &[Output]) -> Manifest {
    let files = outputs.iter().map(|output| {
        let sheet = match plan.recipes.get(output.path.as_str()) {
            Some(Recipe::Page(sheet)) => Some(sheet),
            _ => None,
        };
        let language = match sheet {
            Some(Sheet::Subject(_, language, _)) => Some(language.code().to_owned()),
            Some(Sheet::Moved(moved)) => Some(moved.language.code().to_owned()),
            _ => None,
        };
        let address = sheet.and_then(|_| output.path.strip_suffix("index.html"));
        let entry = Entry {
            digest: output.record.digest.to_string(),
            size: output.record.size,
            language,
            address: address.map(|path| format!("/{path}")),
        };
        (output.path.clone(), entry)
    });
    let redirects = site.addresses.moved.iter().filter_map(|moved| {
        let to = site.addresses.of(moved.subject, moved.language)?;
        Some((moved.from.clone(), to.to_owned()))
    });
    Manifest {
        version: VERSION,
        complete: true,
        files: files.collect(),
        redirects: redirects.collect(),
    }
}

impl Manifest {
    /// Reads a manifest; none if it is not one that this version understands.
    pub fn parse(text: &[u8]) -> Option<Manifest> {
        let manifest: Manifest = serde_json::from_slice(text).ok()?;
        (manifest.version == VERSION).then_some(manifest)
    }

    /// The manifest as it is written. Maps and texts are all that it has, so it cannot fail.
    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What stands in the folder while it is being written: all files of before and after.
    pub fn while_writing(&self, before: Option<&Manifest>) -> Manifest {
        let mut both = self.clone();
        both.complete = false;
        for (path, entry) in before.iter().flat_map(|before| &before.files) {
            both.files.entry(path.clone()).or_insert_with(|| entry.clone());
        }
        both
    }

    /// The digest and size of a file.
    pub fn file(&self, path: &str) -> Option<(Digest, u64)> {
        let entry = self.files.get(path)?;
        Some((Digest::from_hex(&entry.digest)?, entry.size))
    }
}
