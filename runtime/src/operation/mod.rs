//! Operations: calls of a service as HTTP requests and responses. Nothing here sends or receives.
//!
//! An [`Operation`] makes an [`http::Request`] from its input, and reads its output or a typed
//! error from an [`http::Response`]. Any HTTP client can send and receive them. Servers, emulators
//! and tests use the opposite directions.

mod auth;
mod error;
mod macros;
mod pagination;
mod retry;
mod tables;
pub mod waiter;

pub use auth::AuthScheme;
pub use error::{ErrorDetails, ErrorVisitor, Modeled, ModeledReader, OperationError, Unhandled};
pub use pagination::{PageItems, Paginated, Pagination};
pub use tables::{Http, OperationSchema, ServiceSchema};
pub use waiter::Waiter;

use http::{Request, Response};

use crate::data::Structure;
use crate::endpoint::{Endpoint, EndpointParams};
use crate::error::Error;
use crate::protocol::{self, Protocol};
use crate::shape::Shape;

/// A service.
pub trait Service: 'static {
    /// The protocol that it speaks. If the model names several, this is the one that Smithy
    /// prefers.
    type Protocol: Protocol;

    /// What decides where its requests go: `Params` of the module `endpoint` of a generated crate, or
    /// [`GivenEndpoint`](crate::endpoint::GivenEndpoint) if the model says nothing of endpoints.
    type Endpoints: EndpointParams;

    /// What the model says about the service.
    const SCHEMA: &'static ServiceSchema;
}

/// An operation of a service.
///
/// The methods use the service's own protocol. To use another one, call the methods of
/// [`Protocol`]: `RestXml::to_request::<GetObject>(&input, &endpoint)`.
///
/// Generated crates implement this trait for each operation, and code can be generic over it:
///
/// ```
/// use smithy_shapes::http::{Request, Response};
/// use smithy_shapes::{Endpoint, Operation, OperationError};
///
/// /// Calls an operation, once more if the first error may go away.
/// fn call<O: Operation>(
///     input: &O::Input,
///     endpoint: &Endpoint,
///     send: impl Fn(&Request<Vec<u8>>) -> Response<Vec<u8>>,
/// ) -> Result<O::Output, Box<dyn std::error::Error>> {
///     let request = O::to_request(input, endpoint)?;
///     match O::from_response(&send(&request)) {
///         Err(error) if error.is_retryable() => Ok(O::from_response(&send(&request))?),
///         result => Ok(result?),
///     }
/// }
/// ```
pub trait Operation: Sized + 'static {
    /// The service.
    type Service: Service;
    /// What a client sends. [`Unit`](crate::Unit) if there is nothing to send.
    type Input: Shape + Structure + Send + Sync;
    /// What the service returns. [`Unit`](crate::Unit) if it returns nothing.
    type Output: Shape + Structure + Send + Sync;
    /// The errors that the model names, and everything else that may go wrong.
    type Error: OperationError;

    /// What the model says about the operation.
    const SCHEMA: &'static OperationSchema;

    /// Makes a client's request. If the input lacks an idempotency token, the request gets a random
    /// one.
    ///
    /// # Errors
    ///
    /// If a member that belongs in the path of the URI is absent or empty, if the protocol cannot
    /// represent the input, or if the result is not a valid URI or header.
    fn to_request(input: &Self::Input, endpoint: &Endpoint) -> Result<Request<Vec<u8>>, Error> {
        ProtocolOf::<Self>::to_request::<Self>(input, endpoint)
    }

    /// Reads a response as a client.
    ///
    /// # Errors
    ///
    /// Those of the model. [`Unhandled`] if the error is another one, or the response cannot be
    /// read.
    fn from_response<B: AsRef<[u8]>>(response: &Response<B>) -> Result<Self::Output, Self::Error> {
        ProtocolOf::<Self>::from_response::<Self>(protocol::ResponseParts::of(response))
    }

    /// Reads a request as a server that has found it to be for this operation. Greedy labels may
    /// have the segments `.` and `..`, because the key of an object is not the path of a file.
    ///
    /// # Errors
    ///
    /// If the request does not follow the protocol, if anything in it names another operation, or
    /// if it contradicts itself, for example with two values for `content-type`.
    fn from_request<B: AsRef<[u8]>>(request: &Request<B>) -> Result<Self::Input, Error> {
        ProtocolOf::<Self>::from_request::<Self>(protocol::RequestParts::of(request))
    }

    /// Makes a server's response.
    ///
    /// # Errors
    ///
    /// If the protocol cannot represent the output.
    fn to_response(output: &Self::Output) -> Result<Response<Vec<u8>>, Error> {
        ProtocolOf::<Self>::to_response::<Self>(output)
    }

    /// Makes a server's response that reports an error.
    ///
    /// # Errors
    ///
    /// If the protocol cannot represent the error.
    fn to_error_response(error: &Self::Error) -> Result<Response<Vec<u8>>, Error> {
        ProtocolOf::<Self>::to_error_response::<Self>(error)
    }
}

/// An input that belongs to one operation, which therefore need not be named in a call.
///
/// ```
/// use smithy_shapes::operation::{Input, Operation};
///
/// /// Returns which operation an input is for.
/// fn name<I: Input>(_: &I) -> &'static str {
///     I::Operation::SCHEMA.name()
/// }
/// ```
pub trait Input: Shape + Structure + Send + Sync {
    /// The operation.
    type Operation: Operation<Input = Self>;
}

type ProtocolOf<O> = <<O as Operation>::Service as Service>::Protocol;

/// Visits every operation of a service: an argument of `visit_operations` of a generated crate.
pub trait OperationVisitor {
    /// Visits an operation. Called once for each.
    fn visit<O: Operation>(&mut self);
}
