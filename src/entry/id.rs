//! Which entry a file belongs to: from its path, never from its title.
//!
//! `works/cau-ban-x.md`, `works/cau-ban-x.en.md` and `works/cau-ban-x/index.md` are files of the
//! entry `works/cau-ban-x`. Addresses are not made here.

use std::fmt;
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use crate::language::Language;
use crate::language::slug::{is_slug, slug};
use crate::problem::EntryProblem;
use crate::problem::nearest::nearest;

/// Where entries of one kind live; the two single files count as folders of their own.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    BorshSerialize,
    BorshDeserialize,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Folder {
    /// `campaign.md`
    Campaign,
    /// `home.md`
    Home,
    /// `areas/`
    Areas,
    /// `districts/`
    Districts,
    /// `units/`
    Units,
    /// `works/`
    Works,
    /// `news/`
    News,
    /// `pages/`
    Pages,
}

/// The id of an entry: its path below `content/` without language and ending.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize)]
pub struct Id {
    folder: Folder,
    name: Arc<str>,
}

impl Id {
    /// The folder, and so the kind of entry.
    pub fn folder(&self) -> Folder {
        self.folder
    }

    /// The file name without language and ending: the slug, unless the entry gives another.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.folder {
            Folder::Campaign | Folder::Home => f.write_str(&self.name),
            folder => write!(f, "{}/{}", <&str>::from(folder), self.name),
        }
    }
}

/// What a file's name says.
#[derive(Clone, Debug)]
pub struct Name {
    /// The entry.
    pub id: Id,
    /// The language of this file.
    pub language: Language,
}

/// Reads the path of a Markdown file below `content/`.
pub fn name(path: &str, default: Language) -> Result<Name, EntryProblem> {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    let inner = inner.strip_suffix(".md").or_else(|| inner.strip_suffix(".MD")).unwrap_or(inner);
    let (stem, language) = match inner.rsplit_once('.') {
        Some((stem, code)) if Language::from_code(code).is_some() => {
            (stem, Language::from_code(code).unwrap_or(default))
        }
        _ => (inner, default),
    };
    let parts: Vec<&str> = stem.split('/').collect();
    let (folder, name) = match parts.as_slice() {
        ["campaign"] => (Folder::Campaign, "campaign"),
        ["home"] => (Folder::Home, "home"),
        [folder, name] | [folder, name, "index"] => (entry_folder(folder)?, *name),
        [folder, ..] => return Err(unknown_folder(folder)),
        [] => return Err(unknown_folder("")),
    };
    if !is_slug(name) {
        let suggestion = slug(name);
        return Err(EntryProblem::BadFileName { name: name.to_owned(), suggestion });
    }
    Ok(Name { id: Id { folder, name: name.into() }, language })
}

/// The id of an entry that is a single file: `campaign` or `home`.
pub fn single(folder: Folder) -> Id {
    Id { folder, name: <&str>::from(folder).into() }
}

fn entry_folder(name: &str) -> Result<Folder, EntryProblem> {
    match name.parse() {
        Ok(Folder::Campaign | Folder::Home) | Err(_) => Err(unknown_folder(name)),
        Ok(folder) => Ok(folder),
    }
}

fn unknown_folder(folder: &str) -> EntryProblem {
    let known =
        Folder::VARIANTS.iter().copied().filter(|name| !matches!(*name, "campaign" | "home"));
    EntryProblem::UnknownFolder { folder: folder.to_owned(), nearest: nearest(folder, known) }
}
