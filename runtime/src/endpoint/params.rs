//! What all parameters of endpoints have in common, whatever the service.

use super::Endpoint;
use super::context::Input;
use crate::error::Error;
use crate::operation::Operation;

/// What the endpoint of a request depends on: every `Params` of a generated crate.
///
/// A service has parameters of its own, and of those that clients know by name
/// ([built-ins](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#rules-engine-built-ins))
/// some. Code for any service sets the latter through this trait:
///
/// ```
/// use smithy_shapes::endpoint::{Endpoint, EndpointParams};
/// use smithy_shapes::{Error, Operation};
///
/// /// Where an operation's request goes, by a client's settings.
/// fn endpoint_of<P: EndpointParams, O: Operation>(
///     region: &str,
///     input: &O::Input,
/// ) -> Result<Endpoint, Error> {
///     let mut params = P::default();
///     params.set_region(region);
///     params.set_use_fips(true);
///     params.for_operation::<O>(input).resolve()
/// }
/// ```
///
/// A setter tells whether the service has the parameter. One that it lacks changes nothing.
pub trait EndpointParams: Clone + Default + Send + Sync {
    /// Sets a built-in parameter that is a string, by its name: `AWS::Auth::AccountId`.
    fn set_text(&mut self, built_in: &str, value: &str) -> bool {
        let _ = (built_in, value);
        false
    }

    /// Sets a built-in parameter that is a boolean, by its name: `AWS::S3::ForcePathStyle`.
    fn set_flag(&mut self, built_in: &str, value: bool) -> bool {
        let _ = (built_in, value);
        false
    }

    /// Sets what an operation, by its name in the model, and its input decide.
    fn for_input(self, operation: &str, input: &dyn Input) -> Self {
        let _ = (operation, input);
        self
    }

    /// Returns the endpoint.
    ///
    /// # Errors
    ///
    /// Why there is none: what the service says of it; or a region or another part of the host that
    /// would lead requests to another host.
    fn resolve(&self) -> Result<Endpoint, Error>;

    /// Sets what the operation and its input decide, such as the bucket that the host begins with.
    fn for_operation<O: Operation>(self, input: &O::Input) -> Self {
        self.for_input(O::SCHEMA.name(), input)
    }

    /// Sets the region, such as `us-west-2`.
    fn set_region(&mut self, region: &str) -> bool {
        self.set_text("AWS::Region", region)
    }

    /// Sets the URL of an endpoint to use instead of the service's own.
    fn set_endpoint(&mut self, url: &str) -> bool {
        self.set_text("SDK::Endpoint", url)
    }

    /// Sets whether to use an endpoint that is validated to FIPS 140.
    fn set_use_fips(&mut self, value: bool) -> bool {
        self.set_flag("AWS::UseFIPS", value)
    }

    /// Sets whether to use an endpoint that answers over IPv6 as well as IPv4.
    fn set_use_dual_stack(&mut self, value: bool) -> bool {
        self.set_flag("AWS::UseDualStack", value)
    }
}
