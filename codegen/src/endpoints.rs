//! The endpoints of a service on their own, with the tests that the model has for them.

use crate::diagnostic::{Diagnostics, Source};
use crate::emit::endpoint::emit;
use crate::lower::endpoint::{Endpoints, Param, by_rules, by_traits};
use crate::{documentation, model};
use serde_json::Value as Json;

/// A service's endpoints, and the model's tests of them.
pub struct EndpointTests {
    /// The module generated from the rule set, if there is one.
    pub by_rules: Option<EndpointModule>,
    /// The module generated from the endpoint traits, if there are any, even if a crate would use
    /// the rule set.
    pub by_traits: Option<EndpointModule>,
    /// The array of
    /// [test cases](https://smithy.io/2.0/additional-specs/rules-engine/testing.html), as JSON.
    pub cases: String,
}

/// The module `endpoint` of a crate.
pub struct EndpointModule {
    /// The source.
    pub text: String,
    /// The fields of its structure.
    pub params: Vec<Param>,
}

/// Generates only the endpoints of a service.
///
/// # Errors
///
/// Returns everything that is wrong with the model or with its endpoint traits.
pub fn endpoint_tests(
    sources: &[Source],
    service: Option<&str>,
) -> Result<EndpointTests, Diagnostics> {
    let model = model::load(sources, service)?;
    let mut errors = Diagnostics::default();
    let docs = |text: &str| documentation::to_markdown(text, &|_| None);
    let by_rules = by_rules(&model, &docs, &mut errors).map(module);
    let by_traits = by_traits(&model, &mut errors).map(module);
    let cases = model.service().traits.property("smithy.rules#endpointTests", "testCases");
    let cases = cases.map_or_else(|| "[]".to_owned(), Json::to_string);
    errors.into_result(EndpointTests { by_rules, by_traits, cases })
}

fn module(endpoints: Endpoints) -> EndpointModule {
    EndpointModule { text: emit(&endpoints), params: endpoints.params }
}
