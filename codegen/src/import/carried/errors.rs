//! Errors and their members that descriptions leave out.

use super::json::{Shapes, members, target_of, trait_of, type_of};
use serde_json::{Value, json};

/// Keeps the errors of operations that this description does not have at all: those of endpoint
/// discovery, and those that botocore renames. An error that the description lists only for other
/// operations was removed.
pub(super) fn keep(shapes: &mut Shapes, known: &Shapes) {
    let operations = known.iter().filter(|(_, shape)| type_of(shape) == "operation");
    let mut kept = Shapes::new();
    for (id, known_operation) in operations {
        let errors: Vec<&Value> =
            errors_of(known_operation).filter(|error| is_left_out(shapes, known, error)).collect();
        let operation = shapes.get_mut(id).filter(|shape| type_of(shape) == "operation");
        let (Some(operation), false) = (operation, errors.is_empty()) else { continue };
        let listed = operation
            .as_object_mut()
            .map(|operation| operation.entry("errors").or_insert_with(|| json!([])));
        if let Some(Value::Array(listed)) = listed {
            listed.extend(errors.iter().map(|error| (*error).clone()));
            let ids = errors.into_iter().filter_map(target_of);
            kept.extend(ids.flat_map(|id| with_targets(known, id)));
        }
    }
    for (id, shape) in kept {
        shapes.entry(id).or_insert(shape);
    }
    keep_members(shapes, known);
}

fn errors_of(operation: &Value) -> impl Iterator<Item = &Value> {
    operation.get("errors").and_then(Value::as_array).into_iter().flatten()
}

fn is_left_out(shapes: &Shapes, known: &Shapes, error: &Value) -> bool {
    let Some(id) = target_of(error).filter(|id| !shapes.contains_key(*id)) else { return false };
    known.get(id).is_some_and(|shape| has_targets(shapes, known, members(shape)))
}

/// Keeps the members of errors without listed members, as in old descriptions, and messages.
fn keep_members(shapes: &mut Shapes, known: &Shapes) {
    let mut kept = Shapes::new();
    for (id, shape) in shapes.iter() {
        let is_error = trait_of(shape, "smithy.api#error").is_some();
        let Some(known_shape) = known.get(id).filter(|_| is_error) else { continue };
        let lacks_all = members(shape).next().is_none();
        let lacks_message = !members(shape).any(|(name, _)| is_message(name));
        let lacking: Vec<(&String, &Value)> = members(known_shape)
            .filter(|(name, _)| lacks_all || (lacks_message && is_message(name)))
            .collect();
        if lacking.is_empty() || !has_targets(shapes, known, lacking.iter().copied()) {
            continue;
        }
        let mut shape = shape.clone();
        let mut listed = shape["members"].as_object().cloned().unwrap_or_default();
        listed.extend(lacking.iter().map(|(name, member)| ((*name).clone(), (*member).clone())));
        shape["members"] = listed.into();
        kept.insert(id.clone(), shape);
        let targets = lacking.iter().filter_map(|(_, member)| target_of(member));
        let gone = targets.filter(|target| !shapes.contains_key(*target));
        let gone = gone.filter_map(|target| known.get_key_value(target));
        kept.extend(gone.map(|(id, target)| (id.clone(), target.clone())));
    }
    shapes.extend(kept);
}

fn is_message(member: &str) -> bool {
    member.eq_ignore_ascii_case("message")
}

/// Returns a known error, with the shapes that its members target.
fn with_targets<'k>(known: &'k Shapes, id: &'k str) -> impl Iterator<Item = (String, Value)> + 'k {
    let error = known.get(id);
    let targets = error.into_iter().flat_map(members).filter_map(|(_, member)| target_of(member));
    let all = [id].into_iter().chain(targets).filter_map(|id| known.get_key_value(id));
    all.map(|(id, shape)| (id.clone(), shape.clone()))
}

/// Returns whether the targets of these members exist, or are known and refer to nothing else.
fn has_targets<'a>(
    shapes: &Shapes,
    known: &Shapes,
    mut members: impl Iterator<Item = (&'a String, &'a Value)>,
) -> bool {
    members.all(|(_, member)| {
        target_of(member).is_some_and(|target| {
            target.starts_with("smithy.api#")
                || shapes.contains_key(target)
                || is_simple(known, target)
        })
    })
}

/// Returns whether a shape does not refer to any other.
fn is_simple(known: &Shapes, id: &str) -> bool {
    const OTHERS: [&str; 4] = ["list", "map", "structure", "union"];
    known.get(id).is_some_and(|shape| !OTHERS.contains(&type_of(shape)))
}
