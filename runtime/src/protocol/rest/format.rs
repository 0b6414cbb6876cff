//! What the protocols with HTTP bindings need of their format, beyond values.

use crate::codec::{Bindings, Format, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::error::Error;
use crate::error_body::ErrorBody;
use crate::operation::{ErrorDetails, OperationSchema, ServiceSchema};
use crate::schema::Member;
use crate::shape::Shape;

/// The format of a protocol with HTTP bindings.
pub(crate) trait RestFormat: Format {
    /// The header that names an error, where the protocol has one.
    const ERROR_HEADER: Option<&'static str>;

    /// The body that a structure payload stands for when it is absent.
    const EMPTY_PAYLOAD: &'static [u8];

    /// Writes the body of a message: the members that are bound to nothing else.
    fn write_body<T: Shape + Structure>(
        value: &T,
        bindings: Bindings,
        service: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error>;

    /// Writes the body of a response.
    fn write_output<T: Shape + Structure>(
        value: &T,
        operation: &'static OperationSchema,
    ) -> Result<Vec<u8>, Error> {
        Self::write_body(value, Bindings::OfResponse, operation.service())
    }

    /// Reads the body of a response.
    fn read_output<T: Shape + Structure>(
        into: &mut T,
        body: &[u8],
        operation: &'static OperationSchema,
        options: ReadOptions,
    ) -> Result<(), Error> {
        let _ = operation;
        Self::read(into, T::SCHEMA.root(), body, options)
    }

    /// Writes a member that is the whole body.
    fn write_payload<T: ShapeData>(
        value: &T,
        member: &'static Member,
        service: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error>;

    /// Writes the body of an error.
    fn write_error<T: Shape + Structure>(
        error: &T,
        details: &ErrorDetails,
        service: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error>;

    /// Returns what the body of an error says before its shape is known.
    fn error_body(body: &[u8], service: &'static ServiceSchema) -> ErrorBody;

    /// Reads the members of an error from its body.
    fn read_error<T: Shape + Structure>(
        into: &mut T,
        body: &[u8],
        service: &'static ServiceSchema,
        options: ReadOptions,
    ) -> Result<(), Error>;
}
