//! What goes wrong with an operation: the model's errors, and everything else.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::retry;
use crate::data::Structure;
use crate::error::{Error, OnOneLine};
use crate::schema::{Fault, Schema};
use crate::shape::Shape;

/// The errors of an operation: an enum with a variant for each that the model names, and one for
/// all else.
///
/// Displays as `Code: message (request id)`.
pub trait OperationError: std::error::Error + Sized + 'static {
    /// The variant of the error at `index` of [`OperationSchema::errors`]; for generated code.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    ///
    /// [`OperationSchema::errors`]: super::OperationSchema::errors
    #[doc(hidden)]
    fn modeled<R: ModeledReader>(index: usize, reader: R) -> Result<Self, Error>;

    /// The variant for all else.
    fn unhandled(error: Unhandled) -> Self;

    /// What all errors tell.
    fn details(&self) -> &ErrorDetails;

    /// Calls the visitor with what the variant holds.
    fn visit<V: ErrorVisitor>(&self, visitor: V) -> V::Result;

    /// The code by which the service calls the error: mostly the name of its shape. Empty where it
    /// tells none.
    fn code(&self) -> &str {
        &self.details().code
    }

    /// What the service says about it; none if the model calls that sensitive.
    fn message(&self) -> Option<&str> {
        self.details().message.as_deref()
    }

    /// The id by which the service knows the request; none if the model calls that sensitive.
    fn request_id(&self) -> Option<&str> {
        self.details().request_id.as_deref()
    }

    /// The status code of the response.
    fn status(&self) -> u16 {
        self.details().status
    }

    /// Whether the same request may succeed the next time.
    fn is_retryable(&self) -> bool {
        self.details().is_retryable()
    }

    /// Whether the service asks for fewer requests.
    fn is_throttling(&self) -> bool {
        self.details().is_throttling()
    }
}

/// Reads an error that the model names; for [`OperationError::modeled`].
pub trait ModeledReader {
    /// Reads the error's shape.
    ///
    /// # Errors
    ///
    /// If the response does not fit the shape.
    fn read<T: Shape + Structure>(self) -> Result<Modeled<T>, Error>;
}

/// Something to be done with whatever a variant of an error holds.
pub trait ErrorVisitor {
    /// What comes of it.
    type Result;

    /// Called with an error that the model names.
    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Self::Result;

    /// Called with any other.
    fn unhandled(self, error: &Unhandled) -> Self::Result;
}

/// What all errors tell.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// What the model says of the error, where it names it.
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

    /// Who has to mend it: by the model, or else by the status code.
    pub fn fault(&self) -> Fault {
        let modeled = self.schema.and_then(Schema::fault);
        modeled.unwrap_or(if self.status < 500 { Fault::Client } else { Fault::Server })
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

/// An error that the model names, which this dereferences to.
#[derive(Clone, PartialEq)]
pub struct Modeled<T>(Box<(T, ErrorDetails)>);

impl<T: Shape> Modeled<T> {
    /// The error with its details.
    pub fn new(error: T, details: ErrorDetails) -> Modeled<T> {
        Modeled(Box::new((error, details)))
    }

    /// What all errors tell.
    pub fn details(&self) -> &ErrorDetails {
        &self.0.1
    }

    /// The error without its details.
    pub fn into_inner(self) -> T {
        self.0.0
    }
}

impl<T: Shape> From<T> for Modeled<T> {
    /// For who answers with an error: its code is the name of its shape.
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
    /// An error with its details and the body of the response, and why that could not be read.
    pub fn new(details: ErrorDetails, body: Vec<u8>, cause: Option<Error>) -> Unhandled {
        Unhandled(Box::new(UnhandledParts { details, body, cause }))
    }

    /// What all errors tell.
    pub fn details(&self) -> &ErrorDetails {
        &self.0.details
    }

    /// The body of the response, as it came.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Why the response could not be read, if that is what went wrong.
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

/// Without the body, which may hold what nobody should see.
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
