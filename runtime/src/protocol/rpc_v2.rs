//! rpcv2Cbor and rpcv2Json: <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.

use super::rpc::Rpc;
#[cfg(feature = "cbor")]
use crate::cbor::{self, Cbor};
use crate::codec::ErrorBody;
use crate::error::Error;
use crate::json::{RpcJson, read_error_body, write_with_type};
use crate::operation::OperationSchema;
use crate::shape::Structure;

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
    const RESPONSE_HEADERS: &'static [(&'static str, &'static str)] =
        &[("smithy-protocol", "rpc-v2-cbor")];

    fn path(operation: &'static OperationSchema) -> String {
        path(operation)
    }

    fn headers(_: &'static OperationSchema) -> Vec<(&'static str, String)> {
        vec![("smithy-protocol", "rpc-v2-cbor".to_owned()), ("accept", Self::MEDIA_TYPE.to_owned())]
    }

    fn write_error<T: Structure>(error: &T) -> Result<Vec<u8>, Error> {
        cbor::write_with_type(error, T::SCHEMA.id())
    }

    fn error_body(body: &[u8]) -> ErrorBody {
        cbor::read_error_body(body)
    }
}

impl Rpc for RpcV2Json {
    type Format = RpcJson;
    const MEDIA_TYPE: &'static str = "application/json";
    const UNIT_IS_EMPTY: bool = false;
    const RESPONSE_HEADERS: &'static [(&'static str, &'static str)] =
        &[("smithy-protocol", "rpc-v2-json")];

    fn path(operation: &'static OperationSchema) -> String {
        path(operation)
    }

    fn headers(_: &'static OperationSchema) -> Vec<(&'static str, String)> {
        vec![("smithy-protocol", "rpc-v2-json".to_owned()), ("accept", Self::MEDIA_TYPE.to_owned())]
    }

    fn write_error<T: Structure>(error: &T) -> Result<Vec<u8>, Error> {
        Ok(write_with_type::<T, RpcJson>(error, T::SCHEMA.id()))
    }

    fn error_body(body: &[u8]) -> ErrorBody {
        read_error_body(body)
    }
}

fn path(operation: &'static OperationSchema) -> String {
    format!("/service/{}/operation/{}", operation.service().name(), operation.name())
}
