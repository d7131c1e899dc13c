//! Whether a folder lies on another machine: from there the system tells of no changes.

use std::path::Path;

/// Kinds of file systems whose changes happen elsewhere.
#[cfg(target_os = "linux")]
const ELSEWHERE: [&str; 12] = [
    "9p", "afs", "ceph", "cifs", "davfs", "drvfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf",
    "virtiofs",
];

/// Whether the folder is on a network, as far as the system says so.
#[cfg(target_os = "linux")]
pub(super) fn is_elsewhere(folder: &Path) -> bool {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else { return false };
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    let mounts = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?.replace("\\040", " "), words.next()?))
    });
    let holding = mounts.filter(|(at, _)| folder.starts_with(at));
    let nearest = holding.max_by_key(|(at, _)| at.len());
    nearest.is_some_and(|(_, kind)| {
        ELSEWHERE.contains(&kind)
            || kind.starts_with("fuse.sshfs")
            || kind.starts_with("fuse.rclone")
    })
}

/// Whether the folder is on a network: `\\server\share`, also behind the letter of a drive.
#[cfg(windows)]
pub(super) fn is_elsewhere(folder: &Path) -> bool {
    use std::path::{Component, Prefix};
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    matches!(
        folder.components().next(),
        Some(Component::Prefix(prefix))
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

/// Other systems are not asked.
#[cfg(not(any(target_os = "linux", windows)))]
pub(super) fn is_elsewhere(_: &Path) -> bool {
    false
}
