//! What a translation follows: the marks of its original, and what has changed since they were
//! written down.
//!
//! Only marks are kept, so the old words are unknown; but which parts are others now, new, or gone
//! can be told. The texts of list items are not followed (design, section 2).

use super::body::Mark;
use super::text::Text;

/// The marks of an original as a translation writes them into `of`: the title's, the summary's, and
/// one for each block of the body.
pub fn marks(original: &Text) -> Vec<Mark> {
    let summary = original.summary.as_deref().unwrap_or_default();
    let head = [Mark::of(&original.title.value), Mark::of(summary)];
    head.into_iter().chain(original.body.blocks.iter().map(|block| block.mark)).collect()
}

/// What has changed in an original. Numbers are places among the blocks of its body, from 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// The title is another.
    pub title: bool,
    /// The summary is another.
    pub summary: bool,
    /// Blocks that stand where others stood.
    pub changed: Vec<usize>,
    /// Blocks that are new between old ones.
    pub added: Vec<usize>,
    /// How many blocks are gone.
    pub removed: usize,
}

impl Changes {
    /// Whether the translation still follows its original.
    pub fn is_none(&self) -> bool {
        *self == Changes::default()
    }
}

/// What has changed since a translation wrote `of`. Without any marks nothing is known to have.
pub fn changes(of: &[Option<Mark>], original: &Text) -> Changes {
    let mut changes = Changes::default();
    if of.is_empty() {
        return changes;
    }
    let marks = marks(original);
    let ([title, summary, old @ ..], [title_now, summary_now, now @ ..]) = (of, marks.as_slice())
    else {
        changes.title = true;
        return changes;
    };
    changes.title = *title != Some(*title_now);
    changes.summary = *summary != Some(*summary_now);
    let now: Vec<Option<Mark>> = now.iter().copied().map(Some).collect();
    let (mut from, mut to) = (0, 0);
    let end = (old.len(), now.len());
    for (next_old, next_now) in kept(old, &now).into_iter().chain([end]) {
        let (were, are) = (next_old - from, next_now - to);
        let both = were.min(are);
        changes.changed.extend(to..to + both);
        changes.added.extend(to + both..next_now);
        changes.removed += were - both;
        (from, to) = (next_old + 1, next_now + 1);
    }
    changes
}

/// More pairs than this are not compared: what differs in a body of so many blocks is one piece.
const MOST_PAIRS: usize = 4_000_000;

/// The pairs of places at which the same block stands, in order: the longest such row.
fn kept(old: &[Option<Mark>], now: &[Option<Mark>]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(now).take_while(|(a, b)| a == b).count();
    let (old_rest, now_rest) = (&old.get(head..), &now.get(head..));
    let (Some(old_rest), Some(now_rest)) = (old_rest, now_rest) else { return Vec::new() };
    let tail = old_rest.iter().rev().zip(now_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_end, now_end) = (old.len() - tail, now.len() - tail);
    let middle = match (old.get(head..old_end), now.get(head..now_end)) {
        (Some(old), Some(now)) if old.len().saturating_mul(now.len()) <= MOST_PAIRS => {
            longest(old, now)
        }
        _ => Vec::new(),
    };
    let first = (0..head).map(|at| (at, at));
    let middle = middle.into_iter().map(|(a, b)| (a + head, b + head));
    let last = (0..tail).map(|at| (old_end + at, now_end + at));
    first.chain(middle).chain(last).collect()
}

/// The longest common subsequence, by the table of lengths.
fn longest(old: &[Option<Mark>], now: &[Option<Mark>]) -> Vec<(usize, usize)> {
    let width = now.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    let at = |lengths: &[u32], a: usize, b: usize| {
        lengths.get(a * width + b).copied().unwrap_or_default()
    };
    for (a, one) in old.iter().enumerate().rev() {
        for (b, other) in now.iter().enumerate().rev() {
            let length = match one == other {
                true => at(&lengths, a + 1, b + 1) + 1,
                false => at(&lengths, a + 1, b).max(at(&lengths, a, b + 1)),
            };
            if let Some(place) = lengths.get_mut(a * width + b) {
                *place = length;
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(one), Some(other)) = (old.get(a), now.get(b)) {
        if one == other {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if at(&lengths, a + 1, b) >= at(&lengths, a, b + 1) {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
