//! HTTP for the targets that are spoken to with it: whom it believes, how long it waits, and what its
//! failures mean. A redirect is never followed: what is sent is meant for the server that was named.

use std::error::Error;
use std::io;
use std::path::Path;
use std::time::Duration;

use opendal::{Buffer, HttpBody, HttpTransport};
use opendal_http_transport_reqwest::ReqwestTransport;
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use rustls::version::{TLS12, TLS13};
use tokio::runtime::{Builder, Runtime};

use super::{Done, Fault, Patience, trust};

/// Nobody says how much of what is sent has arrived, so it must arrive at this speed, in bytes a
/// second: a line that is slower is as good as gone.
const SLOWEST: u64 = 4096;

/// How many files are on the way at once when nobody says.
pub(super) const LANES: usize = 6;

/// Connections, kept for the next request.
pub(super) struct Http {
    /// What the library runs on; callers wait for it.
    pub(super) runtime: Runtime,
    /// For questions: the answer begins soon, and goes on coming.
    pub(super) asking: Client,
    /// For what is sent: the answer begins when all of it has arrived.
    pub(super) sending: Client,
    /// How long a server is waited for.
    patience: Patience,
}

/// Makes ready to connect. `authority` is a PEM file with certificates to believe besides the
/// system's.
pub(super) fn ready(authority: Option<&Path>, patience: Patience) -> Done<Http> {
    let tls = trust::settings(authority, &[&TLS13, &TLS12])?;
    let usual = || {
        Client::builder()
            .tls_backend_preconfigured(tls.clone())
            .redirect(Policy::none())
            .connect_timeout(patience.reach)
            .user_agent("lantoa")
    };
    let unable = |error: &dyn Error| Fault::Unable(error.to_string());
    let asking = usual().read_timeout(patience.silence).build().map_err(|error| unable(&error))?;
    let sending = usual().build().map_err(|error| unable(&error))?;
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    Ok(Http { runtime: runtime.map_err(|error| unable(&error))?, asking, sending, patience })
}

impl Http {
    /// How long it may take to send so many bytes, all in all.
    pub(super) fn time_for(&self, bytes: usize) -> Duration {
        time_for(bytes, self.patience)
    }
}

fn time_for(bytes: usize, patience: Patience) -> Duration {
    let seconds = u64::try_from(bytes).unwrap_or(u64::MAX) / SLOWEST;
    patience.silence + Duration::from_secs(seconds)
}

/// These connections, for the library that speaks S3.
pub(super) struct Carried {
    asking: ReqwestTransport,
    sending: ReqwestTransport,
    patience: Patience,
}

impl Carried {
    /// The same connections.
    pub(super) fn over(http: &Http) -> Carried {
        Carried {
            asking: ReqwestTransport::new(http.asking.clone()),
            sending: ReqwestTransport::new(http.sending.clone()),
            patience: http.patience,
        }
    }
}

impl HttpTransport for Carried {
    async fn fetch(
        &self,
        request: hyper::Request<Buffer>,
    ) -> opendal::Result<hyper::Response<HttpBody>> {
        let size = request.body().len();
        if size == 0 {
            return self.asking.fetch(request).await;
        }
        let time = time_for(size, self.patience);
        let sent = tokio::time::timeout(time, self.sending.fetch(request)).await;
        sent.unwrap_or_else(|_| {
            let late = opendal::Error::new(opendal::ErrorKind::Unexpected, "timeout");
            Err(late.set_temporary())
        })
    }
}

/// What it means that a request came to no answer.
pub(super) fn failure(about: &str, error: &reqwest::Error) -> Fault {
    if let Some(error) = error_of_tls(error) {
        return trust::fault(about, error);
    }
    let said = format!("{about}: {}", innermost(error));
    if error.is_builder() { Fault::Refused(said) } else { Fault::Lost(said) }
}

/// The error of TLS that is behind another one, if it is.
pub(super) fn error_of_tls<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let mut at = Some(error);
    while let Some(error) = at {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // What is wrapped in one of these is not among its sources.
        let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        at = wrapped.map(|wrapped| wrapped as &(dyn Error + 'static)).or_else(|| error.source());
    }
    None
}

/// The words of the cause: those around it name addresses and say nothing more.
pub(super) fn innermost(error: &dyn Error) -> String {
    let mut at = error;
    while let Some(source) = at.source() {
        at = source;
    }
    at.to_string()
}

/// What a server's answer means that is not the one hoped for.
pub(super) fn refusal(about: &str, answer: &Response) -> Fault {
    let status = answer.status();
    let said = format!("{about}: {status}");
    match status.as_u16() {
        401 | 403 => Fault::Denied(said),
        507 => Fault::Full(said),
        405 | 501 => Fault::Unable(said),
        408 | 423 | 425 | 429 | 500 | 502 | 503 | 504 => Fault::Lost(said),
        _ => Fault::Refused(said),
    }
}
