//! Everything that the calls of a client have in common: its settings, and what it learns.

use crate::call::Progress;
use crate::identity::Credentials;
use crate::retry::{ClockSkew, RetryBudget, RetryPolicy};
use crate::sign::{Signer, SigningKey};
use http::{HeaderValue, Request, Response};
use smithy_shapes::Timestamp;
use smithy_shapes::endpoint::EndpointParams;
use smithy_shapes::operation::Service;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The limits on time of every call. None is infinite: what must not end gets a long limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// To connect, TLS included: 3.1 seconds.
    pub connect: Duration,
    /// Between two pieces of an answer: 60 seconds.
    pub read: Duration,
    /// For one attempt, from the connection to the last byte of the answer: 120 seconds.
    pub attempt: Duration,
    /// For the whole call, with all its attempts and waits: 300 seconds.
    pub call: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Timeouts {
            connect: Duration::from_millis(3100),
            read: Duration::from_secs(60),
            attempt: Duration::from_secs(120),
            call: Duration::from_secs(300),
        }
    }
}

/// A function that may change a request before it is signed.
pub type RequestHook = Arc<dyn Fn(&mut Request<Vec<u8>>) + Send + Sync>;

/// A function that sees every whole response.
pub type ResponseHook = Arc<dyn Fn(&Response<Vec<u8>>) + Send + Sync>;

/// A function that sees what happens during calls.
pub type ProgressHook = Arc<dyn Fn(&Progress<'_>) + Send + Sync>;

/// What the calls of a client have in common. Drivers keep one, and calls borrow it.
#[non_exhaustive]
pub struct ClientConfig<S: Service> {
    /// What decides where requests go.
    pub endpoints: S::Endpoints,
    /// The region of signatures, if the service has regions.
    pub region: Option<String>,
    /// How often a call is tried.
    pub retry: RetryPolicy,
    /// The limits on time.
    pub timeouts: Timeouts,
    /// What the client calls itself.
    pub user_agent: HeaderValue,
    /// Whether some operations put a prefix in front of the host.
    pub takes_host_prefix: bool,
    /// Whether requests are signed.
    pub signs: bool,
    /// Whether a token comes before credentials, where an operation takes both.
    pub prefers_token: bool,
    /// Whether signatures follow the clock of the service.
    pub corrects_clock: bool,
    /// What may change every request before it is signed.
    pub on_request: Vec<RequestHook>,
    /// What sees every whole response.
    pub on_response: Vec<ResponseHook>,
    /// What sees what happens during calls.
    pub on_progress: Vec<ProgressHook>,
    /// How many retries are left.
    pub budget: RetryBudget,
    /// How far the clocks are apart.
    pub skew: ClockSkew,
    pub(crate) keys: KeyCache,
}

impl<S: Service> ClientConfig<S> {
    /// Returns the settings of a client for one region, if the service has regions, with defaults for
    /// everything else.
    pub fn new(region: Option<&str>) -> ClientConfig<S> {
        let mut endpoints = S::Endpoints::default();
        if let Some(region) = region {
            endpoints.set_region(region);
        }
        ClientConfig {
            endpoints,
            region: region.map(str::to_owned),
            retry: RetryPolicy::default(),
            timeouts: Timeouts::default(),
            user_agent: user_agent::<S>(None),
            takes_host_prefix: true,
            signs: true,
            prefers_token: false,
            corrects_clock: true,
            on_request: Vec::new(),
            on_response: Vec::new(),
            on_progress: Vec::new(),
            budget: RetryBudget::default(),
            skew: ClockSkew::default(),
            keys: KeyCache::default(),
        }
    }
}

/// Short, and without secrets.
impl<S: Service> fmt::Debug for ClientConfig<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientConfig")
            .field("service", &S::SCHEMA.name())
            .field("region", &self.region)
            .field("retry", &self.retry)
            .field("timeouts", &self.timeouts)
            .finish_non_exhaustive()
    }
}

/// Returns what a client calls itself, and the service that it is for; with what its program adds.
pub(crate) fn user_agent<S: Service>(added: Option<&str>) -> HeaderValue {
    let service = S::SCHEMA.sdk_id().unwrap_or(S::SCHEMA.name());
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!$%&'*+-.^_`|~".contains(c);
    let api = service.replace(|c| !is_token(c), "-");
    let added = added.map_or(String::new(), |added| format!(" {added}"));
    let text = format!(
        concat!("smithy-client/", env!("CARGO_PKG_VERSION"), " api/{}#{} os/{} lang/rust{}"),
        api,
        S::SCHEMA.version(),
        std::env::consts::OS,
        added
    );
    HeaderValue::from_str(&text).unwrap_or(
        const { HeaderValue::from_static(concat!("smithy-client/", env!("CARGO_PKG_VERSION"))) },
    )
}

/// The key of the last signature: it serves a day, and deriving one takes longer than signing.
#[derive(Default)]
pub(crate) struct KeyCache(Mutex<Option<(Credentials, Arc<SigningKey>)>>);

impl KeyCache {
    /// Returns the kept key if it is what the signer needs, and otherwise derives another and keeps
    /// that.
    pub(crate) fn get(&self, signer: &Signer<'_>, time: Timestamp) -> Arc<SigningKey> {
        let Signer { credentials, region, service, options } = *signer;
        let is_for = |key: &SigningKey| key.is_for(options.algorithm, time, region, service);
        // A thread that panicked left a whole key behind.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((holder, key)) if holder == credentials && is_for(key) => Arc::clone(key),
            _ => {
                let key = Arc::new(signer.key(time));
                *kept = Some((credentials.clone(), Arc::clone(&key)));
                key
            }
        }
    }
}
