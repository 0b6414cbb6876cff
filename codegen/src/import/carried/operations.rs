//! Pages and waiters.

use super::json::{
    Shapes, add_trait, remove_trait, reorder, target_of, trait_mut, trait_of, type_of,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::model;
use serde_json::{Value, json};

const PAGINATED: &str = "smithy.api#paginated";
const WAITABLE: &str = "smithy.waiters#waitable";

/// Checks that a description that updates a model has waiters if the model does: a service does not
/// lose all its waiters, but the file may get lost when a folder is copied.
///
/// # Errors
///
/// Returns an error if they are missing, or if either source is not a model.
pub fn check_waiters(converted: &Source, known: &Source) -> Result<(), Diagnostics> {
    let (shapes, known_shapes) = (model::parse(converted)?.shapes, model::parse(known)?.shapes);
    if has_waiters(shapes.values()) {
        return Ok(());
    }
    let mut had = known_shapes.iter().filter(|(_, shape)| trait_of(shape, WAITABLE).is_some());
    let Some((id, _)) = had.find(|(id, _)| shapes.contains_key(*id)) else { return Ok(()) };
    let message = format!(
        "`{id}` has waiters in {}, but no operation does in {}",
        known.name, converted.name
    );
    let waiters = Place::shape(known, id).key("traits").key(WAITABLE);
    let help = r#"get the whole folder, with `waiters-2.json`; if the service no longer has waiters, that file must be `{ "version": 2, "waiters": {} }`"#;
    Err(Diagnostic::new(message).at(waiters).help(help).into())
}

/// Returns whether there is something to wait for.
pub(super) fn has_waiters<'s>(mut shapes: impl Iterator<Item = &'s Value>) -> bool {
    shapes.any(|shape| trait_of(shape, WAITABLE).is_some())
}

/// Keeps the longest delay between attempts of waiters, and their order.
pub(super) fn keep_waiters(shape: &mut Value, known: &Value) {
    let Some(Value::Object(known)) = trait_of(known, WAITABLE) else { return };
    let Some(waiters) = trait_mut(shape, WAITABLE) else { return };
    for (name, known) in known {
        if let (Some(Value::Object(waiter)), Some(delay)) =
            (waiters.get_mut(name), known.get("maxDelay"))
        {
            let shortest = waiter.get("minDelay").and_then(Value::as_u64).unwrap_or(2);
            if delay.as_u64().is_none_or(|longest| longest < shortest) {
                continue;
            }
            let acceptors = waiter.shift_remove_entry("acceptors");
            waiter.entry("maxDelay").or_insert(delay.clone());
            waiter.extend(acceptors);
        }
    }
    reorder(waiters, known.keys());
}

/// Keeps the waiters that use only success and errors. Descriptions have status codes for these,
/// and omit a waiter if they have no error with the status.
pub(super) fn keep_waiters_by_status(shape: &mut Value, known: &Value) {
    let has_error = |name: &str| {
        let errors = shape.get("errors").and_then(Value::as_array).into_iter().flatten();
        let mut names = errors.filter_map(target_of).filter_map(|id| id.split('#').nth(1));
        names.any(|error| error == name)
    };
    let is_by_status = |waiter: &Value| {
        let acceptors = waiter.get("acceptors").and_then(Value::as_array);
        let mut matchers = acceptors.into_iter().flatten().filter_map(|one| one.get("matcher"));
        matchers.all(|matcher| match matcher.get("errorType").and_then(Value::as_str) {
            Some(error) => has_error(error),
            None => matcher.get("success").is_some(),
        })
    };
    let Some(Value::Object(known_waiters)) = trait_of(known, WAITABLE) else { return };
    let kept: Vec<_> = known_waiters.iter().filter(|(_, waiter)| is_by_status(waiter)).collect();
    if kept.is_empty() {
        return;
    }
    if trait_of(shape, WAITABLE).is_none() {
        add_trait(shape, WAITABLE, &json!({}));
    }
    let Some(waiters) = trait_mut(shape, WAITABLE) else { return };
    for (name, waiter) in kept {
        waiters.entry(name).or_insert(waiter.clone());
    }
    reorder(waiters, known_waiters.keys());
}

/// Keeps the pagination: botocore requires members that hold the items, and its files are written
/// by hand. They do not contain what the service as a whole declares.
pub(super) fn keep_pages(shapes: &mut Shapes, known: &Shapes) {
    for (id, known_shape) in known {
        let Some(pages) = trait_of(known_shape, PAGINATED) else { continue };
        let is_there = match shapes.get(id) {
            Some(shape) if type_of(shape) == "operation" => has_members(shapes, shape, pages),
            Some(_) => true,
            None => false,
        };
        if let (true, Some(shape)) = (is_there, shapes.get_mut(id)) {
            remove_trait(shape, PAGINATED);
            add_trait(shape, PAGINATED, pages);
        }
    }
}

/// Returns whether an operation has the members that the trait names, with suitable types.
fn has_members(shapes: &Shapes, operation: &Value, pages: &Value) -> bool {
    let target = |role: &str, property: &str| {
        let path = pages.get(property)?.as_str()?;
        let input_or_output = operation.get(role).and_then(target_of)?;
        Some(member_at(shapes, input_or_output, path))
    };
    let is_there = |target: &Option<Option<&str>>| !matches!(target, Some(None));
    let (token, next) = (target("input", "inputToken"), target("output", "outputToken"));
    let (size, items) = (target("input", "pageSize"), target("output", "items"));
    let is_list = match items {
        Some(Some(id)) => shapes.get(id).is_some_and(|it| matches!(type_of(it), "list" | "map")),
        _ => true,
    };
    let type_at = |target: Option<Option<&str>>| {
        let id = target??;
        Some(shapes.get(id).map_or(id.to_owned(), |shape| type_of(shape).to_owned()))
    };
    [token, next, size, items].iter().all(is_there)
        && is_list
        && (token.is_none() || next.is_none() || is_alike(type_at(token), type_at(next)))
}

/// Returns whether two types are the same, whether each belongs to a shape or to the prelude.
fn is_alike(one: Option<String>, other: Option<String>) -> bool {
    let plain = |name: Option<String>| {
        name.map(|name| name.trim_start_matches("smithy.api#").to_lowercase())
    };
    plain(one) == plain(other)
}

/// Returns the member that a path leads to.
fn member_at<'s>(shapes: &'s Shapes, structure: &'s str, path: &str) -> Option<&'s str> {
    path.split('.')
        .try_fold(structure, |id, name| target_of(shapes.get(id)?.get("members")?.get(name)?))
}
