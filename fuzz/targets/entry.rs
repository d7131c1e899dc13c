//! A file of every kind of entry, whatever it holds: problems whose places lie in the file, in words
//! that can be drawn, and no panic. The first byte says which kind.
#![no_main]

use std::sync::{Arc, LazyLock};

use lantoa::config::{self, Config};
use lantoa::entry;
use lantoa::entry::readings::Readings;
use lantoa::language::Language;
use lantoa::problem::report::{Colour, json, terminal};
use lantoa::source::Sources;

const PATHS: [&str; 10] = [
    "content/works/a/index.md",
    "content/works/a/index.en.md",
    "content/works/a.md",
    "content/works/a.en.md",
    "content/units/a.md",
    "content/districts/a.md",
    "content/districts/a.en.md",
    "content/areas/a.md",
    "content/news/a.md",
    "content/campaign.md",
];

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let settings = include_bytes!("../../site.toml").as_slice();
    let theme = ("themes/mat-tran/theme.toml", b"".as_slice());
    let sources = Sources::from_files([(config::PATH, settings), theme]).value;
    config::parse(&sources).value.unwrap()
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let path = PATHS[usize::from(*which) % PATHS.len()];
    let read = Sources::from_files([(path, bytes)]);
    let mut problems = read.problems;
    for parsed in &entry::parse(&read.value, &CONFIG, &mut Readings::default()) {
        problems.extend(parsed.problems.iter().cloned());
    }
    // As the program draws them: also what cannot be used as a text is shown.
    let text_of = |path: &str| -> Option<Arc<str>> { read.value.shown(path) };
    for problem in &problems {
        let length = text_of(&problem.place.path).map_or(0, |text| text.len());
        assert!(problem.place.span.range().end <= length, "{problem:?}");
    }
    for language in Language::ALL {
        drop(terminal(&problems, &text_of, language, Colour::Styled));
        drop(json(&problems, &text_of, language));
    }
});
