//! A photo's alternative text that gives nothing to those who cannot see the photo: it is the caption
//! once more, or the name of the file.

use crate::problem::{Repeated, Spanned, TextProblem};
use crate::source::table::Table;

/// Warns of a photo's alternative; the item of `[[photos]]` is its own, or that of a translation.
pub(in crate::entry) fn check(
    photo: &Table<'_, '_>,
    file: &str,
    (alt, caption): (&Spanned<String>, Option<&str>),
) {
    let what = match caption {
        _ if is_name_of(&alt.value, file) => Repeated::FileName,
        Some(caption) if in_words(caption) == in_words(&alt.value) => Repeated::Caption,
        _ => return,
    };
    photo.document().warn(alt.span, TextProblem::AltRepeats { what });
}

/// Whether an alternative is a file's name, as it stands or as words.
fn is_name_of(alt: &str, file: &str) -> bool {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = in_words(alt);
    !words.is_empty() && (words == in_words(stem) || words == in_words(file))
}

/// The words of a text, whatever joins them.
fn in_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
