//! One connection to an SSH server, over which requests about files go: as many at once as one
//! likes, answered in any order.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use russh::client::{Config, Handle, connect_stream};
use russh::keys::Algorithm;
use russh::{ChannelMsg, Disconnect, Preferred};
use russh_sftp::client::RawSftpSession;
use russh_sftp::client::error::Error;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::answer::is_lost;
use super::host::{Broken, Check, Trust};
use super::login::{Login, enter};
use crate::deploy::transport::{Done, Fault, Patience, Secrets};

/// After which part of the silence that is borne the server is asked whether it is there, and how
/// often without an answer: of a minute, a dead line is noticed after half.
const KEEPALIVE: (u32, usize) = (6, 2);

/// The bytes of a read or a write when the server does not say how many it takes: what every
/// server must take.
const CHUNK: u32 = 32_768;

/// The bytes that a chunk needs around it.
const AROUND: u64 = 1024;

/// The most bytes of a read or a write, whatever the server takes: more is no faster.
const MOST: u32 = 8 * CHUNK - 1024;

/// Where a server is, which one it is, and who we are there.
pub(super) struct Server {
    /// Its name or address.
    pub(super) host: String,
    /// The port.
    pub(super) port: u16,
    /// How long it is waited for.
    pub(super) patience: Patience,
    /// Which one it is.
    pub(super) trust: Trust,
    /// Who we are.
    pub(super) login: Login,
}

/// A connection.
pub(super) struct Line {
    ssh: Handle<Check>,
    raw: RawSftpSession,
    can: Abilities,
    /// How long nothing at all may come back while something is awaited.
    borne: Duration,
    began: Instant,
    /// When something last came back, in milliseconds since it began.
    heard: AtomicU64,
    is_over: AtomicBool,
}

/// What a server can do besides the protocol.
#[derive(Clone, Copy)]
pub(super) struct Abilities {
    /// Rename over a file that is there, in one step.
    pub(super) replace: bool,
    /// Give a file a second name.
    pub(super) share: bool,
    /// Say how much room is left.
    pub(super) room: bool,
    /// The most bytes of a read.
    pub(super) read: u32,
    /// The most bytes of a write.
    pub(super) write: u32,
}

/// Connects. Whoever is asked for a password is asked through `secrets`; without it nobody is.
pub(super) async fn connect(server: &Server, secrets: Option<&dyn Secrets>) -> Done<Line> {
    let mut stranger = None;
    for kinds in server.trust.kinds() {
        match greet(server, kinds).await {
            Ok((mut ssh, dismissed)) => {
                enter(&mut ssh, &server.login, secrets, &dismissed).await?;
                return speak(ssh, server.patience.silence).await;
            }
            Err(Broken::Stranger(fault)) => {
                stranger.get_or_insert(fault);
            }
            // The server has no other kind of key: the one that it showed is its only one.
            Err(Broken::Line(russh::Error::NoCommonAlgo { .. })) if stranger.is_some() => {}
            Err(Broken::Line(error)) => return Err(broken(server, &error)),
        }
    }
    Err(stranger.unwrap_or_else(|| Fault::Unable(server.host.clone())))
}

fn broken(server: &Server, error: &russh::Error) -> Fault {
    let said = format!("{}: {error}", server.host);
    match error {
        russh::Error::NoCommonAlgo { .. } => Fault::Unable(said),
        _ => Fault::Lost(said),
    }
}

/// Reaches the server and sees which one it is.
async fn greet(
    server: &Server,
    kinds: Vec<Algorithm>,
) -> Result<(Handle<Check>, Arc<AtomicBool>), Broken> {
    let config = Config {
        keepalive_interval: Some(server.patience.silence / KEEPALIVE.0),
        keepalive_max: KEEPALIVE.1,
        preferred: Preferred { key: kinds.into(), ..Preferred::default() },
        ..Config::default()
    };
    let stream = reach(server).await.map_err(russh::Error::from)?;
    stream.set_nodelay(true).map_err(russh::Error::from)?;
    let dismissed = Arc::new(AtomicBool::new(false));
    let check = Check { trust: server.trust.clone(), dismissed: Arc::clone(&dismissed) };
    let met = timeout(server.patience.reach, connect_stream(Arc::new(config), stream, check)).await;
    Ok((met.map_err(russh::Error::from)??, dismissed))
}

/// The first of the host's addresses that answers.
async fn reach(server: &Server) -> std::io::Result<TcpStream> {
    let host = server.host.trim_start_matches('[').trim_end_matches(']');
    let found = timeout(server.patience.reach, lookup_host((host, server.port))).await??;
    let addresses: Vec<_> = found.collect();
    let each = server.patience.reach / u32::try_from(addresses.len().max(1)).unwrap_or(u32::MAX);
    let mut last = std::io::Error::from(std::io::ErrorKind::NotFound);
    for address in addresses {
        match timeout(each, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => last = error,
            Err(elapsed) => last = elapsed.into(),
        }
    }
    Err(last)
}

/// Begins to speak of files.
async fn speak(ssh: Handle<Check>, silence: Duration) -> Done<Line> {
    let begun = timeout(silence, async {
        let mut channel = ssh.channel_open_session().await?;
        channel.request_subsystem(true, "sftp").await?;
        loop {
            match channel.wait().await {
                Some(ChannelMsg::Success) => return Ok(Some(channel)),
                Some(ChannelMsg::Failure) => return Ok(None),
                Some(_) => {}
                None => return Err(russh::Error::Disconnect),
            }
        }
    });
    let begun = begun.await.map_err(|elapsed| Fault::Lost(elapsed.to_string()))?;
    let channel = begun.map_err(|error| Fault::Lost(error.to_string()))?;
    let Some(channel) = channel else { return Err(Fault::Unable("sftp".to_owned())) };
    let raw = RawSftpSession::new(channel.into_stream());
    // A request waits its turn on a slow line: whether the line is dead is seen by `Line::watch`.
    raw.set_timeout(u64::MAX);
    let can = timeout(silence, abilities(&raw)).await;
    let can = can.map_err(|elapsed| Fault::Lost(elapsed.to_string()))?;
    let can = can.map_err(|error| Fault::Lost(format!("sftp: {error}")))?;
    let (heard, is_over) = (AtomicU64::new(0), AtomicBool::new(false));
    Ok(Line { ssh, raw, can, borne: silence, began: Instant::now(), heard, is_over })
}

async fn abilities(raw: &RawSftpSession) -> Result<Abilities, Error> {
    let version = raw.init().await?;
    let has = |name: &str| version.extensions.contains_key(name);
    let limits = if has("limits@openssh.com") { Some(raw.limits().await?) } else { None };
    // Nought is a server that does not say. A packet must hold the chunk and what is around it.
    let packet = limits.as_ref().map_or(0, |limits| limits.max_packet_len);
    let most = |said: Option<u64>| {
        let said = [said.unwrap_or(0), packet.saturating_sub(AROUND)];
        let said = said.into_iter().filter(|said| *said > 0).min().unwrap_or(u64::from(CHUNK));
        u32::try_from(said).unwrap_or(MOST).min(MOST)
    };
    Ok(Abilities {
        replace: has("posix-rename@openssh.com"),
        share: has("hardlink@openssh.com"),
        room: has("statvfs@openssh.com"),
        read: most(limits.as_ref().map(|limits| limits.max_read_len)),
        write: most(limits.as_ref().map(|limits| limits.max_write_len)),
    })
}

impl Line {
    /// What the server can do.
    pub(super) fn can(&self) -> Abilities {
        self.can
    }

    /// The requests.
    pub(super) fn raw(&self) -> &RawSftpSession {
        &self.raw
    }

    /// Whether it is still good.
    pub(super) fn is_up(&self) -> bool {
        !self.is_over.load(Ordering::Relaxed) && !self.ssh.is_closed()
    }

    /// Waits for an answer, and notes that one came.
    pub(super) async fn ask<T>(
        &self,
        request: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let answer = request.await;
        self.heard.store(self.now(), Ordering::Relaxed);
        answer
    }

    /// Waits for whatever consists of questions, as long as any answer comes at all: on a slow line
    /// a large file takes its time. Without one it is over.
    pub(super) async fn watch<T>(
        &self,
        action: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        self.heard.store(self.now(), Ordering::Relaxed);
        let mut action = std::pin::pin!(action);
        let done = loop {
            match timeout(Duration::from_secs(1), &mut action).await {
                Ok(done) => break done,
                Err(_) if !self.is_up() => break Err(Error::IO("closed".to_owned())),
                Err(_) if self.silence() > self.borne => break Err(Error::Timeout),
                Err(_) => {}
            }
        };
        if done.as_ref().is_err_and(is_lost) {
            self.is_over.store(true, Ordering::Relaxed);
        }
        done
    }

    /// Says goodbye.
    pub(super) async fn close(&self) {
        let goodbye = self.ssh.disconnect(Disconnect::ByApplication, "", "");
        let _ = timeout(Duration::from_secs(1), goodbye).await;
    }

    fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn silence(&self) -> Duration {
        Duration::from_millis(self.now().saturating_sub(self.heard.load(Ordering::Relaxed)))
    }
}
