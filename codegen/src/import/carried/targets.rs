//! The targets of members. Descriptions have a shape for every constraint of a single member, and
//! shapes for the types of Smithy's prelude, which look like ordinary shapes with the same names.

use super::json::{
    Shapes, add_trait, common_members, members, remove_trait, target_of, trait_of, type_of,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const CONSTRAINTS: [&str; 4] =
    ["smithy.api#length", "smithy.api#pattern", "smithy.api#range", "smithy.api#uniqueItems"];

/// Keeps the former targets if the new ones only express the same thing differently.
pub(super) fn keep(shapes: &mut Shapes, known: &Shapes) {
    let before = shapes.clone();
    let mut trial = before.clone();
    retarget(&mut trial, &before, known, &BTreeSet::new());
    // A shape that is needed elsewhere was not created for these members alone.
    let needed = all_targets(&trial);
    retarget(shapes, &before, known, &needed);
    remove_unused(shapes, &before, known);
}

/// Changes the targets of members, except those that are `needed`.
fn retarget(shapes: &mut Shapes, before: &Shapes, known: &Shapes, needed: &BTreeSet<String>) {
    let mut kept = Shapes::new();
    for (id, shape) in shapes.iter_mut() {
        let Some(known_shape) = known.get(id) else { continue };
        for (member, former) in common_members(shape, known_shape) {
            let is_prelude = |id: &str| id.starts_with("smithy.api#");
            if target_of(member).is_some_and(|id| is_prelude(id) || !needed.contains(id)) {
                kept.extend(keep_target(member, former, before, known));
            }
        }
    }
    for (id, shape) in kept {
        shapes.entry(id).or_insert(shape);
    }
}

/// Keeps the former target if it can, and returns the shape to keep for it.
fn keep_target(
    member: &mut Value,
    former: &Value,
    shapes: &Shapes,
    known: &Shapes,
) -> Option<(String, Value)> {
    let (new, old) = (target_of(member)?.to_owned(), target_of(former)?);
    let target = known.get(old).filter(|target| target.get("mixins").is_none())?;
    let made = match new.strip_prefix("smithy.api#") {
        Some(plain) => prelude(plain, target, old)?,
        // The shape existed before, so the description refers to it intentionally.
        None if known.contains_key(&new) => return None,
        None => shapes.get(&new)?.clone(),
    };
    let is_same_shape = shapes.get(old).is_none_or(|shape| is_alike(shape, target));
    let constraints = CONSTRAINTS.map(|id| trait_of(member, id).or(trait_of(&made, id)).cloned());
    let is_told = |(id, constraint): (&&str, &Option<Value>)| {
        constraint.is_some() || trait_of(target, id).is_none() || *id == "smithy.api#uniqueItems"
    };
    let are_all_told = CONSTRAINTS.iter().zip(&constraints).all(is_told);
    if !(is_same_shape && is_alike(&made, target) && are_all_told) {
        return None;
    }
    member["target"] = json!(old);
    for (id, constraint) in CONSTRAINTS.iter().zip(constraints) {
        remove_trait(member, id);
        let is_of_target = trait_of(target, id) == constraint.as_ref();
        let is_repeated = trait_of(former, id).is_some();
        if let (Some(constraint), true) = (constraint, !is_of_target || is_repeated) {
            add_trait(member, id, &constraint);
        }
    }
    Some((old.to_owned(), target.clone()))
}

/// Returns the prelude shape, if the former target has its name, or has constraints that may be
/// applied to the member.
fn prelude(plain: &str, target: &Value, old: &str) -> Option<Value> {
    let is_called_so = old.split_once('#').is_some_and(|(_, name)| name == plain);
    let is_constrained = CONSTRAINTS.iter().any(|id| trait_of(target, id).is_some());
    let name = plain.trim_start_matches("Primitive");
    let is_of_type = match plain {
        "Unit" => type_of(target) == "structure",
        _ => type_of(target).eq_ignore_ascii_case(name),
    };
    let is_it = is_of_type && (is_called_so || is_constrained);
    is_it.then(|| json!({ "type": type_of(target) }))
}

/// Returns whether two shapes without Rust types are the same except for their constraints.
fn is_alike(one: &Value, other: &Value) -> bool {
    let targets = |shape: &Value| {
        ["member", "key", "value"].map(|key| shape.get(key).and_then(target_of).map(str::to_owned))
    };
    let is_sensitive = |shape: &Value| trait_of(shape, "smithy.api#sensitive").is_some();
    let is_plain = !matches!(type_of(one), "enum" | "intEnum" | "union")
        && members(one).chain(members(other)).next().is_none();
    is_plain
        && type_of(one) == type_of(other)
        && targets(one) == targets(other)
        && is_sensitive(one) == is_sensitive(other)
}

/// Removes the new shapes that nothing refers to.
fn remove_unused(shapes: &mut Shapes, before: &Shapes, known: &Shapes) {
    let (was, is) = (all_targets(before), all_targets(shapes));
    shapes.retain(|id, _| known.contains_key(id) || !was.contains(id) || is.contains(id));
}

fn all_targets(shapes: &Shapes) -> BTreeSet<String> {
    let mut targets = BTreeSet::new();
    shapes.values().for_each(|shape| super::service::find_targets(shape, &mut targets));
    targets
}
