//! How one output is made.

use crate::address::dataset::Dataset;
use crate::address::sheet::Sheet;
use crate::config::redirects::Host;
use crate::language::Language;
use crate::photo::Print;

/// The recipe of an output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Recipe {
    /// A page of HTML.
    Page(Sheet),
    /// A file of the theme.
    Asset {
        /// Its name among the assets, such as `style.css`.
        name: String,
    },
    /// A print of a photo.
    Photo {
        /// The photo's path in the snapshot.
        source: String,
        /// Its width and format.
        print: Print,
    },
    /// The feed of a language.
    Feed(Language),
    /// A file of data.
    Data(Dataset),
    /// The index of a language's search page.
    SearchIndex(Language),
    /// The sitemap.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// `_headers`.
    Headers,
    /// Former addresses as rules for a kind of host.
    Redirects(Host),
    /// `.well-known/security.txt`.
    SecurityTxt,
}
