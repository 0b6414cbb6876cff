//! One call of an operation, as a state machine that neither waits nor sends.
//!
//! A driver asks [`Call::poll`] what to do, does it, and tells [`Call::handle`] what came of it, until the
//! call is done. The time is an argument, and whatever is random follows from a seed, so a call can be
//! replayed.
//!
//! ```text
//!            ┌──────────────────── the next attempt ◄───────────────────┐
//!            ▼                                                          │
//! poll ─► Identify ─► handle(Identity) ─► Send ─► handle(Answer) ─► Wait ─► handle(Waited)
//!                                          │             │
//!                                          └─► Done ◄────┘
//! ```

mod attempt;
mod presign;
mod progress;
mod scheme;

pub use progress::{Progress, What};
pub use scheme::Needed;

use crate::config::client::ClientConfig;
use crate::error::{CallError, Cause, Context, Timeout, TransportError};
use crate::identity::Identity;
use crate::retry::RetryReason;
use attempt::Attempts;
use http::{Request, Response};
use scheme::Scheme;
use smithy_shapes::endpoint::EndpointParams;
use smithy_shapes::{Endpoint, Error, ErrorKind, Operation, OperationError, Timestamp};
use std::time::Duration;

/// What comes of a call: the output of its operation, or why there is none.
pub type Outcome<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

/// What to do next.
#[derive(Debug)]
pub enum Step<'s, O: Operation> {
    /// Find out who makes the request, and say so with [`Event::Identity`].
    Identify(Needed),
    /// Send the request within these limits, and say what came with [`Event::Answer`].
    Send(&'s Request<Vec<u8>>, Limits),
    /// Wait, and then say [`Event::Waited`].
    Wait(Duration),
    /// There is nothing more to do.
    Done(Box<Outcome<O>>),
}

/// The limits of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// To connect, TLS included.
    pub connect: Duration,
    /// Between two pieces of the answer.
    pub read: Duration,
    /// From the connection to the last byte of the answer.
    pub total: Duration,
    /// The longest body, in bytes.
    pub max_body: u64,
}

/// What came of a step.
#[derive(Debug)]
pub enum Event {
    /// Who makes the request.
    Identity(Result<Identity, Cause>),
    /// The whole answer.
    Answer(Result<Response<Vec<u8>>, TransportError>),
    /// The time to wait is over.
    Waited,
}

/// The time, by both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The time of day, for signatures.
    pub time: Timestamp,
    /// How long ago the call began, by a clock that never jumps.
    pub elapsed: Duration,
}

/// What no whole body in memory should exceed, unless the model says that it is a stream.
const MAX_BODY: u64 = 256 << 20;

/// One call of an operation. See the [module](self).
#[derive(Debug)]
pub struct Call<'c, O: Operation> {
    config: &'c ClientConfig<O::Service>,
    input: &'c O::Input,
    state: State<O>,
    attempts: Attempts,
    endpoint: Option<Endpoint>,
    /// The request, which every attempt signs anew.
    request: Option<Request<Vec<u8>>>,
    /// What an answer says of where the request belongs.
    hint: Option<String>,
}

#[derive(Debug)]
enum State<O: Operation> {
    Identify,
    Prepare(Option<Identity>),
    Send,
    Wait(Duration),
    Done(Option<Box<Outcome<O>>>),
}

impl<'c, O: Operation> Call<'c, O> {
    /// Begins a call. The seed decides what is random in it: when it is tried again, and the ID that its
    /// attempts share.
    pub fn new(
        config: &'c ClientConfig<O::Service>,
        input: &'c O::Input,
        seed: [u64; 2],
    ) -> Call<'c, O> {
        let state = match Self::needed(config) {
            Some(_) => State::Identify,
            None => State::Prepare(None),
        };
        Call {
            config,
            input,
            state,
            attempts: Attempts::new(seed),
            endpoint: None,
            request: None,
            hint: None,
        }
    }

    fn needed(config: &ClientConfig<O::Service>) -> Option<Needed> {
        scheme::needed(O::SCHEMA, config.prefers_token).0.filter(|_| config.signs)
    }

    /// Returns what to do next. Asking again without [`handle`](Self::handle) gives the same answer,
    /// except after [`Step::Done`], which hands out the result once.
    pub fn poll(&mut self, now: Now) -> Step<'_, O> {
        let limit = self.config.timeouts.call;
        if now.elapsed >= limit && !matches!(self.state, State::Done(_)) {
            self.fail(now, |context| CallError::Timeout(Timeout::Call(limit), context));
        }
        if let State::Prepare(identity) = &mut self.state {
            let identity = identity.take();
            match self.prepare(identity.as_ref(), now) {
                Ok(()) => {
                    self.state = State::Send;
                    self.tell(What::Sends);
                }
                Err(error) => self.finish(now, Err(error)),
            }
        }
        let (limits, left) = (self.limits(now), limit.saturating_sub(now.elapsed));
        match (&mut self.state, &self.request) {
            (State::Send, Some(request)) => Step::Send(request, limits),
            (State::Wait(delay), _) => Step::Wait((*delay).min(left)),
            (State::Done(outcome), _) => match outcome.take() {
                Some(outcome) => Step::Done(outcome),
                None => Step::Done(Box::new(Err(self.over()))),
            },
            _ => Step::Identify(Self::needed(self.config).unwrap_or(Needed::Credentials)),
        }
    }

    /// Says what came of the step that [`poll`](Self::poll) gave. An event that does not belong to it is
    /// ignored.
    pub fn handle(&mut self, now: Now, event: Event) {
        match (&self.state, event) {
            (State::Identify, Event::Identity(Ok(identity))) => {
                self.state = State::Prepare(Some(identity));
            }
            (State::Identify, Event::Identity(Err(cause))) => self.without_identity(now, cause),
            (State::Send, Event::Answer(answer)) => self.answered(answer, now),
            (State::Wait(_), Event::Waited) => {
                self.state = match Self::needed(self.config) {
                    Some(_) => State::Identify,
                    None => State::Prepare(None),
                };
            }
            _ => {}
        }
    }

    fn without_identity(&mut self, now: Now, cause: Cause) {
        let (_, is_optional) = scheme::needed(O::SCHEMA, false);
        if is_optional {
            self.state = State::Prepare(None);
        } else {
            self.fail(now, |context| CallError::Credentials(cause, context));
        }
    }

    /// Makes the request, if this is the first attempt, and signs it.
    fn prepare(
        &mut self,
        identity: Option<&Identity>,
        now: Now,
    ) -> Result<(), CallError<O::Error>> {
        if self.request.is_none() {
            self.build(identity)?;
        }
        self.attempts.begin(now, self.config.skew.seconds());
        let (Some(mut request), Some(endpoint)) = (self.request.take(), &self.endpoint) else {
            return Err(self.over());
        };
        self.attempts.mark(&mut request, self.config.retry.max_attempts);
        let scheme = match identity {
            None => Scheme::Anonymous,
            Some(Identity::Token(_)) => Scheme::Bearer,
            Some(Identity::Credentials(_)) => {
                let region = self.config.region.as_deref().unwrap_or_default();
                scheme::signed(O::SCHEMA, endpoint, region)
                    .map_err(|why| CallError::Sign(why.into(), self.context()))?
            }
        };
        let time = attempt::shifted(now.time, self.attempts.skew());
        match attempt::prove(&mut request, &scheme, identity, time, &self.config.keys) {
            Ok(()) => {
                self.request = Some(request);
                Ok(())
            }
            Err(cause) => Err(CallError::Sign(cause, self.context())),
        }
    }

    /// Makes what all attempts share: the endpoint, and the request as it is before it is signed.
    fn build(&mut self, identity: Option<&Identity>) -> Result<(), CallError<O::Error>> {
        let mut params = self.config.endpoints.clone();
        if let Some(Identity::Credentials(credentials)) = identity
            && let Some(account) = credentials.account_id()
        {
            params.set_text("AWS::Auth::AccountId", account);
        }
        let endpoint = params
            .for_operation::<O>(self.input)
            .resolve()
            .map_err(|error| CallError::Endpoint(error, self.context()))?;
        let endpoint = match self.config.takes_host_prefix {
            true => endpoint,
            false => endpoint.without_host_prefix(),
        };
        let request = O::to_request(self.input, &endpoint);
        self.endpoint = Some(endpoint);
        let mut request = request.map_err(|error| CallError::Build(error, self.context()))?;
        let user_agent = self.config.user_agent.clone();
        request.headers_mut().entry(http::header::USER_AGENT).or_insert(user_agent);
        self.config.on_request.iter().for_each(|hook| hook(&mut request));
        self.request = Some(request);
        Ok(())
    }

    fn answered(&mut self, answer: Result<Response<Vec<u8>>, TransportError>, now: Now) {
        let config = self.config;
        let after = now.elapsed.saturating_sub(self.attempts.sent_at());
        let response = match answer {
            Ok(response) => response,
            Err(error) => {
                self.tell(What::Broke { error: &error, after });
                let is_transient = error.is_transient();
                let retry =
                    is_transient.then(|| self.retry(RetryReason::Transient, None)).flatten();
                return self.wait_or(now, retry, |context| CallError::Transport(error, context));
            }
        };
        self.tell(What::Answered { status: response.status().as_u16(), after });
        config.on_response.iter().for_each(|hook| hook(&response));
        if config.corrects_clock {
            self.attempts.learn(&config.skew, &response, now);
        }
        let error = match O::from_response(&response) {
            Ok(output) => {
                config.budget.succeed(self.attempts.last_cost());
                return self.finish(now, Ok(output));
            }
            Err(error) => error,
        };
        self.hint = attempt::place(&response);
        let asked = attempt::retry_after(&response);
        let is_skewed =
            config.corrects_clock && config.skew.explains(error.code(), self.attempts.skew());
        let reason = match (error.is_throttling(), error.is_retryable() || is_skewed) {
            (true, _) => Some(RetryReason::Throttling),
            (false, true) => Some(RetryReason::Transient),
            _ => None,
        };
        let retry = reason.and_then(|reason| self.retry(reason, asked));
        self.wait_or(now, retry, |context| CallError::Service(error, context));
    }

    /// Returns how long to wait before the next attempt. None if there is none.
    fn retry(&mut self, reason: RetryReason, asked: Option<Duration>) -> Option<Duration> {
        self.attempts.retry(&self.config.retry, &self.config.budget, reason, asked)
    }

    fn wait_or(
        &mut self,
        now: Now,
        delay: Option<Duration>,
        error: impl FnOnce(Context) -> CallError<O::Error>,
    ) {
        match delay {
            Some(delay) => {
                self.tell(What::Waits { delay });
                self.state = State::Wait(delay);
            }
            None => self.fail(now, error),
        }
    }

    fn fail(&mut self, now: Now, error: impl FnOnce(Context) -> CallError<O::Error>) {
        let error = error(self.context());
        self.finish(now, Err(error));
    }

    fn finish(&mut self, now: Now, outcome: Outcome<O>) {
        self.tell(What::Ended { succeeded: outcome.is_ok(), after: now.elapsed });
        self.state = State::Done(Some(Box::new(outcome)));
    }

    fn over(&self) -> CallError<O::Error> {
        let error = Error::new(ErrorKind::Value, "the call is over");
        CallError::Build(error, self.context())
    }

    fn context(&self) -> Context {
        let endpoint = self.endpoint.as_ref().map(|endpoint| endpoint.url().to_owned());
        Context::new(O::SCHEMA.name(), self.attempts.count(), endpoint).hint(self.hint.clone())
    }

    fn tell(&self, what: What<'_>) {
        let (operation, attempt) = (O::SCHEMA.name(), self.attempts.count());
        let progress = Progress { operation, attempt, what };
        self.config.on_progress.iter().for_each(|hook| hook(&progress));
    }

    fn limits(&self, now: Now) -> Limits {
        let timeouts = self.config.timeouts;
        let left = timeouts.call.saturating_sub(now.elapsed);
        let members = O::SCHEMA.output().members();
        let is_stream = members.iter().any(|member| member.is_streaming());
        Limits {
            connect: timeouts.connect.min(left),
            read: timeouts.read.min(left),
            total: timeouts.attempt.min(left),
            max_body: if is_stream { u64::MAX } else { MAX_BODY },
        }
    }
}
