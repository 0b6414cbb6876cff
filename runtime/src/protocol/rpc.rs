//! The protocols that put all into a body of JSON or CBOR, and name the operation elsewhere.

use std::marker::PhantomData;

use http::header::CONTENT_TYPE;
use http::{Method, Request, Response};

use super::defaults;
use super::failure::{Failure, QUERY_ERROR, unreadable};
use super::media_type::{EVENT_STREAM, has_event_stream, is_accepted, is_same};
use super::message::{self, Headers, Outgoing, header, header_of};
use super::prepare::prepare;
use super::{RequestParts, ResponseParts, fault_of, is_unit};
use crate::codec::{Bindings, Format, Found, ReadOptions};
use crate::data::Structure;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind};
use crate::error_body::ErrorBody;
use crate::operation::{
    ErrorDetails, ErrorVisitor, Modeled, ModeledReader, Operation, OperationError, OperationSchema,
    ServiceSchema, Unhandled,
};
use crate::schema::{Fault, Schema};
use crate::shape::Shape;

const STRICT: ReadOptions = ReadOptions { bindings: Bindings::None, strict: true };
const LENIENT: ReadOptions = ReadOptions { bindings: Bindings::None, strict: false };

/// See [`Protocol::INITIAL_MESSAGES`](super::Protocol::INITIAL_MESSAGES).
pub(super) const INITIAL_MESSAGES: bool = true;

/// What is different from one of these protocols to the next.
pub(super) trait Rpc: 'static {
    /// The format of bodies.
    type Format: Format;
    /// The media type of bodies.
    const MEDIA_TYPE: &'static str;
    /// Whether no input or output is an empty structure on the wire.
    const UNIT_IS_EMPTY: bool;
    /// The header that may name an error, where the protocol has one.
    const ERROR_HEADER: Option<&'static str>;

    /// Returns the path of the operation.
    fn path(operation: &'static OperationSchema) -> String;

    /// Returns the headers that every request has.
    fn headers(operation: &'static OperationSchema) -> Vec<(&'static str, String)>;

    /// The headers that every response has.
    const RESPONSE_HEADERS: &'static [(&'static str, &'static str)];

    /// Refuses a request for another protocol or for another operation.
    fn check(operation: &'static OperationSchema, request: RequestParts<'_>) -> Result<(), Error>;

    /// Writes an error, whose type the body tells.
    fn write_error<T: Shape + Structure>(error: &T) -> Result<Vec<u8>, Error>;

    /// Returns what the body of an error says before its shape is known.
    fn error_body(body: &[u8]) -> ErrorBody;
}

/// See [`Operation::to_request`].
pub(super) fn to_request<P: Rpc, O: Operation>(
    input: &O::Input,
    endpoint: &Endpoint,
) -> Result<Request<Vec<u8>>, Error> {
    let prepared = prepare(input, O::SCHEMA, endpoint)?;
    let (body, content_type) = write_body::<P, _>(&*prepared.input)?;
    let mut request = Outgoing::post(P::path(O::SCHEMA), content_type, body);
    for (name, value) in P::headers(O::SCHEMA) {
        request.header(name, &value)?;
    }
    if O::SCHEMA.service().is_query_compatible() {
        request.header("x-amzn-query-mode", "true")?;
    }
    request.into_request(O::SCHEMA, endpoint, &prepared.host_prefix)
}

/// See [`Operation::from_response`].
pub(super) fn from_response<P: Rpc, O: Operation>(
    response: ResponseParts<'_>,
) -> Result<O::Output, O::Error> {
    if !(200..300).contains(&response.status) {
        let named = P::ERROR_HEADER.and_then(|name| header(response.headers, name));
        let named = named.map(str::to_owned);
        return Err(Failure::new(named, P::error_body(response.body)).read::<O, _>(
            response,
            |details| ErrorReader::<P::Format> { response, details, format: PhantomData },
        ));
    }
    let mut output = O::Output::default();
    match read_body::<P::Format, _>(&mut output, response.body, LENIENT) {
        Ok(()) => Ok(output),
        Err(error) => Err(unreadable::<O>(response, error)),
    }
}

/// See [`Operation::from_request`].
pub(super) fn from_request<P: Rpc, O: Operation>(
    request: RequestParts<'_>,
) -> Result<O::Input, Error> {
    check_media_types(O::SCHEMA, request, P::MEDIA_TYPE)?;
    if request.method != Method::POST {
        return Err(Error::new(ErrorKind::Value, "the method is not that of the protocol"));
    }
    P::check(O::SCHEMA, request)?;
    let mut input = O::Input::default();
    read_body::<P::Format, _>(&mut input, request.body, STRICT)?;
    defaults::fill(&mut input)?;
    Ok(input)
}

/// See [`Operation::to_response`].
pub(super) fn to_response<P: Rpc, O: Operation>(
    output: &O::Output,
) -> Result<Response<Vec<u8>>, Error> {
    let (body, content_type) = write_body::<P, _>(output)?;
    message::response(200, response_headers::<P>()?, content_type, body)
}

/// See [`Operation::to_error_response`].
pub(super) fn to_error_response<P: Rpc, O: Operation>(
    error: &O::Error,
) -> Result<Response<Vec<u8>>, Error> {
    error.visit(ErrorWriter::<P> { service: O::SCHEMA.service(), protocol: PhantomData })
}

fn write_body<P: Rpc, T: Shape + Structure>(
    value: &T,
) -> Result<(Vec<u8>, Option<&'static str>), Error> {
    if has_event_stream(T::SCHEMA) {
        return Ok((Vec::new(), Some(EVENT_STREAM)));
    }
    if is_unit(T::SCHEMA) && !P::UNIT_IS_EMPTY {
        return Ok((Vec::new(), None));
    }
    Ok((P::Format::write(value, T::SCHEMA.root())?, Some(P::MEDIA_TYPE)))
}

/// An empty body stands for a structure without members.
fn read_body<F: Format, T: Shape + Structure>(
    into: &mut T,
    body: &[u8],
    options: ReadOptions,
) -> Result<(), Error> {
    if is_unit(T::SCHEMA) || has_event_stream(T::SCHEMA) {
        return Ok(());
    }
    if body.is_empty() {
        return Found::new(T::SCHEMA, options).check(options.bindings);
    }
    F::read(into, T::SCHEMA.root(), body, options)
}

/// Reads an error that the model names.
struct ErrorReader<'a, F> {
    response: ResponseParts<'a>,
    details: ErrorDetails,
    format: PhantomData<F>,
}

impl<F: Format> ModeledReader for ErrorReader<'_, F> {
    fn read<T: Shape + Structure>(self) -> Result<Modeled<T>, Error> {
        let mut error = T::default();
        read_body::<F, _>(&mut error, self.response.body, LENIENT)?;
        Ok(Modeled::new(error, self.details))
    }
}

/// Refuses a request whose body or answer is to be of another media type.
fn check_media_types(
    operation: &'static OperationSchema,
    request: RequestParts<'_>,
    media_type: &str,
) -> Result<(), Error> {
    let sent = header(request.headers, CONTENT_TYPE.as_str());
    let has_document = !request.body.is_empty() && !has_event_stream(operation.input());
    if has_document && !sent.is_none_or(|sent| is_same(sent, media_type)) {
        let message = "the protocol has no such content-type";
        return Err(Error::new(ErrorKind::UnsupportedMediaType, message));
    }
    if !has_event_stream(operation.output()) && !is_accepted(request.headers, media_type) {
        let message = "the protocol gives nothing that is accepted";
        return Err(Error::new(ErrorKind::NotAcceptable, message));
    }
    Ok(())
}

fn response_headers<P: Rpc>() -> Result<Headers, Error> {
    P::RESPONSE_HEADERS.iter().map(|(name, value)| header_of(name, value)).collect()
}

/// A server's response to an error.
struct ErrorWriter<P> {
    service: &'static ServiceSchema,
    protocol: PhantomData<P>,
}

impl<P: Rpc> ErrorVisitor for ErrorWriter<P> {
    type Result = Result<Response<Vec<u8>>, Error>;

    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Self::Result {
        let mut headers = response_headers::<P>()?;
        if self.service.is_query_compatible()
            && let Some((code, _)) = T::SCHEMA.query_error()
        {
            let fault = sender_or_receiver(T::SCHEMA);
            headers.push(header_of(QUERY_ERROR, &format!("{code};{fault}"))?);
        }
        let status = super::status_of_error(T::SCHEMA);
        let body = P::write_error::<T>(error)?;
        message::response(status, headers, Some(P::MEDIA_TYPE), body)
    }

    /// As it came.
    fn unhandled(self, error: &Unhandled) -> Self::Result {
        let (status, body) = (error.details().status, error.body().to_vec());
        message::response(status, response_headers::<P>()?, None, body)
    }
}

/// Whose fault it is, in the words of the query protocols.
pub(super) fn sender_or_receiver(error: &'static Schema) -> &'static str {
    match fault_of(error) {
        Fault::Client => "Sender",
        Fault::Server => "Receiver",
    }
}
