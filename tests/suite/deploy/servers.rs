//! Real servers on loopback, started by a test and ended with it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

/// A server that ends with the test.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether a program is there. Without it a test is left out, with a line that says so, unless the
/// variable LANTOA_TEST_SERVERS is 1: then the test fails.
pub(crate) fn has(program: &str) -> bool {
    let path = std::env::var("PATH").unwrap_or_default();
    let folders = path.split(':').chain(["/usr/sbin", "/sbin"]);
    let is_there =
        folders.into_iter().any(|folder| std::path::Path::new(folder).join(program).exists());
    let is_due = std::env::var("LANTOA_TEST_SERVERS").is_ok_and(|due| due == "1");
    assert!(is_there || !is_due, "{program} is missing");
    if !is_there {
        println!("left out: {program} is missing");
    }
    is_there
}

/// A port that nobody has.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Waits until somebody answers at a port.
pub(crate) fn wait_for_port(port: u16) {
    wait_for(&format!("port {port}"), || TcpStream::connect(("127.0.0.1", port)).is_ok());
}

/// Waits until something is so, ten seconds at most.
pub(crate) fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(10);
    while !is_so() {
        assert!(Instant::now() < end, "{what} did not come");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Runs a program to its end; what it said.
pub(crate) fn run(command: &mut Command) -> String {
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{command:?}: {said}{}", String::from_utf8_lossy(&done.stderr));
    said
}

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
