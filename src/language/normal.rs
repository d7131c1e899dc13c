//! One form for the same letters: Unicode normalisation form C.
//!
//! macOS and some scanners decompose letters into base and marks. Such text looks the same, but it
//! is not equal to what others type, and the marks are in no web font's Vietnamese subset. All that
//! is read from outside passes here. This repairs no wrong letters (Ð for Đ): that is an import's
//! work, where the author can look.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizer, ComposingNormalizerBorrowed};

/// The text in form C; borrowed when it is in form C already, as nearly all text is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    COMPOSER.normalize(text)
}

static COMPOSER: ComposingNormalizerBorrowed<'static> = ComposingNormalizer::new_nfc();
