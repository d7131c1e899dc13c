//! What every kind of target promises, whatever its protocol: run against real servers and folders.

use std::fs;
use std::path::Path;

use lantoa::deploy::transport::{Done, Fault, Remote, Secret, Secrets};

#[cfg(unix)]
use crate::servers::Mounted;

/// Secrets that a test gives.
pub(crate) struct Given<'a>(pub(crate) &'a [(&'a str, &'a str)]);

impl Secrets for Given<'_> {
    fn secret(&self, what: &str) -> Option<Secret> {
        let found = self.0.iter().find(|(name, _)| *name == what);
        found.map(|(_, value)| Secret::new((*value).to_owned()))
    }
}

/// A target, and another connection to the same one.
pub(crate) struct Pair {
    pub(crate) remote: Box<dyn Remote>,
    pub(crate) other: Box<dyn Remote>,
}

/// Every promise, one after the other, on a target that is empty.
pub(crate) fn keeps_every_promise(pair: &Pair) {
    let Pair { remote, other } = pair;
    what_is_not_there_is_none(&**remote);
    what_was_put_is_read_back(&**remote, &**other);
    what_is_put_again_is_replaced(&**remote, &**other);
    what_was_removed_is_gone_with_its_empty_folders(&**remote);
    only_one_of_two_claims(&**remote, &**other);
    many_at_once_arrive_whole(&**remote);
    nothing_waits_after_a_sweep(&**remote);
}

pub(crate) fn what_is_not_there_is_none(remote: &dyn Remote) {
    assert_eq!(remote.read("khong/co.html"), Ok(None));
    assert_eq!(remote.size("khong/co.html"), Ok(None));
    assert_eq!(remote.names(), Ok(Vec::new()));
    assert_eq!(remote.remove("khong/co.html"), Ok(()));
}

/// Also a name with Vietnamese marks and blanks, an empty file, and bytes that are no text.
fn what_was_put_is_read_back(remote: &dyn Remote, other: &dyn Remote) {
    let all: Vec<u8> = (0..=255).cycle().take(200_000).collect();
    let files: [(&str, &[u8]); 5] = [
        ("index.html", b"<p>xin ch\xc3\xa0o</p>"),
        ("cong-trinh/cau-ban-x/index.html", b"<p>\r\n</p>\n"),
        ("rong.txt", b""),
        ("photos/anh.webp", &all),
        ("tài liệu/kế hoạch 364.txt", b"x"),
    ];
    for (path, bytes) in files {
        assert_eq!(remote.put(path, bytes), Ok(()), "{path}");
        assert_eq!(other.read(path), Ok(Some(bytes.to_vec())), "{path}");
        assert_eq!(other.size(path), Ok(Some(bytes.len() as u64)), "{path}");
    }
    let mut names = other.names().unwrap();
    names.retain(|name| !name.starts_with(".lantoa-"));
    names.sort();
    assert_eq!(names, ["cong-trinh", "index.html", "photos", "rong.txt", "tài liệu"]);
}

fn what_is_put_again_is_replaced(remote: &dyn Remote, other: &dyn Remote) {
    for bytes in ["dài hơn bản trước", "ngắn", ""] {
        assert_eq!(remote.put("index.html", bytes.as_bytes()), Ok(()));
        assert_eq!(other.read("index.html"), Ok(Some(bytes.as_bytes().to_vec())));
    }
}

fn what_was_removed_is_gone_with_its_empty_folders(remote: &dyn Remote) {
    for path in ["cong-trinh/cau-ban-x/index.html", "photos/anh.webp", "tài liệu/kế hoạch 364.txt"]
    {
        assert_eq!(remote.remove(path), Ok(()), "{path}");
        assert_eq!(remote.read(path), Ok(None), "{path}");
        assert_eq!(remote.remove(path), Ok(()), "{path}");
    }
    let mut names = remote.names().unwrap();
    names.retain(|name| !name.starts_with(".lantoa-"));
    names.sort();
    assert_eq!(names, ["index.html", "rong.txt"]);
    // A folder that was removed is made again when a file needs it.
    assert_eq!(remote.put("cong-trinh/cau-ban-x/index.html", b"y"), Ok(()));
    assert_eq!(remote.read("cong-trinh/cau-ban-x/index.html"), Ok(Some(b"y".to_vec())));
}

pub(crate) fn only_one_of_two_claims(remote: &dyn Remote, other: &dyn Remote) {
    assert_eq!(remote.claim(".lantoa-lock", b"1"), Ok(true));
    assert_eq!(other.claim(".lantoa-lock", b"2"), Ok(false));
    assert_eq!(other.read(".lantoa-lock"), Ok(Some(b"1".to_vec())));
    assert_eq!(remote.remove(".lantoa-lock"), Ok(()));
    assert_eq!(other.claim(".lantoa-lock", b"2"), Ok(true));
    assert_eq!(other.remove(".lantoa-lock"), Ok(()));
}

pub(crate) fn many_at_once_arrive_whole(remote: &dyn Remote) {
    let lanes = remote.lanes();
    assert!(lanes > 0);
    let bytes = |number: usize| vec![u8::try_from(number % 251).unwrap(); 1000 + number];
    let put = |lane: usize| -> Done<()> {
        (lane..200).step_by(lanes).try_for_each(|number| {
            remote.put(&format!("nhieu/{}/{number}.html", number % 7), &bytes(number))
        })
    };
    std::thread::scope(|scope| {
        let started: Vec<_> = (0..lanes).map(|lane| scope.spawn(move || put(lane))).collect();
        started.into_iter().for_each(|one| assert_eq!(one.join().unwrap(), Ok(())));
    });
    for number in 0..200 {
        let path = format!("nhieu/{}/{number}.html", number % 7);
        assert_eq!(remote.read(&path), Ok(Some(bytes(number))), "{path}");
    }
}

pub(crate) fn nothing_waits_after_a_sweep(remote: &dyn Remote) {
    assert_eq!(remote.sweep(), Ok(()));
    let names = remote.names().unwrap();
    assert!(!names.iter().any(|name| name.starts_with(".lantoa-")), "{names:?}");
    assert_eq!(remote.sweep(), Ok(()));
    // And the next file finds where to wait.
    assert_eq!(remote.put("sau/index.html", b"z"), Ok(()));
    assert_eq!(remote.read("sau/index.html"), Ok(Some(b"z".to_vec())));
}

/// Each release is the old site until the new one is there, whole. `root` is the folder in which the
/// releases lie, on this machine; it is empty.
pub(crate) fn each_release_is_whole(open: impl Fn() -> Box<dyn Remote>, root: &Path) {
    let shown = |path: &str| fs::read_to_string(root.join("current").join(path));
    let deploy = |id: &str, same: &[&str], files: &[(&str, &str)]| {
        let remote = open();
        remote.begin(id, same).unwrap();
        for (path, text) in files {
            remote.put(path, text.as_bytes()).unwrap();
        }
        remote
    };
    deploy("1", &[], &[("index.html", "một"), ("a/index.html", "a")]).finish().unwrap();
    assert_eq!(shown("index.html").unwrap(), "một");

    let second = deploy("2", &["a/index.html"], &[("index.html", "hai")]);
    assert_eq!(shown("index.html").unwrap(), "một");
    second.finish().unwrap();
    assert_eq!(
        (shown("index.html").unwrap(), shown("a/index.html").unwrap()),
        ("hai".into(), "a".into())
    );

    // A page that is replaced in a new release stays as it was in the old one.
    deploy("3", &["index.html"], &[("a/index.html", "b")]).finish().unwrap();
    let releases = root.join("releases");
    assert_eq!(fs::read_to_string(releases.join("2/a/index.html")).unwrap(), "a");
    deploy("4", &["index.html", "a/index.html"], &[]).finish().unwrap();
    let mut kept: Vec<_> =
        fs::read_dir(&releases).unwrap().map(|one| one.unwrap().file_name()).collect();
    kept.sort();
    assert_eq!(kept, ["3", "4"]);
    assert_eq!(shown("a/index.html").unwrap(), "b");
}

/// However many try at once, one has it, and its bytes are those that are read.
pub(crate) fn of_many_that_claim_one_has_it(remotes: &[Box<dyn Remote>]) {
    for _ in 0..5 {
        let won: Vec<bool> = std::thread::scope(|scope| {
            let claim = move |number: usize| {
                remotes[number].claim(".lantoa-lock", number.to_string().as_bytes()).unwrap()
            };
            let started = (0..remotes.len()).map(|number| scope.spawn(move || claim(number)));
            let started: Vec<_> = started.collect();
            started.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(won.iter().filter(|won| **won).count(), 1, "{won:?}");
        let winner = won.iter().position(|won| *won).unwrap().to_string();
        assert_eq!(remotes[0].read(".lantoa-lock"), Ok(Some(winner.into_bytes())));
        // Who has it may write it anew.
        assert_eq!(remotes[1].put(".lantoa-lock", b"again"), Ok(()));
        assert_eq!(remotes[2].read(".lantoa-lock"), Ok(Some(b"again".to_vec())));
        assert_eq!(remotes[2].claim(".lantoa-lock", b"x"), Ok(false));
        assert_eq!(remotes[3].remove(".lantoa-lock"), Ok(()));
    }
    assert_eq!(remotes[0].sweep(), Ok(()));
}

/// What has the name of a page and is none of ours stays, with all that is in it.
pub(crate) fn a_file_is_never_put_over_a_folder(remote: &dyn Remote) {
    assert_eq!(remote.put("cau/index.html/khac.txt", b"x"), Ok(()));
    let refused = remote.put("cau/index.html", b"y");
    let names_it = |said: &String| said.replace('\\', "/").contains("cau/index.html");
    assert!(matches!(&refused, Err(Fault::Refused(said)) if names_it(said)), "{refused:?}");
    assert_eq!(remote.read("cau/index.html/khac.txt"), Ok(Some(b"x".to_vec())));
    nothing_waits_after_a_sweep(remote);
}

/// A page that another program holds can be read as it was, and replaced when it is free again.
#[cfg(unix)]
pub(crate) fn a_held_page_stays_as_it_was(remote: &dyn Remote, folder: &Path) {
    assert_eq!(remote.put("tin/index.html", b"cu"), Ok(()));
    let Some(held) = Mounted::held(&folder.join("tin/index.html")) else { return };
    let refused = remote.put("tin/index.html", "bản mới".as_bytes()).unwrap_err();
    assert!(format!("{refused:?}").contains("tin/index.html"), "{refused:?}");
    assert_eq!(remote.read("tin/index.html"), Ok(Some(b"cu".to_vec())));
    drop(held);
    assert_eq!(remote.put("tin/index.html", "bản mới".as_bytes()), Ok(()));
    assert_eq!(remote.read("tin/index.html"), Ok(Some("bản mới".as_bytes().to_vec())));
    nothing_waits_after_a_sweep(remote);
}
