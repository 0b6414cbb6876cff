//! How far the clock here is from that of a service.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// How far the clock here is behind that of a service, in seconds; less than zero if it is ahead.
/// All calls of a client share it.
#[derive(Debug, Default)]
pub struct ClockSkew(AtomicI64);

/// Responses that took longer say too little about now.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Smaller differences do no harm to signatures.
const HARMLESS: i64 = 4 * 60;

/// The codes by which services refuse a signature whose time is off.
const CODES: [&str; 4] =
    ["InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure", "RequestTimeTooSkewed"];

impl ClockSkew {
    /// Returns the seconds to add to the clock here for a signature.
    pub fn seconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Learns from a response: its header `date`, and when the request was sent and answered by the
    /// clock here, all in seconds since 1970. A cached response, which has a header `age`, says nothing.
    pub fn learn(&self, date: i64, sent: i64, received: i64, is_cached: bool) {
        let took = received.saturating_sub(sent);
        let is_fresh = u64::try_from(took).is_ok_and(|took| took < LONGEST.as_secs());
        if is_fresh && !is_cached {
            self.0.store(date.saturating_sub(sent + took / 2), Ordering::Relaxed);
        }
    }

    /// Reports whether an error with this code is due to a clock that is off, so that the same request
    /// may succeed with another signature. `signed_with` is the skew that its signature had.
    pub fn explains(&self, code: &str, signed_with: i64) -> bool {
        let off = self.seconds().saturating_sub(signed_with);
        CODES.contains(&code) && off.abs() > HARMLESS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skew() {
        let skew = ClockSkew::default();
        skew.learn(1_000, 500, 502, true);
        skew.learn(1_000, 500, 500 + 15 * 60, false);
        assert_eq!(skew.seconds(), 0);
        skew.learn(1_000, 500, 502, false);
        assert_eq!(skew.seconds(), 499);
        assert!(skew.explains("RequestTimeTooSkewed", 0));
        assert!(!skew.explains("RequestTimeTooSkewed", 499) && !skew.explains("AccessDenied", 0));
    }
}
