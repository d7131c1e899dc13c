//! Lines to a server that break: after so many bytes, once or for good.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
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
