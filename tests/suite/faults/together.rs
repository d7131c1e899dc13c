//! Two builds at once.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::{GOOD, Ground, STORY};

fn lantoa(ground: &Ground) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lantoa"));
    command.args(["build", "--quiet", "--lang", "en"]).current_dir(ground.site()).env_clear();
    command.stderr(Stdio::piped());
    command
}

#[test]
fn builds_that_begin_together_all_end_well_with_the_same_site() {
    let ground = Ground::new();
    for round in 0..5 {
        ground.write(STORY, GOOD.replace("đã xong", &format!("xong lần {round}")));
        if round % 2 == 1 {
            fs::remove_dir_all(ground.site().join("public")).unwrap();
        }
        let running: Vec<_> = (0..4).map(|_| lantoa(&ground).spawn().unwrap()).collect();
        for one in running {
            let ended = one.wait_with_output().unwrap();
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        }
        let together = ground.public();
        ground.run(&["build", "--quiet", "--no-cache"]).with(0);
        assert!(ground.public() == together, "round {round}");
    }
}

#[test]
fn a_build_waits_for_another_and_says_so() {
    let ground = Ground::new();
    let lock = File::options().write(true).open(ground.site().join(".lantoa/turn.lock")).unwrap();
    lock.lock().unwrap();
    let mut waiting = lantoa(&ground).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(waiting.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("Another lantoa is building this site"), "{said}");
    assert!(waiting.try_wait().unwrap().is_none());
    lock.unlock().unwrap();
    assert!(waiting.wait().unwrap().success());
}
