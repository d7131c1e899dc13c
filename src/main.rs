//! The program: arguments in, exit code out.

use std::process::ExitCode;

/// Faster with many small pieces on many threads than the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    lantoa::command::run()
}
