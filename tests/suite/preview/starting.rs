//! How a preview begins and ends: also when the site is broken, the port taken, nothing there.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::browser::{Events, codes, get};
use super::running::Running;
use crate::laid_out::laid_out;
use crate::program::tree;
use crate::site::Site;

/// The real program, serving a folder.
struct Program {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
    port: u16,
}

impl Program {
    fn start(folder: &Path, arguments: &[&str]) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lantoa"))
            .args(["serve", "--lang", "en"])
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "it ended");
            let after = line.split("http://127.0.0.1:").nth(1);
            if let Some(port) = after.and_then(|rest| rest.split('/').next()?.parse().ok()) {
                break port;
            }
        };
        Program { child, out, port }
    }

    /// Ends it as Ctrl-C does; what it said, and its exit code.
    fn interrupt(mut self) -> (i32, String, String) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        (self.child.wait().unwrap().code().unwrap_or(-1), out, err)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[cfg(unix)]
#[test]
fn it_shows_the_site_writes_nothing_and_ends_well() {
    let folder = laid_out(&Site::new(""));
    let before = tree(folder.path());
    let program = Program::start(folder.path(), &["--port", "0"]);
    let mut events = Events::new(program.port, "/");
    assert_eq!(events.next()["standing"], "page");
    assert_eq!(get(program.port, "/").status, 200);
    let (code, out, err) = program.interrupt();
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("Ended"), "{out}");
    assert!(tree(folder.path()) == before, "nothing was written");
}

#[cfg(unix)]
#[test]
fn a_taken_port_is_said_and_the_next_one_is_used() {
    let folder = laid_out(&Site::new(""));
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let program = Program::start(folder.path(), &["--port", &port.to_string()]);
    assert!(program.port > port);
    let used = program.port;
    let (code, _, err) = program.interrupt();
    assert_eq!(code, 0);
    assert!(err.contains(&port.to_string()) && err.contains(&used.to_string()), "{err}");
}

#[test]
fn a_broken_start_is_shown_at_every_address_and_mends_itself() {
    let mut site = Site::new("");
    let sound = site.text("site.toml");
    site.write("site.toml", "base_url = \n");
    let mut running = Running::new(&site);
    for address in ["/", "/cong-trinh/", "/en/"] {
        let answer = running.get(address);
        assert_eq!(answer.status, 503);
        assert!(answer.text().contains("/~lantoa/preview.js"));
    }
    let state = running.settle();
    assert_eq!(state["standing"], "stand-in");
    assert!(!codes(state).is_empty());
    running.write("site.toml", sound);
    let state = running.settle();
    assert_eq!(codes(state), Vec::<String>::new());
    assert_eq!(state["standing"], "page");
    running.page("/cong-trinh/");
}

#[test]
fn a_site_that_is_not_there_yet() {
    let mut running = Running::new(&Site::bare());
    assert_eq!(running.get("/").status, 503);
    let site = Site::new("");
    for (path, bytes) in site.files() {
        running.write(path, bytes);
    }
    running.settle();
    running.page("/");
}

#[test]
fn a_photo_alone() {
    let photo = |name: &str| {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/mat-tran/assets").join(name))
    };
    let Ok(share) = photo("share.jpg") else { return };
    let mut site = Site::new(
        "//- content/works/duong/index.md\n+++\ntitle = \"Đường\"\nsummary = \"Một con đường.\"\nkind = \
         \"work\"\nstatus = \"completed\"\ndate = 2024-03-15\nareas = [\"dai-hoi\"]\n\n[[photos]]\nfile = \
         \"a.jpg\"\nalt = \"Con đường\"\ncredit = \"Ban Công tác Mặt trận\"\n+++\n\nĐường.\n",
    );
    site.write("content/works/duong/a.jpg", &share);
    let mut running = Running::new(&site);
    let photo_of = |running: &Running| {
        let page = running.page("/cong-trinh/duong/");
        let start = page.find("/photos/").expect("the page shows a photo");
        let rest = &page[start..];
        rest[..rest.find([' ', '"', ',']).unwrap()].to_owned()
    };
    let first = photo_of(&running);
    let answer = running.get(&first);
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").starts_with("image/"));
    assert!(answer.body.len() > 1000);
    // The same picture with a comment in it: another file.
    let mut other = share[..2].to_vec();
    other.extend_from_slice(&[0xff, 0xfe, 0, 4, b'h', b'i']);
    other.extend_from_slice(&share[2..]);
    running.write("content/works/duong/a.jpg", &other);
    running.settle();
    let second = photo_of(&running);
    assert_ne!(first, second);
    assert_eq!(running.get(&second).status, 200);
    assert_eq!(running.get(&first).status, 200, "the old page may still be loading it");
}
