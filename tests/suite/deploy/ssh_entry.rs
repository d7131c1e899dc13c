//! Who an SSH server is, and who we are to it: host keys, key files, the agent, passwords.

use std::fs;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};

use lantoa::deploy::transport::Fault;

use super::sshd::{PASSWORD, Sshd, generate};
use crate::servers::{Running, run, wait_for};

// Who the server is.

#[test]
fn an_unknown_server_is_refused_with_its_fingerprint_and_is_not_learnt() {
    let Some(sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    fs::write(friend.ssh("known_hosts"), "khac.vn ssh-ed25519 x\n").unwrap();
    let host = format!("127.0.0.1:{}", sshd.port);
    let unknown = Fault::UnknownHost { host, fingerprint: sshd.fingerprint("ed25519") };
    assert_eq!(friend.refused(&sshd.settings()), unknown);
    assert_eq!(friend.refused(&sshd.settings()), unknown);
    fs::remove_file(friend.ssh("known_hosts")).unwrap();
    assert_eq!(friend.refused(&sshd.settings()), unknown);
    assert_eq!(*friend.asked.lock().unwrap(), [""; 0]);
}

#[test]
fn a_server_with_another_key_than_the_known_one_is_refused() {
    let Some(sshd) = Sshd::start() else { return };
    let friend = sshd.friend();
    let own = fs::read_to_string(friend.ssh("id_ed25519.pub")).unwrap();
    let host = format!("127.0.0.1:{}", sshd.port);
    let changed = Fault::ChangedHost { host, fingerprint: sshd.fingerprint("ed25519") };
    for line in [
        format!("[127.0.0.1]:{} {own}", sshd.port),
        format!(
            "{}@revoked * {}",
            sshd.line("ed25519"),
            sshd.line("ed25519").split_once(' ').unwrap().1
        ),
    ] {
        fs::write(friend.ssh("known_hosts"), line).unwrap();
        assert_eq!(friend.refused(&sshd.settings()), changed);
    }
}

#[test]
fn a_server_is_known_by_any_kind_of_key_and_way_of_writing() {
    let Some(sshd) = Sshd::with_rsa() else { return };
    let friend = sshd.friend();
    let (port, known) = (sshd.port, friend.ssh("known_hosts"));
    let key = sshd.key("rsa");
    for hosts in [
        format!("[127.0.0.1]:{port}"),
        format!("khac.vn,[127.0.0.1]:{port}"),
        "[127.0.0.?]:*".to_owned(),
    ] {
        fs::write(&known, format!("# lời dặn\nhỏng\n{hosts} {key}")).unwrap();
        assert!(friend.open(&sshd.settings()).is_ok(), "{hosts}");
    }
    fs::write(&known, sshd.line("rsa")).unwrap();
    run(Command::new("ssh-keygen").args(["-q", "-H", "-f"]).arg(&known));
    assert!(fs::read_to_string(&known).unwrap().starts_with("|1|"));
    assert!(friend.open(&sshd.settings()).is_ok());
    fs::write(&known, format!("[localhost]:{port} {key}")).unwrap();
    assert!(friend.open(&sshd.settings().replace("127.0.0.1", "localhost")).is_ok());
    fs::write(&known, format!("[127.0.0.*]:*,![127.0.0.1]:* {key}")).unwrap();
    assert!(matches!(friend.refused(&sshd.settings()), Fault::UnknownHost { .. }));
}

#[test]
fn the_fingerprint_of_the_settings_is_enough_and_must_be_the_servers() {
    let Some(sshd) = Sshd::with_rsa() else { return };
    let friend = sshd.friend();
    fs::remove_file(friend.ssh("known_hosts")).unwrap();
    for kind in ["ed25519", "rsa"] {
        let settings = format!("{}\nhost_key = \"{}\"", sshd.settings(), sshd.fingerprint(kind));
        assert!(friend.open(&settings).is_ok(), "{kind}");
    }
    // Not even a server that `known_hosts` knows may have another.
    fs::write(friend.ssh("known_hosts"), sshd.line("ed25519")).unwrap();
    let other = run(Command::new("ssh-keygen").arg("-lf").arg(friend.ssh("id_ed25519.pub")));
    let other = other.split(' ').nth(1).unwrap();
    let settings = format!("{}\nhost_key = \"{other}\"", sshd.settings());
    let host = format!("127.0.0.1:{}", sshd.port);
    let changed = Fault::ChangedHost { host, fingerprint: sshd.fingerprint("ed25519") };
    assert_eq!(friend.refused(&settings), changed);
}

// Who we are.

#[test]
fn a_key_with_a_passphrase_opens_and_it_is_asked_for_once() {
    let Some(mut sshd) = Sshd::start() else { return };
    let mut person = sshd.acquaintance();
    let settings = format!("{}\nkey = \"~/.ssh/khoa\"", sshd.settings());
    generate(&person.ssh("khoa"), "ed25519", "mot hai ba");
    fs::copy(person.ssh("khoa.pub"), sshd.folder.path().join("authorized")).unwrap();
    person.answers = vec![("PASSPHRASE", "mot hai ba")];
    let remote = person.open(&settings).unwrap();
    assert_eq!(remote.put("a.txt", b"a"), Ok(()));
    sshd.stop();
    assert!(remote.size("a.txt").is_err());
    sshd.go_on();
    assert_eq!(remote.size("a.txt"), Ok(Some(1)));
    assert_eq!(*person.asked.lock().unwrap(), ["PASSPHRASE"]);

    person.answers = vec![("PASSPHRASE", "bon nam sau")];
    let denied = person.refused(&settings);
    assert!(matches!(&denied, Fault::Denied(said) if said.contains("khoa")), "{denied:?}");
    assert!(!format!("{denied:?}").contains("bon nam sau"));
}

#[test]
fn an_rsa_key_opens() {
    let Some(sshd) = Sshd::start() else { return };
    let person = sshd.acquaintance();
    generate(&person.ssh("id_rsa"), "rsa", "");
    fs::copy(person.ssh("id_rsa.pub"), sshd.folder.path().join("authorized")).unwrap();
    assert!(person.open(&sshd.settings()).is_ok());
}

#[test]
fn whoever_has_no_key_or_a_wrong_one_is_told_what_was_tried() {
    let Some(sshd) = Sshd::start() else { return };
    let person = sshd.acquaintance();
    assert!(matches!(person.refused(&sshd.settings()), Fault::Denied(_)));
    generate(&person.ssh("id_ed25519"), "ed25519", "");
    let denied = person.refused(&sshd.settings());
    assert!(matches!(&denied, Fault::Denied(said) if said.contains("id_ed25519")), "{denied:?}");
    let denied = person.refused(&format!("{}\nkey = \"~/khong-co\"", sshd.settings()));
    assert!(matches!(&denied, Fault::Denied(said) if said.contains("khong-co")), "{denied:?}");
    // This server takes no passwords, so nobody is asked for one.
    assert_eq!(*person.asked.lock().unwrap(), [""; 0]);
}

#[test]
fn the_agent_opens_and_nobody_is_asked() {
    let Some(sshd) = Sshd::start() else { return };
    let mut person = sshd.acquaintance();
    let socket = person.home.path().join("agent");
    let mut agent = Command::new("ssh-agent");
    agent.arg("-D").arg("-a").arg(&socket).stdout(Stdio::null());
    let _agent = Running(agent.spawn().unwrap());
    wait_for("the agent", || UnixStream::connect(&socket).is_ok());
    // It has more keys than a server would look at; the one of the settings is shown first.
    let add = |file: &std::path::Path| {
        run(Command::new("ssh-add").arg("-q").arg(file).env("SSH_AUTH_SOCK", &socket));
    };
    for number in 0..6 {
        let other = person.home.path().join(number.to_string());
        generate(&other, "ed25519", "");
        add(&other);
    }
    add(&sshd.folder.path().join("key"));
    fs::copy(sshd.folder.path().join("key.pub"), person.ssh("khoa.pub")).unwrap();
    person.agent = Some(socket);
    let settings = format!("{}\nkey = \"~/.ssh/khoa\"", sshd.settings());
    assert!(person.open(&settings).is_ok());
    assert_eq!(*person.asked.lock().unwrap(), [""; 0]);
    // An agent whose keys do not open is no hindrance for a key file that does.
    fs::remove_file(person.ssh("khoa.pub")).unwrap();
    fs::copy(sshd.folder.path().join("key"), person.ssh("khoa")).unwrap();
    assert!(person.open(&settings).is_ok());
}

fn password_opens(sshd: &mut Sshd) {
    let mut person = sshd.acquaintance();
    person.answers = vec![("PASSWORD", PASSWORD)];
    let remote = person.open(&sshd.settings()).unwrap();
    assert_eq!(remote.put("a.txt", b"a"), Ok(()));
    sshd.stop();
    assert!(remote.size("a.txt").is_err());
    sshd.go_on();
    assert_eq!(remote.size("a.txt"), Ok(Some(1)));
    assert_eq!(*person.asked.lock().unwrap(), ["PASSWORD"]);
    person.answers = vec![("PASSWORD", "doan-mo")];
    let denied = person.refused(&sshd.settings());
    assert!(matches!(&denied, Fault::Denied(_)), "{denied:?}");
    assert!(!format!("{denied:?}").contains("doan-mo"));
}

#[test]
fn a_password_opens_and_is_asked_for_once() {
    let Some(mut sshd) = Sshd::with_passwords("PasswordAuthentication yes") else { return };
    password_opens(&mut sshd);
}

#[test]
fn a_question_for_the_password_is_answered() {
    let settings = "UsePAM yes\nKbdInteractiveAuthentication yes";
    let Some(mut sshd) = Sshd::with_passwords(settings) else { return };
    password_opens(&mut sshd);
}

#[test]
fn a_server_may_want_a_key_and_a_password() {
    let settings = "PasswordAuthentication yes\nAuthenticationMethods publickey,password";
    let Some(sshd) = Sshd::with_passwords(settings) else { return };
    let mut friend = sshd.friend();
    friend.answers = vec![("PASSWORD", PASSWORD)];
    assert!(friend.open(&sshd.settings()).is_ok());
    let mut stranger = sshd.acquaintance();
    stranger.answers = vec![("PASSWORD", PASSWORD)];
    assert!(matches!(stranger.refused(&sshd.settings()), Fault::Denied(_)));
}
