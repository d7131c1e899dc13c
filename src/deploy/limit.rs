//! How many files of a site may vanish in one deploy without somebody's yes: a slip of the hand, or a
//! folder that was not there, must not empty a public site.

/// So many may always vanish.
const FEW: usize = 20;

/// And so many in a hundred.
const FEW_PERCENT: usize = 5;

/// A limit that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// A number of files.
    Files(usize),
    /// So many in a hundred of those that lie there.
    Percent(usize),
}

impl Limit {
    /// Reads `20` or `5%`.
    pub fn parse(text: &str) -> Option<Limit> {
        match text.strip_suffix('%') {
            Some(percent) => percent.trim().parse().ok().map(Limit::Percent),
            None => text.trim().parse().ok().map(Limit::Files),
        }
    }
}

/// How many of so many files may vanish; without a limit that was asked for, 20 or 5 %, whichever is
/// more.
pub fn allowed(limit: Option<Limit>, files: usize) -> usize {
    let share = |percent: usize| files.saturating_mul(percent) / 100;
    match limit {
        Some(Limit::Files(limit)) => limit,
        Some(Limit::Percent(percent)) => share(percent),
        None => FEW.max(share(FEW_PERCENT)),
    }
}
