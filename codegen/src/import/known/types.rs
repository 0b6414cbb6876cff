//! Types that descriptions have no words for.

use super::json::{
    Shapes, add_trait, members, members_mut, remove_trait, target_of, trait_of, type_of,
};
use serde_json::{Map, Value, json};

/// Traits that follow from what refers to a shape, if nothing better is known.
const ROLES: &[&str] = &["smithy.api#input", "smithy.api#output"];

pub(super) fn keep(shape: &mut Value, known: &Value) {
    match (type_of(shape), type_of(known)) {
        ("enum", "enum") => keep_value_names(shape, known),
        ("integer", "intEnum") => *shape = known.clone(),
        ("structure", "union") => {
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

/// Names the values of an enum as they were named.
fn keep_value_names(shape: &mut Value, known: &Value) {
    let value_of = |member: &Value| trait_of(member, "smithy.api#enumValue").cloned();
    let known: Vec<(&String, Option<Value>)> =
        members(known).map(|(name, member)| (name, value_of(member))).collect();
    let mut renamed = Map::new();
    for (name, member) in members(shape) {
        let same = known.iter().find(|(_, value)| *value == value_of(member));
        let name = same.map_or(name, |(name, _)| name);
        renamed.insert(name.clone(), member.clone());
    }
    if renamed.len() == members(shape).count() {
        shape["members"] = renamed.into();
    }
}

/// Keeps the members of errors of which none are listed, which is so with old descriptions.
pub(super) fn keep_members_of_errors(shapes: &mut Shapes, known: &Shapes) {
    let is_there = |target: &&str| {
        target.starts_with("smithy.api#")
            || shapes.contains_key(*target)
            || is_simple(known, target)
    };
    let mut kept = Shapes::new();
    for (id, shape) in shapes.iter() {
        let is_error = trait_of(shape, "smithy.api#error").is_some();
        let Some(known_shape) = known.get(id).filter(|_| is_error) else { continue };
        let targets: Vec<&str> =
            members(known_shape).filter_map(|(_, member)| target_of(member)).collect();
        let had_members = !targets.is_empty() && members(shape).next().is_none();
        if had_members && targets.iter().all(is_there) {
            let mut shape = shape.clone();
            shape["members"] = known_shape["members"].clone();
            kept.insert(id.clone(), shape);
            let gone = targets.iter().filter(|target| !shapes.contains_key(**target));
            let gone = gone.filter_map(|target| known.get_key_value(*target));
            kept.extend(gone.map(|(id, target)| (id.clone(), target.clone())));
        }
    }
    shapes.extend(kept);
}

/// Whether a shape refers to no other.
fn is_simple(known: &Shapes, id: &str) -> bool {
    const OTHERS: [&str; 4] = ["list", "map", "structure", "union"];
    known.get(id).is_some_and(|shape| !OTHERS.contains(&type_of(shape)))
}
