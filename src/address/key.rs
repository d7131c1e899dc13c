//! All that addresses depend on, as one digest: while it is the same, so are they.
//!
//! Most changes of a site are in a body, and no address hangs on one.

use std::io;

use borsh::BorshSerialize;
use imbl::Vector;

use crate::catalogue::Catalogue;
use crate::catalogue::entry::Entry;
use crate::config::Config;
use crate::digest::Digest;

/// The digest of whatever `assign` reads: which entries there are and in which order, in which
/// languages, under which slugs and aliases; where these stand and how grave a mistake in them is,
/// for the problems that come with the addresses.
pub fn key(catalogue: &Catalogue, config: &Config) -> Digest {
    let mut written = Vec::with_capacity(256 * catalogue.works.len());
    // Writing into memory cannot fail.
    let _ = write(&mut written, catalogue, config);
    Digest::of(&written)
}

fn write(to: &mut Vec<u8>, catalogue: &Catalogue, config: &Config) -> io::Result<()> {
    catalogue.default_language.serialize(to)?;
    catalogue.languages.serialize(to)?;
    for gone in &config.gone {
        gone.address.serialize(to)?;
        gone.on.serialize(to)?;
    }
    entry(to, &catalogue.campaign)?;
    entry(to, &catalogue.home)?;
    entries(to, &catalogue.works)?;
    entries(to, &catalogue.units)?;
    entries(to, &catalogue.news)?;
    entries(to, &catalogue.pages)?;
    entries(to, &catalogue.areas)?;
    entries(to, &catalogue.districts)?;
    for district in &catalogue.districts {
        district.facts.communes.len().serialize(to)?;
        for commune in &district.facts.communes {
            commune.slug.serialize(to)?;
            commune.aliases.serialize(to)?;
        }
    }
    Ok(())
}

fn entries<F: Clone>(to: &mut Vec<u8>, all: &Vector<Entry<F>>) -> io::Result<()> {
    all.len().serialize(to)?;
    all.iter().try_for_each(|one| entry(to, one))
}

fn entry<F>(to: &mut Vec<u8>, entry: &Entry<F>) -> io::Result<()> {
    entry.id.serialize(to)?;
    entry.band.is_some().serialize(to)?;
    entry.texts.translations.len().serialize(to)?;
    for document in std::iter::once(&entry.texts.original).chain(&entry.texts.translations) {
        document.path.serialize(to)?;
        document.language.serialize(to)?;
        entry.texts.held.contains_key(&document.language).serialize(to)?;
        document.text.slug.serialize(to)?;
        document.text.aliases.serialize(to)?;
    }
    Ok(())
}
