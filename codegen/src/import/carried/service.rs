//! The service and its resources.

use super::json::{Shapes, of_type, type_of};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keeps the name of the service, which is made up if no message contains it.
pub(super) fn keep_id(shapes: &mut Shapes, known: &Shapes) {
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

/// Keeps the resources, if all their parts exist and nothing else has their names.
pub(super) fn keep_resources(shapes: &mut Shapes, known: &Shapes) {
    let resources: Shapes =
        of_type(known, "resource").map(|(id, shape)| (id.clone(), shape.clone())).collect();
    let mut targets = BTreeSet::new();
    resources.values().for_each(|resource| find_targets(resource, &mut targets));
    let is_there = |id: &String| {
        let is_same = |shape: &Value| known.get(id).is_some_and(|it| type_of(it) == type_of(shape));
        shapes.get(id).is_some_and(is_same)
            || resources.contains_key(id)
            || id.starts_with("smithy.api#")
    };
    let is_free = resources.keys().all(|id| !shapes.contains_key(id));
    let of_service = of_type(known, "service").next().and_then(|(_, known)| known.get("resources"));
    let (Some(of_service), true) = (of_service, is_free && targets.iter().all(is_there)) else {
        return;
    };

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

/// Collects what a resource refers to. The depth of JSON is bounded by its parser.
pub(super) fn find_targets(json: &Value, targets: &mut BTreeSet<String>) {
    match json {
        Value::Array(items) => items.iter().for_each(|item| find_targets(item, targets)),
        Value::Object(properties) => {
            targets.extend(properties.get("target").and_then(Value::as_str).map(str::to_owned));
            properties.values().for_each(|value| find_targets(value, targets));
        }
        _ => {}
    }
}
