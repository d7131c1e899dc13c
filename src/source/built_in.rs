//! The theme that the program carries within itself, so that one file is enough to make a site.
//!
//! A snapshot holds its files at `themes/mat-tran/` as if they lay there, unless the site has such a
//! folder of its own; so nothing after the snapshot knows of the difference. It is the program's and no
//! site's, hence a static: the same bytes and digests in every run.

use std::sync::{Arc, LazyLock};

use imbl::OrdMap;

use super::{File, file};

/// The theme's name.
pub const THEME: &str = "mat-tran";

/// Where a site has its themes.
const THEMES: &str = "themes/";

/// The files of the theme by their path in it, in the order of the paths.
pub const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// The files as a snapshot holds them. Their digests are made once a run, and only if they are wanted.
static READ: LazyLock<Vec<File>> = LazyLock::new(|| {
    let read = |(path, bytes): &(&str, &[u8])| file(&in_site(path), bytes.to_vec()).value;
    FILES.iter().map(read).collect()
});

/// Where a file of the theme lies in a site that has the theme written out.
pub fn in_site(path: &str) -> String {
    format!("{THEMES}{THEME}/{path}")
}

/// Whether a file of a snapshot is the program's own: then its path is the very same value.
pub fn is(file: &File) -> bool {
    let own = |one: &File| Arc::ptr_eq(&one.path, &file.path);
    file.path.starts_with(THEMES) && READ.iter().any(own)
}

/// Adds the theme to a snapshot that has none of that name, however its letters are written: where
/// `Mat-Tran` lies, somebody meant to use it and shall hear that its name is not quite right.
pub(super) fn complete(files: &mut OrdMap<Arc<str>, File>) {
    let themes =
        files.range::<_, str>((std::ops::Bound::Included(THEMES), std::ops::Bound::Unbounded));
    let mut themes = themes.map_while(|(path, _)| path.strip_prefix(THEMES));
    if !themes.any(|path| path.split('/').next().is_some_and(|name| name.to_lowercase() == THEME)) {
        files.extend(READ.iter().map(|file| (file.path.clone(), file.clone())));
    }
}
