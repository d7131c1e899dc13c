//! S3-compatible stores as targets: s3s-fs, which keeps its buckets on the disk, looks at signatures
//! and knows conditions. It has no TLS of its own; that is the same as in `webdav`.

use std::collections::BTreeSet;
use std::fs::{create_dir_all, read_dir, read_to_string};
use std::path::{Path, PathBuf};
use std::process::Command;

use lantoa::config::Target;
use lantoa::deploy::transport::{self, Done, Fault, Remote};
use tempfile::{TempDir, tempdir};

use super::contract::{Given, Pair, keeps_every_promise};
use super::cut_line::{Break, Breaks, breaking};
use super::folder::target;
use super::lines::{
    self, SOON_AND_LATE, a_broken_line_is_lost_and_nothing_else, a_deploy_goes_on_to_its_end,
    a_part_is_never_read_as_the_whole,
};
use crate::servers::{Mounted, Running, certificates, free_port, program, start};

const KEYS: [&str; 2] = ["ten-truy-cap", "chia-khoa-bi-mat"];

/// A store with the bucket `web`.
struct Store {
    folder: TempDir,
    port: u16,
    running: Option<Running>,
}

impl Store {
    /// Starts one; none where s3s-fs is not installed (`tests/run` does it).
    fn start() -> Option<Store> {
        installed()?;
        let mut store = Store { folder: tempdir().unwrap(), port: free_port(), running: None };
        create_dir_all(store.root().join("web")).unwrap();
        store.restart();
        Some(store)
    }

    fn restart(&mut self) {
        self.running = None;
        let [access, secret] = KEYS;
        let mut command = Command::new(installed().unwrap());
        command
            .args(["--host", "127.0.0.1", "--port", &self.port.to_string()])
            .args(["--access-key", access, "--secret-key", secret])
            .arg(self.root());
        self.running = Some(start(&mut command, self.folder.path(), self.port));
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("buckets")
    }

    fn open(&self, settings: &str) -> Done<Box<dyn Remote>> {
        self.open_with(settings, KEYS[1])
    }

    /// Opens the bucket `web`, with these settings besides the usual ones.
    fn open_with(&self, settings: &str, secret: &str) -> Done<Box<dyn Remote>> {
        let keys = [("ACCESS_KEY", KEYS[0]), ("SECRET_KEY", secret)];
        transport::open(&self.target(settings), self.folder.path(), &Given(&keys))
    }

    fn target(&self, settings: &str) -> Target {
        let bucket = if settings.contains("bucket") { "" } else { "bucket = \"web\"" };
        let own = format!("endpoint = \"http://127.0.0.1:{}\"", self.port);
        let endpoint = if settings.contains("endpoint") { "" } else { &own };
        target(&format!("kind = \"s3\"\n{endpoint}\n{bucket}\n{settings}"))
    }

    /// What the store has written down of its files, besides their bytes.
    fn notes(&self) -> BTreeSet<PathBuf> {
        let files = read_dir(self.root()).unwrap().map(|file| file.unwrap().path());
        files.filter(|file| file.to_string_lossy().ends_with(".metadata.json")).collect()
    }
}

/// Where `tests/run` installs it.
fn installed() -> Option<PathBuf> {
    let program_of_tests = Path::new(env!("CARGO_BIN_EXE_lantoa"));
    let place = program_of_tests.ancestors().nth(2).unwrap().join("servers/bin");
    program("s3s-fs", &[&place.display().to_string()])
}

#[test]
fn a_bucket_keeps_every_promise() {
    let Some(store) = Store::start() else { return };
    let open = || store.open("").unwrap();
    keeps_every_promise(&Pair { remote: open(), other: open() });
}

#[test]
fn a_folder_of_a_bucket_keeps_every_promise() {
    let Some(store) = Store::start() else { return };
    let settings = "path = \"thi-dua/2024\"";
    let open = || store.open(settings).unwrap();
    store.open("").unwrap().put("khac.html", b"x").unwrap();
    keeps_every_promise(&Pair { remote: open(), other: open() });
    assert_eq!(store.open("").unwrap().read("khac.html"), Ok(Some(b"x".to_vec())));
}

#[test]
fn browsers_are_told_what_a_file_is_and_how_long_it_lasts() {
    let Some(store) = Store::start() else { return };
    let remote = store.open("").unwrap();
    let said = |path: &str| {
        let before = store.notes();
        assert_eq!(remote.put(path, b"x"), Ok(()));
        let after = store.notes();
        read_to_string(after.difference(&before).next().unwrap()).unwrap()
    };
    let page = said("a/index.html");
    assert!(page.contains("text/html; charset=utf-8") && page.contains("no-cache"), "{page}");
    let style = said("assets/site.0123.css");
    assert!(style.contains("text/css") && style.contains("immutable"), "{style}");
    let photo = said("photos/0123-640.webp");
    assert!(photo.contains("image/webp") && photo.contains("immutable"), "{photo}");
    assert!(said("feed.xml").contains("application/xml"));
}

#[test]
fn a_wrong_key_is_denied_and_not_repeated() {
    let Some(store) = Store::start() else { return };
    let denied = store.open_with("", "sai-chia-khoa").err().unwrap();
    assert!(matches!(&denied, Fault::Denied(said) if !said.contains("sai-chia")), "{denied:?}");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let (folder, port) = (tempdir().unwrap(), free_port());
    let trust = certificates(folder.path());
    let mut command = Command::new("openssl");
    command.args(["s_server", "-accept", &port.to_string(), "-cert"]).arg(&trust.certificate);
    let _running = start(command.arg("-key").arg(&trust.key), folder.path(), port);
    let endpoint = format!("endpoint = \"https://localhost:{port}\"");
    let target = target(&format!("kind = \"s3\"\n{endpoint}\nbucket = \"web\""));
    let keys = [("ACCESS_KEY", KEYS[0]), ("SECRET_KEY", KEYS[1])];
    let refused = transport::open(&target, folder.path(), &Given(&keys)).err().unwrap();
    assert!(matches!(refused, Fault::Untrusted(_)), "{refused:?}");
}

#[test]
fn a_bucket_that_is_not_there_is_refused() {
    let Some(store) = Store::start() else { return };
    let refused = store.open("bucket = \"khong-co\"").err().unwrap();
    assert!(matches!(refused, Fault::Refused(_)), "{refused:?}");
}

#[test]
fn a_full_disk_leaves_the_old_file_as_it_was() {
    let Some(store) = Store::start() else { return };
    let Some(_disk) = Mounted::small_disk(&store.root(), 512) else { return };
    create_dir_all(store.root().join("web")).unwrap();
    let remote = store.open("").unwrap();
    assert_eq!(remote.put("index.html", &[1; 1000]), Ok(()));
    let full = remote.put("index.html", &[2; 2_000_000]);
    // This store has no word for it: others name it in their answer, and then it is said.
    assert!(matches!(full, Err(Fault::Lost(_) | Fault::Full(_))), "{full:?}");
    // It may hang up behind its answer; whoever carries a site tries again then.
    assert_eq!(carried(|| remote.read("index.html")), Ok(Some(vec![1; 1000])));
    assert_eq!(carried(|| remote.put("index.html", &[3; 1000])), Ok(()));
}

/// Does it once more when the line gave way, and only then.
fn carried<T>(action: impl Fn() -> Done<T>) -> Done<T> {
    action().or_else(|fault| if fault.may_pass() { action() } else { Err(fault) })
}

#[test]
fn a_store_that_was_started_again_is_found_again() {
    let Some(mut store) = Store::start() else { return };
    let remote = store.open("").unwrap();
    assert_eq!(remote.put("1", &[7; 100_000]), Ok(()));
    store.running = None;
    let lost = remote.put("index.html", b"x");
    assert!(matches!(lost, Err(Fault::Lost(_))), "{lost:?}");
    store.restart();
    assert_eq!(remote.put("index.html", b"x"), Ok(()));
    assert_eq!(remote.read("1"), Ok(Some(vec![7; 100_000])));
}

// Lines that break

/// A store at the end of a line: its breaks, and the settings that name where the line begins.
fn far(store: &Store) -> (Breaks, String) {
    let breaks = Breaks::default();
    let port = breaking(breaks.clone(), store.port);
    (breaks, format!("endpoint = \"http://127.0.0.1:{port}\""))
}

#[test]
fn a_line_that_breaks_at_any_moment_is_lost_and_nothing_else() {
    let Some(store) = Store::start() else { return };
    let (breaks, settings) = far(&store);
    let open = |moment| {
        // What is asked goes over the first connection, what is sent over the second.
        breaks.set([Break::There(moment); 2]);
        store.open(&settings)
    };
    let moments = (0..2_000).step_by(100).chain([8_000, 16_000, 20_500]);
    let tries = a_broken_line_is_lost_and_nothing_else(moments, open, &store.root().join("web"));
    assert!(tries.opening > 2 && tries.doing > 2, "{tries:?}");
}

#[test]
fn a_part_of_a_file_is_never_taken_for_all_of_it() {
    let Some(store) = Store::start() else { return };
    let (breaks, settings) = far(&store);
    let whole: Vec<u8> = (0..=250).cycle().take(20_000).collect();
    store.open("").unwrap().put("a.bin", &whole).unwrap();
    let open = |moment| {
        breaks.set([Break::Back(moment)]);
        store.open(&settings)
    };
    let moments = [0, 100, 300, 600, 1_000, 2_000, 5_000, 10_000, 20_000];
    let tries = a_part_is_never_read_as_the_whole(moments, open, &whole);
    assert!(tries.doing > 2, "{tries:?}");
}

#[test]
fn a_deploy_goes_on_over_a_line_that_breaks() {
    let Some(store) = Store::start() else { return };
    let (breaks, settings) = far(&store);
    let remote = store.open(&settings).unwrap();
    breaks.set(SOON_AND_LATE.map(Break::There));
    a_deploy_goes_on_to_its_end(&*remote, &[&breaks], &store.root().join("web"));
}

#[test]
fn a_store_that_falls_silent_is_lost() {
    let Some(store) = Store::start() else { return };
    let secrets = Given(&[("ACCESS_KEY", KEYS[0]), ("SECRET_KEY", KEYS[1])]);
    let server = store.running.as_ref().unwrap();
    let target = store.target("");
    lines::a_server_that_falls_silent_is_lost(&target, store.folder.path(), (&secrets, server));
}
