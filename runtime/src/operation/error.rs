//! What goes wrong with an operation: the model's errors, and everything else.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::retry;
use crate::data::Structure;
use crate::error::{Error, OnOneLine};
use crate::schema::{Fault, Schema};
use crate::shape::Shape;

/// The errors of an operation: an enum with a variant for each error that the model names, and one
/// for all others.
///
/// Displays as `Code: message (request id)`.
///
/// ```
/// use smithy_shapes::OperationError;
/// use std::time::Duration;
///
/// /// Returns how long to wait before the next attempt, if another attempt makes sense.
/// fn delay(error: &impl OperationError, attempt: u32) -> Option<Duration> {
///     let base = Duration::from_millis(if error.is_throttling() { 500 } else { 50 });
///     error.is_retryable().then(|| base * 2_u32.pow(attempt.min(6)))
/// }
///
/// /// Returns what to look for in the logs of the service.
/// fn entry(error: &impl OperationError) -> String {
///     format!("{} {} {:?}", error.status(), error.code(), error.request_id())
/// }
/// ```
pub trait OperationError: std::error::Error + Send + Sync + Sized + 'static {
    /// Reads the error at `index` of [`OperationSchema::errors`]. For generated code.
    ///
    /// # Errors
    ///
    /// Those of the reader, or if there is no such error.
    ///
    /// [`OperationSchema::errors`]: super::OperationSchema::errors
    #[doc(hidden)]
    fn modeled<R: ModeledReader>(index: usize, reader: R) -> Result<Self, Error>;

    /// Makes the variant for all other errors.
    fn unhandled(error: Unhandled) -> Self;

    /// Returns what all errors have in common.
    fn details(&self) -> &ErrorDetails;

    /// Calls the visitor with the contents of the variant.
    fn visit<V: ErrorVisitor>(&self, visitor: V) -> V::Result;

    /// Returns the service's code for the error, usually the name of its shape. Empty if the
    /// response has none.
    fn code(&self) -> &str {
        &self.details().code
    }

    /// Returns the service's message. None if there is none, or if the model calls it sensitive.
    fn message(&self) -> Option<&str> {
        self.details().message.as_deref()
    }

    /// Returns the service's ID of the request. None if there is none, or if the model calls it
    /// sensitive.
    fn request_id(&self) -> Option<&str> {
        self.details().request_id.as_deref()
    }

    /// Returns the status code of the response.
    fn status(&self) -> u16 {
        self.details().status
    }

    /// Returns whether the same request may succeed the next time.
    fn is_retryable(&self) -> bool {
        self.details().is_retryable()
    }

    /// Returns whether the service asks for fewer requests.
    fn is_throttling(&self) -> bool {
        self.details().is_throttling()
    }
}

/// Reads an error that the model names. For [`OperationError::modeled`].
pub trait ModeledReader {
    /// Reads the error's shape.
    ///
    /// # Errors
    ///
    /// If the response does not match the shape.
    fn read<T: Shape + Structure>(self) -> Result<Modeled<T>, Error>;
}

/// Visits the contents of a variant of [`OperationError`].
pub trait ErrorVisitor {
    /// The result of the visit.
    type Result;

    /// Visits an error that the model names.
    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Self::Result;

    /// Visits any other error.
    fn unhandled(self, error: &Unhandled) -> Self::Result;
}

/// What all errors have in common.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetails {
    /// See [`OperationError::code`].
    pub code: String,
    /// See [`OperationError::message`].
    pub message: Option<String>,
    /// See [`OperationError::request_id`].
    pub request_id: Option<String>,
    /// See [`OperationError::status`].
    pub status: u16,
    /// What the model says about the error. None if it does not name it.
    pub schema: Option<&'static Schema>,
}

impl ErrorDetails {
    /// See [`OperationError::is_retryable`].
    pub fn is_retryable(&self) -> bool {
        self.schema.is_some_and(Schema::is_retryable)
            || retry::is_transient(&self.code, self.status)
            || self.is_throttling()
    }

    /// See [`OperationError::is_throttling`].
    pub fn is_throttling(&self) -> bool {
        self.schema.is_some_and(Schema::is_throttling)
            || retry::is_throttling(&self.code, self.status)
    }

    /// Returns who caused the error, according to the model, or otherwise to the status code.
    pub fn fault(&self) -> Fault {
        let modeled = self.schema.and_then(Schema::fault);
        modeled.unwrap_or(if self.status < 500 { Fault::Client } else { Fault::Server })
    }
}

/// The schema is shown by its ID: all of it would hide the rest.
impl fmt::Debug for ErrorDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ErrorDetails { code, message, request_id, status, schema } = self;
        f.debug_struct("ErrorDetails")
            .field("code", code)
            .field("message", message)
            .field("request_id", request_id)
            .field("status", status)
            .field("schema", &schema.map(Schema::id))
            .finish()
    }
}

impl fmt::Display for ErrorDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code.is_empty() {
            write!(f, "status {}", self.status)?;
        } else {
            write!(f, "{}", OnOneLine(&self.code))?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {}", OnOneLine(message))?;
        }
        match &self.request_id {
            Some(id) => write!(f, " ({})", OnOneLine(id)),
            None => Ok(()),
        }
    }
}

/// An error that the model names, with its details. Dereferences to the error.
#[derive(Clone, PartialEq)]
pub struct Modeled<T>(Box<(T, ErrorDetails)>);

impl<T: Shape> Modeled<T> {
    /// Adds details to an error.
    pub fn new(error: T, details: ErrorDetails) -> Modeled<T> {
        Modeled(Box::new((error, details)))
    }

    /// Returns what all errors have in common.
    pub fn details(&self) -> &ErrorDetails {
        &self.0.1
    }

    /// Returns the error without its details.
    pub fn into_inner(self) -> T {
        self.0.0
    }
}

impl<T: Shape> From<T> for Modeled<T> {
    /// Adds the details that the model decides. For servers: the code is the name of the shape.
    fn from(error: T) -> Modeled<T> {
        let status = crate::protocol::status_of_error(T::SCHEMA);
        let code = T::SCHEMA.name().to_owned();
        let message = crate::protocol::message_of(&error.to_value(), T::SCHEMA);
        let schema = Some(T::SCHEMA);
        let details = ErrorDetails { code, message, request_id: None, status, schema };
        Modeled::new(error, details)
    }
}

impl<T> Deref for Modeled<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T> DerefMut for Modeled<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Modeled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Modeled").field("error", &self.0.0).field("details", &self.0.1).finish()
    }
}

/// An error that the model does not name, or a response that cannot be read.
#[derive(Clone, PartialEq)]
pub struct Unhandled(Box<UnhandledParts>);

#[derive(Clone, PartialEq)]
struct UnhandledParts {
    details: ErrorDetails,
    body: Vec<u8>,
    cause: Option<Error>,
}

impl Unhandled {
    /// Makes an error from its details, the body of the response, and why that could not be read.
    pub fn new(details: ErrorDetails, body: Vec<u8>, cause: Option<Error>) -> Unhandled {
        Unhandled(Box::new(UnhandledParts { details, body, cause }))
    }

    /// Returns what all errors have in common.
    pub fn details(&self) -> &ErrorDetails {
        &self.0.details
    }

    /// Returns the body of the response, unchanged.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Returns why the response could not be read, if that is what went wrong.
    pub fn cause(&self) -> Option<&Error> {
        self.0.cause.as_ref()
    }
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.details.fmt(f)?;
        match &self.0.cause {
            Some(cause) => write!(f, ": the response cannot be read: {cause}"),
            None => Ok(()),
        }
    }
}

/// Without the body, which may have secrets in it.
impl fmt::Debug for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unhandled")
            .field("details", &self.0.details)
            .field("body", &format_args!("{} bytes", self.0.body.len()))
            .field("cause", &self.0.cause)
            .finish()
    }
}

impl std::error::Error for Unhandled {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_ref().map(|cause| cause as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::prelude;

    #[test]
    fn debug_shows_only_the_id_of_the_schema() {
        let details = ErrorDetails {
            code: "NoSuchPot".to_owned(),
            status: 404,
            schema: Some(&prelude::STRING),
            ..Default::default()
        };
        assert_eq!(
            format!("{details:?}"),
            r#"ErrorDetails { code: "NoSuchPot", message: None, request_id: None, status: 404, schema: Some("smithy.api#String") }"#
        );
    }
}
