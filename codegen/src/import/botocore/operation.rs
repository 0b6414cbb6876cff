//! Operations.

use super::api::Api;
use super::node::Node;
use super::traits;
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Returns an operation as a Smithy shape, with traits from other files.
pub(super) fn convert(
    api: &Api<'_>,
    node: &Node<'_>,
    more: impl Iterator<Item = (String, Value)>,
) -> Result<Value, Diagnostic> {
    let mut operation = Map::from_iter([("type".to_owned(), "operation".into())]);
    for role in ["input", "output"] {
        let target = match node.get(role) {
            Some(shape) => api.reference(&shape)?.target(api),
            None => "smithy.api#Unit".to_owned(),
        };
        operation.insert(role.to_owned(), json!({ "target": target }));
    }
    // Published models sort them.
    let mut errors = BTreeSet::new();
    for error in node.items("errors")? {
        errors.insert(api.reference(&error)?.target(api));
    }
    if !errors.is_empty() {
        let errors = errors.iter().map(|id| json!({ "target": id })).collect();
        operation.insert("errors".to_owned(), errors);
    }

    let mut traits = traits::common(node)?;
    if api.protocols.is_rest {
        traits.insert("smithy.api#http".to_owned(), http(api, node)?);
    }
    traits.extend(authentication(node)?);
    traits.extend(more);
    traits::attach(&mut operation, traits);
    Ok(operation.into())
}

fn http(api: &Api<'_>, operation: &Node<'_>) -> Result<Value, Diagnostic> {
    let node = operation.required("http")?;
    let mut http = Map::new();
    http.extend(node.get("responseCode").map(|code| ("code".to_owned(), code.json().clone())));
    http.insert("method".to_owned(), node.required_text("method")?.into());
    http.insert("uri".to_owned(), uri(api, operation, node.required_text("requestUri")?)?.into());
    Ok(http.into())
}

/// Returns the pattern of the URI. Smithy names labels after members, botocore after their
/// `locationName`.
fn uri(api: &Api<'_>, operation: &Node<'_>, pattern: &str) -> Result<String, Diagnostic> {
    let mut uri = pattern.to_owned();
    let Some(input) = operation.get("input") else { return Ok(uri) };
    for (name, member) in api.reference(&input)?.shape.entries_of("members")? {
        if member.text("location")? == Some("uri")
            && let Some(label) = member.text("locationName")?
            && label != name
        {
            uri = uri.replace(&format!("{{{label}}}"), &format!("{{{name}}}"));
            uri = uri.replace(&format!("{{{label}+}}"), &format!("{{{name}+}}"));
        }
    }
    Ok(uri)
}

/// Returns how requests are signed, if it differs from the service.
fn authentication(node: &Node<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let mut traits = Map::new();
    let schemes = node.texts("auth")?;
    let is_anonymous = schemes == ["smithy.api#noAuth"] || node.text("authtype")? == Some("none");
    if is_anonymous {
        traits.insert("smithy.api#auth".to_owned(), json!([]));
        traits.insert("smithy.api#optionalAuth".to_owned(), json!({}));
    } else if !schemes.is_empty() {
        traits.insert("smithy.api#auth".to_owned(), json!(schemes));
    }
    Ok(traits)
}
