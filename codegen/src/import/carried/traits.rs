//! Traits that descriptions lack.

use super::json::{
    Shapes, add_trait, common_members, members, target_of, trait_mut, trait_of, traits, type_of,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Those that they always lack, or some of them. `…#*` is all of a namespace.
const ALWAYS: &[&str] = &[
    "aws.customizations#*",
    "aws.protocols#awsQueryError",
    "smithy.api#addedDefault",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#httpError",
    "smithy.api#mediaType",
    "smithy.api#readonly",
    "smithy.api#uniqueItems",
];

/// Those that a description may lack altogether, most of them because they mean nothing to the first
/// protocol of the service. Where it has one anywhere, it tells them all.
const ALTOGETHER: &[&str] = &[
    "smithy.api#http",
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
const IN_PART: &[&str] = &["aws.api#service", "aws.protocols#restXml", "smithy.api#deprecated"];

/// What this description does not tell.
pub(super) struct Untold<'k> {
    traits: Vec<&'static str>,
    /// The types of what members target, and of what they targeted.
    types: BTreeMap<String, String>,
    known: &'k Shapes,
}

impl<'k> Untold<'k> {
    pub(super) fn find(shapes: &Shapes, known: &'k Shapes) -> Self {
        let mut told = BTreeSet::new();
        for shape in shapes.values() {
            let unnamed = ["member", "key", "value"].into_iter().filter_map(|key| shape.get(key));
            let members = members(shape).map(|(_, member)| member).chain(unnamed);
            told.extend(members.chain([shape]).flat_map(traits).map(|(id, _)| id.as_str()));
        }
        let altogether = ALTOGETHER.iter().filter(|id| !told.contains(*id));
        let types = shapes.iter().map(|(id, shape)| (id.clone(), type_of(shape).to_owned()));
        Untold {
            traits: ALWAYS.iter().chain(altogether).copied().collect(),
            types: types.collect(),
            known,
        }
    }

    /// Keeps it, of a shape and of its members, unless their type is another.
    pub(super) fn keep(&self, shape: &mut Value, known: &Value) {
        if type_of(shape) != type_of(known) || !self.has_same_type(shape, known) {
            return;
        }
        for (id, value) in traits(known) {
            // The names of outermost elements are told for some structures only.
            let is_outermost = id == "smithy.api#xmlName" && type_of(shape) == "structure";
            if is_outermost || self.has(id) {
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
        common_members(shape, known).for_each(|(member, known)| self.keep(member, known));
    }

    fn has(&self, id: &str) -> bool {
        self.traits.iter().any(|untold| match untold.strip_suffix('*') {
            Some(namespace) => id.starts_with(namespace),
            None => id == *untold,
        })
    }

    /// Whether members target shapes of one type: what was said of another, such as a default, may be
    /// wrong of this one.
    fn has_same_type(&self, member: &Value, known: &Value) -> bool {
        let (Some(new), Some(old)) = (target_of(member), target_of(known)) else { return true };
        let prelude = |id: &str| {
            let name = id.strip_prefix("smithy.api#")?;
            Some(name.trim_start_matches("Primitive").to_lowercase())
        };
        let was = || self.known.get(old).map(|shape| type_of(shape).to_lowercase());
        let is = || self.types.get(new).map(|name| name.to_lowercase());
        prelude(new).or_else(is) == prelude(old).or_else(was)
    }
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
