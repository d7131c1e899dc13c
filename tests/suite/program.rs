//! The real program, run as a person runs it: what it says, how it ends, what lies on the disk.
//!
//! The environment is emptied first, so that a test means the same on every machine.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// How a run of the program ended, and what it said.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// It ended with this exit code; otherwise all that it said is shown.
    pub(crate) fn with(self, code: i32) -> Ended {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }
}

/// Runs the program in a folder, without any environment.
pub(crate) fn lantoa(folder: &Path, arguments: &[&str]) -> Ended {
    lantoa_in(folder, arguments, &[])
}

/// Runs the program in a folder with these variables of the environment and no others.
pub(crate) fn lantoa_in(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantoa"));
    command.args(arguments).current_dir(folder).env_clear().envs(variables.iter().copied());
    let mut tries = (0..5).map(|_| command.output());
    let ended = tries.find(|ended| !ended.as_ref().is_err_and(is_not_started));
    let ended = ended.expect("one of five tries starts it").unwrap();
    Ended {
        code: ended.status.code().expect("it was not killed"),
        out: String::from_utf8(ended.stdout).unwrap(),
        err: String::from_utf8(ended.stderr).unwrap(),
    }
}

/// Runs the program at a pseudo-terminal, these lines typed; all that the terminal showed.
#[cfg(target_os = "linux")]
pub(crate) fn typed(folder: &Path, arguments: &str, lines: &str) -> String {
    use std::io::Write;
    use std::process::Stdio;
    let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_lantoa"));
    let mut script = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(folder)
        .env("SHELL", "/bin/sh")
        .env_remove("LANG")
        .env_remove("LC_ALL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script(1) of util-linux is part of every Debian");
    script.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    String::from_utf8(script.wait_with_output().unwrap().stdout).unwrap()
}

/// Whether Wine could not start a program this time, as it happens to one of thousands while the machine
/// is busy: an error within Wine, and nothing has run.
fn is_not_started(error: &std::io::Error) -> bool {
    cfg!(windows) && error.raw_os_error() == Some(1359)
}

/// Every file below a folder with its bytes, and every folder that holds nothing (ending in `/`).
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    add(folder, "", &mut found);
    found
}

fn add(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    let mut is_empty = true;
    for entry in std::fs::read_dir(folder).unwrap() {
        is_empty = false;
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        // A link is not followed: what it leads to belongs to somebody else.
        if path.is_symlink() {
            found.insert(name, Vec::new());
        } else if path.is_dir() {
            add(&path, &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
    if is_empty {
        found.insert(prefix.to_owned(), Vec::new());
    }
}
