//! What ends a stream of events before its time.

use std::fmt;

use crate::data::Union;
use crate::error::Error;
use crate::operation::{ErrorDetails, Modeled, Unhandled};
use crate::schema::Member;
use crate::shape::Shape;
use crate::value::Value;

/// Why there is no next event. `E` is the union of the events.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum StreamError<E> {
    /// An event that is an
    /// [error of the model](https://smithy.io/2.0/aws/amazon-eventstream.html#modeled-error-events),
    /// and ends the stream. It dereferences to the union, whose variant has the error.
    Modeled(Modeled<E>),
    /// An error that is not in the model, and ends the stream: one that was sent as such, or one
    /// that a newer model has. The body is the payload of its message, the status is 0.
    Unhandled(Unhandled),
    /// A stream or an event that cannot be read. Where only the event is wrong, others may follow.
    Malformed(Error),
}

impl<E: Shape + Union> StreamError<E> {
    /// Returns what all errors tell that somebody sent.
    pub fn details(&self) -> Option<&ErrorDetails> {
        match self {
            StreamError::Modeled(error) => Some(error.details()),
            StreamError::Unhandled(error) => Some(error.details()),
            StreamError::Malformed(_) => None,
        }
    }

    /// Returns the error that this event is, of the member of the union.
    pub(super) fn modeled(event: E, member: &'static Member) -> StreamError<E> {
        let details = ErrorDetails {
            code: member.target().name().to_owned(),
            message: message_of(&event, member),
            status: crate::protocol::status_of_error(member.target()),
            schema: Some(member.target()),
            ..ErrorDetails::default()
        };
        StreamError::Modeled(Modeled::new(event, details))
    }

    /// Returns an error of which the model knows nothing, or which cannot be read.
    pub(super) fn unhandled(
        code: String,
        message: Option<String>,
        payload: Vec<u8>,
        cause: Option<Error>,
    ) -> StreamError<E> {
        let details = ErrorDetails { code, message, ..ErrorDetails::default() };
        StreamError::Unhandled(Unhandled::new(details, payload, cause))
    }
}

/// Returns what the error says of this member of the union, unless that must not be shown.
fn message_of<E: Shape + Union>(event: &E, member: &'static Member) -> Option<String> {
    if E::SCHEMA.root().is_sensitive() || member.is_sensitive() {
        return None;
    }
    match event.to_value() {
        Value::Union(_, error) => crate::protocol::message_of(&error, member.target()),
        _ => None,
    }
}

impl<E> From<Error> for StreamError<E> {
    fn from(error: Error) -> StreamError<E> {
        StreamError::Malformed(error)
    }
}

impl<E: Shape + Union> fmt::Display for StreamError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StreamError::Modeled(error) => error.details().fmt(f),
            StreamError::Unhandled(error) => error.fmt(f),
            StreamError::Malformed(error) => error.fmt(f),
        }
    }
}

impl<E: Shape + Union> std::error::Error for StreamError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            StreamError::Modeled(_) => None,
            StreamError::Unhandled(error) => error.source(),
            StreamError::Malformed(error) => error.source(),
        }
    }
}
