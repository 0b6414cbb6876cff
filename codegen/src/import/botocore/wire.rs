//! Members on the wire: their places in HTTP messages, and their names.

use super::api::{Api, Reference};
use super::node::Node;
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value, json};

type Traits = Map<String, Value>;

/// Returns the traits of a member of a structure.
pub(super) fn of_member(
    api: &Api<'_>,
    name: &str,
    node: &Node<'_>,
    reference: &Reference<'_>,
    is_payload: bool,
) -> Result<Traits, Diagnostic> {
    let mut traits = Traits::new();
    let wire_name = node.text("locationName")?;
    if node.text("location")?.is_some() {
        traits.extend([binding(name, node, reference)?]);
    } else if is_payload {
        traits.insert("smithy.api#httpPayload".to_owned(), json!({}));
        // The root of a document is named after its shape, not after the member.
        traits.extend(xml_name(api, reference.name, wire_name));
    } else if is_flattened(node, reference)? {
        traits.insert("smithy.api#xmlFlattened".to_owned(), json!({}));
        let item = reference.shape.get("member");
        let item_name = item.map(|item| item.text("locationName")).transpose()?.flatten();
        traits.extend(xml_name(api, name, item_name.or(wire_name)));
    } else {
        traits.extend(xml_name(api, name, wire_name));
        traits.extend(json_name(api, name, wire_name));
    }
    traits.extend(xml_namespace(api, node)?.or(xml_namespace(api, &reference.shape)?));
    Ok(traits)
}

/// Returns the traits of the member of a list, or of the key or value of a map.
pub(super) fn of_item(api: &Api<'_>, name: &str, node: &Node<'_>) -> Result<Traits, Diagnostic> {
    Ok(xml_name(api, name, node.text("locationName")?).into_iter().collect())
}

/// Returns the traits of a structure: the name of its element as the root of a document, given by
/// the structure or by the only operation that it is the input of.
pub(super) fn of_root(
    api: &Api<'_>,
    name: &str,
    structure: &Node<'_>,
    input: Option<&Node<'_>>,
) -> Result<Traits, Diagnostic> {
    let mut traits = Traits::new();
    traits.extend(xml_name(api, name, structure.text("locationName")?));
    if let Some(input) = input {
        traits.extend(xml_name(api, name, input.text("locationName")?));
        traits.extend(xml_namespace(api, input)?);
    }
    Ok(traits)
}

/// Returns the place of a member outside the body.
fn binding(
    name: &str,
    node: &Node<'_>,
    reference: &Reference<'_>,
) -> Result<(String, Value), Diagnostic> {
    let wire_name = node.text("locationName")?;
    let (id, value) = match node.required_text("location")? {
        "uri" => ("httpLabel", json!({})),
        "querystring" if reference.type_of() == "map" => ("httpQueryParams", json!({})),
        "querystring" => ("httpQuery", wire_name.unwrap_or(name).into()),
        "header" => ("httpHeader", wire_name.unwrap_or(name).into()),
        "headers" => ("httpPrefixHeaders", wire_name.unwrap_or_default().into()),
        "statusCode" => ("httpResponseCode", json!({})),
        other => {
            let message = format!("`{other}` is not a known location");
            let help = "the locations are uri, querystring, header, headers and statusCode";
            return Err(node.required("location")?.error(message).help(help));
        }
    };
    Ok((format!("smithy.api#{id}"), value))
}

/// Returns whether a list or map is flattened: it is flattened everywhere, or the member says so.
fn is_flattened(node: &Node<'_>, reference: &Reference<'_>) -> Result<bool, Diagnostic> {
    Ok(node.flag("flattened")? || reference.shape.flag("flattened")?)
}

fn xml_name(api: &Api<'_>, name: &str, wire_name: Option<&str>) -> Option<(String, Value)> {
    let differs = wire_name.filter(|wire_name| *wire_name != name && api.protocols.has_xml)?;
    Some(("smithy.api#xmlName".to_owned(), differs.into()))
}

fn json_name(api: &Api<'_>, name: &str, wire_name: Option<&str>) -> Option<(String, Value)> {
    let differs = wire_name.filter(|wire_name| *wire_name != name && api.protocols.has_json)?;
    Some(("smithy.api#jsonName".to_owned(), differs.into()))
}

/// Returns a namespace that is not the service's. A structure's namespace moves to the members that
/// refer to it, where Smithy has it.
fn xml_namespace(api: &Api<'_>, node: &Node<'_>) -> Result<Option<(String, Value)>, Diagnostic> {
    let Some(namespace) = node.get("xmlNamespace") else { return Ok(None) };
    let is_own = namespace.text("prefix")?.is_none() && namespace.text("uri")? == api.xml_namespace;
    let value = namespace.json().clone();
    Ok((!is_own).then_some(("smithy.api#xmlNamespace".to_owned(), value)))
}
