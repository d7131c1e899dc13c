//! README.md is short, true, and enough: three commands, and a copy of the repository is a site.

use std::fs;
use std::process::Command;

use crate::own_site::root;
use crate::program::lantoa;

#[test]
fn the_readme_names_three_commands() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md is there");
    let commands = commands(&readme);
    assert_eq!(
        commands,
        ["cargo run --release -- build", "cargo run --release -- serve", "tests/run"]
    );
}

#[test]
fn the_command_that_tests_everything_can_be_run() {
    let path = root().join("tests/run");
    let about = fs::metadata(&path).expect("tests/run is there");
    assert!(about.is_file());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_ne!(about.permissions().mode() & 0o111, 0, "it may be executed");
    }
}

#[test]
fn every_kind_of_shell_block_is_seen() {
    let text = "```sh\na\n# why\n```\n~~~~ bash\n$ b\n~~~~\n```toml\nc = 1\n```\n```\nd\n```\n";
    assert_eq!(commands(text), ["a", "b"]);
}

#[cfg(unix)]
#[test]
fn a_copy_of_the_repository_is_a_site_that_builds() {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let copy = tempfile::tempdir().unwrap();
    for name in String::from_utf8(listed.stdout).unwrap().split_terminator('\0') {
        let (from, to) = (root().join(name), copy.path().join(name));
        // What was just deleted is in no copy.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(from, to).unwrap();
        }
    }
    let ended = lantoa(copy.path(), &["build"]).with(0);
    assert!(!ended.err.contains("lỗi") && !ended.err.contains("cảnh báo"), "{}", ended.err);
    for page in ["public/index.html", "public/en/index.html"] {
        let html = fs::read_to_string(copy.path().join(page)).unwrap();
        assert!(html.contains("<h1"), "{page}");
    }
}

/// The commands in the fenced shell blocks of a Markdown text, without comments and prompts.
fn commands(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut block: Option<(&str, bool)> = None;
    for line in text.lines() {
        let bare = line.trim();
        match block {
            Some((fence, _))
                if bare.starts_with(fence) && bare.trim_matches(['`', '~']).is_empty() =>
            {
                block = None;
            }
            Some((_, true)) if !bare.is_empty() && !bare.starts_with('#') => {
                found.push(bare.trim_start_matches("$ "));
            }
            Some(_) => {}
            None if bare.starts_with("```") || bare.starts_with("~~~") => {
                let name = bare.trim_start_matches(['`', '~']);
                let fence = &bare[..bare.len() - name.len()];
                let is_shell = ["sh", "bash", "shell", "console"].contains(&name.trim());
                block = Some((fence, is_shell));
            }
            None => {}
        }
    }
    found
}
