//! restJson1: <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html>.

use super::rest::RestFormat;
use crate::codec::{Bindings, Format, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::error::Error;
use crate::error_body::ErrorBody;
use crate::json::{Json, read_error_body};
use crate::operation::{ErrorDetails, ServiceSchema};
use crate::schema::Member;
use crate::shape::Shape;

/// HTTP bindings, and bodies of JSON.
#[derive(Clone, Copy, Debug)]
pub struct RestJson1;

protocol!(RestJson1, "aws.protocols#restJson1", events: Json, by: rest<Json>);

impl RestFormat for Json {
    const ERROR_HEADER: Option<&'static str> = Some("x-amzn-errortype");
    const EMPTY_PAYLOAD: &'static [u8] = b"{}";

    fn write_body<T: Shape + Structure>(
        value: &T,
        bindings: Bindings,
        _: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error> {
        Self::write_members(value, T::SCHEMA.root(), bindings.body())
    }

    fn write_payload<T: ShapeData>(
        value: &T,
        member: &'static Member,
        _: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error> {
        Self::write(value, member)
    }

    fn write_error<T: Shape + Structure>(
        error: &T,
        _: &ErrorDetails,
        service: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error> {
        Self::write_body(error, Bindings::OfResponse, service)
    }

    fn error_body(body: &[u8], _: &'static ServiceSchema) -> ErrorBody {
        read_error_body(body)
    }

    fn read_error<T: Shape + Structure>(
        into: &mut T,
        body: &[u8],
        _: &'static ServiceSchema,
        options: ReadOptions,
    ) -> Result<(), Error> {
        Self::read(into, T::SCHEMA.root(), body, options)
    }
}
