//! Shapes, members and traits as JSON.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The shapes of a model, by their IDs.
pub(super) type Shapes = BTreeMap<String, Value>;

/// Returns the shapes with a type.
pub(super) fn of_type<'s>(
    shapes: &'s Shapes,
    name: &str,
) -> impl Iterator<Item = (&'s String, &'s Value)> {
    shapes.iter().filter(move |(_, shape)| type_of(shape) == name)
}

pub(super) fn type_of(shape: &Value) -> &str {
    shape.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// Returns the members that have names.
pub(super) fn members(shape: &Value) -> impl Iterator<Item = (&String, &Value)> {
    shape.get("members").and_then(Value::as_object).into_iter().flatten()
}

pub(super) fn members_mut(shape: &mut Value) -> impl Iterator<Item = (&String, &mut Value)> {
    shape.get_mut("members").and_then(Value::as_object_mut).into_iter().flatten()
}

/// Returns the members that two states of a shape have in common, including those of lists and
/// maps.
pub(super) fn common_members<'s>(
    shape: &'s mut Value,
    known: &'s Value,
) -> impl Iterator<Item = (&'s mut Value, &'s Value)> {
    let named = |name: &str| known.get("members").and_then(|members| members.get(name));
    shape.as_object_mut().into_iter().flatten().flat_map(move |(key, value)| match key.as_str() {
        "members" => {
            let members = value.as_object_mut().into_iter().flatten();
            members.filter_map(|(name, member)| Some((member, named(name)?))).collect()
        }
        "member" | "key" | "value" => {
            known.get(key).map(|known| (value, known)).into_iter().collect()
        }
        _ => Vec::new(),
    })
}

pub(super) fn target_of(member: &Value) -> Option<&str> {
    member.get("target")?.as_str()
}

pub(super) fn trait_of<'s>(shape: &'s Value, id: &str) -> Option<&'s Value> {
    shape.get("traits")?.get(id)
}

pub(super) fn trait_mut<'s>(shape: &'s mut Value, id: &str) -> Option<&'s mut Map<String, Value>> {
    shape.get_mut("traits")?.get_mut(id)?.as_object_mut()
}

pub(super) fn traits(shape: &Value) -> impl Iterator<Item = (&String, &Value)> {
    shape.get("traits").and_then(Value::as_object).into_iter().flatten()
}

/// Adds a trait unless the shape already has one with this ID.
pub(super) fn add_trait(shape: &mut Value, id: &str, value: &Value) {
    if let Some(shape) = shape.as_object_mut()
        && let Value::Object(traits) = shape.entry("traits").or_insert_with(|| json!({}))
        && !traits.contains_key(id)
    {
        traits.insert(id.to_owned(), value.clone());
        traits.sort_keys();
    }
}

pub(super) fn remove_trait(shape: &mut Value, id: &str) {
    if let Some(Value::Object(traits)) = shape.get_mut("traits") {
        traits.shift_remove(id);
        if traits.is_empty()
            && let Some(shape) = shape.as_object_mut()
        {
            shape.shift_remove("traits");
        }
    }
}

/// Returns the entries in the order of `order`, followed by the others.
pub(super) fn reorder<'k>(
    entries: &mut Map<String, Value>,
    order: impl Iterator<Item = &'k String>,
) {
    let mut others = std::mem::take(entries);
    entries.extend(order.filter_map(|key| others.shift_remove_entry(key)));
    entries.extend(others);
}
