//! How we are let in: with the SSH agent, a key file, or a password, in this order. What a person
//! has to be asked for is asked when nothing else has opened the door, and once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use russh::client::{AuthResult, Handle, KeyboardInteractiveAuthResponse as Reply};
use russh::keys::agent::AgentIdentity;
use russh::keys::agent::client::{AgentClient, AgentStream};
use russh::keys::{HashAlg, PrivateKey, PrivateKeyWithHashAlg, PublicKey, decode_secret_key};
use russh::{MethodKind, MethodSet};
use tokio::time::timeout;

use super::host::Check;
use crate::config::target::PASSWORD;
use crate::deploy::transport::{Done, Fault, Secret, Secrets};

/// What the variable of a key file's passphrase ends in.
const PASSPHRASE: &str = "PASSPHRASE";

/// How many of the agent's keys are shown. Servers hang up after six refusals, and the key files
/// and the password come after the agent.
const AGENT_KEYS: usize = 3;

/// How long a server may think about a key or a password.
const PATIENCE: Duration = Duration::from_secs(60);

/// Who we are.
pub(super) struct Login {
    /// The account.
    pub(super) user: String,
    /// The key files to try.
    pub(super) keys: Vec<PathBuf>,
    /// The socket of the SSH agent.
    pub(super) agent: Option<PathBuf>,
    /// What was asked for, and what came of it: a connection that breaks is made again without
    /// asking anybody.
    asked: Mutex<BTreeMap<&'static str, Option<Secret>>>,
}

impl Login {
    /// Who the settings and the surroundings say that we are.
    pub(super) fn new(user: &str, key: Option<PathBuf>, secrets: &dyn Secrets) -> Login {
        let usual =
            |home: PathBuf| ["id_ed25519", "id_rsa"].map(|name| home.join(".ssh").join(name));
        let keys = match key {
            Some(key) => vec![key],
            None => {
                let usual = secrets.home().into_iter().flat_map(usual);
                usual.filter(|key| key.exists()).collect()
            }
        };
        Login { user: user.to_owned(), keys, agent: secrets.agent(), asked: Mutex::default() }
    }

    fn secret(&self, what: &'static str, secrets: Option<&dyn Secrets>) -> Option<Secret> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let ask = || secrets.and_then(|secrets| secrets.secret(what));
        asked.entry(what).or_insert_with(ask).clone()
    }
}

/// A door that is knocked at.
struct Door<'a> {
    ssh: &'a mut Handle<Check>,
    login: &'a Login,
    secrets: Option<&'a dyn Secrets>,
    /// What the server would still look at.
    open_to: MethodSet,
    /// What it was shown, in words.
    tried: Vec<String>,
    /// The keys that it has refused.
    refused: Vec<PublicKey>,
}

/// Has the server let us in. Without `secrets` only those that were given before are used.
/// `dismissed` is set when the server hangs up with words.
pub(super) async fn enter(
    ssh: &mut Handle<Check>,
    login: &Login,
    secrets: Option<&dyn Secrets>,
    dismissed: &AtomicBool,
) -> Done<()> {
    let (open_to, tried, refused) = (MethodSet::empty(), Vec::new(), Vec::new());
    let mut door = Door { ssh, login, secrets, open_to, tried, refused };
    let is_in = door.knock().await?;
    let Door { tried, ssh, open_to, .. } = door;
    if is_in {
        Ok(())
    } else if ssh.is_closed() && !dismissed.load(Ordering::Relaxed) {
        Err(Fault::Lost(format!("{}: {}", login.user, russh::Error::Disconnect)))
    } else {
        let takes: Vec<&str> = open_to.iter().map(Into::into).collect();
        let said = format!("{}: {} [{}]", login.user, tried.join(", "), takes.join(", "));
        Err(Fault::Denied(said))
    }
}

impl Door<'_> {
    async fn knock(&mut self) -> Done<bool> {
        let user = self.login.user.clone();
        let greeted = patient(self.ssh.authenticate_none(user)).await?.map_err(lost)?;
        if self.is_open(&greeted) {
            return Ok(true);
        }
        Ok(self.by_agent().await? || self.by_files().await? || self.by_password().await?)
    }

    /// Whether we are in; else what the server would still look at.
    fn is_open(&mut self, result: &AuthResult) -> bool {
        if let AuthResult::Failure { remaining_methods, .. } = result {
            self.open_to = remaining_methods.clone();
        }
        result.success()
    }

    fn takes(&self, method: MethodKind) -> bool {
        self.open_to.contains(&method) && !self.ssh.is_closed()
    }

    async fn by_agent(&mut self) -> Done<bool> {
        if !self.takes(MethodKind::PublicKey) {
            return Ok(false);
        }
        let Some(mut agent) = agent(self.login.agent.as_deref()).await else { return Ok(false) };
        if let Some(binding) = self.ssh.agent_session_binding() {
            // Only keys that are bound to certain hosts need it, and not every agent knows it.
            let _ = timeout(PATIENCE, agent.bind_session(binding, false)).await;
        }
        let listed = timeout(PATIENCE, agent.request_identities()).await;
        let mut listed = listed.ok().and_then(Result::ok).unwrap_or_default();
        // Of many keys, those of the settings first: a server does not look at many.
        let named: Vec<PublicKey> = self.login.keys.iter().filter_map(|key| beside(key)).collect();
        let is_named = |key: &PublicKey| named.iter().any(|one| one.key_data() == key.key_data());
        listed.sort_by_key(|one| !is_named(&one.public_key()));
        for identity in listed.into_iter().take(AGENT_KEYS) {
            if !self.takes(MethodKind::PublicKey) {
                break;
            }
            let key = identity.public_key().into_owned();
            self.tried.push(format!("ssh-agent {}", key.fingerprint(HashAlg::Sha256)));
            if self.shows(identity, &mut agent).await? {
                return Ok(true);
            }
            self.refused.push(key);
        }
        Ok(false)
    }

    /// Shows a key of the agent. One that the agent does not sign with counts as refused.
    async fn shows(&mut self, identity: AgentIdentity, agent: &mut Agent) -> Done<bool> {
        let user = self.login.user.clone();
        let hash = self.hash(&identity.public_key()).await?;
        let shown = match identity {
            AgentIdentity::PublicKey { key, .. } => {
                patient(self.ssh.authenticate_publickey_with(user, key, hash, agent)).await?
            }
            AgentIdentity::Certificate { certificate, .. } => {
                patient(self.ssh.authenticate_certificate_with(user, certificate, hash, agent))
                    .await?
            }
        };
        Ok(shown.is_ok_and(|shown| self.is_open(&shown)))
    }

    async fn by_files(&mut self) -> Done<bool> {
        for file in &self.login.keys {
            if !self.takes(MethodKind::PublicKey) {
                break;
            }
            let known = beside(file);
            let is_refused = |key: &PublicKey| {
                self.refused.iter().any(|refused| refused.key_data() == key.key_data())
            };
            if known.is_some_and(|key| is_refused(&key)) {
                continue;
            }
            match self.read(file) {
                Err(wrong) => self.tried.push(format!("{} ({wrong})", file.display())),
                Ok(key) => {
                    self.tried.push(file.display().to_string());
                    let hash = self.hash(key.public_key()).await?;
                    let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
                    let user = self.login.user.clone();
                    let shown = self.ssh.authenticate_publickey(user, key);
                    let shown = patient(shown).await?.map_err(lost)?;
                    if self.is_open(&shown) {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// Reads a key file, with its passphrase if it has one.
    fn read(&self, file: &Path) -> Result<PrivateKey, String> {
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        match decode_secret_key(&text, None) {
            Ok(key) => Ok(key),
            Err(russh::keys::Error::KeyIsEncrypted) => self.unlock(&text),
            Err(_) if text.contains("ENCRYPTED") || text.contains("\nEncryption: aes") => {
                self.unlock(&text)
            }
            Err(error) => Err(error.to_string()),
        }
    }

    fn unlock(&self, text: &str) -> Result<PrivateKey, String> {
        let wrong = || PASSPHRASE.to_lowercase();
        let passphrase = self.login.secret(PASSPHRASE, self.secrets).ok_or_else(wrong)?;
        // What the library says of a wrong one helps nobody.
        decode_secret_key(text, Some(passphrase.reveal())).map_err(|_| wrong())
    }

    /// How an RSA key is to sign: never with SHA-1.
    async fn hash(&self, key: &PublicKey) -> Done<Option<HashAlg>> {
        if !key.algorithm().is_rsa() {
            return Ok(None);
        }
        let best = patient(self.ssh.best_supported_rsa_hash()).await?.map_err(lost)?;
        Ok(Some(best.flatten().unwrap_or(HashAlg::Sha512)))
    }

    async fn by_password(&mut self) -> Done<bool> {
        let (plain, asking) = (MethodKind::Password, MethodKind::KeyboardInteractive);
        if !self.takes(plain) && !self.takes(asking) {
            return Ok(false);
        }
        let Some(password) = self.login.secret(PASSWORD, self.secrets) else { return Ok(false) };
        if self.takes(plain) {
            self.tried.push("password".to_owned());
            let shown = self.ssh.authenticate_password(self.login.user.clone(), password.reveal());
            let shown = patient(shown).await?.map_err(lost)?;
            if self.is_open(&shown) {
                return Ok(true);
            }
        }
        if self.takes(asking) {
            self.tried.push("keyboard-interactive".to_owned());
            return self.answers(&password).await;
        }
        Ok(false)
    }

    /// Answers the one question for a password; whoever asks for more is not answered.
    async fn answers(&mut self, password: &Secret) -> Done<bool> {
        let user = self.login.user.clone();
        let begun = self.ssh.authenticate_keyboard_interactive_start(user, None);
        let mut reply = patient(begun).await?.map_err(lost)?;
        let mut is_told = false;
        loop {
            let answers = match &reply {
                Reply::Success => return Ok(true),
                Reply::Failure { .. } => return Ok(false),
                Reply::InfoRequest { prompts, .. } => match prompts.as_slice() {
                    [] => Vec::new(),
                    [prompt] if !prompt.echo && !is_told => {
                        is_told = true;
                        vec![password.reveal().to_owned()]
                    }
                    _ => return Ok(false),
                },
            };
            let answered = self.ssh.authenticate_keyboard_interactive_respond(answers);
            reply = patient(answered).await?.map_err(lost)?;
        }
    }
}

/// The public key that lies beside a private one.
fn beside(file: &Path) -> Option<PublicKey> {
    let mut name = file.as_os_str().to_owned();
    name.push(".pub");
    std::fs::read_to_string(name).ok()?.parse().ok()
}

async fn patient<T>(step: impl Future<Output = T>) -> Done<T> {
    timeout(PATIENCE, step).await.map_err(|elapsed| Fault::Lost(elapsed.to_string()))
}

fn lost(error: russh::Error) -> Fault {
    Fault::Lost(error.to_string())
}

type Agent = AgentClient<Box<dyn AgentStream + Send + Unpin>>;

#[cfg(unix)]
async fn agent(socket: Option<&Path>) -> Option<Agent> {
    let found = AgentClient::connect_uds(socket?).await.ok()?;
    Some(found.dynamic())
}

/// The agent of Windows' own OpenSSH, or else Pageant.
#[cfg(windows)]
async fn agent(socket: Option<&Path>) -> Option<Agent> {
    let pipe = socket.unwrap_or(Path::new(r"\\.\pipe\openssh-ssh-agent"));
    let busy = Duration::from_secs(5);
    match timeout(busy, AgentClient::connect_named_pipe(pipe)).await {
        Ok(Ok(found)) => Some(found.dynamic()),
        _ => Some(AgentClient::connect_pageant().await.ok()?.dynamic()),
    }
}
