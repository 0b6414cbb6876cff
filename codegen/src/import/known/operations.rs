//! Pages and waiters.

use super::json::{Shapes, add_trait, reorder, target_of, trait_of, type_of};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::model;
use serde_json::{Map, Value};

const PAGINATED: &str = "smithy.api#paginated";
const WAITABLE: &str = "smithy.waiters#waitable";

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

/// Keeps how far apart the tries of waiters may get, and their order.
pub(super) fn keep_waiters(shape: &mut Value, known: &Value) {
    let Some(Value::Object(known)) = trait_of(known, WAITABLE) else { return };
    let Some(waiters) = super::json::trait_mut(shape, WAITABLE) else { return };
    for (name, known) in known {
        if let (Some(Value::Object(waiter)), Some(delay)) =
            (waiters.get_mut(name), known.get("maxDelay"))
        {
            let acceptors = waiter.shift_remove_entry("acceptors");
            waiter.entry("maxDelay").or_insert(delay.clone());
            waiter.extend(acceptors);
        }
    }
    reorder(waiters, known.keys());
}

/// Keeps how pages follow each other: botocore's way needs members that hold the items, and is
/// written by hand. What the service as a whole says of it is not there at all.
pub(super) fn keep_pages(shapes: &mut Shapes, known: &Shapes) {
    for (id, known_shape) in known {
        let Some(pages) = trait_of(known_shape, PAGINATED) else { continue };
        let is_there = match shapes.get(id) {
            Some(shape) if type_of(shape) == "operation" => has_members(shapes, shape, pages),
            Some(_) => true,
            None => false,
        };
        if let (true, Some(shape)) = (is_there, shapes.get_mut(id)) {
            super::json::remove_trait(shape, PAGINATED);
            add_trait(shape, PAGINATED, pages);
        }
    }
}

/// Whether an operation has the members that the trait names.
fn has_members(shapes: &Shapes, operation: &Value, pages: &Value) -> bool {
    let has = |role: &str, property: &str| {
        let Some(path) = pages.get(property).and_then(Value::as_str) else { return true };
        let target = operation.get(role).and_then(target_of);
        let mut shape = target.and_then(|target| shapes.get(target));
        path.split('.').all(|name| {
            let members: Option<&Map<String, Value>> =
                shape.and_then(|shape| shape.get("members")).and_then(Value::as_object);
            let member = members.and_then(|members| members.get(name));
            shape = member.and_then(target_of).and_then(|target| shapes.get(target));
            member.is_some()
        })
    };
    has("input", "inputToken")
        && has("input", "pageSize")
        && has("output", "outputToken")
        && has("output", "items")
}
