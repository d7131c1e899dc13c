//! What is done with one file or folder over one connection, and what servers differ in.
//!
//! Nothing here goes by a server's words. Numbers say too little (550 is "not there" as well as "not
//! allowed"), so after a refusal the server is asked what is there.

use std::io::{self, ErrorKind, Read, Write};

use suppaftp::types::Response;
use suppaftp::{FtpError, FtpResult, Status, TlsStream, TransferStream};

use super::session::{Session, code, tolerated};

impl Session {
    /// The names in a folder.
    pub(super) fn names(&mut self, folder: &str) -> FtpResult<Vec<String>> {
        let at = self.at(folder);
        let lines = match self.stream.mlsd(Some(&at)) {
            Ok(lines) => listed_names(&lines),
            Err(FtpError::UnexpectedResponse(said)) if matches!(code(&said), 500 | 502 | 504) => {
                tolerated(self.stream.nlst(Some(&at)))?.unwrap_or_default()
            }
            Err(FtpError::UnexpectedResponse(_)) if !self.is_folder(&at)? => Vec::new(),
            Err(error) => return Err(error),
        };
        let last = |line: &str| line.rsplit('/').next().unwrap_or(line).to_owned();
        let names = lines.iter().map(|line| last(line));
        Ok(names.filter(|name| !matches!(name.as_str(), "" | "." | "..")).collect())
    }

    /// Writes a file. A server that writes over none is asked to remove it first.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> FtpResult<()> {
        match self.send(path, bytes) {
            Err(FtpError::UnexpectedResponse(said))
                if matches!(code(&said), 550 | 553) && self.size(path)?.is_some() =>
            {
                self.discard(path)?;
                self.send(path, bytes)
            }
            result => result,
        }
    }

    /// Makes a folder, and the site's own folder if it is not there.
    pub(super) fn make_folder(&mut self, path: &str) -> FtpResult<()> {
        let (at, root) = (self.at(path), self.at(""));
        if self.made(&at)?.is_none() {
            return Ok(());
        }
        self.made(&root)?;
        match self.made(&at)? {
            Some(refused) => Err(FtpError::UnexpectedResponse(refused)),
            None => Ok(()),
        }
    }

    /// Makes a folder; none if it is there then, whoever made it, or the refusal.
    fn made(&mut self, at: &str) -> FtpResult<Option<Response>> {
        match self.stream.mkdir(at) {
            Err(FtpError::UnexpectedResponse(said)) if code(&said) >= 500 => {
                Ok(if self.is_folder(at)? { None } else { Some(said) })
            }
            result => result.map(|()| None),
        }
    }

    /// Renames a file over another one. Where a server refuses that, the old one is moved aside first
    /// and moved back if the new one cannot take its place: for that moment there is no file. It is
    /// not removed first, because a server that lets nobody rename would then have lost it.
    pub(super) fn rename(&mut self, from: &str, to: &str) -> FtpResult<()> {
        let Some(refused) = self.turn(from, to)? else { return Ok(()) };
        if self.size(to)?.is_none() {
            return Err(FtpError::UnexpectedResponse(refused));
        }
        let aside = format!("{from}.old");
        self.discard(&aside)?;
        if let Some(refused) = self.turn(to, &aside)? {
            return Err(FtpError::UnexpectedResponse(refused));
        }
        match self.turn(from, to) {
            Ok(None) => self.discard(&aside),
            Ok(Some(refused)) => {
                self.turn(&aside, to)?;
                Err(FtpError::UnexpectedResponse(refused))
            }
            Err(error) => {
                // Of no use where the line has gone; the next attempt puts the file in its place.
                let _ = self.turn(&aside, to);
                Err(error)
            }
        }
    }

    /// Removes a file.
    pub(super) fn remove(&mut self, path: &str) -> FtpResult<()> {
        let at = self.at(path);
        match self.stream.rm(at) {
            Err(FtpError::UnexpectedResponse(said)) if is_absent(&said) => {
                match self.size(path)? {
                    Some(_) => Err(FtpError::UnexpectedResponse(said)),
                    None => Ok(()),
                }
            }
            result => result,
        }
    }

    /// Removes a folder if it is empty; whether it was.
    pub(super) fn remove_folder(&mut self, path: &str) -> FtpResult<bool> {
        let at = self.at(path);
        Ok(tolerated(self.stream.rmdir(at))?.is_some())
    }

    /// Renames a folder that holds something, if nothing has the new name; whether it was renamed.
    pub(super) fn settle(&mut self, from: &str, to: &str) -> FtpResult<bool> {
        let Some(refused) = self.turn(from, to)? else { return Ok(true) };
        let at = self.at(to);
        if self.size(to)?.is_some() || self.is_folder(&at)? {
            return Ok(false);
        }
        Err(FtpError::UnexpectedResponse(refused))
    }

    /// Whether the site's folder is there, or could be made: whether the one around it is there.
    pub(super) fn has_room_for_root(&mut self) -> FtpResult<bool> {
        let root = self.at("");
        let around = root.rsplit_once('/').map_or("", |(around, _)| around).to_owned();
        let around = if around.is_empty() { "/".to_owned() } else { around };
        Ok(self.is_folder(&root)? || self.is_folder(&around)?)
    }

    fn at(&self, path: &str) -> String {
        match (self.root.as_str(), path) {
            ("", path) => format!("/{path}"),
            (root, "") => root.to_owned(),
            (root, path) => format!("{root}/{path}"),
        }
    }

    /// Every path is given from the server's root, so that it does not matter where one stands.
    fn is_folder(&mut self, at: &str) -> FtpResult<bool> {
        Ok(tolerated(self.stream.cwd(at))?.is_some())
    }

    /// A file's size in bytes.
    pub(super) fn size(&mut self, path: &str) -> FtpResult<Option<u64>> {
        let at = self.at(path);
        match self.stream.size(at) {
            Ok(size) => Ok(u64::try_from(size).ok()),
            Err(FtpError::UnexpectedResponse(said)) if is_absent(&said) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A file's bytes.
    pub(super) fn read(&mut self, path: &str) -> FtpResult<Option<Vec<u8>>> {
        let at = self.at(path);
        let mut stream = match self.stream.retr_as_stream(&at) {
            Ok(stream) => stream,
            Err(FtpError::UnexpectedResponse(said)) if is_absent(&said) => {
                return match self.size(path)? {
                    Some(_) => Err(FtpError::UnexpectedResponse(said)),
                    None => Ok(None),
                };
            }
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        let read = stream.read_to_end(&mut bytes);
        stream.finish()?;
        let read = match read {
            Err(error) if error.kind() != ErrorKind::UnexpectedEof => Err(error),
            // The end of a connection is not the end of a file: without TLS a line that broke looks
            // the same, and some servers do not end TLS before they hang up. So the size tells.
            _ if self.size(path)? == Some(bytes.len() as u64) => Ok(Some(bytes)),
            _ => Err(ErrorKind::UnexpectedEof.into()),
        };
        read.map_err(FtpError::ConnectionError)
    }

    /// The server's last word counts more than a data connection that broke: it says why.
    fn send(&mut self, path: &str, bytes: &[u8]) -> FtpResult<()> {
        let at = self.at(path);
        let mut stream = self.stream.put_with_stream(&at)?;
        let mut written = stream.write_all(bytes).and_then(|()| stream.flush());
        if bytes.is_empty() {
            written = written.and_then(|()| written_nothing(&mut stream));
        }
        match stream.finish() {
            // "Local error": the line held, and yet only a part was kept. Most servers have no other
            // word for a disk that is full.
            Err(FtpError::UnexpectedResponse(said))
                if code(&said) == 451
                    && self.size(path)?.is_some_and(|kept| kept < bytes.len() as u64) =>
            {
                let text = [b"452 ", said.body.as_slice()].concat();
                let full = Response::new(Status::RequestedActionNotTaken, text);
                Err(FtpError::UnexpectedResponse(full))
            }
            Err(error) => Err(error),
            Ok(()) => written.map_err(FtpError::ConnectionError),
        }
    }

    fn discard(&mut self, path: &str) -> FtpResult<()> {
        let at = self.at(path);
        tolerated(self.stream.rm(at)).map(|_| ())
    }

    /// Renames; none, or the refusal of the new name.
    fn turn(&mut self, from: &str, to: &str) -> FtpResult<Option<Response>> {
        let (from, to) = (self.at(from), self.at(to));
        let ready = [Status::RequestFilePending];
        self.stream.custom_command(format!("RNFR {from}"), &ready)?;
        let done = [Status::RequestedFileActionOk, Status::CommandOk];
        match self.stream.custom_command(format!("RNTO {to}"), &done) {
            Ok(_) => Ok(None),
            Err(FtpError::UnexpectedResponse(said)) if code(&said) >= 500 => Ok(Some(said)),
            Err(error) => Err(error),
        }
    }
}

/// Tells an upload that it was one though nothing was written: only then the library reads what the
/// server still says before it hangs up, and a server that is hung up on takes the file for cut off.
fn written_nothing<T: TlsStream>(stream: &mut TransferStream<T>) -> io::Result<()> {
    stream.get_ref().get_ref().set_nonblocking(true)?;
    let told = stream.write(&[]);
    stream.get_ref().get_ref().set_nonblocking(false)?;
    told.map(|_| ())
}

fn is_absent(said: &Response) -> bool {
    matches!(code(said), 450 | 550)
}

/// The names of a machine's list: `type=file;size=3; index.html`.
fn listed_names(lines: &[String]) -> Vec<String> {
    let names = lines.iter().filter_map(|line| line.split_once(' '));
    let is_itself = |facts: &str| {
        let facts = facts.to_lowercase();
        facts.contains("type=cdir") || facts.contains("type=pdir")
    };
    names.filter(|(facts, _)| !is_itself(facts)).map(|(_, name)| name.to_owned()).collect()
}
