//! What sends requests.

use crate::call::Limits;
use crate::error::TransportError;
use http::{Request, Response};

/// Sends a request, and waits for the whole answer.
///
/// A test, a proxy of your own or another HTTP client is a few lines:
///
/// ```
/// use smithy_client::TransportError;
/// use smithy_client::blocking::Transport;
/// use smithy_client::call::Limits;
/// use smithy_client::http::{Request, Response};
///
/// /// Answers every request with an empty document.
/// struct Empty;
///
/// impl Transport for Empty {
///     fn send(&self, _: &Request<Vec<u8>>, _: &Limits) -> Result<Response<Vec<u8>>, TransportError> {
///         Ok(Response::new(b"{}".to_vec()))
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. An answer of any status is a success, redirects included: nothing follows
    /// them.
    ///
    /// # Errors
    ///
    /// If no whole answer comes within the limits.
    fn send(
        &self,
        request: &Request<Vec<u8>>,
        limits: &Limits,
    ) -> Result<Response<Vec<u8>>, TransportError>;
}

/// Functions are transports.
impl<F> Transport for F
where
    F: Fn(&Request<Vec<u8>>, &Limits) -> Result<Response<Vec<u8>>, TransportError>
        + Send
        + Sync
        + 'static,
{
    fn send(
        &self,
        request: &Request<Vec<u8>>,
        limits: &Limits,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        self(request, limits)
    }
}
