//! Responses: a server writes them, and a client reads them.

use std::marker::PhantomData;

use http::Response;

use super::binding::{self, Binding};
use super::format::RestFormat;
use super::read::Part;
use super::request::{http_trait, part_of_message, read_member};
use super::write;
use crate::codec::{Bindings, ReadOptions, missing};
use crate::data::Structure;
use crate::error::Error;
use crate::operation::{
    ErrorDetails, ErrorVisitor, Modeled, ModeledReader, Operation, OperationError, OperationSchema,
    ServiceSchema, Unhandled,
};
use crate::protocol::failure::{Failure, unreadable};
use crate::protocol::media_type::EVENT_STREAM;
use crate::protocol::message::{self, Headers, header, header_of};
use crate::protocol::{ResponseParts, is_unit, status_of_error};
use crate::schema::ShapeType;
use crate::shape::Shape;

const BINDINGS: Bindings = Bindings::OfResponse;
const LENIENT: ReadOptions = ReadOptions { bindings: BINDINGS, strict: false };

/// See [`Operation::from_response`].
pub(in crate::protocol) fn from_response<F: RestFormat, O: Operation>(
    response: ResponseParts<'_>,
) -> Result<O::Output, O::Error> {
    if !(200..300).contains(&response.status) {
        return Err(read_error::<F, O>(response));
    }
    let mut output = O::Output::default();
    match read_output::<F, _>(&mut output, O::SCHEMA, response) {
        Ok(()) => Ok(output),
        Err(error) => Err(unreadable::<O>(response, error)),
    }
}

fn read_output<F: RestFormat, T: Shape + Structure>(
    into: &mut T,
    operation: &'static OperationSchema,
    response: ResponseParts<'_>,
) -> Result<(), Error> {
    let schema = T::SCHEMA;
    let has_body = binding::payload(schema).is_none() && binding::has_body(schema, BINDINGS);
    if has_body && !response.body.is_empty() {
        F::read_output(into, response.body, operation, LENIENT)?;
    }
    read_bound::<F, _>(into, response)
}

/// Reads all members that have a place of their own.
fn read_bound<F: RestFormat, T: Shape + Structure>(
    into: &mut T,
    response: ResponseParts<'_>,
) -> Result<(), Error> {
    let begins_stream = T::SCHEMA.members().iter().any(|member| member.is_event_stream());
    for (index, member) in T::SCHEMA.members().iter().enumerate() {
        let binding = Binding::of(member, BINDINGS);
        let part = match binding {
            Binding::ResponseCode => Some(Part::Status(response.status)),
            Binding::Payload if member.is_event_stream() => None,
            _ => part_of_message(binding, response.headers, response.body),
        };
        // Nothing stands for what the first word of a conversation lacks.
        if begins_stream && part.is_none() && T::SCHEMA.demands(member) && !member.is_event_stream()
        {
            return Err(missing(member));
        }
        read_member::<F, _>(into, index, member, binding, part, LENIENT)?;
    }
    Ok(())
}

fn read_error<F: RestFormat, O: Operation>(response: ResponseParts<'_>) -> O::Error {
    let service = O::SCHEMA.service();
    let named = F::ERROR_HEADER.and_then(|name| header(response.headers, name));
    let body = F::error_body(response.body, service);
    Failure::new(named.map(str::to_owned), body).read::<O, _>(
        response,
        |details| ErrorReader::<F> { response, details, service, format: PhantomData },
    )
}

struct ErrorReader<'a, F> {
    response: ResponseParts<'a>,
    details: ErrorDetails,
    service: &'static ServiceSchema,
    format: PhantomData<F>,
}

impl<F: RestFormat> ModeledReader for ErrorReader<'_, F> {
    fn read<T: Shape + Structure>(self) -> Result<Modeled<T>, Error> {
        let mut error = T::default();
        let body = self.response.body;
        if binding::has_body(T::SCHEMA, BINDINGS) && !body.is_empty() {
            F::read_error(&mut error, body, self.service, LENIENT)?;
        }
        read_bound::<F, _>(&mut error, self.response)?;
        Ok(Modeled::new(error, self.details))
    }
}

/// See [`Operation::to_response`].
pub(in crate::protocol) fn to_response<F: RestFormat, O: Operation>(
    output: &O::Output,
) -> Result<Response<Vec<u8>>, Error> {
    let schema = O::SCHEMA.output();
    let service = O::SCHEMA.service();
    let mut bound = write::write::<F, _>(output, BINDINGS, service, None)?;
    let headers = bound.all_headers();
    let status = match bound.status {
        Some(status) => status.as_u16(),
        None => http_trait(O::SCHEMA)?.code,
    };
    let (body, content_type) = match (bound.payload, binding::payload(schema)) {
        (Some(payload), _) => (payload.content, Some(payload.media_type)),
        (None, Some(member)) if member.is_event_stream() => (Vec::new(), Some(EVENT_STREAM)),
        (None, Some(member)) if member.target().shape_type() == ShapeType::Structure => {
            (F::EMPTY_PAYLOAD.to_vec(), (!F::EMPTY_PAYLOAD.is_empty()).then_some(F::MEDIA_TYPE))
        }
        (None, None) if binding::has_body(schema, BINDINGS) => {
            (F::write_output(output, O::SCHEMA)?, Some(F::MEDIA_TYPE))
        }
        // An output without members is an empty object of JSON, but no element of XML.
        (None, None) if !is_unit(schema) && !F::EMPTY_PAYLOAD.is_empty() => {
            (F::EMPTY_PAYLOAD.to_vec(), Some(F::MEDIA_TYPE))
        }
        (None, _) => (Vec::new(), None),
    };
    message::response(status, headers, content_type, body)
}

/// See [`Operation::to_error_response`].
pub(in crate::protocol) fn to_error_response<F: RestFormat, O: Operation>(
    error: &O::Error,
) -> Result<Response<Vec<u8>>, Error> {
    error.visit(ErrorWriter::<F> { service: O::SCHEMA.service(), format: PhantomData })
}

struct ErrorWriter<F> {
    service: &'static ServiceSchema,
    format: PhantomData<F>,
}

impl<F: RestFormat> ErrorVisitor for ErrorWriter<F> {
    type Result = Result<Response<Vec<u8>>, Error>;

    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Self::Result {
        let mut bound = write::write::<F, T>(error, BINDINGS, self.service, None)?;
        let mut headers = bound.all_headers();
        if let Some(name) = F::ERROR_HEADER {
            headers.push(header_of(name, T::SCHEMA.name())?);
        }
        let status = bound.status.map_or_else(|| status_of_error(T::SCHEMA), |s| s.as_u16());
        let (body, content_type) = match bound.payload {
            Some(payload) => (payload.content, payload.media_type),
            None => (F::write_error::<T>(error, error.details(), self.service)?, F::MEDIA_TYPE),
        };
        message::response(status, headers, Some(content_type), body)
    }

    /// As it came.
    fn unhandled(self, error: &Unhandled) -> Self::Result {
        let details = error.details();
        let mut headers = Headers::new();
        if let Some(name) = F::ERROR_HEADER.filter(|_| !details.code.is_empty()) {
            headers.push(header_of(name, &details.code)?);
        }
        message::response(details.status, headers, None, error.body().to_vec())
    }
}
