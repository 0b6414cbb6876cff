//! The traits that are written alike wherever they stand.

use super::node::Node;
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value, json};

/// Properties that are true or absent, and the traits that they become.
const FLAGS: &[(&str, &str)] = &[
    ("eventheader", "smithy.api#eventHeader"),
    ("eventpayload", "smithy.api#eventPayload"),
    ("hostLabel", "smithy.api#hostLabel"),
    ("httpChecksumRequired", "smithy.api#httpChecksumRequired"),
    ("idempotencyToken", "smithy.api#idempotencyToken"),
    ("idempotent", "smithy.api#idempotent"),
    ("readonly", "smithy.api#readonly"),
    ("requiresLength", "smithy.api#requiresLength"),
    ("sensitive", "smithy.api#sensitive"),
    ("sparse", "smithy.api#sparse"),
    ("unsignedPayload", "aws.auth#unsignedPayload"),
    ("xmlAttribute", "smithy.api#xmlAttribute"),
];

/// Properties whose values are those of traits.
const VALUES: &[(&str, &str)] = &[
    ("contextParam", "smithy.rules#contextParam"),
    ("documentation", "smithy.api#documentation"),
    ("endpoint", "smithy.api#endpoint"),
    ("httpChecksum", "aws.protocols#httpChecksum"),
    ("operationContextParams", "smithy.rules#operationContextParams"),
    ("queryName", "aws.protocols#ec2QueryName"),
    ("requestcompression", "smithy.api#requestCompression"),
    ("staticContextParams", "smithy.rules#staticContextParams"),
];

/// The properties that [`common`] reads.
pub(super) fn common_properties() -> impl Iterator<Item = &'static str> {
    let others =
        ["deprecated", "deprecatedMessage", "deprecatedSince", "retryable", "timestampFormat"];
    let with_traits = FLAGS.iter().chain(VALUES).map(|(property, _)| *property);
    with_traits.chain(others)
}

/// The traits of a shape, a member, an operation or the service that need nothing else to be known.
pub(super) fn common(node: &Node<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let mut traits = Map::new();
    for (property, id) in FLAGS {
        if node.flag(property)? {
            traits.insert((*id).to_owned(), json!({}));
        }
    }
    for (property, id) in VALUES {
        if let Some(value) = node.get(property) {
            traits.insert((*id).to_owned(), value.json().clone());
        }
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

/// Gives a shape or member its traits, in the order of published models.
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
            let message = format!("there is no format `{other}` of timestamps");
            let help = "the formats are iso8601, rfc822 and unixTimestamp";
            return Err(format.error(message).help(help));
        }
    })
}
