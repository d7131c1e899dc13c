//! In the place of oxc_allocator: the name of it that minify-html calls. `left-out/README.md` says why.

/// Where a script would lie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allocator;
