//! What the two query protocols have in common: forms that are answered by XML.

use std::marker::PhantomData;

use http::header::CONTENT_TYPE;
use http::{Method, Request, Response};

use super::defaults;
use super::failure::{Failure, unreadable};
use super::media_type::is_same;
use super::message::{self, Headers, Outgoing, header};
use super::prepare::prepare;
use super::rpc::sender_or_receiver;
use super::{RequestParts, ResponseParts, is_unit};
use crate::codec::{Bindings, ReadOptions};
use crate::data::Structure;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind};
use crate::operation::{
    ErrorDetails, ErrorVisitor, Modeled, ModeledReader, Operation, OperationError, OperationSchema,
    ServiceSchema, Unhandled,
};
use crate::query::{self, Dialect};
use crate::schema::Schema;
use crate::shape::Shape;
use crate::xml::{self, ErrorEnvelope};

/// See [`Protocol::INITIAL_MESSAGES`](super::Protocol::INITIAL_MESSAGES): these protocols have no
/// events at all.
pub(super) const INITIAL_MESSAGES: bool = false;

const FORM: &str = "application/x-www-form-urlencoded";

/// What is different from one of these protocols to the other.
pub(super) trait Query: 'static {
    /// How the parameters are called.
    const DIALECT: Dialect;
    /// The media type of answers.
    const MEDIA_TYPE: &'static str;
    /// What is around an error.
    const ERROR: ErrorForm;

    /// Returns the elements around the members of an output, the document element first.
    fn response_path(operation: &str) -> Vec<String>;

    /// Returns the code and the status code of an error.
    fn code_of_error(schema: &'static Schema) -> (&'static str, u16);
}

/// What is around and beside an error.
#[derive(Debug)]
pub(super) struct ErrorForm {
    /// The elements around it, the document element first.
    pub(super) names: &'static [&'static str],
    /// Whether it says whose fault it is.
    pub(super) has_fault: bool,
    /// The element for the id of the request.
    pub(super) request_id: &'static str,
}

/// See [`Operation::to_request`].
pub(super) fn to_request<P: Query, O: Operation>(
    input: &O::Input,
    endpoint: &Endpoint,
) -> Result<Request<Vec<u8>>, Error> {
    let prepared = prepare(input, O::SCHEMA, endpoint)?;
    let service = O::SCHEMA.service();
    let head = [("Action", O::SCHEMA.name()), ("Version", service.version())];
    let mut form: query::Query = head.into_iter().collect();
    P::DIALECT.write_all(&mut form, &*prepared.input, O::SCHEMA.input().root())?;
    let body = form.to_string().into_bytes();
    Outgoing::post("/".to_owned(), Some(FORM), body).into_request(
        O::SCHEMA,
        endpoint,
        &prepared.host_prefix,
    )
}

/// See [`Operation::from_response`].
pub(super) fn from_response<P: Query, O: Operation>(
    response: ResponseParts<'_>,
) -> Result<O::Output, O::Error> {
    if !(200..300).contains(&response.status) {
        let body = xml::read_error_body(response.body, &P::ERROR.names[1..]);
        return Err(Failure::new(None, body).read::<O, _>(response, |details| ErrorReader::<P> {
            body: response.body,
            details,
            protocol: PhantomData,
        }));
    }
    let mut output = O::Output::default();
    match read_output::<P, _>(&mut output, O::SCHEMA.name(), response.body) {
        Ok(()) => Ok(output),
        Err(error) => Err(unreadable::<O>(response, error)),
    }
}

/// See [`Operation::from_request`].
pub(super) fn from_request<P: Query, O: Operation>(
    request: RequestParts<'_>,
) -> Result<O::Input, Error> {
    let sent = header(request.headers, CONTENT_TYPE.as_str());
    if !sent.is_none_or(|sent| is_same(sent, FORM)) {
        let message = "the protocol has no such content-type";
        return Err(Error::new(ErrorKind::UnsupportedMediaType, message));
    }
    if request.method != Method::POST {
        return Err(Error::new(ErrorKind::Value, "the method is not that of the protocol"));
    }
    let form = query::Query::parse(request.body)?;
    check_operation::<P>(O::SCHEMA, request, &form)?;
    let mut input = P::DIALECT.read_input(&form, O::SCHEMA.input().root())?;
    defaults::fill(&mut input)?;
    Ok(input)
}

/// Refuses a request for another operation, or for several of which others may take another one; and
/// one for another version of the service.
fn check_operation<P: Query>(
    operation: &'static OperationSchema,
    request: RequestParts<'_>,
    form: &query::Query,
) -> Result<(), Error> {
    let in_uri = query::Query::parse(request.uri.query().unwrap_or_default())?;
    // What comes after the protocol's own parameter is a member of the input, if it has such a one.
    let is_other = |name: &str, expected: &str| {
        let has_member = P::DIALECT.has_parameter(operation.input(), name);
        let own = if has_member { 1 } else { usize::MAX };
        let in_form = form.pairs().filter(|(n, _)| *n == name).take(own);
        in_form.map(|(_, value)| value).any(|value| value != expected)
            || in_uri.pairs().any(|(n, value)| n == name && value != expected)
    };
    if form.get("Action").is_none() || is_other("Action", operation.name()) {
        return Err(Error::new(ErrorKind::Value, "the form names another operation"));
    }
    if is_other("Version", operation.service().version()) {
        return Err(Error::new(ErrorKind::Value, "the form names another version of the service"));
    }
    Ok(())
}

/// See [`Operation::to_response`].
pub(super) fn to_response<P: Query, O: Operation>(
    output: &O::Output,
) -> Result<Response<Vec<u8>>, Error> {
    let path = P::response_path(O::SCHEMA.name());
    let mut path: Vec<&str> = path.iter().map(String::as_str).collect();
    if is_unit(O::SCHEMA.output()) {
        path.truncate(1);
    }
    let body = xml::write_enveloped(
        output,
        O::Output::SCHEMA,
        &path,
        O::SCHEMA.service().xml_namespace(),
    )?;
    message::response(200, Headers::new(), Some(P::MEDIA_TYPE), body)
}

/// See [`Operation::to_error_response`].
pub(super) fn to_error_response<P: Query, O: Operation>(
    error: &O::Error,
) -> Result<Response<Vec<u8>>, Error> {
    error.visit(ErrorWriter::<P> { service: O::SCHEMA.service(), protocol: PhantomData })
}

/// An empty body stands for an output without members.
fn read_output<P: Query, T: Shape + Structure>(
    into: &mut T,
    operation: &str,
    body: &[u8],
) -> Result<(), Error> {
    if body.is_empty() || is_unit(T::SCHEMA) {
        return Ok(());
    }
    let path = P::response_path(operation);
    let path: Vec<&str> = path.iter().skip(1).map(String::as_str).collect();
    xml::read_below(into, T::SCHEMA.root(), body, &path, ReadOptions::default())
}

/// Reads an error that the model names.
struct ErrorReader<'a, P> {
    body: &'a [u8],
    details: ErrorDetails,
    protocol: PhantomData<P>,
}

impl<P: Query> ModeledReader for ErrorReader<'_, P> {
    fn read<T: Shape + Structure>(self) -> Result<Modeled<T>, Error> {
        let mut error = T::default();
        let path = xml::error_path(self.body, &P::ERROR.names[1..]);
        xml::read_below(&mut error, T::SCHEMA.root(), self.body, path, ReadOptions::default())?;
        Ok(Modeled::new(error, self.details))
    }
}

/// A server's response to an error.
struct ErrorWriter<P> {
    service: &'static ServiceSchema,
    protocol: PhantomData<P>,
}

impl<P: Query> ErrorVisitor for ErrorWriter<P> {
    type Result = Result<Response<Vec<u8>>, Error>;

    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Self::Result {
        let details = error.details();
        let (code, status) = P::code_of_error(T::SCHEMA);
        let request_id = details.request_id.as_deref().map(|id| (P::ERROR.request_id, id));
        let envelope = ErrorEnvelope {
            names: P::ERROR.names,
            namespace: self.service.xml_namespace(),
            bindings: Bindings::None,
            fault: P::ERROR.has_fault.then(|| sender_or_receiver(T::SCHEMA)),
            code,
            request_id,
        };
        let body = xml::write_error::<T>(error, T::SCHEMA, &envelope)?;
        message::response(status, Headers::new(), Some(P::MEDIA_TYPE), body)
    }

    /// As it came.
    fn unhandled(self, error: &Unhandled) -> Self::Result {
        message::response(error.details().status, Headers::new(), None, error.body().to_vec())
    }
}
