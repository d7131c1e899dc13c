//! What a site has at a path: by the exact name of an output, or nothing.

use crate::pipeline::Prepared;

/// What a path of the site is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// The output of this name.
    Output(String),
    /// It stands at this path.
    At(String),
    /// Nothing.
    Nothing,
}

/// What the site has at a path.
pub(super) fn place(site: &Prepared, path: &str) -> Place {
    let base = site.site().base.path().to_owned();
    let has = |name: &str| site.plan.recipes.contains_key(name);
    let Some(name) = path.strip_prefix(&base) else {
        let is_above = path == "/" || Some(path) == base.strip_suffix('/');
        let is_plain = base.starts_with('/') && !base.starts_with("//");
        return if is_above && is_plain { Place::At(base) } else { Place::Nothing };
    };
    if name.is_empty() || name.ends_with('/') {
        let file = format!("{name}index.html");
        return if has(&file) { Place::Output(file) } else { Place::Nothing };
    }
    match has(name) {
        true => Place::Output(name.to_owned()),
        false if has(&format!("{name}/index.html")) => Place::At(format!("{path}/")),
        false => Place::Nothing,
    }
}
