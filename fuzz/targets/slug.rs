//! A text as part of an address: nothing or a slug, the same each time, and one that can be found again.
#![no_main]

use lantoa::language::normal::nfc;
use lantoa::language::search::{search_key, words};
use lantoa::language::slug::{fold, is_slug, slug};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let made = slug(text);
    assert!(made.is_empty() || is_slug(&made), "{made}");
    assert_eq!(slug(&made), made);
    assert_eq!(slug(&nfc(text)), made);
    assert_eq!(fold(&fold(text)), fold(text));
    assert_eq!(search_key(&search_key(text)), search_key(text));
    assert!(words(text).count() <= text.len());
});
