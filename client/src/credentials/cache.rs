//! When what was found is used again, and when it is looked for anew.

use crate::identity::{Credentials, Token};
use smithy_shapes::Timestamp;

/// Something that may expire.
pub(crate) trait Expires {
    /// Returns the time after which it is of no use.
    fn expires_at(&self) -> Option<Timestamp>;
}

impl Expires for Credentials {
    fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at()
    }
}

impl Expires for Token {
    fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at()
    }
}

/// How long something that was found will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// For a while.
    Fresh,
    /// Not for long: whoever sees it first looks for another.
    Ageing,
    /// No more.
    Expired,
}

/// How long before its end something is looked for anew, in seconds.
const AHEAD: i64 = 5 * 60;

/// How long a failed search is not repeated while the old find lives, in seconds.
const PAUSE: i64 = 60;

/// What was found last, and when the next search is due.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    found: Option<T>,
    failed_at: Option<Timestamp>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept { found: None, failed_at: None }
    }
}

impl<T: Expires + Clone> Kept<T> {
    /// Returns what is kept, and how long it will do. None if there is nothing.
    pub(crate) fn get(&self, now: Timestamp) -> Option<(T, Freshness)> {
        let found = self.found.clone()?;
        let left = found.expires_at().map(|end| end.seconds().saturating_sub(now.seconds()));
        let pauses = self.failed_at.is_some_and(|at| now.seconds() < at.seconds() + PAUSE);
        let freshness = match left {
            Some(left) if left <= 0 => Freshness::Expired,
            Some(left) if left <= AHEAD && !pauses => Freshness::Ageing,
            _ => Freshness::Fresh,
        };
        Some((found, freshness))
    }

    /// Keeps what a search found.
    pub(crate) fn found(&mut self, found: T) {
        *self = Kept { found: Some(found), failed_at: None };
    }

    /// Remembers that a search found nothing.
    pub(crate) fn failed(&mut self, now: Timestamp) {
        self.failed_at = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::new(seconds, 0).unwrap()
    }

    #[test]
    fn a_search_is_due_five_minutes_before_the_end() {
        let mut kept = Kept::default();
        assert!(kept.get(at(0)).is_none());
        kept.found(Token::new("a").with_expiration(at(1000)));
        let freshness = |kept: &Kept<Token>, seconds| kept.get(at(seconds)).unwrap().1;
        assert_eq!(freshness(&kept, 699), Freshness::Fresh);
        assert_eq!(freshness(&kept, 700), Freshness::Ageing);
        assert_eq!(freshness(&kept, 1000), Freshness::Expired);
        // A failure leaves the old one in use for a while.
        kept.failed(at(710));
        assert_eq!(freshness(&kept, 769), Freshness::Fresh);
        assert_eq!(freshness(&kept, 770), Freshness::Ageing);
        kept.found(Token::new("b"));
        assert_eq!(freshness(&kept, 1_000_000), Freshness::Fresh);
    }
}
