//! A browser as far as the tests need one: it asks over a socket, byte for byte as it is told, and
//! listens to events.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// Longer than anything takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body without the scripts of the preview: what the site itself says.
    pub(crate) fn of_the_site(&self) -> Vec<u8> {
        let text = String::from_utf8(self.body.clone());
        let Ok(text) = text else { return self.body.clone() };
        let Some(start) = text.find("<script src=\"/~lantoa/overlay.js\"") else {
            return self.body.clone();
        };
        let end = text.match_indices("</script>").map(|(at, end)| at + end.len());
        let end = end.filter(|end| *end > start).nth(1).unwrap();
        format!("{}{}", &text[..start], &text[end..]).into_bytes()
    }
}

/// A connection to the preview.
pub(crate) fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends these bytes, and reads all that comes until the server closes.
pub(crate) fn raw(port: u16, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(port);
    // A server that has heard enough closes before all is said.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

/// Sends the head of a request with these lines after the first.
pub(crate) fn ask(port: u16, first: &str, lines: &[&str]) -> Answer {
    let mut head = format!("{first}\r\n");
    for line in lines {
        head.push_str(&format!("{line}\r\n"));
    }
    head.push_str("Connection: close\r\n\r\n");
    read(&raw(port, head.as_bytes()))
}

/// Asks for a target as a browser does.
pub(crate) fn get(port: u16, target: &str) -> Answer {
    ask(port, &format!("GET {target} HTTP/1.1"), &[&format!("Host: localhost:{port}")])
}

/// The parts of an answer; an empty one has the status 0.
pub(crate) fn read(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let first = lines.next().unwrap_or_default();
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let headers = lines.filter_map(|line| line.split_once(':'));
    Answer {
        status,
        headers: headers
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect(),
        body: bytes.get(end + 4..).unwrap_or_default().to_vec(),
    }
}

/// The channel of events for a page.
#[derive(Debug)]
pub(crate) struct Events(BufReader<TcpStream>);

impl Events {
    /// Begins to listen. In HTTP/1.0 the answer is the plain text of the events.
    pub(crate) fn new(port: u16, page: &str) -> Events {
        let mut stream = connect(port);
        let page = page.replace(' ', "%20");
        let head =
            format!("GET /~lantoa/events?page={page} HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut events = Events(BufReader::new(stream));
        while !events.line().is_empty() {}
        events
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        let read = self.0.read_line(&mut line).expect("an event comes in time");
        assert!(read > 0, "the channel was closed");
        line.trim_end().to_owned()
    }

    /// The next state of the page.
    pub(crate) fn next(&mut self) -> Value {
        loop {
            if self.line() == "event: state" {
                let line = self.line();
                return serde_json::from_str(line.strip_prefix("data: ").unwrap()).unwrap();
            }
        }
    }

    /// Waits for a state of which this is true.
    pub(crate) fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state = self.next();
            if is_it(&state) {
                return state;
            }
        }
    }
}

/// The codes of the problems of a state.
pub(crate) fn codes(state: &Value) -> Vec<String> {
    let problems = state["problems"].as_array().unwrap();
    problems.iter().map(|problem| problem["code"].as_str().unwrap().to_owned()).collect()
}
