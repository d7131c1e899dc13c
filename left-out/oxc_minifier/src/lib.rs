//! In the place of oxc_minifier: the names of it that minify-html calls. `left-out/README.md` says why.

/// How names would be made shorter.
#[derive(Clone, Copy, Debug, Default)]
pub struct MangleOptions;

/// How code would be made shorter.
#[derive(Clone, Copy, Debug)]
pub struct CompressOptions;

impl CompressOptions {
    /// With care.
    pub const fn safest() -> Self {
        Self
    }
}

/// What would be done to a script.
#[derive(Clone, Copy, Debug)]
pub struct MinifierOptions {
    /// To its names.
    pub mangle: Option<MangleOptions>,
    /// To its code.
    pub compress: Option<CompressOptions>,
}

/// Changes nothing.
#[derive(Clone, Copy, Debug)]
pub struct Minifier;

impl Minifier {
    /// One that changes nothing.
    pub const fn new(_: MinifierOptions) -> Self {
        Self
    }

    /// Changes nothing.
    pub const fn minify<A, P>(self, _: &A, _: &mut P) {}
}
