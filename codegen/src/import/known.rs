//! What the model at hand says that botocore's format cannot: an update keeps it, wherever the shape
//! is still there, so that types and names stay as they are.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::model;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Traits of shapes and members.
const TRAITS: &[&str] = &[
    "smithy.api#addedDefault",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#mediaType",
    "smithy.api#readonly",
    "smithy.api#uniqueItems",
];

/// Traits of which it says some properties.
const PROPERTIES: &[&str] = &["aws.api#service", "aws.protocols#restXml"];

/// Traits that follow from what refers to a shape, if nothing better is known.
const ROLES: &[&str] = &["smithy.api#input", "smithy.api#output"];

const WAITABLE: &str = "smithy.waiters#waitable";

type Shapes = BTreeMap<String, Value>;

/// Adds to a converted model what is known of its shapes.
///
/// # Errors
///
/// If either is no model.
pub fn keep_known(converted: &Source, known: &Source) -> Result<Source, Diagnostics> {
    let mut shapes: Shapes = model::parse(converted)?.shapes.into_iter().collect();
    let known: Shapes = model::parse(known)?.shapes.into_iter().collect();

    keep_service_id(&mut shapes, &known);
    for (id, shape) in &mut shapes {
        if let Some(known) = known.get(id) {
            keep_type(shape, known);
            keep_traits(shape, known);
        }
    }
    keep_resources(&mut shapes, &known);

    let shapes: Map<String, Value> = shapes.into_iter().collect();
    let text = format!("{:#}\n", json!({ "smithy": "2.0", "shapes": shapes }));
    Ok(Source::new(converted.name.clone(), text))
}

/// Checks that a description which follows a model has waiters if that has: a service does not lose
/// them all, but who copies a folder may lose the file.
///
/// # Errors
///
/// If they are gone, or either is no model.
pub fn check_waiters(converted: &Source, known: &Source) -> Result<(), Diagnostics> {
    let (shapes, known_shapes) = (model::parse(converted)?.shapes, model::parse(known)?.shapes);
    if shapes.values().any(|shape| trait_of(shape, WAITABLE).is_some()) {
        return Ok(());
    }
    let mut had = known_shapes.iter().filter(|(_, shape)| trait_of(shape, WAITABLE).is_some());
    let Some((id, _)) = had.find(|(id, _)| shapes.contains_key(*id)) else { return Ok(()) };
    let message =
        format!("`{id}` has waiters in {}, and nothing has in {}", known.name, converted.name);
    let waiters = Place::shape(known, id).key("traits").key(WAITABLE);
    let help = "see whether `waiters-2.json` is missing; if the service has no waiters any more, remove them here";
    Err(Diagnostic::new(message).at(waiters).help(help).into())
}

/// The name of the service is made up where no message has it.
fn keep_service_id(shapes: &mut Shapes, known: &Shapes) {
    let service = |shapes: &Shapes| Some(of_type(shapes, "service").next()?.0.clone());
    let (Some(new), Some(old)) = (service(shapes), service(known)) else { return };
    let namespace = |id: &str| id.split('#').next().map(str::to_owned);
    if namespace(&new) == namespace(&old)
        && !shapes.contains_key(&old)
        && let Some(shape) = shapes.remove(&new)
    {
        shapes.insert(old, shape);
    }
}

fn keep_type(shape: &mut Value, known: &Value) {
    match (type_of(shape).as_str(), type_of(known).as_str()) {
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
                keep_trait(shape, known, role);
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

/// Keeps traits of a shape and of its members.
fn keep_traits(shape: &mut Value, known: &Value) {
    for id in TRAITS {
        keep_trait(shape, known, id);
    }
    for id in PROPERTIES {
        if let (Some(value), Some(known)) = (trait_mut(shape, id), trait_of(known, id)) {
            for (name, property) in known.as_object().into_iter().flatten() {
                value.entry(name).or_insert(property.clone());
            }
        }
    }
    if let (Some(waiters), Some(known)) = (trait_mut(shape, WAITABLE), trait_of(known, WAITABLE)) {
        keep_waiters(waiters, known);
    }
    keep_wording(shape, known);
    let known_members = known.get("members");
    for (name, member) in members_mut(shape) {
        if let Some(known) = known_members.and_then(|members| members.get(name)) {
            keep_traits(member, known);
        }
    }
}

/// Keeps how far apart the tries of waiters may get, and their order.
fn keep_waiters(waiters: &mut Map<String, Value>, known: &Value) {
    let mut others = std::mem::take(waiters);
    for (name, known) in known.as_object().into_iter().flatten() {
        let Some(Value::Object(mut waiter)) = others.shift_remove(name) else { continue };
        if let Some(delay) = known.get("maxDelay") {
            let acceptors = waiter.shift_remove_entry("acceptors");
            waiter.entry("maxDelay").or_insert(delay.clone());
            waiter.extend(acceptors);
        }
        waiters.insert(name.clone(), waiter.into());
    }
    waiters.extend(others);
}

/// Keeps how traits were written that say the same in other words, or in another order.
fn keep_wording(shape: &mut Value, known: &Value) {
    let traits = shape.get_mut("traits").and_then(Value::as_object_mut).into_iter().flatten();
    for (id, value) in traits {
        if let Some(known) = trait_of(known, id)
            && in_other_words(id, value) == in_other_words(id, known)
        {
            *value = known.clone();
        }
    }
}

/// The value of a trait as descriptions have it: with a space for all white space of patterns, and
/// with the status that operations have if none is told.
fn in_other_words(id: &str, value: &Value) -> Value {
    let mut value = value.clone();
    match (id, &mut value) {
        ("smithy.api#pattern", Value::String(pattern)) => {
            *pattern = pattern.replace(char::is_whitespace, " ");
        }
        ("smithy.api#http", Value::Object(http)) => {
            http.entry("code").or_insert(json!(200));
        }
        _ => {}
    }
    value
}

/// Keeps the resources, if all is there that they consist of.
fn keep_resources(shapes: &mut Shapes, known: &Shapes) {
    let resources: Shapes =
        of_type(known, "resource").map(|(id, shape)| (id.clone(), shape.clone())).collect();
    let mut targets = BTreeSet::new();
    resources.values().for_each(|resource| find_targets(resource, &mut targets));
    let is_there = |id: &String| {
        shapes.contains_key(id) || resources.contains_key(id) || id.starts_with("smithy.api#")
    };
    let of_service = of_type(known, "service").next().and_then(|(_, known)| known.get("resources"));
    let (Some(of_service), true) = (of_service, targets.iter().all(is_there)) else { return };

    let service = shapes.values_mut().find(|shape| type_of(shape) == "service");
    let Some(Value::Object(service)) = service else { return };
    if let Some(Value::Array(operations)) = service.get_mut("operations") {
        let is_bound = |operation: &Value| {
            operation["target"].as_str().is_some_and(|target| targets.contains(target))
        };
        operations.retain(|operation| !is_bound(operation));
    }
    let traits = service.shift_remove_entry("traits");
    service.insert("resources".to_owned(), of_service.clone());
    service.extend(traits);
    shapes.extend(resources);
}

/// What a resource refers to. JSON is not deeper than its parser allows.
fn find_targets(json: &Value, targets: &mut BTreeSet<String>) {
    match json {
        Value::Array(items) => items.iter().for_each(|item| find_targets(item, targets)),
        Value::Object(properties) => {
            targets.extend(properties.get("target").and_then(Value::as_str).map(str::to_owned));
            properties.values().for_each(|value| find_targets(value, targets));
        }
        _ => {}
    }
}

fn of_type<'s>(shapes: &'s Shapes, name: &str) -> impl Iterator<Item = (&'s String, &'s Value)> {
    shapes.iter().filter(move |(_, shape)| type_of(shape) == name)
}

fn type_of(shape: &Value) -> String {
    shape.get("type").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn members(shape: &Value) -> impl Iterator<Item = (&String, &Value)> {
    shape.get("members").and_then(Value::as_object).into_iter().flatten()
}

fn members_mut(shape: &mut Value) -> impl Iterator<Item = (&String, &mut Value)> {
    shape.get_mut("members").and_then(Value::as_object_mut).into_iter().flatten()
}

fn trait_mut<'s>(shape: &'s mut Value, id: &str) -> Option<&'s mut Map<String, Value>> {
    shape.get_mut("traits")?.get_mut(id)?.as_object_mut()
}

fn trait_of<'s>(shape: &'s Value, id: &str) -> Option<&'s Value> {
    shape.get("traits")?.get(id)
}

fn keep_trait(shape: &mut Value, known: &Value, id: &str) {
    if let (Some(shape), Some(value)) = (shape.as_object_mut(), trait_of(known, id))
        && let Value::Object(traits) = shape.entry("traits").or_insert_with(|| json!({}))
    {
        traits.entry(id).or_insert(value.clone());
        traits.sort_keys();
    }
}

fn remove_trait(shape: &mut Value, id: &str) {
    if let Some(Value::Object(traits)) = shape.get_mut("traits") {
        traits.shift_remove(id);
        if traits.is_empty()
            && let Some(shape) = shape.as_object_mut()
        {
            shape.shift_remove("traits");
        }
    }
}

#[cfg(test)]
mod tests;
