//! rpcv2Cbor and rpcv2Json: <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.

use super::RequestParts;
use super::media_type::{EVENT_STREAM, has_event_stream};
use super::message::header;
use super::rpc::Rpc;
#[cfg(feature = "cbor")]
use crate::cbor::{self, Cbor};
use crate::data::Structure;
use crate::error::{Error, ErrorKind};
use crate::error_body::ErrorBody;
use crate::json::{RpcJson, read_error_body, write_with_type};
use crate::operation::OperationSchema;
use crate::shape::Shape;

/// Bodies of CBOR.
#[cfg(feature = "cbor")]
#[derive(Clone, Copy, Debug)]
pub struct RpcV2Cbor;

/// Bodies of JSON.
#[derive(Clone, Copy, Debug)]
pub struct RpcV2Json;

#[cfg(feature = "cbor")]
protocol!(RpcV2Cbor, "smithy.protocols#rpcv2Cbor", events: Cbor, by: rpc<RpcV2Cbor>);
protocol!(RpcV2Json, "smithy.protocols#rpcv2Json", events: RpcJson, by: rpc<RpcV2Json>);

#[cfg(feature = "cbor")]
impl Rpc for RpcV2Cbor {
    type Format = Cbor;
    const MEDIA_TYPE: &'static str = "application/cbor";
    const UNIT_IS_EMPTY: bool = false;
    const ERROR_HEADER: Option<&'static str> = None;
    const RESPONSE_HEADERS: &'static [(&'static str, &'static str)] = &[(PROTOCOL, "rpc-v2-cbor")];

    fn path(operation: &'static OperationSchema) -> String {
        path(operation)
    }

    fn headers(operation: &'static OperationSchema) -> Vec<(&'static str, String)> {
        headers::<Self>(operation, "rpc-v2-cbor")
    }

    fn check(operation: &'static OperationSchema, request: RequestParts<'_>) -> Result<(), Error> {
        check(operation, request, "rpc-v2-cbor")
    }

    fn write_error<T: Shape + Structure>(error: &T) -> Result<Vec<u8>, Error> {
        cbor::write_with_type(error, T::SCHEMA.root(), T::SCHEMA.id())
    }

    fn error_body(body: &[u8]) -> ErrorBody {
        cbor::read_error_body(body)
    }
}

impl Rpc for RpcV2Json {
    type Format = RpcJson;
    const MEDIA_TYPE: &'static str = "application/json";
    const UNIT_IS_EMPTY: bool = false;
    const ERROR_HEADER: Option<&'static str> = None;
    const RESPONSE_HEADERS: &'static [(&'static str, &'static str)] = &[(PROTOCOL, "rpc-v2-json")];

    fn path(operation: &'static OperationSchema) -> String {
        path(operation)
    }

    fn headers(operation: &'static OperationSchema) -> Vec<(&'static str, String)> {
        headers::<Self>(operation, "rpc-v2-json")
    }

    fn check(operation: &'static OperationSchema, request: RequestParts<'_>) -> Result<(), Error> {
        check(operation, request, "rpc-v2-json")
    }

    fn write_error<T: Shape + Structure>(error: &T) -> Result<Vec<u8>, Error> {
        write_with_type::<T, RpcJson>(error, T::SCHEMA.root(), T::SCHEMA.id())
    }

    fn error_body(body: &[u8]) -> ErrorBody {
        read_error_body(body)
    }
}

/// The header that names the protocol.
const PROTOCOL: &str = "smithy-protocol";

fn headers<P: Rpc>(
    operation: &'static OperationSchema,
    protocol: &str,
) -> Vec<(&'static str, String)> {
    let accept = if has_event_stream(operation.output()) { EVENT_STREAM } else { P::MEDIA_TYPE };
    vec![(PROTOCOL, protocol.to_owned()), ("accept", accept.to_owned())]
}

/// Refuses what another protocol's server might take for another operation, as the specification
/// demands; and of the path, looks at the last four segments.
fn check(
    operation: &'static OperationSchema,
    request: RequestParts<'_>,
    protocol: &str,
) -> Result<(), Error> {
    let has_target =
        ["x-amz-target", "x-amzn-target"].iter().any(|name| request.headers.contains_key(*name));
    if has_target || header(request.headers, PROTOCOL) != Some(protocol) {
        return Err(Error::new(ErrorKind::Value, "the request is not of this protocol"));
    }
    let mut segments = request.uri.path().rsplit('/');
    let service = operation.service();
    let is_operation = segments.next() == Some(operation.name())
        && segments.next() == Some("operation")
        && segments
            .next()
            .is_some_and(|name| name == service.name() || name == service.id().replace('#', "."))
        && segments.next() == Some("service");
    if is_operation {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Value, "the request names another operation"))
}

fn path(operation: &'static OperationSchema) -> String {
    format!("/service/{}/operation/{}", operation.service().name(), operation.name())
}
