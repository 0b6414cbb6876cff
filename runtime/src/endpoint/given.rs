//! The endpoint of a service whose model has none.

use super::{Endpoint, EndpointParams, no_endpoint};
use crate::error::Error;

/// The endpoint parameters of a service whose model says nothing of endpoints: a URL, which users have to
/// give.
///
/// ```
/// use smithy_shapes::endpoint::{EndpointParams, GivenEndpoint};
///
/// let mut params = GivenEndpoint::default();
/// assert!(params.resolve().is_err());
/// params.set_endpoint("http://127.0.0.1:8080");
/// assert_eq!(params.resolve()?.authority(), "127.0.0.1:8080");
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenEndpoint {
    url: Option<String>,
}

impl EndpointParams for GivenEndpoint {
    fn set_text(&mut self, built_in: &str, value: &str) -> bool {
        let is_url = built_in == "SDK::Endpoint";
        if is_url {
            self.url = Some(value.to_owned());
        }
        is_url
    }

    fn resolve(&self) -> Result<Endpoint, Error> {
        match &self.url {
            Some(url) => Endpoint::new(url),
            None => Err(no_endpoint("the model names no endpoint: set a URL")),
        }
    }
}
