//! The protocols of AWS services: <https://smithy.io/2.0/aws/protocols/index.html>.
//!
//! Each is a type that implements [`Protocol`]: an [`Operation`] uses that of its service, and any
//! other can be named in its place.

/// Implements [`Protocol`] by the functions of its family.
macro_rules! protocol {
    ($name:ident, $id:literal, events: $format:ty, by: $family:ident<$parameter:ty>) => {
        impl $crate::protocol::Protocol for $name {
            const ID: &'static str = $id;

            type EventFormat = $format;

            const INITIAL_MESSAGES: bool = super::$family::INITIAL_MESSAGES;

            fn to_request<O: $crate::Operation>(
                input: &O::Input,
                endpoint: &$crate::Endpoint,
            ) -> Result<http::Request<Vec<u8>>, $crate::Error> {
                super::$family::to_request::<$parameter, O>(input, endpoint)
            }

            fn from_response<O: $crate::Operation>(
                response: super::ResponseParts<'_>,
            ) -> Result<O::Output, O::Error> {
                super::$family::from_response::<$parameter, O>(response)
            }

            fn from_request<O: $crate::Operation>(
                request: super::RequestParts<'_>,
            ) -> Result<O::Input, $crate::Error> {
                super::message::check_single_headers(request.headers)?;
                super::$family::from_request::<$parameter, O>(request)
            }

            fn to_response<O: $crate::Operation>(
                output: &O::Output,
            ) -> Result<http::Response<Vec<u8>>, $crate::Error> {
                super::$family::to_response::<$parameter, O>(output)
            }

            fn to_error_response<O: $crate::Operation>(
                error: &O::Error,
            ) -> Result<http::Response<Vec<u8>>, $crate::Error> {
                super::$family::to_error_response::<$parameter, O>(error)
            }
        }
    };
}

mod aws_json;
#[cfg(feature = "xml")]
mod aws_query;
mod body;
mod defaults;
#[cfg(feature = "xml")]
mod ec2_query;
mod failure;
mod media_type;
mod message;
mod prepare;
#[cfg(feature = "xml")]
mod query;
mod rest;
mod rest_json;
#[cfg(feature = "xml")]
mod rest_xml;
mod rpc;
mod rpc_v2;

pub(crate) use failure::message_of;
#[cfg(feature = "event-stream")]
pub(crate) use media_type::EVENT_STREAM;

pub use aws_json::*;
#[cfg(feature = "xml")]
pub use aws_query::AwsQuery;
#[cfg(feature = "xml")]
pub use ec2_query::Ec2Query;
pub use rest_json::RestJson1;
#[cfg(feature = "xml")]
pub use rest_xml::RestXml;
pub use rpc_v2::*;

use http::{HeaderMap, Method, Request, Response, Uri};

use crate::codec::Format;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::operation::Operation;
use crate::schema::{Fault, Schema, prelude};

/// How requests and responses stand on the wire.
pub trait Protocol: 'static {
    /// The shape id of the protocol's trait.
    const ID: &'static str;

    /// The format of structures in events.
    type EventFormat: Format;

    /// Whether the members beside a stream of events are sent as an event before all others, as
    /// RPC protocols do; else HTTP has a place for each of them:
    /// <https://smithy.io/2.0/aws/amazon-eventstream.html#initial-message-events>.
    const INITIAL_MESSAGES: bool;

    /// See [`Operation::to_request`].
    ///
    /// # Errors
    ///
    /// As there.
    fn to_request<O: Operation>(
        input: &O::Input,
        endpoint: &Endpoint,
    ) -> Result<Request<Vec<u8>>, Error>;

    /// See [`Operation::from_response`].
    ///
    /// # Errors
    ///
    /// As there.
    fn from_response<O: Operation>(response: ResponseParts<'_>) -> Result<O::Output, O::Error>;

    /// See [`Operation::from_request`].
    ///
    /// # Errors
    ///
    /// As there.
    fn from_request<O: Operation>(request: RequestParts<'_>) -> Result<O::Input, Error>;

    /// See [`Operation::to_response`].
    ///
    /// # Errors
    ///
    /// As there.
    fn to_response<O: Operation>(output: &O::Output) -> Result<Response<Vec<u8>>, Error>;

    /// See [`Operation::to_error_response`].
    ///
    /// # Errors
    ///
    /// As there.
    fn to_error_response<O: Operation>(error: &O::Error) -> Result<Response<Vec<u8>>, Error>;
}

/// A request that is read.
#[derive(Clone, Copy, Debug)]
pub struct RequestParts<'a> {
    /// The method.
    pub method: &'a Method,
    /// The URI.
    pub uri: &'a Uri,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a [u8],
}

impl<'a> RequestParts<'a> {
    /// Returns the parts of this request.
    pub fn of<B: AsRef<[u8]>>(request: &'a Request<B>) -> Self {
        RequestParts {
            method: request.method(),
            uri: request.uri(),
            headers: request.headers(),
            body: request.body().as_ref(),
        }
    }
}

/// A response that is read.
#[derive(Clone, Copy, Debug)]
pub struct ResponseParts<'a> {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The body.
    pub body: &'a [u8],
}

impl<'a> ResponseParts<'a> {
    /// Returns the parts of this response.
    pub fn of<B: AsRef<[u8]>>(response: &'a Response<B>) -> Self {
        ResponseParts {
            status: response.status().as_u16(),
            headers: response.headers(),
            body: response.body().as_ref(),
        }
    }
}

/// Returns the status code of a response that tells this error:
/// <https://smithy.io/2.0/spec/http-bindings.html#httperror-trait>.
pub(crate) fn status_of_error(schema: &'static Schema) -> u16 {
    schema.http_error().unwrap_or_else(|| status_of_fault(schema))
}

/// Returns the same without `@httpError`.
fn status_of_fault(schema: &'static Schema) -> u16 {
    match fault_of(schema) {
        Fault::Client => 400,
        Fault::Server => 500,
    }
}

/// Who has to mend this error: the caller, unless the model says otherwise.
fn fault_of(schema: &'static Schema) -> Fault {
    schema.fault().unwrap_or(Fault::Client)
}

/// Returns whether a schema is that of an absent input or output.
fn is_unit(schema: &'static Schema) -> bool {
    *schema == prelude::UNIT
}
