//! How long a lock keeps others out, and that a deploy that takes its time keeps its own. The clock is
//! a value here: nobody waits.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use lantoa::deploy::carry::{Escort, Stop};
use lantoa::deploy::changes::Upload;
use lantoa::deploy::lock::{LOCK, Lock, take};
use lantoa::deploy::transport::{self, Fault, Remote};
use lantoa::digest::Digest;
use lantoa::manifest::{Entry, Manifest};
use tempfile::{TempDir, tempdir};

use super::carried::carried_as;
use super::contract::Given;
use super::cut::Failing;
use super::folder::target;

/// A moment, so many seconds after the first.
fn at(seconds: i64) -> Timestamp {
    let first: Timestamp = "2024-10-01T08:00:00Z".parse().unwrap();
    first + SignedDuration::from_secs(seconds)
}

fn lock(id: &str, seconds: i64) -> Lock {
    Lock { id: id.to_owned(), host: format!("may-{id}"), role: String::new(), at: at(seconds) }
}

fn opened() -> (TempDir, Failing) {
    let folder = tempdir().unwrap();
    let remote = opened_at(&folder);
    (folder, remote)
}

/// One file goes at a time, so that the clock is the same for all.
fn opened_at(folder: &TempDir) -> Failing {
    let web = target("kind = \"folder\"\npath = \"web\"");
    Failing::after(usize::MAX, transport::open(&web, folder.path(), &Given(&[])).unwrap())
}

// How long it counts

#[test]
fn a_lock_counts_for_half_an_hour_and_not_a_second_longer() {
    let (_folder, remote) = opened();
    let theirs = lock("ho", 0);
    assert_eq!(take(&remote, &theirs, &[]), Ok(Ok(())));
    assert_eq!(take(&remote, &lock("ta", 1_800), &[]), Ok(Err(Some(theirs))));
    assert_eq!(take(&remote, &lock("ta", 1_801), &[]), Ok(Ok(())));
    assert_eq!(remote.read(LOCK), Ok(Some(lock("ta", 1_801).words())));
}

#[test]
fn a_lock_from_a_clock_that_is_far_ahead_keeps_nobody_out() {
    let (_folder, remote) = opened();
    let theirs = lock("ho", 0);
    assert_eq!(take(&remote, &theirs, &[]), Ok(Ok(())));
    assert_eq!(take(&remote, &lock("ta", -1_800), &[]), Ok(Err(Some(theirs))));
    assert_eq!(take(&remote, &lock("ta", -1_801), &[]), Ok(Ok(())));
}

// When it is renewed

#[test]
fn a_lock_is_renewed_after_five_minutes_by_either_clock() {
    let own = lock("ta", 0);
    let renewed = |awake: u64, now: i64| own.renewed(Duration::from_secs(awake), at(now));
    assert_eq!(renewed(299, 299), None);
    assert_eq!(renewed(300, 300), Some(lock("ta", 300)));
    // The machine slept: only one of its clocks went on.
    assert_eq!(renewed(1, 300), Some(lock("ta", 300)));
    // Somebody has set the clock.
    assert_eq!(renewed(1, -300), Some(lock("ta", -300)));
    assert_eq!(renewed(300, 0), Some(lock("ta", 0)));
}

/// Goes along by a clock that moves on by so many seconds with each file.
struct Slow {
    each: i64,
    now: Mutex<i64>,
    last: Mutex<Lock>,
}

impl Slow {
    fn new(each: i64) -> Slow {
        Slow { each, now: Mutex::new(0), last: Mutex::new(lock("ta", 0)) }
    }
}

impl Escort for Slow {
    fn is_called_off(&self) -> bool {
        false
    }

    fn arrived(&self, _: &str, _: &Entry) {
        *self.now.lock().unwrap() += self.each;
    }

    fn faltered(&self, _: &Fault, _: Duration) {}

    fn lock(&self) -> Option<Vec<u8>> {
        let mut last = self.last.lock().unwrap();
        let now = at(*self.now.lock().unwrap());
        let awake = last.age(now).unsigned_abs();
        *last = last.renewed(awake, now)?;
        Some(last.words())
    }
}

/// Carries a site of twelve files; before the sixth is read, something happens.
fn carried(remote: &dyn Remote, slow: &Slow, happens: impl Fn() + Sync) -> Result<(), Stop> {
    let entry = Entry {
        digest: Digest::of(b"x").to_string(),
        size: 1,
        role: lantoa::manifest::Role::Page,
        language: None,
        address: None,
    };
    let path = |number: usize| format!("{number:02}.html");
    let files: BTreeMap<_, _> = (0..12).map(|number| (path(number), entry.clone())).collect();
    let manifest = Manifest { version: 1, complete: true, files, ..Manifest::default() };
    let bytes = |upload: &Upload| {
        if upload.path == path(5) {
            happens();
        }
        Ok(b"x".to_vec())
    };
    carried_as(remote, ("ta", &manifest), slow, &bytes).map(drop)
}

#[test]
fn whoever_asks_again_with_the_same_lock_has_it() {
    let (_folder, remote) = opened();
    let own = lock("ta", 0);
    assert_eq!(take(&remote, &own, &[]), Ok(Ok(())));
    assert_eq!(take(&remote, &own, &[]), Ok(Ok(())));
    let namesake = Lock { host: "may-khac".to_owned(), ..own.clone() };
    assert_eq!(take(&remote, &namesake, &[]), Ok(Err(Some(own))));
}

#[test]
fn a_deploy_that_is_taken_up_again_says_anew_when() {
    let (_folder, remote) = opened();
    assert_eq!(take(&remote, &lock("ta", 0), &[]), Ok(Ok(())));
    // Its machine went down, and begins again with the same name an hour later.
    let again = lock("ta", 3_600);
    assert_eq!(take(&remote, &again, &["ta".to_owned()]), Ok(Ok(())));
    assert_eq!(remote.read(LOCK), Ok(Some(again.words())));
}

#[test]
fn a_deploy_of_an_hour_keeps_others_out_to_its_end() {
    let (_folder, remote) = opened();
    assert_eq!(take(&remote, &lock("ta", 0), &[]), Ok(Ok(())));
    carried(&remote, &Slow::new(310), || {}).unwrap();
    // It has taken 12 × 310 seconds, and said so not more than one file ago.
    let theirs = take(&remote, &lock("ho", 3_720), &[]).unwrap().unwrap_err().unwrap();
    assert!(theirs.id == "ta" && theirs.at >= at(3_720 - 310), "{theirs:?}");
}

#[test]
fn a_short_deploy_leaves_its_lock_as_it_is() {
    let (_folder, remote) = opened();
    assert_eq!(take(&remote, &lock("ta", 0), &[]), Ok(Ok(())));
    carried(&remote, &Slow::new(20), || {}).unwrap();
    assert_eq!(remote.read(LOCK), Ok(Some(lock("ta", 0).words())));
}

#[test]
fn whoever_slept_until_another_came_sends_nothing_more() {
    let (folder, remote) = opened();
    assert_eq!(take(&remote, &lock("ta", 0), &[]), Ok(Ok(())));
    let slow = Slow::new(1);
    let stopped = carried(&remote, &slow, || {
        let came = take(&opened_at(&folder), &lock("ho", 4_000), &[]);
        assert_eq!(came, Ok(Ok(())));
        *slow.now.lock().unwrap() = 4_001;
    });
    assert!(matches!(stopped, Err(Stop::Overtaken)), "{stopped:?}");
    assert_eq!(remote.read(LOCK), Ok(Some(lock("ho", 4_000).words())));
    assert_eq!(remote.read("11.html"), Ok(None));
    assert_eq!(remote.read("lantoa-manifest.json"), Ok(None));
}
