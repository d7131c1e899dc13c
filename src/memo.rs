//! What was made before, by digest: the one memory that every stage may use.
//!
//! Three rules hold for whatever is kept here. It is immutable. It depends on nothing but what its
//! digest was made from. Everything that it depends on is in the digest. So a memory can never be
//! stale; it can only be useless, and what a run did not ask for is dropped when the run ends.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::digest::Digest;

/// A map from the digest of an input to what was made of it.
#[derive(Debug)]
pub struct Memo<T> {
    kept: FxHashMap<Digest, Kept<T>>,
    is_changed: bool,
    round: u64,
}

#[derive(Debug)]
struct Kept<T> {
    made: Arc<T>,
    /// The last round that used it.
    round: u64,
}

impl<T> Memo<T> {
    /// What was made of this input before.
    pub fn get(&self, key: &Digest) -> Option<Arc<T>> {
        self.kept.get(key).map(|kept| kept.made.clone())
    }

    /// Keeps what this run used and nothing else.
    pub fn keep_only(&mut self, used: impl IntoIterator<Item = (Digest, Arc<T>)>) {
        self.round += 1;
        let round = self.round;
        for (key, made) in used {
            let kept = self.kept.entry(key).or_insert_with(|| {
                self.is_changed = true;
                Kept { made, round }
            });
            kept.round = round;
        }
        let before = self.kept.len();
        self.kept.retain(|_, kept| kept.round == round);
        self.is_changed |= self.kept.len() != before;
    }

    /// Keeps what was made of an input in the place of what was made of another.
    pub fn replace(&mut self, old: &Digest, key: Digest, made: Arc<T>) {
        self.kept.remove(old);
        self.kept.insert(key, Kept { made, round: self.round });
        self.is_changed = true;
    }

    /// Whether it keeps anything else than when it was settled.
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// Takes what is kept now as it was found: nothing new that would have to be saved.
    pub fn settle(&mut self) {
        self.is_changed = false;
    }

    /// All that is kept, in the order of the digests, for writing to disk.
    pub fn entries(&self) -> Vec<(Digest, Arc<T>)> {
        let mut entries: Vec<_> =
            self.kept.iter().map(|(key, kept)| (*key, kept.made.clone())).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        entries
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Memo { kept: FxHashMap::default(), is_changed: false, round: 0 }
    }
}
