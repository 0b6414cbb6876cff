//! What is kept of a model: the traits that the generator knows, with a few more, and without what is
//! dropped for a reason.
//!
//! Everything else is dropped because no crate depends on it: examples, tags, and what concerns IAM,
//! CloudFormation and tests.

use crate::traits;
use serde_json::{Map, Value};

/// What is kept although the table of traits does not have it: all traits that begin so.
const KEPT_BESIDES: &[&str] = &[
    // How to sign requests, which is up to those who send them.
    "aws.auth#",
    // Where to send them, which lowering reads in one go.
    "aws.endpoints#",
    // Protocols, and what those ask for that the runtime does not have.
    "aws.protocols#",
    "smithy.protocols#",
];

/// Something that is dropped although a crate depends on it, and why.
#[derive(Debug)]
pub struct Dropped {
    /// The ID of a trait, or the start of such IDs with `*`.
    pub traits: &'static str,
    /// The property of its value that is dropped, wherever it occurs there. None for all of it.
    pub property: Option<&'static str>,
    /// Why.
    pub why: &'static str,
}

/// Everything that is dropped although a crate depends on it. The crate of an imported model is the
/// same as that of the published one in all other respects, if neither has documentation.
pub const DROPPED: &[Dropped] = &[
    Dropped {
        traits: "smithy.api#documentation",
        property: None,
        why: "sentences belong to those who wrote them",
    },
    Dropped {
        traits: "smithy.api#deprecated",
        property: Some("message"),
        why: "a sentence too: the crate says that an item is deprecated, and since when",
    },
    Dropped { traits: "smithy.api#enum", property: Some("documentation"), why: "sentences too" },
    Dropped {
        traits: "smithy.waiters#waitable",
        property: Some("documentation"),
        why: "sentences too",
    },
    Dropped {
        traits: "smithy.rules#*",
        property: None,
        why: "rules are programs: if they were made of endpoint traits, those are kept instead",
    },
];

impl Dropped {
    fn concerns(&self, id: &str) -> bool {
        match self.traits.strip_suffix('*') {
            Some(start) => id.starts_with(start),
            None => id == self.traits,
        }
    }
}

/// Drops everything that is not kept from a shape and its members.
pub(super) fn strip(shape: &mut Value) {
    change_traits(shape, &|traits| {
        traits.retain(|id, _| is_known(id));
        drop_documented(traits);
    });
}

/// Drops what [`DROPPED`] lists from a shape and its members, and nothing else.
pub(super) fn strip_dropped(shape: &mut Value) {
    change_traits(shape, &drop_documented);
}

fn is_known(id: &str) -> bool {
    traits::find(id).is_some() || KEPT_BESIDES.iter().any(|start| id.starts_with(start))
}

fn drop_documented(traits: &mut Map<String, Value>) {
    for dropped in DROPPED {
        match dropped.property {
            None => traits.retain(|id, _| !dropped.concerns(id)),
            Some(property) => {
                let concerned = traits.iter_mut().filter(|(id, _)| dropped.concerns(id));
                concerned.for_each(|(_, value)| remove_property(value, property));
            }
        }
    }
}

/// Changes the traits of a shape and its members. An object of traits that becomes empty is removed.
fn change_traits(shape: &mut Value, change: &impl Fn(&mut Map<String, Value>)) {
    let Some(shape) = shape.as_object_mut() else { return };
    for member in ["member", "key", "value"] {
        shape.get_mut(member).into_iter().for_each(|member| change_traits(member, change));
    }
    if let Some(members) = shape.get_mut("members").and_then(Value::as_object_mut) {
        members.values_mut().for_each(|member| change_traits(member, change));
    }
    if let Some(traits) = shape.get_mut("traits").and_then(Value::as_object_mut) {
        change(traits);
        if traits.is_empty() {
            shape.shift_remove("traits");
        }
    }
}

/// Removes a property wherever it occurs. JSON is not nested deeper than its parser allows.
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
