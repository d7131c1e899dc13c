//! What every kind of target promises that lies at the end of a line, when the line breaks.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use lantoa::config::Target;
use lantoa::deploy::carry::attempt;
use lantoa::deploy::lock::{LOCK, Lock, take};
use lantoa::deploy::transport::{Done, Fault, Patience, Remote, open_within};

use super::carried::{Witness, carried, manifest};
use super::contract::Given;
use super::cut_line::{Breaks, silent};
use super::folder::target;
use super::place::{Place, WEB};
use crate::program::{lantoa, tree};
use crate::servers::Running;

/// In how many tries what failed.
#[derive(PartialEq, Eq, Debug, Default)]
pub(crate) struct Tries {
    pub(crate) opening: usize,
    pub(crate) doing: usize,
    pub(crate) none: usize,
}

impl Tries {
    fn note<T>(&mut self, tried: &Done<Done<T>>) {
        match tried {
            Err(_) => self.opening += 1,
            Ok(Err(_)) => self.doing += 1,
            Ok(Ok(_)) => self.none += 1,
        }
    }
}

/// Whether the fault, if it is one, may pass.
fn may_pass<T>(tried: &Done<Done<T>>) -> bool {
    match tried {
        Err(fault) | Ok(Err(fault)) => fault.may_pass(),
        Ok(Ok(_)) => true,
    }
}

/// A file is sent over a line that breaks at each of these moments: the line is lost and nothing
/// else, and in the folder lies all of the file or nothing.
pub(crate) fn a_broken_line_is_lost_and_nothing_else(
    moments: impl IntoIterator<Item = usize>,
    open: impl Fn(usize) -> Done<Box<dyn Remote>>,
    folder: &Path,
) -> Tries {
    let whole: Vec<u8> = (0..=250).cycle().take(20_000).collect();
    let mut tries = Tries::default();
    for moment in moments {
        let name = format!("{moment}.bin");
        let tried = open(moment).map(|remote| remote.put(&name, &whole));
        assert!(may_pass(&tried), "{moment}: {:?}", tried.map_err(|fault| format!("{fault:?}")));
        tries.note(&tried);
        let lies = fs::read(folder.join(&name)).ok();
        assert!(lies.as_ref().is_none_or(|lies| *lies == whole), "{moment}: a part");
        assert!(lies.is_some() || !matches!(tried, Ok(Ok(()))), "{moment}: nothing");
    }
    tries
}

/// A file is read over a line that breaks at each of these moments: it comes whole, or the line is
/// lost; a part is never taken for all of it.
pub(crate) fn a_part_is_never_read_as_the_whole(
    moments: impl IntoIterator<Item = usize>,
    open: impl Fn(usize) -> Done<Box<dyn Remote>>,
    whole: &[u8],
) -> Tries {
    let mut tries = Tries::default();
    for moment in moments {
        let tried = open(moment).map(|remote| remote.read("a.bin"));
        assert!(may_pass(&tried), "{moment}: {:?}", tried.map_err(|fault| format!("{fault:?}")));
        tries.note(&tried);
        if let Ok(Ok(read)) = tried {
            assert!(read.as_deref() == Some(whole), "{moment}: {:?}", read.map(|read| read.len()));
        }
    }
    tries
}

/// A lock is asked for over a line that breaks at each of these moments: it is there with its words or
/// not there, and whoever comes over a sound line clears all that came of it.
pub(crate) fn a_lock_is_whole_or_not_there(
    moments: impl IntoIterator<Item = usize>,
    open: impl Fn(usize) -> Done<Box<dyn Remote>>,
    sound: &dyn Remote,
) -> Tries {
    let mut tries = Tries::default();
    for moment in moments {
        let tried = open(moment).map(|remote| remote.claim(LOCK, b"ta"));
        assert!(may_pass(&tried), "{moment}: {:?}", tried.map_err(|fault| format!("{fault:?}")));
        tries.note(&tried);
        let there = sound.read(LOCK).unwrap();
        assert!(there.is_none() || there.as_deref() == Some(&b"ta"[..]), "{moment}: {there:?}");
        assert_eq!(sound.remove(LOCK), Ok(()), "{moment}");
        assert_eq!(sound.sweep(), Ok(()), "{moment}");
        let left = sound.names().unwrap();
        assert!(!left.iter().any(|name| name.starts_with(".lantoa-")), "{moment}: {left:?}");
    }
    tries
}

/// A lock is taken over a line that loses answers: whoever asks again has it, also when it lay there
/// already and only the answer had been lost. How often that was so.
pub(crate) fn a_lock_belongs_to_whoever_asks_for_it_again(
    moments: impl IntoIterator<Item = usize>,
    open: impl Fn(usize) -> Done<Box<dyn Remote>>,
    sound: &dyn Remote,
) -> usize {
    let at = "2024-10-01T08:00:00Z".parse().unwrap();
    let own = Lock { id: "ta".to_owned(), host: "may-1".to_owned(), role: String::new(), at };
    let lies = || sound.read(LOCK).unwrap().as_deref() == Some(&*own.words());
    let lost = Cell::new(0);
    for moment in moments {
        let Ok(remote) = open(moment) else { continue };
        let ask = || {
            lost.set(lost.get() + usize::from(lies()));
            take(&*remote, &own, &[])
        };
        let taken = attempt(&Witness::default(), ask);
        assert!(matches!(taken, Ok(Ok(()))), "{moment}: {taken:?}");
        assert!(lies(), "{moment}");
        assert_eq!(sound.remove(LOCK), Ok(()), "{moment}");
    }
    lost.get()
}

/// After so many bytes a connection breaks. Between two that carry the largest file (55 KB) twice, since
/// what arrived and could not be renamed comes again, there are at most three that do not; and behind the
/// last nothing breaks. So nothing is tried more than six times, after which a deploy would give up.
pub(crate) const SOON_AND_LATE: [usize; 9] =
    [1_500, 900, 130_000, 4_000, 0, 130_000, 2_500, 20_000, 7_000];

/// A deploy goes on over a line until none of its breaks is left, and ends with the whole site in the
/// folder and nothing besides; another one finds nothing to do.
pub(crate) fn a_deploy_goes_on_to_its_end(remote: &dyn Remote, breaks: &[&Breaks], folder: &Path) {
    let place = Place::new("", WEB);
    let arguments = ["build", "--site", "site", "--today", "2024-10-01", "-q", "-o", "built"];
    lantoa(&place.at(""), &arguments).with(0);
    let built = place.at("built");
    let planned: usize = breaks.iter().map(|breaks| breaks.to_come()).sum();
    let witness = Witness::default();
    let done = carried(remote, &built, &witness);
    assert!(done.is_ok(), "{done:?} after {:?}", witness.0.lock());
    let left: usize = breaks.iter().map(|breaks| breaks.left()).sum();
    let faults = witness.0.into_inner().unwrap();
    assert!(left == 0 && faults.len() * 2 >= planned, "{planned}, {left} left: {faults:?}");

    let (mut built_files, mut shown) = (tree(&built), tree(folder));
    built_files.remove("lantoa-manifest.json");
    assert_eq!(shown.remove("lantoa-manifest.json"), Some(manifest(&built).json()));
    let all = built_files.keys().chain(shown.keys());
    let differing: Vec<&String> =
        all.filter(|path| built_files.get(*path) != shown.get(*path)).collect();
    assert!(differing.is_empty(), "{differing:?}");
    assert!(carried(remote, &built, &Witness::default()).unwrap().is_nothing());
}

// Silence

/// Whoever waits so long waits no longer in a test.
pub(crate) const SHORT: Patience =
    Patience { reach: Duration::from_millis(700), silence: Duration::from_millis(700) };

/// All that any kind of target asks for.
pub(crate) const SECRETS: Given<'static> =
    Given(&[("PASSWORD", "x"), ("ACCESS_KEY", "x"), ("SECRET_KEY", "x")]);

/// What is done is lost in good time.
pub(crate) fn is_lost_in_time<T>(what: &str, action: impl FnOnce() -> Done<T>) {
    let began = Instant::now();
    let done = action().map(drop);
    assert!(matches!(done, Err(Fault::Lost(_))), "{what}: {done:?}");
    assert!(began.elapsed() < Duration::from_secs(10), "{what}: {:?}", began.elapsed());
}

/// A server says nothing more to somebody who is connected.
pub(crate) fn a_server_that_falls_silent_is_lost(
    target: &Target,
    folder: &Path,
    (secrets, server): (&Given<'_>, &Running),
) {
    let remote = open_within(target, folder, secrets, SHORT).unwrap();
    assert_eq!(remote.put("a.txt", b"a"), Ok(()));
    server.freeze();
    is_lost_in_time("reading", || remote.read("a.txt"));
    is_lost_in_time("sending", || remote.put("b.txt", b"b"));
}

#[test]
fn a_server_that_answers_the_call_and_says_nothing_is_lost() {
    let (port, _server) = silent();
    let at = format!("host = \"127.0.0.1\"\nport = {port}\nuser = \"web\"\npath = \"web\"");
    for settings in [
        format!("kind = \"sftp\"\n{at}"),
        format!("kind = \"ftps\"\n{at}"),
        format!("kind = \"ftps\"\ntls = \"implicit\"\n{at}"),
        format!("kind = \"ftp-insecure\"\n{at}"),
        format!("kind = \"webdav\"\nurl = \"https://127.0.0.1:{port}/web\""),
        format!("kind = \"s3\"\nendpoint = \"http://127.0.0.1:{port}\"\nbucket = \"web\""),
    ] {
        let site = tempfile::tempdir().unwrap();
        let open = || open_within(&target(&settings), site.path(), &SECRETS, SHORT);
        is_lost_in_time(&settings, open);
    }
}
