//! Waiting until the files of a site have lain still for longer than a disk's step of time: only then are
//! their times believed.

use std::path::Path;
use std::time::{Duration, Instant};

use lantoa::source::{self, remembered::Remembered};

/// What is remembered of a site's files as soon as this is among it.
pub(crate) fn settled(folder: &Path, among: impl Fn(&Remembered) -> bool) -> Remembered {
    let began = Instant::now();
    loop {
        let read = source::read(folder, &Remembered::default()).unwrap();
        let remembered = read.value.remembered();
        if among(&remembered) {
            return remembered;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "the times are never believed");
    }
}
