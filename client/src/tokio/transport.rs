//! What sends requests.

use super::BoxFuture;
use crate::call::Limits;
use crate::error::TransportError;
use http::{Request, Response};

/// Sends a request, and gives the whole answer.
///
/// A test, a proxy of your own or another HTTP client is a few lines:
///
/// ```
/// use smithy_client::TransportError;
/// use smithy_client::call::Limits;
/// use smithy_client::http::{Request, Response};
/// use smithy_client::tokio::{BoxFuture, Transport};
///
/// /// Answers every request with an empty document.
/// struct Empty;
///
/// impl Transport for Empty {
///     fn send<'s>(
///         &'s self,
///         _: &'s Request<Vec<u8>>,
///         _: &'s Limits,
///     ) -> BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>> {
///         Box::pin(async { Ok(Response::new(b"{}".to_vec())) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. An answer of any status is a success, redirects included: nothing follows
    /// them. A future that is dropped stops.
    ///
    /// # Errors
    ///
    /// If no whole answer comes within the limits.
    fn send<'s>(
        &'s self,
        request: &'s Request<Vec<u8>>,
        limits: &'s Limits,
    ) -> BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>>;
}
