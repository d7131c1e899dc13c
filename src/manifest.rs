//! `lantoa-manifest.json`: what an output folder holds, and that it is ours.
//!
//! It names coming files before they are written and is finished last, so that a folder left by a
//! run that was cut short is still known to be ours. Deploy compares two of them.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::address::Subject;
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
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format.
    pub version: u32,
    /// False while the files are being written.
    pub complete: bool,
    /// Every file below the folder, with `/`, but this one.
    pub files: BTreeMap<String, Entry>,
    /// Former addresses and where they lead.
    pub redirects: BTreeMap<String, String>,
    /// What a deploy adds, where one has brought the site here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deployed: Option<Deployed>,
}

/// What a target knows of the deploy that brought its site.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Deployed {
    /// The deploy's name: no two have the same.
    pub id: String,
    /// The day for which the site was made, as in 2024-10-01.
    pub day: String,
    /// Assets and photos of the site before: they stay until the next deploy, since a page that a
    /// browser has kept asks for them.
    pub kept: BTreeMap<String, Entry>,
    /// Every address that was ever deployed here, and the day on which it first was.
    pub published: BTreeMap<String, String>,
}

/// What a file is to a reader.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A style, script, font or picture of the theme, at an address made from its bytes.
    Asset,
    /// A print of a photo, at an address made from its bytes.
    Photo,
    /// A story, or another page with a text of its own.
    Page,
    /// A list, which leads to pages.
    Index,
    /// Feeds, the sitemap, data: what programs read.
    #[default]
    Other,
}

/// One file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The digest of its bytes, 32 hexadecimal digits.
    pub digest: String,
    /// How many bytes.
    pub size: u64,
    /// What it is to a reader.
    #[serde(default)]
    pub role: Role,
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
            role: role(plan.recipes.get(output.path.as_str())),
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
        deployed: None,
    }
}

fn role(recipe: Option<&Recipe>) -> Role {
    match recipe {
        Some(Recipe::Asset { .. }) => Role::Asset,
        Some(Recipe::Photo { .. }) => Role::Photo,
        Some(Recipe::Page(Sheet::Subject(subject, _, _))) => match subject {
            Subject::Work(_) | Subject::Unit(_) | Subject::NewsItem(_) | Subject::Page(_) => {
                Role::Page
            }
            _ => Role::Index,
        },
        Some(Recipe::Page(_)) => Role::Page,
        _ => Role::Other,
    }
}

/// Whether a path from elsewhere, such as another office's server, stays below the folder that it
/// is joined to: what it names may be removed.
pub fn is_inside(path: &str) -> bool {
    let is_name = |part: Component<'_>| matches!(part, Component::Normal(_));
    !path.is_empty() && Path::new(path).components().all(is_name)
}

impl Manifest {
    /// Reads a manifest; none if it is not one that this version understands, or names a file outside
    /// its folder.
    pub fn parse(text: &[u8]) -> Option<Manifest> {
        let manifest: Manifest = serde_json::from_slice(text).ok()?;
        let kept = manifest.deployed.iter().flat_map(|deployed| deployed.kept.keys());
        let are_inside = manifest.files.keys().chain(kept).all(|path| is_inside(path));
        (manifest.version == VERSION && are_inside).then_some(manifest)
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

    /// Every address at which something is read: a page, the way to where it went, or the word that it
    /// was withdrawn.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.files.values().filter_map(|file| file.address.as_deref())
    }

    /// The digest and size of a file.
    pub fn file(&self, path: &str) -> Option<(Digest, u64)> {
        let entry = self.files.get(path)?;
        Some((Digest::from_hex(&entry.digest)?, entry.size))
    }
}
