//! What is kept of a model.

use serde_json::Value;

/// The traits that are kept. `…#*` is all of a namespace.
///
/// Dropped are documentation, whose sentences belong to those who wrote them, rule programs and
/// their tests, and what concerns IAM and CloudFormation.
const KEPT: &[&str] = &[
    // What a type is.
    "smithy.api#addedDefault",
    "smithy.api#box",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#deprecated",
    "smithy.api#enum",
    "smithy.api#enumValue",
    "smithy.api#input",
    "smithy.api#mixin",
    "smithy.api#output",
    "smithy.api#required",
    "smithy.api#sensitive",
    "smithy.api#sparse",
    "smithy.api#streaming",
    "smithy.api#title",
    // What constrains it.
    "smithy.api#length",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#requiresLength",
    "smithy.api#uniqueItems",
    // How it stands on the wire.
    "aws.protocols#*",
    "smithy.protocols#*",
    "smithy.api#endpoint",
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#hostLabel",
    "smithy.api#http",
    "smithy.api#httpChecksumRequired",
    "smithy.api#httpError",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#jsonName",
    "smithy.api#mediaType",
    "smithy.api#requestCompression",
    "smithy.api#timestampFormat",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
    // What an operation does.
    "smithy.api#error",
    "smithy.api#idempotencyToken",
    "smithy.api#idempotent",
    "smithy.api#paginated",
    "smithy.api#readonly",
    "smithy.api#retryable",
    "smithy.waiters#waitable",
    // Where it is and who may.
    "aws.api#service",
    "aws.auth#*",
    "aws.endpoints#*",
    "smithy.api#auth",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#optionalAuth",
];

/// The properties of kept traits that hold sentences.
const SENTENCES: &[(&str, &str)] = &[
    ("smithy.api#deprecated", "message"),
    ("smithy.api#enum", "documentation"),
    ("smithy.waiters#waitable", "documentation"),
];

/// Drops the traits that are not kept from a shape and its members.
pub(super) fn strip(shape: &mut Value) {
    let Some(shape) = shape.as_object_mut() else { return };
    for member in ["member", "key", "value"] {
        shape.get_mut(member).into_iter().for_each(strip);
    }
    if let Some(members) = shape.get_mut("members").and_then(Value::as_object_mut) {
        members.values_mut().for_each(strip);
    }
    if let Some(traits) = shape.get_mut("traits").and_then(Value::as_object_mut) {
        traits.retain(|id, _| is_kept(id));
        for (id, property) in SENTENCES {
            traits.get_mut(*id).into_iter().for_each(|value| remove_property(value, property));
        }
        if traits.is_empty() {
            shape.shift_remove("traits");
        }
    }
}

fn is_kept(id: &str) -> bool {
    KEPT.iter().any(|kept| match kept.strip_suffix('*') {
        Some(namespace) => id.starts_with(namespace),
        None => id == *kept,
    })
}

/// Removes a property wherever it occurs. JSON is not deeper than its parser allows.
fn remove_property(value: &mut Value, property: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| remove_property(item, property)),
        Value::Object(properties) => {
            properties.shift_remove(property);
            properties.values_mut().for_each(|value| remove_property(value, property));
        }
        _ => {}
    }
}
