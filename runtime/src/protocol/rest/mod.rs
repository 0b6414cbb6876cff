//! The protocols with HTTP bindings, whatever the format of their bodies:
//! <https://smithy.io/2.0/spec/http-bindings.html>.

mod binding;
mod format;
mod header;
mod negotiation;
mod read;
mod request;
mod response;
mod uri;
mod write;

pub(super) use format::RestFormat;
pub(super) use request::{from_request, to_request};
pub(super) use response::{from_response, to_error_response, to_response};

/// Implements [`Protocol`](super::Protocol) by HTTP bindings and a format.
macro_rules! protocol {
    ($name:ident, $id:literal, $format:ty) => {
        impl Protocol for $name {
            const ID: &'static str = $id;

            type EventFormat = $format;

            fn to_request<O: Operation>(
                input: &O::Input,
                endpoint: &Endpoint,
            ) -> Result<http::Request<Vec<u8>>, Error> {
                rest::to_request::<$format, O>(input, endpoint)
            }

            fn from_response<O: Operation>(
                response: ResponseParts<'_>,
            ) -> Result<O::Output, O::Error> {
                rest::from_response::<$format, O>(response)
            }

            fn from_request<O: Operation>(request: RequestParts<'_>) -> Result<O::Input, Error> {
                rest::from_request::<$format, O>(request)
            }

            fn to_response<O: Operation>(
                output: &O::Output,
            ) -> Result<http::Response<Vec<u8>>, Error> {
                rest::to_response::<$format, O>(output)
            }

            fn to_error_response<O: Operation>(
                error: &O::Error,
            ) -> Result<http::Response<Vec<u8>>, Error> {
                rest::to_error_response::<$format, O>(error)
            }
        }
    };
}

pub(super) use protocol;
