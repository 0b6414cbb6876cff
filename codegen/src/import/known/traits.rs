//! Traits that descriptions lack.

use super::json::{
    Shapes, add_trait, common_members, members, trait_mut, trait_of, traits, type_of,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Those that they always lack, or some of them. `…#*` is all of a namespace.
const ALWAYS: &[&str] = &[
    "aws.customizations#*",
    "smithy.api#addedDefault",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#mediaType",
    "smithy.api#readonly",
    "smithy.api#uniqueItems",
];

/// Those that a description may lack altogether, most of them because they mean nothing to the first
/// protocol of the service. Where it has one anywhere, it tells them all.
const ALTOGETHER: &[&str] = &[
    "aws.protocols#awsQueryError",
    "smithy.api#http",
    "smithy.api#httpError",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#jsonName",
    "smithy.api#sparse",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
];

/// Traits of which they say some properties.
const IN_PART: &[&str] = &["aws.api#service", "aws.protocols#restXml"];

/// The traits that this description does not tell.
pub(super) fn untold(shapes: &Shapes) -> Vec<&'static str> {
    let mut told = BTreeSet::new();
    for shape in shapes.values() {
        let unnamed = ["member", "key", "value"].into_iter().filter_map(|key| shape.get(key));
        let members = members(shape).map(|(_, member)| member).chain(unnamed);
        told.extend(members.chain([shape]).flat_map(traits).map(|(id, _)| id.as_str()));
    }
    let altogether = ALTOGETHER.iter().filter(|id| !told.contains(*id));
    ALWAYS.iter().chain(altogether).copied().collect()
}

/// Keeps what is not told, of a shape and of its members.
pub(super) fn keep(shape: &mut Value, known: &Value, untold: &[&str]) {
    let is_untold = |id: &str| {
        untold.iter().any(|untold| match untold.strip_suffix('*') {
            Some(namespace) => id.starts_with(namespace),
            None => id == *untold,
        })
    };
    for (id, value) in traits(known) {
        // The names of outermost elements are told for some structures only.
        let is_outermost = id == "smithy.api#xmlName" && type_of(shape) == "structure";
        if is_outermost || is_untold(id) {
            add_trait(shape, id, value);
        }
    }
    for id in IN_PART {
        if let (Some(value), Some(known)) = (trait_mut(shape, id), trait_of(known, id)) {
            for (name, property) in known.as_object().into_iter().flatten() {
                value.entry(name).or_insert(property.clone());
            }
        }
    }
    keep_fault(shape, known);
    common_members(shape, known).for_each(|(member, known)| keep(member, known, untold));
}

/// Not every error that is the server's is marked so.
fn keep_fault(shape: &mut Value, known: &Value) {
    const ERROR: &str = "smithy.api#error";
    if trait_of(known, ERROR) == Some(&json!("server"))
        && let Some(fault) = shape.get_mut("traits").and_then(|traits| traits.get_mut(ERROR))
    {
        *fault = json!("server");
    }
}
