//! Apache and nginx on this machine, each with settings of the test's own, in a folder that goes
//! with it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tempfile::{TempDir, tempdir};

use crate::servers::{Running, free_port, program, start};
use crate::site::Run;

/// A server that runs until it is dropped.
pub(super) struct Server {
    port: u16,
    // It ends before its folder goes.
    _running: Running,
    _folder: TempDir,
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
    let program = program("apache2", &["/usr/sbin"])?;
    let (folder, port) = (laid(run, base), free_port());
    let at = folder.path().display();
    let modules = ["mpm_event", "authz_core", "alias", "dir"]
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"));
    let settings = format!(
        "ServerRoot \"{at}\"\nPidFile \"{at}/pid\"\nDefaultRuntimeDir \"{at}\"\nMutex file:{at}\n\
         Listen 127.0.0.1:{port}\nServerName localhost\nErrorLog \"{at}/server.log\"\n{}\
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
    let program = program("nginx", &["/usr/sbin"])?;
    let (folder, port) = (laid(run, base), free_port());
    let at = folder.path().display();
    let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {at}/{name};\n"));
    let rules = folder.path().join("nginx-redirects.conf");
    fs::write(&rules, run.file("/nginx-redirects.conf")).unwrap();
    let settings = format!(
        "daemon off;\nmaster_process off;\npid {at}/pid;\nerror_log {at}/server.log;\nevents {{}}\n\
         http {{\naccess_log off;\n{}server {{\nlisten 127.0.0.1:{port};\nroot {at}/www;\n\
         index index.html;\nabsolute_redirect off;\ninclude {};\n}}\n}}\n",
        places.concat(),
        rules.display()
    );
    let file = folder.path().join("settings");
    fs::write(&file, settings).unwrap();
    let mut command = Command::new(program);
    command.arg("-c").arg(&file).arg("-e").arg(folder.path().join("server.log"));
    Some(started(command, port, folder))
}

/// The site as a server finds it: `www` is the host's root.
fn laid(run: &Run, base: &str) -> TempDir {
    let folder = tempdir().unwrap();
    let base = percent_decode_str(base.trim_matches('/')).decode_utf8().unwrap().into_owned();
    let root = folder.path().join("www").join(base);
    for (path, bytes) in &run.files {
        let file: PathBuf = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    // Apache reads as nobody when it was started by root.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn started(mut command: Command, port: u16, folder: TempDir) -> Server {
    let running = start(&mut command, folder.path(), port);
    Server { port, _running: running, _folder: folder }
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
