//! Checks that references lead to shapes, and that these shapes suit them.

use super::definition::Definition;
use super::references::{Entry, Reference};
use super::{Shape, ShapeId, ShapeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, MOST_SHOWN};
use crate::near::nearest;
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// Checks every reference of every shape; what mixins refer to is checked with them.
pub(super) fn check(definitions: &BTreeMap<ShapeId, Definition>, diagnostics: &mut Diagnostics) {
    let by_name = LazyCell::new(|| by_lower_case_name(definitions));
    for Definition { shape, .. } in definitions.values() {
        for reference in shape.references() {
            let (problem, help) = match definitions.get(reference.target) {
                None => (
                    "does not exist".to_owned(),
                    help_find(reference.target, &by_name, diagnostics.len()),
                ),
                Some(target) => match suits(reference.property, target) {
                    Ok(()) => continue,
                    Err(expected) => (what_it_is(&target.shape), expected.to_owned()),
                },
            };
            let subject = subject(shape, &reference);
            let message = format!("{subject} targets `{}`, which {problem}", reference.target);
            let place = shape.place().map(|place| reference.place(place));
            diagnostics.push(Diagnostic::new(message).at(place).help(help));
        }
    }
}

/// Names the subject of a reference: a member by its ID, and anything else as in "`errors.0` of
/// `example#Get`".
fn subject(shape: &Shape, reference: &Reference<'_>) -> String {
    let (id, property) = (&shape.id, reference.property);
    match (property, reference.entry) {
        ("members", Entry::Name(name)) => format!("`{id}${name}`"),
        ("member" | "key" | "value", _) => format!("`{id}${property}`"),
        (_, Entry::Only) => format!("`{property}` of `{id}`"),
        (_, Entry::Index(index)) => format!("`{property}.{index}` of `{id}`"),
        (_, Entry::Name(name)) => format!("`{property}.{name}` of `{id}`"),
    }
}

/// Checks whether a shape is what a property requires; the error says what is required.
fn suits(property: &str, target: &Definition) -> Result<(), &'static str> {
    let Definition { shape, mixins, .. } = target;
    let is_structure = shape.kind == ShapeKind::Structure;
    let (suited, expected) = match property {
        _ if shape.is_mixin() => (false, "a mixin can only be mixed into other shapes"),
        "key" => (
            matches!(shape.kind, ShapeKind::String | ShapeKind::Enum),
            "the key of a map targets a string or an enum",
        ),
        "input" | "output" => (is_structure, "an operation takes and returns structures"),
        // The trait that makes an error may also come from a mixin.
        "errors" => (
            is_structure && (shape.traits.has("smithy.api#error") || !mixins.is_empty()),
            "an error is a structure with the trait `smithy.api#error`",
        ),
        "resources" => (shape.as_resource().is_some(), "only a resource is allowed here"),
        "operations"
        | "collectionOperations"
        | "create"
        | "put"
        | "read"
        | "update"
        | "delete"
        | "list" => (shape.as_operation().is_some(), "only an operation is allowed here"),
        _ => (shape.kind.is_data(), "a member targets data, not a service, operation or resource"),
    };
    if suited { Ok(()) } else { Err(expected) }
}

fn what_it_is(shape: &Shape) -> String {
    let kind = shape.kind.with_article();
    if shape.is_mixin() { format!("is {kind} that is a mixin") } else { format!("is {kind}") }
}

/// The IDs of shapes by their names in small letters.
type ByName<'a> = BTreeMap<String, &'a ShapeId>;

fn by_lower_case_name(definitions: &BTreeMap<ShapeId, Definition>) -> ByName<'_> {
    definitions.keys().map(|id| (id.name().to_ascii_lowercase(), id)).collect()
}

/// Returns help for an ID that leads nowhere: the shape that may be meant. Names are compared only
/// for as many errors as are shown, because a missing file may leave thousands.
fn help_find(id: &ShapeId, by_name: &ByName<'_>, earlier: usize) -> String {
    let same = by_name.get(&id.name().to_ascii_lowercase());
    let near = || {
        let names = by_name.keys().map(String::as_str).filter(|_| earlier < MOST_SHOWN);
        by_name.get(nearest(id.name(), names)?)
    };
    match same.or_else(near) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("define `{id}`, or correct the target"),
    }
}
