//! In the place of oxc_span: the name of it that minify-html calls. `left-out/README.md` says why.

/// Which kind of script it would be.
#[derive(Clone, Copy, Debug, Default)]
pub struct SourceType;

impl SourceType {
    /// A module.
    pub const fn mjs() -> Self {
        Self
    }
}
