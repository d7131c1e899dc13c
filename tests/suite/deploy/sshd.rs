//! An OpenSSH server of a test's own, and people who come to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use lantoa::deploy::transport::{self, Done, Remote, Secret, Secrets};
use tempfile::TempDir;

use super::folder::target;
use crate::servers::{Running, below, free_port, has, run, wait_for, wait_for_port};

/// The password of the account of `Sshd::with_passwords`, and its hash.
pub(crate) const PASSWORD: &str = "mat-khau";
const HASH: &str = "$6$lantoa$3J.Gk8tNLXzHUfcWviPKBzp3pFCfnAO0lhSF9LDGImg0WAbA7BPd0t0CKhNHvtajoAQLR1jXQCnVY1oPmTbPO1";

/// A server. Its account's home is the folder `home`; whoever has the key `key` may enter.
pub(crate) struct Sshd {
    pub(crate) folder: TempDir,
    pub(crate) port: u16,
    pub(crate) user: String,
    program: Vec<String>,
    running: Option<Running>,
}

impl Sshd {
    /// A server that knows one key.
    pub(crate) fn start() -> Option<Sshd> {
        Sshd::with("", "")
    }

    /// A server with further lines of settings, and further arguments for its file transfer.
    pub(crate) fn with(settings: &str, transfer: &str) -> Option<Sshd> {
        let sshd = Sshd::prepare(settings, transfer)?;
        Some(sshd.started())
    }

    /// A server with an account that has a password, in a world where only it sees the account.
    /// Only whoever may make such worlds can start it.
    pub(crate) fn with_passwords(settings: &str) -> Option<Sshd> {
        let may = Command::new("unshare").args(["-m", "true"]).output();
        if !may.is_ok_and(|done| done.status.success()) {
            println!("left out: a file system of one's own is not allowed here");
            return None;
        }
        let mut sshd = Sshd::prepare(settings, "")?;
        sshd.user = "lantoa-thu".to_owned();
        let (folder, home) = (sshd.folder.path(), sshd.home());
        let passwd = format!("lantoa-thu:x:4321:4321::{}:/bin/sh\n", home.display());
        let accounts = fs::read_to_string("/etc/passwd").unwrap();
        fs::write(folder.join("passwd"), accounts + &passwd).unwrap();
        fs::write(folder.join("shadow"), format!("lantoa-thu:{HASH}:19000:0:99999:7:::\n"))
            .unwrap();
        run(Command::new("chmod").args(["a+rx"]).arg(folder));
        run(Command::new("chmod").args(["a+rwx"]).arg(home));
        let bind =
            |name: &str| format!("mount --bind {} /etc/{name} && ", folder.join(name).display());
        let script = format!("{}{}exec \"$@\"", bind("passwd"), bind("shadow"));
        let world = ["unshare", "-m", "sh", "-c", &script, "sh"].map(str::to_owned);
        sshd.program.splice(0..0, world);
        Some(sshd.started())
    }

    /// A server that has an RSA key beside the other one.
    pub(crate) fn with_rsa() -> Option<Sshd> {
        let sshd = Sshd::prepare("", "")?;
        let key = sshd.folder.path().join("host_rsa");
        generate(&key, "rsa", "");
        let settings = sshd.folder.path().join("settings");
        let lines = fs::read_to_string(&settings).unwrap();
        fs::write(&settings, format!("{lines}HostKey {}\n", key.display())).unwrap();
        Some(sshd.started())
    }

    fn prepare(settings: &str, transfer: &str) -> Option<Sshd> {
        if !has("sshd") {
            return None;
        }
        // Privileges are dropped in this folder, which a fresh machine does not have.
        let _ = fs::create_dir_all("/run/sshd");
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        fs::create_dir(at("home")).unwrap();
        generate(&folder.path().join("host_ed25519"), "ed25519", "");
        generate(&folder.path().join("key"), "ed25519", "");
        fs::copy(at("key.pub"), at("authorized")).unwrap();
        let port = free_port();
        let lines = [
            settings.to_owned(),
            format!("HostKey {}", at("host_ed25519")),
            format!("AuthorizedKeysFile {}", at("authorized")),
            format!("Subsystem sftp internal-sftp -d {} {transfer}", at("home")),
            format!("ListenAddress 127.0.0.1\nPort {port}\nPidFile none"),
            "StrictModes no\nPermitRootLogin yes\nMaxStartups 100\nLogLevel ERROR".to_owned(),
            "UsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no".to_owned(),
        ];
        fs::write(at("settings"), lines.join("\n") + "\n").unwrap();
        let user = run(Command::new("id").arg("-un")).trim().to_owned();
        let settings = at("settings");
        let program = ["/usr/sbin/sshd", "-D", "-e", "-f", &settings].map(str::to_owned).to_vec();
        Some(Sshd { folder, port, user, program, running: None })
    }

    fn started(mut self) -> Sshd {
        self.go_on();
        self
    }

    /// Starts it again.
    pub(crate) fn go_on(&mut self) {
        let mut command = Command::new(&self.program[0]);
        let log = fs::File::create(self.folder.path().join("log")).unwrap();
        command.args(&self.program[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        self.running = Some(Running(command.spawn().unwrap()));
        wait_for_port(self.port);
    }

    /// Ends it and whatever it does for anybody, at once.
    pub(crate) fn stop(&mut self) {
        let Some(Running(server)) = &self.running else { return };
        let all = below(server.id());
        self.running = None;
        for id in all {
            let _ = Command::new("kill").args(["-9", &id.to_string()]).output();
            wait_for("the end", || !Path::new(&format!("/proc/{id}/exe")).exists());
        }
    }

    /// Has it do nothing any more, without a word.
    pub(crate) fn freeze(&self) {
        self.running.iter().for_each(Running::freeze);
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The fingerprint of its key of this kind, as OpenSSH says it.
    pub(crate) fn fingerprint(&self, kind: &str) -> String {
        let key = self.folder.path().join(format!("host_{kind}.pub"));
        let said = run(Command::new("ssh-keygen").arg("-lf").arg(key));
        said.split(' ').nth(1).unwrap().to_owned()
    }

    /// A line for `known_hosts` that names its key of this kind.
    pub(crate) fn line(&self, kind: &str) -> String {
        format!("[127.0.0.1]:{} {}", self.port, self.key(kind))
    }

    /// Its public key of this kind.
    pub(crate) fn key(&self, kind: &str) -> String {
        fs::read_to_string(self.folder.path().join(format!("host_{kind}.pub"))).unwrap()
    }

    /// The target `web` below its home.
    pub(crate) fn settings(&self) -> String {
        let (port, user) = (self.port, &self.user);
        format!(
            "kind = \"sftp\"\nhost = \"127.0.0.1\"\nport = {port}\nuser = \"{user}\"\npath = \"web\""
        )
    }

    /// Whoever has its key, and knows it.
    pub(crate) fn friend(&self) -> Person {
        let person = self.acquaintance();
        for name in ["key", "key.pub"] {
            let theirs = person.ssh(&name.replace("key", "id_ed25519"));
            fs::copy(self.folder.path().join(name), theirs).unwrap();
        }
        person
    }

    /// Whoever knows it, but has no key.
    pub(crate) fn acquaintance(&self) -> Person {
        let person = Person::new();
        fs::write(person.ssh("known_hosts"), self.line("ed25519")).unwrap();
        person
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Makes a key.
pub(crate) fn generate(file: &Path, kind: &str, passphrase: &str) {
    let mut command = Command::new("ssh-keygen");
    let size: &[&str] = if kind == "rsa" { &["-b", "2048"] } else { &[] };
    run(command
        .args(["-q", "-t", kind, "-N", passphrase, "-C", ""])
        .args(size)
        .arg("-f")
        .arg(file));
}

/// Whoever sends: a home of their own, perhaps an agent, and answers to questions.
pub(crate) struct Person {
    pub(crate) home: TempDir,
    pub(crate) agent: Option<PathBuf>,
    pub(crate) answers: Vec<(&'static str, &'static str)>,
    pub(crate) asked: std::sync::Mutex<Vec<String>>,
}

impl Person {
    /// Somebody who knows nobody.
    pub(crate) fn new() -> Person {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join(".ssh")).unwrap();
        Person { home, agent: None, answers: Vec::new(), asked: std::sync::Mutex::default() }
    }

    /// A file of theirs in `.ssh`.
    pub(crate) fn ssh(&self, name: &str) -> PathBuf {
        self.home.path().join(".ssh").join(name)
    }

    /// Connects to a target with these settings.
    pub(crate) fn open(&self, settings: &str) -> Done<Box<dyn Remote>> {
        transport::open(&target(settings), self.home.path(), self)
    }

    /// Why they are not let in.
    pub(crate) fn refused(&self, settings: &str) -> transport::Fault {
        self.open(settings).err().expect("nobody should be let in")
    }
}

impl Secrets for Person {
    fn secret(&self, what: &str) -> Option<Secret> {
        self.asked.lock().unwrap().push(what.to_owned());
        let found = self.answers.iter().find(|(name, _)| *name == what);
        found.map(|(_, value)| Secret::new((*value).to_owned()))
    }

    fn home(&self) -> Option<PathBuf> {
        Some(self.home.path().to_path_buf())
    }

    fn agent(&self) -> Option<PathBuf> {
        self.agent.clone()
    }
}
