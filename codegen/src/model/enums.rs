//! Enums: those defined by the deprecated enum trait, and implied values.

use super::shape_id::is_identifier;
use super::{Member, Shape, ShapeId, ShapeKind, Traits};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Turns a string shape with the deprecated trait `smithy.api#enum` into an enum.
///
/// An entry without a name gets one derived from its value, as in Smithy's own conversion. If any
/// entry cannot become a member, or two would share a name, there is no such enum: the shape stays
/// a string and keeps its trait.
pub(super) fn convert_trait(shape: &mut Shape) {
    if shape.kind != ShapeKind::String {
        return;
    }
    if let Some(members) = shape.traits.get("smithy.api#enum").and_then(members) {
        shape.kind = ShapeKind::Enum;
        shape.members = members;
        shape.traits.remove("smithy.api#enum");
    }
}

/// Gives each enum member without a value its name as the value.
pub(super) fn imply_values(shape: &mut Shape) {
    if shape.kind != ShapeKind::Enum {
        return;
    }
    for member in &mut shape.members {
        if !member.traits.has("smithy.api#enumValue") {
            let value = Value::from(member.name.as_str());
            member.traits.insert(ShapeId::prelude("enumValue"), value);
        }
    }
}

fn members(entries: &Value) -> Option<Vec<Member>> {
    let members: Vec<Member> = entries.as_array()?.iter().map(member).collect::<Option<_>>()?;
    let names: BTreeSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let usable = !members.is_empty() && names.len() == members.len();
    usable.then_some(members)
}

fn member(entry: &Value) -> Option<Member> {
    let value = entry.get("value")?.as_str()?;
    let name = match entry.get("name") {
        Some(name) => name.as_str()?.to_owned(),
        None => name_from_value(value),
    };
    if !is_identifier(&name) {
        return None;
    }

    let mut traits = Traits::default();
    traits.insert(ShapeId::prelude("enumValue"), Value::from(value));
    for property in ["documentation", "tags"] {
        if let Some(value) = entry.get(property) {
            traits.insert(ShapeId::prelude(property), value.clone());
        }
    }
    if entry.get("deprecated").and_then(Value::as_bool) == Some(true) {
        traits.insert(ShapeId::prelude("deprecated"), json!({}));
    }
    Some(Member { name, target: ShapeId::unit(), traits, mixed_in: None })
}

/// `us-east-1` becomes `us_east_1`: each run of separators is one underscore.
pub(crate) fn name_from_value(value: &str) -> String {
    let mut name = String::new();
    let mut after_separator = false;
    for char in value.chars() {
        let separator = matches!(char, '-' | '.' | ':' | '/') || char.is_ascii_whitespace();
        if !separator {
            name.push(char);
        } else if !after_separator {
            name.push('_');
        }
        after_separator = separator;
    }
    name
}
