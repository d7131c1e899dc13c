//! In the place of oxc_codegen: the names of it that minify-html calls. `left-out/README.md` says why.

/// How a script would be written.
#[derive(Clone, Copy, Debug, Default)]
pub struct CodegenOptions {
    /// Without blanks.
    pub minify: bool,
}

/// A script as it would be written.
#[derive(Clone, Debug)]
pub struct CodegenReturn {
    /// Its text.
    pub code: String,
}

/// Writes nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Codegen;

impl Codegen {
    /// One that writes nothing.
    pub const fn new() -> Self {
        Self
    }

    /// The same.
    pub const fn with_options(self, _: CodegenOptions) -> Self {
        self
    }

    /// Never reached: `oxc_parser` has a mistake in every script.
    pub const fn build<P>(self, _: &P) -> CodegenReturn {
        CodegenReturn { code: String::new() }
    }
}
