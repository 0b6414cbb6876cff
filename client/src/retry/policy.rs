//! How often a call is tried, and how long it waits in between.

use std::time::Duration;

/// Why a call is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryReason {
    /// What went wrong may be gone the next time.
    Transient,
    /// The service asks for fewer requests.
    Throttling,
}

/// How often a call is tried, and how long it waits in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How many attempts a call has in all; 1 turns retries off.
    pub max_attempts: u32,
    /// The longest first delay after a transient error. Each further one is twice as long.
    pub base_delay: Duration,
    /// The same where the service asks for fewer requests.
    pub throttling_delay: Duration,
    /// The longest delay.
    pub max_delay: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        RetryPolicy {
            max_attempts: 3,
            base_delay: Duration::from_millis(50),
            throttling_delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(20),
        }
    }
}

/// How much longer than our own delay a service may make us wait.
const MAX_ASKED: Duration = Duration::from_secs(5);

impl RetryPolicy {
    /// Returns how long to wait before a retry: the first is number 0. `random` is from 0 to 1, and
    /// `asked` what the service says in `x-amz-retry-after`.
    pub fn delay(
        &self,
        retry: u32,
        reason: RetryReason,
        random: f64,
        asked: Option<Duration>,
    ) -> Duration {
        let base = match reason {
            RetryReason::Transient => self.base_delay,
            RetryReason::Throttling => self.throttling_delay,
        };
        let factor = 2u32.checked_pow(retry).unwrap_or(u32::MAX);
        let longest = base.saturating_mul(factor).min(self.max_delay);
        let own = longest.mul_f64(if random.is_finite() { random.clamp(0.0, 1.0) } else { 1.0 });
        asked.map_or(own, |asked| asked.clamp(own, own + MAX_ASKED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays() {
        let policy = RetryPolicy::default();
        let ms = |retry, reason, random, asked: Option<u64>| {
            policy.delay(retry, reason, random, asked.map(Duration::from_millis)).as_millis()
        };
        use RetryReason::{Throttling, Transient};
        assert_eq!([0, 1, 2].map(|retry| ms(retry, Transient, 1.0, None)), [50, 100, 200]);
        assert_eq!([0, 1, 9].map(|retry| ms(retry, Throttling, 0.5, None)), [500, 1000, 10_000]);
        assert_eq!(ms(u32::MAX, Transient, 1.0, None), 20_000);
        // What the service asks for counts from our own delay to five seconds more.
        assert_eq!(ms(0, Transient, 1.0, Some(10)), 50);
        assert_eq!(ms(0, Transient, 1.0, Some(1500)), 1500);
        assert_eq!(ms(0, Transient, 1.0, Some(60_000)), 5050);
    }
}
