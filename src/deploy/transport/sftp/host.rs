//! Whether an SSH server is the one that it says it is. Nothing is learnt here: a server is known
//! because a person wrote it down, in `site.toml` or in `known_hosts`.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ring::hmac;
use russh::client::{DisconnectReason, Handler};
use russh::keys::ssh_key::known_hosts::{Entry, HostPatterns, Marker};
use russh::keys::{Algorithm, EcdsaCurve, HashAlg, PublicKey, PublicKeyOrCertificate};

use crate::deploy::transport::Fault;

/// What is known of a server.
#[derive(Clone, Debug)]
pub(super) struct Trust {
    /// The host and port, as they are told to a person.
    name: String,
    known: Known,
}

#[derive(Clone, Debug)]
enum Known {
    /// The fingerprint that the settings name.
    Fingerprint(String),
    /// The keys that `known_hosts` has for it, and those that it calls revoked.
    Keys { good: Vec<PublicKey>, revoked: Vec<PublicKey> },
}

impl Trust {
    /// What the settings say of a server, or else the user's `known_hosts`.
    pub(super) fn of(
        (host, port): (&str, u16),
        fingerprint: Option<&str>,
        home: Option<&Path>,
    ) -> Trust {
        let known = match fingerprint {
            Some(fingerprint) => Known::Fingerprint(fingerprint.to_owned()),
            None => {
                let file = home.map(|home| home.join(".ssh").join("known_hosts"));
                let text = file.and_then(|file| std::fs::read(file).ok()).unwrap_or_default();
                known(&String::from_utf8_lossy(&text), (host, port))
            }
        };
        let name =
            if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        Trust { name, known }
    }

    /// The kinds of key to ask for, the most wanted first; a further list where the first brings a
    /// key of another kind than the one that is known.
    pub(super) fn kinds(&self) -> Vec<Vec<Algorithm>> {
        let all = || [vec![Algorithm::Ed25519], curves(), rsa()].concat();
        match &self.known {
            Known::Fingerprint(_) => vec![all(), curves(), rsa()],
            Known::Keys { good, .. } => {
                let mut wanted = all();
                wanted.sort_by_key(|kind| !good.iter().any(|key| is_of(key, kind)));
                vec![wanted]
            }
        }
    }

    /// What is wrong with a key, if it is not the one that is known.
    fn judge(&self, key: &PublicKey) -> Result<(), Fault> {
        let fingerprint = key.fingerprint(HashAlg::Sha256).to_string();
        let host = self.name.clone();
        let is_among = |keys: &[PublicKey]| keys.iter().any(|one| one.key_data() == key.key_data());
        match &self.known {
            Known::Fingerprint(known) if *known == fingerprint => Ok(()),
            Known::Keys { good, revoked } if is_among(good) && !is_among(revoked) => Ok(()),
            Known::Keys { good, revoked } if good.is_empty() && !is_among(revoked) => {
                Err(Fault::UnknownHost { host, fingerprint })
            }
            _ => Err(Fault::ChangedHost { host, fingerprint }),
        }
    }
}

fn curves() -> Vec<Algorithm> {
    let curves = [EcdsaCurve::NistP256, EcdsaCurve::NistP384, EcdsaCurve::NistP521];
    curves.map(|curve| Algorithm::Ecdsa { curve }).to_vec()
}

/// Without SHA-1, which can be forged.
fn rsa() -> Vec<Algorithm> {
    [HashAlg::Sha512, HashAlg::Sha256].map(|hash| Algorithm::Rsa { hash: Some(hash) }).to_vec()
}

fn is_of(key: &PublicKey, kind: &Algorithm) -> bool {
    match (key.algorithm(), kind) {
        (Algorithm::Rsa { .. }, Algorithm::Rsa { .. }) => true,
        (one, other) => one == *other,
    }
}

/// The keys of a host in a `known_hosts` file. A line that cannot be read is no line.
fn known(text: &str, (host, port): (&str, u16)) -> Known {
    let host = host.to_lowercase();
    let name = if port == 22 { host } else { format!("[{host}]:{port}") };
    let (mut good, mut revoked) = (Vec::new(), Vec::new());
    let lines = text.lines().map(|line| line.trim().replace('\t', " "));
    for entry in lines.filter_map(|line| line.parse::<Entry>().ok()) {
        if is_for(entry.host_patterns(), &name) {
            match entry.marker() {
                None => good.push(entry.public_key().clone()),
                Some(Marker::Revoked) => revoked.push(entry.public_key().clone()),
                Some(Marker::CertAuthority) => {}
            }
        }
    }
    Known::Keys { good, revoked }
}

fn is_for(patterns: &HostPatterns, name: &str) -> bool {
    match patterns {
        HostPatterns::HashedName { salt, hash } => {
            let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, salt);
            hmac::verify(&key, name.as_bytes(), hash).is_ok()
        }
        HostPatterns::Patterns(patterns) => {
            let fits = |pattern: &str| fits(&pattern.to_lowercase(), name);
            let is_barred =
                patterns.iter().filter_map(|pattern| pattern.strip_prefix('!')).any(fits);
            !is_barred && patterns.iter().any(|pattern| fits(pattern))
        }
    }
}

/// Whether a name fits a pattern with `*` and `?`.
fn fits(pattern: &str, name: &str) -> bool {
    let mut pattern_left = pattern.chars();
    let mut name_left = name.chars();
    match pattern_left.next() {
        None => name.is_empty(),
        Some('*') => {
            let rest = pattern_left.as_str();
            let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
            ends.into_iter().any(|at| name.get(at..).is_some_and(|left| fits(rest, left)))
        }
        Some(letter) => {
            name_left.next().is_some_and(|found| letter == '?' || letter == found)
                && fits(pattern_left.as_str(), name_left.as_str())
        }
    }
}

/// Looks at the key that a server shows, before anything is said to it.
pub(super) struct Check {
    /// What is known of it.
    pub(super) trust: Trust,
    /// Set when the server ends the connection with words, as it does after too many wrong keys;
    /// a line that breaks has none.
    pub(super) dismissed: Arc<AtomicBool>,
}

/// Why a connection did not come about, or ended.
#[derive(Debug)]
pub(super) enum Broken {
    /// The server is not the one that is known.
    Stranger(Fault),
    /// Anything else.
    Line(russh::Error),
}

impl From<russh::Error> for Broken {
    fn from(error: russh::Error) -> Broken {
        Broken::Line(error)
    }
}

impl Handler for Check {
    type Error = Broken;

    async fn check_server_key(&mut self, shown: &PublicKeyOrCertificate) -> Result<bool, Broken> {
        let key = match shown {
            PublicKeyOrCertificate::PublicKey { key, .. } => key.clone(),
            PublicKeyOrCertificate::Certificate(shown) => shown.public_key().clone().into(),
        };
        self.trust.judge(&key).map_err(Broken::Stranger)?;
        Ok(true)
    }

    async fn disconnected(&mut self, reason: DisconnectReason<Broken>) -> Result<(), Broken> {
        match reason {
            DisconnectReason::ReceivedDisconnect(_) => {
                self.dismissed.store(true, Ordering::Relaxed);
                Ok(())
            }
            DisconnectReason::Error(error) => Err(error),
        }
    }
}
