//! Connections: taken in, bounded in number, time and size, each request guarded and answered.
//!
//! What an answer says is not known here.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};

use super::answer::{self, Answer};
use super::body::Reply;
use super::door::Door;
use super::events;
use super::guard::Guard;
use super::live::Live;
use super::request;
use crate::view::frame::POLICY;

/// How many connections are held at once; the others wait at the door. A process has some thousand
/// handles on most systems.
const CONNECTIONS: usize = 400;

/// How long a request's head may take, and a connection be idle.
const HEAD_WITHIN: Duration = Duration::from_secs(5);

/// How long a request's head may be, in bytes.
const HEAD_LIMIT: usize = 32 * 1024;

/// How many photos are developed at once for browsers: pages must not wait for them.
const PHOTOS: usize = 2;

/// Threads that make what is asked for.
const MAKERS: usize = 16;

/// The address of everything that is the preview's own.
pub(super) const OWN: &str = "/~lantoa/";

/// All that a request needs.
#[derive(Debug)]
struct House {
    guard: Guard,
    live: Arc<Live>,
    photos: Semaphore,
}

/// Answers until it is told to stop.
pub(super) fn answer_all(
    door: Door,
    guard: Guard,
    live: Arc<Live>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(MAKERS)
        .build();
    // Without a runtime there is no preview, and nothing more to say than that it is not there.
    let Ok(runtime) = runtime else { return };
    let house = Arc::new(House { guard, live, photos: Semaphore::new(PHOTOS) });
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    runtime.block_on(async move {
        for listener in door.listeners {
            let Ok(listener) = TcpListener::from_std(listener) else { continue };
            tokio::spawn(take_in(listener, house.clone(), room.clone()));
        }
        let _ = stopped.await;
    });
    runtime.shutdown_background();
}

async fn take_in(listener: TcpListener, house: Arc<House>, room: Arc<Semaphore>) {
    loop {
        let Ok(place) = room.clone().acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let house = house.clone();
                tokio::spawn(async move {
                    serve(stream, house).await;
                    drop(place);
                });
            }
            // Too many open files, or a caller who has gone already: a moment later it may be well.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn serve(stream: TcpStream, house: Arc<House>) {
    // Small answers must not wait for each other.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let house = house.clone();
        async move { Ok::<_, Infallible>(respond(&house, &request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    // Whatever a caller does wrong ends the connection and nothing else.
    let _ = connection.await;
}

async fn respond(house: &House, request: &Request<Incoming>) -> Response<Reply> {
    let (method, uri) = (request.method(), request.uri());
    if let Err(status) = house.guard.look(method, uri, request.version(), request.headers()) {
        let mut response = whole(Answer::plain(status));
        if status == StatusCode::METHOD_NOT_ALLOWED {
            let allowed = HeaderValue::from_static("GET, HEAD");
            response.headers_mut().insert(header::ALLOW, allowed);
        }
        return response;
    }
    let Some(path) = request::path(uri.path()) else {
        return whole(Answer::plain(StatusCode::BAD_REQUEST));
    };
    if let Some(own) = path.strip_prefix(OWN) {
        if own == "events" {
            let page = uri.query().and_then(|query| request::value(query, "page"));
            let page = page.and_then(|page| request::path(&page)).unwrap_or_default();
            return dressed(answer::EVENTS, Reply::Events(events::listen(&house.live, page)));
        }
        return whole(answer::own(own));
    }
    house.live.look_again_if_long_ago();
    let generation = house.live.settled().await;
    // A photo takes a hundred times as long as a page.
    let _turn = match answer::is_photo(&generation, &path) {
        true => house.photos.acquire().await.ok(),
        false => None,
    };
    let live = house.live.clone();
    let made = tokio::task::spawn_blocking(move || answer::answer(&live, &generation, &path));
    whole(made.await.unwrap_or_else(|_| Answer::plain(StatusCode::INTERNAL_SERVER_ERROR)))
}

fn whole(answer: Answer) -> Response<Reply> {
    let Answer { status, media_type, location, bytes } = answer;
    let mut response = dressed(media_type, Reply::Whole(bytes));
    *response.status_mut() = status;
    if let Some(location) = location.and_then(|to| HeaderValue::from_str(&to).ok()) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// A response with what every one of ours says: what a host says that reads `_headers`, and that
/// nothing may be kept or shown elsewhere.
fn dressed(media_type: &'static str, reply: Reply) -> Response<Reply> {
    let policy = format!("{POLICY}; frame-ancestors 'none'");
    let mut response = Response::new(reply);
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-type", media_type),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-resource-policy", "same-origin"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_maybe_shared(Bytes::from(policy)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
