//! Real servers on this machine, each started by its test and ended with it.

use std::fs::{read_to_string, write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that runs, with the processes that it has started. All end when this is dropped.
pub(crate) struct Running(pub(crate) Child);

impl Running {
    /// Has it do nothing any more, without a word, until it is gone.
    pub(crate) fn freeze(&self) {
        for id in below(self.0.id()) {
            let stopped = Command::new("kill").args(["-STOP", &id.to_string()]).output().unwrap();
            // One that has ended since says nothing any more either.
            let is_gone = !Path::new(&format!("/proc/{id}")).exists();
            assert!(stopped.status.success() || is_gone, "{id}: {stopped:?}");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).output();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A process and all that it started.
pub(crate) fn below(id: u32) -> Vec<u32> {
    let children = read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    let children = children.split_whitespace().map(|child| child.parse().unwrap());
    std::iter::once(id).chain(children.flat_map(below)).collect()
}

/// Starts a server that will listen on this port; what it says goes to `server.log` in the folder.
pub(crate) fn start(command: &mut Command, folder: &Path, port: u16) -> Running {
    let log = folder.join("server.log");
    let to = || std::fs::File::options().create(true).append(true).open(&log).unwrap();
    // Some end when there is nobody to listen to.
    let command = command.process_group(0).stdin(Stdio::piped());
    let child = command.stdout(to()).stderr(to()).spawn().unwrap();
    let mut running = Running(child);
    let said = || read_to_string(&log).unwrap_or_default();
    let end = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(running.0.try_wait().unwrap().is_none(), "it ended: {}", said());
        assert!(Instant::now() < end, "it does not listen: {}", said());
        pause();
    }
    running
}

/// A port that nobody uses.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Whether a program is there; where it is not, `program` says what that means.
pub(crate) fn has(name: &str) -> bool {
    let path = std::env::var("PATH").unwrap_or_default();
    let folders: Vec<&str> = path.split(':').chain(["/usr/sbin", "/sbin"]).collect();
    program(name, &folders).is_some()
}

/// Waits until somebody answers at a port.
pub(crate) fn wait_for_port(port: u16) {
    wait_for(&format!("port {port}"), || TcpStream::connect(("127.0.0.1", port)).is_ok());
}

/// Waits until something is so, but not for ever.
pub(crate) fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "{what} did not come");
        pause();
    }
}

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Servers do not tell anybody how far they are, so they are asked again.
fn pause() {
    std::thread::sleep(Duration::from_millis(10));
}

/// Runs a program to its end; what it said.
pub(crate) fn run(command: &mut Command) -> String {
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{command:?}: {said}{}", String::from_utf8_lossy(&done.stderr));
    said
}

/// The path of a program. Without it a test is left out, with a line that says so, unless the variable
/// LANTOA_TEST_SERVERS is 1: then the test fails.
pub(crate) fn program(name: &str, places: &[&str]) -> Option<PathBuf> {
    let found = places.iter().map(|place| Path::new(place).join(name)).find(|path| path.exists());
    if found.is_none() {
        let is_due = std::env::var("LANTOA_TEST_SERVERS").is_ok_and(|due| due == "1");
        assert!(!is_due, "{name} is missing; tests/run installs it");
        println!("left out: {name} is not installed");
    }
    found
}

/// What openssl says, told this in a folder.
pub(crate) fn openssl(folder: &Path, arguments: &str) -> String {
    let mut command = Command::new("openssl");
    let command = command.args(arguments.split(' ')).current_dir(folder);
    let ended = command.output().expect("openssl is installed");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8(ended.stdout).unwrap()
}

/// An authority of one's own, and what it has signed for this machine.
pub(crate) struct Certificates {
    pub(crate) authority: PathBuf,
    pub(crate) certificate: PathBuf,
    pub(crate) key: PathBuf,
}

/// Makes certificates in a folder.
pub(crate) fn certificates(folder: &Path) -> Certificates {
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    openssl(
        folder,
        &format!(
            "req -x509 {key} -keyout ca.key -out ca.pem -days 2 -subj /CN=tests \
         -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign"
        ),
    );
    openssl(folder, &format!("req {key} -keyout host.key -out host.csr -subj /CN=localhost"));
    let names =
        "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:127.0.0.2\nextendedKeyUsage=serverAuth\n";
    write(folder.join("names.txt"), names).unwrap();
    openssl(
        folder,
        "x509 -req -in host.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out host.pem \
         -days 2 -extfile names.txt",
    );
    Certificates {
        authority: folder.join("ca.pem"),
        certificate: folder.join("host.pem"),
        key: folder.join("host.key"),
    }
}

/// Something that is mounted for this process's eyes, until it is dropped.
pub(crate) struct Mounted(PathBuf);

impl Mounted {
    /// A disk of so many kilobytes at this folder; none, and a word about it, where nobody may make one.
    pub(crate) fn small_disk(folder: &Path, kilobytes: usize) -> Option<Mounted> {
        std::fs::create_dir_all(folder).unwrap();
        let size = format!("size={kilobytes}k");
        Mounted::by(Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]), folder)
    }

    /// A file that nobody can replace, as one that another program holds on Windows; none, and a word
    /// about it, where nobody may make one.
    pub(crate) fn held(file: &Path) -> Option<Mounted> {
        Mounted::by(Command::new("mount").arg("--bind").arg(file), file)
    }

    fn by(mount: &mut Command, at: &Path) -> Option<Mounted> {
        let ended = mount.arg(at).output();
        let is_mounted = ended.is_ok_and(|ended| ended.status.success());
        if !is_mounted {
            println!("left out: nothing can be mounted here");
        }
        is_mounted.then(|| Mounted(at.to_path_buf()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}
