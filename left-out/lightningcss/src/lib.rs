//! In the place of lightningcss: the few names of it that minify-html calls. Every style is one that cannot
//! be read, so it stays as it is. `left-out/README.md` says why.

/// What stands in for the module of the same name.
pub mod stylesheet {
    /// What every reading ends with.
    #[derive(Clone, Copy, Debug)]
    pub struct LeftOut;

    /// How a style would be read.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct ParserOptions;

    /// How a style would be made smaller.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct MinifyOptions;

    /// How a style would be written.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct PrinterOptions {
        /// Without blanks.
        pub minify: bool,
    }

    /// A style as it would be written.
    #[derive(Clone, Debug)]
    pub struct ToCssResult {
        /// Its text.
        pub code: String,
    }

    /// A style sheet that was read: there is none.
    #[derive(Clone, Copy, Debug)]
    pub enum StyleSheet {}

    /// The style of an element that was read: there is none.
    #[derive(Clone, Copy, Debug)]
    pub enum StyleAttribute {}

    impl StyleSheet {
        /// Never reads anything.
        pub fn parse(_: &str, _: ParserOptions) -> Result<Self, LeftOut> {
            Err(LeftOut)
        }

        /// Cannot be called.
        pub fn minify(&mut self, _: MinifyOptions) -> Result<(), LeftOut> {
            match *self {}
        }

        /// Cannot be called.
        pub fn to_css(&self, _: PrinterOptions) -> Result<ToCssResult, LeftOut> {
            match *self {}
        }
    }

    impl StyleAttribute {
        /// Never reads anything.
        pub fn parse(_: &str, _: ParserOptions) -> Result<Self, LeftOut> {
            Err(LeftOut)
        }

        /// Cannot be called.
        pub fn minify(&mut self, _: MinifyOptions) {
            match *self {}
        }

        /// Cannot be called.
        pub fn to_css(&self, _: PrinterOptions) -> Result<ToCssResult, LeftOut> {
            match *self {}
        }
    }
}
