//! Operations: what a service does, as requests and responses without any input or output.
//!
//! An [`Operation`] makes an [`http::Request`] of its input and reads its output, or a typed error,
//! from an [`http::Response`]. Any HTTP client can carry them, and a server, an emulator or a test
//! has the other two directions.

mod error;
mod macros;
mod pagination;
mod retry;
mod tables;
pub mod waiter;

pub use error::{ErrorDetails, ErrorVisitor, Modeled, ModeledReader, OperationError, Unhandled};
pub use pagination::{Paginated, Pagination};
pub use tables::{Http, OperationSchema, ServiceSchema};
pub use waiter::Waiter;

use http::{Request, Response};

use crate::data::Structure;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::protocol::{self, Protocol};
use crate::shape::Shape;

/// A service.
pub trait Service: 'static {
    /// The protocol that it speaks: of those that the model names, the one that Smithy prefers.
    type Protocol: Protocol;

    /// What the model says of the service.
    const SCHEMA: &'static ServiceSchema;
}

/// An operation of a service.
///
/// The methods use the service's own protocol. For another, call those of [`Protocol`]:
/// `RestXml::to_request::<GetObject>(&input, &endpoint)`.
pub trait Operation: Sized + 'static {
    /// The service.
    type Service: Service;
    /// What a client sends; [`Unit`](crate::Unit) for nothing.
    type Input: Shape + Structure;
    /// What the service answers; [`Unit`](crate::Unit) for nothing.
    type Output: Shape + Structure;
    /// The errors that the model names, and what else may go wrong.
    type Error: OperationError;

    /// What the model says of the operation.
    const SCHEMA: &'static OperationSchema;

    /// A client's request. Idempotency tokens that the input lacks are made up.
    ///
    /// # Errors
    ///
    /// If a member that belongs into the URI is absent or empty, if the input cannot be written in
    /// the protocol, or if what comes of it is no URI or header.
    fn to_request(input: &Self::Input, endpoint: &Endpoint) -> Result<Request<Vec<u8>>, Error> {
        ProtocolOf::<Self>::to_request::<Self>(input, endpoint)
    }

    /// What a client reads from a response.
    ///
    /// # Errors
    ///
    /// Those of the model; and [`Unhandled`] for any other, and for a response that cannot be read.
    fn from_response<B: AsRef<[u8]>>(response: &Response<B>) -> Result<Self::Output, Self::Error> {
        ProtocolOf::<Self>::from_response::<Self>(protocol::ResponseParts::of(response))
    }

    /// What a server reads from a request, which it has found to be for this operation. Greedy labels
    /// may have segments `.` and `..`: a key of an object is not the path of a file.
    ///
    /// # Errors
    ///
    /// If the request is not what the protocol asks for: of another operation, by all that the protocol
    /// names operations with; or one that contradicts itself, such as by two values for `content-type`.
    fn from_request<B: AsRef<[u8]>>(request: &Request<B>) -> Result<Self::Input, Error> {
        ProtocolOf::<Self>::from_request::<Self>(protocol::RequestParts::of(request))
    }

    /// A server's response.
    ///
    /// # Errors
    ///
    /// If the output cannot be written in the protocol.
    fn to_response(output: &Self::Output) -> Result<Response<Vec<u8>>, Error> {
        ProtocolOf::<Self>::to_response::<Self>(output)
    }

    /// A server's response that tells an error.
    ///
    /// # Errors
    ///
    /// If the error cannot be written in the protocol.
    fn to_error_response(error: &Self::Error) -> Result<Response<Vec<u8>>, Error> {
        ProtocolOf::<Self>::to_error_response::<Self>(error)
    }
}

type ProtocolOf<O> = <<O as Operation>::Service as Service>::Protocol;

/// Something to be done with every operation of a service: see `visit_operations` of a generated
/// crate.
pub trait OperationVisitor {
    /// Called once for each operation.
    fn visit<O: Operation>(&mut self);
}
