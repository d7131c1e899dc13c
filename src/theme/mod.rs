//! The theme: templates, strings and assets, with the site's own files laid over them.
//!
//! It knows the engine and the words, not the pages: what a template is given is made in `view`.

pub mod assets;
mod bounds;
mod css;
pub mod required;
pub mod strings;
pub mod templates;

use std::collections::BTreeMap;

use crate::config::{self, Config};
use crate::digest::Digest;
use crate::language::Language;
use crate::problem::nearest::nearest;
use crate::problem::{Checked, ConfigProblem, Place, Problem};
use crate::source::Sources;

use assets::Assets;
use strings::Strings;
use templates::Templates;

/// A theme, ready to fill in.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub templates: Templates,
    /// Every word that the theme prints, in each language of the site.
    pub strings: BTreeMap<Language, Strings>,
    /// Styles, scripts, pictures.
    pub assets: Assets,
    /// The digest of all that a page may take from the theme.
    pub digest: Digest,
}

/// Loads the theme that site.toml names. Without its folder there is nothing to load.
pub fn load(sources: &Sources, config: &Config) -> Checked<Option<Theme>> {
    let mut problems = Vec::new();
    let name = &config.theme.value;
    let folder = format!("themes/{name}/");
    if name.is_empty() || name.contains('/') || sources.below(&folder).next().is_none() {
        let themes: Vec<&str> = themes(sources);
        let kind = ConfigProblem::ThemeNotFound {
            name: name.clone(),
            nearest: nearest(name, themes.iter().copied()),
        };
        let place = Place { path: config::PATH.into(), span: config.theme.span };
        return Checked { value: None, problems: vec![Problem::error(place, kind)] };
    }
    let languages: Vec<Language> = config.languages.keys().copied().collect();
    let strings = strings::load(sources, &folder, &languages).take(&mut problems);
    let assets = assets::load(sources, &folder).take(&mut problems);
    let templates = templates::load(sources, &folder, &strings).take(&mut problems);
    required::check(&templates, &strings, &assets, &mut problems);
    let parts: Vec<Digest> = [templates.digest, assets.digest]
        .into_iter()
        .chain(strings.values().map(|one| one.digest))
        .collect();
    let bytes: Vec<&[u8]> = parts.iter().map(Digest::bytes).collect();
    let digest = Digest::of_parts(&bytes);
    Checked { value: Some(Theme { templates, strings, assets, digest }), problems }
}

/// The digest of all that loading depends on.
pub fn key(sources: &Sources, config: &Config) -> Digest {
    let span = config.theme.span;
    let mut whole = vec![Digest::of(config.theme.value.as_bytes())];
    whole.push(Digest::of_parts(&[&span.start.to_le_bytes(), &span.end.to_le_bytes()]));
    whole.extend(config.languages.keys().map(|language| Digest::of(language.code().as_bytes())));
    for folder in ["assets/", "strings/", "templates/", "themes/"] {
        let files = sources.below(folder);
        whole.extend(
            files.map(|file| Digest::of_parts(&[file.path.as_bytes(), file.digest.bytes()])),
        );
    }
    let bytes: Vec<&[u8]> = whole.iter().map(Digest::bytes).collect();
    Digest::of_parts(&bytes)
}

fn themes(sources: &Sources) -> Vec<&str> {
    let mut themes: Vec<&str> = sources
        .below("themes/")
        .filter_map(|file| file.path.strip_prefix("themes/")?.split_once('/'))
        .map(|(theme, _)| theme)
        .collect();
    themes.dedup();
    themes
}

/// The files below a folder of the theme, each replaced by the site's own at the same path.
fn layered<'a>(
    sources: &'a Sources,
    theme: &'a str,
    kind: &'a str,
) -> Vec<(String, &'a crate::source::File)> {
    let mut files = BTreeMap::new();
    for base in [format!("{theme}{kind}/"), format!("{kind}/")] {
        let mut found: Vec<(String, String)> = sources
            .below(&base)
            .map(|file| (file.path[base.len()..].to_owned(), file.path.to_string()))
            .collect();
        for (name, path) in found.drain(..) {
            if let Some(file) = sources.get(&path) {
                files.insert(name, file);
            }
        }
    }
    files.into_iter().collect()
}
