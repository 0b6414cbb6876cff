//! Why a call failed.

use smithy_shapes::schema::Schema;
use smithy_shapes::{Error, OperationError};
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// Any error, as a cause.
pub type Cause = Box<dyn StdError + Send + Sync>;

/// Why a call failed. One line says everything: the operation, what went wrong, the request, the
/// attempts, and where they were sent.
///
/// ```text
/// ListApplications failed: ThrottlingException: Rate exceeded (request 4442587f, 3 attempts, https://gameliftstreams.us-west-2.api.aws)
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<E> {
    /// The service answered with an error, or with something that cannot be read.
    Service(E, Context),
    /// Nothing proves who makes the request.
    Credentials(Cause, Context),
    /// The service has no endpoint for these settings.
    Endpoint(Error, Context),
    /// The input does not make a request: a member is missing that belongs in the path, for example.
    Build(Error, Context),
    /// The request could not be signed.
    Sign(Cause, Context),
    /// No whole answer came back.
    Transport(TransportError, Context),
    /// A limit on time ran out.
    Timeout(Timeout, Context),
}

/// What was called, how often, and where.
#[derive(Clone, PartialEq, Eq)]
pub struct Context(Box<ContextParts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct ContextParts {
    operation: &'static str,
    attempts: u32,
    endpoint: Option<String>,
    hint: Option<String>,
}

impl Context {
    pub(crate) fn new(operation: &'static str, attempts: u32, endpoint: Option<String>) -> Context {
        Context(Box::new(ContextParts { operation, attempts, endpoint, hint: None }))
    }

    /// Adds what helps whoever reads the error.
    pub(crate) fn hint(mut self, hint: Option<String>) -> Context {
        self.0.hint = hint;
        self
    }

    /// Returns the name of the operation.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// Returns how many requests were sent, or were about to be.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the URL of the endpoint, if it is known.
    pub fn endpoint(&self) -> Option<&str> {
        self.0.endpoint.as_deref()
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E> CallError<E> {
    /// Returns what was called, how often, and where.
    pub fn context(&self) -> &Context {
        match self {
            CallError::Service(_, context)
            | CallError::Credentials(_, context)
            | CallError::Endpoint(_, context)
            | CallError::Build(_, context)
            | CallError::Sign(_, context)
            | CallError::Transport(_, context)
            | CallError::Timeout(_, context) => context,
        }
    }

    /// Returns the error of the service, if that is what went wrong.
    pub fn as_service_error(&self) -> Option<&E> {
        match self {
            CallError::Service(error, _) => Some(error),
            _ => None,
        }
    }

    /// Returns the error of the service, or this error if something else went wrong.
    ///
    /// # Errors
    ///
    /// This error.
    pub fn into_service_error(self) -> Result<E, Self> {
        match self {
            CallError::Service(error, _) => Ok(error),
            other => Err(other),
        }
    }

    /// Reports whether the service may have received the request, so that what it asks for may have
    /// happened.
    pub fn may_have_been_sent(&self) -> bool {
        match self {
            CallError::Service(..) => true,
            CallError::Transport(error, context) => {
                error.may_have_been_sent() || context.attempts() > 1
            }
            CallError::Timeout(_, context) => context.attempts() > 0,
            CallError::Credentials(_, context)
            | CallError::Endpoint(_, context)
            | CallError::Build(_, context)
            | CallError::Sign(_, context) => context.attempts() > 1,
        }
    }
}

impl<E: OperationError> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ContextParts { operation, attempts, endpoint, hint } = &*self.context().0;
        write!(f, "{operation} failed: ")?;
        let mut request = None;
        match self {
            CallError::Service(error, _) => {
                request = error.request_id();
                write!(f, "{}", WithoutRequest(error))?;
            }
            CallError::Credentials(cause, _) => write!(f, "no credentials: {cause}")?,
            CallError::Endpoint(cause, _) => write!(f, "{cause}")?,
            CallError::Build(cause, _) => write!(f, "{cause}")?,
            CallError::Sign(cause, _) => write!(f, "{cause}")?,
            CallError::Transport(cause, _) => write!(f, "{cause}")?,
            CallError::Timeout(cause, _) => write!(f, "{cause}")?,
        }
        let request = request.map(|id| format!("request {}", on_one_line(id)));
        let attempts = match attempts {
            0 => None,
            1 => Some("1 attempt".to_owned()),
            more => Some(format!("{more} attempts")),
        };
        let facts: Vec<String> =
            request.into_iter().chain(attempts).chain(endpoint.clone()).collect();
        if !facts.is_empty() {
            write!(f, " ({})", facts.join(", "))?;
        }
        match hint {
            Some(hint) => write!(f, "; {}", on_one_line(hint)),
            None => Ok(()),
        }
    }
}

/// An error of a service without the ID of its request, which has another place here.
struct WithoutRequest<'e, E>(&'e E);

impl<E: OperationError> fmt::Display for WithoutRequest<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = self.0;
        // Programs match on the name of the shape, from which some services' codes differ.
        let shape = error.details().schema.map(Schema::name);
        match shape.unwrap_or(error.code()) {
            "" => write!(f, "status {}", error.status())?,
            code => f.write_str(&on_one_line(code))?,
        }
        if let Some(message) = error.message() {
            write!(f, ": {}", on_one_line(message))?;
        }
        match error.source() {
            Some(cause) => write!(f, ": the response cannot be read: {cause}"),
            None => Ok(()),
        }
    }
}

/// What a peer sends must not look like another line of a log.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

impl<E: OperationError> StdError for CallError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            CallError::Service(error, _) => Some(error),
            CallError::Credentials(cause, _) | CallError::Sign(cause, _) => Some(&**cause),
            CallError::Endpoint(cause, _) | CallError::Build(cause, _) => Some(cause),
            CallError::Transport(cause, _) => cause.source(),
            CallError::Timeout(..) => None,
        }
    }
}

/// Why no whole answer came back.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    cause: Cause,
}

/// What went wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no such host.
    Resolve,
    /// The host does not accept a connection.
    Connect,
    /// The host does not prove that it is the one, or speaks no TLS.
    Tls,
    /// A limit on time ran out.
    Timeout(Limit),
    /// The connection broke off.
    Broken,
    /// The answer is longer than it may be, or is not HTTP.
    Answer,
    /// Anything else.
    Other,
}

/// A limit on time that the transport watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// To connect.
    Connect,
    /// Between two pieces of an answer.
    Read,
    /// For one request and its answer.
    Total,
}

impl TransportError {
    /// Makes an error of a kind from its cause.
    pub fn new(kind: TransportErrorKind, cause: impl Into<Cause>) -> TransportError {
        TransportError { kind, cause: cause.into() }
    }

    /// Returns what went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Reports whether the service may have received the request.
    pub fn may_have_been_sent(&self) -> bool {
        use TransportErrorKind::{Connect, Resolve, Timeout, Tls};
        !matches!(self.kind, Resolve | Connect | Tls | Timeout(Limit::Connect))
    }

    /// Reports whether another attempt may do better: an answer that is wrong comes again.
    pub(crate) fn is_transient(&self) -> bool {
        !matches!(self.kind, TransportErrorKind::Tls | TransportErrorKind::Answer)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TransportErrorKind::Resolve => "the host was not found",
            TransportErrorKind::Connect => "no connection",
            TransportErrorKind::Tls => "no secure connection",
            TransportErrorKind::Timeout(Limit::Connect) => "connecting took too long",
            TransportErrorKind::Timeout(Limit::Read) => "no more of the answer came in time",
            TransportErrorKind::Timeout(Limit::Total) => "the attempt took too long",
            TransportErrorKind::Broken => "the connection broke off",
            TransportErrorKind::Answer => "the answer cannot be used",
            TransportErrorKind::Other => "the request failed",
        };
        write!(f, "{what}: {}", self.cause)?;
        // Some libraries say what went wrong only in the cause of their error.
        let (mut said, mut next) = (self.cause.to_string(), self.cause.source());
        while let Some(cause) = next {
            let text = cause.to_string();
            if !said.contains(&text) {
                write!(f, ": {text}")?;
            }
            (said, next) = (text, cause.source());
        }
        Ok(())
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.cause)
    }
}

/// A limit on time that ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Timeout {
    /// That of the whole call, with all its attempts and waits.
    Call(Duration),
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Timeout::Call(limit) => {
                write!(f, "the call took longer than {} seconds", limit.as_secs_f64())
            }
        }
    }
}
