//! The memory on disk, `.lantoa/`: it may be deleted or damaged at any moment. The site that comes
//! out is the same, and nobody is told of a failure.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lantoa::digest::Digest;

use crate::laid_out::{LaidOut, TWO_WORKS, laid_out};
use crate::program::lantoa;
use crate::site::Site;

/// A site on a disk, built once, and the bytes that came out.
struct Built {
    site: LaidOut,
    output: BTreeMap<String, Vec<u8>>,
}

impl Built {
    fn new() -> Built {
        let site = laid_out(&Site::new(TWO_WORKS));
        lantoa(site.path(), &["build"]).with(0);
        let output = site.public();
        Built { site, output }
    }

    fn path(&self) -> &Path {
        self.site.path()
    }

    /// The files of the memory.
    fn memories(&self) -> Vec<PathBuf> {
        let found = fs::read_dir(self.path().join(".lantoa")).unwrap();
        let found = found.map(|entry| entry.unwrap().path());
        let mut found: Vec<_> = found.filter(|path| !path.ends_with("turn.lock")).collect();
        found.sort();
        // What was parsed, what was made; and how the files lay, once they have lain still for long.
        found.sort_by_key(|path| path.ends_with("files.bin"));
        assert!(matches!(found.len(), 2 | 3), "{found:?}");
        found
    }

    /// Changes the bytes of every file of the memory.
    fn damage(&self, change: impl Fn(Vec<u8>) -> Vec<u8>) {
        for path in self.memories() {
            let bytes = change(fs::read(&path).unwrap());
            fs::write(&path, bytes).unwrap();
        }
    }

    /// How many outputs the next run makes.
    fn made(&self) -> usize {
        let arguments = ["build", "--explain", "--quiet", "--lang", "en"];
        lantoa(self.path(), &arguments).with(0).out.lines().count()
    }

    /// The next run says nothing is wrong, makes everything, and gives the same bytes.
    fn recovers(&self, what: &str) {
        let ended = lantoa(self.path(), &["build", "--explain", "--quiet"]).with(0);
        assert_eq!(ended.err, "", "{what}");
        assert!(ended.out.lines().count() >= self.output.len() - 1, "{what}: {}", ended.out);
        assert!(self.site.public() == self.output, "{what}: other bytes");
    }
}

#[test]
fn a_sound_memory_saves_all_work() {
    let built = Built::new();
    assert_eq!(built.made(), 0);
}

#[test]
fn a_deleted_memory_is_only_slower() {
    let built = Built::new();
    fs::remove_dir_all(built.path().join(".lantoa")).unwrap();
    built.recovers("the folder deleted");
    assert_eq!(built.made(), 0, "and it is remembered again");
}

#[test]
fn half_a_memory_is_enough_for_the_same_site() {
    for lost in 0..2 {
        let built = Built::new();
        fs::remove_file(&built.memories()[lost]).unwrap();
        lantoa(built.path(), &["build"]).with(0);
        assert!(built.site.public() == built.output);
    }
}

#[test]
fn a_memory_cut_short_is_as_none() {
    let built = Built::new();
    for part in [0, 1, 22, 23, 30, 31, 39, 40, 55, 100] {
        built.damage(|bytes| bytes[..bytes.len().min(part)].to_vec());
        built.recovers(&format!("cut to {part} bytes"));
    }
    built.damage(|bytes| bytes[..bytes.len() - 1].to_vec());
    built.recovers("the last byte lost");
}

#[test]
fn a_memory_with_one_wrong_bit_is_as_none() {
    let built = Built::new();
    for part in [0.0, 0.1, 0.5, 0.999] {
        built.damage(|mut bytes| {
            let at = (bytes.len() as f64 * part) as usize;
            bytes[at] ^= 0x10;
            bytes
        });
        built.recovers(&format!("a bit changed at {part} of the file"));
    }
}

#[test]
fn a_memory_of_noise_is_as_none() {
    let built = Built::new();
    built.damage(|bytes| noise(bytes.len()));
    built.recovers("noise");
    // Noise under a right heading and a right digest: only then does the decoder itself see it.
    for memory in [sealed, in_a_portion] {
        built.damage(|bytes| memory(&bytes, &noise(4000)));
        built.recovers("noise with its digest");
        built.damage(|bytes| memory(&bytes, &[0xff; 64]));
        built.recovers("lengths beyond all memory");
    }
    built.damage(|bytes| [&bytes[..HEADING], &[0xff; 16], &bytes[HEADING..]].concat());
    built.recovers("more portions than there are, and one longer than all memory");
}

#[test]
fn the_memory_of_another_version_is_as_none() {
    let built = Built::new();
    built.damage(|mut bytes| {
        let name = &mut bytes[..23];
        assert!(name.starts_with(b"lantoa-"), "a memory begins with the name of its program");
        name[22] = if name[22] == b'0' { b'1' } else { b'0' };
        bytes
    });
    built.recovers("another version");
}

#[test]
fn an_older_memory_does_not_bring_back_an_older_site() {
    let built = Built::new();
    let old: Vec<_> =
        built.memories().into_iter().map(|path| (fs::read(&path).unwrap(), path)).collect();
    built.site.edit("content/works/cau.md", "Cầu đã xong", "Cầu đã thông xe");
    lantoa(built.path(), &["build"]).with(0);
    let newer = built.site.public();
    assert!(newer != built.output);
    for (bytes, path) in &old {
        fs::write(path, bytes).unwrap();
    }
    lantoa(built.path(), &["build"]).with(0);
    assert!(built.site.public() == newer);
}

#[test]
fn a_memory_that_cannot_be_written_is_a_warning() {
    let built = Built::new();
    fs::remove_dir_all(built.path().join(".lantoa")).unwrap();
    built.site.write(".lantoa", "a file where the folder should be");
    let ended = lantoa(built.path(), &["build", "--quiet", "--lang", "en"]).with(0);
    assert!(ended.err.starts_with("warning: the cache .lantoa could not be written"), "{ended:?}");
    assert!(built.site.public() == built.output);
}

/// Bytes without any order, the same each time.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..length).map(|_| next()).collect()
}

/// How long the name of the program is with which a memory begins.
const HEADING: usize = 23;

/// Another content under the heading of a memory, with the right digest.
fn sealed(memory: &[u8], content: &[u8]) -> Vec<u8> {
    [&memory[..HEADING], Digest::of(content).bytes(), content].concat()
}

/// The same as the only portion of what was parsed.
fn in_a_portion(memory: &[u8], content: &[u8]) -> Vec<u8> {
    let digest = Digest::of(content);
    let length = (digest.bytes().len() + content.len()) as u64;
    let heading = &memory[..HEADING];
    [heading, &1_u64.to_le_bytes(), &length.to_le_bytes(), digest.bytes(), content].concat()
}
