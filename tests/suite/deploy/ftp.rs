//! FTP servers as targets: ProFTPD, as hosts set it up, over TLS and without.

use std::fs::{create_dir_all, write};
use std::net::TcpListener;
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
use super::cut_line::{Break, Breaks, line};
use super::folder::target;
use super::lines::{
    self, a_broken_line_is_lost_and_nothing_else, a_deploy_goes_on_to_its_end,
    a_part_is_never_read_as_the_whole,
};
use crate::servers::{Certificates, Mounted, Running, certificates, free_port, program, start};

const PASSWORD: &str = "dung-mat-khau";

/// The password as ProFTPD keeps it: `openssl passwd -6 -salt lantoa dung-mat-khau`.
const HASH: &str = "$6$lantoa$QmhfuapsOY2.Ef1p3q75vuBXQjSwYXPnIH/BGv1NM/X.G6FaBcGhOvrSG.ORHNkOKeAEPkWm2gMRzKaB8ZUwT0";

/// TLS as ProFTPD asks for it: the data connection must resume the session of the other one.
const TLS: &str = "TLSEngine on\nTLSRequired on\n";

/// A host with one account, whose folder is `home`.
struct Host {
    folder: TempDir,
    port: u16,
    trust: Certificates,
    settings: String,
    running: Option<Running>,
}

impl Host {
    /// Starts one with these settings besides the usual ones; none where ProFTPD is not installed.
    fn start(settings: &str) -> Option<Host> {
        program("proftpd", &["/usr/sbin"])?;
        let folder = tempdir().unwrap();
        let trust = certificates(folder.path());
        let settings = settings.to_owned();
        let mut host = Host { folder, port: free_port(), trust, settings, running: None };
        create_dir_all(host.home()).unwrap();
        host.restart();
        Some(host)
    }

    fn restart(&mut self) {
        self.running = None;
        let at = self.folder.path().display();
        let owner = self.folder.path().metadata().unwrap();
        let (owner, group) = (owner.uid(), owner.gid());
        let accounts = self.folder.path().join("accounts");
        write(&accounts, format!("web:{HASH}:{owner}:{group}::{at}/home:/bin/false\n")).unwrap();
        std::fs::set_permissions(&accounts, PermissionsExt::from_mode(0o600)).unwrap();
        let (port, tls) = (self.port, self.tls());
        let name = |kind: &str| {
            let said = Command::new("id").arg(kind).output().unwrap().stdout;
            String::from_utf8(said).unwrap().trim().to_owned()
        };
        let (user, of) = (name("-un"), name("-gn"));
        let settings = format!(
            "ServerType standalone\nDefaultAddress 127.0.0.1\nPort {port}\nUseIPv6 off\n\
             User {user}\nGroup {of}\nRootLogin on\nModulePath /usr/lib/proftpd\n\
             AuthOrder mod_auth_file.c\nAuthUserFile {at}/accounts\nRequireValidShell off\n\
             UseFtpUsers off\nWtmpLog off\nTransferLog none\nSystemLog {at}/system.log\n\
             PidFile {at}/pid\nSocketBindTight on\nScoreboardFile {at}/scoreboard\nDelayEngine off\nUmask 022\n{tls}{}\n",
            self.settings.replace('@', &at.to_string())
        );
        write(self.folder.path().join("proftpd.conf"), settings).unwrap();
        let mut command = Command::new("/usr/sbin/proftpd");
        command.arg("-n").arg("-c").arg(self.folder.path().join("proftpd.conf"));
        self.running = Some(start(&mut command, self.folder.path(), self.port));
    }

    fn tls(&self) -> String {
        if !self.settings.contains("TLSEngine") {
            return String::new();
        }
        let (certificate, key) = (self.trust.certificate.display(), self.trust.key.display());
        format!(
            "LoadModule mod_tls.c\nTLSRSACertificateFile {certificate}\n\
             TLSRSACertificateKeyFile {key}\n"
        )
        .replace("RSA", "EC")
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Opens the folder `web` of the account, with these settings besides the usual ones.
    fn open(&self, settings: &str) -> Done<Box<dyn Remote>> {
        self.open_as(settings, PASSWORD)
    }

    fn open_as(&self, settings: &str, password: &str) -> Done<Box<dyn Remote>> {
        let secrets = [("PASSWORD", password)];
        transport::open(&self.target(settings), self.folder.path(), &Given(&secrets))
    }

    fn target(&self, settings: &str) -> Target {
        let kind = if settings.contains("kind") { "" } else { "kind = \"ftps\"" };
        let path = if settings.contains("path") { "" } else { "path = \"web\"" };
        let host = if settings.contains("host") { "" } else { "host = \"localhost\"" };
        target(&format!("{kind}\n{path}\n{host}\nport = {}\nuser = \"web\"\n{settings}", self.port))
    }

    fn pair(&self, settings: &str) -> Pair {
        let open = || self.open(settings).unwrap();
        Pair { remote: open(), other: open() }
    }
}

const TRUSTED: &str = "authority = \"ca.pem\"";

#[test]
fn ftp_over_tls_keeps_every_promise() {
    let Some(host) = Host::start(&format!("{TLS}AllowOverwrite on")) else { return };
    keeps_every_promise(&host.pair(TRUSTED));
}

#[test]
fn tls_from_the_first_byte_keeps_every_promise() {
    let settings = format!("{TLS}AllowOverwrite on\nTLSOptions UseImplicitSSL");
    let Some(host) = Host::start(&settings) else { return };
    keeps_every_promise(&host.pair(&format!("{TRUSTED}\ntls = \"implicit\"")));
}

#[test]
fn a_server_that_has_only_tls_1_3_keeps_every_promise() {
    let only = "TLSProtocol TLSv1.3\nTLSOptions NoSessionReuseRequired";
    let Some(host) = Host::start(&format!("{TLS}AllowOverwrite on\n{only}")) else { return };
    keeps_every_promise(&host.pair(TRUSTED));
}

#[test]
fn a_server_that_writes_over_no_file_keeps_every_promise() {
    let Some(host) = Host::start("AllowOverwrite off") else { return };
    keeps_every_promise(&host.pair("kind = \"ftp-insecure\""));
}

#[test]
fn a_server_that_takes_few_connections_keeps_every_promise() {
    let few = format!("{TLS}AllowOverwrite on\nMaxClientsPerUser 3");
    let Some(host) = Host::start(&few) else { return };
    let pair = host.pair(TRUSTED);
    assert_eq!(pair.remote.lanes(), 4);
    keeps_every_promise(&pair);
    assert_eq!(pair.remote.lanes(), 2);
}

#[test]
fn the_settings_say_how_many_connections_there_are() {
    let Some(host) = Host::start(TLS) else { return };
    assert_eq!(host.open(&format!("{TRUSTED}\nconnections = 2")).unwrap().lanes(), 2);
}

#[test]
fn a_wrong_password_is_denied_and_not_repeated() {
    let Some(host) = Host::start(TLS) else { return };
    let denied = host.open_as(TRUSTED, "sai-mat-khau").err().unwrap();
    assert!(matches!(&denied, Fault::Denied(said) if !said.contains("sai-mat-khau")), "{denied:?}");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let Some(host) = Host::start(TLS) else { return };
    let refused = host.open("").err().unwrap();
    assert!(matches!(refused, Fault::Untrusted(_)), "{refused:?}");
}

#[test]
fn no_password_goes_to_a_server_without_tls() {
    let Some(host) = Host::start("ExtendedLog @/commands ALL") else { return };
    let refused = host.open(TRUSTED).err().unwrap();
    assert!(matches!(refused, Fault::Unable(_)), "{refused:?}");
    let commands = std::fs::read_to_string(host.folder.path().join("commands")).unwrap();
    assert!(commands.contains("AUTH") && !commands.contains("PASS"), "{commands}");
}

#[test]
fn the_folder_is_made_but_not_the_one_around_it() {
    let Some(host) = Host::start(TLS) else { return };
    let refused = host.open(&format!("{TRUSTED}\npath = \"khong-co/web\"")).err().unwrap();
    assert!(matches!(refused, Fault::Refused(_)), "{refused:?}");

    let web = host.home().join("trang web");
    let path = web.display();
    let remote = host.open(&format!("{TRUSTED}\npath = \"{path}\"")).unwrap();
    assert!(!web.exists());
    assert_eq!(remote.put("a/b.html", b"x"), Ok(()));
    assert_eq!(std::fs::read(web.join("a/b.html")).unwrap(), b"x");
}

#[test]
fn of_many_that_claim_at_once_one_has_it() {
    let Some(host) = Host::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let one = format!("{TRUSTED}\nconnections = 1");
    let remotes: Vec<_> = (0..6).map(|_| host.open(&one).unwrap()).collect();
    of_many_that_claim_one_has_it(&remotes);
    assert_eq!(std::fs::read_dir(host.home().join("web")).unwrap().count(), 0);
}

#[test]
fn a_full_disk_is_said_and_the_old_file_stays() {
    let Some(host) = Host::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let Some(_disk) = Mounted::small_disk(&host.home().join("web"), 512) else { return };
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
    let Some(host) = Host::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let remote = host.open(TRUSTED).unwrap();
    a_file_is_never_put_over_a_folder(&*remote);
    a_held_page_stays_as_it_was(&*remote, &host.home().join("web"));
}

#[test]
fn a_server_that_was_started_again_is_found_again() {
    let Some(mut host) = Host::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let remote = host.open(TRUSTED).unwrap();
    std::thread::scope(|scope| {
        for name in ["1", "2", "3", "4"] {
            scope.spawn(|| assert_eq!(remote.put(name, &[7; 100_000]), Ok(())));
        }
    });
    host.running = None;
    let lost = remote.put("index.html", b"x");
    assert!(matches!(lost, Err(Fault::Lost(_))), "{lost:?}");
    host.restart();
    assert_eq!(remote.put("index.html", b"x"), Ok(()));
    assert_eq!(remote.read("1"), Ok(Some(vec![7; 100_000])));
}

// Lines that break

/// Where the line to a host begins: another address of this machine, so that all its ports can be
/// those of the host, which names one for each file.
const BEFORE: &str = "127.0.0.2";

/// A host at the end of a line, whose two kinds of connection break by themselves.
struct Far {
    host: Host,
    commands: Breaks,
    files: Breaks,
}

impl Far {
    fn start(settings: &str) -> Option<Far> {
        let listeners = ports(16);
        let numbers = listeners.iter().map(|one| one.local_addr().unwrap().port());
        let (first, last) = (numbers.clone().min().unwrap(), numbers.max().unwrap());
        let host = Host::start(&format!("{settings}\nPassivePorts {first} {last}"))?;
        let (commands, files) = (Breaks::default(), Breaks::default());
        line(TcpListener::bind((BEFORE, host.port)).unwrap(), host.port, commands.clone());
        for listener in listeners {
            let port = listener.local_addr().unwrap().port();
            line(listener, port, files.clone());
        }
        Some(Far { host, commands, files })
    }

    fn open(&self, settings: &str) -> Done<Box<dyn Remote>> {
        self.host.open(&format!("{settings}\nhost = \"{BEFORE}\""))
    }

    fn web(&self) -> PathBuf {
        self.host.home().join("web")
    }
}

/// So many ports one after the other that nobody uses, held where the line begins.
fn ports(count: u16) -> Vec<TcpListener> {
    let hold = |port: u16| {
        TcpListener::bind(("127.0.0.1", port))?;
        TcpListener::bind((BEFORE, port))
    };
    let all = |first: u16| (first..first + count).map(hold).collect::<Result<Vec<_>, _>>();
    let mut firsts = (10_240..30_000).step_by(usize::from(count));
    firsts.find_map(|first| all(first).ok()).expect("so many ports are free")
}

#[test]
fn a_line_for_commands_that_breaks_at_any_moment_is_lost_and_nothing_else() {
    let Some(far) = Far::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let open = |moment| {
        far.commands.set([Break::There(moment)]);
        far.open(TRUSTED)
    };
    let moments = (0..2_600).step_by(130);
    let tries = a_broken_line_is_lost_and_nothing_else(moments, open, &far.web());
    assert!(tries.opening > 2 && tries.doing > 2, "{tries:?}");
}

#[test]
fn a_lock_asked_for_over_a_line_that_breaks_is_whole_or_not_there() {
    let Some(far) = Far::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let open = |moment| {
        far.commands.set([Break::There(moment)]);
        far.open(TRUSTED)
    };
    let sound = far.host.open(TRUSTED).unwrap();
    let tries = lines::a_lock_is_whole_or_not_there((600..1_150).step_by(25), open, &*sound);
    assert!(tries.doing > 5, "{tries:?}");
}

#[test]
fn a_line_for_a_file_that_breaks_at_any_moment_is_lost_and_nothing_else() {
    let Some(far) = Far::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let open = |moment| {
        far.files.set([Break::There(moment)]);
        far.open(TRUSTED)
    };
    let moments = [0, 1, 100, 250, 400, 600, 1_000, 5_000, 12_000, 20_000, 20_100];
    let tries = a_broken_line_is_lost_and_nothing_else(moments, open, &far.web());
    assert!(tries.doing > 5, "{tries:?}");
}

#[test]
fn a_part_of_a_file_is_never_taken_for_all_of_it() {
    for (tls, settings) in [(TLS, TRUSTED), ("", "kind = \"ftp-insecure\"")] {
        let Some(far) = Far::start(&format!("{tls}AllowOverwrite on")) else { return };
        let whole: Vec<u8> = (0..=250).cycle().take(20_000).collect();
        far.open(settings).unwrap().put("a.bin", &whole).unwrap();
        let open = |moment| {
            far.files.set([Break::Back(moment)]);
            far.open(settings)
        };
        let moments = [0, 1, 100, 250, 400, 600, 1_000, 5_000, 12_000, 19_999];
        let tries = a_part_is_never_read_as_the_whole(moments, open, &whole);
        assert!(tries.doing > 5, "{tries:?}");
    }
}

#[test]
fn a_deploy_goes_on_over_lines_that_break() {
    let Some(far) = Far::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let remote = far.open(TRUSTED).unwrap();
    far.commands.set([1_500, 2_500, 900, 6_000, 3_000].map(Break::There));
    // Most of these no file gets through.
    far.files.set([0, 300, 1_000, 20, usize::MAX, 100, 20, 0, 4_000].map(Break::There));
    a_deploy_goes_on_to_its_end(&*remote, &[&far.commands, &far.files], &far.web());
}

#[test]
fn a_server_that_falls_silent_is_lost() {
    let Some(host) = Host::start(&format!("{TLS}AllowOverwrite on")) else { return };
    let secrets = Given(&[("PASSWORD", PASSWORD)]);
    let server = host.running.as_ref().unwrap();
    let target = host.target(TRUSTED);
    lines::a_server_that_falls_silent_is_lost(&target, host.folder.path(), (&secrets, server));
}
