//! Smaller pages: minified once, last.
//!
//! minify-html says what becomes of a page, and is most of what a page costs when it is asked about the
//! whole of it: it builds a tree of owned pieces and writes each attribute in three ways. So a page is
//! walked through instead (`walk`), by the same rules on blanks (`element`), and minify-html is asked about
//! the pieces alone that are not plain (`tag`, `text`): an inline SVG, a script, an attribute that
//! means something when it is left out. A page in which anything else stands, such as a comment or an element
//! that nobody ended, goes to it as a whole. The bytes are the same either way
//! (`tests/suite/minified.rs`).

mod element;
mod tag;
mod text;
mod walk;

use std::sync::{Arc, PoisonError, RwLock};

use minify_html::{Cfg, minify};
use rustc_hash::FxHashMap;

/// Longer pieces, in bytes, are not remembered: most of them stand on one page.
const LONGEST: usize = 2 * 1024;

/// So many pieces are remembered: more than any theme has. When there are more, they are not the theme's,
/// and remembering begins anew.
const REMEMBERED: usize = 4096;

/// Makes pages smaller, and remembers what pages share. Anybody may use it at the same time.
#[derive(Debug, Default)]
pub struct Minifier {
    pieces: RwLock<FxHashMap<Box<str>, Arc<[u8]>>>,
}

impl Minifier {
    /// A page, minified. It must not be minified already.
    pub fn page(&self, html: &[u8]) -> Vec<u8> {
        self.walked(html).unwrap_or_else(|| whole(html))
    }

    /// The same, if minify-html need not be asked about the page as a whole.
    pub fn walked(&self, html: &[u8]) -> Option<Vec<u8>> {
        walk::walk(std::str::from_utf8(html).ok()?, self)
    }

    /// What becomes of a start tag, or of a whole element.
    fn piece(&self, html: &str) -> Arc<[u8]> {
        if html.len() > LONGEST {
            return whole(html.as_bytes()).into();
        }
        let known = self.pieces.read().unwrap_or_else(PoisonError::into_inner).get(html).cloned();
        known.unwrap_or_else(|| {
            let made: Arc<[u8]> = whole(html.as_bytes()).into();
            let mut pieces = self.pieces.write().unwrap_or_else(PoisonError::into_inner);
            if pieces.len() >= REMEMBERED {
                pieces.clear();
            }
            pieces.insert(html.into(), made.clone());
            made
        })
    }
}

/// Minified as it stands. Without closing tags other readers of HTML stumble.
fn whole(html: &[u8]) -> Vec<u8> {
    let mut settings = Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    minify(html, &settings)
}
