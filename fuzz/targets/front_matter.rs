//! Settings, terms and the ledger, whatever their files hold: problems, and no panic.
#![no_main]

use lantoa::source::Sources;
use lantoa::{config, glossary, published};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for path in [config::PATH, "glossary.toml", published::PATH] {
        let sources = Sources::from_files([(path, bytes)]).value;
        drop(config::parse(&sources));
        drop(glossary::parse(&sources));
        drop(published::parse(&sources));
    }
});
