//! What a program finds around it: closed pipes, full disks behind them, no home, another tongue, few
//! handles.

use std::fs;
use std::process::Command;

use super::Ground;

/// Runs a line of shell in the site, with `$lantoa` and without any other environment.
fn shell(ground: &Ground, line: &str) -> (String, String) {
    let ended = Command::new("bash")
        .args(["-c", line])
        .current_dir(ground.site())
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("lantoa", env!("CARGO_BIN_EXE_lantoa"))
        .output()
        .unwrap();
    let [out, err] =
        [ended.stdout, ended.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(!err.contains("panicked"), "{err}");
    (out, err)
}

/// The commands that write without being asked anything.
const COMMANDS: [&str; 5] =
    ["build --explain --no-cache", "check", "check --format json", "report --format csv", "--help"];

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let ground = Ground::new();
    for command in COMMANDS {
        // `true` has ended, and closed its end, before lantoa begins to write.
        let line = format!("(sleep 0.1; $lantoa {command}; echo $? >ended) | true; cat ended");
        assert_eq!(shell(&ground, &line).0, "0\n", "{command}");
        let line = format!("(sleep 0.1; $lantoa {command} 2>&1; echo $? >ended) | true; cat ended");
        assert_eq!(shell(&ground, &line).0, "0\n", "{command} with its errors");
    }
    fs::remove_file(ground.site().join("ended")).unwrap();
    ground.stands();
}

#[test]
fn outputs_that_are_closed_lose_only_words() {
    let ground = Ground::new();
    for command in COMMANDS {
        let (out, _) = shell(&ground, &format!("$lantoa {command} >&- 2>&- <&-; echo $? >&1"));
        assert_eq!(out, "0\n", "{command}");
    }
    ground.stands();
}

#[test]
fn a_full_disk_behind_a_pipe_loses_words_and_fails_a_report() {
    let ground = Ground::new();
    let code = |command: &str| shell(&ground, &format!("$lantoa {command} >/dev/full; echo $?")).0;
    assert_eq!(code("build --explain --no-cache"), "0\n");
    assert_eq!(code("--help"), "0\n");
    assert_eq!(code("report --format csv"), "3\n");
    assert_eq!(code("check --format json"), "3\n");
    let (out, _) = shell(&ground, "$lantoa build --no-cache 2>/dev/full; echo $?");
    assert!(out.ends_with("0\n"), "{out}");
    ground.stands();
}

#[test]
fn without_home_and_with_a_locale_of_c_it_speaks_vietnamese() {
    let ground = Ground::new();
    let (out, err) = shell(&ground, "env -i LC_ALL=C $lantoa build --no-cache");
    assert!(out.starts_with("Xong: ") && err.contains("Đọc tệp"), "{out}{err}");
    let (_, err) = shell(&ground, "env -i LC_ALL=C $lantoa build --no-such-flag; true");
    assert!(err.starts_with("lỗi: không có tùy chọn"), "{err}");
    ground.stands();
}

#[test]
fn without_a_terminal_nothing_is_asked_and_nothing_waits() {
    let ground = Ground::new();
    for command in ["new work", "deploy", "translate", "move works/cau works/duong"] {
        let (out, err) =
            shell(&ground, &format!("timeout 20 $lantoa {command} </dev/null; echo $?"));
        let code = out.trim_end().rsplit('\n').next().unwrap();
        assert!(["0", "1", "2"].contains(&code), "{command}: {out}{err}");
    }
    ground.stands();
}

#[test]
fn thirty_two_file_handles_are_enough_on_a_machine_of_many_cores() {
    let ground = Ground::new();
    let line = "ulimit -n 32; RAYON_NUM_THREADS=64 $lantoa build --quiet --no-cache; echo $?";
    let (out, err) = shell(&ground, line);
    assert_eq!(out, "0\n", "{err}");
    ground.stands();
    let line = "ulimit -n 32; RAYON_NUM_THREADS=64 $lantoa check --quiet; echo $?";
    assert_eq!(shell(&ground, line).0, "0\n");
}
