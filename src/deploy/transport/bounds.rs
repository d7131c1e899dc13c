//! What a connection is bound by: how long a server is waited for, and how much is asked of it at
//! once.

use std::time::Duration;

/// How long a server is waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    /// Until it is reached.
    pub reach: Duration,
    /// While nothing comes or goes.
    pub silence: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { reach: Duration::from_secs(15), silence: Duration::from_secs(60) }
    }
}

/// What a connection is bound by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// How many files may be on the way at once; none if nobody says.
    pub(super) connections: Option<usize>,
    /// How long the server is waited for.
    pub(super) patience: Patience,
}
