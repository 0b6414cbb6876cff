//! The attempts of a call: when they are, what they have in common, and how each is signed.

use super::scheme::Scheme;
use super::{Identity, Now};
use crate::config::client::KeyCache;
use crate::error::Cause;
use crate::random::{Random, uuid};
use crate::retry::{ClockSkew, RetryBudget, RetryPolicy, RetryReason};
use crate::sign::Signer;
use http::header::{AGE, AUTHORIZATION, DATE, HeaderName, HeaderValue, LOCATION};
use http::{Request, Response};
use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;
use std::time::Duration;

const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");
const ATTEMPT: HeaderName = HeaderName::from_static("amz-sdk-request");
const BUCKET_REGION: HeaderName = HeaderName::from_static("x-amz-bucket-region");
const RETRY_AFTER: HeaderName = HeaderName::from_static("x-amz-retry-after");

/// The attempts of a call so far.
#[derive(Debug)]
pub(super) struct Attempts {
    count: u32,
    invocation_id: Option<HeaderValue>,
    random: Random,
    /// When the last one was sent, and the skew of its signature.
    sent: Timestamp,
    sent_at: Duration,
    skew: i64,
    /// What the last retry took from the budget.
    last_cost: Option<u32>,
}

impl Attempts {
    pub(super) fn new(seed: [u64; 2]) -> Attempts {
        let mut random = Random::new(seed[0] ^ seed[1].rotate_left(32));
        Attempts {
            count: 0,
            invocation_id: HeaderValue::try_from(uuid([seed[0], random.next() ^ seed[1]])).ok(),
            random,
            sent: Timestamp::default(),
            sent_at: Duration::ZERO,
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

    /// Returns when the last one was sent, after the call began.
    pub(super) fn sent_at(&self) -> Duration {
        self.sent_at
    }

    /// Counts one more.
    pub(super) fn begin(&mut self, now: Now, skew: i64) {
        self.count += 1;
        self.sent = now.time;
        self.sent_at = now.elapsed;
        self.skew = skew;
    }

    /// Sets the headers that say which attempt of which call a request is.
    pub(super) fn mark(&self, request: &mut Request<Vec<u8>>, max_attempts: u32) {
        let number = format!("attempt={}; max={max_attempts}", self.count);
        let number = HeaderValue::try_from(number).ok();
        for (name, value) in [(INVOCATION_ID, self.invocation_id.clone()), (ATTEMPT, number)] {
            if let Some(value) = value {
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

/// Returns what a response says of where the request belongs, if it is not there: Amazon S3 names the
/// region of a bucket, and others redirect.
pub(super) fn place(response: &Response<Vec<u8>>) -> Option<String> {
    let header = |name: HeaderName| response.headers().get(name)?.to_str().ok();
    if let Some(region) = header(BUCKET_REGION).filter(|_| response.status() != 404) {
        return Some(format!("the bucket is in the region {region}"));
    }
    let location = header(LOCATION).filter(|_| response.status().is_redirection())?;
    Some(format!("redirects are not followed, such as this one to {location}"))
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
        (Scheme::Signed { name, region, options }, Some(Identity::Credentials(credentials))) => {
            let signer = Signer { credentials, region, service: name, options: *options };
            let key = keys.get(&signer, time);
            signer.sign_with(&key, request, time)?;
        }
        (Scheme::Bearer, Some(Identity::Token(token))) => {
            let mut value = HeaderValue::from_str(&format!("Bearer {}", token.text()))
                .map_err(|_| "the token has characters that a request cannot hold")?;
            value.set_sensitive(true);
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        // An attempt before may have had what this one lacks.
        _ => {
            request.headers_mut().remove(AUTHORIZATION);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
