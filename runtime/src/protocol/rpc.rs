//! The protocols that put all into a body of JSON or CBOR, and name the operation elsewhere.

use std::marker::PhantomData;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{Request, Response};

use super::failure::{Failure, QUERY_ERROR, is_query_compatible, query_error, unreadable};
use super::message::{self, Outgoing, header};
use super::prepare::prepare;
use super::{RequestParts, ResponseParts};
use crate::codec::{ErrorBody, Format, Rules};
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind};
use crate::operation::{
    ErrorDetails, ErrorVisitor, Modeled, ModeledReader, Operation, OperationError, OperationSchema,
    ServiceSchema, Unhandled,
};
use crate::schema::{Fault, Schema, Trait, prelude};
use crate::shape::Structure;

const STRICT: Rules = Rules { unbound: false, strict: true };
const LENIENT: Rules = Rules { unbound: false, strict: false };

/// See [`Protocol::INITIAL_MESSAGES`](super::Protocol::INITIAL_MESSAGES).
pub(super) const INITIAL_MESSAGES: bool = true;

/// The media type of event streams.
const EVENT_STREAM: &str = "application/vnd.amazon.eventstream";

/// What is different from one of these protocols to the next.
pub(super) trait Rpc: 'static {
    /// The format of bodies.
    type Format: Format;
    /// The media type of bodies.
    const MEDIA_TYPE: &'static str;
    /// Whether no input or output is an empty structure on the wire.
    const UNIT_IS_EMPTY: bool;

    /// The path of the operation.
    fn path(operation: &'static OperationSchema) -> String;

    /// The headers that every request has.
    fn headers(operation: &'static OperationSchema) -> Vec<(&'static str, String)>;

    /// The headers that every response has.
    const RESPONSE_HEADERS: &'static [(&'static str, &'static str)];

    /// Writes an error, whose type the body tells.
    fn write_error<T: Structure>(error: &T) -> Result<Vec<u8>, Error>;

    /// What the body of an error says before its shape is known.
    fn error_body(body: &[u8]) -> ErrorBody;
}

/// See [`Operation::to_request`].
pub(super) fn to_request<P: Rpc, O: Operation>(
    input: &O::Input,
    endpoint: &Endpoint,
) -> Result<Request<Vec<u8>>, Error> {
    let prepared = prepare(input, O::SCHEMA)?;
    let (body, content_type) = write_body::<P, _>(&*prepared.input)?;
    let mut request = Outgoing::post(P::path(O::SCHEMA), content_type, body);
    for (name, value) in P::headers(O::SCHEMA) {
        request.header(name, value);
    }
    if is_query_compatible(O::SCHEMA.service()) {
        request.header("x-amzn-query-mode", "true");
    }
    request.into_request(O::SCHEMA, endpoint, &prepared.host_prefix)
}

/// See [`Operation::from_response`].
pub(super) fn from_response<P: Rpc, O: Operation>(
    response: ResponseParts<'_>,
) -> Result<O::Output, O::Error> {
    if !(200..300).contains(&response.status) {
        let named = header(response.headers, "x-amzn-errortype").map(str::to_owned);
        return Err(Failure::new(named, P::error_body(response.body)).read::<O, _>(
            response,
            |details| Reader::<P::Format> { response, details, format: PhantomData },
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
    let mut input = O::Input::default();
    read_body::<P::Format, _>(&mut input, request.body, STRICT)?;
    Ok(input)
}

/// See [`Operation::to_response`].
pub(super) fn to_response<P: Rpc, O: Operation>(
    output: &O::Output,
) -> Result<Response<Vec<u8>>, Error> {
    let (body, content_type) = write_body::<P, _>(output)?;
    message::response(200, &response_headers::<P>(), content_type, body)
}

/// See [`Operation::to_error_response`].
pub(super) fn to_error_response<P: Rpc, O: Operation>(
    error: &O::Error,
) -> Result<Response<Vec<u8>>, Error> {
    error.visit(Writer::<P> { service: O::SCHEMA.service(), protocol: PhantomData })
}
/// Whether a schema is that of an absent input or output.
pub(super) fn is_unit(schema: &'static Schema) -> bool {
    *schema == prelude::UNIT
}

/// Whether the messages of an input or output are events, which are written and read apart.
fn is_event_stream(schema: &'static Schema) -> bool {
    schema.members().iter().any(|m| m.effective_traits().any(|t| *t == Trait::Streaming))
}

fn write_body<P: Rpc, T: Structure>(value: &T) -> Result<(Vec<u8>, Option<&'static str>), Error> {
    if is_event_stream(T::SCHEMA) {
        return Ok((Vec::new(), Some(EVENT_STREAM)));
    }
    if is_unit(T::SCHEMA) && !P::UNIT_IS_EMPTY {
        return Ok((Vec::new(), None));
    }
    Ok((P::Format::write(value, T::SCHEMA.root())?, Some(P::MEDIA_TYPE)))
}

/// An empty body stands for a structure without members.
fn read_body<F: Format, T: Structure>(
    into: &mut T,
    body: &[u8],
    rules: Rules,
) -> Result<(), Error> {
    if body.is_empty() || is_unit(T::SCHEMA) || is_event_stream(T::SCHEMA) {
        return Ok(());
    }
    F::read(into, T::SCHEMA.root(), body, rules)
}

/// Reads an error that the model names.
struct Reader<'a, F> {
    response: ResponseParts<'a>,
    details: ErrorDetails,
    format: PhantomData<F>,
}

impl<F: Format> ModeledReader for Reader<'_, F> {
    fn read<T: Structure>(self) -> Result<Modeled<T>, Error> {
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
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_owned();
    let is_ours = |text: &str| essence(text).eq_ignore_ascii_case(media_type);
    let sent = header(request.headers, CONTENT_TYPE.as_str());
    let has_document = !request.body.is_empty() && !is_event_stream(operation.input());
    if has_document && !sent.is_none_or(is_ours) {
        let message = "the protocol has no such content-type";
        return Err(Error::new(ErrorKind::UnsupportedMediaType, message));
    }
    let accept = header(request.headers, ACCEPT.as_str());
    let accepts = |text: &str| text.split(',').any(|r| is_ours(r) || essence(r).ends_with("/*"));
    if !is_event_stream(operation.output()) && !accept.is_none_or(accepts) {
        let message = "the protocol gives nothing that is accepted";
        return Err(Error::new(ErrorKind::NotAcceptable, message));
    }
    Ok(())
}

fn response_headers<P: Rpc>() -> Vec<(String, String)> {
    P::RESPONSE_HEADERS.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

/// A server's response to an error.
struct Writer<P> {
    service: &'static ServiceSchema,
    protocol: PhantomData<P>,
}

impl<P: Rpc> ErrorVisitor for Writer<P> {
    type Result = Result<Response<Vec<u8>>, Error>;

    fn modeled<T: Structure>(self, error: &Modeled<T>) -> Self::Result {
        let mut headers = response_headers::<P>();
        let (code, _) = query_error(T::SCHEMA);
        if is_query_compatible(self.service) && code != T::SCHEMA.name() {
            let fault = sender_or_receiver(error.details());
            headers.push((QUERY_ERROR.to_owned(), format!("{code};{fault}")));
        }
        let status = super::status_of_error(T::SCHEMA);
        let body = P::write_error::<T>(error)?;
        message::response(status, &headers, Some(P::MEDIA_TYPE), body)
    }

    /// As it came.
    fn unhandled(self, error: &Unhandled) -> Self::Result {
        let (status, body) = (error.details().status, error.body().to_vec());
        message::response(status, &response_headers::<P>(), None, body)
    }
}

/// Whose fault it is, in the words of the query protocols.
pub(super) fn sender_or_receiver(details: &ErrorDetails) -> &'static str {
    match details.fault() {
        Fault::Client => "Sender",
        Fault::Server => "Receiver",
    }
}
