//! How many retries a client may make while its service is in trouble.

use super::RetryReason;
use std::sync::atomic::{AtomicU32, Ordering};

/// Tokens that all calls of a client share. A retry takes some, success gives them back, so that a
/// service which fails for long gets hardly more requests than there are calls.
#[derive(Debug)]
pub struct RetryBudget(AtomicU32);

/// What the budget holds at most, and at the start.
const CAPACITY: u32 = 500;

/// What a first attempt that succeeds gives back.
const SUCCESS: u32 = 1;

impl Default for RetryBudget {
    fn default() -> Self {
        RetryBudget(AtomicU32::new(CAPACITY))
    }
}

impl RetryBudget {
    /// Takes the tokens of a retry, and returns how many; none if there are too few.
    pub fn take(&self, reason: RetryReason) -> Option<u32> {
        let cost = match reason {
            RetryReason::Throttling => 5,
            RetryReason::Transient => 14,
        };
        let taken = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(cost));
        taken.is_ok().then_some(cost)
    }

    /// Gives back what the last retry of a call took, once the call succeeds; of one that succeeds at
    /// the first attempt, `last_cost` is none.
    pub fn succeed(&self, last_cost: Option<u32>) {
        let back = last_cost.unwrap_or(SUCCESS);
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            Some(left.saturating_add(back).min(CAPACITY))
        });
    }

    /// Returns how many tokens are left.
    pub fn left(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        let budget = RetryBudget::default();
        let cost = budget.take(RetryReason::Transient);
        assert_eq!((cost, budget.left()), (Some(14), 486));
        budget.succeed(cost);
        budget.succeed(None);
        assert_eq!(budget.left(), 500);
        assert_eq!(
            (0..).take_while(|_| budget.take(RetryReason::Throttling).is_some()).count(),
            100
        );
        assert_eq!((budget.take(RetryReason::Transient), budget.left()), (None, 0));
        budget.succeed(None);
        assert_eq!(budget.left(), 1);
    }
}
