//! Apache and nginx on this machine, each with settings of the test's own, in a folder that goes
//! with it.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use percent_encoding::percent_decode_str;

use crate::site::Run;

/// A server that runs until it is dropped.
pub(super) struct Server {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

/// What a server answered.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Where to, as a path: the host is that of the question.
    pub(super) location: Option<String>,
    pub(super) body: String,
}

/// Apache with the site at this path.
pub(super) fn apache(run: &Run, base: &str) -> Option<Server> {
    let program = program("/usr/sbin/apache2")?;
    let (folder, port) = (laid(run, base), free_port());
    let at = folder.path().display();
    let modules = ["mpm_event", "authz_core", "alias", "dir"]
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"));
    let settings = format!(
        "ServerRoot \"{at}\"\nPidFile \"{at}/pid\"\nDefaultRuntimeDir \"{at}\"\nMutex file:{at}\n\
         Listen 127.0.0.1:{port}\nServerName localhost\nErrorLog \"{at}/errors\"\n{}\
         User nobody\nGroup nogroup\nDocumentRoot \"{at}/www\"\nDirectoryIndex index.html\n\
         <Directory \"{at}/www\">\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n",
        modules.concat()
    );
    let file = folder.path().join("settings");
    fs::write(&file, settings).unwrap();
    let mut command = Command::new(program);
    command.arg("-X").arg("-f").arg(&file);
    Some(started(command, port, folder))
}

/// nginx with the site at this path.
pub(super) fn nginx(run: &Run, base: &str) -> Option<Server> {
    let program = program("/usr/sbin/nginx")?;
    let (folder, port) = (laid(run, base), free_port());
    let at = folder.path().display();
    let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {at}/{name};\n"));
    let rules = folder.path().join("nginx-redirects.conf");
    fs::write(&rules, run.file("/nginx-redirects.conf")).unwrap();
    let settings = format!(
        "daemon off;\nmaster_process off;\npid {at}/pid;\nerror_log {at}/errors;\nevents {{}}\n\
         http {{\naccess_log off;\n{}server {{\nlisten 127.0.0.1:{port};\nroot {at}/www;\n\
         index index.html;\nabsolute_redirect off;\ninclude {};\n}}\n}}\n",
        places.concat(),
        rules.display()
    );
    let file = folder.path().join("settings");
    fs::write(&file, settings).unwrap();
    let mut command = Command::new(program);
    command.arg("-c").arg(&file).arg("-e").arg(folder.path().join("errors"));
    Some(started(command, port, folder))
}

/// Where a server's program is. A machine on which the quick tests run may lack it; where
/// everything was installed it must be there.
fn program(path: &'static str) -> Option<&'static str> {
    if Path::new(path).exists() {
        return Some(path);
    }
    let demanded = std::env::var_os("LANTOA_TEST_SERVERS").is_some();
    assert!(!demanded, "{path} is missing; tests/run installs it");
    eprintln!("{path} is missing: not asked (tests/run without --quick installs it)");
    None
}

/// The site as a server finds it: `www` is the host's root.
fn laid(run: &Run, base: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let base = percent_decode_str(base.trim_matches('/')).decode_utf8().unwrap().into_owned();
    let root = folder.path().join("www").join(base);
    for (path, bytes) in &run.files {
        let file: PathBuf = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    #[cfg(unix)]
    {
        // Apache reads as nobody when it was started by root.
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts a server and waits until it answers.
fn started(mut command: Command, port: u16, folder: tempfile::TempDir) -> Server {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut server = Server { child: child.unwrap(), port, _folder: folder };
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if let Some(status) = server.child.try_wait().unwrap() {
            let mut said = String::new();
            server.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            let errors = fs::read_to_string(server._folder.path().join("errors"));
            panic!("{status}: {said}{}", errors.unwrap_or_default());
        }
        // Neither server tells anybody that it listens now.
        std::thread::sleep(Duration::from_millis(10));
    }
    server
}

impl Server {
    /// Asks for a path.
    pub(super) fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let location = head.lines().find_map(|line| line.strip_prefix("Location: "));
        let own = format!("http://{host}");
        let location = location.map(|to| to.strip_prefix(&own).unwrap_or(to).to_owned());
        Answer { status, location, body: body.to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
