//! Lines to a server that break or stand still after so many bytes.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// Where a connection breaks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Break {
    /// Once so many bytes have gone there.
    There(usize),
    /// Once so many bytes have come back.
    Back(usize),
}

/// The breaks of a line: one for each connection, in the order in which they are made. A connection
/// that finds none left does not break.
#[derive(Clone, Default)]
pub(crate) struct Breaks(Arc<Mutex<VecDeque<Break>>>);

impl Breaks {
    /// These breaks.
    pub(crate) fn of(breaks: impl IntoIterator<Item = Break>) -> Breaks {
        Breaks(Arc::new(Mutex::new(breaks.into_iter().collect())))
    }

    /// The next connections break so, and in no other way.
    pub(crate) fn set(&self, breaks: impl IntoIterator<Item = Break>) {
        *self.0.lock().unwrap() = breaks.into_iter().collect();
    }

    /// How many are left.
    pub(crate) fn left(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// How many of those left are breaks, and not connections that are spared.
    pub(crate) fn to_come(&self) -> usize {
        let breaks = self.0.lock().unwrap();
        let is_spared =
            |one: &&Break| matches!(one, Break::There(usize::MAX) | Break::Back(usize::MAX));
        breaks.len() - breaks.iter().filter(is_spared).count()
    }

    fn next(&self) -> Option<Break> {
        self.0.lock().unwrap().pop_front()
    }
}

/// A line that begins at a listener, leads to a port, and breaks.
pub(crate) fn line(begin: TcpListener, port: u16, breaks: Breaks) {
    thread::spawn(move || {
        for near in begin.incoming() {
            let (Ok(near), Ok(far)) = (near, TcpStream::connect(("127.0.0.1", port))) else {
                continue;
            };
            let (there, back) = match breaks.next() {
                Some(Break::There(bytes)) => (bytes, usize::MAX),
                Some(Break::Back(bytes)) => (usize::MAX, bytes),
                None => (usize::MAX, usize::MAX),
            };
            let other = (far.try_clone().unwrap(), near.try_clone().unwrap());
            thread::spawn(move || flow(other.0, other.1, back));
            thread::spawn(move || flow(near, far, there));
        }
    });
}

/// A line to a port that breaks; the port at which it begins.
pub(crate) fn breaking(breaks: Breaks, port: u16) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let begin = listener.local_addr().unwrap().port();
    line(listener, port, breaks);
    begin
}

/// A line to a port that is cut the first time, once so many bytes have gone there; whoever comes
/// again gets through. The port at which it begins.
pub(crate) fn cut_once(bytes: usize, port: u16) -> u16 {
    breaking(Breaks::of([Break::There(bytes)]), port)
}

/// A line to a port that is cut once so many bytes have gone there, for ever; the port at which it
/// begins.
pub(crate) fn cut_after(bytes: usize, port: u16) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let begin = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (near, _) = listener.accept().unwrap();
        let far = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let back = (far.try_clone().unwrap(), near.try_clone().unwrap());
        thread::spawn(move || flow(back.0, back.1, usize::MAX));
        flow(near, far, bytes);
    });
    begin
}

/// A line to a port on which nothing more goes there once so many bytes have, until the other value
/// is dropped; the port at which it begins.
pub(crate) fn held_after(bytes: usize, port: u16) -> (u16, Sender<()>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let begin = listener.local_addr().unwrap().port();
    let (hold, released) = channel();
    thread::spawn(move || {
        let (mut near, _) = listener.accept().unwrap();
        let mut far = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let back = (far.try_clone().unwrap(), near.try_clone().unwrap());
        thread::spawn(move || flow(back.0, back.1, usize::MAX));
        let mut first = vec![0; bytes];
        let mut come = 0;
        while come < bytes {
            let Ok(more @ 1..) = near.read(&mut first[come..]) else { return };
            far.write_all(&first[come..come + more]).unwrap();
            come += more;
        }
        let _ = released.recv();
        flow(near, far, usize::MAX);
    });
    (begin, hold)
}

/// A port where somebody answers the call and says nothing, until the other value is dropped.
pub(crate) fn silent() -> (u16, TcpListener) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    // The system takes calls that nobody has answered yet.
    (listener.local_addr().unwrap().port(), listener)
}

fn flow(mut from: TcpStream, mut to: TcpStream, bytes: usize) {
    let mut left = bytes;
    let mut buffer = [0; 16_384];
    while left > 0 {
        let most = left.min(buffer.len());
        match from.read(&mut buffer[..most]) {
            Ok(0) | Err(_) => break,
            Ok(came) if to.write_all(&buffer[..came]).is_ok() => left -= came,
            Ok(_) => break,
        }
    }
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}
