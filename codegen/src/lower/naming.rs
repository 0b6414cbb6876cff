//! What the types, schemas and operations of a service are called.
//!
//! Names are those of the whole service, so that a crate of selected operations has the same.

use super::waiters;
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use crate::names::{self, Candidate, Name, Style, distinct};
use std::collections::BTreeMap;

/// The name of the type of each shape of the service that has one, also if it is not selected.
pub type TypeNames<'m> = BTreeMap<&'m ShapeId, Name>;

/// The name of the schema of each shape of the service that has one, also if it is not selected.
pub type SchemaNames<'m> = BTreeMap<&'m ShapeId, Name>;

/// What the service calls the shape.
pub(super) fn name_in_service<'m>(model: &'m Model, shape: &'m Shape) -> &'m str {
    let service = model.service().as_service();
    let renamed = service.and_then(|service| service.rename.get(&shape.id));
    renamed.map_or(shape.id.name(), String::as_str)
}

/// The names of the types.
pub(super) fn types(model: &Model) -> TypeNames<'_> {
    const UNHANDLED: (&str, &str) =
        ("Unhandled", "the variant for errors that the model does not name");
    let shapes = in_order(model, has_type);
    let type_name = |shape: &Shape| names::type_name(name_in_service(model, shape));
    // The type of an error is a variant too.
    let is_unhandled =
        |shape: &&Shape| shape.traits.has("smithy.api#error") && type_name(shape) == UNHANDLED.0;
    let reserved = if shapes.iter().any(is_unhandled) { &[UNHANDLED][..] } else { &[] };
    let candidate = |shape: &Shape| Candidate {
        name: type_name(shape),
        style: Style::Camel,
        meaning: format!("the type for `{}`", shape.id),
        place: shape.place(),
    };
    by_key(shapes.into_iter().map(|shape| (&shape.id, candidate(shape))), reserved)
}

/// The modules of the types, which stand beside them. Two types may be one as modules: `AB`, which
/// a shape `A_B` becomes, and `Ab`. Nobody sees these names, so there is no word about them.
pub(super) fn modules<'m>(model: &'m Model, types: &TypeNames<'m>) -> BTreeMap<&'m ShapeId, Name> {
    let shapes = in_order(model, has_type).into_iter();
    let candidate = |shape: &Shape| Candidate {
        name: names::module_name(&types[&shape.id].ident),
        style: Style::Snake,
        meaning: "another module".to_owned(),
        place: None,
    };
    let types = types.values().map(|name| (name.ident.as_str(), "a type"));
    let reserved: Vec<_> = types.chain([("smithy_shapes", "the runtime")]).collect();
    by_key(shapes.map(|shape| (&shape.id, candidate(shape))), &reserved)
}

/// The names of the schemas.
pub(super) fn schemas(model: &Model) -> SchemaNames<'_> {
    let shapes = in_order(model, is_data).into_iter();
    let candidate = |shape: &Shape| Candidate {
        name: names::schema_name(name_in_service(model, shape)),
        style: Style::Snake,
        meaning: format!("the schema of `{}`", shape.id),
        place: shape.place(),
    };
    by_key(shapes.map(|shape| (&shape.id, candidate(shape))), &[])
}

/// Who has a name in the module of the operations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner<'m> {
    Service,
    Operation(&'m ShapeId),
    /// The enum of the operation's errors.
    Errors(&'m ShapeId),
    /// The constant for one of its waiters.
    Waiter(&'m ShapeId, &'m str),
}

/// The names in the module of the operations.
pub(super) type OperationNames<'m> = BTreeMap<Owner<'m>, Name>;

/// Names what stands in the module of the operations. What the model calls so itself goes before
/// what is made of another name.
pub(super) fn operations(model: &Model) -> OperationNames<'_> {
    const RESERVED: &[(&str, &str)] = &[
        ("Modeled", "an item of the runtime"),
        ("None", "a variant of `Option`"),
        ("OperationVisitor", "an item of the runtime"),
        ("Pagination", "an item of the runtime"),
        ("Some", "a variant of `Option`"),
        ("Trait", "an item of the runtime"),
        ("Unhandled", "an item of the runtime"),
    ];
    let service = model.service();
    let operations = in_order(model, |shape| shape.as_operation().is_some());
    let candidate = |name, meaning: &str, shape: &Shape| Candidate {
        name,
        style: Style::Camel,
        meaning: format!("{meaning} `{}`", shape.id),
        place: shape.place(),
    };
    let name_of = |shape: &Shape| names::type_name(shape.id.name());
    let own = operations.iter().map(|shape| {
        (Owner::Operation(&shape.id), candidate(name_of(shape), "the operation", shape))
    });
    let errors = operations.iter().map(|shape| {
        let name = names::error_name(shape.id.name());
        (Owner::Errors(&shape.id), candidate(name, "the enum for the errors of", shape))
    });
    let waiters = operations.iter().flat_map(|shape| {
        let candidates = waiters::candidates(shape);
        candidates.map(|(waiter, candidate)| (Owner::Waiter(&shape.id, waiter), candidate))
    });
    let service = (Owner::Service, candidate(name_of(service), "the service", service));
    by_key([service].into_iter().chain(own).chain(errors).chain(waiters), RESERVED)
}

/// Whether the shape has a type of its own. The others are types of Rust: a model may retarget a
/// member from one string shape to another without breaking anybody.
pub fn has_type(shape: &Shape) -> bool {
    use ShapeKind::{Enum, IntEnum, Structure, Union};
    is_data(shape) && matches!(shape.kind, Structure | Union | Enum | IntEnum)
}

/// Whether the shape has a schema of its own, and not one of the runtime.
pub(super) fn is_data(shape: &Shape) -> bool {
    shape.kind.is_data() && !shape.id.is_prelude()
}

/// The shapes of the service that are such, in the order in which they get their names. Those of
/// the service's own namespace are first: what it takes from elsewhere later renames nothing.
fn in_order(model: &Model, is_such: impl Fn(&Shape) -> bool) -> Vec<&Shape> {
    let own = model.service().id.namespace();
    let mut shapes: Vec<&Shape> = model.closure().filter(|shape| is_such(shape)).collect();
    shapes.sort_by_key(|shape| shape.id.namespace() != own);
    shapes
}

/// Distinct names, by what has them.
fn by_key<K: Ord>(
    candidates: impl Iterator<Item = (K, Candidate)>,
    reserved: &[(&str, &str)],
) -> BTreeMap<K, Name> {
    let (keys, candidates): (Vec<K>, Vec<Candidate>) = candidates.unzip();
    keys.into_iter().zip(distinct(&candidates, reserved)).collect()
}
