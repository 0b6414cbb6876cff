//! The choice of the service, and the shapes connected to it.

use super::{Shape, ShapeId, ShapeKind};
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

type Shapes = BTreeMap<ShapeId, Shape>;

/// Returns the chosen service: by its ID, by its name alone, or because it is the only one.
pub(super) fn choose_service(shapes: &Shapes, wanted: Option<&str>) -> Result<ShapeId, Diagnostic> {
    let all: Vec<&Shape> =
        shapes.values().filter(|shape| shape.as_service().is_some() && !shape.is_mixin()).collect();
    let is_wanted =
        |id: &ShapeId| wanted.is_none_or(|name| id.as_str() == name || id.name() == name);
    let found: Vec<&Shape> = all.iter().copied().filter(|shape| is_wanted(&shape.id)).collect();

    let (problem, choice) = match (found.as_slice(), wanted) {
        ([service], _) => return Ok(service.id.clone()),
        ([], None) => ("the model has no service".to_owned(), all),
        ([], Some(name)) => (format!("the model has no service `{name}`"), all),
        (_, None) => ("the model has more than one service".to_owned(), found),
        (_, Some(name)) => (format!("the model has more than one service `{name}`"), found),
    };
    let help = match choice.as_slice() {
        [] => "add a file that defines a service".to_owned(),
        services => {
            let ids: Vec<String> = services.iter().map(|shape| format!("`{}`", shape.id)).collect();
            format!("choose {}", ids.join(" or "))
        }
    };
    let places = choice.iter().filter_map(|service| service.place());
    Err(Diagnostic::new(problem).at_each(places).help(help))
}

/// Returns all shapes that can be reached from these, including themselves.
pub(super) fn closure<'a>(
    shapes: &'a Shapes,
    starts: impl IntoIterator<Item = &'a ShapeId>,
) -> BTreeSet<ShapeId> {
    let mut reached = BTreeSet::new();
    let mut to_visit: Vec<&ShapeId> = starts.into_iter().collect();
    while let Some(id) = to_visit.pop() {
        if let Some(shape) = shapes.get(id)
            && reached.insert(id.clone())
        {
            to_visit.extend(connected(shape));
        }
    }
    reached
}

/// Returns the shapes that a shape adds to the closure.
///
/// The identifiers and properties of a resource only name what members hold. `Unit` as an input or
/// output means that there is none, and as the target of an enum member it means nothing; only as
/// the target of a union member is it an ordinary shape.
fn connected(shape: &Shape) -> impl Iterator<Item = &ShapeId> {
    let brings_unit = shape.kind == ShapeKind::Union;
    let references = shape.references().into_iter();
    references
        .filter(|reference| !matches!(reference.property, "identifiers" | "properties"))
        .map(|reference| reference.target)
        .filter(move |target| brings_unit || !target.is_unit())
}
