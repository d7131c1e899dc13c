//! WebDAV servers as targets: Apache with mod_dav, over TLS.

use std::fs::{create_dir_all, write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::process::Command;

use lantoa::config::Target;
use lantoa::deploy::transport::{self, Done, Fault, Remote};
use tempfile::{TempDir, tempdir};

use super::contract::{
    Given, Pair, a_file_is_never_put_over_a_folder, a_held_page_stays_as_it_was,
    keeps_every_promise, of_many_that_claim_one_has_it,
};
use super::cut_line::{Break, Breaks, breaking};
use super::folder::target;
use super::lines::{
    self, SOON_AND_LATE, a_broken_line_is_lost_and_nothing_else, a_deploy_goes_on_to_its_end,
    a_part_is_never_read_as_the_whole,
};
use crate::servers::{
    Certificates, Mounted, Running, certificates, free_port, openssl, program, start,
};

const PASSWORD: &str = "dung-mat-khau";

/// What Debian's Apache loads for this, and what it loads besides and must not be in the way.
const MODULES: [&str; 13] = [
    "mpm_event",
    "authn_core",
    "authn_file",
    "authz_core",
    "authz_user",
    "auth_basic",
    "alias",
    "dav",
    "dav_fs",
    "dir",
    "mime",
    "socache_shmcb",
    "ssl",
];

/// A host with one account and one folder.
struct Host {
    folder: TempDir,
    port: u16,
    trust: Certificates,
    running: Option<Running>,
}

impl Host {
    /// Starts one; none where Apache is not installed.
    fn start() -> Option<Host> {
        program("apache2", &["/usr/sbin"])?;
        let folder = tempdir().unwrap();
        let trust = certificates(folder.path());
        let mut host = Host { folder, port: free_port(), trust, running: None };
        create_dir_all(host.home()).unwrap();
        std::fs::set_permissions(host.folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
        host.restart();
        Some(host)
    }

    fn restart(&mut self) {
        self.running = None;
        let at = self.folder.path().display().to_string();
        let hash = openssl(self.folder.path(), &format!("passwd -apr1 -salt lantoa {PASSWORD}"));
        write(self.folder.path().join("accounts"), format!("web:{hash}")).unwrap();
        create_dir_all(self.folder.path().join("locks")).unwrap();
        // Apache serves nobody as root.
        let is_root = self.folder.path().metadata().unwrap().uid() == 0;
        let user = if is_root { "User www-data\nGroup www-data\n" } else { "" };
        if is_root {
            self.give(&format!("{at}/home"));
            self.give(&format!("{at}/locks"));
        }
        let modules: String = MODULES
            .iter()
            .map(|name| {
                format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
            })
            .collect();
        let (port, certificate) = (self.port, self.trust.certificate.display());
        let key = self.trust.key.display();
        let settings = format!(
            "ServerRoot {at}\nPidFile {at}/pid\nServerName localhost\nListen 127.0.0.1:{port}\n\
             Mutex file:{at}/locks\nErrorLog {at}/error.log\n{modules}{user}\
             DavLockDB {at}/locks/db\nTypesConfig /dev/null\nDocumentRoot {at}/home\n\
             SSLEngine on\nSSLCertificateFile {certificate}\nSSLCertificateKeyFile {key}\n\
             <Directory {at}/home>\nDav On\nAuthType Basic\nAuthName web\n\
             AuthUserFile {at}/accounts\nRequire valid-user\nDirectoryIndex disabled\n</Directory>\n"
        );
        write(self.folder.path().join("apache.conf"), settings).unwrap();
        let mut command = Command::new("/usr/sbin/apache2");
        command.args(["-D", "FOREGROUND", "-f"]).arg(self.folder.path().join("apache.conf"));
        self.running = Some(start(&mut command, self.folder.path(), self.port));
    }

    fn give(&self, path: &str) {
        let ended = Command::new("chown").args(["-R", "www-data:www-data", path]).status().unwrap();
        assert!(ended.success());
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn open(&self, settings: &str) -> Done<Box<dyn Remote>> {
        self.open_as(settings, PASSWORD)
    }

    /// Opens the folder `web`, with these settings besides the usual ones.
    fn open_as(&self, settings: &str, password: &str) -> Done<Box<dyn Remote>> {
        let secrets = [("PASSWORD", password)];
        transport::open(&self.target(settings), self.folder.path(), &Given(&secrets))
    }

    fn target(&self, settings: &str) -> Target {
        let url = format!("https://localhost:{}/web", self.port);
        let url = if settings.contains("url") { String::new() } else { format!("url = \"{url}\"") };
        target(&format!("kind = \"webdav\"\n{url}\nuser = \"web\"\n{settings}"))
    }
}

const TRUSTED: &str = "authority = \"ca.pem\"";

#[test]
fn webdav_keeps_every_promise() {
    let Some(host) = Host::start() else { return };
    let open = || host.open(TRUSTED).unwrap();
    keeps_every_promise(&Pair { remote: open(), other: open() });
}

#[test]
fn of_many_that_claim_at_once_one_has_it() {
    let Some(host) = Host::start() else { return };
    let remotes: Vec<_> = (0..6).map(|_| host.open(TRUSTED).unwrap()).collect();
    of_many_that_claim_one_has_it(&remotes);
    assert_eq!(std::fs::read_dir(host.home().join("web")).unwrap().count(), 0);
}

#[test]
fn a_wrong_password_is_denied() {
    let Some(host) = Host::start() else { return };
    let denied = host.open_as(TRUSTED, "sai-mat-khau").err().unwrap();
    assert!(matches!(&denied, Fault::Denied(said) if !said.contains("sai-mat-khau")), "{denied:?}");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let Some(host) = Host::start() else { return };
    let refused = host.open("").err().unwrap();
    assert!(matches!(refused, Fault::Untrusted(_)), "{refused:?}");
}

#[test]
fn the_folder_is_made_but_not_the_one_around_it() {
    let Some(host) = Host::start() else { return };
    let url = |path: &str| format!("{TRUSTED}\nurl = \"https://localhost:{}/{path}\"", host.port);
    let refused = host.open(&url("khong-co/web")).err().unwrap();
    assert!(matches!(refused, Fault::Refused(_)), "{refused:?}");

    let remote = host.open(&url("trang%20web/")).unwrap();
    assert!(!host.home().join("trang web").exists());
    assert_eq!(remote.put("a/b.html", b"x"), Ok(()));
    assert_eq!(std::fs::read(host.home().join("trang web/a/b.html")).unwrap(), b"x");
}

#[test]
fn a_folder_that_holds_what_is_not_ours_stays() {
    let Some(host) = Host::start() else { return };
    let remote = host.open(TRUSTED).unwrap();
    assert_eq!(remote.put("a/b.html", b"x"), Ok(()));
    write(host.home().join("web/a/khac.txt"), "y").unwrap();
    assert_eq!(remote.remove("a/b.html"), Ok(()));
    assert_eq!(remote.remove("a"), Ok(()));
    assert_eq!(std::fs::read(host.home().join("web/a/khac.txt")).unwrap(), b"y");
}

#[test]
fn a_full_disk_is_said_and_the_old_file_stays() {
    let Some(host) = Host::start() else { return };
    let web = host.home().join("web");
    let Some(_disk) = Mounted::small_disk(&web, 512) else { return };
    host.give(&web.display().to_string());
    let remote = host.open(TRUSTED).unwrap();
    assert_eq!(remote.put("index.html", &[1; 1000]), Ok(()));
    let full = remote.put("index.html", &[2; 2_000_000]);
    assert!(matches!(full, Err(Fault::Full(_))), "{full:?}");
    assert_eq!(remote.read("index.html"), Ok(Some(vec![1; 1000])));
    assert_eq!(remote.sweep(), Ok(()));
    assert_eq!(remote.put("index.html", &[3; 1000]), Ok(()));
}

#[test]
fn what_cannot_be_renamed_is_refused_and_the_old_page_stays() {
    let Some(host) = Host::start() else { return };
    let remote = host.open(TRUSTED).unwrap();
    a_file_is_never_put_over_a_folder(&*remote);
    a_held_page_stays_as_it_was(&*remote, &host.home().join("web"));
}

#[test]
fn a_server_that_was_started_again_is_found_again() {
    let Some(mut host) = Host::start() else { return };
    let remote = host.open(TRUSTED).unwrap();
    assert_eq!(remote.put("1", &[7; 100_000]), Ok(()));
    host.running = None;
    let lost = remote.put("index.html", b"x");
    assert!(matches!(lost, Err(Fault::Lost(_))), "{lost:?}");
    host.restart();
    assert_eq!(remote.put("index.html", b"x"), Ok(()));
    assert_eq!(remote.read("1"), Ok(Some(vec![7; 100_000])));
}

// Lines that break

/// A host at the end of a line: its breaks, and the settings that name where the line begins.
fn far(host: &Host) -> (Breaks, String) {
    let breaks = Breaks::default();
    let port = breaking(breaks.clone(), host.port);
    (breaks, format!("{TRUSTED}\nurl = \"https://localhost:{port}/web\""))
}

#[test]
fn a_line_that_breaks_at_any_moment_is_lost_and_nothing_else() {
    let Some(host) = Host::start() else { return };
    let (breaks, settings) = far(&host);
    let open = |moment| {
        // What is asked goes over the first connection, what is sent over the second.
        breaks.set([Break::There(moment); 2]);
        host.open(&settings)
    };
    let moments = (0..4_000).step_by(200).chain([8_000, 16_000, 22_000]);
    let tries = a_broken_line_is_lost_and_nothing_else(moments, open, &host.home().join("web"));
    assert!(tries.opening > 2 && tries.doing > 2, "{tries:?}");
}

#[test]
fn a_lock_asked_for_over_a_line_that_breaks_is_whole_or_not_there() {
    let Some(host) = Host::start() else { return };
    let (breaks, settings) = far(&host);
    let open = |moment| {
        breaks.set([Break::There(moment); 2]);
        host.open(&settings)
    };
    let sound = host.open(TRUSTED).unwrap();
    let tries = lines::a_lock_is_whole_or_not_there((800..2_600).step_by(90), open, &*sound);
    assert!(tries.doing > 2, "{tries:?}");
}

#[test]
fn a_lock_whose_answer_is_lost_belongs_to_whoever_asked_for_it() {
    let Some(host) = Host::start() else { return };
    let (breaks, settings) = far(&host);
    let open = |moment| {
        breaks.set([Break::Back(moment)]);
        host.open(&settings)
    };
    let sound = host.open(TRUSTED).unwrap();
    let moments = (1_500..6_000).step_by(70);
    let lost = lines::a_lock_belongs_to_whoever_asks_for_it_again(moments, open, &*sound);
    assert!(lost > 0, "no answer was lost once the lock lay there");
}

#[test]
fn a_part_of_a_file_is_never_taken_for_all_of_it() {
    let Some(host) = Host::start() else { return };
    let (breaks, settings) = far(&host);
    let whole: Vec<u8> = (0..=250).cycle().take(20_000).collect();
    host.open(TRUSTED).unwrap().put("a.bin", &whole).unwrap();
    let open = |moment| {
        breaks.set([Break::Back(moment)]);
        host.open(&settings)
    };
    let moments = [0, 500, 1_500, 2_500, 3_500, 5_000, 10_000, 20_000];
    let tries = a_part_is_never_read_as_the_whole(moments, open, &whole);
    assert!(tries.doing > 2, "{tries:?}");
}

#[test]
fn a_deploy_goes_on_over_a_line_that_breaks() {
    let Some(host) = Host::start() else { return };
    let (breaks, settings) = far(&host);
    // One at a time, so that no two files break with one line.
    let remote = host.open(&format!("{settings}\nconnections = 1")).unwrap();
    breaks.set(SOON_AND_LATE.map(Break::There));
    a_deploy_goes_on_to_its_end(&*remote, &[&breaks], &host.home().join("web"));
}

#[test]
fn a_server_that_falls_silent_is_lost() {
    let Some(host) = Host::start() else { return };
    let secrets = Given(&[("PASSWORD", PASSWORD)]);
    let server = host.running.as_ref().unwrap();
    let target = host.target(TRUSTED);
    lines::a_server_that_falls_silent_is_lost(&target, host.folder.path(), (&secrets, server));
}
