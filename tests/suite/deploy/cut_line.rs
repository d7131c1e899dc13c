//! Lines to a server that break or stand still after so many bytes.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// A line to a port that is cut once so many bytes have gone there; the port at which it begins.
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

/// A line to a port that is cut the first time, once so many bytes have gone there; whoever comes
/// again gets through. The port at which it begins.
pub(crate) fn cut_once(bytes: usize, port: u16) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let begin = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let limits = std::iter::once(bytes).chain(std::iter::repeat(usize::MAX));
        for (near, limit) in listener.incoming().zip(limits) {
            let (Ok(near), Ok(far)) = (near, TcpStream::connect(("127.0.0.1", port))) else {
                continue;
            };
            let back = (far.try_clone().unwrap(), near.try_clone().unwrap());
            thread::spawn(move || flow(back.0, back.1, usize::MAX));
            thread::spawn(move || flow(near, far, limit));
        }
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
