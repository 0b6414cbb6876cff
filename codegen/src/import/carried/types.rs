//! Types that descriptions cannot express.

use super::json::{add_trait, members, members_mut, remove_trait, trait_of, type_of};
use crate::model::{enum_member_name, is_identifier};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const ENUM_VALUE: &str = "smithy.api#enumValue";

/// Traits that are derived from what refers to a shape, unless something better is known.
const ROLES: &[&str] = &["smithy.api#input", "smithy.api#output"];

pub(super) fn keep(shape: &mut Value, known: &Value) {
    match (type_of(shape), type_of(known)) {
        ("enum", "enum") => keep_values(shape, known),
        ("integer", "intEnum") => *shape = known.clone(),
        ("structure", "union") if can_be_union(shape) => {
            shape["type"] = json!("union");
            for (_, member) in members_mut(shape) {
                remove_trait(member, "smithy.api#required");
            }
            ROLES.iter().for_each(|role| remove_trait(shape, role));
        }
        ("structure", "structure") => {
            for role in ROLES {
                remove_trait(shape, role);
                trait_of(known, role).into_iter().for_each(|value| add_trait(shape, role, value));
            }
        }
        _ => {}
    }
}

/// Returns whether a structure can be a union: its values may have exactly one member.
fn can_be_union(shape: &Value) -> bool {
    trait_of(shape, "smithy.api#error").is_none() && members(shape).next().is_some()
}

/// Keeps the names and documentation of enum values.
fn keep_values(shape: &mut Value, known: &Value) {
    let value_of = |member: &Value| Some(trait_of(member, ENUM_VALUE)?.to_string());
    let known: BTreeMap<String, (&String, &Value)> = members(known)
        .filter_map(|(name, member)| Some((value_of(member)?, (name, member))))
        .collect();
    let mut renamed = Map::new();
    for (name, member) in members(shape) {
        let same = value_of(member).and_then(|value| known.get(&value));
        let mut member = member.clone();
        for id in ["smithy.api#deprecated", "smithy.api#documentation", "smithy.api#tags"] {
            let said = same.and_then(|(_, known)| trait_of(known, id));
            said.into_iter().for_each(|said| add_trait(&mut member, id, said));
        }
        renamed.insert(same.map_or(name, |(name, _)| name).clone(), member);
    }
    if renamed.len() == members(shape).count() {
        shape["members"] = renamed.into();
    }
}

/// Turns a string with the deprecated enum trait into an enum, as the generator does.
pub(in crate::import) fn with_members(shape: Value) -> Value {
    let entries = trait_of(&shape, "smithy.api#enum").and_then(Value::as_array);
    let Some(entries) = entries.filter(|_| type_of(&shape) == "string") else { return shape };
    let mut members = Map::new();
    for entry in entries {
        let value = entry.get("value").and_then(Value::as_str).unwrap_or_default();
        let name = entry.get("name").and_then(Value::as_str).map(str::to_owned);
        let mut member = json!({ "target": "smithy.api#Unit", "traits": { ENUM_VALUE: value } });
        if let Some(said) = entry.get("documentation") {
            add_trait(&mut member, "smithy.api#documentation", said);
        }
        members.insert(name.unwrap_or_else(|| enum_member_name(value)), member);
    }
    // In this case the generator treats it as a string.
    if members.len() != entries.len() || !members.keys().all(|name| is_identifier(name)) {
        return shape;
    }
    let mut converted = shape;
    remove_trait(&mut converted, "smithy.api#enum");
    converted["type"] = json!("enum");
    converted["members"] = members.into();
    converted
}
