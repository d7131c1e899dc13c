//! Names this build of the program, so that a cache written by another one is never trusted; lists the
//! files that it carries within itself; says which commit was packaged; and tells Windows what it must
//! know before the program starts.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use embed_manifest::{embed_manifest, new_manifest};

/// What a new site begins with: its own samples, and of the campaign what any site of it needs.
const STARTER: [(&str, &str); 9] = [
    ("starter", ""),
    ("content/areas", "content/areas"),
    ("content/campaign.en.md", "content/campaign.en.md"),
    ("content/campaign.md", "content/campaign.md"),
    ("content/districts", "content/districts"),
    ("content/home.en.md", "content/home.en.md"),
    ("content/home.md", "content/home.md"),
    ("content/pages", "content/pages"),
    ("glossary.toml", "glossary.toml"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut name = 0xcbf2_9ce4_8422_2325;
    add(Path::new("Cargo.lock"), &mut name);
    add_folder(Path::new("src"), &mut name);
    println!("cargo:rustc-env=LANTOA_BUILD=lantoa-{name:016x}");
    println!("cargo:rerun-if-env-changed=LANTOA_COMMIT");
    println!("cargo:rustc-env=LANTOA_VERSION={}", version());
    carry("theme.rs", &[("themes/mat-tran", "")])?;
    carry("starter.rs", &STARTER)?;
    if env::var_os("CARGO_CFG_WINDOWS").is_some() {
        embed_manifest(new_manifest("lantoa"))?;
    }
    Ok(())
}

/// The version, with the commit if it is told: a program that asked git would be built anew at each commit.
fn version() -> String {
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    match env::var("LANTOA_COMMIT") {
        Ok(commit) if !commit.is_empty() => format!("{version} ({commit})"),
        _ => version,
    }
}

/// Writes a list of files with their bytes, in the order of their paths, as the expression of a slice:
/// a folder is taken with all below it, and its path replaced. A macro that lists folders would not be
/// run again when a file is added; this is.
fn carry(list: &str, taken: &[(&str, &str)]) -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    for (from, to) in taken {
        println!("cargo:rerun-if-changed={from}");
        collect(&root.join(from), to, &mut files);
    }
    files.sort();
    let mut code = String::from("&[\n");
    for (path, disk) in files {
        code.push_str(&format!("({path:?}, include_bytes!({:?})),\n", disk.display().to_string()));
    }
    code.push_str("]\n");
    fs::write(PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join(list), code)
}

/// A file, or the files below a folder; nothing hidden.
fn collect(disk: &Path, path: &str, files: &mut Vec<(String, PathBuf)>) {
    if disk.is_file() {
        files.push((path.to_owned(), disk.to_owned()));
    }
    for entry in fs::read_dir(disk).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let inner = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        if !name.starts_with('.') {
            collect(&entry.path(), &inner, files);
        }
    }
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
