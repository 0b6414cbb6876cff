//! The traits that descriptions write in the same way for everything that has them.

use super::node::Node;
use crate::diagnostic::Diagnostic;
use crate::traits::{self, Property};
use serde_json::{Map, Value, json};

/// Returns the properties that [`common`] reads.
pub(super) fn common_properties() -> impl Iterator<Item = &'static str> {
    let others =
        ["deprecated", "deprecatedMessage", "deprecatedSince", "retryable", "timestampFormat"];
    let with_traits = traits::all().filter_map(|info| info.property).map(Property::name);
    with_traits.chain(others)
}

/// Returns the traits of a shape, a member, an operation or the service that follow from it alone.
pub(super) fn common(node: &Node<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let mut traits = Map::new();
    for info in traits::all() {
        let value = match info.property {
            Some(Property::Flag(property)) => node.flag(property)?.then(|| json!({})),
            Some(Property::Value(property)) => node.get(property).map(|value| value.json().clone()),
            None => None,
        };
        traits.extend(value.map(|value| (info.id.to_owned(), value)));
    }
    if node.flag("deprecated")? {
        traits.insert("smithy.api#deprecated".to_owned(), deprecated(node));
    }
    if let Some(retryable) = node.get("retryable") {
        let value =
            if retryable.flag("throttling")? { json!({ "throttling": true }) } else { json!({}) };
        traits.insert("smithy.api#retryable".to_owned(), value);
    }
    if let Some(format) = timestamp_format(node)? {
        traits.insert("smithy.api#timestampFormat".to_owned(), format.into());
    }
    Ok(traits)
}

/// Adds its traits to a shape or a member, in the order of published models.
pub(super) fn attach(shape: &mut Map<String, Value>, mut traits: Map<String, Value>) {
    if !traits.is_empty() {
        traits.sort_keys();
        shape.insert("traits".to_owned(), traits.into());
    }
}

fn deprecated(node: &Node<'_>) -> Value {
    let mut value = Map::new();
    for (property, name) in [("deprecatedMessage", "message"), ("deprecatedSince", "since")] {
        value.extend(node.get(property).map(|text| (name.to_owned(), text.json().clone())));
    }
    Value::Object(value)
}

fn timestamp_format(node: &Node<'_>) -> Result<Option<&'static str>, Diagnostic> {
    Ok(match node.text("timestampFormat")? {
        None => None,
        Some("iso8601") => Some("date-time"),
        Some("rfc822") => Some("http-date"),
        Some("unixTimestamp") => Some("epoch-seconds"),
        Some(other) => {
            let format = node.required("timestampFormat")?;
            let message = format!("`{other}` is not a known timestamp format");
            let help = "the formats are iso8601, rfc822 and unixTimestamp";
            return Err(format.error(message).help(help));
        }
    })
}
