//! Names this build of the program, so that a cache written by another one is never trusted.

use std::fs;
use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut name = 0xcbf2_9ce4_8422_2325;
    add(Path::new("Cargo.lock"), &mut name);
    add_folder(Path::new("src"), &mut name);
    println!("cargo:rustc-env=LANTOA_BUILD=lantoa-{name:016x}");
}

/// Files in the order of their names, so that the name does not depend on the disk.
fn add_folder(folder: &Path, name: &mut u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            add_folder(&path, name);
        } else {
            add(&path, name);
        }
    }
}

/// FNV-1a: enough to tell two sources apart, and it needs no dependency at build time.
fn add(path: &Path, name: &mut u64) {
    for byte in fs::read(path).unwrap_or_default() {
        *name = (*name ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}
