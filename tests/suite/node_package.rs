//! Lists that others made, as packages of Node bring them; `tests/run` installs these.

use std::path::Path;

/// A file of a package. None where it was not installed, unless the environment variable
/// LANTOA_TEST_SERVERS is 1: then the test fails.
pub(crate) fn node_package(file: &str) -> Option<String> {
    let path = format!("tests/browser/node_modules/{file}");
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).ok();
    if text.is_none() {
        assert_ne!(std::env::var("LANTOA_TEST_SERVERS").as_deref(), Ok("1"), "{path} is missing");
        println!("left out: {path} is not installed");
    }
    text
}
