//! What is done with files over a line, with as few turns as the protocol allows: a turn is what
//! costs on a long line.

use std::collections::BTreeMap;
use std::sync::Arc;

use russh_sftp::client::error::Error;
use russh_sftp::protocol::{FileAttributes, FileType, OpenFlags, Packet, StatusCode};
use tokio::task::JoinSet;

use super::answer::{is_absent, is_lost};
use super::line::Line;

/// How many bytes of one file are on the way at once: enough for a fast line with a long delay.
const AHEAD: usize = 2 << 20;

/// A file's bytes; none if there is no such file.
pub(super) async fn read(line: &Arc<Line>, path: &str) -> Result<Option<Vec<u8>>, Error> {
    let raw = line.raw();
    let opened = line.ask(raw.open(path, OpenFlags::READ, FileAttributes::empty())).await;
    let Some(opened) = present(opened)? else { return Ok(None) };
    let bytes = read_open(line, &opened.handle).await;
    line.ask(raw.close(opened.handle)).await?;
    bytes.map(Some)
}

/// The first piece comes with the size; the others, if any, all at once.
async fn read_open(line: &Arc<Line>, handle: &str) -> Result<Vec<u8>, Error> {
    let most = line.can().read;
    let (size, first) =
        tokio::join!(biased; line.ask(line.raw().fstat(handle)), piece(line, handle, (0, most)));
    let size = size?.attrs.size.unwrap_or(0);
    let mut bytes = first?;
    let mut pieces = BTreeMap::new();
    let mut coming = JoinSet::new();
    let mut next = bytes.len() as u64;
    while next < size || !coming.is_empty() {
        if next < size && coming.len() * (most as usize) < AHEAD {
            let (at, length) = (next, u32::try_from(size - next).unwrap_or(most).min(most));
            let (line, handle) = (Arc::clone(line), handle.to_owned());
            coming.spawn(async move { (at, whole_piece(&line, &handle, (at, length)).await) });
            next += u64::from(length);
        } else if let Some(came) = coming.join_next().await {
            let (at, piece) = came.map_err(|error| Error::IO(error.to_string()))?;
            pieces.insert(at, piece?);
        }
    }
    bytes.extend(pieces.into_values().flatten());
    // A file that grew meanwhile is read to its end.
    while !bytes.is_empty() {
        let more = piece(line, handle, (bytes.len() as u64, most)).await?;
        if more.is_empty() {
            break;
        }
        bytes.extend(more);
    }
    Ok(bytes)
}

/// A piece in full, however small the helpings in which the server gives it.
async fn whole_piece(
    line: &Line,
    handle: &str,
    (at, length): (u64, u32),
) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    loop {
        let got = u32::try_from(bytes.len()).unwrap_or(length);
        if got >= length {
            return Ok(bytes);
        }
        let more = piece(line, handle, (at + u64::from(got), length - got)).await?;
        if more.is_empty() {
            return Ok(bytes);
        }
        bytes.extend(more);
    }
}

/// What the server gives of a file at a place; nothing at its end.
async fn piece(line: &Line, handle: &str, (at, length): (u64, u32)) -> Result<Vec<u8>, Error> {
    match line.ask(line.raw().read(handle, at, length)).await {
        Ok(data) => Ok(data.data),
        Err(Error::Status(status)) if status.status_code == StatusCode::Eof => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// A file's size; none if there is no such file, or a folder.
pub(super) async fn size(line: &Line, path: &str) -> Result<Option<u64>, Error> {
    let found = present(line.ask(line.raw().lstat(path)).await)?;
    let found = found.filter(|found| found.attrs.file_type() != FileType::Dir);
    Ok(found.map(|found| found.attrs.size.unwrap_or(0)))
}

/// Whether there is a folder, or a link that leads to one; none if nothing is there.
pub(super) async fn is_folder(line: &Line, path: &str) -> Result<Option<bool>, Error> {
    let found = present(line.ask(line.raw().stat(path)).await)?;
    Ok(found.map(|found| found.attrs.file_type() == FileType::Dir))
}

/// The names in a folder; none if there is no such folder.
pub(super) async fn names(line: &Line, path: &str) -> Result<Vec<String>, Error> {
    let raw = line.raw();
    let Some(opened) = present(line.ask(raw.opendir(path)).await)? else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    let end = loop {
        match line.ask(raw.readdir(opened.handle.as_str())).await {
            Ok(found) => names.extend(found.files.into_iter().map(|file| file.filename)),
            Err(Error::Status(status)) if status.status_code == StatusCode::Eof => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    line.ask(raw.close(opened.handle)).await?;
    end?;
    names.retain(|name| name != "." && name != "..");
    Ok(names)
}

/// Writes a file, opened in this way; how many bytes the server then has.
pub(super) async fn write(
    line: &Arc<Line>,
    path: &str,
    flags: OpenFlags,
    bytes: &[u8],
) -> Result<u64, Error> {
    let raw = line.raw();
    let flags = flags | OpenFlags::WRITE | OpenFlags::CREATE;
    let handle = line.ask(raw.open(path, flags, FileAttributes::empty())).await?.handle;
    let most = line.can().write as usize;
    let last = bytes.len().saturating_sub(1) / most * most;
    let (before, rest) = bytes.split_at_checked(last).unwrap_or((bytes, &[]));
    let sent = write_pieces(line, &handle, before).await;
    // The last piece, the question what has come, and the end go out together: servers take the
    // requests for one file in the order in which they come.
    let written = async {
        if !rest.is_empty() {
            line.ask(raw.write(handle.as_str(), last as u64, rest.to_vec())).await?;
        }
        Ok::<(), Error>(())
    };
    let (rest, size, closed) = tokio::join!(biased;
        written,
        line.ask(raw.fstat(handle.as_str())),
        line.ask(raw.close(handle.as_str())),
    );
    sent?;
    rest?;
    closed?;
    Ok(size?.attrs.size.unwrap_or(0))
}

async fn write_pieces(line: &Arc<Line>, handle: &str, bytes: &[u8]) -> Result<(), Error> {
    let most = line.can().write as usize;
    let mut coming: JoinSet<Result<(), Error>> = JoinSet::new();
    for (number, piece) in bytes.chunks(most).enumerate() {
        while coming.len() * most >= AHEAD {
            joined(coming.join_next().await)?;
        }
        let (line, handle, piece) = (Arc::clone(line), handle.to_owned(), piece.to_vec());
        let at = (number * most) as u64;
        coming.spawn(async move {
            line.ask(line.raw().write(handle, at, piece)).await?;
            Ok(())
        });
    }
    while !coming.is_empty() {
        joined(coming.join_next().await)?;
    }
    Ok(())
}

fn joined(done: Option<Result<Result<(), Error>, tokio::task::JoinError>>) -> Result<(), Error> {
    done.transpose().map_err(|error| Error::IO(error.to_string()))?.unwrap_or(Ok(()))
}

/// Renames a file over whatever file has the new name.
pub(super) async fn rename(line: &Line, from: &str, to: &str) -> Result<(), Error> {
    let raw = line.raw();
    if line.can().replace {
        return extended(line, "posix-rename@openssh.com", [from, to]).await;
    }
    // The protocol's own rename does not replace: for a moment there is no such file.
    match line.ask(raw.rename(from, to)).await {
        Ok(_) => Ok(()),
        Err(error) if is_lost(&error) || is_absent(&error) => Err(error),
        Err(_) => {
            remove(line, to).await?;
            line.ask(raw.rename(from, to)).await.map(drop)
        }
    }
}

/// Gives a file a second name.
pub(super) async fn share(line: &Line, from: &str, to: &str) -> Result<(), Error> {
    extended(line, "hardlink@openssh.com", [from, to]).await
}

async fn extended(line: &Line, request: &str, paths: [&str; 2]) -> Result<(), Error> {
    let mut data = Vec::new();
    for path in paths {
        data.extend(u32::try_from(path.len()).unwrap_or(u32::MAX).to_be_bytes());
        data.extend(path.as_bytes());
    }
    match line.ask(line.raw().extended(request, data)).await? {
        Packet::Status(status) if status.status_code == StatusCode::Ok => Ok(()),
        Packet::Status(status) => Err(status.into()),
        _ => Err(Error::UnexpectedPacket),
    }
}

/// Removes a file. One that is not there is gone.
pub(super) async fn remove(line: &Line, path: &str) -> Result<(), Error> {
    present(line.ask(line.raw().remove(path)).await)?;
    Ok(())
}

/// Makes a folder whose parent is there. One that is there already is no fault.
pub(super) async fn make_folder(line: &Line, path: &str) -> Result<(), Error> {
    match line.ask(line.raw().mkdir(path, FileAttributes::empty())).await {
        Ok(_) => Ok(()),
        Err(error) if is_lost(&error) || is_absent(&error) => Err(error),
        Err(error) => match is_folder(line, path).await? {
            Some(true) => Ok(()),
            _ => Err(error),
        },
    }
}

/// Makes a link. OpenSSH, and whoever speaks with its clients, wants the two names the other way
/// round than the protocol has them.
pub(super) async fn link(line: &Line, name: &str, leads_to: &str) -> Result<(), Error> {
    line.ask(line.raw().symlink(leads_to, name)).await?;
    Ok(())
}

/// Where a link leads; none if there is no such name.
pub(super) async fn link_at(line: &Line, name: &str) -> Result<Option<String>, Error> {
    let found = present(line.ask(line.raw().readlink(name)).await)?;
    Ok(found.and_then(|found| found.files.into_iter().next()).map(|file| file.filename))
}

/// Whether the disk has no room for another byte, or another file. Not every server says.
pub(super) async fn is_full(line: &Line, path: &str) -> bool {
    if !line.can().room {
        return false;
    }
    let found = line.ask(line.raw().statvfs(path)).await;
    found.is_ok_and(|disk| disk.blocks_avail == 0 || (disk.inodes > 0 && disk.inodes_avail == 0))
}

/// What was found; none if nothing is there.
fn present<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}
