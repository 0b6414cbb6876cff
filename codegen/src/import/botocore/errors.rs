//! Structures that are errors.

use super::api::Api;
use super::node::Node;
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value};

/// Returns the traits that make a structure an error; `None` if it is not an error.
pub(super) fn traits(api: &Api<'_>, node: &Node<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let mut traits = Map::new();
    let error = node.get("error");
    if error.is_none() && !node.flag("exception")? {
        return Ok(traits);
    }
    let status = error.as_ref().and_then(|error| error.get("httpStatusCode"));
    let status = status.map(|status| status.json().clone());
    let is_fault = node.flag("fault")?
        || error.as_ref().map_or(Ok(false), |error| error.flag("fault"))?
        || status.as_ref().and_then(Value::as_u64).is_some_and(|status| status >= 500);
    traits.insert("smithy.api#error".to_owned(), if is_fault { "server" } else { "client" }.into());

    let code = error.as_ref().map(|error| error.text("code")).transpose()?.flatten();
    if let Some(code) = code
        && api.protocols.has_query_errors
    {
        let mut query = Map::from_iter([("code".to_owned(), code.into())]);
        query.extend(status.clone().map(|status| ("httpResponseCode".to_owned(), status)));
        traits.insert("aws.protocols#awsQueryError".to_owned(), query.into());
    }
    traits.extend(status.map(|status| ("smithy.api#httpError".to_owned(), status)));
    Ok(traits)
}
