//! The channel by which a page hears of changes: a stream of server-sent events for each page that
//! listens.
//!
//! What is sent is always the whole state of the page, never a difference: one that was missed does
//! no harm.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use serde_json::Value;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::live::{Live, State};
use super::state;

/// A connection that says nothing for longer may be taken for dead; a dead one is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The events for a page.
pub(super) fn listen(live: &Arc<Live>, page: String) -> Receiver<Bytes> {
    let (sender, receiver) = mpsc::channel(4);
    tokio::spawn(tell(live.clone(), page, sender));
    receiver
}

/// Tells until nobody listens.
async fn tell(live: Arc<Live>, page: String, sender: Sender<Bytes>) {
    let mut changes = live.subscribe();
    if sender.send(event("hello", &state::hello(&live))).await.is_err() {
        return;
    }
    let mut last = Value::Null;
    loop {
        if changes.wait_for(State::is_settled).await.is_err() {
            return;
        }
        let (asked, path) = (live.clone(), page.clone());
        let now = spawn_blocking(move || state::state(&asked, &asked.newest(), &path)).await;
        let Ok(now) = now else { return };
        if now != last {
            if sender.send(event("state", &now)).await.is_err() {
                return;
            }
            last = now;
        }
        loop {
            match timeout(HEARTBEAT, changes.changed()).await {
                Ok(Ok(())) => break,
                Ok(Err(_)) => return,
                Err(_) if sender.send(Bytes::from_static(b": \n\n")).await.is_err() => return,
                Err(_) => {}
            }
        }
    }
}

/// JSON has no line breaks of its own, so that it is one line of data.
fn event(name: &str, data: &Value) -> Bytes {
    format!("event: {name}\ndata: {data}\n\n").into()
}
