//! The shape of the service.

use super::api::Api;
use super::node::Node;
use super::traits;
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value, json};

/// Returns the shape of the service.
pub(super) fn convert(api: &Api<'_>, rules: Option<Value>) -> Result<Value, Diagnostic> {
    let metadata = &api.metadata;
    let mut traits = traits::common(&api.root)?;
    traits.insert(
        "aws.api#service".to_owned(),
        json!({
            "sdkId": metadata.required_text("serviceId")?,
            "endpointPrefix": metadata.required_text("endpointPrefix")?,
        }),
    );
    if let Some(title) = metadata.text("serviceFullName")? {
        traits.insert("smithy.api#title".to_owned(), title.into());
    }
    traits.extend(api.protocols.traits.clone());
    traits.extend(authentication(metadata)?);
    if let Some(uri) = api.xml_namespace {
        traits.insert("smithy.api#xmlNamespace".to_owned(), json!({ "uri": uri }));
    }
    if let Some(params) = api.root.get("clientContextParams") {
        traits.insert("smithy.rules#clientContextParams".to_owned(), params.json().clone());
    }
    if let Some(rules) = rules {
        traits.insert("smithy.rules#endpointRuleSet".to_owned(), rules);
    }
    let operations: Vec<Value> = api
        .operations
        .entries()?
        .iter()
        .map(|(name, _)| json!({ "target": api.operation_id(name) }))
        .collect();
    let mut service = Map::new();
    service.insert("type".to_owned(), "service".into());
    service.insert("version".to_owned(), metadata.required_text("apiVersion")?.into());
    service.insert("operations".to_owned(), operations.into());
    traits::attach(&mut service, traits);
    Ok(service.into())
}

/// Returns how requests are signed. Version 2 signatures have no trait.
fn authentication(metadata: &Node<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let mut schemes = metadata.texts("auth")?;
    if schemes.is_empty() {
        schemes = match metadata.text("signatureVersion")? {
            Some("bearer") => vec!["smithy.api#httpBearerAuth"],
            Some("v4" | "s3" | "s3v4") => vec!["aws.auth#sigv4"],
            _ => Vec::new(),
        };
    }
    let signing_name = match metadata.text("signingName")? {
        Some(name) => name,
        None => metadata.required_text("endpointPrefix")?,
    };
    let mut traits = Map::new();
    for scheme in &schemes {
        let is_signature = scheme.starts_with("aws.auth#sigv4");
        let value = if is_signature { json!({ "name": signing_name }) } else { json!({}) };
        traits.insert((*scheme).to_owned(), value);
    }
    if schemes.len() > 1 {
        traits.insert("smithy.api#auth".to_owned(), json!(schemes));
    }
    Ok(traits)
}
