//! The attempts of a call: when they are, what they have in common, and how each is signed.

use super::scheme::Scheme;
use super::{Identity, Now};
use crate::config::client::KeyCache;
use crate::error::Cause;
use crate::retry::{ClockSkew, RetryBudget, RetryPolicy, RetryReason};
use crate::sign::Signer;
use http::header::{AGE, AUTHORIZATION, DATE, HeaderName, HeaderValue};
use http::{Request, Response};
use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;
use std::time::Duration;

const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");
const ATTEMPT: HeaderName = HeaderName::from_static("amz-sdk-request");
const RETRY_AFTER: HeaderName = HeaderName::from_static("x-amz-retry-after");

/// The attempts of a call so far.
#[derive(Debug)]
pub(super) struct Attempts {
    count: u32,
    invocation_id: String,
    random: Random,
    /// When the last one was sent, and the skew of its signature.
    sent: Timestamp,
    skew: i64,
    /// What the last retry took from the budget.
    last_cost: Option<u32>,
}

impl Attempts {
    pub(super) fn new(seed: [u64; 2]) -> Attempts {
        let mut random = Random(seed[0] ^ seed[1].rotate_left(32));
        Attempts {
            count: 0,
            invocation_id: uuid([seed[0], random.next() ^ seed[1]]),
            random,
            sent: Timestamp::default(),
            skew: 0,
            last_cost: None,
        }
    }

    pub(super) fn count(&self) -> u32 {
        self.count
    }

    pub(super) fn skew(&self) -> i64 {
        self.skew
    }

    pub(super) fn last_cost(&self) -> Option<u32> {
        self.last_cost
    }

    /// Counts one more.
    pub(super) fn begin(&mut self, now: Now, skew: i64) {
        self.count += 1;
        self.sent = now.time;
        self.skew = skew;
    }

    /// Sets the headers that say which attempt of which call a request is.
    pub(super) fn mark(&self, request: &mut Request<Vec<u8>>, max_attempts: u32) {
        let number = format!("attempt={}; max={max_attempts}", self.count);
        let values = [(INVOCATION_ID, &self.invocation_id), (ATTEMPT, &number)];
        for (name, value) in values {
            if let Ok(value) = HeaderValue::from_str(value) {
                request.headers_mut().insert(name, value);
            }
        }
    }

    /// Learns from a response how far the clocks are apart.
    pub(super) fn learn(&self, skew: &ClockSkew, response: &Response<Vec<u8>>, now: Now) {
        let headers = response.headers();
        let date = headers.get(DATE).and_then(|date| date.to_str().ok());
        let date = date.and_then(|date| Timestamp::parse(date, TimestampFormat::HttpDate).ok());
        if let Some(date) = date {
            let is_cached = headers.contains_key(AGE);
            skew.learn(date.seconds(), self.sent.seconds(), now.time.seconds(), is_cached);
        }
    }

    /// Decides whether there is another attempt, and returns how long to wait before it.
    pub(super) fn retry(
        &mut self,
        policy: &RetryPolicy,
        budget: &RetryBudget,
        reason: RetryReason,
        asked: Option<Duration>,
    ) -> Option<Duration> {
        if self.count >= policy.max_attempts {
            return None;
        }
        let delay = policy.delay(self.count - 1, reason, self.random.fraction(), asked);
        self.last_cost = Some(budget.take(reason)?);
        Some(delay)
    }
}

/// Returns how long the service wants a client to wait.
pub(super) fn retry_after(response: &Response<Vec<u8>>) -> Option<Duration> {
    let text = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    text.trim().parse().ok().map(Duration::from_millis)
}

/// Returns a time so many seconds later.
pub(super) fn shifted(time: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::new(time.seconds().saturating_add(seconds), time.nanos()).unwrap_or(time)
}

/// Adds to a request what proves who makes it.
pub(super) fn prove(
    request: &mut Request<Vec<u8>>,
    scheme: &Scheme,
    identity: Option<&Identity>,
    time: Timestamp,
    keys: &KeyCache,
) -> Result<(), Cause> {
    match (scheme, identity) {
        (Scheme::SigV4 { name, region, options }, Some(Identity::Credentials(credentials))) => {
            let signer = Signer { credentials, region, service: name, options: *options };
            let key = keys.get(credentials, time, region, name);
            signer.sign_with(&key, request, time)?;
        }
        (Scheme::Bearer, Some(Identity::Token(token))) => {
            let mut value = HeaderValue::from_str(&format!("Bearer {}", token.as_str()))
                .map_err(|_| "the token has characters that a request cannot hold")?;
            value.set_sensitive(true);
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        _ => {}
    }
    Ok(())
}

/// A small generator of numbers for delays, where it matters that they differ and no more.
#[derive(Debug)]
struct Random(u64);

impl Random {
    /// SplitMix64: <https://doi.org/10.1145/2714064.2660195>.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1.
    fn fraction(&mut self) -> f64 {
        let bits = u32::try_from(self.next() >> 32).unwrap_or(u32::MAX);
        f64::from(bits) / f64::from(u32::MAX)
    }
}

/// Returns a random UUID: <https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4>.
fn uuid(random: [u64; 2]) -> String {
    let version =
        (u128::from(random[0]) << 64 | u128::from(random[1])) & !(0xF << 76) & !(0b11 << 62)
            | (4 << 76)
            | (0b10 << 62);
    let hex = format!("{version:032x}");
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids_of_version_4() {
        assert_eq!(uuid([0, 0]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([u64::MAX; 2]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn what_the_service_asks_for_is_in_milliseconds() {
        let asked = |text: &str| {
            let response = Response::builder().header("x-amz-retry-after", text);
            retry_after(&response.body(Vec::new()).unwrap())
        };
        assert_eq!(asked("1500"), Some(Duration::from_millis(1500)));
        assert_eq!(asked("soon"), None);
        assert_eq!(asked("-1"), None);
    }
}
